use mlmock::ml_double;

#[ml_double(type Row<'a> = &'a str)]
trait Table {
    type Row<'a>
    where
        Self: 'a;
    fn row(&self, id: u32) -> Self::Row<'_>;
}

struct InMemory(String);

impl Table for InMemory {
    type Row<'a> = &'a str;
    fn row(&self, _id: u32) -> &str {
        &self.0
    }
}

fn main() {
    TableDouble::wrapping(InMemory(String::new()));
}

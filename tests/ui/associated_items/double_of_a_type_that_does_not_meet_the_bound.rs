use mlmock::ml_double;

struct Row(u32);

#[ml_double]
trait Source {
    type Row: Clone;
    fn next(&mut self) -> Option<Self::Row>;
}

fn main() {
    let source = SourceDouble::<Row>::new();
}

use mlmock::ml_double;

#[ml_double(type Item = u32)]
trait Rows: Iterator {
    fn schema(&self) -> String;
}

fn main() {}

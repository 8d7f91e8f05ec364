use mlmock::ml_double;

#[ml_double]
trait Rows: Iterator {
    fn schema(&self) -> String;
}

fn main() {}

use mlmock::ml_double;

#[ml_double]
trait Rows: Iterator {
    fn first(&self) -> Self::Item;
}

fn main() {}

use mlmock::ml_double;

#[ml_double]
trait Registry: Iterator {
    fn first(&self) -> Self::Item;
}

fn main() {}

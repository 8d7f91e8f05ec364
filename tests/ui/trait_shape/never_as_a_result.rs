use mlmock::ml_double;

#[ml_double]
trait Registry {
    fn give_up(&self) -> !;
}

fn main() {}

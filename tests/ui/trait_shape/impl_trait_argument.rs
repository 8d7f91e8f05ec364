use mlmock::ml_double;

#[ml_double]
trait Registry {
    fn log_all(&self, names: impl Iterator<Item = String>);
}

fn main() {}

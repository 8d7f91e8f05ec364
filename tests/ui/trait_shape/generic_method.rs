use mlmock::ml_double;

#[ml_double]
trait Registry {
    fn log<T>(&self, value: T);
}

fn main() {}

use mlmock::ml_double;

#[ml_double]
trait Registry {
    fn log(&self);
    fn log(&self, name: &str);
}

fn main() {}

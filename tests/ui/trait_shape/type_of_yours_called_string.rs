use mlmock::ml_double;

pub struct String(u8);

#[ml_double]
trait Registry {
    fn log(&self, name: String);
}

fn main() {}

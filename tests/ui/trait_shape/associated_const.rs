use mlmock::ml_double;

#[ml_double]
trait Registry {
    const STAGES: usize;
    fn load(&self, name: &str) -> u32;
}

fn main() {}

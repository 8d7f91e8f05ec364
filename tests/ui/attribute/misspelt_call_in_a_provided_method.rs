use mlmock::ml_double;

#[ml_double]
trait Registry {
    fn version(&self) -> u32;
    fn next_version(&self) -> u32 {
        self.versoin() + 1
    }
}

fn main() {}

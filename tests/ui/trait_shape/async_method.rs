use mlmock::ml_double;

#[ml_double]
trait Registry {
    async fn load(&self, name: &str) -> u32;
}

fn main() {}

use mlmock::ml_double;

#[ml_double(nmae = FakeRegistry, crate)]
trait Registry {
    fn version() -> u32;
    fn log_model(&self, #[ml_double(skpi)] name: &str);
    fn log_metrics<M>(&self, metrics: M);
}

fn main() {}

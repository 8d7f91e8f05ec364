use mlmock::ml_double;

#[ml_double(nmae = FakeRegistry, crate)]
trait Registry {
    type Row<'a>;
    fn log_model(&self, #[ml_double(skpi)] name: &str);
    #[ml_double(retuns = u32)]
    fn log_metrics<M>(&self, metrics: M);
}

fn main() {}

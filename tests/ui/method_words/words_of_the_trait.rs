use mlmock::ml_double;

#[ml_double]
trait Registry {
    #[ml_double(name = FakeRegistry)]
    fn log_in(&self, user: &str);
    #[ml_double(type Model = u32)]
    fn log_out(&self, user: &str);
    #[ml_double(const DIM: usize = 4)]
    fn log_on(&self, user: &str);
}

fn main() {}

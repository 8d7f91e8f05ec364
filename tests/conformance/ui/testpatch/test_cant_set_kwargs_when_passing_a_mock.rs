use mlmock::ml_double;

#[ml_double(name = FakeRegistry, name = StubRegistry)]
trait Registry {
    fn log_model(&self, name: &str);
}

#[ml_double(type Row = u32, type Row = u64)]
trait Store {
    type Row;
    fn get(&self, key: &str) -> Self::Row;
}

#[ml_double(extends(Registry))]
fn load(path: &str) -> u32 {
    path.len() as u32
}

fn main() {}

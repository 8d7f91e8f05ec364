use mlmock::ml_double;

#[ml_double]
fn load<T: Default + 'static>(path: &str) -> T {
    T::default()
}

fn main() {
    let load = load::double();
    load.returns(3);
}

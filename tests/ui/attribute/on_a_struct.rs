use mlmock::ml_double;

#[ml_double]
struct Registry {
    versions: u32,
}

fn main() {}

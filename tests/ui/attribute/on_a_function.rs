use mlmock::ml_double;

#[ml_double]
fn version() -> u32 {
    7
}

fn main() {}

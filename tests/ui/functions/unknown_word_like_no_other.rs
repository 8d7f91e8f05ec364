use mlmock::ml_double;

#[ml_double(serialize)]
fn version() -> u32 {
    7
}

fn main() {}

use mlmock::ml_double;

#[ml_double(nmae = version_seam)]
fn version() -> u32 {
    7
}

fn main() {}

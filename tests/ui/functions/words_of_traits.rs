use mlmock::ml_double;

#[ml_double(of = std::io::Read, extends(Store), type Model = u32, const DIM: usize = 4)]
fn version() -> u32 {
    7
}

fn main() {}

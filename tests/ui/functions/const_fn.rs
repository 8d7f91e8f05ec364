use mlmock::ml_double;

#[ml_double]
const fn dimensions(layers: usize) -> usize {
    layers * 64
}

fn main() {}

use mlmock::ml_double;

#[ml_double(of = std::fs::File)]
trait File {
    fn len(&self) -> u64;
}

fn main() {}

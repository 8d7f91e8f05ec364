use mlmock::ml_double;

#[ml_double]
trait Parser {
    fn next(&self, input: &mut &str) -> u32;
}

fn main() {}

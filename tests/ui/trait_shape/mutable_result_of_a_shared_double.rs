use mlmock::ml_double;

#[ml_double]
trait Registry {
    fn cache(&self) -> &mut Vec<u8>;
}

fn main() {}

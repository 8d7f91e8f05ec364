use mlmock::ml_double;

#[ml_double]
trait Registry {
    fn cache(&mut self) -> Option<&mut Vec<u8>>;
}

fn main() {}

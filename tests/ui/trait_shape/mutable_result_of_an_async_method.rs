use mlmock::ml_double;

#[ml_double]
trait Registry {
    async fn cache(&self) -> &mut Vec<u8>;
}

fn main() {}

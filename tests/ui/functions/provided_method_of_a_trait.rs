use mlmock::ml_double;

trait Client {
    #[ml_double]
    fn post(&self, url: &str) -> u16 {
        200
    }
}

fn main() {}

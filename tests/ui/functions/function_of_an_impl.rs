use mlmock::ml_double;

struct Client;

impl Client {
    #[ml_double]
    fn connect(url: &str) -> u16 {
        200
    }
}

fn main() {}

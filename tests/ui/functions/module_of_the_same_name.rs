use mlmock::ml_double;

mod post {
    pub const TIMEOUT: u64 = 5;
}

#[ml_double]
fn post(url: &str) -> u16 {
    200
}

fn main() {}

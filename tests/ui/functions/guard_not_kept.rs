#![deny(unused_must_use)]
use mlmock::ml_double;

#[ml_double]
fn post(url: &str) -> u16 {
    200
}

fn main() {
    post::double();
}

use mlmock::ml_double;

#[ml_double]
fn post(url: &str) -> u16 {
    200
}

fn main() {
    let post = post::statics();
}

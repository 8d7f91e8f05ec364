use mlmock::ml_double;

#[ml_double]
fn post(url: &str) -> u16 {
    200
}

fn main() {
    let double = post::double();
    std::thread::spawn(move || {
        double.returns(404);
        post("https://models.example")
    });
}

use mlmock::ml_double;

#[ml_double]
fn trim<'a>(text: &'a str) -> &'a str {
    text.trim()
}

fn main() {
    let local = String::from("a");
    let trim = trim::double();
    trim.returns(&*local);
}

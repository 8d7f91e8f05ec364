use mlmock::ml_double;

#[ml_double]
trait Registry {
    fn trim<'a>(&self, text: &'a str) -> &'a str;
}

fn main() {}

#[ml_double]
trait Parser {
    fn trim<'a>(&self, text: &'a str) -> &'a str;
}

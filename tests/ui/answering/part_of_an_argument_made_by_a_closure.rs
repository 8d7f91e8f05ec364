use mlmock::ml_double;

#[ml_double]
trait Tokenizer {
    fn stem<'a>(&self, word: &'a str) -> &'a str;
}

fn main() {
    let tokenizer = TokenizerDouble::new();
    tokenizer.stem.side_effect(|word| word.to_lowercase());
}

use std::pin::Pin;

use mlmock::ml_double;

#[ml_double]
trait Registry {
    fn cache(self: Pin<&Self>) -> &mut Vec<u8>;
}

fn main() {}

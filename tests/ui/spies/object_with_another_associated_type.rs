use mlmock::ml_double;

#[ml_double]
trait Source {
    type Item;
    fn next(&mut self) -> Option<Self::Item>;
}

struct Letters;

impl Source for Letters {
    type Item = char;
    fn next(&mut self) -> Option<char> {
        None
    }
}

fn main() {
    SourceDouble::<u32>::wrapping(Letters);
}

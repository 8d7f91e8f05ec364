use futures::Stream;
use mlmock::ml_double;

#[ml_double]
trait Rows: Stream<Item = u32> {
    fn schema(&self) -> String;
}

fn main() {}

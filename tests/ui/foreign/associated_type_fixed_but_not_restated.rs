use mlmock::ml_double;

#[ml_double(of = Iterator, type Item = u32)]
trait Rows {
    fn next(&mut self) -> Option<u32>;
}

fn main() {}

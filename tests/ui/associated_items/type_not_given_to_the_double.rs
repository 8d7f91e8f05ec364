use mlmock::ml_double;

#[ml_double]
trait Source {
    type Row: Clone;
    fn next(&mut self) -> Option<Self::Row>;
}

fn main() {
    let source = SourceDouble::new();
}

use mlmock::ml_double;

#[ml_double(of = std::io::Write)]
trait Write {
    fn write(&mut self, buf: &[u8]) -> std::io::Result<usize>;
}

fn main() {}

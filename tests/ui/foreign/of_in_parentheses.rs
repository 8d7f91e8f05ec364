use mlmock::ml_double;

#[ml_double(of(std::io::Read))]
trait Read {
    fn read(&mut self, buf: &mut [u8]) -> std::io::Result<usize>;
}

fn main() {}

#[ml_double(of = std::io::Read)]
trait Read {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize>;
}

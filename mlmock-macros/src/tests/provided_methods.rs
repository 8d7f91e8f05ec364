#[ml_double]
trait Retry {
    fn once(&self, n: u32) -> Result<u32, Error>;
    fn twice(&self, mut n: u32, (low, high): (u32, u32), _: bool) -> Result<u32, Error> {
        n = n.clamp(low, high);
        self.once(n).or_else(|_| self.once(n))
    }
    fn renewed(&self, limit: usize) -> Retried {
        Retried::of(&Self::new(limit), Self::LIMIT)
    }
    fn scratch(&mut self) -> &mut Vec<u8> {
        self.buffer()
    }
    fn buffer(&mut self) -> &mut Vec<u8>;
}

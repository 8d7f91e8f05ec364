#[ml_double]
trait Cache {
    fn entry(&mut self, key: &str) -> &mut Entry;
    fn bytes(&mut self) -> &mut [u8];
    fn title(&mut self) -> &mut str;
}

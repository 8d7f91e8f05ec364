#[ml_double]
trait Stream {
    fn rows<'a>(&'a self, table: &'a str) -> impl Iterator<Item = u8> + use<'a, Self>;
    fn next(&self) -> impl Future<Output = u8> + Send + use<Self>;
    #[ml_double(returns = Vec<u8>)]
    fn bytes(&self) -> impl Bytes + use<'_, Self>;
    fn fixed(&self, row: [u8; { let width = 4; width }]) -> Row<{ let width = 4; width }>;
    fn own(&self) -> impl Iterator<Item = u8> + use<'_, Self> {
        self.bytes().iter()
    }
}

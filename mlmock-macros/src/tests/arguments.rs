#[ml_double]
trait Trainer {
    fn owned(&self, rate: f64, name: String, labels: Vec<String>, shape: (u32, u32), rows: [f32; 3]);
    fn borrowed(&self, path: &Path, rows: &[Vec<f32>], filter: Option<&str>, pair: (u8, &str));
    fn changed(&self, model: &mut Model, rows: &mut [f32]);
    fn with_lifetimes(&self, request: Request<'_>, next: Option<Request<'_>>, all: Vec<&Model>);
    fn callbacks(&self, each: &dyn Fn(&str) -> bool, end: Box<dyn FnOnce(u32) + Send>, map: fn(&u8) -> u8);
    fn unnamed(&self, _: u8, _: &str);
    fn consumed(self: Box<Self>, by: u32) -> u32;
}

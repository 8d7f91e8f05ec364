use std::pin::Pin;

use mlmock::ml_double;

#[ml_double]
trait Client {
    fn get(&self, url: &str) -> Pin<Box<dyn Future<Output = u16> + Send + '_>>;
}

fn main() {
    let client = ClientDouble::new();
    client.get.returns_with(|| Box::pin(async { 200 }));
}

use std::future::Future;

use mlmock::ml_double;

#[ml_double]
trait Client {
    fn get(&self, url: &str) -> impl Future<Output = Result<u16, String>> + Send;
}

fn main() {
    let client = ClientDouble::new();
    client.get.returns(async { Ok(200) });
}

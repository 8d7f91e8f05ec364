use mlmock::ml_double;

#[ml_double]
trait Client {
    async fn get(&self, url: &str) -> u16;
}

fn main() {
    let client = ClientDouble::new();
    client.get.returns(async { 200 });
}

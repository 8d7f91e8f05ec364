use mlmock::ml_double;

#[ml_double]
trait Client {
    async fn get(&self, url: &str) -> Result<u16, String>;
}

async fn a_page_is_loaded() {
    let client = ClientDouble::new();
    client.get.returns_ok(200);
    client.get("https://models.example").unwrap();
}

fn main() {}

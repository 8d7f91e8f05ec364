use mlmock::ml_double;

mod client {
    #[async_trait::async_trait]
    pub trait Client {
        async fn get(&self, key: &str) -> u32;
    }
}

#[ml_double(of = client::Client)]
trait Client {
    async fn get(&self, key: &str) -> u32;
}

fn main() {}

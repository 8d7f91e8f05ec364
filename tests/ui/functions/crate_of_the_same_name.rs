use mlmock::ml_double;

#[ml_double]
fn tokio(url: &str) -> u16 {
    200
}

async fn wait() {
    tokio::task::yield_now().await;
}

fn main() {}

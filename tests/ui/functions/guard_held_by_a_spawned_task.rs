use mlmock::ml_double;

#[ml_double]
async fn post(url: &str) -> u16 {
    200
}

fn spawn(_: impl Future + Send + 'static) {}

fn main() {
    spawn(async {
        let double = post::double();
        double.returns(404);
        post("https://models.example").await
    });
}

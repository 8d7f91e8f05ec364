//! What an asynchronous method gives out is a double too: the shape of an HTTP client.
use mlmock::{ml_double, timeline};
use mlmock_tests::assert_text;

#[ml_double]
trait Response {
    fn status(&self) -> u16;
    async fn json(self) -> Result<u32, String>;
}

#[ml_double(type Response = ResponseDouble)]
trait Session {
    type Response: Response;
    async fn post(&self, url: &str, body: &[f32]) -> Result<Self::Response, String>;
}

async fn predict(session: &impl Session) -> Result<u32, String> {
    let response = session.post("/predict", &[0.5]).await?;
    match response.status() {
        200 => response.json().await,
        status => Err(format!("status {status}")),
    }
}

#[tokio::test]
async fn test_set_return_value_of_aenter() {
    let (session, response) = (SessionDouble::new(), ResponseDouble::new());
    session.post.returns_ok(response.clone());
    response.status.returns_in_order([200, 503]);
    response.json.returns_ok(7);
    assert_eq!(predict(&session).await, Ok(7));
    assert_eq!(predict(&session).await, Err("status 503".into()));
    response.json.assert_called_once();
    assert_text(
        timeline([&session, &response]).to_string(),
        r#"
        1  Session.post(url: "/predict", body: [0.5])
        2  Response.status()
        3  Response.json()
        4  Session.post(url: "/predict", body: [0.5])
        5  Response.status()
        "#,
    );
}

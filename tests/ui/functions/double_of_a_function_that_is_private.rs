mod http {
    #[mlmock::ml_double]
    fn post(url: &str) -> u16 {
        200
    }
}

fn main() {
    let post = http::post::double();
    post.returns(404);
}

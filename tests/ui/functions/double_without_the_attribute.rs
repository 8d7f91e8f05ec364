fn post(_url: &str) -> u16 {
    200
}

fn main() {
    let post = post::double();
    post.returns(404);
}

mod post {
    #[mlmock::ml_double]
    pub fn post(url: &str) -> u16 {
        200
    }
}

pub use post::post;

fn main() {}

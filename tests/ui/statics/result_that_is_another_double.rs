use mlmock::ml_double;

#[ml_double]
trait Registry: Sized {
    fn connect(url: &str) -> Self;
}

struct HttpRegistry;

fn main() {
    let statics = RegistryDouble::statics();
    statics.connect.returns(HttpRegistry);
}

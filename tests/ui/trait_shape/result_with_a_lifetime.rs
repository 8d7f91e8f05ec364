use mlmock::ml_double;

struct Version<'a>(&'a str);

#[ml_double]
trait Registry {
    fn version(&self) -> Version<'_>;
}

fn main() {}

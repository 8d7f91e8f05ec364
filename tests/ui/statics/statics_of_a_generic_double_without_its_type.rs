use mlmock::ml_double;

#[ml_double]
trait Repository<T> {
    fn empty() -> Vec<T>;
}

fn main() {
    let statics = RepositoryDouble::statics();
}

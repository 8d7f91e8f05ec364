use mlmock::ml_double;

#[ml_double]
trait Repository<T> {
    fn put(&self, value: &T);
}

fn main() {
    let repository = RepositoryDouble::new();
}

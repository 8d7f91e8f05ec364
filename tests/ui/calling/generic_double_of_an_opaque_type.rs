use mlmock::ml_double;

struct Model(u32);

#[ml_double]
trait Repository<T> {
    fn put(&self, value: &T);
}

fn main() {
    let repository = RepositoryDouble::<Model>::new();
}

use mlmock::ml_double;

#[ml_double(type Row<'a> = &'a [f32])]
trait FeatureStore {
    type Row;
    fn row(&self, user: u64) -> Self::Row;
}

fn main() {}

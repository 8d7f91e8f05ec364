use mlmock::ml_double;

#[ml_double(type Row = &[f32])]
trait FeatureStore {
    type Row<'a>
    where
        Self: 'a;
    fn row(&self, user: u64) -> Self::Row<'_>;
}

fn main() {}

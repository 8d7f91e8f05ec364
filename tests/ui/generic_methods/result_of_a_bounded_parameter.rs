use mlmock::ml_double;

trait Row {}

#[ml_double]
trait FeatureStore {
    fn rows<R, S>(&self, name: &str) -> Result<Vec<R>, S>
    where
        R: Row,
        S: std::error::Error;
}

fn main() {}

use mlmock::ml_double;

#[ml_double]
trait Schedule: Fn(u64) -> f64 {
    fn name(&self) -> String;
}

fn main() {}

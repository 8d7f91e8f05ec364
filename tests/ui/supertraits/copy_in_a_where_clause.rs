use mlmock::ml_double;

#[ml_double]
trait Schedule
where
    Self: Copy,
{
    fn rate(&self, step: u64) -> f64;
}

fn main() {}

use mlmock::ml_double;

#[ml_double]
trait Job {
    fn name(&self) -> String;
    fn run(self) -> u32;
}

fn spied(job: Box<dyn Job>) -> String {
    JobDouble::wrapping(job).name()
}

fn main() {}

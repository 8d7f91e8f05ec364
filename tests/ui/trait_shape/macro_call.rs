use mlmock::ml_double;

macro_rules! logging {
    () => {
        fn log(&self, line: &str);
    };
}

#[ml_double]
trait Registry {
    logging!();
}

fn main() {}

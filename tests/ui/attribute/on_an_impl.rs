use mlmock::ml_double;

struct Registry;

#[ml_double]
impl Registry {
    fn version(&self) -> u32 {
        7
    }
}

fn main() {}

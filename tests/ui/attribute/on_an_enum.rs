use mlmock::ml_double;

#[ml_double]
enum Stage {
    Staging,
    Production,
}

fn main() {}

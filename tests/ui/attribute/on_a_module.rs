use mlmock::ml_double;

#[ml_double]
mod registry {
    trait Registry {}
}

fn main() {}

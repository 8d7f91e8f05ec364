use mlmock::ml_double;

macro_rules! drop_hooks {
    () => {
        fn on_drop(&self);
    };
}

#[ml_double]
trait Registry {
    const REGION: &'static str;
    type Row<'a>;
    drop_hooks!();
}

fn main() {}

use mlmock::ml_double;

#[ml_double]
trait Registry {
    fn log_model(&self, model: u32, name: &str);
}

#[ml_double(extends(Registry))]
trait Platform: Registry {}

fn more_is_configured(platform: PlatformDouble) {
    platform.registry.log_model.returns(());
    platform.registry.promote.returns(true);
}

fn main() {}

use mlmock::ml_double;

#[ml_double]
trait Registry {
    fn log_in(&self, user: &str, #[ml_double(skip)] password: &str);
}

fn the_user_logs_in(registry: RegistryDouble) {
    registry.log_in.assert_called_once_with("ada", "secret");
}

fn main() {}

use mlmock::ml_double;

#[ml_double]
trait Registry {
    fn log_in(&self, user: &str, #[ml_double(skip)] password: &str);
}

fn the_user_logs_in(registry: RegistryDouble) {
    let (user, password) = registry.log_in.last_args().unwrap();
}

fn main() {}

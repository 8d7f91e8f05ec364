use mlmock::ml_double;

#[ml_double]
trait Registry {
    fn latest_versions(&self, name: &str, stages: &[&str]);
}

fn versions_are_asked_for(registry: RegistryDouble) {
    registry.latest_versions.assert_called_once_with("churn", "Production");
}

fn main() {}

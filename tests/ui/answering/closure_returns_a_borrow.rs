use mlmock::ml_double;

#[ml_double]
trait Registry {
    fn alias(&self, name: &str) -> &str;
}

fn a_name_is_its_own_alias(registry: RegistryDouble) {
    registry.alias.side_effect(|name| name);
}

fn main() {}

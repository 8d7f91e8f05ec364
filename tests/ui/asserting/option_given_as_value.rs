use mlmock::ml_double;

#[ml_double]
trait Registry {
    fn search(&self, filter: Option<&str>);
}

fn a_filter_is_used(registry: RegistryDouble) {
    registry.search.assert_called_once_with("stage = 'Production'");
}

fn main() {}

use mlmock::ml_double;

#[ml_double]
trait Registry {
    fn log_model(&self, model: u32, name: &str);
}

/// Has a member that is not in the trait.
struct Remote;
impl Remote {
    fn url(&self) -> String {
        String::from("http://registry")
    }
}
impl Registry for Remote {
    fn log_model(&self, _: u32, _: &str) {}
}

fn the_url_is_given(remote: Remote, registry: RegistryDouble) {
    let _ = remote.url();
    registry.url.returns(String::new());
    let _ = registry.url();
}

fn main() {}

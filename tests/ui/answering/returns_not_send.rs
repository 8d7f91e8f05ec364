use mlmock::ml_double;
use std::rc::Rc;

#[ml_double]
trait Registry {
    fn weights(&self) -> Rc<Vec<f32>>;
}

fn weights_are_there(registry: RegistryDouble) {
    registry.weights.returns(Rc::new(vec![0.5]));
}

fn main() {}

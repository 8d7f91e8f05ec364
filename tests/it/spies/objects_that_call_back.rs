//! No lock is held while the object runs: it may call the spy's double, or another spy.
use std::sync::{Arc, OnceLock};

use mlmock::ml_double;

#[ml_double]
trait Tree {
    fn depth(&self, of: u32) -> u32;
}

/// Asks the spy in front of it for the depth of the next.
#[derive(Default)]
struct Recursive {
    spy: OnceLock<Arc<dyn Tree + Send + Sync>>,
}

impl Tree for Recursive {
    fn depth(&self, of: u32) -> u32 {
        match of {
            0 => 0,
            of => 1 + self.spy.get().unwrap().depth(of - 1),
        }
    }
}

#[test]
fn it_calls_the_spy_that_called_it() {
    let real = Arc::new(Recursive::default());
    let tree = TreeDouble::wrapping(real.clone());
    assert!(real.spy.set(Arc::new(tree.clone())).is_ok());
    assert_eq!(tree.depth(3), 3);
    assert_eq!(tree.depth.args(), [(3,), (2,), (1,), (0,)]);
    tree.depth.with(1).returns(100);
    assert_eq!(tree.depth(3), 102);
}

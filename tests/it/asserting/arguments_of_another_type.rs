//! A reference may be to another type that the recorded one compares with.
use mlmock::ml_double;
use mlmock_tests::{assert_text, failure_of};

#[derive(Clone, Debug, PartialEq)]
struct Version {
    number: u32,
}

#[derive(Clone, Debug)]
struct Number(u32);

impl PartialEq<Number> for Version {
    fn eq(&self, other: &Number) -> bool {
        self.number == other.0
    }
}

#[ml_double]
trait Registry {
    fn load(&self, version: &Version);
}

#[test]
fn it_is_compared() {
    let registry = RegistryDouble::new();
    registry.load(&Version { number: 3 });
    registry.load.assert_called_once_with(&Number(3));
}

#[test]
fn it_is_named_where_it_differs() {
    let registry = RegistryDouble::new();
    registry.load(&Version { number: 3 });
    assert_text(
        failure_of(|| registry.load.assert_called_once_with(&Number(4))),
        "
        Registry.load: expected exactly one call, with these arguments

          expected:
            load(version: <Number>)

          1 call:
            #1 load(*version: Version { number: 3 })  at <here>

          call #1 differs in:
            version
              expected <Number>
                actual Version { number: 3 }
        ",
    );
}

//! Doubles that other doubles hand out.
use std::io::{self, ErrorKind, Write};
use std::sync::Arc;

use mlmock::{ml_double, timeline};
use mlmock_tests::assert_text;

#[ml_double]
trait Session: Send + Sync {
    fn commit(&self, version: u32) -> Result<(), String>;
}

#[ml_double]
trait Registry {
    fn session(&self, user: &str) -> Arc<dyn Session>;
}

fn registry_with_session() -> (RegistryDouble, SessionDouble) {
    let (registry, session) = (RegistryDouble::new(), SessionDouble::relaxed());
    registry.session.returns(Arc::new(session.clone()));
    (registry, session)
}

#[test]
fn test_adding_return_value_mock() {
    let (registry, session) = registry_with_session();
    registry.session("eve").commit(3).unwrap();
    session.commit.assert_called_once_with(3);
    assert_text(
        timeline([&registry, &session]).to_string(),
        r#"
        1  Registry.session(user: "eve")
        2  Session.commit(version: 3)
        "#,
    );
}

#[test]
fn test_attach_mock_return_value() {
    let registry = RegistryDouble::new();
    let sessions = ["first", "second"].map(SessionDouble::named);
    for session in &sessions {
        session.commit.returns_ok(());
        registry.session.returns_once(Arc::new(session.clone()));
    }
    registry.session("eve").commit(1).unwrap();
    registry.session("bob").commit(2).unwrap();
    let [first, second] = &sessions;
    assert_text(
        timeline([&registry, first, second]).to_string(),
        r#"
        1  Registry.session(user: "eve")
        2  first.commit(version: 1)
        3  Registry.session(user: "bob")
        4  second.commit(version: 2)
        "#,
    );
}

#[test]
fn test_mock_open_write() {
    #[ml_double(of = std::io::Write)]
    trait Write {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize>;
        fn flush(&mut self) -> io::Result<()>;
    }
    #[ml_double]
    trait Store {
        fn create(&self, key: &str) -> io::Result<Box<dyn std::io::Write>>;
    }
    let (store, file) = (StoreDouble::new(), WriteDouble::new());
    file.write
        .fails_with(|| io::Error::from(ErrorKind::StorageFull));
    store.create.returns_with({
        let file = file.clone();
        move || Ok(Box::new(file.clone()))
    });
    let failed = store.create("model.bin").unwrap().write_all(b"weights");
    assert_eq!(failed.unwrap_err().kind(), ErrorKind::StorageFull);
    file.write.assert_called_once_with(b"weights");
    store.create.assert_called_once_with("model.bin");
}

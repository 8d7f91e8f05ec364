//! A double of a generic trait records what its types allow; `opaque()` asks nothing of them.
use std::fmt::Debug;

use mlmock::{any, ml_double};
use mlmock_tests::{assert_text, failure_of};

#[ml_double]
trait Repository<K, V>
where
    V: PartialEq + Send + Sync,
{
    fn put(&self, key: K, value: &V) -> Option<V>;
    fn get(&self, key: &K) -> Option<&V>;
    fn all(&self) -> Vec<(K, V)>;
    fn first(&self, key: &K, name: &str) -> Result<V, String>;
    fn count(&self) -> usize {
        self.all().len()
    }
}

#[ml_double]
trait Embedder<T: Debug = f32, const N: usize = 2> {
    fn embed(&self, text: &str, scale: T) -> [T; N];
}

/// `PartialEq`, because the trait asks for it, and nothing more.
#[derive(PartialEq)]
struct Opaque(u32);

#[test]
fn arguments_of_its_types_are_recorded_by_value() {
    let repository = RepositoryDouble::<String, Vec<u8>>::new();
    repository.put.returns(None);
    repository
        .put
        .with("k", any())
        .side_effect(|_, value| Some(value.clone()));
    repository
        .get
        .side_effect(|key| Some(key.clone().into_bytes()));
    assert_eq!(repository.put("a".into(), &vec![1]), None);
    assert_eq!(repository.put("k".into(), &vec![2]), Some(vec![2]));
    assert_eq!(repository.get(&"ab".into()), Some(&vec![97, 98]));
    repository.put.assert_any_call("a", &vec![1]);
    assert_eq!(repository.put.last_args(), Some(("k".into(), vec![2])));
}

#[test]
fn consts_and_defaults_of_parameters_are_kept() {
    let embedder: EmbedderDouble = EmbedderDouble::new();
    embedder
        .embed
        .side_effect(|text, scale| [text.len() as f32 * scale; 2]);
    assert_eq!(embedder.embed("four", 0.5), [2.0, 2.0]);
    let embedder = EmbedderDouble::<u8, 3>::named("tiny");
    embedder.embed.returns([1, 2, 3]);
    assert_eq!(embedder.embed("x", 1), [1, 2, 3]);
    embedder.embed.assert_called_once_with("x", 1);
}

#[test]
fn a_relaxed_generic_double_has_the_defaults_that_need_no_bound() {
    let repository = RepositoryDouble::<u32, u32>::relaxed();
    assert_eq!(
        (repository.put(1, &2), repository.get(&1), repository.all()),
        (None, None, vec![])
    );
    assert_eq!(repository.count(), 0);
}

#[test]
fn an_opaque_double_works_with_types_that_can_do_nothing() {
    let repository = RepositoryDouble::<Opaque, Opaque>::opaque();
    repository
        .put
        .side_effect(|key, value| Some(Opaque(key.0 + value.0)));
    repository.get.returns(Some(Opaque(3)));
    repository.all.returns_once(vec![(Opaque(1), Opaque(2))]);
    repository.first.fails_with(|| "gone".into());
    assert!(repository.put(Opaque(1), &Opaque(2)) == Some(Opaque(3)));
    assert!(repository.get(&Opaque(1)) == Some(&Opaque(3)));
    assert_eq!(repository.count(), 1);
    assert!(repository.first(&Opaque(1), "x").is_err());
    repository.first.assert_called_once_with(any(), "x");
    repository.put.assert_called_once_with(any(), any());
}

#[test]
fn an_opaque_double_prints_the_names_of_its_types() {
    let repository = RepositoryDouble::<Opaque, u32>::opaque();
    assert_text(
        failure_of(|| repository.first(&Opaque(1), "x")),
        r#"
        Repository.first: no answer for this call
            first(key: <&Opaque>, name: "x")  at <here>

          it returns `Result<V, String>`: add an answer before it, for example
            repository.first.returns_ok(..);
            repository.first.returns_with(|| Ok(..)); // made anew for each call
        "#,
    );
}

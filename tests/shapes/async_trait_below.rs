//! `#[async_trait]` may stand below `#[ml_double]`, by any path and under a condition.
use std::fmt::Debug;
use std::sync::Arc;

use async_trait::async_trait;
use mlmock::{Outcome, any, ml_double};
use mlmock_tests::{assert_text, failure_of};

#[ml_double]
#[async_trait]
trait ObjectStore: Send + Sync {
    async fn get(&self, key: &str) -> Result<Vec<u8>, String>;
    async fn put(&mut self, key: String, bytes: &[u8]) -> Result<(), String>;
    async fn copy<'a>(&'a self, from: &'a str, to: &'a str) -> Option<&'a str>;
    async fn sync(&self);
    async fn size(&self, key: &str) -> Result<usize, String> {
        Ok(self.get(key).await?.len())
    }
    fn region(&self) -> String;
}

fn is_send<T: Send>(future: T) -> T {
    future
}

#[tokio::test]
async fn methods_are_answered_and_recorded() {
    let mut store = ObjectStoreDouble::new();
    store.get.returns_ok(vec![1, 2]);
    store.put.returns_ok(());
    store.region.returns("eu".into());
    assert_eq!(is_send(store.get("a")).await, Ok(vec![1, 2]));
    is_send(store.put("k".into(), &[3])).await.unwrap();
    store.sync().await;
    assert_eq!(store.region(), "eu");
    store.get.assert_called_once_with("a");
    store.put.assert_called_once_with("k", &[3]);
    store.sync.assert_called_once();
    assert_eq!(store.put.args(), [("k".to_owned(), vec![3])]);
}

#[tokio::test]
async fn results_may_borrow() {
    let store = ObjectStoreDouble::new();
    store.copy.returns(Some("literal".into()));
    assert_eq!(store.copy("a", "b").await, Some("literal"));
    store.copy.assert_called_once_with("a", "b");
}

#[test]
fn a_call_is_recorded_before_it_is_polled() {
    let store = ObjectStoreDouble::new();
    store.get.returns_ok(vec![]);
    let future = store.get("a");
    store.get.assert_called_once_with("a");
    drop(future);
    assert_eq!(store.get.last_call().unwrap().outcome(), Outcome::Cancelled);
}

#[test]
fn a_call_without_an_answer_fails_at_the_call() {
    let store = ObjectStoreDouble::new();
    assert_text(
        failure_of(|| drop(store.get("a"))),
        r#"
        ObjectStore.get: no answer for this call
            get(key: "a")  at <here>

          it returns `Result<Vec<u8>, String>`: add an answer before it, for example
            object_store.get.returns_ok(..);
            object_store.get.returns_with(|| Ok(..)); // made anew for each call
        "#,
    );
}

#[tokio::test]
async fn a_body_of_the_trait_runs_on_the_double() {
    let store = ObjectStoreDouble::new();
    store.get.returns_ok(vec![0; 3]);
    assert_eq!(store.size("a").await, Ok(3));
    store.size.returns_once(Ok(9));
    assert_eq!(store.size("a").await, Ok(9));
    store.get.assert_called_once_with("a");
    store.size.assert_called_times(2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_trait_object_is_shared_by_tasks() {
    let store = ObjectStoreDouble::new();
    store.get.side_effect(|key| Ok(key.as_bytes().to_vec()));
    let object: Arc<dyn ObjectStore> = Arc::new(store.clone());
    let tasks = ["a", "bc"].map(|key| {
        let object = Arc::clone(&object);
        tokio::spawn(async move { object.size(key).await.unwrap() })
    });
    let mut sizes = Vec::new();
    for task in tasks {
        sizes.push(task.await.unwrap());
    }
    assert_eq!(sizes, [1, 2]);
    store.get.assert_called_times(2);
    store.get.assert_any_call("bc");
}

#[tokio::test]
async fn a_boxed_trait_object_may_be_mutable() {
    let store = ObjectStoreDouble::new();
    store.put.returns_err("full".into());
    let mut object: Box<dyn ObjectStore> = Box::new(store.clone());
    assert_eq!(object.put("k".into(), b"x").await, Err("full".into()));
    store.put.assert_called_once_with("k", b"x");
}

#[ml_double]
#[async_trait(?Send)]
trait LocalModel {
    async fn predict(&self, rows: &[f32]) -> std::rc::Rc<f32>;
    async fn explain(&self, rows: std::rc::Rc<Vec<f32>>) -> usize {
        self.predict(&rows).await;
        rows.len()
    }
}

#[tokio::test]
async fn futures_that_are_not_send_work() {
    let model = LocalModelDouble::new();
    model
        .predict
        .side_effect_local(|rows| std::rc::Rc::new(rows[0]));
    assert_eq!(*model.predict(&[0.5]).await, 0.5);
    let object: Box<dyn LocalModel> = Box::new(model.clone());
    assert_eq!(object.explain(std::rc::Rc::new(vec![1.0])).await, 1);
    model
        .explain
        .assert_called_once_with(std::rc::Rc::new(vec![1.0]));
    model.predict.assert_called_with(&[1.0]);
}

#[::mlmock::ml_double]
#[::async_trait::async_trait]
trait Qualified {
    async fn get(&self, key: &str) -> u8;
}

#[cfg_attr(all(), ml_double)]
#[cfg_attr(all(), async_trait::async_trait)]
trait UnderCondition {
    async fn get(&self, key: &str) -> u8;
}

#[ml_double]
#[cfg_attr(any(), async_trait::async_trait)]
trait UnderNoCondition {
    async fn get(&self, key: &str) -> u8;
    async fn body(&self, key: &str) -> u8 {
        self.get(key).await + 1
    }
}

#[ml_double]
#[cfg_attr(all(), async_trait(?Send))]
#[cfg_attr(any(), async_trait)]
trait EitherOr {
    async fn get(&self, key: &str) -> u8;
    async fn body(&self, key: &str) -> u8 {
        self.get(key).await + 1
    }
}

#[tokio::test]
async fn it_may_be_qualified_or_conditional() {
    let qualified = QualifiedDouble::new();
    qualified.get.returns(1);
    let object: &dyn Qualified = &qualified;
    assert_eq!(object.get("k").await, 1);

    let conditional = UnderConditionDouble::new();
    conditional.get.returns(2);
    let object: &dyn UnderCondition = &conditional;
    assert_eq!(object.get("k").await, 2);
    conditional.get.assert_called_once_with("k");

    let plain = UnderNoConditionDouble::new();
    plain.get.returns(3);
    assert_eq!((plain.get("k").await, plain.body("k").await), (3, 4));

    let either = EitherOrDouble::new();
    either.get.returns(4);
    let object: &dyn EitherOr = &either;
    assert_eq!(object.body("k").await, 5);
    either.body.assert_called_once_with("k");
}

#[ml_double]
#[async_trait]
trait Repository<'s, T, const N: usize>: Send
where
    T: Clone + Debug + Send + Sync + 'static,
{
    type Error: Send;
    async fn load(&self, keys: [&str; N]) -> Result<T, Self::Error>;
    async fn save(&mut self, value: &T, note: &'s str) -> Result<(), Self::Error>;
    async fn each<F>(&self, job: F) -> usize
    where
        F: Fn(u32) -> u32 + Send + Sync;
    async fn find<K: AsRef<str> + Send>(&self, key: K) -> Option<T>;
    async fn keep<V: Debug + Send + 'static>(&self, value: V) -> V;
    async fn first<'a>(&'a self, key: &'a str) -> &'a str;
    async fn replace(&self, (old, new): (u32, u32), mut count: u32, _: &str) -> u32 {
        count += old;
        count + new
    }
}

#[tokio::test]
async fn traits_and_methods_may_be_generic() {
    let mut repository = RepositoryDouble::<String, 2, u32>::new();
    repository.load.returns_ok("x".into());
    repository.save.returns_err(7);
    repository.each.side_effect(|job| job(3) as usize);
    repository.find.returns(Some("found".into()));
    repository.keep.of::<u8>().side_effect(|value| value + 1);
    repository.first.returns("key".into());
    assert_eq!(repository.load(["a", "b"]).await.unwrap(), "x");
    let value = String::from("v");
    assert_eq!(repository.save(&value, "note").await, Err(7));
    assert_eq!(repository.each(|number| number + 1).await, 4);
    assert_eq!(repository.find("k").await.unwrap(), "found");
    assert_eq!(repository.keep(1u8).await, 2);
    assert_eq!(repository.first("k").await, "key");
    assert_eq!(repository.replace((1, 2), 3, "x").await, 6);
    repository.save.assert_called_once_with("v", "note");
    repository.find.assert_called_once_with("k");
    repository.keep.of::<u8>().assert_called_once_with(1);
    repository.replace.assert_called_once_with((1, 2), 3, any());
}

#[ml_double]
#[async_trait]
trait Connect: Sized + Send {
    async fn connect(url: &str) -> Result<Self, String>;
    async fn ping(url: &str) -> usize {
        url.len()
    }
    async fn close(self) -> u8;
    async fn boxed(self: Box<Self>, reason: &str) -> u8;
    async fn shared(self: Arc<Self>) -> u8
    where
        Self: Sync;
}

#[tokio::test]
async fn constructors_and_owned_receivers_work() {
    let statics = ConnectDouble::statics();
    let made = ConnectDouble::new();
    made.close.returns(1);
    made.boxed.returns(2);
    made.shared.returns(3);
    statics.connect.returns_ok(made.clone());
    let double = is_send(ConnectDouble::connect("url")).await.unwrap();
    statics.connect.assert_called_once_with("url");
    assert_eq!(ConnectDouble::ping("url").await, 3);
    statics.ping.assert_called_once_with("url");
    assert_eq!(double.clone().close().await, 1);
    assert_eq!(Box::new(double.clone()).boxed("done").await, 2);
    assert_eq!(Arc::new(double).shared().await, 3);
    made.boxed.assert_called_once_with("done");
}

mod results_with_the_lifetime_left_out {
    #![deny(warnings)]
    use super::*;

    #[ml_double]
    #[async_trait]
    trait Named {
        async fn name(&self) -> &str;
        async fn find(&self, key: &str) -> Option<&u32>;
    }

    #[tokio::test]
    async fn a_result_may_borrow_from_the_double() {
        let named = NamedDouble::new();
        named.name.returns("staging".into());
        named.find.returns(Some(3));
        assert_eq!(named.name().await, "staging");
        assert_eq!(named.find("k").await, Some(&3));
        named.find.assert_called_once_with("k");
    }
}

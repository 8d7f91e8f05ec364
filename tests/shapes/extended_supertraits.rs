//! Supertraits that carry the attribute, too, are answered by doubles of their own: the fields that
//! `extends(..)` gives.
use mlmock::{any, assert_all_answers_used, assert_no_other_calls, ml_double, reset, timeline};
use mlmock_tests::failure_of;

mod stores {
    #[derive(Clone, Debug, PartialEq)]
    pub(crate) struct Key(pub(crate) u8);

    #[mlmock::ml_double]
    pub(crate) trait Store<T> {
        type Id;
        fn get(&self, key: &Key) -> Option<T>;
        fn put(&mut self, value: T) -> Self::Id;
        async fn later(&self, key: &str) -> usize;
    }

    #[mlmock::ml_double]
    pub(crate) trait Registry {
        fn log(self: Box<Self>, name: &str) -> Result<(), String>;
        fn named(&self) -> &str;
        fn version() -> u8
        where
            Self: Sized;
        fn stage(&self) -> String {
            format!("{}@staging", self.named())
        }
    }
}

#[ml_double(extends(stores::Store<u32, Id = u8>, stores::Registry as models))]
trait Pipeline: stores::Store<u32, Id = u8> + stores::Registry {
    fn run(&self, step: &str) -> bool;
}

fn rerun<P: Pipeline>(mut pipeline: P, key: &stores::Key) -> Option<(u32, u8, bool)> {
    let value = pipeline.get(key)?;
    let id = pipeline.put(value + 1);
    let stage = pipeline.stage();
    let done = pipeline.run(&stage);
    Box::new(pipeline).log("rerun").ok()?;
    Some((value, id, done))
}

fn answered() -> PipelineDouble {
    let pipeline = PipelineDouble::new();
    pipeline.store.get.returns(Some(7));
    pipeline.store.put.returns(1);
    pipeline.models.named.returns("churn".to_owned());
    pipeline.models.log.returns_ok(());
    pipeline.run.returns(true);
    pipeline
}

#[test]
fn each_supertrait_is_answered_and_asserted_through_its_field() {
    let pipeline = answered();
    assert_eq!(rerun(pipeline.clone(), &stores::Key(3)), Some((7, 1, true)));
    pipeline.store.get.assert_called_once_with(stores::Key(3));
    pipeline.store.put.assert_called_once_with(8);
    pipeline.run.assert_called_once_with("churn@staging");
    pipeline.models.log.assert_called_once_with("rerun");
    assert_all_answers_used(&pipeline);
}

#[tokio::test]
async fn asynchronous_methods_are_handed_on() {
    use stores::Store;
    let pipeline = answered();
    pipeline.store.later.side_effect(|key| key.len());
    let later = pipeline.later("abc");
    pipeline.store.later.assert_called_once_with("abc");
    assert_eq!(later.await, 3);
}

#[test]
fn functions_without_self_are_those_of_the_supertraits_double() {
    use stores::Registry;
    let statics = stores::RegistryDouble::statics();
    statics.version.returns(3);
    assert_eq!(PipelineDouble::version(), 3);
}

#[test]
fn what_speaks_of_the_whole_double_speaks_of_its_parts() {
    let pipeline = answered();
    rerun(pipeline.clone(), &stores::Key(3));
    assert_eq!(
        timeline([&pipeline]).to_string(),
        "1  Store.get(key: Key(3))\n\
         2  Store.put(value: 8)\n\
         3  Registry.stage()\n\
         4  Registry.named()\n\
         5  Pipeline.run(step: \"churn@staging\")\n\
         6  Registry.log(name: \"rerun\")"
    );
    let text = failure_of(|| assert_no_other_calls(&pipeline));
    assert!(text.contains("Store.put(value: 8)"), "{text}");
    reset(&pipeline);
    pipeline.store.get.assert_not_called();
    pipeline.models.log.assert_not_called();
}

#[test]
fn a_name_and_relaxed_answers_go_to_the_parts() {
    use stores::Store;
    let pipeline = PipelineDouble::named("nightly");
    let text = failure_of(|| pipeline.get(&stores::Key(1)));
    assert!(text.starts_with("nightly.get: no answer"), "{text}");
    let relaxed = PipelineDouble::relaxed();
    assert_eq!(relaxed.get(&stores::Key(1)), None);
    relaxed.store.get.assert_called_once_with(any());
}

/// Several traits in one double.
#[ml_double(extends(stores::Registry, Metrics))]
trait Services: stores::Registry + Metrics {}

#[ml_double]
trait Metrics {
    fn count(&self, name: &str);
}

#[test]
fn an_empty_trait_composes_others() {
    fn report(services: &impl Services) {
        services.count(services.named());
    }
    let services = ServicesDouble::new();
    services.registry.named.returns("churn".to_owned());
    report(&services);
    services.metrics.count.assert_called_once_with("churn");
}

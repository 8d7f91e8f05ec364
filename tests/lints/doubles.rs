//! The doubles of another crate are used without a warning.
#![deny(
    warnings,
    clippy::all,
    clippy::pedantic,
    unused_qualifications,
    unused_results
)]

use mlmock_lints::levels::ClientDouble;
use mlmock_lints::shapes::extended::{Pipeline, PipelineDouble, Store};
use mlmock_lints::shapes::{
    FixedSource, Generics, GenericsDouble, Lending, Lent, LentDouble, LentMut, LentMutDouble,
    Model, Registry, RegistryDouble, Repository, RepositoryDouble, Statics, StaticsDouble, post,
};

fn model() -> Model {
    Model {
        id: 1,
        name: "churn".into(),
    }
}

#[test]
fn of_plain_methods() {
    let registry = RegistryDouble::new();
    registry.log_model.returns_ok(());
    registry.log_model(&model(), "churn").unwrap();
    registry
        .log_model
        .assert_called_once_with(&model(), "churn");
    assert_eq!(RegistryDouble::relaxed().count(), 0);
    let _client = ClientDouble::named("staging");
}

#[test]
fn of_results_that_are_lent() {
    let lent = LentDouble::new();
    lent.find.returns(Some(model()));
    assert_eq!(lent.find("churn"), Some(&model()));
    lent.object.returns(Some(Box::new(1)));
    assert_eq!(lent.object().unwrap().to_string(), "1");
    let mut buffers = LentMutDouble::new();
    buffers.buffer.returns(vec![1]);
    buffers.buffer().push(2);
    assert_eq!(buffers.buffer(), &[1, 2]);
}

#[test]
fn of_generic_traits_and_methods() {
    let repository = RepositoryDouble::<u8, u16, 2>::new();
    repository.get.returns(Some(3));
    assert_eq!(repository.get(&4), Some(3));
    let generics = GenericsDouble::new();
    generics.put.of::<u8>().returns(1);
    assert_eq!(generics.put(2u8), 1);
    generics.put.of::<u8>().assert_called_once_with(2);
    let mut source = FixedSource::new();
    source.next.returns(None);
    assert!(source.next().is_none());
}

#[test]
fn of_functions() {
    let statics = StaticsDouble::statics();
    statics.version.returns("1".into());
    statics.new.returns(StaticsDouble::new());
    assert_eq!(StaticsDouble::version(), "1");
    let _made = <StaticsDouble as Statics>::new(3);
    statics.new.assert_called_once_with(3);
    let posted = post::double();
    posted.returns(4);
    assert_eq!(post("url", 1), 4);
    posted.assert_called_once_with("url", 1);
    drop(posted);
    assert_eq!(post("url", 1), 4);
}

/// Of a trait in another crate, where its signatures speak of that crate and its bodies have macros.
#[mlmock::ml_double(extends(mlmock_lints::shapes::extended::Store<u32, 1, Id = u8>))]
trait Flow: Store<u32, 1, Id = u8> {
    fn flows(&self) -> bool;
}

#[test]
fn of_a_trait_that_is_extended_here() {
    let mut flow = FlowDouble::new();
    flow.flows.returns(true);
    flow.store.put.returns(7);
    flow.store.all.returns([3]);
    assert!(flow.flows());
    assert_eq!(flow.put(model()), 7);
    assert_eq!(flow.all(), [3]);
    assert_eq!(flow.longest(&["day", "week"]), 4);
    flow.store.put.assert_called_once_with(model());
}

#[test]
fn of_a_trait_that_extends_another_one_there() {
    let mut pipeline = PipelineDouble::new();
    pipeline.run.returns(true);
    pipeline.store.put.returns(8);
    assert!(pipeline.run("train"));
    assert_eq!(pipeline.put(model()), 8);
}

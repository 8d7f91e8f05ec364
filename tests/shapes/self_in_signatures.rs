//! `Self` in arguments and results is the double.
use std::rc::Rc;
use std::sync::Arc;

use mlmock::{any, ml_double};
use mlmock_tests::{assert_text, failure_of};

#[ml_double]
trait Pipeline {
    fn weight(&self) -> u32;
    fn add(self, name: &str) -> Self;
    fn boxed(self: Box<Self>, n: u8) -> Box<Self>;
    fn duplicate(&self) -> Self;
    fn try_split(&self, at: u32) -> Result<Self, String>
    where
        Self: Sized;
    fn maybe(&self) -> Option<Self>
    where
        Self: Sized;
    fn children(&self) -> Vec<Self>
    where
        Self: Sized;
    fn pair(&self) -> (Self, u8)
    where
        Self: Sized;
    fn shared(&self) -> Arc<Self>;
    fn counted(&self) -> Rc<Self>;
    fn parent(&self) -> &Self;
    fn maybe_parent(&self) -> Option<&Self>;
}

#[test]
fn self_is_given_back() {
    let (pipeline, other) = (PipelineDouble::new(), PipelineDouble::named("other"));
    other.weight.returns(7);
    pipeline.add.returns(other.clone());
    pipeline.boxed.returns(Box::new(other.clone()));
    pipeline.duplicate.returns(other.clone());
    assert_eq!(pipeline.clone().add("scale").weight(), 7);
    assert_eq!(Box::new(pipeline.clone()).boxed(3).weight(), 7);
    assert_eq!(pipeline.duplicate().weight(), 7);
    pipeline.add.assert_called_once_with("scale");
    pipeline.boxed.assert_called_once_with(3);
    other.weight.assert_called_times(3);
}

#[test]
fn a_builder_is_followed_through_its_calls() {
    let pipeline = PipelineDouble::new();
    let next = pipeline.clone();
    pipeline.add.returns_with(move || next.clone());
    pipeline.weight.returns(3);
    assert_eq!(pipeline.clone().add("a").add("b").add("c").weight(), 3);
    assert_eq!(
        pipeline.add.args(),
        [("a".into(),), ("b".into(),), ("c".into(),)]
    );
}

#[test]
fn self_stands_inside_other_types() {
    let (pipeline, other) = (PipelineDouble::new(), PipelineDouble::new());
    other.weight.returns(7);
    pipeline.try_split.returns_ok(other.clone());
    pipeline.maybe.returns(Some(other.clone()));
    pipeline
        .children
        .returns(vec![other.clone(), other.clone()]);
    pipeline.pair.returns((other.clone(), 1));
    pipeline.shared.returns(Arc::new(other.clone()));
    let counted = other.clone();
    pipeline.counted.returns_local(Rc::new(counted));
    assert_eq!(pipeline.try_split(2).unwrap().weight(), 7);
    assert_eq!(pipeline.maybe().unwrap().weight(), 7);
    assert_eq!(pipeline.children().len(), 2);
    assert_eq!(pipeline.pair().0.weight(), 7);
    assert_eq!(pipeline.shared().weight(), 7);
    assert_eq!(pipeline.counted().weight(), 7);
    pipeline.try_split.assert_called_once_with(2);
    pipeline.try_split.fails_once("broken".into());
    assert_eq!(pipeline.try_split(3).err(), Some("broken".into()));
}

#[test]
fn self_is_lent() {
    let (pipeline, other) = (PipelineDouble::new(), PipelineDouble::new());
    other.weight.returns(7);
    pipeline.parent.returns(other.clone());
    pipeline
        .maybe_parent
        .returns_in_order([Some(other.clone()), None]);
    assert_eq!(pipeline.parent().weight(), 7);
    assert_eq!(pipeline.maybe_parent().unwrap().weight(), 7);
    assert!(pipeline.maybe_parent().is_none());
}

#[ml_double]
trait Tensor {
    fn same(&self, other: &Self) -> bool;
    fn join(&self, other: Self, name: &str) -> u8
    where
        Self: Sized;
    fn swap(&mut self, other: &mut Self);
    fn all(&self, others: &[&Self], own: Vec<Self>) -> usize
    where
        Self: Sized;
    fn maybe(&self, other: Option<&Self>, own: Option<Self>) -> bool
    where
        Self: Sized;
    fn boxed(&self, other: Box<Self>, shared: Arc<Self>) -> u8;
    fn visit(&self, visit: &dyn Fn(&Self) -> u8) -> u8;
    fn merge(self, other: Self) -> Self
    where
        Self: Sized;
    fn rank(&self) -> u8;
    fn sum(&self, other: &Self) -> u8 {
        self.rank() + other.rank()
    }
    fn chain(&mut self, other: &Self) -> usize
    where
        Self: Sized + Clone,
    {
        let copy: Self = self.clone();
        usize::from(copy.same(other))
    }
}

#[test]
fn another_self_is_recorded_by_its_name() {
    let (tensor, other) = (TensorDouble::new(), TensorDouble::named("weights"));
    tensor.same.returns(true);
    assert!(tensor.same(&other));
    tensor.same.assert_called_once_with("weights");
    assert!(tensor.same(&tensor.clone()));
    tensor.same.assert_called_with("Tensor");
    assert_eq!(
        tensor.same.args(),
        [("weights".to_owned(),), ("Tensor".to_owned(),)]
    );
    assert_text(
        failure_of(|| tensor.same.assert_called_once()),
        r#"
        Tensor.same: expected exactly one call, but there were 2 calls

          2 calls:
            #1 same(other: "weights")  at <here>
            #2 same(other: "Tensor")  at <here>
        "#,
    );
}

#[test]
fn another_self_arrives_to_be_used() {
    let (tensor, other) = (TensorDouble::new(), TensorDouble::new());
    other.rank.returns(5);
    tensor
        .join
        .side_effect(|other, name| other.rank() + name.len() as u8);
    assert_eq!(tensor.join(other.clone(), "ab"), 7);
    tensor.join.assert_called_once_with("Tensor", "ab");
    let mut own = tensor.clone();
    tensor
        .swap
        .side_effect(|other| *other = TensorDouble::named("swapped"));
    let mut swapped = other.clone();
    own.swap(&mut swapped);
    assert!(failure_of(|| swapped.rank()).starts_with("swapped.rank: "));
    tensor.swap.assert_called_once_with("Tensor");
    tensor.merge.returns(other.clone());
    assert_eq!(tensor.clone().merge(tensor.clone()).rank(), 5);
}

#[test]
fn another_self_stands_inside_other_types() {
    let (tensor, other) = (TensorDouble::new(), TensorDouble::new());
    tensor
        .all
        .side_effect(|others, own| others.len() + own.len());
    tensor
        .maybe
        .side_effect(|other, own| other.is_some() && own.is_none());
    tensor.boxed.side_effect(|other, _| other.rank());
    other.rank.returns(5);
    assert_eq!(tensor.all(&[&other, &other], vec![other.clone()]), 3);
    assert!(tensor.maybe(Some(&other), None));
    assert_eq!(
        tensor.boxed(Box::new(other.clone()), Arc::new(other.clone())),
        5
    );
    tensor.all.assert_called_once_with(any(), any());
    tensor.maybe.assert_called_once_with(any(), any());
    tensor.boxed.assert_called_once_with(any(), any());
    let seen = other.clone();
    tensor.visit.side_effect(move |visit| visit(&seen));
    assert_eq!(tensor.visit(&|other| other.rank()), 5);
}

#[test]
fn the_own_body_uses_self() {
    let (mut tensor, other) = (TensorDouble::new(), TensorDouble::new());
    tensor.rank.returns(1);
    other.rank.returns(2);
    assert_eq!(tensor.sum(&other), 3);
    tensor.same.returns(true);
    assert_eq!(tensor.chain(&other), 1);
    tensor.chain.assert_called_once_with("Tensor");
}

#[ml_double]
trait Generic<T> {
    fn with(self, item: T) -> Self;
    fn same(&self, other: &Self, item: &T) -> bool;
    fn split(&self) -> (Self, Vec<T>)
    where
        Self: Sized;
}

#[test]
fn self_has_the_parameters_of_the_trait() {
    let generic = GenericDouble::<u32>::new();
    generic.with.returns(generic.clone());
    generic.same.returns(true);
    generic.split.returns_once((generic.clone(), vec![1]));
    assert!(generic.clone().with(1).with(2).same(&generic, &3));
    assert_eq!(generic.with.args(), [(1,), (2,)]);
    generic.same.assert_called_once_with("Generic", 3);
    assert_eq!(generic.split().1, [1]);
}

#[ml_double]
trait Client: Sized {
    fn new(url: &str) -> Self;
    fn connect(url: &str, retries: u8) -> Result<Self, String>;
    fn boxed() -> Box<Self>;
    fn find(url: &str) -> Option<Arc<Self>>;
    fn with_timeout(self, seconds: u64) -> Self;
    fn get(&self, key: &str) -> u8;
    fn with_default() -> Self {
        Self::new("default").with_timeout(5)
    }
}

#[test]
fn constructors_give_the_double_that_was_handed_in() {
    fn load<C: Client>() -> Result<u8, String> {
        let client = C::connect("db", 3)?.with_timeout(5);
        Ok(client.get("k") + C::new("cache").get("k"))
    }
    let (client, statics) = (ClientDouble::new(), ClientDouble::statics());
    client.get.returns(4);
    client.with_timeout.returns(client.clone());
    statics.new.returns(client.clone());
    statics.connect.returns_ok(client.clone());
    statics.boxed.returns(Box::new(client.clone()));
    statics.find.returns(Some(Arc::new(client.clone())));
    assert_eq!(load::<ClientDouble>(), Ok(8));
    statics.connect.assert_called_once_with("db", 3);
    statics.new.assert_called_once_with("cache");
    client.with_timeout.assert_called_once_with(5);
    assert_eq!(ClientDouble::boxed().get("k"), 4);
    assert_eq!(ClientDouble::find("x").unwrap().get("k"), 4);
}

#[test]
fn a_constructor_with_a_body_of_its_own_runs_it() {
    let (client, statics) = (ClientDouble::new(), ClientDouble::statics());
    client.with_timeout.returns(client.clone());
    client.get.returns(4);
    statics.new.returns(client.clone());
    assert_eq!(ClientDouble::with_default().get("k"), 4);
    statics.new.assert_called_once_with("default");
    statics.with_default.assert_called_once();
}

//! A number that is lent is the one that was given, at every call.
use mlmock::ml_double;

#[ml_double]
trait Model {
    fn threshold(&self) -> &f64;
    fn of(&self, label: &str) -> Option<&u32>;
}

#[test]
fn it_stays_where_it_is() {
    let model = ModelDouble::new();
    model.threshold.returns(0.5);
    model.of.with("churn").returns(Some(7));
    let first = model.threshold();
    let second = model.threshold();
    assert_eq!(*first, 0.5);
    assert!(std::ptr::eq(first, second));
    assert!(std::ptr::eq(
        model.of("churn").unwrap(),
        model.of("churn").unwrap()
    ));
}

#[test]
fn another_one_leaves_it_alone() {
    let model = ModelDouble::new();
    model.threshold.returns(0.5);
    let before = model.threshold();
    model.threshold.returns(0.75);
    assert_eq!([*before, *model.threshold()], [0.5, 0.75]);
}

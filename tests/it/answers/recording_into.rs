//! `into` on a parameter records it as another type, inside `cfg_attr` too.
use mlmock::{any, ml_double};

#[derive(Clone, Debug, PartialEq)]
struct Tensor(Vec<f32>);

fn shape_of(tensor: &Tensor) -> usize {
    tensor.0.len()
}
mod shapes {
    pub(super) fn total(tensors: &[super::Tensor]) -> usize {
        tensors.iter().map(super::shape_of).sum()
    }
}

#[cfg_attr(test, ml_double)]
trait Service {
    fn fit(&self, #[ml_double(into = usize, with = shape_of)] tensor: &Tensor, epochs: u32) -> u32;
    fn give(
        &self,
        #[cfg_attr(test, ml_double(into = usize, with = shape_of))] tensor: Tensor,
    ) -> u32;
    fn batch(&self, #[ml_double(into = usize, with = shapes::total)] tensors: &[Tensor]) -> u32;
    fn size(&self, #[ml_double(into = usize, with = str::len)] text: &str) -> u32 {
        text.len() as u32
    }
    /// Which conversion it is, only `into` says.
    fn name(&self, #[ml_double(into = String, with = Into::into)] name: &str);
}

fn tensor() -> Tensor {
    Tensor(vec![0.5, 1.0])
}

#[test]
fn what_is_recorded_as_another_type_matches_and_reads_back_as_that() {
    let service = ServiceDouble::new();
    service.fit.returns(0);
    service.fit.with(2, any()).returns(1);
    service.give.side_effect(|tensor| tensor.0.len() as u32);
    service.batch.returns(3);
    assert_eq!(
        (service.fit(&tensor(), 9), service.fit(&Tensor(vec![]), 9)),
        (1, 0)
    );
    assert_eq!(
        (service.give(tensor()), service.batch(&[tensor(), tensor()])),
        (2, 3)
    );
    assert_eq!(service.fit.args(), [(2, 9), (0, 9)]);
    service.give.assert_called_once_with(2);
    service.batch.assert_called_once_with(4);
}

#[test]
fn a_body_gets_the_argument_itself() {
    let service = ServiceDouble::new();
    assert_eq!(service.size("four"), 4);
    service.size.assert_called_once_with(4);
}

#[test]
fn the_type_picks_the_function_where_that_is_one_of_several() {
    let service = ServiceDouble::new();
    service.name("churn");
    service.name.assert_called_once_with("churn".to_owned());
}

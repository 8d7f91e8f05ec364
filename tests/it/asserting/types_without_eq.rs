//! A type with `Debug` and no `PartialEq` is printed, read back and matched.
use mlmock::{any, matching, ml_double, pattern};
use mlmock_tests::{assert_text, failure_of};

#[derive(Clone, Debug)]
struct Tensor {
    shape: [usize; 2],
}

#[ml_double]
trait Device {
    fn upload(&self, tensor: &Tensor, all: &[Tensor], name: &str);
}

fn called() -> DeviceDouble {
    let device = DeviceDouble::new();
    let tensor = Tensor { shape: [2, 3] };
    device.upload(&tensor, std::slice::from_ref(&tensor), "cpu");
    device
}

#[test]
fn it_is_matched() {
    let device = called();
    device.upload.assert_called_once_with(
        pattern!(Tensor { shape: [2, _] }),
        matching(|all: &[Tensor]| all.len() == 1),
        "cpu",
    );
}

#[test]
fn it_is_read_back() {
    let (tensor, all, _) = called().upload.last_args().unwrap();
    assert_eq!(tensor.shape, all[0].shape);
}

#[test]
fn it_is_printed() {
    let device = called();
    assert_text(
        failure_of(|| device.upload.assert_called_once_with(any(), any(), "gpu")),
        r#"
        Device.upload: expected exactly one call, with these arguments

          expected:
            upload(tensor: any(), all: any(), name: "gpu")

          1 call:
            #1 upload(tensor: Tensor { shape: [2, 3] }, all: [Tensor { shape: [2, 3] }], *name: "cpu")  at <here>

          call #1 differs in:
            name
              expected "gpu"
                actual "cpu"
        "#,
    );
}

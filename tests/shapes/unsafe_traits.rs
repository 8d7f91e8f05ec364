//! A trait and its methods may be unsafe.
#![allow(unsafe_code)]
use mlmock::ml_double;

#[ml_double]
#[allow(clippy::missing_safety_doc)]
unsafe trait Device: Send {
    unsafe fn read(&self, address: usize, buffer: &mut [u8]) -> usize;
    unsafe fn reset(&mut self) -> u32 {
        7
    }
    unsafe fn status() -> u32;
    unsafe extern "C" fn raw(&self, number: u32) -> u32;
    fn safe(&self) -> u32;
}

#[test]
fn a_trait_and_its_methods_may_be_unsafe() {
    let mut device = DeviceDouble::new();
    device.read.side_effect(|address, buffer| {
        buffer[0] = 1;
        address
    });
    device.raw.returns(3);
    device.safe.returns(4);
    let statics = DeviceDouble::statics();
    statics.status.returns(5);
    let mut buffer = [0; 2];
    // SAFETY: a double does nothing.
    unsafe {
        assert_eq!(device.read(9, &mut buffer), 9);
        assert_eq!(device.reset(), 7);
        assert_eq!(device.raw(1), 3);
        assert_eq!(DeviceDouble::status(), 5);
    }
    assert_eq!((buffer, device.safe()), ([1, 0], 4));
    device.read.assert_called_once_with(9, &[0, 0]);
    device.raw.assert_called_once_with(1);
    device.reset.assert_called_once();
}

#[ml_double(extends(Store<u32, Id = u8>, stores::Registry as models))]
pub trait Cache: Store<u32, Id = u8> + stores::Registry + Display + Ord + MaybeSend {
    fn warm(&self) -> bool;
}

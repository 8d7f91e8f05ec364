use mlmock::ml_double;

unsafe extern "C" {
    #[ml_double]
    fn infer(model: *const u8) -> i32;
}

fn main() {}

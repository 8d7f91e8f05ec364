use mlmock::ml_double;

#[ml_double]
trait Runtime {
    unsafe extern "C" fn log(format: *const u8, _: ...);
}

fn main() {}

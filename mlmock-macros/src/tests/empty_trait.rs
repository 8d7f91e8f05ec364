#[ml_double]
trait Marker {}

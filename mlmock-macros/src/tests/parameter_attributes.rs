#[ml_double]
trait Login {
    fn log_in(&self, user: &str, #[ml_double(skip)] password: &str) -> bool;
    fn predict(&self, #[mlmock::ml_double(debug)] batch: Batch, #[ml_double(into = Shape, with = shape_of)] rows: &Rows);
    fn log_out(
        &self,
        #[cfg_attr(test, ml_double(skip), allow(unused_variables))] token: Token,
        #[cfg_attr(test, mlmock::ml_double(into = usize, with = self::length::of))] body: Body,
    );
}

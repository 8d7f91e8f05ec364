#[ml_double]
trait Metrics {
    #[cfg(feature = "counters")]
    #[must_use]
    fn count(&self, name: &str) -> u64;
    #[cfg(not(feature = "counters"))]
    #[deprecated]
    fn count(&self) -> u64;
    #[cfg(unix)]
    #[cfg(test)]
    fn flush(&mut self) {
        self.sink().flush();
    }
}

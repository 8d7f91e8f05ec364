#[ml_double]
pub fn post(url: &str, retries: u8) -> Result<u16, Error> {
    send(url, retries)
}

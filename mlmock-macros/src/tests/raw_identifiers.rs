#[ml_double]
trait r#Struct {
    fn r#type(&self, r#match: &str, core: u8, run: u8) -> r#enum {
        self.r#move(r#match)
    }
    fn r#move(&self, r#ref: &str) -> r#enum;
    fn new(&self, self_: u32);
}

use mlmock::ml_double;

trait Shape {}

#[ml_double(type Model = u32)]
trait Registry: Copy {
    type Row<'a>;
    const STAGE: &'static str;
    fn shape(&self) -> impl Shape;
    fn latest<T>(&self, name: &str) -> Option<T>;
    fn cache(&self) -> &mut Vec<u8>;
}

fn main() {}

use mlmock::ml_double;

trait Target {
    type Error;
}

#[ml_double]
trait Drawable {
    fn draw<D: Target>(&self, target: &mut D) -> Result<u32, D::Error>;
}

fn main() {
    let drawable = DrawableDouble::new();
    drawable.draw.returns_err(String::from("no paper"));
}

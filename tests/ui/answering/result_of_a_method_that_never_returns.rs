use mlmock::ml_double;

#[ml_double]
trait Trainer {
    fn give_up(&self) -> !;
}

fn main() {
    let trainer = TrainerDouble::new();
    trainer.give_up.returns(());
}

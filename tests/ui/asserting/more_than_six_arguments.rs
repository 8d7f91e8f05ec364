use mlmock::ml_double;

#[ml_double]
trait Trainer {
    #[allow(clippy::too_many_arguments)]
    fn fit(&self, model: &str, rows: u64, rate: f64, depth: u8, trees: u32, seed: u64, quiet: bool);
}

fn main() {
    let trainer = TrainerDouble::new();
    trainer.fit.assert_called_once_with("churn", 1_000, 0.1, 6, 200, 7);
    trainer.fit.assert_called_with("churn", 1_000, 0.1, 6, "200", 7, true);
    trainer.fit.side_effect(|model, rows| ());
}

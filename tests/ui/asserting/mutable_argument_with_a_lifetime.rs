use std::task::{Context, Poll};

use mlmock::ml_double;

#[ml_double]
trait Training {
    fn poll(&mut self, context: &mut Context<'_>) -> Poll<u32>;
}

fn a_context_is_compared(training: TrainingDouble, context: &mut Context<'_>) {
    training.poll.assert_called_once_with(context);
}

fn main() {}

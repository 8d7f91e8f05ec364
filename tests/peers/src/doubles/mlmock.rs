//! How is each done with mlmock?

use std::time::Duration;

use crate::services::{RemoteDouble, StoreDouble};
use crate::timed::{self, LAST, TEXTS, names};
use crate::{Batch, Contender, Log, Operation};

pub(super) const CONTENDER: Contender = Contender {
    name: "mlmock",
    batch,
    log: Some(log),
};

fn answering() -> StoreDouble {
    let double = StoreDouble::new();
    double.ping.returns(1);
    double.find.returns_ok(1);
    double.put.returns(true);
    double.score.returns(0.5);
    double
}

fn batch(operation: Operation) -> Option<Batch> {
    Some(match operation {
        Operation::NoArgument => |calls| timed::no_argument(&answering(), calls),
        Operation::TwoTexts => |calls| timed::two_texts(&answering(), calls),
        Operation::OwnedStruct => |calls| timed::owned_struct(&answering(), calls),
        Operation::Numbers(1_000) => |calls| timed::numbers(&answering(), 1_000, calls),
        Operation::Numbers(_) => |calls| timed::numbers(&answering(), 1_000_000, calls),
        Operation::NothingKept => |calls| {
            let double = answering();
            double.find.keep_last(0);
            timed::two_texts(&double, calls)
        },
        Operation::Rules(1) => |calls| rules(1, calls),
        Operation::Rules(10) => |calls| rules(10, calls),
        Operation::Rules(_) => |calls| rules(100, calls),
        Operation::SideEffect => |calls| {
            let double = StoreDouble::new();
            double
                .find
                .side_effect(|name, stage| Ok((name.len() + stage.len()) as u64));
            timed::two_texts(&double, calls)
        },
        Operation::Async => |calls| {
            let double = RemoteDouble::new();
            double.find.returns_ok(1);
            timed::awaited(&double, calls)
        },
        Operation::Threads(1) => |calls| timed::on_threads(1, &answering(), calls),
        Operation::Threads(2) => |calls| timed::on_threads(2, &answering(), calls),
        Operation::Threads(_) => |calls| timed::on_threads(4, &answering(), calls),
        Operation::MakeAndDrop => |times| timed::made(StoreDouble::new, times),
        Operation::CloneAndDrop => |times| {
            let double = StoreDouble::new();
            timed::made(|| double.clone(), times)
        },
    })
}

fn rules(count: usize, calls: usize) -> Duration {
    let names = names(count);
    let double = StoreDouble::new();
    for (number, name) in (0..).zip(&names) {
        double.find.with(name, TEXTS.1).returns_ok(number);
    }
    timed::by_turns(&double, &names, calls)
}

fn log(calls: usize) -> Box<dyn Log> {
    let double = answering();
    timed::record(&double, calls);
    Box::new(double)
}

impl Log for StoreDouble {
    fn count(&self, expected: usize) {
        self.find.assert_called_times(expected);
    }
    fn last_call(&self) {
        self.find.assert_called_with(LAST.0, LAST.1);
    }
    fn any_call(&self) {
        self.find.assert_any_call(LAST.0, LAST.1);
    }
    fn only_call(&self) {
        self.find.assert_called_once_with(LAST.0, LAST.1);
    }
}

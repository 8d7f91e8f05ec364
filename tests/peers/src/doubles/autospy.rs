//! How is each done with autospy?

use crate::services::{RemoteSpy, StoreSpy};
use crate::timed::{self, LAST};
use crate::{Batch, Contender, Log, Operation};

pub(super) const CONTENDER: Contender = Contender {
    name: "autospy",
    batch,
    log: Some(log),
};

/// Each answer is given for one call: a closure is what answers any number of them.
fn answering() -> StoreSpy {
    let spy = StoreSpy::default();
    spy.ping.returns.set_fn(|()| 1);
    spy.find.returns.set_fn(|_| Ok(1));
    spy.put.returns.set_fn(|_| true);
    spy.score.returns.set_fn(|_| 0.5);
    spy
}

fn batch(operation: Operation) -> Option<Batch> {
    Some(match operation {
        Operation::NoArgument => |calls| timed::no_argument(&answering(), calls),
        Operation::TwoTexts => |calls| timed::two_texts(&answering(), calls),
        Operation::OwnedStruct => |calls| timed::owned_struct(&answering(), calls),
        Operation::Numbers(1_000) => |calls| timed::numbers(&answering(), 1_000, calls),
        Operation::Numbers(_) => |calls| timed::numbers(&answering(), 1_000_000, calls),
        Operation::NothingKept | Operation::Rules(_) => return None,
        Operation::SideEffect => |calls| {
            let spy = StoreSpy::default();
            spy.find
                .returns
                .set_fn(|(name, stage)| Ok((name.len() + stage.len()) as u64));
            timed::two_texts(&spy, calls)
        },
        Operation::Async => |calls| {
            let spy = RemoteSpy::default();
            spy.find.returns.set_fn(|_| Ok(1));
            timed::awaited(&spy, calls)
        },
        Operation::Threads(1) => |calls| timed::on_threads(1, &answering(), calls),
        Operation::Threads(2) => |calls| timed::on_threads(2, &answering(), calls),
        Operation::Threads(_) => |calls| timed::on_threads(4, &answering(), calls),
        Operation::MakeAndDrop => |times| timed::made(StoreSpy::default, times),
        Operation::CloneAndDrop => |times| {
            let spy = StoreSpy::default();
            timed::made(|| spy.clone(), times)
        },
    })
}

fn log(calls: usize) -> Box<dyn Log> {
    let spy = answering();
    timed::record(&spy, calls);
    Box::new(spy)
}

impl Log for StoreSpy {
    fn count(&self, expected: usize) {
        assert_eq!(self.find.arguments.len(), expected);
    }
    fn last_call(&self) {
        let calls = self.find.arguments.get();
        assert_eq!(calls.last(), Some(&(LAST.0.to_owned(), LAST.1.to_owned())));
    }
    fn any_call(&self) {
        let calls = self.find.arguments.get();
        assert!(calls.contains(&(LAST.0.to_owned(), LAST.1.to_owned())));
    }
    fn only_call(&self) {
        assert_eq!(
            [(LAST.0.to_owned(), LAST.1.to_owned())],
            self.find.arguments
        );
    }
}

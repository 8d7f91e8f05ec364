//! How is each done with unimock?
//!
//! What a call is compared with is said before it is made, and no call is kept.

use std::time::Duration;

use unimock::{MockFn, Unimock, matching};

use crate::services::{RemoteMock, StoreMock};
use crate::timed::{self, TEXTS, names};
use crate::{Batch, Contender, Operation};

pub(super) const CONTENDER: Contender = Contender {
    name: "unimock",
    batch,
    log: None,
};

fn answering() -> Unimock {
    Unimock::new(StoreMock::find.each_call(matching!(_, _)).returns(Ok(1)))
}

fn batch(operation: Operation) -> Option<Batch> {
    Some(match operation {
        Operation::NothingKept => |calls| timed::two_texts(&answering(), calls),
        Operation::Rules(1) => |calls| rules(1, calls),
        Operation::Rules(10) => |calls| rules(10, calls),
        Operation::Rules(_) => |calls| rules(100, calls),
        Operation::SideEffect => |calls| {
            let clause = StoreMock::find
                .each_call(matching!(_, _))
                .answers(&|_, name, stage| Ok((name.len() + stage.len()) as u64));
            timed::two_texts(&Unimock::new(clause), calls)
        },
        Operation::Async => |calls| {
            let clause = RemoteMock::find.each_call(matching!(_, _)).returns(Ok(1));
            timed::awaited(&Unimock::new(clause), calls)
        },
        Operation::Threads(1) => |calls| timed::on_threads(1, &answering(), calls),
        Operation::Threads(2) => |calls| timed::on_threads(2, &answering(), calls),
        Operation::Threads(_) => |calls| timed::on_threads(4, &answering(), calls),
        Operation::MakeAndDrop => |times| timed::made(|| Unimock::new(()), times),
        Operation::CloneAndDrop => |times| {
            let mock = Unimock::new(());
            timed::made(|| mock.clone(), times)
        },
        _ => return None,
    })
}

fn rules(count: usize, calls: usize) -> Duration {
    let names = names(count);
    let clause = StoreMock::find.stub(|each| {
        for (number, name) in (0..).zip(&names) {
            // As `matching!` does, which knows no variables but those of its pattern.
            each.call(&|matching| {
                let name = name.clone();
                matching.func(move |(called, stage), _| *called == name && *stage == TEXTS.1);
            })
            .returns(Ok(number));
        }
    });
    timed::by_turns(&Unimock::new(clause), &names, calls)
}

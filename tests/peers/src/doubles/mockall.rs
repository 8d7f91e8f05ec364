//! How is each done with mockall?
//!
//! What a call is compared with is said before it is made, and no call is kept.

use std::time::Duration;

use mockall::mock;
use mockall::predicate::eq;

use crate::services::{Error, Item, Remote, Store};
use crate::timed::{self, TEXTS, names};
use crate::{Batch, Contender, Operation};

pub(super) const CONTENDER: Contender = Contender {
    name: "mockall",
    batch,
    log: None,
};

mock! {
    Store {}
    impl Store for Store {
        fn ping(&self) -> u64;
        fn find(&self, name: &str, stage: &str) -> Result<u64, Error>;
        fn put(&self, item: Item) -> bool;
        fn score(&self, features: &[f32]) -> f64;
    }
}

mock! {
    Remote {}
    impl Remote for Remote {
        async fn find(&self, name: &str, stage: &str) -> Result<u64, Error>;
    }
}

fn answering() -> MockStore {
    let mut mock = MockStore::new();
    mock.expect_find().returning(|_, _| Ok(1));
    mock
}

fn batch(operation: Operation) -> Option<Batch> {
    Some(match operation {
        Operation::NothingKept => |calls| timed::two_texts(&answering(), calls),
        Operation::Rules(1) => |calls| rules(1, calls),
        Operation::Rules(10) => |calls| rules(10, calls),
        Operation::Rules(_) => |calls| rules(100, calls),
        Operation::SideEffect => |calls| {
            let mut mock = MockStore::new();
            mock.expect_find()
                .returning(|name, stage| Ok((name.len() + stage.len()) as u64));
            timed::two_texts(&mock, calls)
        },
        Operation::Async => |calls| {
            let mut mock = MockRemote::new();
            mock.expect_find().returning(|_, _| Ok(1));
            timed::awaited(&mock, calls)
        },
        Operation::Threads(1) => |calls| timed::on_threads(1, &answering(), calls),
        Operation::Threads(2) => |calls| timed::on_threads(2, &answering(), calls),
        Operation::Threads(_) => |calls| timed::on_threads(4, &answering(), calls),
        Operation::MakeAndDrop => |times| timed::made(MockStore::new, times),
        _ => return None,
    })
}

fn rules(count: usize, calls: usize) -> Duration {
    let names = names(count);
    let mut mock = MockStore::new();
    for (number, name) in (0..).zip(&names) {
        mock.expect_find()
            .with(eq(name.clone()), eq(TEXTS.1))
            .returning(move |_, _| Ok(number));
    }
    timed::by_turns(&mock, &names, calls)
}

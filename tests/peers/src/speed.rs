//! How long does each operation take?
//!
//! Prints a line for each: the row, the contender, the round, nanoseconds. The contenders take turns, so
//! that a machine that slows down does so for each.

use std::any::Any;
use std::panic::{self, AssertUnwindSafe};
use std::time::{Duration, Instant};

use mlmock_peers::doubles::CONTENDERS;
use mlmock_peers::{Log, Operation};

/// What is timed in batches: the row, the operation, how many there are in a batch.
const OPERATIONS: &[(&str, Operation, usize)] = &[
    ("no argument", Operation::NoArgument, 1_000),
    ("two texts", Operation::TwoTexts, 1_000),
    ("owned struct", Operation::OwnedStruct, 1_000),
    ("1 000 numbers", Operation::Numbers(1_000), 100),
    ("1 000 000 numbers", Operation::Numbers(1_000_000), 2),
    ("nothing kept", Operation::NothingKept, 1_000),
    ("1 rule", Operation::Rules(1), 1_000),
    ("10 rules", Operation::Rules(10), 1_000),
    ("100 rules", Operation::Rules(100), 1_000),
    ("side effect", Operation::SideEffect, 1_000),
    ("async", Operation::Async, 1_000),
    ("1 thread", Operation::Threads(1), 8_000),
    ("2 threads", Operation::Threads(2), 8_000),
    ("4 threads", Operation::Threads(4), 8_000),
    ("make and drop", Operation::MakeAndDrop, 100),
    ("clone and drop", Operation::CloneAndDrop, 1_000),
];

/// What is timed on one long log: the row, the assertion.
const ASSERTIONS: &[(&str, Assertion)] = &[
    ("count", |log| log.count(CALLS)),
    ("last call", |log| log.last_call()),
    ("any call", |log| log.any_call()),
];

type Assertion = fn(&dyn Log);

const CALLS: usize = 1_000_000;

fn main() {
    let mut rounds = std::env::args().skip(1).map(|rounds| rounds.parse());
    let (Some(Ok(rounds)), Some(Ok(rounds_of_logs))) = (rounds.next(), rounds.next()) else {
        panic!("expected two numbers: rounds of batches, rounds of assertions on a long log");
    };
    panic::set_hook(Box::new(|_| {}));
    for round in 0..rounds {
        for &(row, operation, count) in OPERATIONS {
            for contender in CONTENDERS {
                if let Some(batch) = (contender.batch)(operation) {
                    line(row, contender.name, round, batch(count), count);
                }
            }
        }
    }
    for round in 0..rounds_of_logs {
        for contender in CONTENDERS {
            let Some(log) = contender.log else { continue };
            let log = log(CALLS);
            for (row, assertion) in ASSERTIONS {
                let start = Instant::now();
                assertion(&*log);
                line(row, contender.name, round, start.elapsed(), 1);
            }
            let (elapsed, text) = failure(&*log);
            line("failure report", contender.name, round, elapsed, 1);
            println!("failure text\t{}\t{round}\t{}", contender.name, text.len());
        }
    }
}

fn line(row: &str, contender: &str, round: usize, elapsed: Duration, count: usize) {
    let nanoseconds = elapsed.as_secs_f64() * 1e9 / count as f64;
    println!("{row}\t{contender}\t{round}\t{nanoseconds:.2}");
}

/// An assertion that fails, and what it says.
fn failure(log: &dyn Log) -> (Duration, String) {
    let start = Instant::now();
    let failed = panic::catch_unwind(AssertUnwindSafe(|| log.only_call()));
    let elapsed = start.elapsed();
    (
        elapsed,
        text_of(&*failed.expect_err("there were other calls")),
    )
}

fn text_of(payload: &(dyn Any + Send)) -> String {
    match payload.downcast_ref::<String>() {
        Some(text) => text.clone(),
        None => panic!("the failure has a text"),
    }
}

//! How would one write the doubles by hand?
//!
//! For each method a log and an answer, as a test needs them: a closure as the answer, or answers by
//! argument, where that is what the test is about.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use crate::services::{Error, Item, Remote, Store};
use crate::timed::{self, LAST, names};
use crate::{Batch, Contender, Log, Operation};

pub(super) const CONTENDER: Contender = Contender {
    name: "hand",
    batch,
    log: Some(log),
};

type Texts = (String, String);

#[derive(Default)]
struct FakeStore {
    ping_calls: Mutex<usize>,
    ping_answer: Mutex<Option<u64>>,
    find_calls: Mutex<Vec<Texts>>,
    find_answer: Mutex<Option<Result<u64, Error>>>,
    put_calls: Mutex<Vec<Item>>,
    put_answer: Mutex<Option<bool>>,
    score_calls: Mutex<Vec<Vec<f32>>>,
    score_answer: Mutex<Option<f64>>,
}

impl Store for FakeStore {
    fn ping(&self) -> u64 {
        *self.ping_calls.lock().unwrap() += 1;
        self.ping_answer
            .lock()
            .unwrap()
            .expect("no answer for ping")
    }
    fn find(&self, name: &str, stage: &str) -> Result<u64, Error> {
        let call = (name.to_owned(), stage.to_owned());
        self.find_calls.lock().unwrap().push(call);
        let answer = self.find_answer.lock().unwrap().clone();
        answer.expect("no answer for find")
    }
    fn put(&self, item: Item) -> bool {
        self.put_calls.lock().unwrap().push(item);
        self.put_answer.lock().unwrap().expect("no answer for put")
    }
    fn score(&self, features: &[f32]) -> f64 {
        self.score_calls.lock().unwrap().push(features.to_vec());
        self.score_answer
            .lock()
            .unwrap()
            .expect("no answer for score")
    }
}

#[derive(Default)]
struct FakeRemote {
    find_calls: Mutex<Vec<Texts>>,
    find_answer: Mutex<Option<Result<u64, Error>>>,
}

impl Remote for FakeRemote {
    async fn find(&self, name: &str, stage: &str) -> Result<u64, Error> {
        let call = (name.to_owned(), stage.to_owned());
        self.find_calls.lock().unwrap().push(call);
        let answer = self.find_answer.lock().unwrap().clone();
        answer.expect("no answer for find")
    }
}

/// Counts, and keeps nothing.
#[derive(Default)]
struct CountingStore {
    find_count: AtomicUsize,
    find_answer: Mutex<Option<Result<u64, Error>>>,
}

impl Store for CountingStore {
    fn ping(&self) -> u64 {
        unreachable!("the row of a call of which nothing is kept is one of `find`")
    }
    fn find(&self, _: &str, _: &str) -> Result<u64, Error> {
        self.find_count.fetch_add(1, Ordering::Relaxed);
        let answer = self.find_answer.lock().unwrap().clone();
        answer.expect("no answer for find")
    }
    fn put(&self, _: Item) -> bool {
        unreachable!("the row of a call of which nothing is kept is one of `find`")
    }
    fn score(&self, _: &[f32]) -> f64 {
        unreachable!("the row of a call of which nothing is kept is one of `find`")
    }
}

/// Answers by argument.
#[derive(Default)]
struct StoreWithRules {
    find_calls: Mutex<Vec<Texts>>,
    find_answers: Mutex<Vec<(Texts, Result<u64, Error>)>>,
}

impl Store for StoreWithRules {
    fn ping(&self) -> u64 {
        unreachable!("the row of a call of which nothing is kept is one of `find`")
    }
    fn find(&self, name: &str, stage: &str) -> Result<u64, Error> {
        let call = (name.to_owned(), stage.to_owned());
        self.find_calls.lock().unwrap().push(call);
        let answers = self.find_answers.lock().unwrap();
        let answer = answers.iter().find(|((n, s), _)| n == name && s == stage);
        answer.expect("no answer for find").1.clone()
    }
    fn put(&self, _: Item) -> bool {
        unreachable!("the row of a call of which nothing is kept is one of `find`")
    }
    fn score(&self, _: &[f32]) -> f64 {
        unreachable!("the row of a call of which nothing is kept is one of `find`")
    }
}

type Answer = Box<dyn FnMut(&str, &str) -> Result<u64, Error> + Send>;

/// Answers with a closure.
#[derive(Default)]
struct StoreWithClosure {
    find_calls: Mutex<Vec<Texts>>,
    find_answer: Mutex<Option<Answer>>,
}

impl Store for StoreWithClosure {
    fn ping(&self) -> u64 {
        unreachable!("the row of a call of which nothing is kept is one of `find`")
    }
    fn find(&self, name: &str, stage: &str) -> Result<u64, Error> {
        let call = (name.to_owned(), stage.to_owned());
        self.find_calls.lock().unwrap().push(call);
        let mut answer = self.find_answer.lock().unwrap();
        answer.as_mut().expect("no answer for find")(name, stage)
    }
    fn put(&self, _: Item) -> bool {
        unreachable!("the row of a call of which nothing is kept is one of `find`")
    }
    fn score(&self, _: &[f32]) -> f64 {
        unreachable!("the row of a call of which nothing is kept is one of `find`")
    }
}

fn answering() -> FakeStore {
    let fake = FakeStore::default();
    *fake.ping_answer.lock().unwrap() = Some(1);
    *fake.find_answer.lock().unwrap() = Some(Ok(1));
    *fake.put_answer.lock().unwrap() = Some(true);
    *fake.score_answer.lock().unwrap() = Some(0.5);
    fake
}

fn batch(operation: Operation) -> Option<Batch> {
    Some(match operation {
        Operation::NoArgument => |calls| timed::no_argument(&answering(), calls),
        Operation::TwoTexts => |calls| timed::two_texts(&answering(), calls),
        Operation::OwnedStruct => |calls| timed::owned_struct(&answering(), calls),
        Operation::Numbers(1_000) => |calls| timed::numbers(&answering(), 1_000, calls),
        Operation::Numbers(_) => |calls| timed::numbers(&answering(), 1_000_000, calls),
        Operation::NothingKept => |calls| {
            let fake = CountingStore::default();
            *fake.find_answer.lock().unwrap() = Some(Ok(1));
            timed::two_texts(&fake, calls)
        },
        Operation::Rules(1) => |calls| rules(1, calls),
        Operation::Rules(10) => |calls| rules(10, calls),
        Operation::Rules(_) => |calls| rules(100, calls),
        Operation::SideEffect => |calls| {
            let fake = StoreWithClosure::default();
            let answer: Answer = Box::new(|name, stage| Ok((name.len() + stage.len()) as u64));
            *fake.find_answer.lock().unwrap() = Some(answer);
            timed::two_texts(&fake, calls)
        },
        Operation::Async => |calls| {
            let fake = FakeRemote::default();
            *fake.find_answer.lock().unwrap() = Some(Ok(1));
            timed::awaited(&fake, calls)
        },
        Operation::Threads(1) => |calls| timed::on_threads(1, &answering(), calls),
        Operation::Threads(2) => |calls| timed::on_threads(2, &answering(), calls),
        Operation::Threads(_) => |calls| timed::on_threads(4, &answering(), calls),
        Operation::MakeAndDrop => |times| timed::made(FakeStore::default, times),
        Operation::CloneAndDrop => |times| {
            let fake = Arc::new(FakeStore::default());
            timed::made(|| Arc::clone(&fake), times)
        },
    })
}

fn rules(count: usize, calls: usize) -> std::time::Duration {
    let names = names(count);
    let fake = StoreWithRules::default();
    for (number, name) in (0..).zip(&names) {
        let call = (name.clone(), timed::TEXTS.1.to_owned());
        fake.find_answers.lock().unwrap().push((call, Ok(number)));
    }
    timed::by_turns(&fake, &names, calls)
}

fn log(calls: usize) -> Box<dyn Log> {
    let fake = answering();
    timed::record(&fake, calls);
    Box::new(fake)
}

impl Log for FakeStore {
    fn count(&self, expected: usize) {
        assert_eq!(self.find_calls.lock().unwrap().len(), expected);
    }
    fn last_call(&self) {
        let calls = self.find_calls.lock().unwrap();
        let (name, stage) = calls.last().expect("there is a call");
        assert_eq!((name.as_str(), stage.as_str()), LAST);
    }
    fn any_call(&self) {
        let calls = self.find_calls.lock().unwrap();
        assert!(
            calls
                .iter()
                .any(|(name, stage)| (name.as_str(), stage.as_str()) == LAST)
        );
    }
    fn only_call(&self) {
        let calls = self.find_calls.lock().unwrap();
        assert_eq!(*calls, [(LAST.0.to_owned(), LAST.1.to_owned())]);
    }
}

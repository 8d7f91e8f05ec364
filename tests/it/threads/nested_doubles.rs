//! Doubles that call doubles, from closures, matchers and arguments, on many threads at once, never wait
//! for each other for good.
use std::fmt;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use mlmock::{any, matching, ml_double};

#[ml_double]
trait Front: Send + Sync {
    fn get(&self, key: u32) -> u32;
    fn log(&self, key: u32);
}

#[ml_double]
trait Back: Send + Sync {
    fn read(&self, key: u32) -> u32;
    fn put(&self, row: &Row) -> bool;
}

/// Compares and shows itself by calling a double.
#[derive(Clone)]
struct Row {
    key: u32,
    asks: FrontDouble,
}

impl PartialEq for Row {
    fn eq(&self, other: &Row) -> bool {
        self.asks.log(self.key);
        self.key == other.key
    }
}

impl fmt::Debug for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.asks.log(self.key);
        write!(f, "row {}", self.key)
    }
}

/// Runs `test`, and fails if it does not come back.
fn comes_back(test: impl FnOnce() + Send + 'static) {
    let (done, is_done) = mpsc::channel();
    let running = thread::spawn(move || {
        test();
        done.send(()).unwrap();
    });
    match is_done.recv_timeout(Duration::from_secs(60)) {
        Err(mpsc::RecvTimeoutError::Timeout) => panic!("it hangs"),
        _ => running.join().unwrap(),
    }
}

fn on_threads(run: impl Fn(u32) + Sync) {
    let run = &run;
    thread::scope(|scope| {
        for thread in 0..8 {
            scope.spawn(move || (0..500).for_each(|call| run(thread * 1000 + call)));
        }
    });
}

#[test]
fn a_closure_may_call_another_double_that_calls_back() {
    comes_back(|| {
        let (front, back) = (FrontDouble::new(), BackDouble::new());
        let (own_front, own_back) = (front.clone(), back.clone());
        front.get.side_effect(move |key| own_back.read(key) + 1);
        back.read.side_effect(move |key| {
            own_front.log(key);
            key
        });
        on_threads(|key| assert_eq!(front.get(key), key + 1));
        front.get.assert_called_times(4000);
        back.read.assert_called_times(4000);
        front.log.assert_called_times(4000);
        mlmock::reset(&front);
    });
}

#[test]
fn a_matcher_may_call_a_double_even_its_own() {
    comes_back(|| {
        let front = FrontDouble::new();
        let own = front.clone();
        front.get.returns(1);
        let odd = matching(move |key: &u32| {
            own.log(*key);
            key % 2 == 1
        });
        front.get.with(odd).returns(2);
        on_threads(|key| assert_eq!(front.get(key), 1 + key % 2));
        front.log.assert_called_times(4000);
        mlmock::reset(&front);
    });
}

#[test]
fn values_that_call_doubles_may_be_recorded_compared_and_shown() {
    comes_back(|| {
        let (front, back) = (FrontDouble::new(), BackDouble::new());
        let row = |key| Row {
            key,
            asks: front.clone(),
        };
        back.put.returns(false);
        back.put.with(&row(7)).returns(true);
        on_threads(|key| assert_eq!(back.put(&row(key)), key == 7));
        back.put.with(&row(7)).assert_called_once();
        let text = mlmock_tests::failure_of(|| back.put.assert_called_once_with(&row(9)));
        assert!(text.contains("row 9"), "{text}");
        assert!(front.log.called());
    });
}

#[test]
fn assertions_may_run_inside_of_answers() {
    comes_back(|| {
        let front = FrontDouble::new();
        let own = front.clone();
        front.get.side_effect(move |key| {
            own.get.with(key).assert_called_once();
            own.get.assert_called_times(1..);
            own.log(key);
            own.log.assert_any_call(key);
            own.get.call_count() as u32
        });
        on_threads(|key| assert!(key % 10 != 0 || front.get(key) > 0));
        front.log.assert_called_times(400);
        mlmock::reset(&front);
    });
}

#[test]
fn answers_may_be_set_while_calls_are_made() {
    comes_back(|| {
        let front = FrontDouble::new();
        front.get.returns(0);
        on_threads(|key| match key % 10 {
            0 => front.get.returns(key),
            1 => front.get.with(key).side_effect(|key| key),
            2 => drop(format!("{:?}", front.get)),
            3 => front.get.with(any()).clear_answers(),
            4 => front.get.keep_last(100),
            _ => drop(front.get(key)),
        });
        front.get.assert_called_times(2000);
    });
}

#[test]
fn a_double_may_be_an_argument_of_itself() {
    #[ml_double]
    trait Node: Send + Sync {
        fn link(&self, other: NodeDouble) -> usize;
    }
    comes_back(|| {
        let node = NodeDouble::new();
        node.link
            .side_effect(|other: NodeDouble| other.link.call_count());
        on_threads(|_| assert!(node.link(node.clone()) > 0));
        node.link.assert_called_times(4000);
        let all = node.link.call_count();
        // The log holds the double that holds the log.
        mlmock::reset(&node);
        assert_eq!((all, node.link.call_count()), (4000, 0));
    });
}

//! `returns_once(v)` appends to the queue of answers, and moves the value out at one call.
use mlmock::ml_double;

#[derive(Debug, PartialEq)]
struct Connection(u32);

#[ml_double]
trait Pool {
    fn take(&self) -> Connection;
    fn name(&self) -> &str;
    fn open(&self) -> Box<dyn FnOnce() -> u32 + Send>;
}

#[test]
fn values_are_handed_out_in_the_order_they_were_queued() {
    let pool = PoolDouble::new();
    pool.take.returns_once(Connection(1));
    pool.take.returns_once(Connection(2));
    assert_eq!(pool.take(), Connection(1));
    pool.take.returns_once(Connection(3));
    assert_eq!([pool.take(), pool.take()], [Connection(2), Connection(3)]);
}

#[test]
fn a_value_that_is_not_clone_is_moved_out() {
    let pool = PoolDouble::new();
    let number = 7;
    pool.open.returns_once(Box::new(move || number));
    assert_eq!(pool.open()(), 7);
}

#[test]
fn what_repeats_answers_when_the_queue_is_used_up() {
    let pool = PoolDouble::new();
    pool.take.returns_with(|| Connection(9));
    pool.take.returns_once(Connection(1));
    assert_eq!(
        [pool.take(), pool.take(), pool.take()],
        [Connection(1), Connection(9), Connection(9)]
    );
}

#[test]
fn a_borrowed_result_is_handed_in_owned() {
    let pool = PoolDouble::new();
    pool.name.returns_once("first".to_owned());
    pool.name.returns("later".into());
    assert_eq!([pool.name(), pool.name()], ["first", "later"]);
}

#[test]
fn values_that_are_queued_behind_a_used_up_queue_answer() {
    let pool = PoolDouble::new();
    pool.take.returns_once(Connection(1));
    pool.take();
    pool.take.returns_once(Connection(2));
    assert_eq!(pool.take(), Connection(2));
}

#[test]
fn each_value_reaches_one_caller_of_many_threads() {
    let pool = PoolDouble::new();
    (0..200).for_each(|number| pool.take.returns_once(Connection(number)));
    let mut taken: Vec<u32> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..4)
            .map(|_| scope.spawn(|| (0..50).map(|_| pool.take().0).collect::<Vec<_>>()))
            .collect();
        threads
            .into_iter()
            .flat_map(|thread| thread.join().unwrap())
            .collect()
    });
    taken.sort_unstable();
    assert_eq!(taken, (0..200).collect::<Vec<_>>());
}

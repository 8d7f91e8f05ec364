//! `#[auto_impl]` may stand above or below: references and boxes of the double implement the
//! trait too.
use std::sync::Arc;

use auto_impl::auto_impl;
use mlmock::ml_double;

#[auto_impl(&, Box, Arc)]
#[ml_double]
trait Below {
    fn get(&self, key: &str) -> Option<u32>;
    fn size(&self) -> usize {
        7
    }
}

#[ml_double]
#[auto_impl(&, Box, Arc)]
trait Above {
    fn get(&self, key: &str) -> Option<u32>;
    #[auto_impl(keep_default_for(&, Box, Arc))]
    fn size(&self) -> usize {
        7
    }
}

#[ml_double]
#[auto_impl(&mut, Box)]
trait MutableAbove {
    fn push(&mut self, value: u32) -> usize;
    fn last(&mut self) -> &mut u32;
}

#[auto_impl::auto_impl(&mut, Box)]
#[ml_double]
trait MutableBelow {
    fn push(&mut self, value: u32) -> usize;
    fn peek(&self) -> &str;
}

#[cfg_attr(all(), auto_impl(Fn))]
#[ml_double]
trait Embed {
    fn embed(&self, text: &str) -> usize;
}

fn below(store: impl Below) -> (Option<u32>, usize) {
    (store.get("k"), store.size())
}

fn above(store: impl Above) -> (Option<u32>, usize) {
    (store.get("k"), store.size())
}

#[test]
fn below_it_the_double_is_used_through_pointers() {
    let store = BelowDouble::new();
    store.get.returns(Some(3));
    assert_eq!(below(&store), (Some(3), 7));
    assert_eq!(below(Box::new(store.clone())), (Some(3), 7));
    store.size.returns(1);
    assert_eq!(below(Arc::new(store.clone())), (Some(3), 1));
    store.get.assert_called_times(3);
    store.get.assert_called_with("k");
    store.size.assert_called_times(3);
}

#[test]
fn above_it_the_double_is_used_through_pointers() {
    let store = AboveDouble::new();
    store.get.returns(Some(3));
    assert_eq!(above(&store), (Some(3), 7));
    assert_eq!(above(Box::new(store.clone())), (Some(3), 7));
    assert_eq!(above(Arc::new(store.clone())), (Some(3), 7));
    // The pointers keep the trait's body, so they do not come to the double.
    store.size.assert_not_called();
    store.get.assert_called_times(3);
}

#[test]
fn mutable_receivers_work() {
    fn above(mut list: impl MutableAbove) -> u32 {
        list.push(1);
        *list.last() += 1;
        *list.last()
    }
    fn below(mut list: impl MutableBelow) -> usize {
        list.push(list.peek().len() as u32)
    }
    let mut list = MutableAboveDouble::new();
    list.push.returns(1);
    list.last.returns(5);
    assert_eq!(above(&mut list), 6);
    let push = list.push.clone();
    assert_eq!(above(Box::new(list)), 7);
    push.assert_called_times(2);

    let mut list = MutableBelowDouble::new();
    list.push.returns(9);
    list.peek.returns("abc".into());
    assert_eq!(below(&mut list), 9);
    assert_eq!(below(Box::new(list.clone())), 9);
    list.push
        .assert_has_calls([list.push.with(3), list.push.with(3)]);
}

#[test]
fn closures_and_the_double_both_implement_the_trait() {
    fn run(embedder: impl Embed) -> usize {
        embedder.embed("text")
    }
    let embedder = EmbedDouble::new();
    embedder.embed.returns(3);
    assert_eq!(run(embedder.clone()), 3);
    assert_eq!(run(|text: &str| text.len()), 4);
    embedder.embed.assert_called_once_with("text");
}

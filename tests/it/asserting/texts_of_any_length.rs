//! A text is recorded, compared, matched and printed alike, however long it is.
use mlmock::{contains, matching, ml_double, not};
use mlmock_tests::{assert_text, failure_of};

#[ml_double]
trait Store {
    fn put(&self, body: &str);
    fn take(&self, body: String);
}

/// Texts about as long as those that are kept without an allocation, of characters of one to four bytes.
fn texts() -> Vec<String> {
    let mut texts = Vec::new();
    for character in ["x", "é", "€", "𝄞"] {
        for first in ["", "a", "ab", "abc"] {
            for count in 0..=35 {
                texts.push(format!("{first}{}", character.repeat(count)));
            }
        }
    }
    texts.sort();
    texts.dedup();
    texts
}

#[test]
fn it_is_read_back() {
    let store = StoreDouble::new();
    for text in texts() {
        store.put(&text);
        store.take(text);
    }
    let put: Vec<String> = store
        .put
        .calls()
        .into_iter()
        .map(|call| call.0.clone())
        .collect();
    let taken: Vec<String> = store
        .take
        .calls()
        .into_iter()
        .map(|call| call.0.clone())
        .collect();
    assert_eq!(put, texts());
    assert_eq!(taken, texts());
}

#[test]
fn it_equals_itself_and_nothing_else() {
    let texts = texts();
    let store = StoreDouble::new();
    for text in &texts {
        store.put(text);
        store.take(text.clone());
    }
    for text in &texts {
        assert_eq!(store.put.with(text).call_count(), 1, "{text:?}");
        assert_eq!(store.take.with(text).call_count(), 1, "{text:?}");
        let others = texts.len() - 1;
        assert_eq!(store.put.with(not(text)).call_count(), others, "{text:?}");
    }
}

#[test]
fn it_is_shown_to_matchers() {
    for text in texts() {
        let store = StoreDouble::new();
        store.put(&text);
        let expected = text.clone();
        store
            .put
            .assert_called_with(matching(move |actual: &String| *actual == expected));
    }
    let store = StoreDouble::new();
    store.put("");
    store.put("a model");
    assert_eq!(store.put.with(contains("model")).call_count(), 1);
}

#[test]
fn it_is_told_apart_at_its_last_character() {
    let store = StoreDouble::new();
    store.put("thirty bytes and no more, or 1");
    assert_text(
        failure_of(|| {
            store
                .put
                .assert_called_once_with("thirty bytes and no more, or 2")
        }),
        r#"
        Store.put: expected exactly one call, with these arguments

          expected:
            put(body: "thirty bytes and no more, or 2")

          1 call:
            #1 put(*body: "thirty bytes and no more, or 1")  at <here>

          call #1 differs in:
            body
              expected "thirty bytes and no more, or 2"
                actual "thirty bytes and no more, or 1"
        "#,
    );
}

#[test]
fn a_character_that_ends_beyond_the_room_is_printed_whole() {
    let store = StoreDouble::new();
    store.put("twenty-eight bytes and one €");
    store.put("twenty-nine bytes and this: 𝄞");
    store.put("");
    assert_text(
        failure_of(|| store.put.assert_called_once()),
        r#"
        Store.put: expected exactly one call, but there were 3 calls

          3 calls:
            #1 put(body: "twenty-eight bytes and one €")  at <here>
            #2 put(body: "twenty-nine bytes and this: 𝄞")  at <here>
            #3 put(body: "")  at <here>
        "#,
    );
}

#[test]
fn a_short_one_of_several_lines_is_compared_on_one() {
    let store = StoreDouble::new();
    store.put("a\nb\nc");
    assert_text(
        failure_of(|| store.put.assert_called_once_with("a\nx\nc")),
        r#"
        Store.put: expected exactly one call, with these arguments

          expected:
            put(body: "a\nx\nc")

          1 call:
            #1 put(*body: "a\nb\nc")  at <here>

          call #1 differs in:
            body
              expected "a\nx\nc"
                actual "a\nb\nc"
        "#,
    );
}

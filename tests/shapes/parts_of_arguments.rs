//! A result that is a part of an argument is returned by closures of the method's exact signature.
use mlmock::ml_double;

struct Token<'a>(&'a str);

#[ml_double]
trait Parser {
    fn trim<'a>(&self, text: &'a str) -> &'a str;
    fn parse<'a>(&self, text: &'a str, from: usize) -> Option<Token<'a>> {
        text.get(from..).map(Token)
    }
    fn of_many<'a>(&self, texts: &[&'a str]) -> Vec<&'a str>;
    async fn later<'a>(&self, text: &'a str) -> &'a str;
    fn head(text: &str) -> &str;
}

#[ml_double]
fn first(text: &str) -> &str {
    &text[..1]
}

#[test]
fn a_closure_returns_a_part() {
    let parser = ParserDouble::new();
    parser.trim.side_effect(|text| &text[1..]);
    parser.trim.with("zz").side_effect_once(|text| &text[..1]);
    parser.trim.with("yy").returns("literal");
    let owned = String::from("abc");
    assert_eq!(parser.trim(&owned), "bc");
    assert_eq!(parser.trim("zz"), "z");
    assert_eq!(parser.trim("zz"), "z");
    assert_eq!(parser.trim("yy"), "literal");
    parser
        .trim
        .assert_has_calls([parser.trim.with("abc"), parser.trim.with("zz")]);
    parser.trim.assert_any_call("abc");
    assert_eq!(parser.trim.args()[0], ("abc".to_owned(),));
}

#[test]
fn a_part_may_be_inside_of_something() {
    let parser = ParserDouble::new();
    parser.of_many.side_effect(|texts| texts[1..].to_vec());
    let owned = [String::from("a"), String::from("b")];
    assert_eq!(parser.of_many(&[&owned[0], &owned[1]]), ["b"]);
    parser.of_many.assert_called_once_with(&["a", "b"]);
}

#[test]
fn the_own_body_runs_until_there_is_an_answer() {
    let parser = ParserDouble::new();
    assert_eq!(parser.parse("abc", 1).unwrap().0, "bc");
    let shift = std::rc::Rc::new(2);
    parser
        .parse
        .side_effect_local(move |text, from| text.get(from + *shift..).map(Token));
    assert!(parser.parse("abc", 2).is_none());
    assert_eq!(parser.parse("abc", 0).unwrap().0, "c");
    parser.parse.assert_called_times(3);
}

#[tokio::test]
async fn asynchronous_methods_do_so_too() {
    let parser = ParserDouble::new();
    parser.later.side_effect(|text| &text[2..]);
    let owned = String::from("abc");
    assert_eq!(parser.later(&owned).await, "c");
}

#[test]
fn functions_do_so_too() {
    let owned = String::from("abc");
    let statics = ParserDouble::statics();
    statics.head.side_effect(|text| &text[..2]);
    assert_eq!(ParserDouble::head(&owned), "ab");
    assert_eq!(first(&owned), "a");
    let double = first::double();
    double.side_effect(|text| &text[1..2]);
    assert_eq!(first(&owned), "b");
    double.assert_called_once_with("abc");
}

mod however_the_future_is_spelt {
    use std::pin::Pin;

    use mlmock::ml_double;

    #[ml_double]
    #[allow(clippy::needless_lifetimes)]
    trait Reader: Sized {
        async fn with_a_body<'a>(&self, text: &'a str) -> &'a str {
            text
        }
        async fn by_value<'a>(self, text: &'a str) -> &'a str;
        fn boxed<'a>(&self, text: &'a str) -> Pin<Box<dyn Future<Output = &'a str> + Send + 'a>>;
        fn boxed_with_a_body<'a>(
            &self,
            text: &'a str,
        ) -> Pin<Box<dyn Future<Output = &'a str> + Send + 'a>> {
            Box::pin(async move { text })
        }
        fn opaque_with_a_body<'a>(&self, text: &'a str) -> impl Future<Output = &'a str> {
            async move { text }
        }
        async fn of_the_type<'a>(text: &'a str) -> &'a str;
        async fn of_the_type_with_a_body<'a>(text: &'a str) -> &'a str {
            text
        }
    }

    #[tokio::test]
    async fn a_closure_returns_a_part() {
        let owned = String::from("abc");
        let reader = ReaderDouble::new();
        let statics = ReaderDouble::statics();
        assert_eq!(reader.with_a_body(&owned).await, "abc");
        assert_eq!(reader.boxed_with_a_body(&owned).await, "abc");
        assert_eq!(ReaderDouble::of_the_type_with_a_body(&owned).await, "abc");
        reader.with_a_body.side_effect(|text| &text[1..]);
        reader.by_value.side_effect(|text| &text[1..]);
        reader.boxed.side_effect(|text| &text[1..]);
        reader.boxed_with_a_body.side_effect(|text| &text[1..]);
        reader.opaque_with_a_body.side_effect(|text| &text[1..]);
        statics.of_the_type.side_effect(|text| &text[1..]);
        statics
            .of_the_type_with_a_body
            .side_effect(|text| &text[1..]);
        assert_eq!(reader.with_a_body(&owned).await, "bc");
        assert_eq!(reader.boxed(&owned).await, "bc");
        assert_eq!(reader.boxed_with_a_body(&owned).await, "bc");
        assert_eq!(reader.opaque_with_a_body(&owned).await, "bc");
        assert_eq!(reader.clone().by_value(&owned).await, "bc");
        assert_eq!(ReaderDouble::of_the_type(&owned).await, "bc");
        assert_eq!(ReaderDouble::of_the_type_with_a_body(&owned).await, "bc");
        reader.with_a_body.assert_called_times(2);
    }
}

//! Is what we read what the user wrote?

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::parse::Parse;

use super::*;

fn read<T: Parse>(text: &str) -> T {
    match syn::parse_str(text) {
        Ok(read) => read,
        Err(error) => panic!("{error}: {text}"),
    }
}

fn a_trait(text: &str) -> ItemTrait {
    match read(text) {
        Item::Trait(item) => item,
        _ => panic!("no trait: {text}"),
    }
}

fn a_function(text: &str) -> ItemFn {
    match read(text) {
        Item::Fn(item) => item,
        _ => panic!("no function: {text}"),
    }
}

#[track_caller]
fn assert_written(item: impl ToTokens, text: &str) {
    let expected: TokenStream = text.parse().unwrap();
    assert_eq!(
        format!("{}", item.into_token_stream()).replace(' ', ""),
        expected.to_string().replace(' ', "")
    );
}

#[test]
fn a_trait_is_written_as_it_was_read() {
    for text in [
        "trait A {}",
        "pub unsafe trait A {}",
        "pub(crate) trait A {}",
        "pub(in crate::a::b) trait A {}",
        "auto trait A {}",
        "#[a] #[doc = concat!(\"a\", \"b\")] /// text\n trait A { #![b] }",
        "trait A<'a, T: 'a + Clone = u8, const N: usize = { 3 }> where T: Into<[u8; N]>, {}",
        "trait A: 'static + for<'a> B<&'a u8, Item = u8> + ?Sized + (C) where Self: Sized {}",
        "trait A: B + {}",
        "trait A { fn a(); fn b() {} fn c<'a, T, const N: usize>(x: &'a [T; N]) -> T where T: 'a; }",
        "trait A { unsafe fn a(); async fn b(); extern \"C\" fn c(); extern fn d(); const fn e(); \
         const async unsafe extern \"C\" fn f(); }",
        "trait A { fn a(self); fn b(mut self); fn c(&self); fn d(&mut self); fn e(&'a mut self, x: u8,); \
         fn f(self: Box<Self>); fn g(mut self: ::std::boxed::Box<Self>); fn h(#[a] &self, #[b] #[c] x: u8); }",
        "trait A { fn a(_: u8, (a, b): (u8, u8), mut c: u8, ref d: u8, ref mut e: u8, f @ _: u8, \
         B { g, h: i }: B, b::C(j): b::C, [k, ..]: [u8; 2], &l: &u8, r#type: u8); }",
        "trait A { unsafe extern \"C\" fn a(x: u8, ...); unsafe extern \"C\" fn b(#[a] ...); \
         unsafe extern \"C\" fn c(mut args: ...,); }",
        "trait A { fn a(&self) -> u8 { #![a] let b = |x| x + 1; match b { _ => { 7 } } } fn c() {} }",
        "trait A { type B; type C: ; type D: Clone + 'static = u8; type E<'a, T>: F<'a, T> where Self: 'a, T: G; \
         #[a] type H = u8 where u8: Copy; }",
        "trait A { const B: u8; const C: [u8; 2] = [1, { let a = 2; a }]; const _D: fn(u8) -> u8 = |a| a; }",
        "trait A { a!(); b::c![d;]; #[e] f! { g } }",
        "trait A { pub fn a(); default fn b() {} pub(crate) const C: u8; const D<T>: u8 = 7; }",
    ] {
        assert_written(a_trait(text), text);
    }
}

#[test]
fn a_function_is_written_as_it_was_read() {
    for text in [
        "fn a() {}",
        "#[a] pub(in crate::b) async unsafe fn c<T>(x: T, (d, e): (u8, u8)) -> T where T: Clone { #![f] x }",
        "pub const fn a(x: u8) -> u8 { x }",
        "extern \"C\" fn a(x: u8, y: ...) {}",
    ] {
        assert_written(a_function(text), text);
    }
}

#[test]
fn the_parts_of_a_trait_are_told_apart() {
    let item = a_trait(
        "#[a] unsafe trait A<T, U>: B + C + 'static where T: D {
            #![b]
            fn a(&self);
            fn b() { #![c] 7 }
            const C: u8;
            const D: u8 = 7;
            type E<T>: F + G where T: H;
            i!();
            pub fn j();
        }",
    );
    assert_eq!(item.attrs.len(), 2);
    assert!(item.unsafety.is_some());
    assert_eq!(item.generics.params.len(), 2);
    assert_eq!(item.supertraits.len(), 3);
    assert!(item.generics.where_clause.is_some());
    let [
        TraitItem::Fn(required),
        TraitItem::Fn(provided),
        TraitItem::Const(open),
        TraitItem::Const(with_default),
        TraitItem::Type(ty),
        TraitItem::Macro(_),
        TraitItem::Verbatim(_),
    ] = &item.items[..]
    else {
        panic!("the items are others");
    };
    assert!(required.default.is_none());
    let block = provided.default.as_ref().unwrap();
    assert_eq!(block.stmts.to_string(), "7");
    assert_eq!(provided.attrs.len(), 1);
    assert!(open.default.is_none());
    assert!(with_default.default.is_some());
    assert_eq!(ty.bounds.len(), 2);
    assert!(ty.generics.where_clause.is_some());
}

#[test]
fn a_receiver_is_told_from_a_parameter() {
    let kind = |input: &str| {
        let sig: Signature = read(&format!("fn a({input})"));
        match sig.receiver() {
            None => "none",
            Some(receiver) => match (&receiver.kind, receiver.mutability.is_some()) {
                (ReceiverKind::Value, false) => "value",
                (ReceiverKind::Value, true) => "mutable value",
                (ReceiverKind::Reference(_, None, None), _) => "reference",
                (ReceiverKind::Reference(_, Some(_), None), _) => "reference with a lifetime",
                (ReceiverKind::Reference(_, None, Some(_)), _) => "mutable reference",
                (ReceiverKind::Reference(_, Some(_), Some(_)), _) => "mutable one with a lifetime",
                (ReceiverKind::Typed(..), false) => "typed",
                (ReceiverKind::Typed(..), true) => "mutable and typed",
            },
        }
    };
    for (input, expected) in [
        ("", "none"),
        ("this: &Self", "none"),
        ("self::A(b): self::A", "none"),
        ("&a: &u8", "none"),
        ("self", "value"),
        ("mut self, a: u8", "mutable value"),
        ("&self", "reference"),
        ("&'a self", "reference with a lifetime"),
        ("&'_ self", "reference with a lifetime"),
        ("&mut self", "mutable reference"),
        ("&'a mut self", "mutable one with a lifetime"),
        ("self: Box<Self>", "typed"),
        ("self: ::std::boxed::Box<Self>", "typed"),
        ("mut self: Self", "mutable and typed"),
    ] {
        assert_eq!(kind(input), expected, "{input}");
    }
}

#[test]
fn a_pattern_is_a_name_or_it_is_not() {
    let name = |pat: &str| {
        let sig: Signature = read(&format!("fn a({pat}: u8)"));
        match sig.inputs.first() {
            Some(FnArg::Typed(typed)) => match &typed.pat {
                Pat::Ident(pat) => {
                    let words = [pat.by_ref.is_some(), pat.mutability.is_some()];
                    Some((pat.ident.to_string(), words))
                }
                Pat::Verbatim(_) => None,
            },
            _ => panic!("no parameter: {pat}"),
        }
    };
    let plain = |name: &str, words: [bool; 2]| Some((name.to_owned(), words));
    assert_eq!(name("a"), plain("a", [false, false]));
    assert_eq!(name("r#type"), plain("r#type", [false, false]));
    assert_eq!(name("mut a"), plain("a", [false, true]));
    assert_eq!(name("ref a"), plain("a", [true, false]));
    assert_eq!(name("ref mut a"), plain("a", [true, true]));
    for pat in [
        "_",
        "(a, b)",
        "a @ _",
        "A(a)",
        "a::B",
        "true",
        "&a",
        "[a, ..]",
        "A { a: b }",
    ] {
        assert_eq!(name(pat), None, "{pat}");
    }
}

#[test]
fn what_macro_rules_has_grouped_is_what_is_in_the_group() {
    let grouped = |text: &str| {
        let inside = text.parse().unwrap();
        TokenTree::Group(Group::new(Delimiter::None, inside))
    };
    let (pat, ty, block) = (grouped("mut a"), grouped("u8"), grouped("{ 7 }"));
    let item = quote::quote!(fn a(#pat: #ty) -> #ty #block);
    let Ok(Item::Fn(item)) = syn::parse2(item) else {
        panic!("no function");
    };
    let Some(FnArg::Typed(typed)) = item.sig.inputs.first() else {
        panic!("no parameter");
    };
    assert!(matches!(&typed.pat, Pat::Ident(pat) if pat.mutability.is_some()));
    assert_eq!(item.block.stmts.to_string(), "7");
}

#[test]
fn other_items_are_called_by_their_name() {
    for (text, expected) in [
        ("struct A;", "struct: a struct"),
        ("pub struct A { b: u8 }", "struct: a struct"),
        ("#[a] enum A {}", "enum: an enum"),
        ("union A { b: u8 }", "union: a union"),
        ("impl A {}", "impl: an `impl`"),
        ("unsafe impl<T> A for B<T> where T: C {}", "impl: an `impl`"),
        ("default impl A for B {}", "impl: an `impl`"),
        ("mod a {}", "mod: a module"),
        ("pub(crate) mod a;", "mod: a module"),
        ("type A<T> = Vec<T>;", "type: a type alias"),
        ("const A: u8 = 7;", "const: a constant"),
        ("const _: () = ();", "const: a constant"),
        ("pub static mut A: u8 = 7;", "static: a static"),
        ("use a::{b, c};", "use: a `use`"),
        ("trait A<T> = B + C<T>;", "trait: a trait alias"),
        (
            "type A: B<C = u8>;",
            "type A : B < C = u8 > ;: something else",
        ),
        ("fn a(&self);", "fn a (& self) ;: something else"),
        ("extern crate a;", "extern crate a ;: something else"),
        (
            "macro_rules! a { () => {} }",
            "macro_rules ! a { () => { } }: something else",
        ),
        ("union! {}", "union ! { }: something else"),
        ("a::b!();", "a :: b ! () ;: something else"),
    ] {
        match read(text) {
            Item::Other(keyword, what) => {
                assert_eq!(
                    format!("{keyword}: {what}").replace(' ', ""),
                    expected.replace(' ', "")
                );
            }
            _ => panic!("a trait or a function: {text}"),
        }
    }
}

#[test]
fn what_is_no_item_is_an_error() {
    for text in [
        "",
        "7",
        "a",
        "trait",
        "trait A",
        "trait A {} trait B {}",
        "trait A { fn }",
        "trait A { fn a() -> ; }",
        "trait A { fn a() }",
        "trait A { fn a(&self, u8); }",
        "trait A { fn a(x: u8, &self); }",
        "trait A { fn a(&self, &self); }",
        "trait A { fn a(&self x: u8); }",
        "trait A { fn a(: u8); }",
        "trait A { fn a(x); }",
        "trait A { const A; }",
        "trait A { const A: u8 }",
        "trait A { const A: u8 = ; }",
        "trait A { type A }",
        "trait A { a!() }",
        "trait A { struct B; }",
        "trait A B {}",
        "fn a() {} fn b() {}",
        "fn a()",
        "fn (a: u8) {}",
        "pub a!();",
        "#[a]",
    ] {
        assert!(syn::parse_str::<Item>(text).is_err(), "{text}");
    }
}

#[test]
fn what_syn_does_not_read_gets_through() {
    for (text, is_veiled) in [
        ("trait A { fn a(&self) -> [u8; { N + 1 }]; }", false),
        ("trait A { fn a(&self) -> impl B + use<'_, Self>; }", true),
        (
            "fn a<'a, T>(x: T) -> Option<(impl B + use<'a, T>, u8)> { b() }",
            true,
        ),
        ("trait A { fn a(&self, x: [u8; { let a = 1; a }]); }", true),
        (
            "trait A { fn a(&self, x: [[u8; if B { 1 } else { 2 }]; { let a = 1; a }]); }",
            true,
        ),
        (
            "trait A { fn a(&self) -> B<u8, { let a = 1; a }, { match C { _ => 2 } }>; }",
            true,
        ),
        (
            "trait A: B<C = { let a = 1; a }> { fn a() { [0; if B { 1 } else { 2 }] } }",
            true,
        ),
    ] {
        let tokens: TokenStream = text.parse().unwrap();
        // Where another crate asks for all of `syn`, that reads it as it is.
        let is_read = syn::parse2::<Item>(tokens.clone()).is_ok();
        let (item, veiled) = super::read(tokens, &syn::parse2::<Item>).unwrap();
        assert_eq!(veiled, is_veiled && !is_read, "{text}");
        let written = match item {
            Item::Trait(item) => item.to_token_stream(),
            Item::Fn(item) => item.to_token_stream(),
            Item::Other(..) => panic!("something else: {text}"),
        };
        assert_written(revealed(written), text);
    }
}

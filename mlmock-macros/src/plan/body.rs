//! What does the trait's own body of a method look like in the double?

use proc_macro2::{Delimiter, Group, Spacing, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Ident, Path};

use crate::lists::{Has, Lists, each};
use crate::meanings::Meanings;
use crate::model::Method;
use crate::plan::argument::ArgPlan;
use crate::syntax::{Block, Pat, PatIdent, ReceiverKind};
use crate::template::tokens;
use crate::tokens::mentions;

/// The trait's own body of a method.
pub(crate) struct Body {
    /// The user's patterns, where they are more than a name.
    pub(crate) bindings: TokenStream,
    pub(crate) statements: TokenStream,
}

impl Body {
    pub(crate) fn new(
        block: &Block,
        method: &Method,
        args: &[ArgPlan],
        service: &TokenStream,
        methods: &[(Ident, bool)],
        meanings: &Meanings,
    ) -> Body {
        let name = &meanings.service;
        let by_reference = matches!(
            method.sig.receiver().map(|receiver| &receiver.kind),
            Some(ReceiverKind::Reference(..))
        );
        let clause = method.sig.generics.where_clause.to_token_stream();
        let own = Own {
            service,
            parent: meanings.parent.as_ref(),
            methods,
            by_reference,
        };
        // With other arguments perhaps.
        let asks_for_service = mentions(&clause, name);
        let statements = match asks_for_service {
            true => None,
            false => own.spoken(&block.stmts, false),
        };
        let patterns = method.params.iter().zip(args).filter_map(|(param, arg)| {
            let (pat, ident) = (&param.pat, &arg.ident);
            let plain = matches!(
                pat,
                Pat::Ident(PatIdent {
                    mutability: None,
                    by_ref: None,
                    ident: _,
                })
            );
            (!plain).then(|| tokens!([pat, ident] let #pat = #ident;))
        });
        Body {
            bindings: patterns.tokens(),
            statements: statements.unwrap_or_else(|| block.stmts.clone()),
        }
    }
}

/// Does it take `&self`?
pub(crate) fn shares(method: &Method) -> bool {
    let receiver = method.sig.receiver().map(|receiver| &receiver.kind);
    matches!(receiver, Some(ReceiverKind::Reference(_, _, None)))
}

/// What a double has of its own.
const CONSTRUCTORS: &[&str] = &["new", "named", "relaxed", "opaque", "wrapping", "statics"];

/// Turns `Self::new(..)` into `<Self as Service>::new(..)`, and `self.get(..)` into
/// `<Self as Service>::get(&*self, ..)`: in the trait there was no other item of that name, and the
/// double may have one, of its own or of another trait. A method that takes `&mut self` is left as
/// it is, or its arguments could not speak of `self`.
struct Own<'s> {
    service: &'s TokenStream,
    /// The supertrait that an unknown function may be of.
    parent: Option<&'s Path>,
    /// The methods of the trait, and whether they take `&self`.
    methods: &'s [(Ident, bool)],
    /// Is `self` a reference here?
    by_reference: bool,
}

impl Own<'_> {
    /// The tokens, where they speak of the trait. A macro may look at a `self.get(..)` as it is written.
    fn spoken(&self, tokens: &TokenStream, in_macro: bool) -> Option<TokenStream> {
        let trees = each!(tree in tokens.clone() => ungrouped(tree));
        let mut spoken: Vec<TokenTree> = Vec::new();
        // What stands before it is not spoken, or is copied.
        let mut copied = 0;
        let mut at = 0;
        while at < trees.len() {
            let (new, end) = match &trees[at] {
                TokenTree::Ident(word) => {
                    let word = word.to_string();
                    match word.as_str() {
                        "Self" => (self.path(&trees, at), at + 1),
                        "self" if !in_macro => self.call(&trees, at),
                        // `Self` and `self` are others in there.
                        "impl" | "trait" if !in_macro => {
                            at = end_of_item(&trees, at);
                            continue;
                        }
                        _ => (None, at + 1),
                    }
                }
                TokenTree::Group(group) => {
                    let inside = self.spoken(&group.stream(), in_macro || is_macro(&trees, at));
                    (inside.map(|inside| with(group, inside)), at + 1)
                }
                _ => (None, at + 1),
            };
            if let Some(new) = new {
                spoken.extend_from_slice(&trees[copied..at]);
                spoken.extend(new);
                copied = end;
            }
            at = end;
        }
        if copied == 0 {
            return None;
        }
        spoken.extend_from_slice(&trees[copied..]);
        Some(spoken.into_iter().collect())
    }

    /// What stands for the `Self` of a `Self::new` or of a `<Self>::new`.
    fn path(&self, trees: &[TokenTree], at: usize) -> Option<TokenStream> {
        let is_quoted = at > 0
            && is_sign(trees, at - 1, '<')
            && is_sign(trees, at + 1, '>')
            && !(at > 2 && are_colons(trees, at - 3));
        let colons = if is_quoted { at + 2 } else { at + 1 };
        let Some(TokenTree::Ident(name)) = trees.get(colons + 2) else {
            return None;
        };
        let is_longer = are_colons(trees, colons + 3) && !is_sign(trees, colons + 5, '<');
        if !are_colons(trees, colons) || is_longer {
            return None;
        }
        let this = &trees[at];
        let of = if self.methods.has(&|(own, _)| own == name) {
            self.service.clone()
        } else {
            // The double has constructors of its own, which the trait's body does not mean.
            let parent = self.parent.filter(|_| CONSTRUCTORS.has(&|own| name == own));
            parent?.to_token_stream()
        };
        Some(match is_quoted {
            true => tokens!([this, of] #this as #of),
            false => tokens!([this, of] <#this as #of>),
        })
    }

    /// What stands for a `self.get::<T>(..)`, and where it ends.
    fn call(&self, trees: &[TokenTree], at: usize) -> (Option<TokenStream>, usize) {
        let not = (None, at + 1);
        let Some(TokenTree::Ident(method)) = trees.get(at + 2) else {
            return not;
        };
        let is_own = |(own, shares): &(Ident, bool)| *shares && own == method;
        if !self.by_reference || !is_sign(trees, at + 1, '.') || !self.methods.has(&is_own) {
            return not;
        }
        let arguments = end_of_turbofish(trees, at + 3);
        let Some(TokenTree::Group(group)) = trees.get(arguments) else {
            return not;
        };
        if group.delimiter() != Delimiter::Parenthesis {
            return not;
        }
        let turbofish: TokenStream = trees[at + 3..arguments].iter().cloned().collect();
        let args = group.stream();
        let args = self.spoken(&args, false).unwrap_or(args);
        let (service, this) = (self.service, &trees[at]);
        let call = tokens!(
            [service, method, turbofish, this, args]
            <Self as #service>::#method #turbofish(&*#this, #args)
        );
        (Some(call), arguments + 1)
    }
}

/// The only token of a group that `macro_rules!` has made.
fn ungrouped(tree: TokenTree) -> TokenTree {
    if let TokenTree::Group(group) = &tree
        && group.delimiter() == Delimiter::None
    {
        let mut inside = group.stream().into_iter();
        if let (Some(only), None) = (inside.next(), inside.next()) {
            return ungrouped(only);
        }
    }
    tree
}

fn with(group: &Group, inside: TokenStream) -> TokenStream {
    let mut new = Group::new(group.delimiter(), inside);
    new.set_span(group.span());
    TokenTree::Group(new).into()
}

fn is_sign(trees: &[TokenTree], at: usize, sign: char) -> bool {
    matches!(trees.get(at), Some(TokenTree::Punct(punct)) if punct.as_char() == sign)
}

fn are_colons(trees: &[TokenTree], at: usize) -> bool {
    is_sign(trees, at, ':') && is_sign(trees, at + 1, ':')
}

/// Behind the `::<..>` that may begin there.
fn end_of_turbofish(trees: &[TokenTree], at: usize) -> usize {
    if !are_colons(trees, at) || !is_sign(trees, at + 2, '<') {
        return at;
    }
    let mut depth = 0;
    for (index, tree) in trees.iter().enumerate().skip(at + 2) {
        let TokenTree::Punct(punct) = tree else {
            continue;
        };
        let is_arrow = match &trees[index - 1] {
            TokenTree::Punct(punct) => punct.as_char() == '-' && punct.spacing() == Spacing::Joint,
            _ => false,
        };
        match punct.as_char() {
            '<' => depth += 1,
            '>' if !is_arrow => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return index + 1;
        }
    }
    at
}

/// Behind the braces of the `impl` or `trait` that begins there.
fn end_of_item(trees: &[TokenTree], at: usize) -> usize {
    let is_body = |tree: &TokenTree| matches!(tree, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace);
    let body = trees[at..].iter().position(is_body);
    body.map_or(at, |body| at + body) + 1
}

/// Is the group there what a macro is called with, or what `macro_rules!` makes it do?
fn is_macro(trees: &[TokenTree], at: usize) -> bool {
    // `if !(..)` calls none.
    const KEYWORDS: &[&str] = &[
        "if", "while", "match", "return", "break", "in", "mut", "yield",
    ];
    let is_name = |at: usize| match &trees[at] {
        TokenTree::Ident(word) => !KEYWORDS.has(&|keyword| word == keyword),
        _ => false,
    };
    let called = at >= 2 && is_sign(trees, at - 1, '!') && is_name(at - 2);
    called || at >= 3 && is_name(at - 1) && is_sign(trees, at - 2, '!') && is_name(at - 3)
}

#[cfg(test)]
mod tests {
    use super::*;
    use quote::{format_ident, quote};
    use syn::parse_quote;

    /// What becomes of a body in a trait with `fn get(&self)`, `fn r#type(&self)`, `fn set(&mut self)` and
    /// `fn make()`, below a trait `Parent`.
    fn spoken(body: &str, by_reference: bool) -> String {
        let methods = [
            ("get", true),
            ("r#type", true),
            ("set", false),
            ("make", false),
        ];
        let methods = methods.map(|(name, shares)| (format_ident!("{name}"), shares));
        let own = Own {
            service: &quote!(Service<T>),
            parent: Some(&parse_quote!(Parent)),
            methods: &methods,
            by_reference,
        };
        let body: TokenStream = body.parse().unwrap();
        let spoken = own.spoken(&body, false).unwrap_or(body);
        spoken.to_string().replace(' ', "")
    }

    #[track_caller]
    fn assert_spoken(body: &str, expected: &str) {
        let expected: TokenStream = expected.parse().unwrap();
        let expected = expected.to_string().replace(' ', "");
        assert_eq!(spoken(body, true), expected, "{body}");
    }

    #[track_caller]
    fn assert_left(body: &str) {
        assert_spoken(body, body);
    }

    const GET: &str = "<Self as Service<T>>::get(&*self,)";

    #[test]
    fn a_call_of_self_is_one_of_the_trait() {
        assert_spoken("self.get()", GET);
        assert_spoken("self.get(1, a)", "<Self as Service<T>>::get(&*self, 1, a)");
        assert_spoken("self.r#type()", "<Self as Service<T>>::r#type(&*self,)");
        let turbofish = "<Self as Service<T>>::get::<Vec<fn(u8) -> u8>, 3>(&*self, a)";
        assert_spoken("self.get::<Vec<fn(u8) -> u8>, 3>(a)", turbofish);
        assert_spoken(
            "self.get(self.get(1)).get(2)",
            "<Self as Service<T>>::get(&*self, <Self as Service<T>>::get(&*self, 1)).get(2)",
        );
        for around in [
            "{}?.b",
            "&{}",
            "!{}",
            "-{}",
            "0..{}",
            "if {} {{}}",
            "|a| {}",
            "{{ ({}, [{}]) }}",
            "a.b({})",
            "return {};",
            "'a: loop {{ break 'a {} }}",
            "async move {{ {}.await }}",
            "unsafe {{ {} }}",
            "match {} {{ _ => {} }}",
            "if !({}) {{}}",
            "match !({}) {{}}",
            "A {{ b: {} }}",
            "#[c] {};",
        ] {
            let around = |call| {
                around
                    .replace("{}", call)
                    .replace("{{", "{")
                    .replace("}}", "}")
            };
            assert_spoken(&around("self.get()"), &around(GET));
        }
    }

    #[test]
    fn what_is_no_call_of_the_trait_is_left() {
        for body in [
            "self.other()",
            "self.set(1)",
            "self.make()",
            "self.get",
            "self.get[0]",
            "self.get < a",
            "self.field.get()",
            "this.get()",
            "(self).get()",
            "\"self.get()\"",
            "self::get()",
            "'get: loop {}",
        ] {
            assert_left(body);
        }
    }

    #[test]
    fn a_call_of_a_self_that_is_no_reference_is_left() {
        assert_eq!(spoken("self.get()", false), "self.get()");
    }

    #[test]
    fn a_function_of_self_is_one_of_the_trait() {
        let make = "<Self as Service<T>>::make";
        assert_spoken("Self::make()", &format!("{make}()"));
        assert_spoken("<Self>::make()", &format!("{make}()"));
        assert_spoken("a.map(Self::get)", "a.map(<Self as Service<T>>::get)");
        assert_spoken("Self::make::<u8>()", &format!("{make}::<u8>()"));
        assert_spoken("a < Self::make()", &format!("a < {make}()"));
        assert_spoken("[0; Self::make()]", &format!("[0; {make}()]"));
        assert_spoken("Self::new(1)", "<Self as Parent>::new(1)");
        assert_spoken("<Self>::relaxed", "<Self as Parent>::relaxed");
        for body in [
            "Self::other()",
            "Self::Item::make()",
            "Self::make::other()",
            "Self::Item { a: b }",
            "<Self as Other>::make()",
            "<Vec<Self>>::make()",
            "Vec::<Self>::new()",
            "Self",
            "Self {}",
        ] {
            assert_left(body);
        }
    }

    #[test]
    fn in_a_macro_only_functions_are_the_traits() {
        assert_spoken(
            "assert_eq!(Self::make(), (Self::new(), self.get()))",
            "assert_eq!(<Self as Service<T>>::make(), (<Self as Parent>::new(), self.get()))",
        );
        assert_left("macro_rules! call { () => { self.get() } }");
        assert_left("a::b!{ self.get() }");
    }

    #[test]
    fn what_an_item_in_a_body_says_of_self_is_left() {
        assert_spoken(
            "impl A for B { fn c(&self) { self.get(); Self::make() } } self.get()",
            &format!("impl A for B {{ fn c(&self) {{ self.get(); Self::make() }} }} {GET}"),
        );
        assert_left("trait A { fn b(&self) { self.get() } }");
    }
}

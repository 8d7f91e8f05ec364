//! Where does a value end?

use proc_macro2::{Spacing, TokenStream, TokenTree};
use quote::ToTokens;
use syn::parse::ParseStream;
use syn::parse::discouraged::Speculative;
use syn::{Expr, Token, Type};

use crate::template::tokens;

/// The expression in front of a comma: as its tokens, where it is one of those that `syn` does not read.
pub(crate) fn value(input: ParseStream<'_>) -> syn::Result<Expr> {
    let is_over = |input: ParseStream<'_>| input.is_empty() || input.peek(Token![,]);
    let ahead = input.fork();
    let known = ahead.parse::<Expr>();
    if known.is_err() || !is_over(&ahead) {
        let ahead = input.fork();
        if let Ok(tokens) = expression(&ahead)
            && is_over(&ahead)
        {
            input.advance_to(&ahead);
            return Ok(Expr::Verbatim(tokens));
        }
    }
    let known = known?;
    input.advance_to(&ahead);
    Ok(known)
}

/// A value as a block, which stands wherever a constant may.
pub(crate) fn block(value: &dyn ToTokens) -> Expr {
    let block = tokens!([value] { #value });
    syn::parse2(block.clone()).unwrap_or(Expr::Verbatim(block))
}

/// As many tokens as may be those of one expression. A comma is inside of it only where groups are, between `<` and
/// `>`, and among the parameters of a closure.
fn expression(input: ParseStream<'_>) -> syn::Result<TokenStream> {
    let begin = input.cursor();
    // Is a value expected, and not what may follow one?
    let mut is_open = true;
    // Is it one that may be left out, or a sign that goes on?
    let (mut is_optional, mut is_joint) = (false, false);
    let unexpected = || input.error("unexpected token");
    while !input.is_empty() && !input.peek(Token![,]) {
        if is_open && !is_joint && input.peek(Token![|]) {
            parameters(input)?;
            if input.parse::<Option<Token![->]>>()?.is_some() {
                input.call(Type::without_plus)?;
            }
            is_optional = false;
        } else if is_open && !is_joint && input.peek(Token![<]) {
            between_angles(input)?;
            is_open = false;
        } else if input.peek(Token![::]) && input.peek3(Token![<]) {
            input.parse::<Token![::]>()?;
            between_angles(input)?;
        } else if !is_open && input.parse::<Option<Token![as]>>()?.is_some() {
            input.call(Type::without_plus)?;
        } else {
            match input.parse()? {
                TokenTree::Group(_) => (is_open, is_joint) = (false, false),
                TokenTree::Punct(punct) => {
                    let sign = punct.as_char();
                    let fits = match is_open && !is_joint {
                        true => "&*!-.:'#".contains(sign),
                        false => !";$@~\\".contains(sign),
                    };
                    if !fits {
                        return Err(unexpected());
                    }
                    is_optional = sign == '.' && is_joint;
                    is_joint = punct.spacing() == Spacing::Joint;
                    is_open = is_open || sign != '?';
                }
                TokenTree::Ident(word) if is_keyword(&word.to_string()) => {
                    (is_open, is_joint) = (true, false);
                    is_optional = word == "return" || word == "break";
                }
                _ if is_open => (is_open, is_joint) = (false, false),
                _ => return Err(unexpected()),
            }
        }
    }
    match is_open && !is_optional {
        true => Err(unexpected()),
        false => Ok(super::between(begin, input.cursor())),
    }
}

/// `|a, b: Vec<u8>|`
fn parameters(input: ParseStream<'_>) -> syn::Result<()> {
    input.parse::<Token![|]>()?;
    while !input.peek(Token![|]) {
        input.parse::<TokenTree>()?;
    }
    input.parse::<Token![|]>()?;
    Ok(())
}

/// `<A, B<C>>`
fn between_angles(input: ParseStream<'_>) -> syn::Result<()> {
    let mut depth = 0;
    loop {
        if input.parse::<Option<Token![->]>>()?.is_some() {
            continue;
        }
        if let TokenTree::Punct(punct) = input.parse()? {
            match punct.as_char() {
                '<' => depth += 1,
                '>' => depth -= 1,
                _ => {}
            }
        }
        if depth == 0 {
            return Ok(());
        }
    }
}

/// Words behind which a value begins, or a block.
fn is_keyword(word: &str) -> bool {
    matches!(
        word,
        "async"
            | "break"
            | "const"
            | "else"
            | "for"
            | "if"
            | "in"
            | "let"
            | "loop"
            | "match"
            | "move"
            | "mut"
            | "ref"
            | "return"
            | "static"
            | "unsafe"
            | "while"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use syn::parse::Parser;

    /// The first value, and what is left.
    fn split(text: &str) -> syn::Result<(String, String)> {
        let parser = |input: ParseStream<'_>| {
            let value = value(input)?.to_token_stream();
            Ok((tight(&value), tight(&input.parse()?)))
        };
        parser.parse_str(text)
    }

    fn tight(tokens: &TokenStream) -> String {
        tokens.to_string().replace(' ', "")
    }

    #[test]
    fn a_value_ends_at_the_comma_that_is_none_of_its_own() {
        let values = [
            "4",
            "-7.5e3",
            "size_of::<Option<(u8, u8)>>() * 2",
            "a::<B, C>()",
            "a::<B, fn(u8) -> C>().d::<E, F>()",
            "<A as B<C, D>>::E",
            "|a, b| a + b",
            "|a: Vec<u8>, b| -> Result<u8, E> { a[b] }",
            "move || 7",
            "&|| 7",
            "x as Pair<A, B> + 1",
            "a < b",
            "(a < b) || c >= d",
            "a == b",
            "if a { b } else { c }",
            "match a { B => c, _ => d }",
            "unsafe { f() }",
            "loop { break 7 }",
            "'outer: loop { break 'outer }",
            "[1, 2, 3]",
            "[0; 4]",
            "&[(1, 2), (3, 4)]",
            "Pair { a: 1, b: 2 }",
            "0..5",
            "0..=N",
            "..",
            "1..",
            "f()?",
            "f()?.g",
            "concat!(a, b)",
            "{ let a = 4; a }",
            "const { 4 }",
        ];
        for value in values {
            let expected: TokenStream = value.parse().unwrap();
            let split = split(&format!("{value}, name = Fake")).unwrap();
            let rest = String::from(",name=Fake");
            assert_eq!(split, (tight(&expected), rest), "{value}");
        }
    }

    #[test]
    fn what_is_no_value_is_an_error_or_left() {
        for text in ["", ",", "= 2", "3 +", "3 + / 4", "$", "|a", "a::<B", "if"] {
            assert!(split(text).is_err(), "{text}");
        }
        for (text, rest) in [("3 4", "4"), ("a ; b", ";b"), ("a b", "b")] {
            assert_eq!(split(text).unwrap().1, rest, "{text}");
        }
    }
}

//! Where does a value end?

use proc_macro2::{TokenStream, TokenTree};
use syn::parse::ParseStream;
use syn::parse::discouraged::Speculative;
use syn::{Expr, Token, Type};

/// The expression in front of a comma: as its tokens, where it is one of those that `syn` does not read.
pub(crate) fn value(input: ParseStream<'_>) -> syn::Result<Expr> {
    let is_over = |input: ParseStream<'_>| input.is_empty() || input.peek(Token![,]);
    let ahead = input.fork();
    let known = ahead.parse::<Expr>();
    if known.is_err() || !is_over(&ahead) {
        let ahead = input.fork();
        if let Ok(tokens) = tokens(&ahead)
            && is_over(&ahead)
            && !tokens.is_empty()
        {
            input.advance_to(&ahead);
            return Ok(Expr::Verbatim(tokens));
        }
    }
    let known = known?;
    input.advance_to(&ahead);
    Ok(known)
}

/// As many tokens as may be those of one expression. A comma is inside of it only where groups are, between `<` and
/// `>`, and among the parameters of a closure.
fn tokens(input: ParseStream<'_>) -> syn::Result<TokenStream> {
    let begin = input.cursor();
    // Is a value expected, and not what may follow one?
    let mut is_open = true;
    while !input.is_empty() && !input.peek(Token![,]) {
        if is_open && input.peek(Token![|]) {
            parameters(input)?;
            if input.parse::<Option<Token![->]>>()?.is_some() {
                input.call(Type::without_plus)?;
            }
        } else if is_open && input.peek(Token![<]) {
            between_angles(input)?;
            is_open = false;
        } else if input.peek(Token![::]) && input.peek3(Token![<]) {
            input.parse::<Token![::]>()?;
            between_angles(input)?;
        } else if !is_open && input.parse::<Option<Token![as]>>()?.is_some() {
            input.call(Type::without_plus)?;
        } else {
            match input.parse()? {
                TokenTree::Group(_) => is_open = false,
                TokenTree::Punct(punct) if ";$@~\\".contains(punct.as_char()) => {
                    return Err(input.error("unexpected token"));
                }
                TokenTree::Punct(punct) if punct.as_char() == '?' => {}
                TokenTree::Punct(_) => is_open = true,
                TokenTree::Ident(word) if is_keyword(&word.to_string()) => is_open = true,
                _ if is_open => is_open = false,
                _ => return Err(input.error("unexpected token")),
            }
        }
    }
    Ok(super::between(begin, input.cursor()))
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

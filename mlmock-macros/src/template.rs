//! How is Rust written down, with little code?
//!
//! What `quote!` expands to is a call for each token, and a macro is compiled without optimisation by everyone who
//! uses it. Here the tokens are a text, which one function reads when it is written down: `template!` and `tokens!`
//! are told the names of the values that stand in it, as `#name`. What a [`Template`] writes goes straight to where
//! it stands, where a stream in another stream goes through the compiler three times.

use std::rc::Rc;

use proc_macro2::{Delimiter, Group, Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::parse::Parse;

/// What can be a value. A pointer to it knows less than one to what `quote!` takes: that is compiled for each type.
pub(crate) trait Put {
    fn put(&self, tokens: &mut TokenStream);
}

impl<T: ToTokens> Put for T {
    fn put(&self, tokens: &mut TokenStream) {
        self.to_tokens(tokens);
    }
}

/// Rust with values in it, to be written down, as often as it is needed.
#[derive(Clone, Copy)]
pub(crate) struct Template<'v> {
    pub(crate) text: &'static str,
    pub(crate) values: &'v [(&'static str, &'v dyn Put)],
}

/// `template!([name, other = expression] Rust with #name and #other)`, as a [`Template`].
macro_rules! template {
    ([$($name:ident $(= $value:expr)?),* $(,)?] $($text:tt)*) => {
        $crate::template::Template {
            text: $crate::template::text!([$($name),*] $($text)*),
            values: &[$($crate::template::value!($name $(= $value)?)),*],
        }
    };
}

/// The same, as the tokens it stands for.
macro_rules! tokens {
    ($($template:tt)*) => {
        $crate::template::stream(&$crate::template::template!($($template)*))
    };
}

/// The same, as a [`Piece`], with copies of the values.
macro_rules! piece {
    ([$($name:ident),* $(,)?] $($text:tt)*) => {
        $crate::template::Piece::with(
            $crate::template::text!([$($name),*] $($text)*),
            vec![$((stringify!($name), $crate::template::Piece::of($name.clone()))),*],
        )
    };
}

#[cfg(not(test))]
macro_rules! text {
    ([$($name:ident),*] $($text:tt)*) => { stringify!($($text)*) };
}

/// Where the crate is tested, a name that no value has does not compile, as in `quote!`.
#[cfg(test)]
macro_rules! text {
    ([$($name:ident),*] $($text:tt)*) => {
        const { $crate::template::tests::checked(stringify!($($text)*), &[$(stringify!($name)),*]) }
    };
}

macro_rules! value {
    ($name:ident) => {
        $crate::template::value!($name = $name)
    };
    ($name:ident = $value:expr) => {
        (stringify!($name), &$value as &dyn $crate::template::Put)
    };
}

/// The same, as the syntax that it is. It is ours, and always that.
macro_rules! parsed {
    ($($template:tt)*) => {
        $crate::template::parse($crate::template::tokens!($($template)*))
    };
}

pub(crate) use {parsed, piece, template, text, tokens, value};

pub(crate) fn parse<T: Parse>(tokens: TokenStream) -> T {
    match syn::parse2(tokens) {
        Ok(syntax) => syntax,
        Err(error) => unreachable!("{error}"),
    }
}

pub(crate) fn stream(template: &Template<'_>) -> TokenStream {
    let mut tokens = TokenStream::new();
    template.to_tokens(&mut tokens);
    tokens
}

impl ToTokens for Template<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let mut reader = Reader {
            text: self.text,
            bytes: self.text.as_bytes(),
            at: 0,
            values: self.values,
            span: Span::call_site(),
        };
        reader.group(tokens);
    }
}

/// A [`Template`] that has its values, or any other tokens: it is written where it stands, as often as it is needed.
#[derive(Clone)]
pub(crate) struct Piece(Rc<dyn Put>);

impl Piece {
    pub(crate) fn of(tokens: impl ToTokens + 'static) -> Piece {
        Piece(Rc::new(tokens))
    }

    pub(crate) fn with(text: &'static str, values: Vec<(&'static str, Piece)>) -> Piece {
        Piece(Rc::new(Kept { text, values }))
    }
}

impl ToTokens for Piece {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.0.put(tokens);
    }
}

struct Kept {
    text: &'static str,
    values: Vec<(&'static str, Piece)>,
}

impl ToTokens for Kept {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let mut values = Vec::with_capacity(self.values.len());
        for (name, value) in &self.values {
            values.push((*name, &*value.0));
        }
        let template = Template {
            text: self.text,
            values: &values,
        };
        template.to_tokens(tokens);
    }
}

/// One after another.
pub(crate) struct All<'l, T>(pub(crate) &'l [T]);

impl<T: ToTokens> ToTokens for All<'_, T> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        for one in self.0 {
            one.to_tokens(tokens);
        }
    }
}

/// With a comma between any two.
pub(crate) struct Commas<'l, T>(pub(crate) &'l [T]);

impl<T: ToTokens> ToTokens for Commas<'_, T> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        between(self.0, ',', None, tokens);
    }
}

/// The same with a `+`.
pub(crate) struct Pluses<'l, T>(pub(crate) &'l [T]);

impl<T: ToTokens> ToTokens for Pluses<'_, T> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        between(self.0, '+', None, tokens);
    }
}

/// The same, of references to each.
pub(crate) struct References<'l, T>(pub(crate) &'l [T]);

impl<T: ToTokens> ToTokens for References<'_, T> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        between(self.0, ',', Some('&'), tokens);
    }
}

/// With a comma behind each: of one thing, too, it makes a tuple.
pub(crate) struct Tuple<'l, T>(pub(crate) &'l [T]);

impl<T: ToTokens> ToTokens for Tuple<'_, T> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        for one in self.0 {
            one.to_tokens(tokens);
            sign(',', tokens);
        }
    }
}

fn between<T: ToTokens>(
    list: &[T],
    separator: char,
    before_each: Option<char>,
    tokens: &mut TokenStream,
) {
    let mut is_first = true;
    for one in list {
        if !is_first {
            sign(separator, tokens);
        }
        is_first = false;
        if let Some(before) = before_each {
            sign(before, tokens);
        }
        one.to_tokens(tokens);
    }
}

fn sign(sign: char, tokens: &mut TokenStream) {
    tokens.extend([TokenTree::Punct(Punct::new(sign, Spacing::Alone))]);
}

/// With a sign behind it.
pub(crate) struct Ended<'e>(pub(crate) &'e dyn ToTokens, pub(crate) char);

impl ToTokens for Ended<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.0.to_tokens(tokens);
        sign(self.1, tokens);
    }
}

/// What a function writes, straight to where it stands.
pub(crate) struct Writes<F>(F);

pub(crate) fn writes<F: Fn(&mut TokenStream)>(write: F) -> Writes<F> {
    Writes(write)
}

impl<F: Fn(&mut TokenStream)> ToTokens for Writes<F> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        (self.0)(tokens);
    }
}

/// A place in the text of a template. Bytes are told apart without iterators and patterns: what is not optimised is
/// best written plainly.
struct Reader<'v> {
    text: &'static str,
    bytes: &'static [u8],
    at: usize,
    values: &'v [(&'static str, &'v dyn Put)],
    span: Span,
}

impl Reader<'_> {
    /// Everything up to the end of the group, or of the text.
    fn group(&mut self, tokens: &mut TokenStream) {
        // Tokens are handed on several at a time.
        let mut few = Vec::with_capacity(8);
        while self.at < self.bytes.len() {
            let byte = self.bytes[self.at];
            if WORDS[byte as usize] {
                few.push(self.word_or_literal());
                continue;
            }
            match byte {
                b' ' | b'\n' => self.at += 1,
                b'#' if self.is_value() => {
                    if !few.is_empty() {
                        tokens.extend(std::mem::replace(&mut few, Vec::with_capacity(8)));
                    }
                    self.value().put(tokens);
                }
                b'(' => few.push(self.inner(Delimiter::Parenthesis)),
                b'[' => few.push(self.inner(Delimiter::Bracket)),
                b'{' => few.push(self.inner(Delimiter::Brace)),
                b')' | b']' | b'}' => {
                    self.at += 1;
                    break;
                }
                b'\'' => {
                    few.push(punct(b'\'', Spacing::Joint));
                    self.at += 1;
                    let (start, end) = self.word();
                    few.push(self.ident(start, end));
                }
                b'"' => few.push(self.quoted(self.at)),
                _ => self.operator(&mut few),
            }
        }
        if !few.is_empty() {
            tokens.extend(few);
        }
    }

    fn inner(&mut self, delimiter: Delimiter) -> TokenTree {
        self.at += 1;
        let mut inner = TokenStream::new();
        self.group(&mut inner);
        TokenTree::Group(Group::new(delimiter, inner))
    }

    /// Letters, digits and underscores: where they begin and end.
    fn word(&mut self) -> (usize, usize) {
        let (bytes, start) = (self.bytes, self.at);
        let mut at = start;
        while at < bytes.len() && WORDS[bytes[at] as usize] {
            at += 1;
        }
        self.at = at;
        (start, at)
    }

    fn ident(&self, start: usize, end: usize) -> TokenTree {
        TokenTree::Ident(Ident::new(&self.text[start..end], self.span))
    }

    /// A word, a number, or a raw string, as comments are.
    fn word_or_literal(&mut self) -> TokenTree {
        let (start, end) = self.word();
        let first = self.bytes[start];
        if first.is_ascii_digit() {
            return literal(&self.text[start..end]);
        }
        if first == b'r' && end == start + 1 && end < self.bytes.len() {
            let next = self.bytes[end];
            if next == b'"' || next == b'#' {
                return self.quoted(start);
            }
        }
        self.ident(start, end)
    }

    /// The literal that begins at `start`, which is a string from here on.
    fn quoted(&mut self, start: usize) -> TokenTree {
        let is_raw = self.at > start;
        let hashes_start = self.at;
        while self.bytes[self.at] == b'#' {
            self.at += 1;
        }
        let hashes = self.at - hashes_start;
        self.at += 1;
        loop {
            let byte = self.bytes[self.at];
            self.at += 1;
            if byte == b'\\' && !is_raw {
                self.at += 1;
            }
            if byte == b'"' {
                let after = self.at;
                while self.at - after < hashes && self.bytes[self.at] == b'#' {
                    self.at += 1;
                }
                if self.at - after == hashes {
                    return literal(&self.text[start..self.at]);
                }
            }
        }
    }

    /// Does a name come behind the `#`? Else it is that of an attribute.
    fn is_value(&self) -> bool {
        let mut at = self.at + 1;
        while self.bytes[at] == b' ' {
            at += 1;
        }
        WORDS[self.bytes[at] as usize]
    }

    fn value(&mut self) -> &dyn Put {
        self.at += 1;
        while self.bytes[self.at] == b' ' {
            self.at += 1;
        }
        let (start, end) = self.word();
        *named(&self.text[start..end], self.values)
    }

    /// One character, or as many as the operator has.
    fn operator(&mut self, few: &mut Vec<TokenTree>) {
        let byte = self.bytes[self.at];
        self.at += 1;
        if self.at == self.bytes.len() || !is_operator(byte, self.bytes[self.at]) {
            few.push(punct(byte, Spacing::Alone));
            return;
        }
        few.push(punct(byte, Spacing::Joint));
        let byte = self.bytes[self.at];
        self.at += 1;
        // `..=`
        let spacing = match byte == b'.' && self.bytes[self.at] == b'=' {
            true => Spacing::Joint,
            false => Spacing::Alone,
        };
        few.push(punct(byte, spacing));
    }
}

/// The value of this name, of a template's.
pub(crate) fn named<'v, V>(name: &str, values: &'v [(&'static str, V)]) -> &'v V {
    let mut index = 0;
    while index < values.len() {
        let value = &values[index];
        if value.0.len() == name.len() && value.0 == name {
            return &value.1;
        }
        index += 1;
    }
    unreachable!("no value of that name: {name}")
}

/// Letters, digits and underscores.
pub(crate) static WORDS: [bool; 256] = {
    let mut words = [false; 256];
    let mut byte = 0;
    while byte < 128 {
        words[byte] = (byte as u8).is_ascii_alphanumeric() || byte == b'_' as usize;
        byte += 1;
    }
    words
};

/// Are these two one operator?
fn is_operator(first: u8, second: u8) -> bool {
    match second {
        b':' | b'&' | b'|' | b'.' | b'<' => first == second,
        b'>' => matches!(first, b'-' | b'=' | b'>'),
        b'=' => matches!(
            first,
            b'=' | b'!' | b'<' | b'>' | b'+' | b'-' | b'*' | b'/' | b'%' | b'^' | b'&' | b'|'
        ),
        _ => false,
    }
}

fn punct(byte: u8, spacing: Spacing) -> TokenTree {
    TokenTree::Punct(Punct::new(char::from(byte), spacing))
}

/// A number or a string, which the compiler reads.
fn literal(text: &str) -> TokenTree {
    match text.parse::<Literal>() {
        Ok(literal) => TokenTree::Literal(literal),
        Err(_) => unreachable!("no literal: {text}"),
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use quote::quote;

    /// The text, if each name in it is one of these, and each of these is in it.
    pub(crate) const fn checked(text: &'static str, names: &[&str]) -> &'static str {
        let bytes = text.as_bytes();
        let mut found = 0u64;
        let mut at = 0;
        while at < bytes.len() {
            at += 1;
            if bytes[at - 1] != b'#' {
                continue;
            }
            while bytes[at] == b' ' {
                at += 1;
            }
            let start = at;
            while at < bytes.len() && WORDS[bytes[at] as usize] {
                at += 1;
            }
            if at == start {
                continue;
            }
            let mut index = 0;
            while !is_at(bytes, start, at, names[index].as_bytes()) {
                index += 1;
            }
            found |= 1 << index;
        }
        assert!(
            found.count_ones() as usize == names.len(),
            "a value is never used"
        );
        text
    }

    const fn is_at(bytes: &[u8], start: usize, end: usize, name: &[u8]) -> bool {
        let mut index = 0;
        while index < name.len() && start + index < end && bytes[start + index] == name[index] {
            index += 1;
        }
        index == name.len() && start + index == end
    }

    fn text(tokens: &dyn ToTokens) -> String {
        format!("{:?}", tokens.to_token_stream())
    }

    #[test]
    fn a_template_is_what_quote_makes_of_it() {
        let (name, list) = (Ident::new("name", Span::call_site()), [1u8, 2, 3]);
        let template = template! {
            [name, list = Commas(&list)]
            /// A "comment", with a \\ in it.
            #[must_use = "say \"it\""]
            pub fn #name<'a, T: ?Sized>(&'a self, x: &&T) -> Vec<Vec<&'static str>> where T: From<u8> {
                let _ = [#list];
                if 0usize <= 1 && x != y || a == b { for i in 0..=9 { self.0 += i >> 2; } }
                match x { _ => |_| ::std::mem::drop(r"raw"), ..  }
            }
        };
        let quoted = quote! {
            /// A "comment", with a \\ in it.
            #[must_use = "say \"it\""]
            pub fn #name<'a, T: ?Sized>(&'a self, x: &&T) -> Vec<Vec<&'static str>> where T: From<u8> {
                let _ = [#(#list),*];
                if 0usize <= 1 && x != y || a == b { for i in 0..=9 { self.0 += i >> 2; } }
                match x { _ => |_| ::std::mem::drop(r"raw"), ..  }
            }
        };
        assert_eq!(text(&template), text(&quoted));
    }

    #[test]
    fn lists_have_their_signs_between_or_behind() {
        let list = [quote!(a), quote!(b)];
        let written = tokens!(
            [
                all = All(&list), commas = Commas(&list), pluses = Pluses(&list),
                references = References(&list), tuple = Tuple(&list),
            ]
            (#all) (#commas) (#pluses) (#references) (#tuple)
        );
        assert_eq!(
            text(&written),
            text(&quote!((a b) (a, b) (a + b) (&a, &b) (a, b,)))
        );
    }
}

//! How is everything named that the user did not name?

use proc_macro2::Span;
use quote::format_ident;
use syn::Ident;
use syn::ext::IdentExt;

use crate::syntax::Signature;

/// The double of a trait, unless the user names it.
pub(crate) fn double(service: &Ident) -> Ident {
    // The trait's span: "go to definition" on the double leads to the trait.
    format_ident!("{}Double", service.unraw(), span = service.span())
}

/// What answers for a free function.
pub(crate) fn seam(function: &Ident) -> Ident {
    format_ident!("{}Seam", camel(function), span = function.span())
}

/// The parameter at `index`, where the user's pattern is not a name.
pub(crate) fn parameter(index: usize) -> Ident {
    format_ident!("__argument{index}", span = Span::mixed_site())
}

/// `Self`, as the name it is in tokens.
pub(crate) fn this() -> Ident {
    Ident::new("Self", Span::call_site())
}

/// A local variable of a generated body. Nothing in scope has such a name: a constant or a unit
/// struct would be a pattern in its place.
pub(crate) fn local(name: &str) -> Ident {
    Ident::new(&format!("__{name}"), Span::mixed_site())
}

/// The `self` of a signature, with the hygiene of the user's token.
pub(crate) fn receiver(sig: &Signature) -> Ident {
    let span = sig.receiver().map(|receiver| receiver.self_token.span);
    Ident::new("self", span.unwrap_or_else(Span::call_site))
}

/// A name as messages have it.
pub(crate) fn text(name: &Ident) -> String {
    name.unraw().to_string()
}

/// What a test would call a double of this trait: the trait's name in snake case.
pub(crate) fn variable(service: &Ident) -> String {
    let mut snake = String::new();
    let name = service.unraw().to_string();
    let mut previous_is_lower = false;
    for c in name.chars() {
        if c.is_uppercase() && previous_is_lower {
            snake.push('_');
        }
        previous_is_lower = c.is_lowercase() || c.is_ascii_digit();
        snake.extend(c.to_lowercase());
    }
    match syn::parse_str::<Ident>(&snake) {
        Ok(_) => snake,
        Err(_) => format!("r#{snake}"),
    }
}

/// The field of a supertrait's double.
pub(crate) fn snake(service: &Ident) -> Ident {
    let snake = variable(service);
    match snake.strip_prefix("r#") {
        Some(raw) => Ident::new_raw(raw, service.span()),
        None => Ident::new(&snake, service.span()),
    }
}

/// A function's name as that of a type: `put_all` is `PutAll`, `put_2` is `PutX2`, and other functions
/// have other names.
pub(crate) fn camel(function: &Ident) -> Ident {
    let name = function.unraw().to_string();
    let mut camel = String::new();
    for word in name.split('_') {
        let mut chars = word.chars();
        match chars.next() {
            Some(first) if first.is_uppercase() || first.is_numeric() => {
                camel.push('X');
                camel.push_str(word);
            }
            Some(first) => {
                camel.extend(first.to_uppercase());
                camel.push_str(chars.as_str());
            }
            // An underscore at an end, or a second one.
            None => camel.push('X'),
        }
    }
    // The type that has all functions without `self`.
    if camel == "Statics" {
        camel.push('X');
    }
    format_ident!("{}", camel, span = function.span())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_variable_is_in_snake_case() {
        let variable = |name| variable(&Ident::new(name, Span::call_site()));
        assert_eq!(variable("ModelRegistry"), "model_registry");
        assert_eq!(variable("S3Client"), "s3_client");
        assert_eq!(variable("KVStore"), "kvstore");
    }
}

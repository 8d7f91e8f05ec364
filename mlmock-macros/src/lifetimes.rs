//! Which lifetimes does a type have, and what is it with others?

use syn::visit_mut::VisitMut;
use syn::{Lifetime, ReturnType, Type, TypeReference};

use crate::lists::{Lists, each};
use crate::syntax::Signature;
use crate::template::parsed;
use crate::walk::{Visitor, Walk};

/// Does the type borrow: has it a lifetime, written or left out, other than `'static`?
pub(crate) fn borrows(ty: &Type) -> bool {
    match ty {
        // Most types need not be copied to be walked.
        Type::Reference(reference) if reference.lifetime.is_none() => return true,
        Type::Path(path) if path.path.get_ident().is_some() => return false,
        _ => {}
    }
    let mut finder = Finder { found: false };
    Walk(&mut finder).visit_type_mut(&mut ty.clone());
    finder.found
}

/// The lifetimes of a type that are written, but for `'static`, and whether one is left out.
pub(crate) fn lifetimes_of(ty: &Type) -> (Vec<Lifetime>, bool) {
    struct Gatherer(Vec<Lifetime>, bool);
    impl Visitor for Gatherer {
        // What is bound by a `for<'a>` belongs to it.
        fn bound(&mut self, bound: &syn::TraitBound) -> bool {
            bound.lifetimes.is_none()
        }
        fn lifetime(&mut self, lifetime: &mut Lifetime) {
            if lifetime.ident == "_" {
                self.1 = true;
            } else if lifetime.ident != "static" {
                self.0.push(lifetime.clone());
            }
        }
        fn reference(&mut self, reference: &mut TypeReference) -> bool {
            self.1 |= reference.lifetime.is_none();
            true
        }
        fn enters_parentheses(&self) -> bool {
            false
        }
    }
    let mut gatherer = Gatherer(Vec::new(), false);
    Walk(&mut gatherer).visit_type_mut(&mut ty.clone());
    (gatherer.0, gatherer.1)
}

/// The type with this lifetime for those that are left out.
pub(crate) fn completed(ty: &Type, by: &Lifetime) -> Type {
    struct Completer<'l>(&'l Lifetime);
    impl Visitor for Completer<'_> {
        fn lifetime(&mut self, lifetime: &mut Lifetime) {
            if lifetime.ident == "_" {
                *lifetime = self.0.clone();
            }
        }
        fn reference(&mut self, reference: &mut TypeReference) -> bool {
            reference.lifetime.get_or_insert_with(|| self.0.clone());
            true
        }
        fn enters_parentheses(&self) -> bool {
            false
        }
    }
    let mut ty = ty.clone();
    Walk(&mut Completer(by)).visit_type_mut(&mut ty);
    ty
}

/// The type with other names for these lifetimes.
pub(crate) fn renamed_lifetimes(ty: &Type, names: &[(Lifetime, Lifetime)]) -> Type {
    struct Renamer<'n>(&'n [(Lifetime, Lifetime)]);
    impl Visitor for Renamer<'_> {
        fn lifetime(&mut self, lifetime: &mut Lifetime) {
            if let Some((_, new)) = self.0.iter().find(|(old, _)| old == lifetime) {
                *lifetime = new.clone();
            }
        }
    }
    let mut ty = ty.clone();
    Walk(&mut Renamer(names)).visit_type_mut(&mut ty);
    ty
}

/// The type with every such lifetime replaced, and the left out ones written.
pub(crate) fn replaced(ty: &Type, lifetime: &Lifetime) -> Type {
    let mut ty = ty.clone();
    Walk(&mut Replacer { lifetime }).visit_type_mut(&mut ty);
    ty
}

/// The type with each lifetime of its own replaced by one of these, and the same one by the same. Where
/// there are more, all are the last.
pub(crate) fn told_apart(ty: &Type, by: &[&Lifetime]) -> Type {
    let mut ty = ty.clone();
    let mut teller = Teller {
        by,
        seen: Vec::new(),
    };
    Walk(&mut teller).visit_type_mut(&mut ty);
    ty
}

struct Teller<'l> {
    by: &'l [&'l Lifetime],
    /// The lifetimes that were met; those that are left out have no name.
    seen: Vec<Option<Lifetime>>,
}

impl Teller<'_> {
    fn one(&mut self, lifetime: Option<&Lifetime>) -> Lifetime {
        let named = lifetime.filter(|lifetime| lifetime.ident != "_").cloned();
        let known = named
            .as_ref()
            .and_then(|_| self.seen.iter().position(|seen| *seen == named));
        let index = known.unwrap_or_else(|| {
            self.seen.push(named);
            self.seen.len() - 1
        });
        self.by[index.min(self.by.len() - 1)].clone()
    }
}

impl Visitor for Teller<'_> {
    // What is bound by a `for<'a>` belongs to it.
    fn bound(&mut self, bound: &syn::TraitBound) -> bool {
        bound.lifetimes.is_none()
    }
    fn lifetime(&mut self, lifetime: &mut Lifetime) {
        if lifetime.ident != "static" {
            *lifetime = self.one(Some(lifetime));
        }
    }
    fn reference(&mut self, reference: &mut TypeReference) -> bool {
        let lifetime = match reference.lifetime.take() {
            Some(lifetime) if lifetime.ident == "static" => lifetime,
            lifetime => self.one(lifetime.as_ref()),
        };
        // What is behind it may be visited only once.
        Walk(self).visit_type_mut(&mut reference.elem);
        reference.lifetime = Some(lifetime);
        false
    }
    fn enters_parentheses(&self) -> bool {
        false
    }
}

/// The type with the lifetimes written that the standard library's types hide: `&mut Formatter` is
/// `&mut Formatter<'_>`.
pub(crate) fn with_hidden(ty: &Type, sig: &Signature) -> Type {
    let polls = match &sig.output {
        ReturnType::Type(_, ty) => match &**ty {
            Type::Path(ty) => ty
                .path
                .segments
                .last()
                .is_some_and(|last| last.ident == "Poll"),
            _ => false,
        },
        ReturnType::Default => false,
    };
    let mut ty = ty.clone();
    if let Type::Reference(reference) = &mut ty
        && let Type::Path(path) = &mut *reference.elem
    {
        let segments: Vec<String> =
            each!(segment in &path.path.segments => segment.ident.to_string());
        let segments: Vec<&str> = segments.iter().map(String::as_str).list();
        let hides = match segments[..] {
            ["Formatter"] | [.., "fmt", "Formatter"] | [.., "task", "Context"] => true,
            // There are many other types of this name.
            ["Context"] => polls,
            _ => false,
        };
        if let Some(last) = path.path.segments.last_mut()
            && hides
            && last.arguments.is_none()
        {
            last.arguments = syn::PathArguments::AngleBracketed(parsed!([] <'_>));
        }
    }
    ty
}

struct Finder {
    found: bool,
}

impl Visitor for Finder {
    // What is bound by a `for<'a>` belongs to it.
    fn bound(&mut self, bound: &syn::TraitBound) -> bool {
        bound.lifetimes.is_none()
    }
    fn lifetime(&mut self, lifetime: &mut Lifetime) {
        self.found |= lifetime.ident != "static";
    }
    fn reference(&mut self, reference: &mut TypeReference) -> bool {
        self.found |= reference.lifetime.is_none();
        true
    }
    fn enters_parentheses(&self) -> bool {
        false
    }
}

struct Replacer<'l> {
    lifetime: &'l Lifetime,
}

impl Visitor for Replacer<'_> {
    // What is bound by a `for<'a>` belongs to it.
    fn bound(&mut self, bound: &syn::TraitBound) -> bool {
        bound.lifetimes.is_none()
    }
    fn lifetime(&mut self, lifetime: &mut Lifetime) {
        if lifetime.ident != "static" {
            *lifetime = self.lifetime.clone();
        }
    }
    fn reference(&mut self, reference: &mut TypeReference) -> bool {
        reference
            .lifetime
            .get_or_insert_with(|| self.lifetime.clone());
        true
    }
    fn enters_parentheses(&self) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use quote::ToTokens;
    use syn::parse_quote;

    #[test]
    fn written_and_left_out_lifetimes_borrow() {
        let yes: [Type; 5] = [
            parse_quote!(&str),
            parse_quote!(Request<'_>),
            parse_quote!(Option<&'a T>),
            parse_quote!(Box<dyn Service + 'a>),
            parse_quote!((u8, &[u8])),
        ];
        assert!(yes.iter().all(borrows));
        let no: [Type; 4] = [
            parse_quote!(Vec<String>),
            parse_quote!(&'static str),
            parse_quote!(fn(&str) -> &str),
            parse_quote!(Box<dyn Fn(&str) -> u8>),
        ];
        assert!(!no.iter().any(borrows));
    }

    #[test]
    fn lifetimes_are_replaced_but_static_ones() {
        let ty: Type = parse_quote!((&str, Request<'a>, &'static str, fn(&u8)));
        let expected: Type = parse_quote!((&'v str, Request<'v>, &'static str, fn(&u8)));
        let v = Lifetime::new("'v", proc_macro2::Span::call_site());
        assert_eq!(
            replaced(&ty, &v).to_token_stream().to_string(),
            expected.to_token_stream().to_string()
        );
    }
}

//! Which lifetimes does a type have, and what is it with others?

use syn::visit::{self, Visit};
use syn::visit_mut::{self, VisitMut};
use syn::{
    Lifetime, ParenthesizedGenericArguments, ReturnType, Signature, Type, TypeFnPtr, TypeReference,
};

/// Does the type borrow: has it a lifetime, written or left out, other than `'static`?
pub(crate) fn borrows(ty: &Type) -> bool {
    let mut finder = Finder { found: false };
    finder.visit_type(ty);
    finder.found
}

/// The lifetimes of a type that are written, but for `'static`, and whether one is left out.
pub(crate) fn lifetimes_of(ty: &Type) -> (Vec<Lifetime>, bool) {
    struct Gatherer(Vec<Lifetime>, bool);
    impl<'ast> Visit<'ast> for Gatherer {
        // What is bound by a `for<'a>` belongs to it.
        fn visit_trait_bound(&mut self, bound: &'ast syn::TraitBound) {
            if bound.lifetimes.is_none() {
                visit::visit_trait_bound(self, bound);
            }
        }
        fn visit_lifetime(&mut self, lifetime: &'ast Lifetime) {
            if lifetime.ident == "_" {
                self.1 = true;
            } else if lifetime.ident != "static" {
                self.0.push(lifetime.clone());
            }
        }
        fn visit_type_reference(&mut self, reference: &'ast TypeReference) {
            self.1 |= reference.lifetime.is_none();
            visit::visit_type_reference(self, reference);
        }
        fn visit_type_fn_ptr(&mut self, _: &'ast TypeFnPtr) {}
        fn visit_parenthesized_generic_arguments(
            &mut self,
            _: &'ast ParenthesizedGenericArguments,
        ) {
        }
    }
    let mut gatherer = Gatherer(Vec::new(), false);
    gatherer.visit_type(ty);
    (gatherer.0, gatherer.1)
}

/// The type with this lifetime for those that are left out.
pub(crate) fn completed(ty: &Type, by: &Lifetime) -> Type {
    struct Completer<'l>(&'l Lifetime);
    impl VisitMut for Completer<'_> {
        fn visit_lifetime_mut(&mut self, lifetime: &mut Lifetime) {
            if lifetime.ident == "_" {
                *lifetime = self.0.clone();
            }
        }
        fn visit_type_reference_mut(&mut self, reference: &mut TypeReference) {
            reference.lifetime.get_or_insert_with(|| self.0.clone());
            visit_mut::visit_type_reference_mut(self, reference);
        }
        fn visit_type_fn_ptr_mut(&mut self, _: &mut TypeFnPtr) {}
        fn visit_parenthesized_generic_arguments_mut(
            &mut self,
            _: &mut ParenthesizedGenericArguments,
        ) {
        }
    }
    let mut ty = ty.clone();
    Completer(by).visit_type_mut(&mut ty);
    ty
}

/// The type with other names for these lifetimes.
pub(crate) fn renamed_lifetimes(ty: &Type, names: &[(Lifetime, Lifetime)]) -> Type {
    struct Renamer<'n>(&'n [(Lifetime, Lifetime)]);
    impl VisitMut for Renamer<'_> {
        fn visit_lifetime_mut(&mut self, lifetime: &mut Lifetime) {
            if let Some((_, new)) = self.0.iter().find(|(old, _)| old == lifetime) {
                *lifetime = new.clone();
            }
        }
    }
    let mut ty = ty.clone();
    Renamer(names).visit_type_mut(&mut ty);
    ty
}

/// The type with every such lifetime replaced, and the left out ones written.
pub(crate) fn replaced(ty: &Type, lifetime: &Lifetime) -> Type {
    let mut ty = ty.clone();
    Replacer { lifetime }.visit_type_mut(&mut ty);
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
    teller.visit_type_mut(&mut ty);
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

impl VisitMut for Teller<'_> {
    // What is bound by a `for<'a>` belongs to it.
    fn visit_trait_bound_mut(&mut self, bound: &mut syn::TraitBound) {
        if bound.lifetimes.is_none() {
            visit_mut::visit_trait_bound_mut(self, bound);
        }
    }
    fn visit_lifetime_mut(&mut self, lifetime: &mut Lifetime) {
        if lifetime.ident != "static" {
            *lifetime = self.one(Some(lifetime));
        }
    }
    fn visit_type_reference_mut(&mut self, reference: &mut TypeReference) {
        let lifetime = match reference.lifetime.take() {
            Some(lifetime) if lifetime.ident == "static" => lifetime,
            lifetime => self.one(lifetime.as_ref()),
        };
        // What is behind it may be visited only once.
        self.visit_type_mut(&mut reference.elem);
        reference.lifetime = Some(lifetime);
    }
    fn visit_type_fn_ptr_mut(&mut self, _: &mut TypeFnPtr) {}
    fn visit_parenthesized_generic_arguments_mut(&mut self, _: &mut ParenthesizedGenericArguments) {
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
        let segments: Vec<String> = path
            .path
            .segments
            .iter()
            .map(|segment| segment.ident.to_string())
            .collect();
        let segments: Vec<&str> = segments.iter().map(String::as_str).collect();
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
            last.arguments = syn::PathArguments::AngleBracketed(syn::parse_quote!(<'_>));
        }
    }
    ty
}

struct Finder {
    found: bool,
}

impl<'ast> Visit<'ast> for Finder {
    // What is bound by a `for<'a>` belongs to it.
    fn visit_trait_bound(&mut self, bound: &'ast syn::TraitBound) {
        if bound.lifetimes.is_none() {
            visit::visit_trait_bound(self, bound);
        }
    }
    fn visit_lifetime(&mut self, lifetime: &'ast Lifetime) {
        self.found |= lifetime.ident != "static";
    }
    fn visit_type_reference(&mut self, reference: &'ast TypeReference) {
        self.found |= reference.lifetime.is_none();
        visit::visit_type_reference(self, reference);
    }
    // What is left out between the parentheses of `fn(&str)` and `Fn(&str)` belongs to them.
    fn visit_type_fn_ptr(&mut self, _: &'ast TypeFnPtr) {}
    fn visit_parenthesized_generic_arguments(&mut self, _: &'ast ParenthesizedGenericArguments) {}
}

struct Replacer<'l> {
    lifetime: &'l Lifetime,
}

impl VisitMut for Replacer<'_> {
    // What is bound by a `for<'a>` belongs to it.
    fn visit_trait_bound_mut(&mut self, bound: &mut syn::TraitBound) {
        if bound.lifetimes.is_none() {
            visit_mut::visit_trait_bound_mut(self, bound);
        }
    }
    fn visit_lifetime_mut(&mut self, lifetime: &mut Lifetime) {
        if lifetime.ident != "static" {
            *lifetime = self.lifetime.clone();
        }
    }
    fn visit_type_reference_mut(&mut self, reference: &mut TypeReference) {
        reference
            .lifetime
            .get_or_insert_with(|| self.lifetime.clone());
        visit_mut::visit_type_reference_mut(self, reference);
    }
    fn visit_type_fn_ptr_mut(&mut self, _: &mut TypeFnPtr) {}
    fn visit_parenthesized_generic_arguments_mut(&mut self, _: &mut ParenthesizedGenericArguments) {
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

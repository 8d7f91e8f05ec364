//! What do `Self` and its associated items stand for, in the double?
//!
//! In the fields of the double there is no `Self` of the trait: `Self::Item` is a type parameter
//! there, or what the attribute fixed it to.

use std::cell::RefCell;

use proc_macro2::TokenStream;
use syn::ext::IdentExt;
use syn::visit_mut::VisitMut;
use syn::{
    Expr, GenericArgument, GenericParam, Generics, Ident, Lifetime, Path, PathArguments, Type,
    TypePath, parse_quote,
};

use crate::lists::{Lists, each};
use crate::syntax::block;
use crate::template::{All, parsed, tokens};
use crate::tokens::uses;
use crate::walk::{Visitor, Walk};

/// What they stand for.
#[derive(Clone)]
pub(crate) struct Meanings {
    pub(crate) service: Ident,
    /// The double, with its parameters.
    pub(crate) double: Type,
    pub(crate) types: Vec<Meaning>,
    pub(crate) consts: Vec<(Ident, Expr)>,
    /// The supertrait, where it can be only one, whose associated types are spoken of, too.
    pub(crate) parent: Option<Path>,
    pub(crate) inherited: Inherited,
}

/// The associated types of supertraits.
///
/// Which of them an item is of, or of whose own supertraits, only the compiler can say, and it does where
/// there is a bound: `type Error<P: Store + Registry> = P::Error` stands beside the double, and
/// `Error<StoreDouble>` for `Self::Error`.
#[derive(Clone, Default)]
pub(crate) struct Inherited {
    /// The supertraits that may have some.
    pub(crate) parents: Vec<Path>,
    /// The parameters of the trait of which they speak.
    pub(crate) generics: Generics,
    /// Those that were asked for, and what they are called.
    pub(crate) asked: RefCell<Vec<(Ident, Ident)>>,
}

impl Inherited {
    /// What stands for the item.
    fn alias(&self, item: &Ident, service: &Ident) -> Option<Ident> {
        if self.parents.is_empty() {
            return None;
        }
        let alias = quote::format_ident!("__{}{}", service.unraw(), item.unraw());
        let mut asked = self.asked.borrow_mut();
        if asked.iter().all(|(known, _)| known != item) {
            asked.push((item.clone(), alias.clone()));
        }
        Some(alias)
    }
}

/// What an associated type stands for, as a function of its own parameters.
#[derive(Clone)]
pub(crate) struct Meaning {
    pub(crate) ident: Ident,
    pub(crate) generics: Generics,
    pub(crate) ty: Type,
}

impl Meanings {
    /// The same where `Self` stands for itself.
    pub(crate) fn of_any_self(&self) -> Meanings {
        Meanings {
            double: parsed!([] Self),
            ..self.clone()
        }
    }

    pub(crate) fn resolve(&self, ty: &Type) -> Type {
        let mut ty = ty.clone();
        Walk(&mut Resolver(self)).visit_type_mut(&mut ty);
        ty
    }

    pub(crate) fn resolve_generics(&self, generics: &Generics) -> Generics {
        let mut generics = generics.clone();
        Walk(&mut Resolver(self)).visit_generics_mut(&mut generics);
        generics
    }

    pub(crate) fn resolve_path(&self, path: &Path) -> Path {
        let mut path = path.clone();
        Walk(&mut Resolver(self)).visit_path_mut(&mut path);
        path
    }

    /// `Self::Item` of a supertrait.
    fn inherited(&self, path: &TypePath) -> Type {
        let double = &self.double;
        let rest: Vec<_> = path.path.segments.iter().skip(1).list();
        if let [item] = rest[..]
            && item.arguments.is_none()
            && let Some(alias) = self.inherited.alias(&item.ident, &self.service)
        {
            let spoken = &self.inherited.generics.params;
            let spoken = each!(param in spoken => tokens!([param] #param,));
            return parsed!([spoken = All(&spoken), alias, double] #alias<#spoken #double>);
        }
        match &self.parent {
            Some(parent) => parse_quote!(<#double as #parent>#(::#rest)*),
            None => parse_quote!(<#double>#(::#rest)*),
        }
    }

    /// The fixed types, each with what they say of each other.
    pub(crate) fn settle(&mut self) {
        for _ in 0..self.types.len() {
            let settled: Vec<Type> = each!(one in &self.types => self.resolve(&one.ty));
            for (meaning, ty) in self.types.iter_mut().zip(settled) {
                meaning.ty = ty;
            }
        }
    }

    /// `Self::Item`, or `<Self as Service>::Item`, with what may follow.
    fn associated(&self, path: &TypePath) -> Option<Type> {
        let segments = &path.path.segments;
        let at = match &path.qself {
            None if segments.first()?.ident == "Self" => 1,
            Some(qself) if is_self(&qself.ty) && qself.position > 0 => {
                let service = segments.get(qself.position - 1)?;
                (service.ident == self.service).then_some(qself.position)?
            }
            _ => return None,
        };
        let segment = segments.get(at)?;
        let meaning = self.types.iter().find(|ty| ty.ident == segment.ident)?;
        let mut ty = meaning.with(&segment.arguments);
        let rest: Vec<_> = segments.iter().skip(at + 1).list();
        if !rest.is_empty() {
            ty = match ty {
                Type::Path(TypePath {
                    qself: None,
                    mut path,
                    ..
                }) => {
                    path.segments.extend(rest.into_iter().cloned());
                    parsed!([path] #path)
                }
                ty => parse_quote!(<#ty> #(:: #rest)*),
            };
        }
        Some(ty)
    }
}

fn is_self(ty: &Type) -> bool {
    match ty {
        Type::Path(ty) => ty.qself.is_none() && ty.path.is_ident("Self"),
        Type::Group(group) => is_self(&group.elem),
        Type::Paren(paren) => is_self(&paren.elem),
        _ => false,
    }
}

impl Meaning {
    /// The type for these arguments.
    fn with(&self, arguments: &PathArguments) -> Type {
        let mut ty = self.ty.clone();
        let PathArguments::AngleBracketed(arguments) = arguments else {
            return ty;
        };
        for (param, argument) in self.generics.params.iter().zip(&arguments.args) {
            match (param, argument) {
                (GenericParam::Lifetime(param), GenericArgument::Lifetime(argument)) => {
                    Walk(&mut Lifetimes(&param.lifetime, argument)).visit_type_mut(&mut ty);
                }
                (GenericParam::Type(param), GenericArgument::Type(argument)) => {
                    Walk(&mut Types(&param.ident, argument)).visit_type_mut(&mut ty);
                }
                (GenericParam::Const(param), GenericArgument::Const(argument)) => {
                    Walk(&mut Consts(&param.ident, argument)).visit_type_mut(&mut ty);
                }
                (GenericParam::Const(param), GenericArgument::Type(argument)) => {
                    let argument = block(argument);
                    Walk(&mut Consts(&param.ident, &argument)).visit_type_mut(&mut ty);
                }
                _ => {}
            }
        }
        ty
    }
}

struct Consts<'t>(&'t Ident, &'t Expr);
impl Visitor for Consts<'_> {
    fn expr(&mut self, expr: &mut Expr) -> bool {
        let is_it = match &*expr {
            Expr::Path(path) => path.qself.is_none() && path.path.is_ident(self.0),
            _ => false,
        };
        if is_it {
            *expr = self.1.clone();
        }
        !is_it
    }
}

struct Lifetimes<'l>(&'l Lifetime, &'l Lifetime);
impl Visitor for Lifetimes<'_> {
    fn lifetime(&mut self, lifetime: &mut Lifetime) {
        if lifetime == self.0 {
            *lifetime = self.1.clone();
        }
    }
}

struct Types<'t>(&'t Ident, &'t Type);
impl Visitor for Types<'_> {
    fn ty(&mut self, ty: &mut Type) -> bool {
        let is_it =
            matches!(&*ty, Type::Path(path) if path.qself.is_none() && path.path.is_ident(self.0));
        if is_it {
            *ty = self.1.clone();
        }
        !is_it
    }
}

struct Resolver<'m>(&'m Meanings);

impl Visitor for Resolver<'_> {
    fn ty(&mut self, ty: &mut Type) -> bool {
        // Before what is inside: `<Self as Service>::Item` has a `Self` that is no type here.
        if let Type::Path(path) = ty {
            for segment in &mut path.path.segments {
                Walk(self).visit_path_arguments_mut(&mut segment.arguments);
            }
            if let Some(meaning) = self.0.associated(path) {
                *ty = meaning;
                return false;
            }
        }
        let Type::Path(path) = ty else {
            return true;
        };
        if let Some(qself) = &mut path.qself {
            Walk(self).visit_type_mut(&mut qself.ty);
        } else if path.path.is_ident("Self") {
            *ty = self.0.double.clone();
        } else if let Some(first) = path.path.segments.first()
            && first.ident == "Self"
        {
            *ty = self.0.inherited(path);
        }
        false
    }

    // What is inside of it first.
    fn expr(&mut self, expr: &mut Expr) -> bool {
        Walk(self).inside_expr(expr);
        let Expr::Path(path) = expr else { return false };
        let segments: Vec<_> = path.path.segments.iter().list();
        if let [first, second] = segments[..]
            && first.ident == "Self"
            && let Some((_, value)) = self.0.consts.iter().find(|(name, _)| *name == second.ident)
        {
            *expr = value.clone();
        }
        false
    }
}

/// A name for a parameter made from an associated item: the item's own, unless the trait uses that
/// name for something else.
pub(crate) fn free_name(item: &Ident, used: &TokenStream) -> Ident {
    let mut name = item.clone();
    while uses(used, &name) {
        name = quote::format_ident!("{}Type", name, span = item.span());
    }
    name
}

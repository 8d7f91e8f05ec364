//! How does the double come by the supertraits of its trait?

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::punctuated::Punctuated;
use syn::{
    GenericArgument, GenericParam, Generics, Path, PathArguments, Token, TraitBound, TypeParamBound,
};

use crate::args::{Args, Extended};
use crate::generics::bounds_of_self;
use crate::kinds::standard;
use crate::lists::{Has, Lists, each};
use crate::meanings::{Inherited, Meanings};
use crate::model::{Method, Service};
use crate::names;
use crate::plan::known::{Known, known, without_bindings};
use crate::template::{Commas, Tuple, parsed};
use crate::tokens::mentions;

/// The supertraits of a trait.
#[derive(Default)]
pub(crate) struct Supertraits {
    /// Those of the standard library that the double implements for this trait.
    pub(crate) derived: Vec<Derived>,
    /// Those of the standard library whose methods are methods of the double.
    pub(crate) known: Vec<Known>,
    /// Those that have doubles of their own.
    pub(crate) extended: Vec<ExtendedPlan>,
    /// Is `Default` among them, so that the double has it whatever its types are?
    pub(crate) default: bool,
    /// Those of a foreign trait, which is not emitted.
    pub(crate) restated: Vec<TraitBound>,
    /// Those that have to hold for whatever reason.
    pub(crate) others: Vec<TraitBound>,
}

/// A trait of the standard library that makes sense for every double, and is implemented where it is
/// asked for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Derived {
    Display,
    Error,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
}

/// A supertrait whose double is a field of this one.
pub(crate) struct ExtendedPlan {
    /// The trait, without the types of its associated items.
    pub(crate) path: Path,
    /// Its double, with the parameters it has for them; and without, for the macro of that name.
    pub(crate) double: Path,
    pub(crate) forward: Path,
    /// Where both stand, if that is not here.
    pub(crate) module: Option<Path>,
    pub(crate) arguments: Vec<TokenStream>,
    pub(crate) bindings: Vec<TokenStream>,
    pub(crate) field: syn::Ident,
}

const DERIVED: &[(&str, Derived)] = &[
    ("Display", Derived::Display),
    ("ToString", Derived::Display),
    ("Error", Derived::Error),
    ("PartialEq", Derived::PartialEq),
    ("Eq", Derived::Eq),
    ("Hash", Derived::Hash),
    ("PartialOrd", Derived::PartialOrd),
    ("Ord", Derived::Ord),
];

/// What every double is.
const ALWAYS: &[&str] = &[
    "Send",
    "Sync",
    "Sized",
    "Unpin",
    "Any",
    "UnwindSafe",
    "RefUnwindSafe",
    "Debug",
    "Clone",
    "Default",
];

fn is_always(path: &Path) -> bool {
    standard(path).is_some_and(|last| ALWAYS.has(&|name| last.ident == name))
}

fn derived(path: &Path) -> Option<Derived> {
    let last = standard(path)?;
    let named = DERIVED.iter().find(|(name, _)| last.ident == name);
    named.map(|(_, derived)| *derived)
}

/// All that is asked of `Self`: behind the trait's name and in its `where` clause.
pub(crate) fn asked(
    supertraits: &Punctuated<TypeParamBound, Token![+]>,
    generics: &Generics,
) -> Vec<TraitBound> {
    let mut bounds = supertraits.iter().list();
    bounds.extend(bounds_of_self(generics));
    bounds
        .into_iter()
        .filter_map(|bound| match bound {
            TypeParamBound::Trait(bound) => Some(bound.clone()),
            _ => None,
        })
        .list()
}

/// The associated types that a path binds: `Item = u32`.
pub(crate) fn bindings(path: &Path) -> Vec<(syn::Ident, syn::Type)> {
    let arguments = path.segments.last().map(|last| &last.arguments);
    let Some(PathArguments::AngleBracketed(arguments)) = arguments else {
        return Vec::new();
    };
    let bound = arguments.args.iter().filter_map(|argument| match argument {
        GenericArgument::AssocType(assoc) => Some((assoc.ident.clone(), assoc.ty.clone())),
        _ => None,
    });
    bound.list()
}

/// The supertrait that an associated type can be of which is none of the trait's own, where it can be
/// only one.
pub(crate) fn only_parent(service: &Service) -> Option<Path> {
    match &parents(service)[..] {
        [parent] => Some(parent.clone()),
        _ => None,
    }
}

/// The supertraits that may have associated types, and the parameters that they speak of.
pub(crate) fn inherited(service: &Service) -> Inherited {
    let parents = parents(service);
    let speak = |name: &str| {
        let spoken = |path: &Path| crate::tokens::any(path, &|tokens, at| tokens.text(at) == name);
        parents.has(&spoken)
    };
    // What they say of `Self` only the trait itself can say.
    if speak("Self") {
        return Inherited::default();
    }
    let mut generics = Generics::default();
    for param in &service.item.generics.params {
        match param {
            GenericParam::Lifetime(param) if speak(&param.lifetime.ident.to_string()) => {
                let lifetime = &param.lifetime;
                generics.params.push(parsed!([lifetime] #lifetime));
            }
            GenericParam::Type(param) if speak(&param.ident.to_string()) => {
                let ident = &param.ident;
                generics.params.push(parsed!([ident] #ident));
            }
            // Nothing uses it up.
            GenericParam::Const(param) if speak(&param.ident.to_string()) => {
                return Inherited::default();
            }
            _ => {}
        }
    }
    Inherited {
        parents,
        generics,
        ..Inherited::default()
    }
}

fn parents(service: &Service) -> Vec<Path> {
    let asked = asked(&service.item.supertraits, &service.item.generics);
    let parents = asked.into_iter().map(|bound| bound.path);
    let parents = parents.filter(|path| !is_always(path) && derived(path).is_none());
    parents.map(|parent| without_bindings(&parent)).list()
}

impl Supertraits {
    pub(crate) fn of(args: &Args, service: &Service, meanings: &Meanings) -> Supertraits {
        let mut supertraits = Supertraits::default();
        for mut bound in asked(&service.item.supertraits, &service.item.generics) {
            let path = bound.path.clone();
            let is_default = standard(&path).is_some_and(|last| last.ident == "Default");
            supertraits.default |= is_default;
            let mut extended = args.extends.iter();
            if extended.any(|extended| names_same(extended, &path)) {
                continue;
            }
            let known = known(&meanings.resolve_path(&path)).filter(|known| {
                let taken = |method: &Method| {
                    let mut methods = service.methods.iter();
                    methods.any(|own| own.sig.ident == method.sig.ident)
                };
                !known.methods.has(&taken)
            });
            if let Some(derived) = derived(&path) {
                supertraits.derive(derived);
            } else if let Some(known) = known {
                supertraits.known.push(known);
            } else if !is_always(&path) {
                bound.path = meanings.resolve_path(&path);
                supertraits.others.push(bound);
            }
        }
        if args.of.is_some() && service.item.generics.params.is_empty() {
            let asked = asked(&service.item.supertraits, &service.item.generics);
            let spoken = |bound: &TraitBound| !mentions(bound, &names::this());
            supertraits.restated = asked.into_iter().filter(spoken).list();
        }
        supertraits.extended =
            each!(extended in &args.extends => ExtendedPlan::of(extended, meanings));
        supertraits
    }

    /// With what it asks for in turn.
    fn derive(&mut self, derived: Derived) {
        if self.derived.contains(&derived) {
            return;
        }
        self.derived.push(derived);
        match derived {
            Derived::Error => self.derive(Derived::Display),
            Derived::Eq | Derived::PartialOrd => self.derive(Derived::PartialEq),
            Derived::Ord => {
                self.derive(Derived::Eq);
                self.derive(Derived::PartialOrd);
            }
            Derived::Display | Derived::PartialEq | Derived::Hash => {}
        }
    }
}

/// Do they end in the same name?
fn names_same(extended: &Extended, path: &Path) -> bool {
    let last = |path: &Path| path.segments.last().map(|last| last.ident.clone());
    last(&extended.path) == last(path)
}

impl ExtendedPlan {
    fn of(extended: &Extended, meanings: &Meanings) -> ExtendedPlan {
        let mut path = meanings.resolve_path(&extended.path);
        let (mut arguments, mut bindings, mut types) = (Vec::new(), Vec::new(), Vec::new());
        let mut field = names::local("extended");
        if let Some(last) = path.segments.last_mut() {
            field = names::snake(&last.ident);
            if let PathArguments::AngleBracketed(all) = &last.arguments {
                for argument in &all.args {
                    match argument {
                        GenericArgument::AssocType(assoc) => {
                            bindings.push(assoc.to_token_stream());
                            types.push(assoc.ty.to_token_stream());
                        }
                        other => arguments.push(other.to_token_stream()),
                    }
                }
                last.arguments = match arguments.is_empty() {
                    true => PathArguments::None,
                    false => PathArguments::AngleBracketed(
                        parsed!([arguments = Commas(&arguments)] <#arguments>),
                    ),
                };
            }
        }
        let (mut double, mut forward) = (path.clone(), path.clone());
        if let Some(last) = double.segments.last_mut() {
            last.ident = names::double(&last.ident);
            last.arguments = match arguments.is_empty() && types.is_empty() {
                true => PathArguments::None,
                false => PathArguments::AngleBracketed(
                    parsed!([arguments = Tuple(&arguments), types = Commas(&types)] ::<#arguments #types>),
                ),
            };
        }
        if let Some(last) = forward.segments.last_mut() {
            last.ident = names::double(&last.ident);
            last.arguments = PathArguments::None;
        }
        let mut module = forward.clone();
        module.segments.pop();
        module.segments.pop_punct();
        ExtendedPlan {
            path,
            double,
            forward,
            module: (!module.segments.is_empty()).then_some(module),
            arguments,
            bindings,
            field: extended.field.clone().unwrap_or(field),
        }
    }
}

//! What will be generated?
//!
//! Every name, kind and bound is decided here; emitting only spells it.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::ext::IdentExt;
use syn::visit::{self, Visit};
use syn::visit_mut::{self, VisitMut};
use syn::{
    Attribute, Block, ExprPath, FnArg, GenericParam, Generics, Ident, Pat, PatIdent, ReturnType,
    Signature, Type, Visibility, parse_quote,
};

use crate::args::Args;
use crate::kinds::{self, Returned};
use crate::lifetimes::borrows;
use crate::model::{Method, Param, Service};
use crate::names;
use crate::parameter::{Recording, written};

/// A double.
pub(crate) struct Plan {
    pub(crate) vis: Visibility,
    pub(crate) double: Ident,
    pub(crate) service: Ident,
    pub(crate) unsafety: Option<syn::Token![unsafe]>,
    /// With `'static` for its types.
    pub(crate) generics: Generics,
    /// The same, with what it takes to record arguments of its types.
    pub(crate) recording_generics: Generics,
    pub(crate) variable: String,
    /// The crate `mlmock`, and its door for generated code.
    pub(crate) runtime: TokenStream,
    pub(crate) private: TokenStream,
    pub(crate) methods: Vec<MethodPlan>,
}

/// A method of a double.
pub(crate) struct MethodPlan {
    /// `#[cfg(..)]`, which goes wherever the method goes.
    pub(crate) cfgs: Vec<Attribute>,
    /// Lint levels, which the copy of a body needs as the body does.
    pub(crate) lints: Vec<Attribute>,
    pub(crate) field: Ident,
    pub(crate) sig: Signature,
    pub(crate) args: Vec<ArgPlan>,
    pub(crate) returns: String,
    pub(crate) returns_unit: bool,
    /// Is the result called `Result`?
    pub(crate) fallible: bool,
    pub(crate) output: TokenStream,
    /// What a test hands in as a result.
    pub(crate) kept: TokenStream,
    /// Is the result `&mut`, and so lent by the field itself?
    pub(crate) lends_mutably: bool,
    pub(crate) body: Option<Body>,
}

/// An argument of a method.
pub(crate) struct ArgPlan {
    /// What it is called in the generated body.
    pub(crate) ident: Ident,
    /// What it is called in messages.
    pub(crate) name: String,
    pub(crate) kind: TokenStream,
    pub(crate) capture: TokenStream,
}

/// The trait's own body of a method.
pub(crate) struct Body {
    /// The user's patterns, where they are more than a name.
    pub(crate) bindings: TokenStream,
    pub(crate) block: Block,
}

impl Plan {
    pub(crate) fn new(args: &Args, service: &Service) -> Plan {
        let runtime = match &args.runtime {
            Some(path) => path.to_token_stream(),
            None => quote!(::mlmock),
        };
        let private = quote!(#runtime::__private);
        let item = &service.item;
        let methods: Vec<_> = service
            .methods
            .iter()
            .map(|method| MethodPlan::new(method, &item.ident, &private))
            .collect();
        let generics = with_static_types(&item.generics, &service.methods);
        Plan {
            vis: item.vis.clone(),
            double: args
                .name
                .clone()
                .unwrap_or_else(|| names::double(&item.ident)),
            service: item.ident.clone(),
            unsafety: item.unsafety,
            recording_generics: with_recorded_types(&generics, &service.methods),
            generics,
            variable: names::variable(&item.ident),
            runtime,
            private,
            methods,
        }
    }
}

/// What a double holds, it holds as long as it likes; and what it lends, it lends to any thread.
fn with_static_types(generics: &Generics, methods: &[Method]) -> Generics {
    let mut generics = generics.clone();
    let types: Vec<Ident> = generics
        .type_params()
        .map(|param| param.ident.clone())
        .collect();
    for ty in types {
        let lent = methods.iter().any(|method| match &method.sig.output {
            ReturnType::Default => false,
            ReturnType::Type(_, result) => borrows(result) && mentions(result, &ty),
        });
        let shared = lent.then(|| quote!(+ ::core::marker::Send + ::core::marker::Sync));
        generics
            .make_where_clause()
            .predicates
            .push(parse_quote!(#ty: 'static #shared));
    }
    generics
}

/// In a generic double nobody knows what a type can do but by its bounds.
fn with_recorded_types(generics: &Generics, methods: &[Method]) -> Generics {
    let mut with_bounds = generics.clone();
    for param in generics.type_params() {
        let ty = &param.ident;
        let params = methods.iter().flat_map(|method| &method.params);
        let mut recorded = params.filter(|param| matches!(param.recording, Recording::Best));
        if recorded.any(|param| mentions(&param.ty, ty)) {
            with_bounds.make_where_clause().predicates.push(parse_quote! {
                #ty: ::core::clone::Clone + ::core::fmt::Debug + ::core::marker::Send + ::core::marker::Sync
            });
        }
    }
    with_bounds
}

fn mentions(ty: &Type, name: &Ident) -> bool {
    struct Finder<'n>(&'n Ident, bool);
    impl<'ast> Visit<'ast> for Finder<'_> {
        fn visit_path(&mut self, path: &'ast syn::Path) {
            self.1 |= path.is_ident(self.0);
            visit::visit_path(self, path);
        }
    }
    let mut finder = Finder(name, false);
    finder.visit_type(ty);
    finder.1
}

impl MethodPlan {
    fn new(method: &Method, service: &Ident, private: &TokenStream) -> MethodPlan {
        let args: Vec<_> = (0..)
            .zip(&method.params)
            .map(|(index, param)| ArgPlan::new(index, param, private))
            .collect();
        let returned = kinds::result(&method.sig.output, private);
        let (output, kept) = match &returned {
            Returned::Owned(ty) => (quote!(#private::Owned<#ty>), ty.clone()),
            Returned::Kind(kind) => (kind.clone(), quote!(<#kind as #private::Output>::Kept)),
            Returned::Mutable(owned) => {
                let kept = quote!(<#private::LentMut<#owned> as #private::Output>::Kept);
                (owned.clone(), kept)
            }
        };
        let body = method
            .body
            .clone()
            .map(|block| Body::new(block, method, &args, service));
        MethodPlan {
            cfgs: named(&method.attrs, &["cfg"]),
            lints: match &method.body {
                Some(_) => named(
                    &method.attrs,
                    &["allow", "expect", "warn", "deny", "forbid"],
                ),
                None => Vec::new(),
            },
            field: method.sig.ident.clone(),
            sig: signature(&method.sig, &args),
            returns: match &method.sig.output {
                ReturnType::Default => String::from("()"),
                ReturnType::Type(_, ty) => written(ty),
            },
            returns_unit: returns_unit(&method.sig.output),
            fallible: kinds::is_result(&method.sig.output),
            args,
            output,
            kept,
            lends_mutably: matches!(returned, Returned::Mutable(_)),
            body,
        }
    }
}

impl MethodPlan {
    /// The result of a call as the signature has it.
    pub(crate) fn coerced(&self, call: TokenStream) -> TokenStream {
        kinds::coerced(&self.sig.output, &call).unwrap_or(call)
    }
}

fn named(attrs: &[Attribute], names: &[&str]) -> Vec<Attribute> {
    let is_named = |attr: &&Attribute| names.iter().any(|name| attr.path().is_ident(name));
    attrs.iter().filter(is_named).cloned().collect()
}

fn returns_unit(output: &ReturnType) -> bool {
    match output {
        ReturnType::Default => true,
        ReturnType::Type(_, ty) => matches!(&**ty, Type::Tuple(tuple) if tuple.elems.is_empty()),
    }
}

/// The signature with a name for every parameter and no attributes.
fn signature(sig: &Signature, args: &[ArgPlan]) -> Signature {
    let mut sig = sig.clone();
    let mut args = args.iter();
    for input in &mut sig.inputs {
        match input {
            FnArg::Receiver(receiver) => receiver.attrs.clear(),
            FnArg::Typed(typed) => {
                typed.attrs.clear();
                if let Some(ArgPlan { ident, .. }) = args.next() {
                    *typed.pat = parse_quote!(#ident);
                }
            }
        }
    }
    sig
}

impl ArgPlan {
    fn new(index: usize, param: &Param, private: &TokenStream) -> ArgPlan {
        let plain = kinds::argument(&param.ty, private);
        let (kind, capture) = match &param.recording {
            Recording::Best if kinds::is_text(&param.ty) => (plain, quote!(#private::text())),
            Recording::Best if kinds::is_known(&param.ty) => (plain, quote!(#private::value())),
            Recording::Best => {
                let local = names::local("probe");
                let probe = quote!({
                    let #local = #private::Probe::<#plain>::NEW;
                    (&&&&&&#local).__capture()
                });
                (plain, probe)
            }
            Recording::Skip => (
                quote!(#private::Skip<#plain>),
                quote!(#private::skip::<#plain>()),
            ),
            Recording::Debug => (
                quote!(#private::DebugOnly<#plain>),
                quote!(#private::debug::<#plain>()),
            ),
            Recording::Into(ty, path) => {
                let with = match &param.ty {
                    Type::Reference(reference) if reference.mutability.is_none() => quote!(WithRef),
                    Type::Reference(_) => quote!(WithMut),
                    _ => quote!(With),
                };
                let kind = quote!(#private::Into<#plain, #ty>);
                let capture = quote!(#private::into::<#kind>(&#private::#with(#path)));
                (kind, capture)
            }
        };
        ArgPlan {
            ident: param
                .name()
                .cloned()
                .unwrap_or_else(|| names::parameter(index)),
            name: match param.name() {
                Some(name) => name.unraw().to_string(),
                None => format!("arg{index}"),
            },
            kind,
            capture,
        }
    }
}

impl Body {
    fn new(mut block: Block, method: &Method, args: &[ArgPlan], service: &Ident) -> Body {
        // The double has constructors of its own, which the trait's body does not mean.
        Constructors { service }.visit_block_mut(&mut block);
        let patterns = method.params.iter().zip(args).filter_map(|(param, arg)| {
            let (pat, ident) = (&param.pat, &arg.ident);
            let plain = matches!(
                pat,
                Pat::Ident(PatIdent {
                    mutability: None,
                    by_ref: None,
                    ..
                })
            );
            let bound = !plain || param.name().is_none();
            bound.then(|| quote!(let #pat = #ident;))
        });
        Body {
            bindings: patterns.collect(),
            block,
        }
    }
}

/// Turns `Self::new` into `<Self as Service>::new`.
struct Constructors<'s> {
    service: &'s Ident,
}

const CONSTRUCTORS: &[&str] = &["new", "named", "relaxed", "opaque", "wrapping", "statics"];

impl VisitMut for Constructors<'_> {
    fn visit_expr_path_mut(&mut self, expr: &mut ExprPath) {
        visit_mut::visit_expr_path_mut(self, expr);
        let segments: Vec<_> = expr.path.segments.iter().collect();
        if let [first, second] = segments[..]
            && first.ident == "Self"
            && CONSTRUCTORS.iter().any(|name| second.ident == name)
        {
            let (service, second) = (self.service, second.clone());
            *expr = parse_quote!(<Self as #service>::#second);
        }
    }
}

impl Plan {
    /// What stands for the parameters in a marker, so that each is used.
    pub(crate) fn marker(&self) -> TokenStream {
        let params = self.generics.params.iter().filter_map(|param| match param {
            GenericParam::Lifetime(param) => {
                let lifetime = &param.lifetime;
                Some(quote!(&#lifetime ()))
            }
            GenericParam::Type(param) => {
                let ident = &param.ident;
                Some(quote!(*const #ident))
            }
            GenericParam::Const(_) => None,
        });
        quote!(::core::marker::PhantomData<fn() -> (#(#params,)*)>)
    }

    pub(crate) fn is_generic_over_types(&self) -> bool {
        self.generics.type_params().next().is_some()
    }
}

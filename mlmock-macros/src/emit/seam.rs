//! How can a free function be replaced?

use proc_macro2::TokenStream;
use quote::format_ident;
use syn::{Generics, Visibility};

use crate::asynchrony::Flavour;
use crate::emit::body::own_body;
use crate::emit::double::{FieldType, Info, Standing, handles, told};
use crate::emit::{exact, generic, method as bodies, statics};
use crate::lists::Has;
use crate::names;
use crate::plan::Seam;
use crate::template::{All, tokens};
use crate::tokens::Few;

/// The function, which asks first whether a double is on stage, and beside it the type that has its
/// name and puts one there. A type, not a module: what it speaks of is in scope here, inside of functions,
/// too.
///
/// ```text
/// pub fn post(url: &str) -> u16 {
///     if let Some(double) = current::<PostDouble>() { .. }
///     the body
/// }
/// mod __post_seam { pub enum post {} }
/// pub use __post_seam::*;
/// impl __post_seam::post {
///     pub fn double() -> ::mlmock::Guard<PostDouble> { .. }
/// }
/// ```
pub(super) fn replaceable(seam: &Seam) -> TokenStream {
    let Seam {
        vis,
        seam: name,
        double,
        runtime,
        private,
        method,
        ..
    } = seam;
    let flavour = Flavour::plain(None);
    let field = &method.field;
    let staged = tokens!([double] #double);
    let field_path = tokens!([field] .#field);
    let body = method
        .body
        .as_ref()
        .map(|body| own_body(method, body))
        .map(|own| bodies::with_body(method, private, &flavour, &staged, &field_path, own));
    let attrs = &seam.item.attrs;
    let sig = bodies::replaceable(method, &flavour);
    let cfgs = &method.cfgs;
    let has_own = attrs.has(&|attr| attr.path().is_ident("track_caller"));
    // It exists for Rust's own ABI only.
    let track_caller = (!has_own && sig.abi.is_none()).then(|| tokens!([] #[track_caller]));
    let none = Generics::default();
    let levels = &method.lints;
    let levels = Few::from(tokens!([levels = All(levels)] #levels));
    let ty = FieldType {
        runtime,
        generics: &none,
        method,
    };
    let core = names::local("core");
    let (start, made) = handles(runtime, private, std::slice::from_ref(method));
    let told = told(&Info {
        service: syn::ext::IdentExt::unraw(field).to_string(),
        variable: syn::ext::IdentExt::unraw(field).to_string(),
        standing: Standing::Function,
        methods: std::slice::from_ref(method),
    });
    let handle = generic::handle(vis, runtime, private, &none, method, &levels);
    let exact = exact::handle(vis, runtime, private, &none, method, &levels);
    let debug = statics::debug(&none, double, &levels);
    let doc = format!(
        "The test double of the function `{name}`: `{name}::double()` puts one in its place."
    );
    let double_doc = format!("What answers for the function `{name}` while it is replaced.");
    let Named { definition, path } = named(seam, &doc);
    tokens! {
        [
            attrs = All(attrs), cfgs = All(cfgs), track_caller, vis, sig, body, definition, path,
            runtime, double, double_doc, field, ty, private, core, told, start, made, handle, exact,
            debug,
        ]
        #attrs
        #track_caller
        #vis #sig {
            #body
        }

        #definition

        #cfgs
        impl #path {
            /// Replaces the function on this thread until the guard is dropped.
            pub fn double() -> #runtime::Guard<#double> {
                #runtime::Guard::__enter(#double::__new())
            }
        }

        #cfgs
        #[doc = #double_doc]
        #vis struct #double {
            #field: #ty,
            __mlmock: (#private::Arc<#private::Core>, ::core::marker::PhantomData<fn()>),
        }

        #cfgs
        impl #double {
            #[doc(hidden)]
            fn __new() -> Self {
                let #core = #private::Core::new(#told);
                #start
                Self {
                    #made
                    __mlmock: (#core, ::core::marker::PhantomData),
                }
            }
        }

        #handle
        #exact
        #debug

        #cfgs
        #[automatically_derived]
        impl ::core::ops::Deref for #double {
            type Target = #ty;
            fn deref(&self) -> &Self::Target {
                &self.#field
            }
        }

        #cfgs
        #[automatically_derived]
        impl #runtime::Double for #double {
            fn __core(&self) -> &#private::Arc<#private::Core> {
                &self.__mlmock.0
            }
        }
    }
}

/// The type beside the function.
struct Named {
    definition: TokenStream,
    path: TokenStream,
}

/// One that has the function's name gives way to a module of that name: both would be one definition too
/// many. Where it did, it is missed by a name that says what to do; there is no other text for a place
/// where names are looked up.
fn named(seam: &Seam, doc: &str) -> Named {
    let Seam {
        vis,
        seam: name,
        method,
        ..
    } = seam;
    let cfgs = &method.cfgs;
    if *name != method.field {
        return Named {
            definition: tokens! { [cfgs = All(cfgs), doc, vis, name]
                #cfgs
                #[doc = #doc]
                #[allow(non_camel_case_types)]
                #vis enum #name {}
            },
            path: tokens!([name] #name),
        };
    }
    let inner = one_deeper(vis);
    let unraw = names::text(name);
    let module = format_ident!("__{unraw}_seam");
    let missed = format_ident!(
        "name_the_double_as_in_ml_double_name_{unraw}_seam",
        span = name.span()
    );
    Named {
        definition: tokens! { [cfgs = All(cfgs), module, doc, inner, name, missed, vis]
            #cfgs
            #[doc(hidden)]
            mod #module {
                #[doc = #doc]
                #[allow(non_camel_case_types)]
                #inner enum #name {}
                impl #name {
                    #[doc(hidden)]
                    pub(super) const fn #missed() {}
                }
            }
            #cfgs
            #[allow(unused_imports, hidden_glob_reexports, clippy::wildcard_imports)]
            #vis use #module::*;
            #cfgs
            const _: fn() = #name::#missed;
        },
        path: tokens!([module, name] #module::#name),
    }
}

/// The same visibility, in a module inside of this one.
fn one_deeper(vis: &Visibility) -> TokenStream {
    match vis {
        Visibility::Inherited => tokens!([] pub(super)),
        Visibility::Restricted(restricted) => {
            let path = &restricted.path;
            match path.segments.first() {
                Some(first) if first.ident == "self" => tokens!([] pub(super)),
                Some(first) if first.ident == "super" => tokens!([path] pub(in super::#path)),
                _ => tokens!([vis] #vis),
            }
        }
        Visibility::Public(_) => tokens!([vis] #vis),
    }
}

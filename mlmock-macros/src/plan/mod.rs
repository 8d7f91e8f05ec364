//! What will be generated?
//!
//! Every name, kind and bound is decided here; emitting only spells it.

pub(crate) mod argument;
pub(crate) mod body;
mod context;
pub(crate) mod extension;
pub(crate) mod handle;
mod hidden;
pub(crate) mod known;
pub(crate) mod method;
pub(crate) mod spy;
pub(crate) mod supertraits;

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::{
    GenericParam, Generics, Ident, ReturnType, Type, TypeParamBound, Visibility, WherePredicate,
};

use crate::args::Args;
use crate::asynchrony::{self, Flavour};
use crate::generics::{Params, predicates};
use crate::lifetimes::borrows;
use crate::lists::{Has, Lists, each, found};
use crate::meanings::{Inherited, Meaning, Meanings, free_name};
use crate::model::{Function, Method, Service};
use crate::names;
use crate::parameter::Recording;
use crate::plan::handle::HandlePlan;
use crate::plan::method::MethodPlan;
use crate::plan::spy::SpyPlan;
use crate::plan::supertraits::Supertraits;
use crate::syntax::{ItemFn, ItemTrait, TraitItemType, block};
use crate::template::{All, Commas, Tuple, parsed, tokens};
use crate::tokens::{Few, mentions};

/// A double.
pub(crate) struct Plan {
    pub(crate) vis: Visibility,
    /// The lint levels of the trait, and those that what is generated needs.
    pub(crate) levels: Few,
    pub(crate) double: Ident,
    pub(crate) statics: Ident,
    /// The same as a type, which has no lifetime of its own.
    pub(crate) staged: Few,
    /// The trait's name, for messages.
    pub(crate) service: Ident,
    /// The trait as the double implements it, with its arguments, for each flavour of its
    /// asynchronous methods.
    pub(crate) implemented: Vec<(Flavour, Few)>,
    pub(crate) unsafety: Option<syn::Token![unsafe]>,
    /// Of the double, with `'static` for its types.
    pub(crate) generics: Generics,
    /// The same, with what it takes to record arguments of its types.
    pub(crate) recording_generics: Generics,
    /// The same for the functions without `self`.
    pub(crate) statics_generics: Generics,
    /// `type Item = Item;`, `const DIM: usize = 4;`
    pub(crate) associated: Vec<TokenStream>,
    pub(crate) supertraits: Supertraits,
    /// The associated types of supertraits that are spoken of, and under which names.
    pub(crate) inherited: Inherited,
    pub(crate) variable: String,
    /// The crate `mlmock`, and its door for generated code.
    pub(crate) runtime: Few,
    pub(crate) private: Few,
    /// Has the user said where that crate is?
    pub(crate) is_elsewhere: bool,
    pub(crate) methods: Vec<MethodPlan>,
    /// The functions without `self`.
    pub(crate) functions: Vec<MethodPlan>,
    /// What it takes to put a double in front of an object.
    pub(crate) spy: Option<SpyPlan>,
    /// The trait as it is written, for the doubles that extend this one, if they can.
    pub(crate) forwarded: Option<TokenStream>,
}

/// A free function and the double that can take its place.
pub(crate) struct Seam {
    pub(crate) vis: Visibility,
    /// The type that stands beside the function.
    pub(crate) seam: Ident,
    pub(crate) double: Ident,
    pub(crate) runtime: Few,
    pub(crate) private: Few,
    pub(crate) item: ItemFn,
    pub(crate) method: MethodPlan,
}

fn doors(args: &Args) -> (Few, Few) {
    let runtime = match &args.runtime {
        Some(path) => path.to_token_stream(),
        None => tokens!([] ::mlmock),
    };
    let private = tokens!([runtime] #runtime::__private);
    (Few::from(runtime), Few::from(private))
}

impl Plan {
    pub(crate) fn new(args: &Args, service: &Service) -> Plan {
        let (runtime, private) = doors(args);
        let item = &service.item;
        let double = args
            .name
            .clone()
            .unwrap_or_else(|| names::double(&item.ident));
        let own = with_associated(args, service);
        let mut meanings = meanings(args, service, &own, &double);
        meanings.settle();
        let own_params = meanings.resolve_generics(&own.generics);
        let (_, arguments, _) = item.generics.split_for_impl();
        let path = match &args.of {
            Some(path)
                if path
                    .segments
                    .last()
                    .is_some_and(|last| !last.arguments.is_none()) =>
            {
                path.to_token_stream()
            }
            Some(path) => tokens!([path, arguments] #path #arguments),
            None => {
                let ident = &item.ident;
                tokens!([ident, arguments] #ident #arguments)
            }
        };
        let supertraits = Supertraits::of(args, service, &meanings);
        // The methods, and the trait that each is of, if it is not this one.
        let mut all = each!(method in &service.methods => (method, None));
        for known in &supertraits.known {
            let of = known.path.to_token_stream();
            for method in &known.methods {
                all.push((method, Some(of.clone())));
            }
        }
        let (mut functions, mut methods) = (Vec::new(), Vec::new());
        for one in all {
            match one.0.sig.receiver() {
                None => functions.push(one),
                Some(_) => methods.push(one),
            }
        }
        let flavours = asynchrony::flavours(&item.attrs);
        let spy = SpyPlan::of(args, service, &double, &meanings, &flavours);
        let generics = with_static_types(&own_params, &methods, &functions, &flavours, &meanings);
        let receivers: Vec<_> =
            each!(method in &service.methods => (method.sig.ident.clone(), body::shares(method)));
        let planned = |methods: &[(&Method, Option<TokenStream>)]| -> Vec<MethodPlan> {
            let cx =
                context::Context::new(&private, &double, &meanings, &generics, &path, &receivers);
            each!((method, of) in methods => MethodPlan {
                of: of.clone(),
                ..MethodPlan::new(method, &cx)
            })
        };
        let (planned_methods, planned_functions) = (planned(&methods), planned(&functions));
        // What stands in the arguments of a supertrait may be recorded by its double.
        let mut parts = Vec::new();
        for extended in &supertraits.extended {
            for arguments in [&extended.arguments, &extended.bindings] {
                for argument in arguments {
                    parts.push(Type::Verbatim(argument.clone()));
                }
            }
        }
        let recording_generics =
            with_recorded_types(&generics, &methods, &meanings, &parts, &private);
        let statics_generics = with_recorded_types(&generics, &functions, &meanings, &[], &private);
        let implemented = each!(flavour in flavours.into_iter() => {
            let path = match &flavour.variant {
                Some(variant) => tokens!([variant, arguments] #variant #arguments),
                None => path.clone(),
            };
            (flavour, Few::from(path))
        });
        let statics = quote::format_ident!("{}Statics", double);
        Plan {
            staged: Few::from(staged(&statics, &generics)),
            levels: Few::from(levels(item)),
            vis: item.vis.clone(),
            statics,
            service: item.ident.clone(),
            unsafety: item.unsafety,
            recording_generics,
            statics_generics,
            associated: associated(args, service, &meanings),
            supertraits,
            spy,
            variable: names::variable(&item.ident),
            forwarded: can_be_extended(args, service).then(|| service.written.clone()),
            implemented,
            methods: planned_methods,
            functions: planned_functions,
            inherited: meanings.inherited,
            double,
            generics,
            runtime,
            private,
            is_elsewhere: args.runtime.is_some(),
        }
    }
}

impl Seam {
    pub(crate) fn new(args: &Args, function: &Function) -> Seam {
        let (runtime, private) = doors(args);
        let ident = &function.item.sig.ident;
        let double = names::seam(ident);
        let meanings = Meanings {
            service: ident.clone(),
            double: parsed!([] Self),
            types: Vec::new(),
            consts: Vec::new(),
            parent: None,
            inherited: Inherited::default(),
        };
        let generics = Generics::default();
        let path = tokens!([]);
        let cx = context::Context::new(&private, &double, &meanings, &generics, &path, &[]);
        Seam {
            vis: function.item.vis.clone(),
            seam: args.name.clone().unwrap_or_else(|| ident.clone()),
            method: MethodPlan::new(&function.method, &cx),
            item: function.item.clone(),
            double,
            runtime,
            private,
        }
    }
}

/// Is some value of the associated type handed in or out by value, so that it has a size there?
fn is_held(item: &Ident, service: &Service) -> bool {
    let holds = |predicate: &WherePredicate| match predicate {
        WherePredicate::Type(predicate) => {
            let bounded = predicate.bounded_ty.to_token_stream().to_string();
            let sized = predicate.bounds.to_token_stream().to_string();
            bounded == format!("Self :: {item}") && sized.contains("Sized")
        }
        _ => false,
    };
    let mut signatures = service.methods.iter().map(|method| &method.sig);
    signatures.any(|sig| predicates(&sig.generics).into_iter().any(holds))
}

/// How many constants an implementation has to define.
fn own_consts(service: &Service) -> usize {
    service
        .consts()
        .filter(|item| item.default.is_none())
        .count()
}

/// Does the trait say all that it takes to implement it by a double that is a field?
fn can_be_extended(args: &Args, service: &Service) -> bool {
    let is_fixed = args.of.is_some() || !args.types.is_empty() || own_consts(service) > 0;
    let is_open = |item: &TraitItemType| {
        item.generics.params.is_empty() && method::named(&item.attrs, &["cfg"]).is_empty()
    };
    !is_fixed && service.types().all(is_open)
}

/// The type of what is put on stage, which has no lifetime of its own.
fn staged(name: &Ident, generics: &Generics) -> TokenStream {
    let arguments = each!(param in &generics.params => match param {
        GenericParam::Lifetime(_) => tokens!([] 'static),
        GenericParam::Type(param) => {
            let ident = &param.ident;
            tokens!([ident] #ident)
        }
        GenericParam::Const(param) => {
            let ident = &param.ident;
            tokens!([ident] #ident)
        }
    });
    tokens!([arguments = Commas(&arguments), name] #name<#arguments>)
}

/// The lint levels of a trait, for all that is made of it.
fn levels(item: &ItemTrait) -> TokenStream {
    let levels = method::lint_levels(&item.attrs);
    let lifetimes = item.generics.lifetimes().next().is_some();
    let lifetimes = lifetimes.then(|| tokens!([] #[allow(single_use_lifetimes)]));
    tokens!([levels = All(&levels), lifetimes] #levels #lifetimes)
}

/// The trait's parameters, and those made from its associated items.
struct Own {
    generics: Generics,
    types: Vec<(Ident, Ident)>,
    consts: Vec<(Ident, Ident)>,
}

fn with_associated(args: &Args, service: &Service) -> Own {
    let mut own = Own {
        generics: service.item.generics.clone(),
        types: Vec::new(),
        consts: Vec::new(),
    };
    // What is asked of `Self` is asked of the double when it implements the trait.
    if let Some(clause) = &mut own.generics.where_clause {
        let asks_types = |predicate: &WherePredicate| match predicate {
            WherePredicate::Type(predicate) => {
                !crate::kinds::is_path(&predicate.bounded_ty, "Self")
            }
            _ => true,
        };
        clause.predicates = clause
            .predicates
            .iter()
            .filter(|p| asks_types(p))
            .cloned()
            .collect();
    }
    let used = &service.written;
    let mut params = Vec::<GenericParam>::new();
    for item in service.types() {
        if args.types.has(&|fixed| fixed.ident == item.ident) {
            continue;
        }
        let name = free_name(&item.ident, used);
        let mut bounds = item.bounds.clone();
        if is_held(&item.ident, service) {
            bounds = bounds
                .into_iter()
                .filter(
                    |bound| !matches!(bound, TypeParamBound::Trait(bound) if bound.maybe.is_some()),
                )
                .collect();
        }
        params.push(parsed!([name, bounds] #name: #bounds));
        own.types.push((item.ident.clone(), name));
        if let Some(clause) = &item.generics.where_clause {
            let predicates = clause.predicates.iter().cloned();
            own.generics
                .make_where_clause()
                .predicates
                .extend(predicates);
        }
    }
    for item in service.consts() {
        if item.default.is_some() || args.consts.has(&|fixed| fixed.ident == item.ident) {
            continue;
        }
        let name = free_name(&item.ident, used);
        let ty = &item.ty;
        params.push(parsed!([name, ty] const #name: #ty));
        own.consts.push((item.ident.clone(), name));
    }
    if !params.is_empty() {
        // What has a default would have to come last.
        for param in &mut own.generics.params {
            match param {
                GenericParam::Type(param) => param.default = None,
                GenericParam::Const(param) => param.default = None,
                GenericParam::Lifetime(_) => {}
            }
        }
        own.generics.params.extend(params);
    }
    own
}

fn meanings(args: &Args, service: &Service, own: &Own, double: &Ident) -> Meanings {
    let (_, arguments, _) = own.generics.split_for_impl();
    let params = each!((ident, name) in &own.types => Meaning {
        ident: ident.clone(),
        generics: Generics::default(),
        ty: parsed!([name] #name),
    });
    let fixed = each!(fixed in &args.types => Meaning {
        ident: fixed.ident.clone(),
        generics: fixed.generics.clone(),
        ty: fixed.ty.clone(),
    });
    let mut types = params;
    types.extend(fixed);
    for extended in &args.extends {
        for (ident, ty) in supertraits::bindings(&extended.path) {
            types.push(Meaning {
                ident,
                generics: Generics::default(),
                ty,
            });
        }
    }
    let consts = each!((ident, name) in &own.consts => (ident.clone(), parsed!([name] #name)));
    let mut consts = consts;
    let fixed_consts = each!(fixed in &args.consts => {
        (fixed.ident.clone(), block(&fixed.value))
    });
    consts.extend(fixed_consts);
    Meanings {
        service: service.item.ident.clone(),
        double: parsed!([double, arguments] #double #arguments),
        types,
        consts,
        parent: supertraits::only_parent(service),
        inherited: supertraits::inherited(service),
    }
}

/// The associated items of the implementation.
fn associated(args: &Args, service: &Service, meanings: &Meanings) -> Vec<TokenStream> {
    let types = service.types().filter_map(|item| {
        let (ident, cfgs) = (&item.ident, method::named(&item.attrs, &["cfg"]));
        let meaning = meanings
            .types
            .iter()
            .find(|meaning| meaning.ident == *ident)?;
        let (generics, ty) = (&meaning.generics, &meaning.ty);
        let own = &item.generics.where_clause;
        Some(tokens!(
            [cfgs = All(&cfgs), ident, generics, ty, own]
            #cfgs type #ident #generics = #ty #own;
        ))
    });
    let consts = service.consts().filter_map(|item| {
        let (ident, ty, cfgs) = (&item.ident, &item.ty, method::named(&item.attrs, &["cfg"]));
        let fixed = args.consts.iter().find(|fixed| fixed.ident == *ident);
        let value = match fixed {
            Some(fixed) => fixed.value.to_token_stream(),
            None => {
                let (_, value) = meanings.consts.iter().find(|(name, _)| name == ident)?;
                value.to_token_stream()
            }
        };
        Some(tokens!([cfgs = All(&cfgs), ident, ty, value] #cfgs const #ident: #ty = #value;))
    });
    let mut items = types.list();
    items.extend(consts.list());
    items
}

/// What a double holds, it holds as long as it likes; and what it lends, it lends to any thread.
fn with_static_types(
    generics: &Generics,
    methods: &[(&Method, Option<TokenStream>)],
    functions: &[(&Method, Option<TokenStream>)],
    flavours: &[Flavour],
    meanings: &Meanings,
) -> Generics {
    let mut generics = generics.clone();
    let types: Vec<Ident> = each!(param in generics.type_params() => param.ident.clone());
    for ty in types {
        let lent = methods.has(&|(method, _)| {
            let output = match asynchrony::of(&method.sig) {
                Some((_, output)) => output,
                None => method.sig.output.clone(),
            };
            match output {
                ReturnType::Default => false,
                ReturnType::Type(_, result) => {
                    borrows(&result) && mentions(&meanings.resolve(&result), &ty)
                }
            }
        });
        // What a future holds on to, it takes to any thread with it.
        let sent = methods.iter().chain(functions).any(|(method, _)| {
            asynchrony::sent(&method.sig, flavours)
                .has(&|sent| mentions(&meanings.resolve(sent), &ty))
        });
        let shared =
            (lent || sent).then(|| tokens!([] + ::core::marker::Send + ::core::marker::Sync));
        generics
            .make_where_clause()
            .predicates
            .push(parsed!([ty, shared] #ty: 'static #shared));
    }
    generics
}

/// In a generic double nobody knows what a type can do but by its bounds.
fn with_recorded_types(
    generics: &Generics,
    methods: &[(&Method, Option<TokenStream>)],
    meanings: &Meanings,
    extended: &[Type],
    private: &Few,
) -> Generics {
    let mut recorded: Vec<Type> = Vec::new();
    for (method, _) in methods {
        let params = Params::of(&method.sig.generics);
        for param in &method.params {
            let ty = meanings.resolve(&param.ty);
            if matches!(param.recording, Recording::Best) && !params.stand_in(&ty) {
                recorded.push(ty);
            }
        }
    }
    recorded.extend(extended.iter().cloned());
    recording(generics, &recorded, private)
}

/// With what it takes to record arguments of these types.
pub(crate) fn recording(generics: &Generics, recorded: &[Type], private: &Few) -> Generics {
    let mut with_bounds = generics.clone();
    for param in generics.type_params() {
        let ty = &param.ident;
        if recorded.has(&|recorded| mentions(recorded, ty)) {
            let bounds = match may_be_unsized(generics, ty) {
                // It is recorded as text.
                true => parsed!([] ::core::fmt::Debug),
                false => recordable(private),
            };
            let clause = with_bounds.make_where_clause();
            clause.predicates.push(parsed!([ty, bounds] #ty: #bounds));
        }
    }
    with_bounds
}

/// Is the parameter `?Sized`?
pub(crate) fn may_be_unsized(generics: &Generics, param: &Ident) -> bool {
    let params = Params::of(generics);
    params
        .all
        .has(&|own| own.ident == *param && own.may_be_unsized)
}

/// The same, each bound beside its parameter.
pub(crate) fn recording_inline(generics: &Generics, recorded: &[Type], private: &Few) -> Generics {
    let mut with_bounds = generics.clone();
    for param in with_bounds.type_params_mut() {
        let ty = &param.ident;
        let sized = !may_be_unsized(generics, ty);
        if sized && recorded.has(&|recorded| mentions(recorded, ty)) {
            param.bounds.push(recordable(private));
        }
    }
    with_bounds
}

fn recordable(private: &Few) -> TypeParamBound {
    parsed!([private] #private::Recordable)
}

/// What stands for the parameters in a marker, so that each is used.
pub(crate) fn marker(generics: &Generics) -> TokenStream {
    let params = found!(param in &generics.params => match param {
        GenericParam::Lifetime(param) => {
            let lifetime = &param.lifetime;
            Some(tokens!([lifetime] &#lifetime ()))
        }
        GenericParam::Type(param) => {
            let ident = &param.ident;
            Some(tokens!([ident] *const #ident))
        }
        GenericParam::Const(_) => None,
    });
    tokens!([params = Tuple(&params)] ::core::marker::PhantomData<fn() -> (#params)>)
}

impl Plan {
    pub(crate) fn is_generic_over_types(&self) -> bool {
        self.generics.type_params().next().is_some()
    }

    /// Are two doubles over one state the same? Not where a handle may have been made by `opaque()`, or keeps
    /// what was asked for of it, nor where there are doubles of supertraits.
    pub(crate) fn is_all_told_by_types(&self) -> bool {
        let keeps = |method: &MethodPlan| matches!(method.handle, HandlePlan::Generic(_));
        !self.is_generic_over_types()
            && self.supertraits.extended.is_empty()
            && !self.methods.has(&keeps)
    }
}

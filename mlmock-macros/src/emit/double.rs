//! What is the double, and how is one made?

use proc_macro2::{Literal, Span, TokenStream};
use quote::ToTokens;
use syn::{Generics, Ident};

use crate::emit::door::Doors;
use crate::emit::implement::implement;
use crate::emit::{spy, supertraits};
use crate::lists::{Has, each};
use crate::names;
use crate::plan::handle::{ExactPlan, GenericPlan, HandlePlan};
use crate::plan::method::MethodPlan;
use crate::plan::spy::Why;
use crate::plan::{Plan, marker};
use crate::said::{Said, said};
use crate::template::{All, Commas, Tuple, template, tokens};
use crate::tokens::Few;

/// ```text
/// pub struct RegistryDouble {
///     pub log_model: ::mlmock::Method<(Ref<Model>, Str), Owned<Result<(), Error>>>,
///     ..
/// }
/// ```
pub(super) fn definition(plan: &Plan) -> TokenStream {
    let levels = &plan.levels;
    let Plan {
        vis,
        double,
        private,
        ..
    } = plan;
    let (params, where_clause) = (&plan.generics.params, &plan.generics.where_clause);
    let marker = marker(&plan.generics);
    let fields = fields(plan, &plan.methods);
    let extended = supertraits::fields(plan);
    let doc = format!(
        "A test double of [`{service}`], made by `#[ml_double]`: a field per method, to say what it \
         answers and to assert what it was called with. A clone is a handle to the same double.",
        service = plan.service,
    );
    tokens! { [doc, levels, vis, double, params, where_clause, fields, extended, private, marker]
        #[doc = #doc]
        #levels
        #vis struct #double<#params> #where_clause {
            #fields
            #extended
            #[doc(hidden)]
            __mlmock: (#private::Arc<#private::Core>, #marker),
        }
    }
}

/// A public field for each method.
pub(super) fn fields(plan: &Plan, methods: &[MethodPlan]) -> TokenStream {
    let mut fields = TokenStream::new();
    for method in methods {
        let MethodPlan { cfgs, field, .. } = method;
        let ty = FieldType {
            runtime: &plan.runtime,
            generics: &plan.generics,
            method,
        };
        let doc = format!("The method `{field}`: what it answers, and what it was called with.");
        template!([cfgs = All(cfgs), doc, field, ty] #cfgs #[doc = #doc] pub #field: #ty,)
            .to_tokens(&mut fields);
    }
    fields
}

/// The type of a method's field.
pub(super) struct FieldType<'p> {
    pub(super) runtime: &'p Few,
    pub(super) generics: &'p Generics,
    pub(super) method: &'p MethodPlan,
}

impl ToTokens for FieldType<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let (runtime, method) = (self.runtime, self.method);
        match &method.handle {
            HandlePlan::Generic(GenericPlan { name, .. })
            | HandlePlan::Exact(ExactPlan { name, .. }) => {
                let (_, arguments, _) = self.generics.split_for_impl();
                template!([name, arguments] #name #arguments).to_tokens(tokens);
            }
            HandlePlan::Method | HandlePlan::MethodMut => {
                HandleType { runtime, method }.to_tokens(tokens);
            }
        }
    }
}

/// The type of a handle that has a method's arguments and result: `::mlmock::Method<(Str,), Owned<bool>>`.
pub(super) struct HandleType<'p> {
    pub(super) runtime: &'p Few,
    pub(super) method: &'p MethodPlan,
}

impl ToTokens for HandleType<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let HandleType { runtime, method } = self;
        let handle = match &method.handle {
            HandlePlan::MethodMut => template!([] MethodMut),
            _ if method.is_wide() => template!([] WideMethod),
            _ => template!([] Method),
        };
        let (kinds, output) = (each!(arg in &method.args => &arg.kind), &method.output);
        template!(
            [kinds = Tuple(&kinds), runtime, handle, output]
            #runtime::#handle<(#kinds), #output>
        )
        .to_tokens(tokens);
    }
}

/// `new`, `named` and `relaxed`, which record what the types allow.
pub(super) fn constructors(plan: &Plan) -> TokenStream {
    let Plan { double, levels, .. } = plan;
    let (impl_generics, _, where_clause) = plan.recording_generics.split_for_impl();
    let (_, ty_generics, _) = plan.generics.split_for_impl();
    let (made, over) = (made(plan), over(plan, "over", false));
    tokens! {
        [levels, impl_generics, double, ty_generics, where_clause, made, over]
        #levels
        impl #impl_generics #double #ty_generics #where_clause {
            #made
            #over
        }
    }
}

/// The functions that make a double.
fn made(plan: &Plan) -> TokenStream {
    let service = &plan.service;
    let Doors { private, .. } = Doors::of(plan);
    // As what is read has it, not as those of other bodies: with another span, it would be another variable.
    let local = Ident::new("__double", Span::call_site());
    let doc = Said::quoted(&format!(
        "A double of [`{service}`] that answers nothing by itself: a call without an answer fails, \
         unless it returns `()` or the trait has a body for it."
    ));
    let (name, told) = (Said::quoted(&names::text(service)), told(&Info::of(plan)));
    let extended = supertraits::relaxed(plan, &local);
    let mutable = match extended.is_empty() {
        true => Said::nothing(),
        false => Said::Text("mut".into()),
    };
    let extended = Said::own(extended);
    let (relaxed, wrapping) = (relaxed(plan, &local), spy::constructor(plan));
    let double = Said::name(&local);
    said! { [doc, name, private, told, mutable, double, relaxed, extended, wrapping]
        #[doc = #doc]
        #[must_use]
        pub fn new() -> Self {
            Self::named(#name)
        }

        /// The same, with a name of its own in messages.
        #[must_use]
        pub fn named(__name: &::core::primitive::str) -> Self {
            Self::__over(#private::Core::named(#told, __name))
        }

        /// A double that answers `Default::default()`, or `Ok` of it, where a call was given no
        /// answer and its type has one: `unittest.mock`'s `MagicMock`.
        #[doc(alias = "MagicMock")]
        #[must_use]
        pub fn relaxed() -> Self {
            #[allow(unused_imports)]
            use #private::relaxed::*;
            let #mutable #double = Self::new();
            #double.__mlmock.0.__relax();
            #relaxed
            #extended
            #double
        }

        #wrapping
    }
    .tokens()
}

/// What is told about a double while compiling.
pub(super) struct Info<'p> {
    pub(super) service: String,
    pub(super) variable: String,
    /// What its methods are methods of.
    pub(super) standing: Standing,
    pub(super) methods: &'p [MethodPlan],
}

/// What it is that a double stands for.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Standing {
    Instance,
    Statics,
    Function,
}

impl<'p> Info<'p> {
    fn of(plan: &'p Plan) -> Self {
        Info {
            service: names::text(&plan.service),
            variable: plan.variable.clone(),
            standing: Standing::Instance,
            methods: &plan.methods,
        }
    }
}

/// What is known of the trait while compiling, as the runtime reads it. It is one text, for a text costs the
/// compiler next to nothing; where some of the methods may not be compiled, it is one for each.
pub(super) fn told(info: &Info<'_>) -> Said<'static> {
    let standing = match info.standing {
        Standing::Instance => "i",
        Standing::Statics => "s",
        Standing::Function => "f",
    };
    let mut start = format!("{}\n{}\n{standing}", info.service, info.variable);
    let packed = |method| packed(method, info.standing == Standing::Function);
    if info.methods.iter().all(|method| method.cfgs.is_empty()) {
        for method in info.methods {
            start.push('\0');
            start.push_str(&packed(method));
        }
        let start = Said::quoted(&start);
        return said!([start] &[#start]);
    }
    let methods = each!(method in info.methods => {
        let (cfgs, packed) = (&method.cfgs, packed(method));
        tokens!([cfgs = All(cfgs), packed] #cfgs #packed)
    });
    Said::Own(tokens!([methods = Commas(&methods), start] &[#start, #methods]))
}

/// What is told about a method, as `DoubleInfo` reads it.
fn packed(method: &MethodPlan, is_function: bool) -> String {
    let has_body = method.body.is_some();
    // A function that is replaced does not run.
    let runs_body = has_body && (!is_function || method.body_only);
    let gives = method
        .asynchrony
        .as_ref()
        .map(|asynchrony| method.runs_at_call || asynchrony.is_ready());
    let flags = [
        ('f', method.fallible),
        ('b', has_body),
        ('o', runs_body),
        ('u', method.returns_unit && !runs_body),
        ('l', gives == Some(false)),
        ('a', gives == Some(true)),
    ];
    let flags = flags.into_iter().filter(|(_, is)| *is);
    let mut packed: String = flags.map(|(flag, _)| flag).collect();
    let field = method.field.to_string();
    let unspied = method.reach.why_not().map_or("", Why::text);
    let mut lines = vec![field.as_str(), &method.returns, unspied];
    for arg in &method.args {
        lines.push(&arg.name);
    }
    for line in lines {
        packed.push('\n');
        packed.push_str(line);
    }
    packed
}

/// The double over a state; the probes find out what its types can do.
fn over(plan: &Plan, name: &str, opaque: bool) -> TokenStream {
    let private = &plan.private;
    let (core, name) = (names::local("core"), names::local(name));
    let (start, fields) = handles(&plan.runtime, private, &plan.methods);
    let extended = supertraits::made(plan, &core, opaque);
    tokens! { [name, core, private, start, fields, extended]
        #[doc(hidden)]
        fn #name(#core: #private::Arc<#private::Core>) -> Self {
            #start
            Self {
                #fields
                #extended
                __mlmock: (#core, ::core::marker::PhantomData),
            }
        }
    }
}

/// The handles of the methods, over `core`: what comes before them, and the fields.
pub(super) fn handles(
    runtime: &Few,
    private: &Few,
    methods: &[MethodPlan],
) -> (TokenStream, TokenStream) {
    let (core, index) = (names::local("core"), names::local("index"));
    // Those of a method that is not compiled go to the next.
    let counted = methods.has(&|method| !method.cfgs.is_empty());
    let next = template!([private, index] #private::next(&mut #index));
    let mut fields = TokenStream::new();
    for (position, method) in methods.iter().enumerate() {
        let MethodPlan { cfgs, field, .. } = method;
        let captures = method.captures();
        let position = Literal::usize_unsuffixed(position);
        let index = match counted {
            true => next,
            false => template!([position] #position),
        };
        let known = method.is_known();
        let make = match (method.returns_unit, known) {
            (false, false) => template!([] method),
            (false, true) => template!([] known),
            (true, false) => template!([] unit),
            (true, true) => template!([] known_unit),
        };
        let captures = (!known).then(|| tokens!([captures] , #captures));
        let handle = template!(
            [private, make, core, index, captures]
            #private::#make(&#core, #index #captures)
        );
        let narrow;
        let handle = match method.is_wide() {
            true => {
                narrow = handle;
                template!([runtime, narrow] #runtime::WideMethod::__over(#narrow))
            }
            false => handle,
        };
        let (exact, generic);
        let made = match &method.handle {
            HandlePlan::Method => handle,
            HandlePlan::MethodMut => {
                template!([runtime, handle] #runtime::MethodMut::__over(#handle))
            }
            HandlePlan::Exact(plan) => {
                exact = &plan.name;
                template!([exact, handle] #exact(#handle, ::core::marker::PhantomData))
            }
            HandlePlan::Generic(plan) => {
                generic = &plan.name;
                template! { [generic, runtime, core, index]
                    #generic(#runtime::Generic::__new(&#core, #index), ::core::marker::PhantomData)
                }
            }
        };
        template!([cfgs = All(cfgs), field, made] #cfgs #field: #made,).to_tokens(&mut fields);
    }
    let probed = methods.has(&|method| method.is_probed_at_once());
    let probes =
        probed.then(|| tokens!([private] #[allow(unused_imports)] use #private::probe::*;));
    let counted = counted.then(|| tokens!([index] let mut #index = 0usize;));
    let start = tokens!([probes, counted] #probes #counted);
    (start, fields)
}

/// What each method of a relaxed `double` is told to answer.
fn relaxed(plan: &Plan, double: &Ident) -> Said<'static> {
    let Doors { private, .. } = Doors::of(plan);
    let double = Said::name(double);
    let mut answers = Vec::new();
    for method in &plan.methods {
        // What gives back `()` answers that by itself.
        if !method.relaxes || method.returns_unit {
            continue;
        }
        let cfgs = All(&method.cfgs);
        let cfgs = Said::some(&cfgs, method.cfgs.is_empty());
        let (field, kept) = (Said::name(&method.field), Said::Tokens(&method.kept));
        answers.push(match &method.handle {
            // It has no type of its result.
            HandlePlan::Generic(_) => said! { [cfgs, double, field, private, kept]
                #cfgs
                #double.#field.0.__relax((&&&#private::Relaxed::<#kept>::NEW).__answer());
            },
            HandlePlan::Exact(_) => said!([cfgs, double, field] #cfgs #double.#field.0.__relax();),
            _ => said!([cfgs, double, field] #cfgs #double.#field.__relax();),
        });
    }
    Said::all(answers)
}

/// `opaque`, for doubles that are generic over types of which nothing is known.
pub(super) fn opaque_constructor(plan: &Plan) -> TokenStream {
    let levels = &plan.levels;
    if !plan.is_generic_over_types() {
        return TokenStream::new();
    }
    let Plan {
        double, service, ..
    } = plan;
    let name = names::text(service);
    let (impl_generics, ty_generics, where_clause) = plan.generics.split_for_impl();
    let over = over(plan, "over_opaque", true);
    let (private, told) = (&plan.private, told(&Info::of(plan)));
    tokens! { [levels, impl_generics, double, ty_generics, where_clause, private, told, name, over]
        #levels
        impl #impl_generics #double #ty_generics #where_clause {
            /// A double that asks nothing of its type parameters, and records arguments of their
            /// types as the types' names.
            #[must_use]
            pub fn opaque() -> Self {
                Self::__over_opaque(#private::Core::named(#told, #name))
            }
            #over
        }
    }
}

/// What it implements besides its trait.
pub(super) fn implementations(plan: &Plan) -> Said<'static> {
    let Doors { runtime, private } = Doors::of(plan);
    let always = plan.supertraits.default && plan.is_generic_over_types();
    let (defaulting, default) = match always {
        true => (&plan.generics, Said::Text("Self::opaque()".into())),
        false => (&plan.recording_generics, Said::Text("Self::new()".into())),
    };
    let (default_generics, _, default_clause) = defaulting.split_for_impl();
    let (generics, arguments, clause) = plan.generics.split_for_impl();
    let none = defaulting.params.is_empty();
    let default_generics = Said::some(&default_generics, none);
    let default_clause = Said::some(&default_clause, default_clause.is_none());
    let none = plan.generics.params.is_empty();
    let (generics, arguments) = (Said::some(&generics, none), Said::some(&arguments, none));
    let clause = Said::some(&clause, clause.is_none());
    let levels = Said::some(&plan.levels, plan.levels.is_empty());
    let (double, clone) = (Said::name(&plan.double), clone(plan));
    let parts = Said::own(supertraits::parts(plan));
    said! {
        [
            runtime, private, levels, double, arguments, default_generics, default_clause, default, generics,
            clause, clone, parts,
        ]
        #[automatically_derived]
        #levels
        impl #default_generics ::core::default::Default for #double #arguments #default_clause {
            fn default() -> Self {
                #default
            }
        }

        #[automatically_derived]
        #levels
        impl #generics ::core::clone::Clone for #double #arguments #clause {
            fn clone(&self) -> Self {
                #clone
            }
        }

        #[automatically_derived]
        #levels
        impl #generics ::core::fmt::Debug for #double #arguments #clause {
            fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Debug::fmt(&self.__mlmock.0, __f)
            }
        }

        #[automatically_derived]
        #levels
        impl #generics #runtime::Double for #double #arguments #clause {
            fn __core(&self) -> &#private::Arc<#private::Core> {
                &self.__mlmock.0
            }
            #parts
        }
    }
}

/// What makes a clone.
fn clone(plan: &Plan) -> Said<'static> {
    // Handles have nothing of their own, but what the types tell, which is told again sooner than copied.
    if plan.is_all_told_by_types() {
        return said!([] Self::__over(::core::clone::Clone::clone(&self.__mlmock.0)));
    }
    let fields = each!(method in &plan.methods => {
        let MethodPlan { cfgs, field, .. } = method;
        tokens!(
            [cfgs = All(cfgs), field]
            #cfgs #field: ::core::clone::Clone::clone(&self.#field),
        )
    });
    let extended = supertraits::cloned(plan);
    Said::Own(tokens! { [fields = All(&fields), extended]
        Self {
            #fields
            #extended
            __mlmock: (::core::clone::Clone::clone(&self.__mlmock.0), ::core::marker::PhantomData),
        }
    })
}

pub(super) fn derived(plan: &Plan) -> TokenStream {
    supertraits::derived(plan, &|of, items| {
        implement(plan, &plan.generics, of, items)
    })
}

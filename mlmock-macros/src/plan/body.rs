//! What does the trait's own body of a method look like in the double?

use proc_macro2::{Group, TokenStream, TokenTree};
use quote::ToTokens;
use syn::visit_mut::VisitMut;
use syn::{Block, Expr, Ident, Pat, PatIdent, Path, ReceiverKind};

use crate::kinds::is_path;
use crate::lists::{Has, Lists};
use crate::meanings::Meanings;
use crate::model::Method;
use crate::plan::argument::ArgPlan;
use crate::template::{All, parsed, tokens};
use crate::tokens::{Tokens, mentions};
use crate::walk::{Visitor, Walk};

/// The trait's own body of a method.
pub(crate) struct Body {
    /// The user's patterns, where they are more than a name.
    pub(crate) bindings: TokenStream,
    pub(crate) block: Block,
}

impl Body {
    pub(crate) fn new(
        mut block: Block,
        method: &Method,
        args: &[ArgPlan],
        service: &TokenStream,
        methods: &[(Ident, bool)],
        meanings: &Meanings,
    ) -> Body {
        let name = &meanings.service;
        let by_reference = matches!(
            method.sig.receiver().map(|receiver| &receiver.kind),
            Some(ReceiverKind::Reference(..))
        );
        let clause = method.sig.generics.where_clause.to_token_stream();
        let asks_for_service = mentions(&clause, name);
        // The double has constructors of its own, which the trait's body does not mean.
        let mut own = Own {
            service,
            parent: meanings.parent.as_ref(),
            methods,
            by_reference,
            asks_for_service,
        };
        Walk(&mut own).visit_block_mut(&mut block);
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
            bound.then(|| tokens!([pat, ident] let #pat = #ident;))
        });
        Body {
            bindings: patterns.tokens(),
            block,
        }
    }
}

/// Does it take `&self`?
pub(crate) fn shares(method: &Method) -> bool {
    let receiver = method.sig.receiver().map(|receiver| &receiver.kind);
    matches!(receiver, Some(ReceiverKind::Reference(_, _, None)))
}

/// What a double has of its own.
const CONSTRUCTORS: &[&str] = &["new", "named", "relaxed", "opaque", "wrapping", "statics"];

/// Turns `Self::new(..)` into `<Self as Service>::new(..)`, and `self.get(..)` into
/// `<Self as Service>::get(&*self, ..)`: in the trait there was no other item of that name, and the
/// double may have one, of its own or of another trait. A method that takes `&mut self` is left as
/// it is, or its arguments could not speak of `self`.
struct Own<'s> {
    service: &'s TokenStream,
    /// The supertrait that an unknown function may be of.
    parent: Option<&'s Path>,
    /// The methods of the trait, and whether they take `&self`.
    methods: &'s [(Ident, bool)],
    /// Does the method ask for the trait itself, with other arguments perhaps?
    asks_for_service: bool,
    /// Is `self` a reference here?
    by_reference: bool,
}

impl Visitor for Own<'_> {
    fn mac(&mut self, mac: &mut syn::Macro) {
        if !self.asks_for_service {
            mac.tokens = self.in_tokens(std::mem::take(&mut mac.tokens));
        }
    }

    // What is inside of it first.
    fn expr(&mut self, expr: &mut Expr) -> bool {
        Walk(self).inside_expr(expr);
        if !self.asks_for_service {
            self.own(expr);
        }
        false
    }
}

impl Own<'_> {
    /// The expression, where it speaks of the trait.
    fn own(&self, expr: &mut Expr) {
        let service = self.service;
        match expr {
            Expr::Path(path) => {
                let segments: Vec<_> = path.path.segments.iter().list();
                let called = match (&path.qself, &segments[..]) {
                    (None, [first, second]) if first.ident == "Self" => *second,
                    (Some(qself), [only]) if is_path(&qself.ty, "Self") => *only,
                    _ => return,
                };
                let called = called.clone();
                if self.methods.has(&|(name, _)| *name == called.ident) {
                    *expr = parsed!([service, called] <Self as #service>::#called);
                } else if CONSTRUCTORS.has(&|name| called.ident == name)
                    && let Some(parent) = self.parent
                {
                    *expr = parsed!([parent, called] <Self as #parent>::#called);
                }
            }
            Expr::MethodCall(call) => {
                let of_self =
                    matches!(&*call.receiver, Expr::Path(path) if path.path.is_ident("self"));
                let mut shared = self.methods.iter().filter(|(_, shares)| *shares);
                let is_own = shared.any(|(name, _)| *name == call.method);
                if !of_self || !is_own || !self.by_reference {
                    return;
                }
                let this = &call.receiver;
                let receiver = tokens!([this] &*#this);
                let (method, turbofish, args) = (&call.method, &call.turbofish, &call.args);
                let attrs = &call.attrs;
                *expr = parsed! { [attrs = All(attrs), service, method, turbofish, receiver, args]
                    #attrs <Self as #service>::#method #turbofish(#receiver, #args)
                };
            }
            _ => {}
        }
    }

    /// The same for `Self::new`, inside of a macro, of which there are only tokens.
    fn in_tokens(&self, tokens: TokenStream) -> TokenStream {
        let tokens = Tokens::of(tokens);
        let text = |index| tokens.text(index);
        let service = self.service;
        let mut replaced = TokenStream::new();
        for (index, token) in tokens.iter().enumerate() {
            let is_own = text(index) == "Self"
                && text(index + 1) == ":"
                && text(index + 2) == ":"
                && self.methods.has(&|(name, _)| *name == text(index + 3))
                && (index == 0 || text(index - 1) != "<");
            // `< Self > :: new`
            let is_quoted = text(index) == "Self"
                && index > 0
                && text(index - 1) == "<"
                && text(index + 1) == ">"
                && self.methods.has(&|(name, _)| *name == text(index + 4));
            match token {
                _ if is_own => replaced.extend(tokens!([token, service] <#token as #service>)),
                _ if is_quoted => replaced.extend(tokens!([token, service] #token as #service)),
                TokenTree::Group(group) => {
                    let mut new = Group::new(group.delimiter(), self.in_tokens(group.stream()));
                    new.set_span(group.span());
                    replaced.extend([TokenTree::Group(new)]);
                }
                token => replaced.extend([token.clone()]),
            }
        }
        replaced
    }
}

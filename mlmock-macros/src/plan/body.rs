//! What does the trait's own body of a method look like in the double?

use proc_macro2::TokenStream;
use quote::quote;
use syn::visit_mut::{self, VisitMut};
use syn::{Block, ExprPath, Pat, PatIdent, parse_quote};

use crate::model::Method;
use crate::plan::method::ArgPlan;

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
    ) -> Body {
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
    service: &'s TokenStream,
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

//! Where is the runtime?

use crate::plan::Plan;
use crate::said::Said;

/// The crate `mlmock`, and its door for generated code.
pub(super) struct Doors<'p> {
    pub(super) runtime: Said<'p>,
    pub(super) private: Said<'p>,
}

impl Doors<'_> {
    pub(super) fn of(plan: &Plan) -> Doors<'_> {
        let Plan {
            runtime, private, ..
        } = plan;
        match plan.is_elsewhere {
            true => Doors {
                runtime: Said::Tokens(runtime),
                private: Said::Tokens(private),
            },
            false => Doors {
                runtime: Said::Both("::mlmock".into(), runtime),
                private: Said::Both("::mlmock::__private".into(), private),
            },
        }
    }
}

//! What is sent.

use crate::sent::sent;

sent! {
    /// Which analyses are asked for.
    pub struct OptimizationsQuery {
        required {}
        optional {
            /// How many to answer with on a page. 1 to 50000. Default: `10000`.
            "limit" limit: Option<u32> = one(u32),
            /// How many to skip. Default: `0`.
            "offset" offset: Option<u32> = one(u32),
        }
    }
}

impl Default for OptimizationsQuery {
    fn default() -> Self {
        Self::new()
    }
}

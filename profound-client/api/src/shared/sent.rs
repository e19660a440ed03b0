//! What is sent.

use crate::record::record;

record! {
    /// Which rows a page consists of.
    pub struct Pagination {
        required {}
        optional {
            /// How many rows a page holds. 1 to 50000. Default: `10000`.
            0 "limit" limit: Option<u32>,
            /// How many rows to skip. Default: `0`.
            1 "offset" offset: Option<u32>,
        }
    }
}

impl Pagination {
    /// With nothing said yet.
    #[inline]
    pub fn new() -> Self {
        Self {
            limit: None,
            offset: None,
        }
    }

    /// How many rows a page holds. 1 to 50000. Default: `10000`.
    #[inline]
    #[must_use]
    pub fn limit(mut self, limit: u32) -> Self {
        self.limit = Some(limit);
        self
    }

    /// How many rows to skip. Default: `0`.
    #[inline]
    #[must_use]
    pub fn offset(mut self, offset: u32) -> Self {
        self.offset = Some(offset);
        self
    }
}

impl Default for Pagination {
    fn default() -> Self {
        Self::new()
    }
}

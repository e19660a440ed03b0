//! Reports on visibility, which are counted from executions.

pub(crate) mod aggregate;
pub(crate) mod filter_v2;
pub(crate) mod filters;
pub(crate) mod measures;
pub(crate) mod query_v1;
pub(crate) mod query_v2;
pub(crate) mod rows;
pub(crate) mod v1;
pub(crate) mod v2;

//! Visibility reports, which are counted from executions.

pub(crate) mod aggregate;
pub(crate) mod filter_v1;
pub(crate) mod filter_v2;
pub(crate) mod metric;
pub(crate) mod query_v1;
pub(crate) mod query_v2;
pub(crate) mod report_v1;
pub(crate) mod report_v2;
pub(crate) mod rows;

//! Visibility reports, which are counted from executions.

mod aggregate;
mod filter_v1;
mod filter_v2;
mod metric;
mod query_v1;
mod query_v2;
pub(crate) mod report_v1;
pub(crate) mod report_v2;
mod rows;

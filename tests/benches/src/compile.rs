//! Measures the compile time of an endpoint.
//!
//! Generates small crates below the target directory and compiles them: ours in turn with the alternatives.
//! A time is the CPU time of rustc alone, as the median of several runs. Wall time depends more on the
//! machine than on the crate.

pub mod api;
pub mod cargo;
pub mod clean;
pub mod edit;
pub mod endpoint;
pub mod fit;
pub mod lines;
pub mod operations;
pub mod slope;
pub mod source;
pub mod table;
pub mod workspace;

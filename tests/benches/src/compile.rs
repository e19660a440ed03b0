//! What an endpoint costs whoever compiles it.
//!
//! Small crates of users are written below the target directory and compiled, ours in turn with what one
//! would have instead. Time is the processor's, of rustc and of nothing else, and a median of several
//! runs: the wall's says more of the machine than of the crate.

pub mod api;
pub mod cargo;
pub mod clean;
pub mod endpoint;
pub mod fit;
pub mod lines;
pub mod operations;
pub mod slope;
pub mod source;
pub mod table;
pub mod workspace;

//! Library of the measured programs.

pub mod calls;
pub mod compile;
pub mod count;
pub mod feed;
pub mod payload;
pub mod race;
pub mod reports;
pub mod server;
pub mod wire;

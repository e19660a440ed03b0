//! What the measured programs share.

pub mod count;
pub mod payload;
pub mod server;

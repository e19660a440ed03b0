//! What several areas have in common.

mod read;
mod sent;
mod words;

pub use self::{read::*, sent::*, words::*};

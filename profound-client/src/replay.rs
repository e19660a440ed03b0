//! Record and replay.

mod capture;
mod content;
mod error;
mod fields;
mod json;
mod log;
mod matching;
mod multipart;
mod recording;

pub use self::error::ReplayError;

//! Record and replay: the requests and responses of a test run in a file, and tests without a network.
//!
//! Guide: [Record and replay](crate::guide::record_and_replay).

mod capture;
mod content;
mod draft;
mod error;
mod fields;
mod json;
mod log;
mod matching;
mod multipart;
mod player;
mod recorder;
mod recording;
mod redact;
mod request;
mod session;

pub use self::{
    error::ReplayError,
    player::{PlayedBody, Player},
    recorder::{RecordedBody, Recorder, Recording},
    session::Session,
};

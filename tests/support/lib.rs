//! Shared by the tests: servers with scripted replies, a clock that is advanced step by step, and the whole
//! printed text of an error.

mod clock;
mod connection;
mod event_log;
pub mod event_parsers;
#[cfg(doctest)]
mod guide;
pub mod http2;
mod printed;
pub mod programs;
#[cfg(doctest)]
mod readme;
mod received;
mod reply;
mod script;
mod server;

pub use clock::{advance_by_until_ready, advance_until_ready};
pub use event_log::{EventLog, Seen};
pub use http2::Http2;
pub use printed::{printed, shown};
pub use received::Received;
pub use reply::{Begin, Reply};
pub use server::{NOBODY, PLACEMENTS, Server};

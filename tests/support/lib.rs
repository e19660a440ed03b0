//! What the tests share: a server that answers as scripted and keeps what it was sent, a clock that
//! flows, and all that an error prints.

mod clock;
mod printed;
mod server;

pub use clock::flowing;
pub use printed::{printed, shown};
pub use server::{NOBODY, Received, Reply, Server};

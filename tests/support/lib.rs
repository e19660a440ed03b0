//! What the tests share: a server that answers as scripted and keeps what it was sent, a clock that
//! flows, and all that an error prints.

mod clock;
mod connection;
mod printed;
mod received;
mod reply;
mod server;

pub use clock::{flowing, flowing_by};
pub use printed::{printed, shown};
pub use received::Received;
pub use reply::{Begin, Reply};
pub use server::{NOBODY, Server};

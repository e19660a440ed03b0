//! What the tests share: a server that answers as scripted and keeps what it was sent.

mod server;

pub use server::{Received, Reply, Server};

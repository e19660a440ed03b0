//! Unit tests of whole operations, without a socket.

mod collections;
pub(crate) mod desk;
mod every_operation;
mod reports;

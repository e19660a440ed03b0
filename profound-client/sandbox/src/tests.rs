//! Unit tests of whole operations, without a socket.

mod collections;
pub(crate) mod desk;
mod documents;
mod every_operation;
mod knowledge_folders;
mod reports;

//! Unit tests of whole operations, without a socket.

mod collections;
mod documents;
mod every_operation;
mod in_process;
mod knowledge_folders;
mod reports;

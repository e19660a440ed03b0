//! `profound-client` as its users see it, over real sockets.

mod arguments;
mod container;
mod futures;
mod lone;

//! `profound-client` as its users see it, over real sockets.

mod arguments;
mod container;
mod credentials;
mod futures;
mod handles;
mod lone;
mod settings;

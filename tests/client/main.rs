//! `profound-client` as its users see it, over real sockets.

mod arguments;
mod canary;
mod connections;
mod container;
mod credentials;
mod decoding;
mod dynamic;
mod error_types;
mod errors;
mod faults;
mod futures;
mod handles;
mod herds;
mod http2;
mod lone;
mod pages;
mod places;
mod properties;
mod quota;
mod retries;
mod rotation;
mod sandbox;
mod settings;
mod streams;
mod tracing;
mod undeclared;

//! `profound-client` as its users see it, over real sockets.

mod container;

//! No log and no panic contains the key: neither of this crate nor of its dependencies, at any level.

mod calls;
mod capture;
mod forms;
mod origin;
mod panics;
mod types;

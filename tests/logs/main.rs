//! The key is in no log and no panic: of this crate, and of those below it, at any level.

mod calls;
mod capture;
mod forms;
mod origin;
mod panics;
mod types;

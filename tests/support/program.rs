//! Placeholder: the programs of `ui` are compiled with the arguments that cargo gives for this one.

fn main() {}

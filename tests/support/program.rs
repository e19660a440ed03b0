//! Placeholder for the programs of `ui`: cargo tells how it compiles a test of this package.

fn main() {}

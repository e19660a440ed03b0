//! Stands for the programs of `ui`: cargo says how it compiles a test of this package.

fn main() {}

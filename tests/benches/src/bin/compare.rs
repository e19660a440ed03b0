//! Builds and runs the comparison.

fn main() {}

//! The README. Its snippets are tested here, because they use every published package.

#![doc = include_str!("../../README.md")]

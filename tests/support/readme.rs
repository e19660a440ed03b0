//! The README, whose snippets are tested here: they use every published package.

#![doc = include_str!("../../README.md")]

//! The checks of the recipes, by topic. Each fails if a number differs from that of another calculation.

pub(crate) mod answers_about_us;
pub(crate) mod citations;
pub(crate) mod exports;
pub(crate) mod products;
pub(crate) mod traffic;
pub(crate) mod visibility;
pub(crate) mod writes;

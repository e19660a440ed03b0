//! The schema of the API: shapes, validation of requests, and values generated from shapes.

pub(crate) mod category;
pub(crate) mod choices;
pub(crate) mod cursor;
pub(crate) mod filter_match;
pub(crate) mod filter_tree;
pub(crate) mod generate;
pub(crate) mod json_body;
pub(crate) mod json_node;
pub(crate) mod key_order;
pub(crate) mod params;
mod pattern;
pub(crate) mod period;
pub(crate) mod shapes;
pub(crate) mod sort_direction;
pub(crate) mod validate;
pub(crate) mod validated_request;

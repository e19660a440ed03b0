//! The hand-written base of the generated code: its macros, and the types that several areas share.

pub(crate) mod builder;
pub(crate) mod extra_fields;
pub(crate) mod fact_check;
pub(crate) mod field_writer;
pub(crate) mod filter;
#[cfg(feature = "prompts")]
mod id_or_name;
pub(crate) mod order_by;
mod period;
pub(crate) mod request_struct;
pub(crate) mod response_struct;
pub(crate) mod responses;
#[cfg(feature = "deserialize")]
pub(crate) mod saved;
pub(crate) mod string_enum;
mod text;
pub(crate) mod timestamp;

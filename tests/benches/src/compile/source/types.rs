//! Generates request and response types: one of each for every endpoint.

use std::fmt::Write;

use crate::compile::endpoint::Endpoint;

/// Warnings are denied: reporting them takes time, and a real crate would not have them.
const SHARED: &str = "\
#![deny(warnings)]
#![allow(dead_code)]

#[derive(Debug, serde::Deserialize)]
pub struct Row {
    pub name: String,
    pub score: f64,
    pub rank: Option<u32>,
}
";

pub(super) fn source(endpoints: &[Endpoint]) -> String {
    let mut source = SHARED.to_owned();
    for endpoint in endpoints {
        let number = endpoint.number;
        if endpoint.body {
            _ = write!(
                source,
                "
#[derive(Debug, Default, serde::Serialize)]
pub struct Body{number} {{
    pub category_id: String,
    pub start_date: String,
    pub metrics: Vec<String>,
    #[serde(skip_serializing_if = \"Option::is_none\")]
    pub limit: Option<u32>,
}}
"
            );
        }
        if endpoint.answers {
            _ = write!(
                source,
                "
#[derive(Debug, serde::Deserialize)]
pub struct Answer{number} {{
    pub id: String,
    pub total: u64,
    pub data: Vec<Row>,
    pub next_cursor: Option<String>,
}}
"
            );
        }
    }
    source
}

//! Ways to decode a report, and the types that users would write for them.

use profound_client::reports::Report;
use serde::{Deserialize, de::DeserializeOwned};

/// A report type as a user would write it by hand.
#[derive(Deserialize)]
pub struct ByHand<Row> {
    pub info: Info,
    pub data: Vec<Row>,
}

#[derive(Deserialize)]
pub struct Info {
    pub total_rows: u64,
    pub query: Query,
}

#[derive(Deserialize)]
pub struct Query {
    pub metrics: Vec<String>,
    pub dimensions: Vec<String>,
}

/// A row whose columns are known by position.
#[derive(Deserialize)]
pub struct Tuples {
    pub metrics: (f64, f64, u64),
    pub dimensions: (String, String, String),
}

/// A row of any columns.
#[derive(Deserialize)]
pub struct Lists {
    pub metrics: Vec<f64>,
    pub dimensions: Vec<String>,
}

#[derive(Deserialize)]
pub struct Named {
    pub date: String,
    pub asset_name: String,
    pub model: String,
    pub visibility_score: f64,
    pub share_of_voice: f64,
    pub mentions_count: u64,
}

#[derive(Deserialize)]
pub struct Borrowed<'a> {
    pub date: &'a str,
    pub asset_name: &'a str,
    pub model: &'a str,
    pub visibility_score: f64,
    pub share_of_voice: f64,
    pub mentions_count: u64,
}

/// Decodes a report by hand.
pub fn by_hand<Row: DeserializeOwned>(json: &[u8]) -> ByHand<Row> {
    serde_json::from_slice(json).expect("it is a report")
}

/// Decodes a report with the client.
pub fn report(json: &[u8]) -> Report {
    Report::from_json(json).expect("it is a report")
}

pub fn rows(json: &[u8]) -> Vec<Named> {
    report(json).rows().expect("it fits")
}

/// Returns the number of rows, decoded into a type that borrows.
pub fn borrowed_rows(json: &[u8]) -> usize {
    let report = report(json);
    report.rows::<Borrowed<'_>>().expect("it fits").len()
}

/// Decodes each column into a vector, and returns the number of values.
pub fn columns(json: &[u8]) -> usize {
    let report = report(json);
    let numbers = ["visibility_score", "share_of_voice"];
    let numbers = numbers.map(|name| report.column::<f64>(name).expect("it fits"));
    let counts = report.column::<u64>("mentions_count").expect("it fits");
    let strings = ["date", "asset_name", "model"];
    let strings = strings.map(|name| report.column::<&str>(name).expect("it fits"));
    let lengths = numbers.iter().map(Vec::len);
    lengths.chain(strings.iter().map(Vec::len)).sum::<usize>() + counts.len()
}

/// Visits every value of each column in the representation of the report.
pub fn held_columns(json: &[u8]) -> f64 {
    let report = report(json);
    let numbers = ["visibility_score", "share_of_voice", "mentions_count"];
    let numbers = numbers.map(|name| report.numbers(name).expect("they are numbers"));
    let sum: f64 = numbers.iter().flat_map(|column| column.values()).sum();
    let strings = ["date", "asset_name", "model"];
    let strings = strings.map(|name| report.strings(name).expect("they are strings"));
    let codes = strings.iter().flat_map(|column| column.codes());
    sum + codes.map(|&code| f64::from(code)).sum::<f64>()
}

/// Returns the number of cells of a record batch of Arrow.
pub fn record_batch(json: &[u8]) -> usize {
    let batch = report(json).to_record_batch().expect("its strings fit");
    batch.num_rows() * batch.num_columns()
}

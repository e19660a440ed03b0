//! Bodies that are not the expected JSON.

use std::collections::BTreeMap;

use profound_tests::Reply;
use serde::Deserialize;
use serde_json::Value;

use super::{Ends, Fault, check};

#[derive(Debug, Deserialize)]
struct Thing {
    #[serde(rename = "share")]
    _share: f64,
    #[serde(rename = "count")]
    _count: Option<u64>,
}

const EMPTY: Ends = Ends::Misfit("expected JSON, found an empty body");
const HTML: &str = "<!doctype html><title>Bad gateway</title><p>Try again.";

fn body(body: impl AsRef<[u8]>) -> Reply {
    let body = body.as_ref();
    Reply::head(200, &[("content-type", "application/json")])
        .write(format!("content-length: {}\r\n\r\n", body.len()))
        .write(body)
}

fn page(status: u16) -> Reply {
    Reply::with(
        status,
        &[("content-type", "text/html; charset=utf-8")],
        HTML,
    )
}

#[tokio::test(start_paused = true)]
async fn a_body_that_is_no_json_is_named() {
    check::<Value>([
        Fault::new("200 of nothing", Reply::empty(200), EMPTY),
        Fault::new("201 of nothing", Reply::empty(201), EMPTY),
        Fault::new("202 of nothing", Reply::empty(202), EMPTY),
        Fault::new("204", Reply::head(204, &[]).write("\r\n"), EMPTY),
        Fault::new("204 with a length", Reply::empty(204), EMPTY),
        Fault::new("205", Reply::empty(205), EMPTY),
        Fault::new("chunks of nothing", Reply::chunked(200, &[]), EMPTY),
        Fault::new("space", body(" \r\n\t "), EMPTY),
        Fault::new(
            "html",
            page(200),
            Ends::Misfit("expected JSON, found `text/html`"),
        ),
        Fault::new("html with a 502", page(502), Ends::Refused(502)),
        Fault::new(
            "html for json",
            body(HTML),
            Ends::Misfit("expected value at line 1 column 1"),
        ),
        Fault::new(
            "text",
            Reply::with(200, &[("content-type", "text/plain")], "ok"),
            Ends::Misfit("found `text/plain`"),
        ),
        Fault::new(
            "json as text",
            Reply::with(200, &[("content-type", "text/plain")], "{}"),
            Ends::Well,
        ),
        Fault::new("no type", Reply::with(200, &[], "{}"), Ends::Well),
        Fault::new(
            "two documents",
            body("{} {}"),
            Ends::Misfit("trailing characters"),
        ),
        Fault::new(
            "lines of them",
            body("{}\n{}\n"),
            Ends::Misfit("trailing characters"),
        ),
        Fault::new(
            "half of one",
            body("{\"a\": [1, "),
            Ends::Misfit("EOF while parsing"),
        ),
        Fault::new(
            "a comment",
            body("{} // all"),
            Ends::Misfit("trailing characters"),
        ),
        Fault::new(
            "a comma too many",
            body("[1,]"),
            Ends::Misfit("trailing comma"),
        ),
        Fault::new("zeros", body([0; 9]), Ends::Misfit("expected value")),
    ])
    .await;
}

#[tokio::test(start_paused = true)]
async fn texts_are_utf_8_and_may_begin_with_a_mark() {
    let utf_16: Vec<u8> = "\u{FEFF}{}"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    check::<Value>([
        Fault::new("a mark", body("\u{FEFF}{\"a\": 1}"), Ends::Well),
        Fault::new("a mark alone", body("\u{FEFF}"), Ends::Misfit("")),
        Fault::new(
            "two marks",
            body("\u{FEFF}\u{FEFF}{}"),
            Ends::Misfit("expected value"),
        ),
        Fault::new("utf-16", body(utf_16), Ends::Misfit("expected value")),
        Fault::new(
            "latin 1",
            body(b"[\"caf\xE9\"]"),
            Ends::Misfit("invalid unicode code point"),
        ),
        Fault::new(
            "cut",
            body(b"[\"\xE2\x82\"]"),
            Ends::Misfit("invalid unicode code point"),
        ),
        Fault::new(
            "overlong",
            body(b"[\"\xC0\xAF\"]"),
            Ends::Misfit("invalid unicode code point"),
        ),
        Fault::new(
            "a surrogate",
            body(br#"["\ud800"]"#),
            Ends::Misfit("unexpected end of hex escape"),
        ),
        Fault::new(
            "a control character",
            body(b"[\"\x01\"]"),
            Ends::Misfit("control character"),
        ),
    ])
    .await;
}

#[tokio::test(start_paused = true)]
async fn nothing_is_too_deep() {
    let depth = 10_000;
    let within = |text: &str| body(format!("{{\"share\": 1, \"other\": {text}}}"));
    let lists = "[".repeat(depth) + &"]".repeat(depth);
    let maps = "{\"a\":".repeat(depth) + "1" + &"}".repeat(depth);
    const DEEP: Ends = Ends::Misfit("recursion limit exceeded");
    check::<Value>([
        Fault::new("lists", body(&lists), DEEP),
        Fault::new("maps", body(&maps), DEEP),
        Fault::new("no ends", body("[".repeat(1 << 20)), DEEP),
        Fault::new("127", body("[".repeat(127) + &"]".repeat(127)), Ends::Well),
    ])
    .await;
    // Unknown fields are ignored, however deep.
    check::<Thing>([
        Fault::new("lists within", within(&lists), Ends::Well),
        Fault::new("maps within", within(&maps), Ends::Well),
        Fault::new(
            "lists for a number",
            body(format!("{{\"share\": {lists}}}")),
            Ends::Misfit("expected f64, found sequence"),
        ),
    ])
    .await;
}

#[tokio::test(start_paused = true)]
async fn numbers_that_do_not_fit_are_no_numbers() {
    let digits = "1234567890".repeat(4);
    check::<Vec<f64>>([
        Fault::new("NaN", body("[NaN]"), Ends::Misfit("expected value")),
        Fault::new(
            "Infinity",
            body("[Infinity]"),
            Ends::Misfit("expected value"),
        ),
        Fault::new(
            "-Infinity",
            body("[-Infinity]"),
            Ends::Misfit("invalid number"),
        ),
        Fault::new(
            "1e999",
            body("[1e999]"),
            Ends::Misfit("number out of range"),
        ),
        Fault::new("1e-999", body("[1e-999]"), Ends::Well),
        Fault::new("40 digits", body(format!("[{digits}]")), Ends::Well),
        Fault::new(
            "1 MB of digits",
            body(format!("[{}]", "9".repeat(1_000_000))),
            Ends::Misfit("number out of range"),
        ),
        Fault::new(
            "a number as text",
            body("[\"1\"]"),
            Ends::Misfit("expected f64, found string"),
        ),
        Fault::new("null", body("[null]"), Ends::Misfit("found null")),
        Fault::new("01", body("[01]"), Ends::Misfit("invalid number")),
        Fault::new("1.", body("[1.]"), Ends::Misfit("")),
    ])
    .await;
    check::<u64>([
        Fault::new(
            "40 digits",
            body(&digits),
            Ends::Misfit("expected u64, found floating point"),
        ),
        Fault::new(
            "2^64",
            body("18446744073709551616"),
            Ends::Misfit("expected u64, found floating point"),
        ),
        Fault::new("2^64 - 1", body("18446744073709551615"), Ends::Well),
        Fault::new(
            "-1",
            body("-1"),
            Ends::Misfit("found a value out of bounds"),
        ),
        Fault::new(
            "1.0",
            body("1.0"),
            Ends::Misfit("expected u64, found floating point"),
        ),
        Fault::new(
            "1e3",
            body("1e3"),
            Ends::Misfit("expected u64, found floating point"),
        ),
    ])
    .await;
    // With `arbitrary_precision`, a `Value` keeps the digits of any number.
    let huge = if cfg!(feature = "serde-json-variants") {
        Ends::Well
    } else {
        Ends::Misfit("number out of range")
    };
    check::<Value>([
        Fault::new("1e999", body("1e999"), huge),
        Fault::new("40 digits", body(&digits), Ends::Well),
    ])
    .await;
}

#[tokio::test(start_paused = true)]
async fn a_name_that_comes_twice_is_an_error_where_it_has_one_place() {
    let twice = body(r#"{"share": 1, "share": 2}"#);
    check::<Thing>([
        Fault::new(
            "a field",
            twice.clone(),
            Ends::Misfit("duplicate field `share`"),
        ),
        Fault::new(
            "another",
            body(r#"{"share": 1, "x": 1, "x": 2}"#),
            Ends::Well,
        ),
    ])
    .await;
    check::<Value>([Fault::new("a value", twice.clone(), Ends::Well)]).await;
    check::<BTreeMap<String, u8>>([Fault::new("a map", twice, Ends::Well)]).await;
}

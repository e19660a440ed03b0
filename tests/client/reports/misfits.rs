//! Data that does not fit a report, or the type that it is decoded into.

use std::collections::BTreeMap;

use profound_client::{Error, errors::ReportError, reports::Report};
use profound_tests::{printed, shown};
use serde::Deserialize;
use serde_json::json;

use super::{body, misfit, report, scores};

#[test]
fn a_misfit_is_reported_by_row_and_column() {
    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Strict {
        #[serde(rename = "date")]
        _date: String,
    }
    #[derive(Debug, Deserialize)]
    struct Wanting {
        #[serde(rename = "share_of_voice")]
        _share: f64,
    }
    #[derive(Debug, Deserialize)]
    struct Count {
        #[serde(rename = "mentions_count")]
        _count: u64,
    }
    #[derive(Debug, Deserialize)]
    #[serde(rename_all = "lowercase")]
    enum Brand {
        Other,
    }

    let report = report(scores());
    let told = |error: ReportError| (error.to_string(), error.row());
    let names = "`mentions_count`, `visibility_score`, `date`, `asset_name`";
    for (found, text, row) in [
        (
            told(report.rows::<Wanting>().unwrap_err()),
            format!("the report has no column `share_of_voice`: it has {names}"),
            None,
        ),
        (
            told(report.column::<f64>("share_of_voice").unwrap_err()),
            format!("the report has no column `share_of_voice`: it has {names}"),
            None,
        ),
        (
            told(report.rows::<Count>().unwrap_err()),
            "column `mentions_count` of `data[1]`: expected u64, found null: read it as an `Option`"
                .into(),
            Some(1),
        ),
        (
            told(report.column::<u8>("date").unwrap_err()),
            "column `date` of `data[0]`: expected u8, found string".into(),
            Some(0),
        ),
        (
            told(report.column::<Brand>("asset_name").unwrap_err()),
            "column `asset_name` of `data[0]`: expected one of `other`, found an unknown variant: \
             a last variant `#[serde(untagged)] Other(String)` keeps it"
                .into(),
            Some(0),
        ),
        (
            told(report.rows::<Strict>().unwrap_err()),
            "the type has no field for the column `mentions_count`".into(),
            None,
        ),
        (
            told(report.rows::<(f64, f64)>().unwrap_err()),
            "`data[0]`: expected a tuple of size 2, found map".into(),
            Some(0),
        ),
        (
            told(report.strings("visibility_score").unwrap_err()),
            "column `visibility_score` contains numbers: read it with `numbers` or `column`".into(),
            None,
        ),
        (
            told(report.numbers("date").unwrap_err()),
            "column `date` contains strings: read it with `strings` or `column`".into(),
            None,
        ),
    ] {
        assert_eq!(found, (text, row));
    }
    let error = Error::from(report.numbers("date").unwrap_err());
    assert_eq!(
        error.response().is_none(),
        matches!(error, Error::Report(_))
    );
}

#[test]
fn nothing_that_is_printed_holds_a_value_or_an_odd_name() {
    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Nothing {}

    let report = report(body(
        json!(["pk_CANARY09", "x\nCANARY"]),
        json!(["date"]),
        json!([[["CANARY", {"CANARY": ["CANARY"]}], ["CANARY"]]]),
    ));
    let mut text = shown(&report) + &shown(&report.strings("date").unwrap());
    for error in [
        report.rows::<Nothing>().unwrap_err(),
        report.rows::<BTreeMap<String, u8>>().unwrap_err(),
        report.column::<f64>("date").unwrap_err(),
        report.column::<std::net::IpAddr>("date").unwrap_err(),
        report.column::<f64>("pk_CANARY09").unwrap_err(),
        report.column::<Vec<u8>>("x\nCANARY").unwrap_err(),
        report.column::<u8>("none").unwrap_err(),
        report.info::<Vec<u8>>().unwrap_err(),
    ] {
        text.push_str(&error.to_string());
        text.push_str(&Error::from(error).to_string());
    }
    assert!(!text.contains("CANARY"), "{text}");
}

#[tokio::test]
async fn a_body_that_is_no_report_is_a_decode_error_with_its_place() {
    let info = r#""info": {"total_rows": 2, "query": {"metrics": ["a", "b"], "dimensions": []}}"#;
    let row = r#"{"metrics": [1, 2], "dimensions": []}"#;
    for (body, path, problem) in [
        ("[]".into(), ".", "found sequence"),
        ("{}".into(), ".", "missing field `info`"),
        (format!("{{{info}}}"), ".", "missing field `data`"),
        (
            r#"{"info": {"total_rows": "two"}, "data": []}"#.into(),
            ".",
            "expected the number of rows in `info.total_rows`, found another type",
        ),
        (
            format!(r#"{{"info": {{"total_rows": 1}}, "data": [{row}]}}"#),
            ".",
            "missing field `info.query.metrics`",
        ),
        (
            format!(r#"{{{info}, "data": [{row}, {{"metrics": [1]}}]}}"#),
            "data[1].metrics",
            "as many metrics in every row as `info.query` names (2), found another length",
        ),
        (
            format!(r#"{{{info}, "data": [{row}, {{"metrics": [1, 2, 3]}}]}}"#),
            "data[1].metrics",
            "found another length",
        ),
        (
            format!(r#"{{{info}, "data": [{{"metrics": [1], "dimensions": []}}]}}"#),
            ".",
            "as many metrics in every row as `info.query` names (1), found another length",
        ),
        (
            format!(r#"{{{info}, "data": [{{"model": "CANARY"}}]}}"#),
            "data[0]",
            "`metrics`",
        ),
        (
            format!(r#"{{{info}, "data": [[1, 2]]}}"#),
            "data[0][0]",
            "found sequence",
        ),
        (format!(r#"{{{info}, "data": [{row}"#), "data[0]", "EOF"),
    ] {
        let error = misfit(&body).await;
        assert!(error.problem().contains(problem), "{body}: {error}");
        assert_eq!(error.path(), path, "{body}: {error}");
        assert!(!printed(&Error::Decode(error)).contains("CANARY"));
    }
}

/// Two columns with the same name cannot be distinguished by name.
#[test]
fn a_name_that_stands_for_two_columns_is_an_error() {
    #[derive(Debug, Deserialize)]
    struct Row {
        #[serde(rename = "count")]
        _count: u8,
    }
    let report = report(body(
        json!(["count"]),
        json!(["count"]),
        json!([[[1], ["x"]]]),
    ));
    for error in [
        report.column::<u8>("count").unwrap_err(),
        report.rows::<Row>().unwrap_err(),
    ] {
        assert_eq!(
            error.to_string(),
            "the report has more than one column `count`"
        );
    }
}

#[test]
fn a_report_with_an_empty_info_is_read() {
    let report = Report::from_json(br#"{"info": {}, "data": []}"#).expect("it is a report");
    assert_eq!((report.len(), report.total_rows()), (0, None));
    assert!(!report.is_complete(), "nothing proves that it has all rows");
    let query = r#""query": {"metrics": ["count"], "dimensions": []}"#;
    let data = r#""data": [{"metrics": [1], "dimensions": []}]"#;
    for info in [query.to_owned(), format!(r#""total_rows": null, {query}"#)] {
        let body = format!(r#"{{"info": {{{info}}}, {data}}}"#);
        let report = Report::from_json(body.as_bytes()).expect("it is a report");
        assert_eq!((report.len(), report.total_rows()), (1, None));
    }
}

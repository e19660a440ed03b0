//! Reports by position, decoded by column names.

mod large;
mod misfits;

use std::{
    collections::BTreeMap,
    fmt::{self, Formatter},
};

use profound_client::{
    Client, Error, EventStream, Method, Response,
    errors::{DecodeError, ReportError},
    profound_endpoint,
    reports::Report,
};
use profound_sandbox::Sandbox;
use profound_tests::{Reply, Server};
use proptest::{prelude::*, test_runner::TestRunner};
use serde::{
    Deserialize, Deserializer, Serialize,
    de::{MapAccess, Visitor, value::MapAccessDeserializer},
};
use serde_json::{Value, json};

#[profound_endpoint]
#[allow(deprecated)]
trait Reports {
    #[profound_endpoint(POST "/v1/reports/visibility")]
    async fn visibility(&self, query: &Value) -> Result<Report, Error>;

    #[profound_endpoint(POST "/v1/reports/citations")]
    async fn citations(&self, query: &Value) -> Result<Response<Report>, Error>;

    #[profound_endpoint(POST "/v2/reports/visibility")]
    async fn named(&self, query: &Value) -> Result<Named, Error>;

    #[profound_endpoint(POST "/v2/reports/visibility/stream")]
    async fn stream(&self, query: &Value) -> Result<EventStream<Typed>, Error>;
}

#[derive(Debug, Deserialize, PartialEq)]
struct DailyScore {
    visibility_score: f64,
    mentions_count: Option<u32>,
    asset_name: String,
    date: String,
}

/// Version 2 responses need no type of this crate.
#[derive(Deserialize)]
struct Named {
    data: Vec<NamedRow>,
}

#[derive(Deserialize)]
struct NamedRow {
    visibility_score: Option<f64>,
    asset: Asset,
}

#[derive(Deserialize)]
struct Asset {
    name: String,
}

/// Returns a report of these names and rows. A row is `[[…], […]]`.
fn body(metrics: Value, dimensions: Value, rows: Value) -> Value {
    let rows = rows.as_array().expect("it is a list").iter();
    let rows: Vec<Value> = rows
        .map(|row| json!({"metrics": row[0], "dimensions": row[1]}))
        .collect();
    let query = json!({"metrics": metrics, "dimensions": dimensions, "limit": 7});
    json!({"info": {"total_rows": 70, "query": query}, "data": rows})
}

fn scores() -> Value {
    body(
        json!(["mentions_count", "visibility_score"]),
        json!(["date", "asset_name"]),
        json!([
            [[3, 0.5], ["2026-06-08", "Acme"]],
            [[null, 1], ["2026-06-09", "Acme"]],
            [[0, 0.25], ["2026-06-09", "B\u{e9}ta \"2\""]],
        ]),
    )
}

fn report(body: Value) -> Report {
    serde_json::from_value(body).expect("it is a report")
}

async fn answered(body: &str) -> Result<Report, Error> {
    let server = Server::start([Reply::json(200, body)]).await;
    server.client().visibility(&json!({})).await
}

async fn misfit(body: &str) -> DecodeError {
    match answered(body).await {
        Err(Error::Decode(error)) => error,
        other => panic!("it is no decode error: {other:?}"),
    }
}

#[tokio::test]
async fn columns_are_named_by_the_answer_wherever_info_stands() -> Result<(), Error> {
    let whole = scores();
    let (info, data) = (&whole["info"], &whole["data"]);
    for body in [
        format!(r#"{{"info": {info}, "data": {data}}}"#),
        format!(r#"{{"more": [{{}}], "data": {data}, "info": {info}}}"#),
    ] {
        let report = answered(&body).await?;
        let rows: Vec<DailyScore> = report.rows()?;
        assert_eq!(rows.len(), 3);
        let last = DailyScore {
            visibility_score: 0.25,
            mentions_count: Some(0),
            asset_name: "B\u{e9}ta \"2\"".into(),
            date: "2026-06-09".into(),
        };
        assert_eq!(rows[2], last);
        assert_eq!(
            (rows[1].visibility_score, rows[1].mentions_count),
            (1.0, None)
        );
        assert_eq!((report.len(), report.total_rows()), (3, Some(70)));
        assert_eq!(report.metrics(), ["mentions_count", "visibility_score"]);
        assert_eq!(report.dimensions(), ["date", "asset_name"]);
        assert_eq!(report.row::<DailyScore>(2).transpose()?, Some(last));
        assert!(report.row::<DailyScore>(3).is_none());
        assert_eq!(report.info::<Value>()?, *info);
    }
    Ok(())
}

#[test]
fn a_column_is_read_as_a_type_or_as_it_is_held() -> Result<(), ReportError> {
    let report = report(scores());
    assert_eq!(report.column::<f64>("visibility_score")?, [0.5, 1.0, 0.25]);
    assert_eq!(
        report.column::<Option<u8>>("mentions_count")?,
        [Some(3), None, Some(0)]
    );
    assert_eq!(
        report.column::<&str>("date")?,
        ["2026-06-08", "2026-06-09", "2026-06-09"]
    );
    let counts = report.numbers("mentions_count")?;
    assert_eq!(
        counts.iter().collect::<Vec<_>>(),
        [Some(3.0), None, Some(0.0)]
    );
    assert!(counts.values()[1].is_nan() && counts.nulls() == 1);
    let dates = report.strings("date")?;
    assert_eq!(dates.codes(), [0, 1, 1]);
    assert_eq!(
        dates.distinct().collect::<Vec<_>>(),
        ["2026-06-08", "2026-06-09"]
    );
    assert_eq!(dates.iter().flatten().count(), 3);
    Ok(())
}

#[test]
fn a_row_may_borrow_and_may_be_a_map() -> Result<(), ReportError> {
    #[derive(Deserialize)]
    struct Borrowed<'a> {
        asset_name: &'a str,
        #[serde(flatten)]
        rest: BTreeMap<String, Value>,
    }

    let report = report(scores());
    let rows: Vec<Borrowed<'_>> = report.rows()?;
    assert_eq!(rows[0].asset_name, "Acme");
    assert_eq!(rows[0].rest["mentions_count"], json!(3));
    assert_eq!(rows[0].rest["visibility_score"], json!(0.5));
    let maps: Vec<Value> = report.rows()?;
    let expected = json!({"mentions_count": null, "visibility_score": 1, "date": "2026-06-09",
        "asset_name": "Acme"});
    assert_eq!(maps[1], expected);
    Ok(())
}

#[test]
fn a_report_without_rows_has_columns() -> Result<(), ReportError> {
    let empty = report(body(json!(["count"]), json!(["date"]), json!([])));
    assert!(empty.is_empty() && empty.rows::<DailyScore>()?.is_empty());
    assert!(empty.numbers("count")?.values().is_empty());
    assert_eq!(empty.strings("date")?.distinct().len(), 0);
    let bare = report(json!({"info": {"total_rows": 0, "query": null}, "data": []}));
    assert!(bare.names().is_empty());
    Ok(())
}

#[test]
fn values_of_any_kind_are_kept() -> Result<(), ReportError> {
    let values =
        json!([1, u64::MAX, i64::MIN, 0.1, true, "text", null, [1, {"a": [null]}], {}, -0.0]);
    let rows: Vec<Value> = values
        .as_array()
        .unwrap()
        .iter()
        .map(|value| json!([[value], []]))
        .collect();
    let report = report(body(json!(["any"]), json!([]), json!(rows)));
    assert_eq!(json!(report.column::<Value>("any")?), values);
    assert!(report.numbers("any").is_err() && report.strings("any").is_err());
    Ok(())
}

fn cells(count: usize) -> impl Strategy<Value = Vec<Value>> {
    let cell = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        (-1e9..1e9).prop_map(Value::from),
        "[a\"\\\\\u{e9}\n]{0,3}".prop_map(Value::from),
        proptest::collection::vec(any::<i8>(), 0..3).prop_map(Value::from),
    ];
    let small = prop_oneof![Just(Value::Null), (0..9_u8).prop_map(Value::from)];
    prop_oneof![
        proptest::collection::vec(cell, count),
        proptest::collection::vec(small, count),
        proptest::collection::vec("[ab]{1}".prop_map(Value::from), count),
    ]
}

#[test]
fn every_report_is_read_as_its_document_says() {
    let columns =
        (0..4_usize, 0..4_usize, 0..20_usize).prop_flat_map(|(metrics, dimensions, rows)| {
            let columns = proptest::collection::vec(cells(rows), metrics + dimensions);
            (Just(metrics), Just(rows), columns)
        });
    TestRunner::default()
        .run(&columns, |(metrics, rows, columns)| {
            let cell = |column: &Vec<Value>, row: usize| column[row].clone();
            let lines: Vec<Value> = (0..rows)
                .map(|row| {
                    let all: Vec<Value> = columns.iter().map(|column| cell(column, row)).collect();
                    json!([all[..metrics], all[metrics..]])
                })
                .collect();
            let names: Vec<String> = (0..columns.len()).map(|at| format!("c{at}")).collect();
            let body = body(
                json!(names[..metrics]),
                json!(names[metrics..]),
                json!(lines),
            );
            let text = body.to_string();
            let report: Report = serde_json::from_str(&text).expect("it is a report");
            let direct = Report::from_json(text.as_bytes()).expect("it is a report");
            // serde_json may decode a number as a neighbour of the one that it has encoded.
            let body: Value = serde_json::from_str(&text).expect("it is JSON");
            let read = |row: usize, at: usize| match at.checked_sub(metrics) {
                None => body["data"][row]["metrics"][at].clone(),
                Some(at) => body["data"][row]["dimensions"][at].clone(),
            };
            for (at, name) in names.iter().enumerate() {
                let column: Vec<Value> = (0..rows).map(|row| read(row, at)).collect();
                prop_assert_eq!(&report.column::<Value>(name).unwrap(), &column);
                prop_assert_eq!(&direct.column::<Value>(name).unwrap(), &column);
                if let Ok(numbers) = report.numbers(name) {
                    let expected: Vec<_> = column.iter().map(Value::as_f64).collect();
                    prop_assert_eq!(numbers.iter().collect::<Vec<_>>(), expected);
                }
                if let Ok(strings) = report.strings(name) {
                    let expected: Vec<_> = column.iter().map(Value::as_str).collect();
                    prop_assert_eq!(strings.iter().collect::<Vec<_>>(), expected);
                }
            }
            let read: Vec<Value> = report.rows().unwrap();
            prop_assert_eq!(read.len(), rows);
            Ok(())
        })
        .unwrap();
}

#[derive(Serialize)]
struct Query<'a> {
    category_id: &'a str,
    start_date: &'a str,
    end_date: &'a str,
    metrics: &'a [&'a str],
    dimensions: &'a [&'a str],
}

async fn category(client: &Client) -> Result<String, Error> {
    let call = client.request(Method::GET, "/v1/org/categories");
    let categories = call.send::<Value>().await?;
    Ok(categories[0]["id"].as_str().unwrap_or_default().to_owned())
}

#[tokio::test]
async fn the_sandbox_answers_with_its_own_order_of_columns() -> Result<(), Error> {
    let sandbox = Sandbox::start().expect("a port is free");
    let client = sandbox.client();
    let query = Query {
        category_id: &category(&client).await?,
        start_date: "2026-06-08",
        end_date: "2026-06-15",
        metrics: &["visibility_score", "mentions_count"],
        dimensions: &["asset_name", "date"],
    };
    let report = client.visibility(&json!(query)).await?;
    assert_ne!(
        report.dimensions(),
        query.dimensions,
        "the test is of no use"
    );
    let rows: Vec<DailyScore> = report.rows()?;
    assert_eq!(rows.len(), report.len());
    assert!(rows.len() > 7);
    for row in &rows {
        assert!(row.date.starts_with("2026-06-") && (0.0..=1.0).contains(&row.visibility_score));
    }
    assert_eq!(report.strings("date")?.distinct().len(), 7);
    let response: Result<Response<Report>, Error> = client.citations(&json!({})).await;
    assert!(response.is_err(), "the sandbox refuses an empty query");
    Ok(())
}

#[tokio::test]
async fn named_rows_need_nothing_special() -> Result<(), Error> {
    let sandbox = Sandbox::start().expect("a port is free");
    let client = sandbox.client();
    let category_id = category(&client).await?;
    let query = json!({"category_id": category_id, "start_date": "2026-06-08",
        "end_date": "2026-06-14", "scope": "all"});
    let report = client.named(&query).await?;
    assert!(report.data.iter().all(|row| !row.asset.name.is_empty()));
    assert!(report.data.iter().any(|row| row.visibility_score.is_some()));
    Ok(())
}

/// The form in the module's documentation, which applies to every decoded type.
#[derive(Debug, Deserialize, PartialEq)]
#[serde(rename_all = "lowercase")]
enum Kind {
    Known,
    #[serde(untagged)]
    Other(String),
}

#[derive(Debug, Deserialize, PartialEq)]
struct Typed {
    kind: Kind,
}

#[tokio::test]
async fn an_enum_keeps_values_that_it_does_not_know() -> Result<(), Error> {
    let expected = [Kind::Known, Kind::Other("new".into())];
    let report = report(body(
        json!([]),
        json!(["kind"]),
        json!([[[], ["known"]], [[], ["new"]]]),
    ));
    let rows: Vec<Typed> = report.rows()?;
    assert!(rows.iter().map(|row| &row.kind).eq(&expected));
    assert!(report.column::<Kind>("kind")?.iter().eq(&expected));

    let answer = r#"[{"kind": "known"}, {"kind": "new"}]"#;
    let server = Server::start([Reply::json(200, answer)]).await;
    let client = server.client();
    let rows: Vec<Typed> = client.request(Method::GET, "/v1/org").send().await?;
    assert!(rows.iter().map(|row| &row.kind).eq(&expected));

    let events = "event: summary\ndata: {\"count\": 2}\n\nevent: result\ndata: {\"kind\": \"known\"}\n\nevent: result\ndata: {\"kind\": \"new\"}\n\n";
    let kind = [("content-type", "text/event-stream")];
    let server = Server::start([Reply::with(200, &kind, events)]).await;
    let mut stream = server.client().stream(&json!({})).await?;
    for expected in expected {
        assert_eq!(
            stream.next().await.transpose()?,
            Some(Typed { kind: expected })
        );
    }
    assert!(stream.next().await.is_none());
    Ok(())
}

#[test]
fn a_report_is_read_from_the_fields_of_another_deserialiser() -> Result<(), serde_json::Error> {
    struct Fields;

    impl<'de> Visitor<'de> for Fields {
        type Value = Report;

        fn expecting(&self, f: &mut Formatter<'_>) -> fmt::Result {
            f.write_str("the fields of a report")
        }

        fn visit_map<A: MapAccess<'de>>(self, fields: A) -> Result<Report, A::Error> {
            Report::deserialize(MapAccessDeserializer::new(fields))
        }
    }

    let query = json!({"metrics": ["visibility_score"], "dimensions": ["date"]});
    let rows = json!([{"metrics": [0.5], "dimensions": ["2026-01-01"]}]);
    let text = json!({"info": {"total_rows": 1, "query": query}, "data": rows}).to_string();
    let report = serde_json::Deserializer::from_str(&text).deserialize_map(Fields)?;
    assert_eq!(report.len(), 1);
    Ok(())
}

#[test]
fn a_report_is_written_as_csv() -> Result<(), Box<dyn std::error::Error>> {
    let rows = [
        [json!(0.1), json!(7), json!(true), json!("a, \"b\"\nc")],
        [json!(null), json!(u64::MAX), json!(null), json!("é")],
        [json!(1e300), json!(-3), json!([1, {"x": "y"}]), json!(null)],
    ];
    let report = Report::fake(&["share", "count", "mixed"], &["theme"], rows, 3)?;
    let mut csv = Vec::new();
    report.write_csv(&mut csv)?;
    assert_eq!(
        String::from_utf8(csv)?,
        "share,count,mixed,theme\n\
         0.1,7,true,\"a, \"\"b\"\"\nc\"\n\
         ,18446744073709551615,,é\n\
         1e+300,-3,\"[1,{\"\"x\"\":\"\"y\"\"}]\",\n"
    );
    // A page without rows has the same header.
    let empty = Report::fake(&["share"], &["theme"], Vec::<[Value; 2]>::new(), 0)?;
    let mut csv = Vec::new();
    empty.write_csv(&mut csv)?;
    assert_eq!(csv, b"share,theme\n");
    struct Full;
    impl std::io::Write for Full {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            Err(std::io::ErrorKind::StorageFull.into())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    // A row that is larger than the buffer of the writer.
    let text = json!("x".repeat(100_000));
    let large = Report::fake(&["share"], &["theme"], [[json!(1), text]], 1)?;
    for report in [report, large] {
        let error = report.write_csv(Full).unwrap_err();
        assert_eq!(error.kind(), std::io::ErrorKind::StorageFull);
    }
    Ok(())
}

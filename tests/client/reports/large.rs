//! Reports that are decoded in several steps, between which other tasks run.

use std::{
    future::{Future, poll_fn},
    pin::pin,
    task::Poll,
};

use profound_client::{Error, Response, profound_endpoint, reports::Report};
use profound_tests::{Reply, Server};
use serde::Deserialize;
use serde_json::{Value, json};

use super::body;

/// The bytes that are decoded between two yields.
const STEP: usize = 128 << 10;

/// A cached response is there without waiting, so that only the decoding yields.
#[profound_endpoint(cache = "1h")]
#[allow(deprecated)]
trait Large {
    #[profound_endpoint(POST "/v1/reports/visibility")]
    async fn report(&self, query: &Value) -> Result<Report, Error>;

    #[profound_endpoint(POST "/v1/reports/visibility")]
    async fn response(&self, query: &Value) -> Result<Response<Report>, Error>;

    #[profound_endpoint(POST "/v1/reports/visibility")]
    async fn transparent(&self, query: &Value) -> Result<Transparent, Error>;

    #[profound_endpoint(POST "/v1/reports/visibility")]
    async fn optional(&self, query: &Value) -> Result<Option<Report>, Error>;

    #[profound_endpoint(POST "/v1/reports/visibility")]
    async fn any(&self, query: &Value) -> Result<Value, Error>;
}

#[derive(Deserialize)]
#[serde(transparent)]
struct Transparent(Report);

fn text(rows: u32) -> String {
    let row = |row: u32| {
        json!([
            [row, f64::from(row) / 3.0],
            ["2026-06-08", format!("\u{e9}\n{row}")]
        ])
    };
    let rows: Vec<Value> = (0..rows).map(row).collect();
    body(
        json!(["rank", "score"]),
        json!(["date", "name"]),
        json!(rows),
    )
    .to_string()
}

/// Returns the output of a future, and how often it was pending.
async fn pending<F: Future>(future: F) -> (F::Output, usize) {
    let (mut future, mut times) = (pin!(future), 0);
    let output = poll_fn(|context| {
        let poll = future.as_mut().poll(context);
        times += usize::from(poll.is_pending());
        poll
    });
    (output.await, times)
}

fn assert_equal(report: &Report, text: &str) {
    let expected = Report::from_json(text.as_bytes()).expect("it is a report");
    assert_eq!(report.names(), expected.names());
    for name in expected.names() {
        let [own, other] = [report, &expected].map(|report| report.column::<Value>(name).unwrap());
        assert_eq!(own, other, "{name}");
    }
}

#[tokio::test]
async fn a_large_report_yields_while_it_is_decoded() -> Result<(), Error> {
    let text = text(20_000);
    let server = Server::start([Reply::json(200, &text)]).await;
    let (client, query) = (server.client(), json!({}));
    assert_equal(&client.report(&query).await?, &text);
    let (report, times) = pending(client.report(&query)).await;
    assert_equal(&report?, &text);
    assert!(times >= text.len() / STEP - 1, "{times}");
    let (response, times) = pending(client.response(&query)).await;
    assert_equal(response?.body(), &text);
    assert!(times >= text.len() / STEP - 1, "{times}");
    let (transparent, times) = pending(client.transparent(&query)).await;
    assert_equal(&transparent?.0, &text);
    assert!(times >= text.len() / STEP - 1, "{times}");
    // Other types are decoded by serde, in one step.
    let (optional, times) = pending(client.optional(&query)).await;
    assert_equal(&optional?.expect("there is one"), &text);
    assert_eq!(times, 0);
    assert_eq!(pending(client.any(&query)).await.1, 0);
    assert_eq!(server.received().len(), 1);
    Ok(())
}

#[tokio::test]
async fn a_small_report_is_decoded_at_once() -> Result<(), Error> {
    let text = text(1_000);
    let server = Server::start([Reply::json(200, &text)]).await;
    let (client, query) = (server.client(), json!({}));
    client.report(&query).await?;
    let (report, times) = pending(client.report(&query)).await;
    assert_equal(&report?, &text);
    assert_eq!(times, 0);
    Ok(())
}

#[tokio::test]
async fn a_large_report_of_unusual_form_is_the_same_report_or_error() {
    let text = text(20_000);
    let info_last = {
        let whole: Value = serde_json::from_str(&text).unwrap();
        format!(
            "\u{feff} {{\"data\": {}, \"info\": {}}}\n",
            whole["data"], whole["info"]
        )
    };
    let broken = format!("{}x", &text[..text.len() - 1]);
    let server = Server::start([&info_last, &broken].map(|text| Reply::json(200, text))).await;
    let client = server.client();
    assert_equal(&client.report(&json!(1)).await.unwrap(), &text);
    let error = client.report(&json!(2)).await.unwrap_err();
    let expected = serde_json::from_str::<Value>(&broken).unwrap_err();
    assert!(error.to_string().contains(&expected.to_string()), "{error}");
}

#[tokio::test]
async fn a_large_report_may_be_cancelled_between_two_steps() -> Result<(), Error> {
    let text = text(20_000);
    let server = Server::start([Reply::json(200, &text)]).await;
    let (client, query) = (server.client(), json!({}));
    client.any(&query).await?;
    for most in [0, 1, 5] {
        let mut call = pin!(client.report(&query));
        let mut left = most;
        poll_fn(|context| {
            assert!(call.as_mut().poll(context).is_pending());
            match left {
                0 => Poll::Ready(()),
                _ => {
                    left -= 1;
                    Poll::Pending
                }
            }
        })
        .await;
    }
    // Nothing of it is left for another call.
    let small = self::text(3);
    let server = Server::start([Reply::json(200, &small)]).await;
    assert_equal(&server.client().report(&query).await?, &small);
    Ok(())
}

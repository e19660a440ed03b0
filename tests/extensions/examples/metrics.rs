//! Records `http.client.request.duration` with the `metrics` facade, by OpenTelemetry's conventions for
//! HTTP clients. Any recorder of the facade can export it, such as `metrics-exporter-prometheus`.
//!
//! `cargo run -p profound-extensions --example metrics`

use std::{collections::BTreeMap, error::Error};

use metrics::{Label, Unit, describe_histogram, histogram};
use metrics_util::debugging::{DebugValue, DebuggingRecorder, Snapshotter};
use profound_client::{
    Client, Method, Retry,
    observe::{AttemptEnded, Observe},
};
use profound_sandbox::{Fault, Sandbox};
use serde_json::Value;

const DURATION: &str = "http.client.request.duration";

struct Metrics;

impl Observe for Metrics {
    fn attempt_ended(&self, event: &AttemptEnded<'_>) {
        let call = event.call;
        let mut labels = vec![
            Label::new("http.request.method", call.known_method().to_owned()),
            Label::new("server.address", call.server_address.to_owned()),
            Label::new("server.port", call.server_port.to_string()),
            // These two are optional.
            Label::new("url.scheme", call.scheme.to_owned()),
            Label::new("url.template", call.path_template.to_owned()),
        ];
        if let Some(status) = event.status {
            let status = status.as_str().to_owned();
            labels.push(Label::new("http.response.status_code", status));
        }
        if let Some(error) = event.error_type() {
            labels.push(Label::new("error.type", error.to_owned()));
        }
        histogram!(DURATION, labels).record(event.duration);
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let recorder = DebuggingRecorder::new();
    let snapshotter = recorder.snapshotter();
    recorder.install()?;
    describe_histogram!(DURATION, Unit::Seconds, "Duration of HTTP client requests.");
    let sandbox = Sandbox::start()?;
    let client = Client::builder()
        .api_key(Sandbox::VALID_KEY)
        .base_url(sandbox.base_url())
        .observe(Metrics)
        .build()?;

    // The first attempt of the first call fails and is retried.
    sandbox.fail_next([Fault::status(503)]);
    let categories = client.request(Method::GET, "/v1/org/categories");
    categories.send::<Value>().await?;
    // The argument is invalid.
    let agent = client.request(Method::GET, "/v1/agents/{agent_id}");
    let invalid = agent.path("agent_id", "x").send::<Value>().await;
    invalid.expect_err("it is no id");
    // The connection breaks.
    sandbox.fail_next([Fault::reset()]);
    let once = client.with_retry(Retry::Never);
    let broken = once.request(Method::GET, "/v1/org").send::<Value>().await;
    broken.expect_err("there is no response");

    let port = sandbox.base_url().rsplit(':').next().unwrap_or_default();
    let expected = [
        ("/v1/agents/{agent_id}", Some("422"), Some("422")),
        ("/v1/org/categories", Some("503"), Some("503")),
        ("/v1/org", None, Some("transport")),
        ("/v1/org/categories", Some("200"), None),
    ];
    let expected = expected.map(|(template, status, error)| {
        let mut labels = BTreeMap::from([
            ("http.request.method", "GET"),
            ("server.address", "127.0.0.1"),
            ("server.port", port),
            ("url.scheme", "http"),
            ("url.template", template),
        ]);
        labels.extend(status.map(|status| ("http.response.status_code", status)));
        labels.extend(error.map(|error| ("error.type", error)));
        format!("{labels:?}: 1")
    });
    let recorded = recorded(&snapshotter);
    println!("{}", recorded.join("\n"));
    assert_eq!(recorded, expected);
    Ok(())
}

/// Returns the labels and the number of values of each histogram.
fn recorded(snapshotter: &Snapshotter) -> Vec<String> {
    let mut recorded = Vec::new();
    for (key, unit, _, value) in snapshotter.snapshot().into_vec() {
        let key = key.key();
        assert_eq!((key.name(), unit), (DURATION, Some(Unit::Seconds)));
        let DebugValue::Histogram(values) = value else {
            panic!("it is no histogram");
        };
        assert!(
            values
                .iter()
                .all(|seconds| (0.0..10.0).contains(&seconds.0))
        );
        let labels = key.labels().map(|label| (label.key(), label.value()));
        let labels: BTreeMap<_, _> = labels.collect();
        recorded.push(format!("{labels:?}: {}", values.len()));
    }
    recorded.sort();
    recorded
}

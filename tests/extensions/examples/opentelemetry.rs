//! Records `http.client.request.duration` with OpenTelemetry's SDK, by its conventions for HTTP clients.
//!
//! `cargo run -p profound-extensions --example opentelemetry`

use std::{collections::BTreeMap, error::Error};

use opentelemetry::{
    KeyValue,
    metrics::{Histogram, Meter, MeterProvider},
};
use opentelemetry_sdk::metrics::{
    InMemoryMetricExporter, SdkMeterProvider,
    data::{AggregatedMetrics, MetricData},
};
use profound_client::{
    Client, Method, Retry,
    observe::{AttemptEnded, Observe},
};
use profound_sandbox::{Fault, Sandbox};
use serde_json::Value;

/// The bounds of the buckets in seconds, from the conventions.
const BOUNDS: [f64; 14] = [
    0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1.0, 2.5, 5.0, 7.5, 10.0,
];

struct Metrics(Histogram<f64>);

impl Metrics {
    fn new(meter: &Meter) -> Self {
        let histogram = meter.f64_histogram("http.client.request.duration");
        let histogram = histogram.with_unit("s").with_boundaries(BOUNDS.into());
        let described = histogram.with_description("Duration of HTTP client requests.");
        Self(described.build())
    }
}

impl Observe for Metrics {
    fn attempt_ended(&self, event: &AttemptEnded<'_>) {
        let call = event.call;
        let mut attributes = vec![
            KeyValue::new("http.request.method", call.known_method().to_owned()),
            KeyValue::new("server.address", call.server_address.to_owned()),
            KeyValue::new("server.port", i64::from(call.server_port)),
            // These two are optional.
            KeyValue::new("url.scheme", call.scheme.to_owned()),
            KeyValue::new("url.template", call.path_template.to_owned()),
        ];
        if let Some(status) = event.status {
            let status = i64::from(status.as_u16());
            attributes.push(KeyValue::new("http.response.status_code", status));
        }
        if let Some(error) = event.error_type() {
            attributes.push(KeyValue::new("error.type", error.to_owned()));
        }
        self.0.record(event.duration.as_secs_f64(), &attributes);
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let exporter = InMemoryMetricExporter::default();
    let provider = SdkMeterProvider::builder()
        .with_periodic_exporter(exporter.clone())
        .build();
    let sandbox = Sandbox::start()?;
    let client = Client::builder()
        .api_key(Sandbox::VALID_KEY)
        .base_url(sandbox.base_url())
        .observe(Metrics::new(&provider.meter("profound")))
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

    provider.force_flush()?;
    let port = sandbox.base_url().rsplit(':').next().unwrap_or_default();
    let expected = [
        ("/v1/agents/{agent_id}", Some("422"), Some("422")),
        ("/v1/org/categories", Some("503"), Some("503")),
        ("/v1/org", None, Some("transport")),
        ("/v1/org/categories", Some("200"), None),
    ];
    let expected = expected.map(|(template, status, error)| {
        let mut attributes = BTreeMap::from([
            ("http.request.method", "GET"),
            ("server.address", "127.0.0.1"),
            ("server.port", port),
            ("url.scheme", "http"),
            ("url.template", template),
        ]);
        attributes.extend(status.map(|status| ("http.response.status_code", status)));
        attributes.extend(error.map(|error| ("error.type", error)));
        format!("{attributes:?}: 1")
    });
    let recorded = recorded(&exporter)?;
    println!("{}", recorded.join("\n"));
    assert_eq!(recorded, expected);
    Ok(())
}

/// Returns the attributes and the number of values of each point of the histogram.
fn recorded(exporter: &InMemoryMetricExporter) -> Result<Vec<String>, Box<dyn Error>> {
    let finished = exporter.get_finished_metrics()?;
    let scopes = finished
        .iter()
        .flat_map(|resource| resource.scope_metrics());
    let mut recorded = Vec::new();
    for metric in scopes.flat_map(|scope| scope.metrics()) {
        assert_eq!(metric.name(), "http.client.request.duration");
        assert_eq!(metric.unit(), "s");
        let AggregatedMetrics::F64(MetricData::Histogram(histogram)) = metric.data() else {
            return Err("it is no histogram".into());
        };
        for point in histogram.data_points() {
            assert!(point.bounds().eq(BOUNDS));
            assert!((0.0..10.0).contains(&point.sum()));
            let attributes = point.attributes();
            let attributes = attributes.map(|pair| (pair.key.as_str(), pair.value.to_string()));
            let attributes: BTreeMap<_, _> = attributes.collect();
            recorded.push(format!("{attributes:?}: {}", point.count()));
        }
    }
    recorded.sort();
    Ok(recorded)
}

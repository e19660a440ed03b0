//! Sends the trace context as `traceparent`, so that a gateway or the API can join the trace.
//!
//! The client sends no trace context by itself, because the identifiers leave your system. This layer is
//! the choice to send them. `cargo run -p profound-extensions --example trace_context`

use std::{
    error::Error,
    sync::{Arc, Mutex, PoisonError},
};

use opentelemetry::{
    propagation::{Injector, TextMapPropagator},
    trace::{SpanKind, TracerProvider},
};
use opentelemetry_sdk::{
    propagation::TraceContextPropagator,
    trace::{InMemorySpanExporter, SdkTracerProvider},
};
use profound_client::{
    Client, Method,
    http::{self, HeaderMap, HeaderName, HeaderValue},
    layer::Body,
};
use profound_sandbox::{Fault, Sandbox};
use serde_json::Value;
use tower::util::MapRequestLayer;
use tracing::Span;
use tracing_opentelemetry::OpenTelemetrySpanExt;
use tracing_subscriber::layer::SubscriberExt;

/// Adds the context of the current span, which is that of the attempt.
fn inject(mut request: http::Request<Body>) -> http::Request<Body> {
    let context = Span::current().context();
    let mut headers = Headers(request.headers_mut());
    TraceContextPropagator::new().inject_context(&context, &mut headers);
    request
}

struct Headers<'a>(&'a mut HeaderMap);

impl Injector for Headers<'_> {
    fn set(&mut self, key: &str, value: String) {
        let name = HeaderName::from_bytes(key.as_bytes());
        if let (Ok(name), Ok(value)) = (name, HeaderValue::from_str(&value)) {
            self.0.insert(name, value);
        }
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let exporter = InMemorySpanExporter::default();
    let provider = SdkTracerProvider::builder()
        .with_simple_exporter(exporter.clone())
        .build();
    let spans = tracing_opentelemetry::layer().with_tracer(provider.tracer("profound"));
    tracing::subscriber::set_global_default(tracing_subscriber::registry().with(spans))?;

    // For the check below: a layer within, which sees what is sent.
    let sent = Arc::new(Mutex::new(Vec::new()));
    let seen = sent.clone();
    let watch = MapRequestLayer::new(move |request: http::Request<Body>| {
        let value = request.headers().get("traceparent").cloned();
        let mut seen = seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.push(value);
        request
    });

    let sandbox = Sandbox::start()?;
    let client = Client::builder()
        .api_key(Sandbox::VALID_KEY)
        .base_url(sandbox.base_url())
        .layer(MapRequestLayer::new(inject))
        .layer(watch)
        .build()?;
    // The first attempt fails and is retried.
    sandbox.fail_next([Fault::status(503)]);
    let categories = client.request(Method::GET, "/v1/org/categories");
    categories.send::<Value>().await?;

    let finished = exporter.get_finished_spans()?;
    let attempts = finished
        .iter()
        .filter(|span| span.span_kind == SpanKind::Client);
    let expected: Vec<_> = attempts
        .map(|span| {
            let context = &span.span_context;
            format!("00-{}-{}-01", context.trace_id(), context.span_id())
        })
        .collect();
    let sent = sent.lock().unwrap_or_else(PoisonError::into_inner);
    println!("{sent:?}");
    assert_eq!(sent.len(), 2);
    let sent = sent.iter().flatten();
    assert!(sent.eq(&expected), "{expected:?}");
    Ok(())
}

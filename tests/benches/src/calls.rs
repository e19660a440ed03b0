//! Makes the same call with the client and with reqwest by hand.

use std::future::Future;

use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::Request;
use hyper_util::{client::legacy, rt::TokioExecutor};
use profound_client::{
    Client, ClientBuilder, Error,
    layer::{Body, Exchange},
    observe::Observe,
    profound_endpoint,
};

use crate::{
    payload::{QUERY, VisibilityQuery},
    reports::{ByHand, Lists},
};

pub type Report = ByHand<Lists>;

/// An additional header of every call.
pub type Header = Option<(&'static str, String)>;

const KEY: &str = "pk_0123456789abcdef";
const PATH: &str = "/v1/reports/visibility";

#[profound_endpoint]
trait Reports {
    #[profound_endpoint(POST "/v1/reports/visibility")]
    #[allow(deprecated)]
    async fn visibility(&self, query: &VisibilityQuery) -> Result<Report, Error>;
}

/// A call that can be repeated.
pub trait Call: Clone + Send + 'static {
    fn make(&self) -> impl Future<Output = Report> + Send;
}

impl<F, A> Call for F
where
    F: Fn() -> A + Clone + Send + 'static,
    A: Future<Output = Report> + Send,
{
    fn make(&self) -> impl Future<Output = Report> + Send {
        self()
    }
}

/// Calls with the client, which has this many request slots.
///
/// # Errors
///
/// If the settings are invalid.
pub fn ours(base: &str, places: usize, header: Header) -> Result<impl Call, Error> {
    by_client(settings(base, places, header))
}

/// Calls with the client and an observer that ignores its events.
///
/// # Errors
///
/// If the settings are invalid.
pub fn observed(base: &str, places: usize, header: Header) -> Result<impl Call, Error> {
    struct Ignore;
    impl Observe for Ignore {}
    by_client(settings(base, places, header).observe(Ignore))
}

/// Calls with the client and a layer that does nothing.
///
/// # Errors
///
/// If the settings are invalid.
pub fn layered(base: &str, places: usize, header: Header) -> Result<impl Call, Error> {
    let identity = tower_layer::layer_fn(|next: Exchange| next);
    by_client(settings(base, places, header).layer(identity))
}

/// Calls with the client over hyper-util in place of reqwest.
///
/// # Errors
///
/// If the settings are invalid.
pub fn plugged(base: &str, places: usize, header: Header) -> Result<impl Call, Error> {
    let transport: legacy::Client<_, Body> =
        legacy::Client::builder(TokioExecutor::new()).build_http();
    by_client(settings(base, places, header).transport(transport))
}

fn settings(base: &str, places: usize, header: Header) -> ClientBuilder {
    let builder = Client::builder()
        .api_key(KEY)
        .base_url(base)
        .max_concurrent_calls(places);
    match &header {
        Some((name, value)) => builder.default_header(name, value),
        None => builder,
    }
}

fn by_client(builder: ClientBuilder) -> Result<impl Call, Error> {
    let client = builder.build()?;
    Ok(move || {
        let call = client.visibility(&QUERY);
        async move { call.await.expect("the server answers") }
    })
}

/// Calls by hand, with reqwest.
pub fn reqwest(base: &str, header: Header) -> impl Call {
    // The reqwest feature that the client uses does not install a crypto provider.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let (client, url) = (reqwest::Client::new(), format!("{base}{PATH}"));
    move || {
        let mut request = client.post(&url).header("X-API-Key", KEY).json(&QUERY);
        if let Some((name, value)) = &header {
            request = request.header(*name, value);
        }
        async move {
            let answer = request.send().await;
            let answer = answer.and_then(reqwest::Response::error_for_status);
            let report = answer.expect("the server answers").json().await;
            report.expect("it is a report")
        }
    }
}

/// Calls by hand, with the client of hyper-util.
pub fn hyper(base: &str, header: Header) -> impl Call {
    let client: legacy::Client<_, Full<Bytes>> =
        legacy::Client::builder(TokioExecutor::new()).build_http();
    let url = format!("{base}{PATH}");
    move || {
        let body = serde_json::to_vec(&QUERY).expect("it has no map");
        let mut request = Request::post(&url)
            .header("x-api-key", KEY)
            .header("content-type", "application/json");
        if let Some((name, value)) = &header {
            request = request.header(*name, value);
        }
        let request = request.body(Full::from(body)).expect("its parts are valid");
        let answer = client.request(request);
        async move {
            let answer = answer.await.expect("the server answers");
            assert!(answer.status().is_success());
            let body = answer.into_body().collect().await.expect("it has a body");
            serde_json::from_slice(&body.to_bytes()).expect("it is a report")
        }
    }
}

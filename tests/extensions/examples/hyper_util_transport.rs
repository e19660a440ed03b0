//! Sends the requests with the client of hyper-util in place of reqwest, which saves a quarter of the
//! instructions of a call.
//!
//! `cargo run -p profound-extensions --example hyper_util_transport`

use std::{error::Error, time::Duration};

use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::{
    client::legacy::{self, connect::HttpConnector},
    rt::{TokioExecutor, TokioTimer},
};
use profound_client::{Client, Method, Retry, errors::Delivery, layer::Body};
use profound_sandbox::{Fault, Sandbox};
use serde_json::Value;

/// Returns a transport with rustls, the roots of the system, and the limits that the client has with
/// reqwest.
fn transport() -> Result<legacy::Client<HttpsConnector<HttpConnector>, Body>, Box<dyn Error>> {
    let mut http = HttpConnector::new();
    http.enforce_http(false);
    http.set_connect_timeout(Some(Duration::from_secs(10)));
    http.set_nodelay(true);
    let provider = rustls::crypto::ring::default_provider();
    let https = HttpsConnectorBuilder::new()
        .with_provider_and_platform_verifier(provider)?
        .https_or_http()
        .enable_http1()
        .wrap_connector(http);
    let client = legacy::Client::builder(TokioExecutor::new())
        // Without a timer, idle connections are kept for ever.
        .pool_timer(TokioTimer::new())
        .pool_idle_timeout(Duration::from_secs(50))
        .build(https);
    Ok(client)
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let sandbox = Sandbox::start()?;
    let client = Client::builder()
        .api_key(Sandbox::VALID_KEY)
        .base_url(sandbox.base_url())
        .transport(transport()?)
        .build()?;
    let categories = client.request(Method::GET, "/v1/org/categories");
    let categories: Vec<Value> = categories.send().await?;
    println!("{} categories", categories.len());
    assert!(!categories.is_empty());

    // Errors say how far the request came, as with reqwest.
    sandbox.fail_next([Fault::reset()]);
    let once = client.with_retry(Retry::Never);
    let broken = once.request(Method::GET, "/v1/org").send::<Value>().await;
    let broken = broken.expect_err("the connection breaks");
    println!("{broken}");
    assert_eq!(broken.delivery(), Delivery::MaybeProcessed);

    let nobody = Client::builder()
        .api_key(Sandbox::VALID_KEY)
        .base_url("http://127.0.0.1:1")
        .transport(transport()?)
        .build()?
        .with_retry(Retry::Never);
    let refused = nobody.request(Method::GET, "/v1/org").send::<Value>().await;
    let refused = refused.expect_err("no server listens there");
    println!("{refused}");
    assert_eq!(refused.delivery(), Delivery::NotSent);
    Ok(())
}

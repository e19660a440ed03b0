//! Layers of both versions of tower-http that are in use.

use std::{
    io::Write,
    sync::{Arc, Mutex},
};

use flate2::{
    Compression,
    write::{GzEncoder, ZlibEncoder},
};
use profound_client::{
    Error, Response,
    http::{self, HeaderName, HeaderValue},
    layer::Body,
    profound_endpoint,
};
use profound_tests::{Reply, Server};
use serde_json::Value;
use tracing::Span;

#[profound_endpoint]
trait Calls {
    #[profound_endpoint(GET "/v1/agents/{agent_id}")]
    async fn agent(&self, agent_id: &str, version: u8) -> Result<Response<Value>, Error>;
}

/// Lines that a layer has written.
#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<String>>>);

impl Lines {
    fn write(&self, line: String) {
        self.0.lock().expect("nobody panics").push(line);
    }

    fn take(&self) -> Vec<String> {
        std::mem::take(&mut self.0.lock().expect("nobody panics"))
    }
}

fn gzip(text: &str) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(text.as_bytes()).expect("it is in memory");
    encoder.finish().expect("it is in memory")
}

fn zlib(text: &str) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(text.as_bytes()).expect("it is in memory");
    encoder.finish().expect("it is in memory")
}

fn encoded(encoding: &str, body: &[u8]) -> Reply {
    let length = body.len();
    let head = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-encoding: {encoding}\r\n\
         content-length: {length}\r\n\r\n"
    );
    Reply::bytes([head.as_bytes(), body].concat())
}

fn name(text: &'static str) -> HeaderName {
    HeaderName::from_static(text)
}

macro_rules! works {
    ($version:ident, $tower_http:ident) => {
        mod $version {
            use $tower_http::{
                decompression::DecompressionLayer,
                propagate_header::PropagateHeaderLayer,
                request_id::{MakeRequestUuid, PropagateRequestIdLayer, SetRequestIdLayer},
                set_header::SetRequestHeaderLayer,
                trace::TraceLayer,
            };

            use super::*;

            #[tokio::test]
            async fn headers_are_set_and_propagated() -> Result<(), Error> {
                let server = Server::start([Reply::json(200, "{}")]).await;
                let team = HeaderValue::from_static("search");
                let client = server
                    .builder()
                    .layer(SetRequestHeaderLayer::overriding(name("x-team"), team))
                    .layer(PropagateHeaderLayer::new(name("x-team")))
                    .layer(SetRequestIdLayer::x_request_id(MakeRequestUuid))
                    .layer(PropagateRequestIdLayer::x_request_id())
                    .build()?;
                let response = client.agent("a", 1).await?;
                assert_eq!(response.headers()["x-team"], "search");
                let sent = server.only();
                assert_eq!(sent.header("x-team"), Some("search"));
                let id = sent.header("x-request-id").expect("the layer sets it");
                assert_eq!((response.request_id(), id.len()), (Some(id), 36));
                Ok(())
            }

            #[tokio::test]
            async fn a_body_is_decompressed_once() -> Result<(), Error> {
                let body = r#"{"a": 1}"#;
                let replies = [
                    encoded("gzip", &gzip(body)),
                    encoded("deflate", &zlib(body)),
                ];
                let server = Server::start(replies).await;
                let client = server.builder().layer(DecompressionLayer::new()).build()?;
                for _ in 0..2 {
                    assert_eq!(client.agent("a", 1).await?.body()["a"], 1);
                }
                let asked = server.received()[1]
                    .header("accept-encoding")
                    .map(str::to_owned);
                // The client alone does not request it.
                assert!(asked.is_some_and(|asked| asked.contains("deflate")));
                Ok(())
            }

            #[tokio::test]
            async fn a_trace_has_no_key() -> Result<(), Error> {
                let server = Server::start([Reply::json(200, "{}")]).await;
                let lines = Lines::default();
                let (of_request, of_response) = (lines.clone(), lines.clone());
                let layer = TraceLayer::new_for_http()
                    .on_request(move |request: &http::Request<Body>, _: &Span| {
                        of_request.write(format!("{request:?}"));
                    })
                    .on_response(move |response: &http::Response<Body>, _, _: &Span| {
                        of_response.write(format!("{response:?}"));
                    });
                server.builder().layer(layer).build()?.agent("a", 1).await?;
                let lines = lines.take();
                let [request, response] = &lines[..] else {
                    panic!("{lines:?}")
                };
                assert!(request.contains("/v1/agents/a") && response.contains("200"));
                assert!(!lines.concat().contains("CANARY"), "{lines:?}");
                Ok(())
            }
        }
    };
}

works!(version_0_6, tower_http_06);
works!(version_0_7, tower_http_07);

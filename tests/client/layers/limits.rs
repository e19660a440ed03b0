//! The limits outside of all layers.

use std::time::{Duration, Instant};

use http_body_util::{BodyExt, StreamBody};
use profound_client::{
    Error, http,
    layer::{Body, Exchange},
};
use profound_tests::{Reply, Server};
use tower_service::Service;

use super::{Calls, Through, through::Answer};

/// A body that never ends.
struct Endless;

impl http_body::Body for Endless {
    type Data = bytes::Bytes;
    type Error = std::convert::Infallible;

    fn poll_frame(
        self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Result<http_body::Frame<bytes::Bytes>, Self::Error>>> {
        let frame = http_body::Frame::data(bytes::Bytes::from_static(&[b' '; 4096]));
        std::task::Poll::Ready(Some(Ok(frame)))
    }
}

#[tokio::test]
async fn a_layer_that_sleeps_for_ever_ends_at_the_deadline() -> Result<(), Error> {
    let server = Server::start([Reply::json(200, "{}")]).await;
    let asleep = Through(|_, _| Box::pin(std::future::pending()) as Answer);
    let builder = server.builder().timeout(Duration::from_millis(150));
    let client = builder.layer(asleep).build()?;
    let began = Instant::now();
    let error = client.agent("a", 1).await.expect_err("the deadline passes");
    let took = began.elapsed();
    assert!(matches!(error, Error::Timeout(_)), "{error}");
    assert!((150..250).contains(&took.as_millis()), "{took:?}");
    assert_eq!(server.connections(), 0);
    Ok(())
}

#[tokio::test]
async fn a_body_of_a_layer_is_no_larger_than_the_limit() -> Result<(), Error> {
    let server = Server::start([Reply::json(200, "{}")]).await;
    let endless = Through(|request, mut next: Exchange| {
        Box::pin(async move {
            let response = next.call(request).await?;
            Ok(response.map(|_| Body::new(Endless)))
        }) as Answer
    });
    let client = server
        .builder()
        .max_body_bytes(1 << 20)
        .layer(endless)
        .build()?;
    let error = client.agent("a", 1).await.expect_err("it does not end");
    let Error::Transport(error) = &error else {
        panic!("{error:?}")
    };
    assert!(error.is_too_large(), "{error}");
    Ok(())
}

#[tokio::test]
async fn a_body_is_no_larger_than_the_limit_for_a_layer() -> Result<(), Error> {
    let body = "x".repeat(5000);
    let server = Server::start([Reply::json(200, &body)]).await;
    let reading = Through(|request, mut next: Exchange| {
        Box::pin(async move {
            let response = next.call(request).await?;
            let body = response.into_body().collect().await?.to_bytes();
            Ok(http::Response::new(body.into()))
        }) as Answer
    });
    let client = server
        .builder()
        .max_body_bytes(1000)
        .layer(reading)
        .build()?;
    let error = client.agent("a", 1).await.expect_err("it is too large");
    assert!(
        error.to_string().contains("larger than 1000 bytes"),
        "{error}"
    );
    Ok(())
}

#[tokio::test]
async fn a_body_that_breaks_in_a_layer_was_processed() -> Result<(), Error> {
    let server = Server::start([Reply::json(200, "{}")]).await;
    let breaking = Through(|request, mut next: Exchange| {
        Box::pin(async move {
            let response = next.call(request).await?;
            let frames = Frames(vec![
                Ok(http_body::Frame::data("{".into())),
                Err("bad checksum"),
            ]);
            Ok(response.map(|_| Body::new(StreamBody::new(frames))))
        }) as Answer
    });
    let client = server.builder().layer(breaking).build()?;
    let error = client.agent("a", 1).await.expect_err("it breaks");
    let text = profound_tests::printed(&error);
    assert!(
        text.contains("a layer failed within the response body"),
        "{text}"
    );
    assert!(text.contains("bad checksum"), "{text}");
    assert!(error.may_have_been_processed());
    Ok(())
}

/// Frames from a list.
struct Frames(Vec<Result<http_body::Frame<bytes::Bytes>, &'static str>>);

impl futures_core::Stream for Frames {
    type Item = Result<http_body::Frame<bytes::Bytes>, &'static str>;

    fn poll_next(
        mut self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Self::Item>> {
        let next = (!self.0.is_empty()).then(|| self.0.remove(0));
        std::task::Poll::Ready(next)
    }
}

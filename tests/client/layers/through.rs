//! A layer that is a function, for tests.

use std::{
    future::Future,
    pin::Pin,
    sync::{Arc, Mutex},
    task::{Context, Poll},
};

use profound_client::{
    http,
    layer::{Attempt, Body, Exchange},
};
use profound_tests::printed;
use tower_layer::Layer;
use tower_service::Service;

pub(crate) type BoxError = Box<dyn std::error::Error + Send + Sync>;
pub(crate) type Outcome = Result<http::Response<Body>, BoxError>;
pub(crate) type Answer = Pin<Box<dyn Future<Output = Outcome> + Send>>;

/// A layer that calls a function with the request and the next service.
#[derive(Clone)]
pub(crate) struct Through<F>(pub(crate) F);

#[derive(Clone)]
pub(crate) struct Run<F> {
    function: F,
    next: Exchange,
}

impl<F: Clone> Layer<Exchange> for Through<F> {
    type Service = Run<F>;

    fn layer(&self, next: Exchange) -> Run<F> {
        let function = self.0.clone();
        Run { function, next }
    }
}

impl<F> Service<http::Request<Body>> for Run<F>
where
    F: Fn(http::Request<Body>, Exchange) -> Answer,
{
    type Response = http::Response<Body>;
    type Error = BoxError;
    type Future = Answer;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        Service::<http::Request<Body>>::poll_ready(&mut self.next, context)
    }

    fn call(&mut self, request: http::Request<Body>) -> Answer {
        (self.function)(request, self.next.clone())
    }
}

/// Returns a layer that changes a request before it is passed on.
pub(crate) fn changing(
    change: impl Fn(&mut http::Request<Body>) + Clone + Send + Sync + 'static,
) -> Through<impl Fn(http::Request<Body>, Exchange) -> Answer + Clone + Send + Sync + 'static> {
    Through(move |mut request, mut next: Exchange| {
        change(&mut request);
        next.call(request)
    })
}

/// Lines that layers have written.
#[derive(Clone, Default)]
pub(super) struct Lines(Arc<Mutex<Vec<String>>>);

impl Lines {
    pub(super) fn write(&self, line: String) {
        self.0.lock().expect("nobody panics").push(line);
    }

    pub(super) fn take(&self) -> Vec<String> {
        std::mem::take(&mut self.0.lock().expect("nobody panics"))
    }
}

/// Returns a layer that writes all that it sees.
pub(super) fn printing(
    lines: &Lines,
) -> Through<impl Fn(http::Request<Body>, Exchange) -> Answer + Clone + Send + Sync + 'static> {
    let lines = lines.clone();
    Through(move |request: http::Request<Body>, mut next: Exchange| {
        let lines = lines.clone();
        let attempt = request.extensions().get::<Attempt>().expect("it is there");
        lines.write(format!(
            "{} {attempt:?} {request:?} {:?}",
            request.uri(),
            request.headers()
        ));
        let body = request.body().as_bytes().map(String::from_utf8_lossy);
        lines.write(format!("{body:?} {next:?} {:?}", attempt.time_left()));
        Box::pin(async move {
            let response = next.call(request).await;
            match &response {
                Ok(response) => lines.write(format!("{response:?}")),
                Err(error) => lines.write(format!("{} {error:?}", printed(&**error))),
            }
            response
        }) as Answer
    })
}

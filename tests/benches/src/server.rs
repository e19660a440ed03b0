//! A server that sends the same response to all contenders, without delay.

use std::{convert::Infallible, sync::Arc, time::SystemTime};

use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::{
    Request, Response, body::Incoming, header::CONTENT_TYPE, server::conn::http1,
    service::service_fn,
};
use hyper_util::rt::TokioIo;
use tokio::{
    net::TcpListener,
    sync::{Semaphore, SemaphorePermit},
};

use crate::payload;

/// Header that requests the large report instead of the small one.
pub const BIG: &str = "x-big";
/// Header with the number of requests that must be in flight before the server responds to any.
pub const HOLD: &str = "x-hold";

/// Serves connections forever.
pub async fn serve(listener: TcpListener) {
    let answers = Arc::new(Answers::new());
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            continue;
        };
        if stream.set_nodelay(true).is_err() {
            continue;
        }
        let answers = answers.clone();
        let service = service_fn(move |request| {
            let answers = answers.clone();
            async move { Ok::<_, Infallible>(answers.to(request).await) }
        });
        tokio::spawn(http1::Builder::new().serve_connection(TokioIo::new(stream), service));
    }
}

struct Answers {
    /// The end of the next hour, in Unix time. It is never in the past.
    reset: u64,
    small: Bytes,
    big: Bytes,
    held: Semaphore,
    waiting: std::sync::atomic::AtomicUsize,
}

impl Answers {
    fn new() -> Self {
        let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
        let hour = now.map_or(0, |time| time.as_secs() / 3600);
        Self {
            reset: 3600 * (hour + 2),
            small: payload::report(7).into(),
            big: payload::report(payload::ROWS).into(),
            held: Semaphore::new(0),
            waiting: 0.into(),
        }
    }

    async fn to(&self, request: Request<Incoming>) -> Response<Full<Bytes>> {
        let headers = request.headers();
        let body = if headers.contains_key(BIG) {
            &self.big
        } else {
            &self.small
        };
        let hold = headers
            .get(HOLD)
            .and_then(|hold| hold.to_str().ok()?.parse().ok());
        // Respond in the same way, even if the body could not be read.
        let _ = request.into_body().collect().await;
        if let Some(hold) = hold {
            self.until_all_wait(hold).await;
        }
        Response::builder()
            .header(CONTENT_TYPE, "application/json")
            .header("x-ratelimit-limit", "600")
            .header("x-ratelimit-remaining", "599")
            .header("x-ratelimit-reset", self.reset)
            .body(Full::new(body.clone()))
            .expect("the headers are valid")
    }

    async fn until_all_wait(&self, all: usize) {
        use std::sync::atomic::Ordering::SeqCst;
        if self.waiting.fetch_add(1, SeqCst) + 1 == all {
            self.waiting.store(0, SeqCst);
            self.held.add_permits(all);
        }
        let permit = self.held.acquire().await;
        permit
            .map(SemaphorePermit::forget)
            .expect("it is never closed");
    }
}

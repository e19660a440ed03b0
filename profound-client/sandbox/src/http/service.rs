//! Handles one HTTP request: log, fault, key, quota, then the handler.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use bytes::Bytes;
use http::{
    Request, Response, StatusCode,
    header::{CONTENT_TYPE, HeaderName, RETRY_AFTER},
    request::Parts,
};
use http_body_util::Full;
use hyper::body::Incoming;

use crate::http::{
    auth::{self, Refusal},
    controls::Controls,
    faulty_body::{FaultyResponse, Reset},
    keys::{Keys, Permissions},
    query_string::QueryString,
    quota::{Quota, Standing},
    request_body::{self, RequestBody},
    response::ApiResponse,
};

/// Returns the response to a request with a valid key, known by its index.
pub(crate) type Handler =
    Box<dyn Fn(&Parts, QueryString, RequestBody, usize) -> ApiResponse + Send + Sync>;

/// The state that is shared by all requests.
pub(crate) struct Service {
    handler: Handler,
    keys: Keys,
    quota: Quota,
    requests: AtomicU64,
    controls: Arc<Controls>,
}

impl Service {
    pub(crate) fn new(
        (limit, window): (u32, Duration),
        keys: Keys,
        controls: Arc<Controls>,
        handler: Handler,
    ) -> Service {
        Service {
            handler,
            keys,
            quota: Quota::new(limit, window),
            requests: AtomicU64::new(0),
            controls,
        }
    }

    pub(crate) async fn respond(
        &self,
        request: Request<Incoming>,
    ) -> Result<FaultyResponse, Reset> {
        let (head, body) = request.into_parts();
        // Read the body first. hyper closes a connection whose request was not read to the end, and
        // the client may then lose the response.
        let body =
            request_body::read(body, request_body::limit(head.headers.get(CONTENT_TYPE))).await;
        let whole = body.as_ref().and_then(RequestBody::whole);
        let ticket = {
            let secrets = self.keys.secrets();
            self.controls.log.received(&head, whole, secrets)
        };
        // A request whose body broke off gets no response. The next fault is kept for a whole request.
        let body = body.ok_or(Reset)?;
        let fault = self.controls.faults.next();
        let query = QueryString::parse(head.uri.query().unwrap_or_default());
        let access = auth::identify(&self.keys, &head.headers, &query);
        let now = self.controls.clock.now();
        let standing = match &access {
            Ok(key) => self.quota.take(*key, self.keys.quota(*key), now),
            Err(_) => self.quota.untouched(now),
        };
        let response = match access {
            _ if fault.prevents() => fault.response(),
            Err(refusal) => refused(refusal),
            Ok(_) if standing.retry_after.is_some() => exhausted(&standing),
            Ok(key) if self.keys.permissions(key) == Permissions::None => forbidden(),
            Ok(key) => (self.handler)(&head, query, body, key),
        };
        let id = self.requests.fetch_add(1, Ordering::Relaxed) + 1;
        let response = finish(response, &standing, id);
        self.controls.deliver(ticket, &fault, response).await
    }
}

fn refused(refusal: Refusal) -> ApiResponse {
    let detail = match refusal {
        Refusal::Missing => "API key required",
        Refusal::Unknown => "Invalid API key",
        Refusal::Expired => "API key has expired",
    };
    ApiResponse::detail(StatusCode::UNAUTHORIZED, detail)
}

fn exhausted(standing: &Standing) -> ApiResponse {
    let wait = standing.retry_after.unwrap_or_default();
    ApiResponse::detail(StatusCode::TOO_MANY_REQUESTS, "Rate limit exceeded")
        .header(RETRY_AFTER, &wait.to_string())
}

/// Returns the response to a key without the permission.
pub(crate) fn forbidden() -> ApiResponse {
    ApiResponse::detail(
        StatusCode::FORBIDDEN,
        "This API key has no access to the resource",
    )
}

fn finish(response: ApiResponse, standing: &Standing, id: u64) -> Response<Full<Bytes>> {
    response
        .header(LIMIT, &standing.limit.to_string())
        .header(REMAINING, &standing.remaining.to_string())
        .header(RESET, &standing.reset.to_string())
        .header(REQUEST_ID, &format!("sandbox-{id:08}"))
        .into_response()
}

const LIMIT: HeaderName = HeaderName::from_static("x-ratelimit-limit");
const REMAINING: HeaderName = HeaderName::from_static("x-ratelimit-remaining");
const RESET: HeaderName = HeaderName::from_static("x-ratelimit-reset");
const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

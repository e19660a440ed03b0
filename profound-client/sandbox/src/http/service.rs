use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering;
use std::time::SystemTime;
use std::time::UNIX_EPOCH;

use bytes::Bytes;
use bytes::BytesMut;
use http::HeaderValue;
use http::Request;
use http::Response;
use http::StatusCode;
use http::header::ALLOW;
use http::header::CONTENT_TYPE;
use http::header::HeaderName;
use http::header::RETRY_AFTER;
use http_body_util::BodyExt;
use http_body_util::Full;
use hyper::body::Incoming;

use crate::dataset::World;
use crate::http::answer::Answer;
use crate::http::auth::Access;
use crate::http::auth::Refusal;
use crate::http::auth::{self};
use crate::http::controls::Controls;
use crate::http::multipart;
use crate::http::query::Query;
use crate::http::quota::Quota;
use crate::http::quota::Standing;
use crate::http::request_context::Call;
use crate::http::sent::Reset;
use crate::http::sent::Sent;
use crate::routes::Found;
use crate::routes::{self};
use crate::store::State;

/// Everything that lasts from one request to the next.
pub(crate) struct Service {
    world: World,
    state: State,
    quota: Quota,
    requests: AtomicU64,
    controls: Arc<Controls>,
}

impl Service {
    pub(crate) fn new(quota: u32, controls: Arc<Controls>) -> Service {
        Service {
            world: World::new(),
            state: State::default(),
            quota: Quota::new(quota),
            requests: AtomicU64::new(0),
            controls,
        }
    }

    pub(crate) async fn answer(&self, request: Request<Incoming>) -> Result<Sent, Reset> {
        let (head, body) = request.into_parts();
        // Read before anything is decided: hyper closes a connection whose request it has not
        // read to the end, and a client may then lose the answer.
        let body = read(body, limit(head.headers.get(CONTENT_TYPE))).await;
        let whole = body.as_ref().and_then(Body::whole);
        let place = self.controls.log.received(&head, whole);
        // Nobody waits for an answer: a fault is for a request that comes whole.
        let body = body.ok_or(Reset)?;
        let fault = self.controls.faults.next();
        let query = Query::parse(head.uri.query().unwrap_or_default());
        let access = auth::identify(&head.headers, &query);
        let standing = match &access {
            Ok(access) => self.quota.take(access.key(), now()),
            Err(_) => self.quota.untouched(now()),
        };
        let answer = match access {
            _ if fault.prevents() => fault.answer(),
            Err(refusal) => refused(refusal),
            Ok(_) if standing.retry_after.is_some() => exhausted(&standing),
            Ok(Access::Forbidden) => forbidden(),
            Ok(Access::Granted) => self.route(&head, query, body),
        };
        let id = self.requests.fetch_add(1, Ordering::Relaxed) + 1;
        let answer = finish(answer, &standing, id);
        self.controls.deliver(place, &fault, answer).await
    }

    fn route(&self, head: &http::request::Parts, query: Query, body: Body) -> Answer {
        let (operation, path) = match routes::find(&head.method, head.uri.path()) {
            Found::Operation(operation, path) => (operation, path),
            Found::OtherMethods(allowed) => {
                return Answer::detail(StatusCode::METHOD_NOT_ALLOWED, "Method Not Allowed")
                    .header(ALLOW, &allowed);
            }
            Found::Nothing => return Answer::detail(StatusCode::NOT_FOUND, "Not Found"),
        };
        let body = match body {
            Body::Whole(body) => body,
            Body::TooLarge(limit) => {
                let detail = format!("Request body over {} MiB", limit / MIB);
                return Answer::detail(StatusCode::PAYLOAD_TOO_LARGE, &detail);
            }
        };
        let content_type = head.headers.get(CONTENT_TYPE).cloned();
        let call = Call {
            path,
            query,
            content_type,
            body,
        };
        routes::serve(operation, &self.world, &self.state, &call).unwrap_or_else(|problem| problem)
    }
}

enum Body {
    Whole(Bytes),
    /// Over this many bytes.
    TooLarge(usize),
}

impl Body {
    fn whole(&self) -> Option<Bytes> {
        match self {
            Body::Whole(body) => Some(body.clone()),
            Body::TooLarge(_) => None,
        }
    }
}

fn limit(content_type: Option<&HeaderValue>) -> usize {
    match content_type.is_some_and(multipart::is_multipart) {
        true => FORM_LIMIT,
        false => BODY_LIMIT,
    }
}

/// Gives nothing for a body that breaks off.
async fn read(mut body: Incoming, limit: usize) -> Option<Body> {
    let mut whole = BytesMut::new();
    let mut length = 0;
    while let Some(frame) = body.frame().await {
        let Ok(data) = frame.ok()?.into_data() else {
            continue;
        };
        length += data.len();
        if length <= limit {
            whole.extend_from_slice(&data);
        }
        if length > DRAIN_LIMIT {
            break;
        }
    }
    Some(match length > limit {
        true => Body::TooLarge(limit),
        false => Body::Whole(whole.freeze()),
    })
}

fn refused(refusal: Refusal) -> Answer {
    let detail = match refusal {
        Refusal::Missing => "API key required",
        Refusal::Unknown => "Invalid API key",
        Refusal::Expired => "API key has expired",
    };
    Answer::detail(StatusCode::UNAUTHORIZED, detail)
}

fn exhausted(standing: &Standing) -> Answer {
    let wait = standing.retry_after.unwrap_or_default();
    Answer::detail(StatusCode::TOO_MANY_REQUESTS, "Rate limit exceeded")
        .header(RETRY_AFTER, &wait.to_string())
}

fn forbidden() -> Answer {
    Answer::detail(
        StatusCode::FORBIDDEN,
        "This API key has no access to the resource",
    )
}

fn finish(answer: Answer, standing: &Standing, id: u64) -> Response<Full<Bytes>> {
    answer
        .header(LIMIT, &standing.limit.to_string())
        .header(REMAINING, &standing.remaining.to_string())
        .header(RESET, &standing.reset.to_string())
        .header(REQUEST_ID, &format!("sandbox-{id:08}"))
        .into_response()
}

fn now() -> u64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |elapsed| elapsed.as_secs())
}

const LIMIT: HeaderName = HeaderName::from_static("x-ratelimit-limit");
const REMAINING: HeaderName = HeaderName::from_static("x-ratelimit-remaining");
const RESET: HeaderName = HeaderName::from_static("x-ratelimit-reset");
const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

const MIB: usize = 1024 * 1024;
const BODY_LIMIT: usize = MIB;
const FORM_LIMIT: usize = 32 * MIB;

/// How much of a body that is too large is still read, so that its sender sees the answer.
const DRAIN_LIMIT: usize = 64 * MIB;

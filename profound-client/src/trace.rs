//! What a call shows of itself to `tracing`, under OpenTelemetry's names for HTTP clients: never a
//! query, a header, a body or the value of a path parameter. Without the feature it is nothing.

#[cfg(not(feature = "tracing"))]
pub(crate) use self::off::{Span, carried, key_provider_failed, sending_again, waiting_for_quota};
#[cfg(feature = "tracing")]
pub(crate) use self::on::{Span, carried, key_provider_failed, sending_again, waiting_for_quota};

#[cfg(feature = "tracing")]
mod on {
    use std::{future::Future, time::Duration};

    use http::StatusCode;
    use tracing::{Instrument, debug, field::Empty, info_span, instrument::WithSubscriber, warn};
    use url::Url;

    use crate::{
        endpoint::Endpoint,
        error::{Error, Phase},
    };

    /// What users filter by, whatever the module is called.
    const TARGET: &str = "profound_client";

    /// The span of a call, or of one attempt.
    pub(crate) struct Span(tracing::Span);

    impl Span {
        pub(crate) fn call(endpoint: &Endpoint) -> Self {
            let method = Method::of(endpoint);
            Self(info_span!(
                target: TARGET,
                "profound.call",
                otel.name = %format_args!("{} {}", method.in_name, endpoint.template),
                otel.kind = "internal",
                otel.status_code = Empty,
                http.request.method = method.known,
                http.request.method_original = method.original,
                url.template = &*endpoint.template,
                http.response.status_code = Empty,
                error.r#type = Empty,
            ))
        }

        /// The span of attempt number `attempt`, from 1, at a base URL.
        pub(crate) fn attempt(endpoint: &Endpoint, base: &Url, attempt: u32) -> Self {
            let method = Method::of(endpoint);
            let host = base.host_str().unwrap_or_default();
            Self(info_span!(
                target: TARGET,
                "profound.attempt",
                otel.name = %format_args!("{} {}", method.in_name, endpoint.template),
                otel.kind = "client",
                otel.status_code = Empty,
                http.request.method = method.known,
                http.request.method_original = method.original,
                http.request.resend_count = (attempt > 1).then(|| attempt - 1),
                url.template = &*endpoint.template,
                // An address of IPv6 has its brackets in a URL only.
                server.address = host.trim_matches(['[', ']']),
                server.port = base.port_or_known_default(),
                http.response.status_code = Empty,
                error.r#type = Empty,
            ))
        }

        /// Runs a future within the span.
        pub(crate) fn run<F: Future>(&self, future: F) -> impl Future<Output = F::Output> {
            future.instrument(self.0.clone())
        }

        /// Records how it ended, and ends it: what follows, such as a wait, is no part of it. If `status`
        /// is `None`, the error may know it.
        pub(crate) fn end(self, status: Option<StatusCode>, error: Option<&Error>) {
            if let Some(status) = status.or_else(|| error?.status()) {
                self.0.record("http.response.status_code", status.as_u16());
            }
            if let Some(error) = error {
                self.0.record("otel.status_code", "ERROR");
                self.0.record("error.type", kind(error, &error.status()));
            }
        }
    }

    /// A future that takes the span and the subscriber it is made in to another task.
    pub(crate) fn carried<F: Future>(future: F) -> impl Future<Output = F::Output> {
        future.in_current_span().with_current_subscriber()
    }

    /// Tells of a wait before the next attempt.
    pub(crate) fn sending_again(error: &Error, wait: Duration) {
        debug!(
            target: TARGET,
            { error.r#type = kind(error, &error.status()), wait_ms = wait.as_millis() as u64 },
            "sending again"
        );
    }

    /// Reports that a call waits for the quota: `wait` if it is known when that has room.
    pub(crate) fn waiting_for_quota(wait: Option<Duration>) {
        debug!(
            target: TARGET,
            wait_ms = wait.map(|wait| wait.as_millis() as u64),
            "waiting for the hourly quota"
        );
    }

    /// Tells that the provider has no key; what its error says is the user's, and not repeated.
    pub(crate) fn key_provider_failed() {
        warn!(target: TARGET, "the key provider failed: the key before it stays in use");
    }

    /// A method as OpenTelemetry has it: one that is not of HTTP's own is not to be a name.
    struct Method<'a> {
        in_name: &'a str,
        known: &'a str,
        original: Option<&'a str>,
    }

    impl<'a> Method<'a> {
        fn of(endpoint: &'a Endpoint) -> Self {
            let name = endpoint.method.as_str();
            match name {
                "CONNECT" | "DELETE" | "GET" | "HEAD" | "OPTIONS" | "PATCH" | "POST" | "PUT"
                | "TRACE" => Self {
                    in_name: name,
                    known: name,
                    original: None,
                },
                _ => Self {
                    in_name: "HTTP",
                    known: "_OTHER",
                    original: Some(name),
                },
            }
        }
    }

    /// The kind of an error: the status that refused the request, or one of a few names.
    fn kind<'a>(error: &Error, status: &'a Option<StatusCode>) -> &'a str {
        match error {
            Error::Transport(error) => match error.phase() {
                Phase::Connect => "connect",
                Phase::Headers | Phase::TooLarge { .. } => "too_large",
                _ => "transport",
            },
            Error::Timeout(_) => "timeout",
            Error::Decode(_) => "decode",
            Error::Stream(_) => "stream",
            Error::Encode(_) => "encode",
            Error::Configuration(_) => "configuration",
            _ => status.as_ref().map_or("_OTHER", StatusCode::as_str),
        }
    }
}

#[cfg(not(feature = "tracing"))]
mod off {
    use std::{future::Future, time::Duration};

    use http::StatusCode;
    use url::Url;

    use crate::{endpoint::Endpoint, error::Error};

    pub(crate) struct Span;

    impl Span {
        pub(crate) fn call(_: &Endpoint) -> Self {
            Self
        }

        pub(crate) fn attempt(_: &Endpoint, _: &Url, _: u32) -> Self {
            Self
        }

        pub(crate) fn run<F: Future>(&self, future: F) -> F {
            future
        }

        pub(crate) fn end(self, _: Option<StatusCode>, _: Option<&Error>) {}
    }

    pub(crate) fn carried<F: Future>(future: F) -> impl Future<Output = F::Output> {
        future
    }

    pub(crate) fn sending_again(_: &Error, _: Duration) {}

    pub(crate) fn waiting_for_quota(_: Option<Duration>) {}

    pub(crate) fn key_provider_failed() {}
}

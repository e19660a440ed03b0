//! The `tracing` spans and events of a call, named after OpenTelemetry's conventions for HTTP clients.
//! They never contain a query, a header, a body or the value of a path parameter. Without the feature
//! they do nothing.

#[cfg(not(feature = "tracing"))]
pub(crate) use self::off::{
    Span, cache_store_failed, cached, carried, key_provider_failed, sending_again, waiting,
};
#[cfg(feature = "tracing")]
pub(crate) use self::on::{
    Span, cache_store_failed, cached, carried, key_provider_failed, sending_again, waiting,
};

#[cfg(feature = "tracing")]
mod on {
    use std::{future::Future, time::Duration};

    use http::StatusCode;
    use tracing::{Instrument, debug, field::Empty, info_span, instrument::WithSubscriber, warn};
    use url::Url;

    use crate::{
        endpoint::Endpoint,
        error::{Error, QueuedFor},
        observe::{ErrorKind, OTHER_METHOD, known_method, received_status},
    };

    /// The target that users filter by, independent of the module's name.
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
                profound.cached = Empty,
                error.r#type = Empty,
            ))
        }

        /// Returns the span of attempt number `attempt`, from 1, at a base URL.
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
                // Only a URL puts an IPv6 address in brackets.
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
            let status = status.or_else(|| error.and_then(received_status));
            if let Some(status) = status {
                self.0.record("http.response.status_code", status.as_u16());
            }
            if let Some(error) = error {
                self.0.record("otel.status_code", "ERROR");
                self.0.record(
                    "error.type",
                    ErrorKind::of(error).error_type(&received_status(error)),
                );
            }
        }
    }

    /// Returns a future that carries the current span and subscriber to another task.
    pub(crate) fn carried<F: Future>(future: F) -> impl Future<Output = F::Output> {
        future.in_current_span().with_current_subscriber()
    }

    /// Reports a wait before the next attempt.
    pub(crate) fn sending_again(error: &Error, wait: Duration) {
        debug!(
            target: TARGET,
            { error.r#type = ErrorKind::of(error).error_type(&received_status(error)), wait_ms = wait.as_millis() as u64 },
            "waiting before a retry"
        );
    }

    /// Reports that a call waits for a permit; `wait` is `None` if the time is unknown.
    pub(crate) fn waiting(permit: QueuedFor, wait: Option<Duration>) {
        debug!(
            target: TARGET,
            wait_ms = wait.map(|wait| wait.as_millis() as u64),
            "waiting for {permit}"
        );
    }

    /// Reports that the provider failed. Its error message belongs to the user and is not logged.
    pub(crate) fn key_provider_failed() {
        warn!(target: TARGET, "the key provider failed: the previous key stays in use");
    }

    /// Records in the span of a call that its response is another call's.
    pub(crate) fn cached() {
        tracing::Span::current().record("profound.cached", true);
    }

    /// Reports that the cache store failed. Its error message belongs to the user and is not logged.
    pub(crate) fn cache_store_failed() {
        warn!(target: TARGET, "the cache store failed: calls continue without it");
    }

    /// A method in OpenTelemetry's form: a non-standard method must not appear in the span name.
    struct Method<'a> {
        in_name: &'a str,
        known: &'a str,
        original: Option<&'a str>,
    }

    impl<'a> Method<'a> {
        fn of(endpoint: &'a Endpoint) -> Self {
            match known_method(&endpoint.method) {
                Some(name) => Self {
                    in_name: name,
                    known: name,
                    original: None,
                },
                None => Self {
                    in_name: "HTTP",
                    known: OTHER_METHOD,
                    original: Some(endpoint.method.as_str()),
                },
            }
        }
    }
}

#[cfg(not(feature = "tracing"))]
mod off {
    use std::{future::Future, time::Duration};

    use http::StatusCode;
    use url::Url;

    use crate::{
        endpoint::Endpoint,
        error::{Error, QueuedFor},
    };

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

    pub(crate) fn waiting(_: QueuedFor, _: Option<Duration>) {}

    pub(crate) fn key_provider_failed() {}

    pub(crate) fn cache_store_failed() {}

    pub(crate) fn cached() {}
}

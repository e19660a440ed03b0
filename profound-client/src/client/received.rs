//! The response of an attempt, and what it says about the quota.

use std::{sync::Arc, time::Duration};

use http::{
    HeaderMap,
    header::{ACCEPT_ENCODING, CONTENT_ENCODING},
};

use super::{Client, Settings};
use crate::{
    error::{Delivery, Error, RateLimit},
    quota::{SendPermits, Slot},
    request::{Progress, Request},
    response::{RawResponse, ResponseBody, ResponseOptions, StreamingBody},
    transport::{Below, HttpResponse},
};

impl Client {
    /// Returns the outcome of an attempt, and gives back its permits.
    pub(super) fn received(
        &self,
        request: &Request,
        options: ResponseOptions,
        sent: Result<HttpResponse, Error>,
        upload: Option<Arc<Progress>>,
        permits: SendPermits,
    ) -> Result<RawResponse, Error> {
        let (rate_limit, slot) = self.end_permits(permits, &sent);
        // The failure of an upload is why the connection broke, or why the server has not all of it.
        let failure = upload.and_then(|upload| upload.failure());
        let reached = match &sent {
            Ok(_) => Delivery::MaybeProcessed,
            Err(error) => error.delivery(),
        };
        let failure =
            failure.map(|failure| failure.into_error(request.operation()).at_least(reached));
        match sent {
            Ok(http_response) => match failure.filter(|_| http_response.status.is_success()) {
                None => self.raw_response(request, options, http_response, rate_limit, slot),
                Some(failure) => Err(failure),
            },
            Err(error) => Err(failure.unwrap_or(error)),
        }
    }

    /// Records the response, and gives back the permits. Returns the slot if the body is a stream, which
    /// keeps it.
    fn end_permits(
        &self,
        permits: SendPermits,
        sent: &Result<HttpResponse, Error>,
    ) -> (RateLimit, Option<Slot>) {
        let SendPermits { mut quota, slot } = permits;
        let HttpResponse {
            headers,
            below,
            body,
            ..
        } = match sent {
            Ok(response) => response,
            Err(error) => {
                if !error.may_have_been_processed() {
                    quota.refund();
                }
                return (RateLimit::default(), None);
            }
        };
        let rate_limit = self.read_rate_limit(headers);
        let (kept, ended) = match body {
            ResponseBody::Full(_) => (None, Some(slot)),
            ResponseBody::Streaming(_) => (Some(slot), None),
        };
        match below {
            Below::Same => quota.record_headers(headers, rate_limit, ended),
            #[cfg(feature = "tower")]
            Below::Seen(seen) => {
                let rate_limit = self.of_window(seen.rate_limit, seen.until_reset);
                let until_reset = seen.until_reset;
                quota.record(rate_limit, || until_reset, || seen.by_server, ended);
            }
            #[cfg(feature = "tower")]
            Below::Nothing => quota.refund(),
        }
        (rate_limit, kept)
    }

    /// Reads the rate limit of a response, from the headers of the service.
    fn read_rate_limit(&self, headers: &HeaderMap) -> RateLimit {
        match &self.0.inner.rate_limit {
            None => RateLimit::read(headers),
            Some(names) => {
                let observed = RateLimit::read_named(headers, names);
                self.of_window(observed, observed.until_reset(headers))
            }
        }
    }

    /// Returns a rate limit with the reset of the one before, if a service rounds it differently.
    fn of_window(&self, observed: RateLimit, until_reset: Option<Duration>) -> RateLimit {
        match &self.0.inner.rate_limit {
            None => observed,
            Some(_) => observed.of_window(self.0.quota.last_observed(), until_reset),
        }
    }

    /// Converts a response; a status that is not a success becomes an error.
    fn raw_response(
        &self,
        request: &Request,
        options: ResponseOptions,
        http_response: HttpResponse,
        rate_limit: RateLimit,
        slot: Option<Slot>,
    ) -> Result<RawResponse, Error> {
        let HttpResponse {
            status,
            headers,
            body,
            ..
        } = http_response;
        let encoded = headers.contains_key(CONTENT_ENCODING);
        let encoding_requested = encoded && self.requests_encoding(request);
        let idle_timeout = self.0.inner.stream_idle_timeout;
        let response = RawResponse {
            operation: request.operation(),
            status,
            headers,
            body: body.map_stream(|stream| {
                let operation = request.operation();
                Box::new(StreamingBody::new(stream, operation, idle_timeout, slot))
            }),
            rate_limit,
            encoding_requested,
            summarized: options.summarized,
            prepared: None,
            replay: None,
            known_keys: self.0.credential.known().clone(),
        };
        if status.is_success() {
            Ok(response)
        } else {
            Err(response.into_api_error().into())
        }
    }

    /// Returns whether `Accept-Encoding` is set on the client, the handle, the endpoint or the call.
    fn requests_encoding(&self, request: &Request) -> bool {
        let name = ACCEPT_ENCODING;
        let Settings { inner, headers, .. } = &*self.0;
        let endpoint = request.endpoint().headers.iter();
        [&inner.headers, headers, request.headers()]
            .into_iter()
            .any(|headers| headers.contains_key(&name))
            || endpoint.into_iter().any(|(own, _)| *own == name)
    }
}

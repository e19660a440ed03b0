//! Cached calls: the lookup, the shared request, and what is stored.

use std::time::Duration;

use bytes::Bytes;
use http::header::{CONTENT_ENCODING, HOST};
use serde::de::IgnoredAny;
use tokio::time::Instant;

use super::Client;
use crate::{
    cache::{CacheKey, CachedResponse, KeyParts, Outcome, Turned},
    deadline::Deadline,
    endpoint::CacheSetting,
    error::{ApiError, Error, RateLimit, TimeoutError, WaitedFor},
    observe::ObservedCall,
    request::Request,
    response::{RawResponse, ResponseBody, ResponseOptions},
    trace,
};

impl Client {
    /// Returns how long the response of a call is cached; `None` if it is not cached.
    pub(super) fn cache_ttl(
        &self,
        request: &Request,
        options: ResponseOptions,
    ) -> Option<Duration> {
        let endpoint = request.endpoint();
        let CacheSetting::For(ttl) = self.0.cache.or(endpoint.cache)? else {
            return None;
        };
        let cacheable = endpoint.reads && !options.streaming && request.parts().is_none();
        cacheable.then_some(ttl)
    }

    /// Returns the response from the cache or of an equal call in flight, or sends.
    pub(super) async fn send_cached(
        &self,
        request: &Request,
        options: ResponseOptions,
        observed: &mut ObservedCall<'_>,
        ttl: Duration,
    ) -> Result<RawResponse, Error> {
        let began = Instant::now();
        let limit = self.time_limit(request);
        let deadline = Deadline::since(began, limit);
        let cache = &self.0.inner.cache;
        loop {
            let credential = self.key_number(observed)?;
            let Some(key) = self.cache_key(request, options, credential) else {
                let waited = began.elapsed();
                return self
                    .send_with_retries(request, options, observed, waited)
                    .await;
            };
            if let Some(found) = cache.store.get(&key, deadline).await {
                return Ok(self.cached_response(request, options, observed, found));
            }
            let seat = cache.flights.join(&key);
            let Some(turn) = deadline.run(seat.turn(credential)).await else {
                let waited_for = WaitedFor::EqualCall;
                let error = TimeoutError::new(request.operation(), limit, 0, waited_for, None);
                return Err(Error::Timeout(error));
            };
            let turn = match turn {
                Turned::Shared(response) => {
                    return Ok(self.cached_response(request, options, observed, response));
                }
                Turned::Rejected(error) => {
                    // Another key may be accepted.
                    if self.key_number(observed)? != credential {
                        continue;
                    }
                    observed.cached();
                    trace::cached();
                    return Err(error.into());
                }
                Turned::Alone => None,
                Turned::Lead(turn) => Some(turn),
            };
            // The key may have changed, or a former leader may have stored its response, during the wait.
            if self.key_number(observed)? != credential {
                continue;
            }
            if turn.is_some() {
                if let Some(found) = cache.store.get(&key, deadline).await {
                    return Ok(self.cached_response(request, options, observed, found));
                }
            }
            let waited = began.elapsed();
            let sent = self.send_with_retries(request, options, observed, waited);
            let response = match sent.await {
                Ok(response) => response,
                Err(error) => {
                    let current = self.0.credential.current();
                    let is_same = current.is_ok_and(|key| key.number == credential);
                    if let Some(error) = rejection(&error).filter(|_| is_same) {
                        seat.share(Outcome::Rejected { credential, error });
                    }
                    return Err(error);
                }
            };
            // With a named scope, the user has said that each of its keys reads the same.
            let same_key =
                self.0.cache_scope.is_some() || self.0.credential.current()?.number == credential;
            let fit = sharable(&response, options).filter(|_| same_key);
            if let Some(fit) = fit.as_ref().filter(|fit| !has_known_key(&response, fit)) {
                cache.store.put(&key, fit.clone(), ttl, deadline).await;
            }
            seat.share(fit.map_or(Outcome::Unfit, Outcome::Response));
            return Ok(response);
        }
    }

    /// Returns the number of the current key, which no other key of the process has.
    fn key_number(&self, observed: &mut ObservedCall<'_>) -> Result<u64, Error> {
        let mut refresh = None;
        let lease = self.0.credential.current_or_refresh(&mut refresh);
        observed.key_refreshed(refresh);
        Ok(lease?.key.number)
    }

    /// Returns the time that a call may wait for an equal one: its queue timeout and its timeout.
    fn time_limit(&self, request: &Request) -> Duration {
        let settings = &*self.0;
        let timeout = settings.timeout.or(request.endpoint().timeout);
        let timeout = timeout.unwrap_or(settings.inner.timeout);
        timeout.saturating_add(settings.queue_timeout.unwrap_or_default())
    }

    /// Returns the key of a request in the cache; `None` if the request contains an API key.
    fn cache_key(
        &self,
        request: &Request,
        options: ResponseOptions,
        credential: u64,
    ) -> Option<CacheKey> {
        let inner = &self.0.inner;
        let mut headers = self.headers(request, options.accept);
        // It is in the URL.
        headers.remove(HOST);
        let body = request.full_body();
        let url = inner.target(request);
        let key = CacheKey::new(&KeyParts {
            scope: self.0.cache_scope.as_deref(),
            credential,
            method: request.endpoint().method.as_str(),
            url: url.as_str(),
            headers: &headers,
            body: body.map_or(&[], |body| &body.bytes),
            is_json: body.is_some_and(|body| body.is_json()),
        });
        let text = String::from_utf8_lossy(key.as_bytes());
        let has_key = self.0.credential.known().are_in(&text);
        drop(text);
        (!has_key).then_some(key)
    }

    fn cached_response(
        &self,
        request: &Request,
        options: ResponseOptions,
        observed: &mut ObservedCall<'_>,
        cached: CachedResponse,
    ) -> RawResponse {
        observed.cached();
        trace::cached();
        RawResponse {
            operation: request.operation(),
            status: cached.status(),
            headers: cached.headers().clone(),
            body: ResponseBody::Full(cached.body().clone()),
            encoding_requested: false,
            summarized: options.summarized,
            prepared: None,
            replay: None,
            known_keys: self.0.credential.known().clone(),
            // That of the first response is out of date.
            rate_limit: RateLimit::default(),
        }
    }
}

/// Returns an error as the equal calls that wait may receive it; `None` if they should send.
fn rejection(error: &Error) -> Option<ApiError> {
    match error {
        Error::InvalidApiKey(error) | Error::InsufficientPermissions(error) | Error::Api(error) => {
            error.is_lasting().then(|| error.duplicate())
        }
        Error::Validation(error) => error.is_lasting().then(|| error.duplicate()),
        _ => None,
    }
}

/// Returns the response as other calls may receive it; `None` if its decoding would fail.
fn sharable(response: &RawResponse, options: ResponseOptions) -> Option<CachedResponse> {
    let ResponseBody::Full(body) = &response.body else {
        return None;
    };
    let is_json = options.accept == "application/json";
    let is_sound =
        !is_json || body.is_empty() || serde_json::from_slice::<IgnoredAny>(body).is_ok();
    let is_plain = !response.headers.contains_key(CONTENT_ENCODING);
    // A copy: a slice could keep a larger buffer alive.
    let body = Bytes::copy_from_slice(body);
    (is_sound && is_plain).then(|| CachedResponse::new(response.status, &response.headers, body))
}

/// Returns whether a response contains an API key.
fn has_known_key(response: &RawResponse, fit: &CachedResponse) -> bool {
    let has_key = |bytes: &[u8]| response.known_keys.are_in(&String::from_utf8_lossy(bytes));
    has_key(fit.body())
        || fit
            .headers()
            .values()
            .any(|value| has_key(value.as_bytes()))
}

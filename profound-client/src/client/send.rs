//! A call from its arguments to its response: attempts, and the decision after each.

use std::{ops::ControlFlow, pin::pin, sync::Arc, time::Duration};

use tokio::time::sleep;

use super::{
    Client, Settings,
    call_state::{CallState, NotSent},
};
use crate::{
    call::{Call, ResponseDecoder},
    credentials::{EncodedKey, KeyLease},
    deadline::Deadline,
    endpoint::Endpoint,
    error::{EncodeError, Error, QueuedFor, RateLimited},
    observe::{ObservedCall, ResponseFacts, SentBody, WaitOutcome},
    quota::{Needs, SendPermits, SlotKind},
    report,
    request::{Failure, Progress, Request},
    response::{RawResponse, ReplayableCall, ResponseBody, ResponseFuture, ResponseOptions},
    retry::{Decision, Policy},
    trace::{self, Span},
    transport::HttpBody,
};

/// The most bytes of a URL that can be sent: `http::Uri` holds no more.
const MAX_URL: usize = 65_534;
/// The length of `?`, and of `&` and `=` around the name of the key's parameter.
const KEY_PARAMETER: usize = 3;

impl Client {
    /// Returns the future that makes a call.
    pub(crate) fn call<R>(&self, request: Request, decoder: ResponseDecoder<R>) -> Call<R> {
        Call::new(self.boxed_execute(request, decoder.options()), decoder)
    }

    /// Not generic, so that this crate compiles `execute` and its futures, and not each user's.
    #[inline(never)]
    fn boxed_execute(&self, mut request: Request, options: ResponseOptions) -> ResponseFuture {
        if options.paginated {
            request.apply_page_defaults();
        }
        ResponseFuture::new(self.clone().execute(request, options))
    }

    /// Makes a call whose page is set. Not within `execute`, whose future would contain itself.
    fn boxed_replay(self, request: Request, options: ResponseOptions) -> ResponseFuture {
        ResponseFuture::new(self.execute(request, options))
    }

    /// Makes a call under its span, and reports it to the observers.
    #[expect(
        clippy::manual_async_fn,
        reason = "an `async fn` stores its arguments twice"
    )]
    fn execute(
        self,
        mut request: Request,
        options: ResponseOptions,
    ) -> impl Future<Output = Result<RawResponse, Error>> + Send {
        async move {
            let failure = request.take_failure();
            let mut observed = self.0.inner.observers.call(request.endpoint());
            let refused = self.check(failure, &request).err();
            // Changed in place below: a response is moved as seldom as possible.
            let mut outcome = match refused {
                Some(refused) => Err(*refused),
                None => {
                    let span = Span::call(request.endpoint());
                    let observed = &mut observed;
                    let outcome = match self.cache_ttl(&request, options) {
                        None => {
                            let waited = Duration::ZERO;
                            let sending =
                                self.send_with_retries(&request, options, observed, waited);
                            span.run(sending).await
                        }
                        Some(ttl) => {
                            // Boxed for the calls that are not cached, so that their futures are smaller.
                            let sending = self.send_cached(&request, options, observed, ttl);
                            span.run(Box::pin(sending)).await
                        }
                    };
                    let status = outcome.as_ref().ok().map(|response| response.status);
                    span.end(status, outcome.as_ref().err());
                    outcome
                }
            };
            report_end(&mut outcome, observed);
            if self.add_replay(&mut outcome, request, options) {
                // Boxed for the calls that return no large report.
                return Box::pin(prepared(outcome)).await;
            }
            outcome
        }
    }

    /// Adds the call itself to a page. Returns true if the response is a report to decode in steps.
    fn add_replay(
        self,
        outcome: &mut Result<RawResponse, Error>,
        request: Request,
        options: ResponseOptions,
    ) -> bool {
        let Ok(response) = outcome else {
            return false;
        };
        if options.paginated {
            let replay = move |request| self.boxed_replay(request, options);
            response.replay = Some(Box::new(ReplayableCall::new(request, replay)));
        }
        response.full_body().len() > report::IN_PLACE && (options.is_report)()
    }

    /// Fails with the reason why a call cannot be sent.
    fn check(&self, failure: Option<Box<Error>>, request: &Request) -> Result<(), Box<Error>> {
        if let Some(failure) = failure {
            return Err(failure);
        }
        if let Some(refused) = &self.0.refused {
            return Err(Box::new(Error::configuration(refused)));
        }
        self.check_key_names(request)?;
        Ok(self.check_url_length(request)?)
    }

    /// Refuses a call whose URL is too long to be sent.
    fn check_url_length(&self, request: &Request) -> Result<(), Error> {
        let (path, query) = request.lengths();
        let length = self.0.inner.base.len() + path + query;
        // Nearly every URL is far from the limit: do not read the key for it.
        if length <= MAX_URL / 2 {
            return Ok(());
        }
        let name = self.0.inner.key_parameter(request);
        let key = self.0.credential.current()?;
        let length = length + KEY_PARAMETER + name.len() + key.query.len();
        if length <= MAX_URL {
            return Ok(());
        }
        let argument = if query > path { "query" } else { "path" };
        let problem = format!(
            "the URL would have {length} bytes, more than {MAX_URL}: pass fewer values, in \
             several calls"
        );
        let error = EncodeError::new(request.operation(), argument, problem);
        Err(Error::Encode(error))
    }

    /// Sends until there is a response, an error that is not retried, or the deadline. The call has
    /// `waited` for this long before.
    pub(super) async fn send_with_retries(
        &self,
        request: &Request,
        options: ResponseOptions,
        observed: &mut ObservedCall<'_>,
        waited: Duration,
    ) -> Result<RawResponse, Error> {
        let inner = &self.0.inner;
        let policy = self.policy(request.endpoint());
        let mut state = self.call_state(request);
        state.spend(waited);
        let needs = self.needs(options);
        inner.budget.earn();
        loop {
            let permits = match self.0.quota.permits_at_once(&needs) {
                Some(permits) => permits,
                None => {
                    // Boxed for the calls that need not wait, so that their futures are smaller.
                    let waiting =
                        self.wait_for_permits(request, policy, &mut state, &needs, observed);
                    match Box::pin(waiting).await? {
                        Some(permits) => permits,
                        None => continue,
                    }
                }
            };
            let mut refresh = None;
            let key = self.0.credential.current_or_refresh(&mut refresh);
            observed.key_refreshed(refresh);
            let key = key?;
            state.attempts += 1;
            let span = Span::attempt(request.endpoint(), &inner.url, state.attempts);
            let upload = request.parts().map(|_| Arc::<Progress>::default());
            observed.attempt_started(state.attempts, || sent_body(request, upload.clone()));
            let deadline = state.deadline;
            let attempt = self.send_once(
                request,
                options,
                (&key.key, state.attempts),
                deadline,
                upload.clone(),
                permits,
            );
            let wait = {
                let outcome = {
                    // Pinned here: passed on by value, it would be stored in each future on its way.
                    let attempt = pin!(span.run(attempt));
                    let timed = state.timed(attempt, upload, inner.upload_stall_timeout);
                    timed.await
                };
                let status = outcome.as_ref().ok().map(|response| response.status);
                span.end(status, outcome.as_ref().err());
                let error = match outcome {
                    Ok(response) => {
                        observed.attempt_succeeded(|| response_facts(&response));
                        return Ok(response);
                    }
                    Err(error) => error,
                };
                match self.after_failure(error, &mut state, policy, &key, observed) {
                    ControlFlow::Break(error) => return Err(error),
                    ControlFlow::Continue(wait) => wait,
                }
            };
            if let Some(wait) = wait {
                Box::pin(sleep(wait)).await;
            }
        }
    }

    /// Decides what to do after a failed attempt: return its error, or send again after a wait.
    fn after_failure(
        &self,
        error: Error,
        state: &mut CallState<'_>,
        policy: Policy,
        key: &KeyLease,
        observed: &mut ObservedCall<'_>,
    ) -> ControlFlow<Error, Option<Duration>> {
        // The call is as far as the furthest of its attempts.
        let error = error.at_least(state.delivery);
        state.delivery = error.delivery();
        self.pause_quota(&error);
        let decision = policy.decide(&error, &state.attempted(), &self.0.inner.budget);
        let decision = self.renew_key(decision, key, &error, observed);
        let wait = match decision {
            Decision::Stop => return ControlFlow::Break(error.after(state.attempts)),
            Decision::ResendWithNewKey => {
                state.key_renewed = true;
                None
            }
            Decision::Requeue(wait) => {
                trace::sending_again(&error, wait);
                self.0.quota.pause(wait);
                None
            }
            Decision::Wait(wait) => {
                trace::sending_again(&error, wait);
                Some(wait)
            }
        };
        state.last = Some(Box::new(error));
        ControlFlow::Continue(wait)
    }

    /// Waits for the permits of one attempt. Returns `None` after a wait for the reset of the quota: then
    /// the call asks again.
    async fn wait_for_permits(
        &self,
        request: &Request,
        policy: Policy,
        state: &mut CallState<'_>,
        needs: &Needs,
        observed: &mut ObservedCall<'_>,
    ) -> Result<Option<SendPermits>, Error> {
        let room = match state.send_permits(&self.0.quota, needs, observed).await {
            Ok(permits) => return Ok(Some(permits)),
            Err(NotSent::Failed(error)) => return Err(error),
            Err(NotSent::UsedUp(room)) => room,
        };
        let wait = self.wait_until_reset(request, policy, state, room)?;
        observed.wait_started(QueuedFor::Quota, Some(wait));
        sleep(wait).await;
        observed.wait_ended(WaitOutcome::Passed);
        Ok(None)
    }

    /// Returns how long to wait until the quota resets, if the call can be sent after that.
    fn wait_until_reset(
        &self,
        request: &Request,
        policy: Policy,
        state: &mut CallState<'_>,
        room: Duration,
    ) -> Result<Duration, Error> {
        let rate_limit = self.0.quota.last_observed();
        let unsent = || RateLimited::not_sent(request.operation(), rate_limit, room);
        let error = state.last.take().map(|error| *error);
        let error = error.unwrap_or_else(|| Error::RateLimited(unsent()));
        let Decision::Wait(wait) = policy.decide_unsent(room, &state.attempted()) else {
            return Err(error.after(state.attempts));
        };
        trace::sending_again(&error, wait);
        state.last = Some(Box::new(error));
        Ok(wait)
    }

    /// Reports a failed attempt to the observers. Returns the decision, which is to stop if the call can
    /// only be sent again with a new key and there is none.
    fn renew_key(
        &self,
        decision: Decision,
        refused: &KeyLease,
        error: &Error,
        observed: &mut ObservedCall<'_>,
    ) -> Decision {
        let mut refresh = None;
        let is_stuck = decision == Decision::ResendWithNewKey
            && !self.0.credential.refresh_after_401(refused, &mut refresh);
        let decision = if is_stuck { Decision::Stop } else { decision };
        observed.attempt_failed(error, decision.wait());
        observed.key_refreshed(refresh);
        decision
    }

    /// After a 429, no other call that waits for the quota is sent before the time that the API names.
    fn pause_quota(&self, error: &Error) {
        if let (Error::RateLimited(_), Some(wait)) = (error, error.retry_after()) {
            self.0.quota.pause(wait);
        }
    }

    /// Sends once, with a key. `number` is that of the attempt.
    #[expect(
        clippy::manual_async_fn,
        reason = "an `async fn` stores its arguments twice"
    )]
    fn send_once<'a>(
        &'a self,
        request: &'a Request,
        options: ResponseOptions,
        (key, number): (&'a Arc<EncodedKey>, u32),
        deadline: Deadline,
        upload: Option<Arc<Progress>>,
        mut permits: SendPermits,
    ) -> impl Future<Output = Result<RawResponse, Error>> + Send + 'a {
        async move {
            let body = match (request.parts(), &upload) {
                (Some(parts), Some(progress)) => {
                    // Boxed for the calls that upload nothing, so that their futures are smaller.
                    let opened = Box::pin(parts.open(progress.clone())).await;
                    let failed = |failure: Failure| failure.into_error(request.operation());
                    HttpBody::Upload(opened.map_err(failed)?)
                }
                _ => match request.full_body() {
                    Some(body) => HttpBody::Full(body.bytes.clone()),
                    None => HttpBody::Empty,
                },
            };
            permits.quota.spend();
            let sending = {
                let http_request = self.http_request(request, options, (key, number), body);
                let transport = &self.0.inner.transport;
                transport.send(http_request, deadline, || request.operation())
            };
            let sent = sending.await;
            self.received(request, options, sent, upload, permits)
        }
    }

    fn policy(&self, endpoint: &Endpoint) -> Policy {
        let Settings { inner, retry, .. } = &*self.0;
        let setting = retry.or(endpoint.retry).or(inner.retry);
        Policy::new(inner.attempts, setting, endpoint)
    }

    fn call_state<'r>(&self, request: &'r Request) -> CallState<'r> {
        let Settings { inner, timeout, .. } = &*self.0;
        let limit = timeout
            .or(request.endpoint().timeout)
            .unwrap_or(inner.timeout);
        CallState::new(request, limit, self.0.queue_timeout)
    }

    /// Returns the conditions under which a call may be sent.
    fn needs(&self, options: ResponseOptions) -> Needs {
        let settings = &*self.0;
        Needs {
            slot: if options.streaming {
                SlotKind::Stream
            } else {
                SlotKind::Call
            },
            waits: settings.queue_timeout.is_some(),
            reserve: settings.reserve,
            share: settings.share.clone(),
        }
    }
}

/// Reports the end of a call to the observers.
fn report_end(outcome: &mut Result<RawResponse, Error>, observed: ObservedCall<'_>) {
    if let Ok(response) = outcome {
        if let ResponseBody::Streaming(stream) = &mut response.body {
            stream.observe(observed.stream(&response.operation));
        }
    }
    observed.ended(outcome.as_ref().map(|response| response.status));
}

/// Decodes a large report in steps.
async fn prepared(outcome: Result<RawResponse, Error>) -> Result<RawResponse, Error> {
    let mut response = outcome?;
    let prepared = report::prepare(response.full_body()).await;
    response.prepared = Some(prepared);
    Ok(response)
}

/// Returns the body of an attempt, for the observers.
fn sent_body(request: &Request, upload: Option<Arc<Progress>>) -> SentBody {
    match upload {
        Some(progress) => SentBody::Upload(progress),
        None => SentBody::Full(
            request
                .full_body()
                .map_or(0, |body| body.bytes.len() as u64),
        ),
    }
}

/// Returns the facts of a response, for the observers.
fn response_facts(response: &RawResponse) -> ResponseFacts<'_> {
    ResponseFacts {
        status: Some(response.status),
        request_id: response.request_id(),
        rate_limit: response.rate_limit,
        bytes: match &response.body {
            ResponseBody::Full(body) => Some(body.len() as u64),
            ResponseBody::Streaming(_) => None,
        },
    }
}

//! The client: what a call goes through from its arguments to its answer.

mod builder;
mod call_state;
mod headers;
mod http_request;
mod origin;
mod request_builder;

use std::{fmt, pin::pin, sync::Arc, time::Duration};

use http::{HeaderMap, HeaderValue};
use tokio::{
    sync::{OwnedSemaphorePermit, Semaphore},
    time::sleep,
};
use url::Url;

use self::call_state::{CallState, SendPermits};
pub use self::{builder::ClientBuilder, request_builder::RequestBuilder};
use crate::{
    call::{Call, Finish},
    credentials::{ApiKey, Credential, EncodedKey},
    deadline::Deadline,
    endpoint::{Endpoint, KeyPlacement, Retry},
    error::{Error, RateLimit, WaitedFor},
    quota::{Quota, QuotaPermit},
    request::{Failure, Progress, Request},
    response::{Again, RawResponse, ResponseFuture, ResponseOptions, Sends, StreamingBody},
    retry::{Budget, Decision, Policy},
    trace::{self, Span},
    transport::{HttpResponse, Transport},
};

/// A client of the API: one key, one connection pool, one set of settings.
///
/// A clone is a handle to the same client, and cheap. The `with_…` methods give a handle that
/// differs in one setting and shares everything else; it goes before what a method or a trait says.
///
/// Its connections belong to the tokio runtime that they were opened in: a program with several
/// runtimes has a client for each.
///
/// ```no_run
/// use std::time::Duration;
/// use profound_client::{ApiKey, Client, KeyPlacement};
///
/// # fn main() -> Result<(), profound_client::Error> {
/// let client = Client::from_env()?;
/// let other = Client::builder()
///     .api_key(ApiKey::from_file("/run/secrets/profound")?)
///     .key_placement(KeyPlacement::Bearer)
///     .timeout(Duration::from_secs(20))
///     .build()?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Client(Arc<Settings>);

/// What a handle may have of its own.
#[derive(Clone)]
struct Settings {
    inner: Arc<ClientInner>,
    credential: Arc<Credential>,
    quota: Arc<Quota>,
    timeout: Option<Duration>,
    retry: Option<Retry>,
    headers: HeaderMap,
    /// A setting that cannot work; every call ends with it.
    refused: Option<String>,
}

/// What all handles of a client share.
struct ClientInner {
    transport: Transport,
    /// The base URL without a slash at its end.
    base: String,
    /// The same as it was parsed.
    url: Url,
    /// Its path without a slash at its end.
    path: String,
    /// What the header `Host` says of it.
    host: HeaderValue,
    /// Every header that is the same for all calls, but the key's.
    headers: HeaderMap,
    placement: KeyPlacement,
    timeout: Duration,
    retry: Option<Retry>,
    attempts: u32,
    budget: Budget,
    /// How long calls wait for the quota, if they do.
    wait_for_quota: Option<Duration>,
    /// For as many requests as may be under way at one time, but for those of streams.
    request_slots: Arc<Semaphore>,
    /// For as many streams as may be open at one time.
    streams: Arc<Semaphore>,
    /// How long a stream may be silent.
    stream_idle_timeout: Duration,
    /// How long an upload may stand still.
    upload_stall_timeout: Duration,
}

impl Client {
    /// A client with the key in the environment variable `PROFOUND_API_KEY`, and the base URL in
    /// `PROFOUND_BASE_URL` where that is set.
    ///
    /// # Errors
    ///
    /// A [configuration error](Error::Configuration) where no key is set, or either is malformed.
    pub fn from_env() -> Result<Self, Error> {
        let builder = Self::builder().api_key(ApiKey::from_env()?);
        match std::env::var_os("PROFOUND_BASE_URL") {
            None => builder.build(),
            Some(url) => match url.into_string() {
                Ok(url) => builder.base_url_from("`PROFOUND_BASE_URL`", url).build(),
                Err(_) => Err(Error::configuration("`PROFOUND_BASE_URL` is not UTF-8")),
            },
        }
    }

    /// A builder of a client: it needs an API key, all else has a default.
    pub fn builder() -> ClientBuilder {
        ClientBuilder::new()
    }

    /// A handle with another deadline for the whole call, retries included.
    ///
    /// One of 0 makes every call of the handle end with a [configuration error](Error::Configuration).
    pub fn with_timeout(&self, timeout: Duration) -> Self {
        self.with(|settings| match timeout.is_zero() {
            true => settings.refuse("the timeout is 0: no call could end in time"),
            false => settings.timeout = Some(timeout),
        })
    }

    /// A handle that repeats, or does not, whatever the methods say.
    pub fn with_retry(&self, retry: Retry) -> Self {
        self.with(|settings| settings.retry = Some(retry))
    }

    /// A handle with another key, placed as before. Its quota is counted by the handle and its clones:
    /// keep it, where calls wait for the quota.
    pub fn with_key(&self, key: ApiKey) -> Self {
        self.with(|settings| match Credential::new(Box::new(key)) {
            Ok(credential) => {
                settings.credential = Arc::new(credential);
                settings.quota = Arc::default();
            }
            Err(error) => settings.refuse(error.to_string()),
        })
    }

    /// A handle that sends one more header.
    ///
    /// A header that cannot be sent, or is not the caller's to set (the key's, `Host`, `Cookie`, and
    /// those that frame a message), makes every call of the handle end with a
    /// [configuration error](Error::Configuration).
    pub fn with_header(&self, name: &str, value: &str) -> Self {
        self.with(|settings| match headers::own(name, value) {
            Ok((name, value)) => {
                if settings.headers.try_insert(name, value).is_err() {
                    settings.refuse("there are too many headers");
                }
            }
            Err(refused) => settings.refuse(refused),
        })
    }

    /// The quota of the key as the API last told it, without a request; empty before the first answer.
    pub fn rate_limit(&self) -> RateLimit {
        self.0.quota.last_observed()
    }

    /// Makes a call, or the future that will.
    pub(crate) fn call<R>(&self, request: Request, finish: Finish<R>) -> Call<R> {
        Call::new(self.boxed_execute(request, finish.options()), finish)
    }

    /// Apart from the generic `call`: the crate that makes the box is the one that compiles `execute` and
    /// the futures within, and that would be each user's.
    #[inline(never)]
    fn boxed_execute(&self, request: Request, options: ResponseOptions) -> ResponseFuture {
        Box::pin(self.clone().execute(request, options))
    }

    fn with(&self, change: impl FnOnce(&mut Settings)) -> Self {
        let mut settings = Settings::clone(&self.0);
        change(&mut settings);
        Self(Arc::new(settings))
    }

    /// Makes a call, under its span.
    async fn execute(
        self,
        mut request: Request,
        options: ResponseOptions,
    ) -> Result<RawResponse, Error> {
        if options.paginated {
            request.begin_pages();
        }
        if let Some(failure) = request.take_failure() {
            return Err(failure);
        }
        if let Some(refused) = &self.0.refused {
            return Err(Error::configuration(refused));
        }
        let span = Span::call(request.endpoint());
        let mut outcome = span.run(self.send_with_retries(&request, options)).await;
        let status = outcome.as_ref().ok().map(|response| response.status);
        span.end(status, outcome.as_ref().err());
        if let (true, Ok(response)) = (options.paginated, &mut outcome) {
            response.again = Some(Box::new(Again::new(request, self, options)));
        }
        outcome
    }

    /// Sends, and sends again where that is safe, until an answer or the deadline.
    async fn send_with_retries(
        &self,
        request: &Request,
        options: ResponseOptions,
    ) -> Result<RawResponse, Error> {
        let inner = &self.0.inner;
        let mut state = self.state(request);
        let mut policy = self.policy(request.endpoint());
        inner.budget.earn();
        let mut renewed = false;
        loop {
            let (request_slots, waits_for) = inner.request_slots(options);
            let send_permits = state
                .send_permits(&self.0.quota, request_slots, waits_for)
                .await?;
            state.attempts += 1;
            let key = self.0.credential.current_or_refresh();
            let span = Span::attempt(request.endpoint(), &inner.url, state.attempts);
            let upload = request.parts().map(|_| Arc::<Progress>::default());
            let attempt = self.send_once(
                request,
                options,
                &key,
                state.deadline,
                upload.clone(),
                send_permits,
            );
            // Where it is pinned it stays: passed on by value, it would be in each future on its way.
            let attempt = pin!(span.run(attempt));
            let outcome = state
                .timed(attempt, upload, inner.upload_stall_timeout)
                .await;
            span.end(
                outcome.as_ref().ok().map(|response| response.status),
                outcome.as_ref().err(),
            );
            let error = match outcome {
                Err(error) if !matches!(error, Error::Timeout(_)) => error,
                over => return over,
            };
            if request.is_spent() {
                policy.attempts = state.attempts;
            }
            if policy.renews(&error, state.attempts)
                && !renewed
                && self.0.credential.refresh_after_401(&key)
            {
                renewed = true;
                continue;
            }
            // Who waits for the quota does so in its queue, and not on its deadline.
            let queues = matches!(error, Error::RateLimited(_)).then_some(state.queue_timeout);
            let queues = queues.flatten();
            if let (Some(_), Some(asked)) = (queues, error.retry_after()) {
                // For the others too, whatever becomes of this one.
                self.0.quota.pause(asked);
            }
            let left = queues.unwrap_or_else(|| state.deadline.left());
            let Decision::Wait(wait) = policy.decide(&error, state.attempts, left, &inner.budget)
            else {
                return Err(error.after(state.attempts));
            };
            trace::sending_again(&error, wait);
            state.last = Some(error);
            match queues {
                Some(_) => self.0.quota.pause(wait),
                None => sleep(wait).await,
            }
        }
    }

    /// Sends once.
    async fn send_once(
        &self,
        request: &Request,
        options: ResponseOptions,
        encoded: &Arc<EncodedKey>,
        deadline: Deadline,
        upload: Option<Arc<Progress>>,
        mut send_permits: SendPermits,
    ) -> Result<RawResponse, Error> {
        let inner = &self.0.inner;
        let mut opened = None;
        if let (Some(parts), Some(progress)) = (request.parts(), &upload) {
            // Boxed for the sake of the calls that upload nothing.
            let opening = Box::pin(parts.open(progress.clone())).await;
            let failed = |failure: Failure| failure.into_error(request.operation());
            opened = Some(opening.map_err(failed)?);
        }
        send_permits.permit.iter_mut().for_each(QuotaPermit::spend);
        let sending = {
            let mut http_request = self.http_request(request, options.accept, encoded);
            http_request.upload = opened;
            let transport = &inner.transport;
            transport.send(http_request, options.streaming, deadline, || {
                request.operation()
            })
        };
        let sent = sending.await;
        // Its own failure is why the connection broke, or why the server has not all of it.
        let failure = upload.and_then(|upload| upload.failure());
        let failure = failure.map(|failure| failure.into_error(request.operation()));
        match sent {
            Ok(http_response) => match failure.filter(|_| http_response.status.is_success()) {
                None => self.response(request, http_response, encoded.clone(), send_permits.slot),
                Some(failure) => Err(failure),
            },
            Err(error) => {
                if matches!(&error, Error::Transport(error) if !error.may_have_been_processed()) {
                    send_permits.permit.iter_mut().for_each(QuotaPermit::refund);
                }
                Err(failure.unwrap_or(error))
            }
        }
    }

    /// Files what came.
    fn response(
        &self,
        request: &Request,
        http_response: HttpResponse,
        key: Arc<EncodedKey>,
        slot: OwnedSemaphorePermit,
    ) -> Result<RawResponse, Error> {
        let HttpResponse {
            status,
            headers,
            body,
            rest,
        } = http_response;
        let silence = self.0.inner.stream_idle_timeout;
        let rest = rest.map(|rest| StreamingBody::new(rest, request.operation(), silence, slot));
        self.0.quota.record_headers(&headers);
        let response = RawResponse {
            operation: request.operation(),
            status,
            headers,
            body,
            rest,
            again: None,
            key,
        };
        if status.is_success() {
            Ok(response)
        } else {
            Err(response.into_api_error().into())
        }
    }

    fn policy(&self, endpoint: &Endpoint) -> Policy {
        let Settings { inner, retry, .. } = &*self.0;
        let setting = retry.or(endpoint.retry).or(inner.retry);
        Policy::new(inner.attempts, setting, endpoint)
    }

    fn state<'a>(&self, request: &'a Request) -> CallState<'a> {
        let Settings { inner, timeout, .. } = &*self.0;
        let limit = timeout
            .or(request.endpoint().timeout)
            .unwrap_or(inner.timeout);
        CallState::new(request, limit, inner.wait_for_quota)
    }
}

impl Sends for Client {
    fn send(self: Box<Self>, request: Request, options: ResponseOptions) -> ResponseFuture {
        Box::pin(self.execute(request, options))
    }
}

impl ClientInner {
    /// The places that a call takes one of.
    fn request_slots(&self, options: ResponseOptions) -> (&Arc<Semaphore>, WaitedFor) {
        match options.streaming {
            true => (&self.streams, WaitedFor::Stream),
            false => (&self.request_slots, WaitedFor::ConcurrencyLimit),
        }
    }
}

impl Settings {
    /// Notes a setting that cannot work; the first note stands.
    fn refuse(&mut self, problem: impl Into<String>) {
        self.refused.get_or_insert_with(|| problem.into());
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("base_url", &self.0.inner.base)
            .field("key", &self.0.credential.current().key)
            .field("key_placement", &self.0.inner.placement)
            .field("timeout", &self.0.timeout.unwrap_or(self.0.inner.timeout))
            .finish_non_exhaustive()
    }
}

/// What gives access to a client: implement it for a type of your own to annotate its methods.
///
/// ```
/// use profound_client::{profound_endpoint, Client, Error, HasClient};
///
/// struct Catalogue {
///     client: Client,
/// }
///
/// impl HasClient for Catalogue {
///     fn client(&self) -> &Client {
///         &self.client
///     }
/// }
///
/// impl Catalogue {
///     #[profound_endpoint(GET "/v1/org/categories")]
///     async fn categories(&self) -> Result<Vec<serde_json::Value>, Error>;
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` gives no access to a client",
    label = "no client in here",
    note = "implement `profound_client::HasClient` for it, or pass a `&Client`"
)]
pub trait HasClient {
    /// The client that calls go through.
    fn client(&self) -> &Client;
}

impl HasClient for Client {
    fn client(&self) -> &Client {
        self
    }
}

/// Implements the `HasClient` that is in scope for what points to an implementor.
macro_rules! has_client_through_pointers {
    ($($pointer:ty),*) => {$(
        impl<T: HasClient + ?Sized> HasClient for $pointer {
            fn client(&self) -> &Client {
                (**self).client()
            }
        }
    )*};
}
#[cfg(feature = "blocking")]
pub(crate) use has_client_through_pointers;

has_client_through_pointers!(&T, &mut T, Box<T>, Arc<T>);

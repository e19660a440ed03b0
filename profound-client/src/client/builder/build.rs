//! Builds a client from its settings, and checks them.

use std::sync::Arc;

use http::{HeaderMap, HeaderValue, header};

use super::{ClientBuilder, KeySetters, USER_AGENT};
#[cfg(feature = "tower")]
use crate::{client::headers, transport::ExchangeSettings};
use crate::{
    client::{
        Client, ClientInner, Settings,
        client_cache::ClientCache,
        fixed_urls::FixedUrls,
        origin::{self, Origin},
    },
    credentials::Credential,
    error::Error,
    observe::Observers,
    quota::{Quota, SlotLimits},
    retry::Budget,
    transport::{Transport, TransportSettings},
};

impl ClientBuilder {
    /// Builds the client.
    ///
    /// # Errors
    ///
    /// Returns a [configuration error](Error::Configuration) that lists every invalid setting, or says
    /// that there is no key.
    pub fn build(mut self) -> Result<Client, Error> {
        let text = self.base_url.as_deref().unwrap_or(origin::DEFAULT);
        let origin = Origin::parse(text, self.plain_http.as_deref());
        let named = |problem| format!("{} {problem}", self.base_url_name);
        let origin = origin.map_err(|problem| self.problems.push(named(problem)));
        let agent = HeaderValue::from_str(self.user_agent.as_deref().unwrap_or(USER_AGENT));
        let agent = agent.map_err(|_| {
            self.problems
                .push("the user agent contains a control character, such as a line break".into());
        });
        self.check();
        let (Ok(origin), Ok(agent), Some(key), []) = (origin, agent, self.key, &*self.problems)
        else {
            return Err(Error::configuration(self.problems.join("; ")));
        };
        self.headers.entry(header::USER_AGENT).or_insert(agent);
        let transport = Transport::new(TransportSettings {
            base: origin.url.clone(),
            direct: origin.direct,
            max_body: self.max_body,
            stall: self.upload_stall_timeout,
            hook: self.hook.into_inner(),
            #[cfg(feature = "tower")]
            exchange: ExchangeSettings {
                layers: self.layers,
                service: self.service,
                host: origin.host.clone(),
                reserved: headers::reserved,
                rate_limit: self.rate_limit.clone(),
            },
        })?;
        let credential = Credential::new(key, Arc::default());
        // A provider without a key is a mistake in the settings.
        credential.current()?;
        let slots = SlotLimits {
            calls: self.concurrent,
            streams: self.streams,
        };
        Ok(Client(Arc::new(Settings {
            inner: Arc::new(ClientInner {
                transport,
                observers: Observers::new(self.observers, &origin.url),
                path: origin.url.path().trim_end_matches('/').to_owned(),
                fixed_urls: FixedUrls::default(),
                url: origin.url,
                host: origin.host,
                base: origin.base,
                headers: self.headers,
                placement: self.placement,
                rate_limit: self.rate_limit,
                timeout: self.timeout,
                retry: self.retry,
                attempts: self.attempts,
                budget: Budget::new(),
                cache: ClientCache::new(self.cache_store),
                slots,
                stream_idle_timeout: self.stream_idle_timeout,
                upload_stall_timeout: self.upload_stall_timeout,
            }),
            credential: Arc::new(credential),
            quota: Arc::new(Quota::in_store(slots, self.quota_store)),
            timeout: None,
            queue_timeout: self.wait_for_quota,
            reserve: 0,
            share: None,
            retry: None,
            cache: None,
            cache_scope: self.cache_scope.map(Into::into),
            headers: HeaderMap::new(),
            refused: None,
        })))
    }

    /// Records every setting that is invalid by itself.
    fn check(&mut self) {
        self.check_service();
        if self.attempts == 0 {
            self.problems
                .push("`max_attempts` must be at least 1".into());
        }
        for (name, request_slots) in [
            ("max_concurrent_calls", self.concurrent),
            ("max_concurrent_streams", self.streams),
        ] {
            if request_slots == 0 {
                self.problems
                    .push(format!("`{name}` must be at least 1, found 0"));
            }
        }
        if self.stream_idle_timeout.is_zero() {
            self.problems
                .push("`stream_idle_timeout` must not be 0".into());
        }
        if self.upload_stall_timeout.is_zero() {
            self.problems
                .push("`upload_stall_timeout` must not be 0".into());
        }
        if self.wait_for_quota.is_some_and(|limit| limit.is_zero()) {
            self.problems
                .push("the limit of `wait_for_quota` must not be 0: without the setting, calls do not wait".into());
        }
        if self.timeout.is_zero() {
            self.problems.push("the timeout must not be 0".into());
        }
        if let KeySetters {
            api_key: true,
            key_provider: true,
        } = self.key_setters
        {
            self.problems.push(
                "`api_key` and `key_provider` are both set: remove one of the two calls".into(),
            );
        }
        #[cfg(feature = "tower")]
        if self.service.is_some() && self.hook.get_mut().is_some() {
            self.problems.push(
                "`http` and `transport` are both set: `http` configures reqwest, which `transport` \
                 replaces, so remove one of the two calls"
                    .into(),
            );
        }
        match self.key_problem.take() {
            Some(problem) => self.problems.push(problem),
            None if self.key.is_none() => {
                let help = if self.base_url.is_some() {
                    ""
                } else {
                    ", or begin with `ClientBuilder::from_env()`, which reads `PROFOUND_API_KEY`"
                };
                let problem = format!("missing API key: call `api_key` on the builder{help}");
                self.problems.push(problem);
            }
            None => {}
        }
    }
}

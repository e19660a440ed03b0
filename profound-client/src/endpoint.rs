//! The static description of an endpoint, from a method's attribute.

use std::{borrow::Cow, fmt, time::Duration};

use http::{HeaderName, Method, header};

/// The placement of the API key in a request.
///
/// Guide: [Keys and rotation](crate::guide::keys).
///
/// Profound documents and recommends the header `X-API-Key`. The other placements are for proxies and
/// gateways that require them, and for [other services](crate::guide::another_api).
#[doc(alias(
    "bearer",
    "authorization",
    "authentication",
    "token",
    "X-API-Key",
    "X-Auth-Token",
    "another API"
))]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum KeyPlacement {
    /// The header `X-API-Key: <key>`, the default.
    #[default]
    Header,
    /// The query parameter `api_key=<key>`. Servers and proxies log queries: prefer a header.
    Query,
    /// The header `Authorization: Bearer <key>`.
    Bearer,
    /// The header of this name: `X-Token: <key>` for `NamedHeader("X-Token")`.
    ///
    /// The name is reserved: neither a client nor a call can set this header.
    NamedHeader(&'static str),
    /// The query parameter of this name: `token=<key>` for `NamedQuery("token")`. The name consists of
    /// letters, digits, `-`, `.`, `_` and `~`. Servers and proxies log queries: prefer a header.
    ///
    /// The name is reserved: no call can set this parameter.
    NamedQuery(&'static str),
}

const X_API_KEY: HeaderName = HeaderName::from_static("x-api-key");

/// The name of Profound's query parameter for the key.
pub(crate) const API_KEY: &str = "api_key";

impl KeyPlacement {
    /// Returns the header with the key; `None` if it is in the query. A name must be checked before.
    pub(crate) fn header(self) -> Option<HeaderName> {
        match self {
            Self::Header => Some(X_API_KEY),
            Self::Bearer => Some(header::AUTHORIZATION),
            Self::NamedHeader(name) if is_lowercase(name) => Some(HeaderName::from_static(name)),
            Self::NamedHeader(name) => HeaderName::from_bytes(name.as_bytes()).ok(),
            Self::Query | Self::NamedQuery(_) => None,
        }
    }

    /// Returns the query parameter with the key; `None` if it is in a header.
    pub(crate) fn query(self) -> Option<&'static str> {
        match self {
            Self::Query => Some(API_KEY),
            Self::NamedQuery(name) => Some(name),
            Self::Header | Self::Bearer | Self::NamedHeader(_) => None,
        }
    }

    /// Returns true for a placement that Profound does not have.
    pub(crate) fn is_named(self) -> bool {
        matches!(self, Self::NamedHeader(_) | Self::NamedQuery(_))
    }
}

/// Returns true for a name from the macro, which needs no allocation.
fn is_lowercase(name: &str) -> bool {
    !name.bytes().any(|byte| byte.is_ascii_uppercase())
}

/// The retry setting after a failure that may have reached the server.
///
/// Guide: [Errors and retries](crate::guide::errors_and_retries).
///
/// If unset, a read-only operation is [`Safe`](Retry::Safe). A write is retried only if the API cannot
/// have processed it: after a failure to connect, and after a 429.
#[doc(alias("retries", "backoff", "idempotent"))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Retry {
    /// The operation may be repeated. It is also retried after a broken connection and after the
    /// statuses 408, 500, 502, 503, 504 and 529.
    Safe,
    /// The operation is never retried.
    Never,
}

/// The key setting of a call. A method's setting overrides the trait's, and that overrides the
/// client's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum KeySetting {
    #[default]
    Inherit,
    Placed(KeyPlacement),
    Omitted,
}

/// The cache setting of a method, a trait or a handle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CacheSetting {
    /// Responses are cached for this long.
    For(Duration),
    Never,
}

/// The pagination style of an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paging {
    /// The cursor in the response is sent as the query parameter of this name.
    QueryCursor(&'static str),
    /// The offset is sent as the query parameter `offset`.
    QueryOffset,
    /// The cursor in the response is sent as the field `cursor` of the body.
    BodyCursor,
    /// The offset is sent as the field `offset` of the body.
    BodyOffset,
    /// The offset is sent as the field `pagination.offset` of the body.
    Pagination,
}

/// The pagination of an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Pages {
    pub(crate) way: Paging,
    pub(crate) limit: u32,
}

/// The description of one annotated method, built in a constant.
#[derive(Debug)]
pub struct Endpoint {
    pub(crate) method: Method,
    pub(crate) template: Cow<'static, str>,
    pub(crate) key: KeySetting,
    pub(crate) timeout: Option<Duration>,
    pub(crate) retry: Option<Retry>,
    pub(crate) cache: Option<CacheSetting>,
    pub(crate) reads: bool,
    pub(crate) pages: Option<Pages>,
    pub(crate) headers: &'static [(&'static str, &'static str)],
}

impl Endpoint {
    /// Returns an endpoint with this method and path template, such as `/v1/agents/{agent_id}`.
    pub const fn new(method: Method, template: &'static str) -> Self {
        Self {
            method,
            template: Cow::Borrowed(template),
            key: KeySetting::Inherit,
            timeout: None,
            retry: None,
            cache: None,
            reads: false,
            pages: None,
            headers: &[],
        }
    }

    /// Sets the key placement; `None` sends no key.
    #[must_use]
    pub const fn key(mut self, placement: Option<KeyPlacement>) -> Self {
        self.key = match placement {
            Some(placement) => KeySetting::Placed(placement),
            None => KeySetting::Omitted,
        };
        self
    }

    /// Sets the deadline of a whole call, in milliseconds.
    #[must_use]
    pub const fn timeout(mut self, milliseconds: u64) -> Self {
        self.timeout = Some(Duration::from_millis(milliseconds));
        self
    }

    /// Sets the option `retry = …`.
    #[must_use]
    pub const fn retry(mut self, retry: Retry) -> Self {
        self.retry = Some(retry);
        self
    }

    /// Sets the time for which responses are cached, in milliseconds; 0 caches none.
    #[must_use]
    pub const fn cache(mut self, milliseconds: u64) -> Self {
        self.cache = Some(match milliseconds {
            0 => CacheSetting::Never,
            _ => CacheSetting::For(Duration::from_millis(milliseconds)),
        });
        self
    }

    /// Marks the operation as read-only.
    #[must_use]
    pub const fn reads(mut self) -> Self {
        self.reads = true;
        self
    }

    /// Sets the pagination style. `limit` is the page size that is requested if the arguments do not
    /// set one.
    #[must_use]
    pub const fn pages(mut self, way: Paging, limit: u32) -> Self {
        self.pages = Some(Pages { way, limit });
        self
    }

    /// Sets headers of every call, checked by the macro.
    #[must_use]
    pub const fn headers(mut self, headers: &'static [(&'static str, &'static str)]) -> Self {
        self.headers = headers;
        self
    }

    pub(crate) fn operation(&self) -> Operation {
        Operation {
            method: self.method.clone(),
            template: self.template.clone(),
        }
    }
}

/// The operation that an error came from: method and path template, never the argument values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Operation {
    pub(crate) method: Method,
    pub(crate) template: Cow<'static, str>,
}

impl fmt::Display for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.method, self.template)
    }
}

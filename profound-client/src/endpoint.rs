//! An operation's static facts: what a method's attribute says, known before any call.

use std::{borrow::Cow, fmt, time::Duration};

use http::Method;

/// Where a request carries the API key.
///
/// Profound documents the header `X-API-Key` and recommends it; the others exist for proxies and
/// gateways that expect them.
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
}

/// Whether a call is sent again after a failure that may have reached the server.
///
/// Unset, an operation that only reads is [`Safe`](Retry::Safe). One that writes is sent again only
/// where the API cannot have processed it: after a failure to connect, and after a 429.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Retry {
    /// The operation may be repeated: it is also sent again after a broken connection and the
    /// statuses 408, 500, 502, 503, 504 and 529.
    Safe,
    /// The operation is sent once, whatever happens.
    Never,
}

/// What a call says of its key; a method's word goes before the trait's and the client's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum KeySetting {
    #[default]
    Inherit,
    Placed(KeyPlacement),
    Omitted,
}

/// How an operation's next page is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paging {
    /// By the cursor that the answer gives, in the query parameter of this name.
    QueryCursor(&'static str),
    /// By the query parameter `offset`.
    QueryOffset,
    /// By the cursor that the answer gives, in the body's field `cursor`.
    BodyCursor,
    /// By the body's field `offset`.
    BodyOffset,
    /// By the body's field `pagination.offset`.
    Pagination,
}

/// How an operation pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Pages {
    pub(crate) way: Paging,
    pub(crate) limit: u32,
}

/// The facts of one annotated method, built in a constant.
#[derive(Debug)]
pub struct Endpoint {
    pub(crate) method: Method,
    pub(crate) template: Cow<'static, str>,
    pub(crate) key: KeySetting,
    pub(crate) timeout: Option<Duration>,
    pub(crate) retry: Option<Retry>,
    pub(crate) reads: bool,
    pub(crate) pages: Option<Pages>,
    pub(crate) headers: &'static [(&'static str, &'static str)],
}

impl Endpoint {
    /// An operation by its method and its path template, such as `/v1/agents/{agent_id}`.
    pub const fn new(method: Method, template: &'static str) -> Self {
        Self {
            method,
            template: Cow::Borrowed(template),
            key: KeySetting::Inherit,
            timeout: None,
            retry: None,
            reads: false,
            pages: None,
            headers: &[],
        }
    }

    /// Where the key goes; `None` sends none.
    #[must_use]
    pub const fn key(mut self, placement: Option<KeyPlacement>) -> Self {
        self.key = match placement {
            Some(placement) => KeySetting::Placed(placement),
            None => KeySetting::Omitted,
        };
        self
    }

    /// The total deadline in milliseconds.
    #[must_use]
    pub const fn timeout(mut self, milliseconds: u64) -> Self {
        self.timeout = Some(Duration::from_millis(milliseconds));
        self
    }

    /// What `retry = …` says.
    #[must_use]
    pub const fn retry(mut self, retry: Retry) -> Self {
        self.retry = Some(retry);
        self
    }

    /// The operation only reads.
    #[must_use]
    pub const fn reads(mut self) -> Self {
        self.reads = true;
        self
    }

    /// The operation pages, and `limit` is how many items a page is asked to hold where the arguments
    /// do not say.
    #[must_use]
    pub const fn pages(mut self, way: Paging, limit: u32) -> Self {
        self.pages = Some(Pages { way, limit });
        self
    }

    /// Headers of every call, checked by the macro.
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

/// What an error says of the call it came from: method and path template, never its values.
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

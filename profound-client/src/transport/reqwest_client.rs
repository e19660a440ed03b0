//! The reqwest client of a transport, with the settings of the user and of this crate.

use std::time::Duration;

use super::tls;
use crate::error::{ConfigurationError, Error};

/// The connect timeout, shorter than the deadline, for a host that does not respond.
const CONNECT: Duration = Duration::from_secs(10);
/// The idle timeout. Load balancers close idle connections after a minute or more, so half a minute is
/// earlier than all of them.
const IDLE: Duration = Duration::from_secs(30);
/// An HTTP/2 connection without data for this long is pinged, and closed if there is no reply in the
/// same time. Otherwise every call would use the dead connection until its deadline.
#[cfg(feature = "http2")]
const PING: Duration = Duration::from_secs(10);
/// The minimum and maximum time for which the peer may leave sent data unread.
#[cfg(any(target_os = "android", target_os = "fuchsia", target_os = "linux"))]
const UNREAD: Duration = Duration::from_secs(30);
#[cfg(any(target_os = "android", target_os = "fuchsia", target_os = "linux"))]
const DAY: Duration = Duration::from_secs(86_400);
/// The HTTP/2 receive windows of a stream and of a connection, in bytes. The connection's is as large
/// as all open streams need, so that unread streams do not block the others.
#[cfg(feature = "http2")]
const STREAM_WINDOW: u32 = 1 << 20;
#[cfg(feature = "http2")]
const CONNECTION_WINDOW: u32 = 128 << 20;

/// A user's settings of the HTTP client.
pub(crate) type Hook = Box<dyn FnOnce(reqwest::ClientBuilder) -> reqwest::ClientBuilder + Send>;

/// Returns a client. The settings of this crate are applied after the user's.
pub(super) fn build(
    https: bool,
    direct: bool,
    stall: Duration,
    hook: Option<Hook>,
) -> Result<reqwest::Client, Error> {
    let builder = match (https, &hook) {
        (true, Some(_)) => tls::configurable(reqwest::Client::builder())?,
        (true, None) => tls::with_platform_roots(reqwest::Client::builder())?,
        (false, _) => reqwest::Client::builder(),
    };
    let builder = with_unread_limit(with_versions(builder), stall)
        .connect_timeout(CONNECT)
        .pool_idle_timeout(IDLE);
    let builder = match hook {
        Some(hook) => hook(builder),
        None => builder,
    };
    let builder = builder
        .redirect(reqwest::redirect::Policy::none())
        .referer(false)
        // With a limit of 0, reqwest does not clone the request either.
        .retry(reqwest::retry::never().max_retries_per_request(0))
        // Feature unification may enable reqwest's decompression. Disable it: this crate
        // decompresses.
        .no_gzip()
        .no_brotli()
        .no_deflate()
        .no_zstd()
        .connection_verbose(false)
        .https_only(https);
    let builder = if direct { builder.no_proxy() } else { builder };
    // Plain HTTP needs no TLS, whatever the user's settings for it.
    let builder = if https {
        builder
    } else {
        tls::without_roots(builder)
    };
    builder.build().map_err(|error| {
        Error::Configuration(
            ConfigurationError::new("the HTTP client cannot be built")
                .with_source(error.without_url()),
        )
    })
}

/// Sets the HTTP versions, independently of the features of reqwest that other crates enable.
fn with_versions(builder: reqwest::ClientBuilder) -> reqwest::ClientBuilder {
    #[cfg(feature = "http2")]
    {
        builder
            .http2_initial_stream_window_size(STREAM_WINDOW)
            .http2_initial_connection_window_size(CONNECTION_WINDOW)
            .http2_keep_alive_interval(PING)
            .http2_keep_alive_timeout(PING)
            .http2_keep_alive_while_idle(true)
    }
    #[cfg(not(feature = "http2"))]
    {
        builder.http1_only()
    }
}

/// Sets how long the peer may leave sent data unread (`TCP_USER_TIMEOUT`). reqwest's 30 s would end a
/// stalled upload before its own limit. Without a limit, an upload whose response came early, but that
/// the peer does not read, would keep its connection forever.
fn with_unread_limit(builder: reqwest::ClientBuilder, _stall: Duration) -> reqwest::ClientBuilder {
    #[cfg(any(target_os = "android", target_os = "fuchsia", target_os = "linux"))]
    {
        let limit = _stall.saturating_mul(2).clamp(UNREAD, DAY);
        builder.tcp_user_timeout(limit)
    }
    #[cfg(not(any(target_os = "android", target_os = "fuchsia", target_os = "linux")))]
    {
        builder
    }
}

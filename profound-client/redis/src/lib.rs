//! One quota, and one cache, of the API of [Profound](https://www.tryprofound.com) for many machines, on Redis 6.2 or newer,
//! or Valkey.
//!
//! A key has 600 requests an hour, on however many machines it is used. [`RedisQuota`] counts them in one
//! place: in no rolling hour do all clients together send more, and waiting calls are first in, first out
//! over all machines.
//!
//! ```no_run
//! use std::time::Duration;
//!
//! use profound_client::Client;
//! use profound_redis::RedisQuota;
//!
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! let quota = RedisQuota::connect("redis://redis.internal/", "reports-key")?;
//! let client = Client::builder()
//!     .api_key("pk_live_0123456789")
//!     .wait_for_quota(Duration::from_secs(3600))
//!     .quota_store(quota)
//!     .build()?;
//! # Ok(())
//! # }
//! ```
//!
//! You name the quota: all programs with the same key use the same name. Neither the key nor a hash of
//! it is in Redis. In the repository, `cargo run -p profound-redis --example fleet` shows three
//! processes that share one quota.
//!
//! # How it counts
//!
//! - One Lua script does each step, so each is atomic, with Redis's clock alone: the clocks of the
//!   machines do not matter.
//! - It is an exact log, not a token bucket, which admits up to twice the quota in a rolling hour. A request
//!   counts from the moment that it is granted until an hour after it ended.
//! - The rate-limit headers of every response are recorded for all machines. They also count other users
//!   of the key. After a 429, all machines pause.
//! - A program without a heartbeat for [`dead_after`](RedisQuotaBuilder::dead_after) loses its places in
//!   the queue, and its requests in flight count as sent.
//! - Each program keeps what it knows. If Redis loses its data, each program writes its part again. Then one
//!   request at a time is sent, until the API's headers have said the rest. The guide has [what remains
//!   ](profound_client::guide::many_machines#when-something-fails).
//!
//! # When Redis does not answer
//!
//! A call waits for Redis for at most 250 ms. Then this program counts alone, and sends at most
//! [its share](RedisQuotaBuilder::when_lost) of the quota, a tenth by default. It warns once, tries again
//! with backoff, and reports to Redis what it sent meanwhile.
//!
//! # A shared cache
//!
//! [`RedisCache`] is a [`CacheStore`](profound_client::cache::CacheStore): a response that one program has
//! stored is there for the others.
//!
//! # Features
//!
#![cfg_attr(
    feature = "document-features",
    doc = document_features::document_features!(
        feature_label = r#"<span class="stab portability"><code>{feature}</code></span>"#
    )
)]
#![cfg_attr(docsrs, feature(doc_cfg))]
#![forbid(unsafe_code)]

mod cache;
mod connection;
mod error;
mod quota;

// Only its features are needed.
#[cfg(feature = "rustls")]
use rustls as _;

pub use self::{
    cache::RedisCache,
    error::ConnectError,
    quota::{RedisQuota, RedisQuotaBuilder},
};

//! The guide: a chapter for each topic, for users who do not read the source.
//!
//! | chapter | questions that it answers |
//! |---|---|
//! | [Endpoints](endpoints) | How do I declare a call? How are arguments sent, and responses read? |
//! | [Contracts](contract) | How do I call operations that this crate does not know, or another API? |
//! | [Keys and rotation](keys) | Where does the key come from? How do I change it without a restart? |
//! | [Errors and retries](errors_and_retries) | What can fail? What is sent again? How long does a call take? |
//! | [Quota and concurrency](quota_and_concurrency) | How do I stay within 600 requests an hour? |
//! | [Cache](cache) | How do I ask the same question twice, and pay once? |
//! | [One key, many machines](many_machines) | How do several programs share the quota of one key? |
//! | [Streams](streams) | How do I read rows while the API produces them? |
//! | [Pages](pages) | How do I read all items of a listing? |
//! | [Reports and dates](reports_and_dates) | How do I read columns, and export them to CSV, Arrow and Parquet? Which days does a report cover? |
//! | [How the numbers work](how_the_numbers_work) | Why does my number differ from the one in the app? Is it a fraction or a percentage? |
//! | [Uploads](uploads) | How do I send a file? |
//! | [Testing](testing) | How do I test my code without the API? |
//! | [Record and replay](record_and_replay) | How do I test with real responses, but without the API? |
//! | [Observing](observing) | How do I count and time calls, attempts and waits? |
//! | [Layers and transports](layers) | How do I put code around each request? How do I replace reqwest? |
//! | [Tracing](tracing) | How do I see the calls in logs and in OpenTelemetry? |
//! | [Blocking](blocking) | How do I make a call without async? |
//! | [Settings](settings) | Which limits, proxies and certificates can I set? |
//! | [Another API](another_api) | How do I call a service beside Profound? |
//! | [Cookbook](cookbook) | How do I answer the questions of every week: scores, shares, top domains, exports? |
//!
//! Each example is compiled and run by the tests of this crate. Most use
//! [`profound-sandbox`](https://docs.rs/profound-sandbox), a local server that behaves like the API, so
//! you can run them without a key.
// `profound-tests` tests the snippets: they need the typed API.
#![cfg_attr(
    any(not(doc), doctest),
    allow(missing_docs, reason = "only the documentation has the chapters")
)]

#[cfg_attr(all(doc, not(doctest)), doc = include_str!("../docs/guide/endpoints.md"))]
#[doc(alias("arguments", "return type", "attribute options"))]
pub mod endpoints {}

#[cfg_attr(all(doc, not(doctest)), doc = include_str!("../docs/guide/contract.md"))]
#[doc(alias(
    "openapi",
    "facts file",
    "unlisted",
    "private beta",
    "overlay",
    "profound-contract"
))]
pub mod contract {}

#[cfg_attr(all(doc, not(doctest)), doc = include_str!("../docs/guide/keys.md"))]
#[doc(alias("authentication", "bearer", "rotation", "token", "secret"))]
pub mod keys {}

#[cfg_attr(all(doc, not(doctest)), doc = include_str!("../docs/guide/errors_and_retries.md"))]
#[doc(alias(
    "retry",
    "backoff",
    "timeout",
    "deadline",
    "exponential backoff",
    "custom error"
))]
pub mod errors_and_retries {}

#[cfg_attr(all(doc, not(doctest)), doc = include_str!("../docs/guide/quota_and_concurrency.md"))]
#[doc(alias("rate limit", "rate_limit", "throttle", "concurrency", "429"))]
pub mod quota_and_concurrency {}

#[cfg_attr(all(doc, not(doctest)), doc = include_str!("../docs/guide/many_machines.md"))]
#[doc(alias(
    "distributed rate limit",
    "distributed rate limiter",
    "shared quota",
    "redis",
    "valkey"
))]
pub mod many_machines {}

#[cfg_attr(all(doc, not(doctest)), doc = include_str!("../docs/guide/cache.md"))]
#[doc(alias("memoize", "coalesce", "dedupe", "single-flight", "redis"))]
pub mod cache {}

#[cfg_attr(all(doc, not(doctest)), doc = include_str!("../docs/guide/streams.md"))]
#[doc(alias("SSE", "server-sent events", "streaming"))]
pub mod streams {}

#[cfg_attr(all(doc, not(doctest)), doc = include_str!("../docs/guide/pages.md"))]
#[doc(alias("pagination", "cursor", "offset"))]
pub mod pages {}

#[cfg_attr(all(doc, not(doctest)), doc = include_str!("../docs/guide/reports_and_dates.md"))]
#[doc(alias(
    "columns",
    "dataframe",
    "null",
    "time zone",
    "parquet",
    "csv export",
    "warehouse"
))]
pub mod reports_and_dates {}

#[cfg_attr(all(doc, not(doctest)), doc = include_str!("../docs/guide/how_the_numbers_work.md"))]
#[doc(alias(
    "weights",
    "units",
    "percentage",
    "average",
    "visibility score",
    "share of voice",
    "citation share",
    "sentiment",
    "metrics"
))]
pub mod how_the_numbers_work {}

#[cfg_attr(all(doc, not(doctest)), doc = include_str!("../docs/guide/uploads.md"))]
#[doc(alias("multipart", "file upload"))]
pub mod uploads {}

#[cfg_attr(all(doc, not(doctest)), doc = include_str!("../docs/guide/testing.md"))]
#[doc(alias("mock", "fake", "stub", "mocking", "unit test"))]
pub mod testing {}

#[cfg_attr(all(doc, not(doctest)), doc = include_str!("../docs/guide/record_and_replay.md"))]
#[doc(alias(
    "vcr", "cassette", "mock", "wiremock", "fixture", "snapshot", "offline"
))]
pub mod record_and_replay {}

#[cfg_attr(all(doc, not(doctest)), doc = include_str!("../docs/guide/observing.md"))]
#[doc(alias("metrics", "opentelemetry", "prometheus", "observer", "histogram"))]
pub mod observing {}

#[cfg_attr(all(doc, not(doctest)), doc = include_str!("../docs/guide/layers.md"))]
#[doc(alias("middleware", "interceptor", "tower", "hyper", "traceparent"))]
pub mod layers {}

#[cfg_attr(all(doc, not(doctest)), doc = include_str!("../docs/guide/tracing.md"))]
#[doc(alias("logging", "log", "opentelemetry", "otel", "spans", "metrics"))]
pub mod tracing {}

#[cfg_attr(all(doc, not(doctest)), doc = include_str!("../docs/guide/blocking.md"))]
#[doc(alias("sync", "synchronous"))]
pub mod blocking {}

#[cfg_attr(all(doc, not(doctest)), doc = include_str!("../docs/guide/settings.md"))]
#[doc(alias(
    "proxy",
    "certificate",
    "gzip",
    "compression",
    "TLS",
    "HTTP/2",
    "user agent",
    "defaults"
))]
pub mod settings {}

#[cfg_attr(all(doc, not(doctest)), doc = include_str!("../docs/guide/another_api.md"))]
#[doc(alias("second API", "other service", "gateway", "X-Token"))]
pub mod another_api {}

#[cfg_attr(all(doc, not(doctest)), doc = include_str!("../docs/guide/cookbook.md"))]
#[doc(alias("examples", "recipes", "csv", "tutorial", "competitors", "top domains"))]
pub mod cookbook {}

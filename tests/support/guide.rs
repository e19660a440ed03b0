//! The chapters of the guide. Their snippets are tested here, because they use every published package.

#[doc = include_str!("../../profound-client/docs/guide/endpoints.md")]
mod endpoints {}

#[doc = include_str!("../../profound-client/docs/guide/contract.md")]
mod contract {}

#[doc = include_str!("../../profound-client/docs/guide/keys.md")]
mod keys {}

#[doc = include_str!("../../profound-client/docs/guide/errors_and_retries.md")]
mod errors_and_retries {}

#[doc = include_str!("../../profound-client/docs/guide/quota_and_concurrency.md")]
mod quota_and_concurrency {}

#[doc = include_str!("../../profound-client/docs/guide/cache.md")]
mod cache {}

#[doc = include_str!("../../profound-client/docs/guide/many_machines.md")]
mod many_machines {}

#[doc = include_str!("../../profound-client/docs/guide/streams.md")]
mod streams {}

#[doc = include_str!("../../profound-client/docs/guide/pages.md")]
mod pages {}

#[doc = include_str!("../../profound-client/docs/guide/reports_and_dates.md")]
mod reports_and_dates {}

#[doc = include_str!("../../profound-client/docs/guide/how_the_numbers_work.md")]
mod how_the_numbers_work {}

#[doc = include_str!("../../profound-client/docs/guide/uploads.md")]
mod uploads {}

#[doc = include_str!("../../profound-client/docs/guide/testing.md")]
mod testing {}

#[doc = include_str!("../../profound-client/docs/guide/record_and_replay.md")]
mod record_and_replay {}

#[doc = include_str!("../../profound-client/docs/guide/observing.md")]
mod observing {}

#[doc = include_str!("../../profound-client/docs/guide/layers.md")]
mod layers {}

#[doc = include_str!("../../profound-client/docs/guide/tracing.md")]
mod tracing {}

#[doc = include_str!("../../profound-client/docs/guide/blocking.md")]
mod blocking {}

#[doc = include_str!("../../profound-client/docs/guide/settings.md")]
mod settings {}

#[doc = include_str!("../../profound-client/docs/guide/another_api.md")]
mod another_api {}

#[doc = include_str!("../../profound-client/docs/guide/cookbook.md")]
mod cookbook {}

//! A local server that behaves like the API of Profound, for tests, examples and first experiments.
//!
//! [`Sandbox::start`] serves real HTTP on a free port of `127.0.0.1`. It implements every operation of
//! the API: keys, hourly quota, validation errors, pages, streams and writes. Its data is generated and
//! never changes, so the same request always gets the same response. It needs neither a network nor a
//! real key.
//!
//! # In a test
//!
//! Add the package under `[dev-dependencies]`:
//!
//! ```toml
//! [dev-dependencies]
//! profound-sandbox = "0.1"
//! ```
//!
//! [`Sandbox::client`] returns a client with a valid key. The sandbox stops when it is dropped. A
//! [`Fault`] makes a request fail. A [`ReceivedRequest`] describes a request that the sandbox received:
//!
//! ```
//! use profound_sandbox::{Fault, Sandbox};
//! use profound_client::{Client, Error, StatusCode, profound_endpoint};
//! use serde_json::Value;
//!
//! #[profound_endpoint(GET "/v1/org/categories")]
//! async fn categories(client: &Client) -> Result<Vec<Value>, Error>;
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let sandbox = Sandbox::builder().fail_next(Fault::status(503)).start()?;
//!
//! assert_eq!(categories(&sandbox.client()).await?.len(), 3);
//!
//! let requests = sandbox.requests();
//! let statuses: Vec<_> = requests.iter().map(|request| request.status()).collect();
//! assert_eq!(statuses, [Some(StatusCode::SERVICE_UNAVAILABLE), Some(StatusCode::OK)]);
//! assert_eq!(requests[1].path(), "/v1/org/categories");
//! assert_eq!(requests[1].header("x-api-key"), Some("[redacted]"));
//! # Ok(())
//! # }
//! ```
//!
//! # The program
//!
//! The program `profound-sandbox` serves until it is interrupted, for clients in any language:
//!
//! ```sh
//! cargo install profound-sandbox --no-default-features
//! profound-sandbox --port 8080 --quota 600 --latency 50ms
//! ```
//!
//! # Features
//!
#![cfg_attr(
    feature = "document-features",
    doc = document_features::document_features!(
        feature_label = r#"<span class="stab portability"><code>{feature}</code></span>"#
    )
)]
//!
//! # Operations
//!
//! The sandbox knows the shapes of all requests and responses. A request with a wrong shape gets a 422
//! that lists its problems, at most 100. Every response matches the shape of its operation. Some
//! operations do more:
//!
//! - `GET /v1/org/…` lists three categories of two organisations, and their contents.
//! - Prompts can be filtered, sorted and paged by cursor, and can be created, changed and deleted.
//!   Running Shoes has 1,240 active prompts; the other categories have fewer.
//! - Documents of an organisation are paged by `next_cursor`, some of which are empty. They can be
//!   read, created, renamed, rewritten and deleted.
//! - Knowledge bases take documents as JSON or as a form with a file of up to 32 MiB. They have folders,
//!   and a search that finds uploaded documents.
//! - There are 133 published agents, and drafts. Their graphs can be changed and published. A run is
//!   `queued` when it is first read, then `running`, then `succeeded`.
//! - Projects of a category are paged by `limit` and `offset`, without a total. Running Shoes has 177
//!   projects, with tasks. `POST /v1/projects` starts a generation, which advances each time it is read
//!   and ends in a new project.
//! - All reports are counted from one dataset, see below. The answers can be listed.
//! - v1 reports are paged by `limit` and `offset`. Their rows are positional, in the order of
//!   `info.query`; in shopping reports they are objects. v2 reports have named rows and are paged by
//!   cursor.
//! - Report streams send a `summary`, then one event for each row: `row` in v1, `result` in v2. Their
//!   columns are named.
//!
//! Writes are kept as long as the sandbox runs.
//!
//! # The dataset
//!
//! Every number is counted from generated answers and from a log of visits. Equal requests get equal
//! numbers, for every date. [`SandboxBuilder::seed`] changes them.
//!
//! Modelled:
//!
//! - Twelve prompts of a category run in one to three regions, on four models, one to three times a day.
//!   All are analysed for visibility, six also for sentiment, and six also for accuracy.
//! - An answer names brands with positions, cites pages, and searches for queries with results. It makes
//!   claims about the named brands, and can show products with offers of merchants.
//! - An owned domain is the `website` or an `alternate_domains` entry of an owned asset. These are the
//!   domains that are cited as owned, and whose visits are logged. Other domains have no visits.
//! - Visits of bots and people are logged by hour in UTC. v1 sums them up by day in US Eastern time.
//!
//! Metrics:
//!
//! - A count is a sum over all answers. A share, score or position is computed for each model, and then
//!   averaged over the models with equal weight. So the score of a period is not the mean of its days.
//! - Visibility is the share of runs that name the brand. Every run names a brand. A share of voice
//!   counts a brand once a run.
//! - A citation share is a share of all citations of the same group. A filter on the cited source does
//!   not change the share of a row; a filter on the prompt, model, topic, region, persona or tag does.
//! - The sentiment is the share of favourable claims among the claims about the brand: a fraction in
//!   `/v1/reports/sentiment`, a percentage in the others. `occurrence` is a percentage of responses.
//!
//! - A checked claim is from one of three pages, which its answer cites. So the claims, clusters, drivers
//!   and citations of `/v1/reports/accuracy/…` are those of the v2 reports on FactCheck, and of the
//!   texts of the answers. A `share` is a fraction, an `occurrence` or `citationShare` of a claim a
//!   percentage.
//! - Some prompts have no tag, and some no persona. Their rows have `null` or an empty text there.
//! - Insights of advertisements are sums of the same hours at every level and granularity.
//!
//! Not modelled: changes of prompts, topics and tags do not change reports. Volumes of prompts, their
//! intents, and analyses of content are generated from the request. A claim of a sentiment report has one
//! source page, which is not taken from its answer. Every prompt has at most one tag and one persona.
//!
//! # Decisions of the sandbox
//!
//! The API's documentation leaves some behaviour open. The sandbox behaves as follows.
//!
//! Reports:
//!
//! - Every date has data, past and future. A report covers at most 366 days and has at most 100,000
//!   rows. If the end date is optional and missing, the report ends at the time of
//!   [`Sandbox::set_time`], and covers at most the last 366 days.
//! - A v1 page has at most 10,000 answers, even if `limit` is larger. The next page continues after the
//!   last answer that was sent.
//! - The stream of a v2 report has all rows, or `max_results` rows. It ignores `limit`.
//! - A v2 filter on `tag` is accepted in every report, also in that on visibility. A field that a
//!   report does not have gets a 422.
//! - Times with an offset are converted to US Eastern time. Times without an offset are in US Eastern
//!   time. v2 reports on bots and referrals use their `timezone`, one of sixteen that the sandbox knows.
//! - v1 reports on bots and referrals include the day whose start is the moment of `end_date`. A plain
//!   date does not include its day.
//! - Brands, products and channels are paged, and each can have several rows. A filter on merchants
//!   selects the products that they offer.
//! - `owned_asset_names` limits a v1 shopping report to these brands. With `include_competitors`, a report
//!   on items has the owned brands, or the `target_product`, and the best `competitor_limit` products of
//!   others. Counts of rows and frequencies of positions are shown if they are asked for.
//! - A filter on brands, products or merchants of a trigger rate tests the products of an answer together.
//!   Answers that do not pass count as not triggered.
//! - `include_no_tag` and `include_no_persona` widen a filter on tags or personas to prompts without any.
//! - With `pagination`, the rows of `/v1/reports/accuracy/breakdown` are paged and ordered by group.
//! - `tags` of a report on bots are `product`, `help` and `news`. They apply to pages, and an unknown
//!   `domain_id` has none. `view_id` is the id of a segment from `GET /v2/domain-segments`.
//! - The views of merchants have these metrics. Distribution: `merchant_share`, `merchant_visibility`
//!   and their ranks. Brand share: `visibility_rank` and `brand_share`. Top products:
//!   `product_visibility` and `product_rank`.
//! - A v1 row about an asset is omitted if nothing mentions the asset. A row about several assets has an
//!   average position of 0 if none of them appears. In v2 reports, the position is `null`.
//! - `scope` and `assets` of a v2 visibility report restrict each other.
//! - The columns of a v1 report are in the order of the API's own list, once each, whatever the order in
//!   the request.
//!
//! Requests:
//!
//! - The `matches` filter supports literals, `.`, `*`, `+`, `?`, `\`, and `^` and `$` at the ends, up to
//!   1,000 characters. A request has at most 100 filters with 1,000 values each.
//! - A body has at most 1 MiB, a form 32 MiB. A malformed form gets a 400.
//! - If the body of a request breaks off, the request gets no response and uses up no fault.
//!
//! Lists and writes:
//!
//! - Lists of documents, agents and projects are paged by position. A write during pagination may cause
//!   an item to be missed or repeated.
//! - A write of several prompts is applied completely or not at all. In a change, `null` clears the
//!   tags, the personas and the asset. Any other field that is `null` is not changed.
//! - In a change of a task, `null` clears every field except the title.
//! - The published graph of an agent that was never published is its draft. A graph is valid if it has
//!   nodes with ids, and edges between them. Publishing another one is a 422, and so is a run of a draft.
//! - Insights without `time_ranges[]` cover thirty days before 20 August 2026, with `aggregation_level`
//!   `ad_account` by default. They have at most 366 days.
//! - A language of a prompt can be any text.
//! - An organisation has 150 documents. The caller cannot see fifty in the middle and the last ten. With
//!   `limit` 50, or at most 25, one page is empty although more follow. A request to create a document
//!   with the id of an invisible one gets a 409. A text has at most a million bytes.
//! - A search finds the words of its query in paths and texts, as whole words and in any case. The score
//!   is the share of words that were found.
//! - Writes are dated by a clock that advances by one second with each write, from 1 September 2026. New
//!   ids depend on the order of writes, so that the same calls get the same responses.
//! - The sandbox stores at most 256 MiB of writes. Then it responds with 507.
#![cfg_attr(docsrs, feature(doc_cfg))]
#![forbid(unsafe_code)]

// The order of the modules, lowest first. A file imports from lower modules and from its own:
// 0 http, dataset   1 schema, store   2 reports   3 routes   4 sandbox   5 tests
mod dataset;
mod http;
mod reports;
mod routes;
mod sandbox;
mod schema;
mod store;
#[cfg(test)]
mod tests;

// Each on one line: `tests/logs/types.rs` reads the public types from these lines.
pub use crate::{
    http::{canned::CannedResponse, faults::Fault, keys::SandboxKey, log::ReceivedRequest},
    sandbox::{Sandbox, SandboxBuilder},
};

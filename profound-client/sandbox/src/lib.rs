//! A stand-in for the API on this machine, for examples, tests and trying things out.
//!
//! [`Sandbox::start`] serves real HTTP on loopback: the API's routes, keys of each kind, quota
//! headers, validation errors and pages, over data that is invented but never changes. The same
//! question always has the same answer. In reports on visibility a wide one agrees with a finer one,
//! and with the answers, because all are counted from the same executions of the same prompts. Of
//! other reports only the days of a period add up to it: their rows by one thing do not to those by
//! another.
//!
//! # What it serves
//!
//! Every operation of the API, from one description of their shapes: a request that does not have its
//! shape is told everything that is wrong with it, as the API does, and every answer has the shape of
//! its own. What an operation means beyond that:
//!
//! - What belongs to a category or an organisation: `GET /v1/org/…`, of three categories in two
//!   organisations
//! - Prompts of a category, filtered, ordered, and paged by cursor: 1,240 active ones in Running Shoes,
//!   and fewer in the other categories. They can be created, changed and deleted
//! - Documents of an organisation, paged by `next_cursor` with empty pages between, and each to be
//!   read, created, renamed, rewritten and deleted
//! - Knowledge bases, with documents as JSON or as a form with a file of up to 32 MiB, folders, and a
//!   search that finds what was uploaded
//! - Agents: 133 published ones, and drafts; their graphs can be drawn and published. A run is
//!   `queued` when it is first read, then `running`, then `succeeded`
//! - Projects of a category, paged by `limit` and `offset` without a total: 177 in Running Shoes, with
//!   tasks. `POST /v1/projects` begins a generation, which goes on by being read as a run does; at its
//!   end there is a project
//! - Reports on visibility, which are counted from executions, and the answers of those executions
//! - All other reports: a row for each of what a query tells apart, with values that move from day to
//!   day. Those of v1 have positional rows in the order of `info.query`, or objects where they are about
//!   shopping, and pages by `limit` and `offset`; those of v2 have named rows and pages by cursor
//! - Streams of reports: a `summary`, then a `row` (v1) or `result` (v2) each, with the columns of v1
//!   under their names
//!
//! What was written can be read, changed and deleted, for as long as the sandbox lasts.
//!
//! # Where it decides for itself
//!
//! - There is data for every date, past and to come. A report covers 366 days at most, and has 100,000
//!   rows at most. One that may leave its end open covers 30 days then.
//! - A page of v1 has 10,000 answers at most, also where its `limit` is more: the next one begins after
//!   as many as came.
//! - A value of a report other than on visibility depends on what its row is about, and on the days. A
//!   share is one of all rows that differ from it only in the thing that is measured; where rows tell
//!   no such things apart, of all rows of the date. A filter on something that a report knows nothing
//!   of lets everything pass.
//! - The stream of a v2 report has all its rows, or `max_results` of them, whatever its `limit`.
//! - Fields of a filter in a v2 report that is not on visibility can be any.
//! - What is neither a report nor kept, such as the clusters of claims, is invented from the request:
//!   the values have sensible sizes, but do not add up from one request to another.
//! - Times with an offset are brought to US Eastern time, without one they are taken to be in it: by
//!   reports on bots as well, whatever their `timezone`.
//! - A v1 row about an asset is left out where nothing mentions it; a row about several assets
//!   that none of them appears in has an average position of 0. In v2 it is `null`.
//! - The `matches` filter knows literals, `.`, `*`, `+`, `?`, `\`, and `^` and `$` at the ends, and
//!   1,000 characters. A request has 100 filters at most, and each of them 1,000 values.
//! - Of what is wrong with a request, the first hundred problems are told.
//! - Lists of documents, agents and projects page by a place in the list: a write in the middle of a
//!   walk may have it miss one, or see one twice.
//! - A request whose body breaks off has no answer, and leaves a fault to the next.
//! - `scope` and `assets` of a v2 report on visibility narrow each other.
//! - The columns of a v1 report stand in the order of the API's own list of them, once each, however
//!   the request has them.
//! - Reports count the twelve prompts of a category that are there from the start and are analysed
//!   for visibility, whatever becomes of the prompts.
//! - A write of several prompts is done as a whole or not at all. In a change, `null` clears the tags,
//!   the personas and the asset; any other field it leaves as it is.
//! - A task's title stays where a change has it as `null`, which clears every other field.
//! - An agent that was never published shows its draft where its published graph is asked for.
//! - An organisation has 150 documents, of which fifty in the middle and the ten last are not for the
//!   caller: at 25 or fewer a page, and at 50, there is an empty page with more to come. One cannot be
//!   created under the id of such a one: that is a 409. A text has a million characters at most.
//! - A body has 1 MiB at most, a form 32 MiB; one that is no form is answered with 400.
//! - A search finds the words of its query in paths and in texts, whole and in any case. The score is
//!   the share that was found.
//! - What is written is dated by a clock that ticks once a write, from 1 September 2026 on, and gets
//!   ids by its place, so that the same calls have the same answers.
//! - It keeps 256 MiB of what is written, and then answers 507.
//!
//! # In a test
//!
//! It is late or fails on request, and says what it has received: a [`Fault`] is what a request gets in
//! place of its answer, and a [`ReceivedRequest`] what came of it.
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
//! # By itself
//!
//! A program named `profound-sandbox` serves until it is interrupted, for clients in any language:
//! `cargo run --bin profound-sandbox` in a checkout, or `cargo install profound-sandbox --no-default-features`.
//! Its options are those of the builder: `profound-sandbox --port 8080 --quota 600 --latency 50ms`.
#![forbid(unsafe_code)]

mod dataset;
mod http;
mod reports;
mod routes;
mod sandbox;
mod schema;
mod store;
#[cfg(test)]
mod tests;

pub use crate::{
    http::{faults::Fault, log::ReceivedRequest},
    sandbox::{Sandbox, SandboxBuilder},
};

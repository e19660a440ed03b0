//! A stand-in for the API on this machine, for examples, tests and trying things out.
//!
//! [`Sandbox::start`] serves real HTTP on loopback: the API's routes, keys of each kind, quota
//! headers, validation errors and pages, over data that is invented but never changes. The same
//! question always has the same answer, and a wide report agrees with a finer one, because every
//! answer is counted from the same executions of the same prompts.
//!
//! # What it serves
//!
//! - `GET /v1/org/categories`
//! - `GET /v1/org/categories/{category_id}/prompts`, filtered, ordered, and paged by cursor: 1,240
//!   active prompts in Running Shoes, and fewer in the other categories
//! - `POST` and `PATCH` of the same path, and `PATCH …/prompts/status`, which also deletes: what was
//!   written can be read, changed and deleted, for as long as the sandbox lasts
//! - `GET /v1/documents` of an organisation, paged by `next_cursor` with empty pages between, and each
//!   document to be read, created, renamed, rewritten and deleted
//! - `GET /v1/agents`, paged by `next_cursor`: 133 published ones, and drafts
//! - `GET /v1/projects` of a category, paged by `limit` and `offset` without a total: 177 in Running
//!   Shoes; their tasks can be read, and changed by `PATCH`
//! - `GET /v1/knowledge-bases`; `POST`, `PUT` and `DELETE` of documents in one, as JSON or as a form
//!   with a file of up to 32 MiB, and of folders; `POST …/search`, which finds what was uploaded
//! - `POST /v1/reports/visibility`: `end_date` is exclusive, rows are positional, and the order of
//!   their columns is that of `info.query`, which need not be that of the request; pages go by
//!   `limit` and `offset`
//! - `POST /v2/reports/visibility`: `end_date` is inclusive, rows are named, pages go by cursor
//! - both reports as event streams, under `/stream`: a `summary`, then a `row` (v1) or `result` (v2)
//!   each, with the columns of v1 under their names
//!
//! # Where it decides for itself
//!
//! - There is data for every date, past and to come. A report covers 366 days at most.
//! - Times with an offset are brought to US Eastern time, without one they are taken to be in it.
//! - A v1 row about an asset is left out where nothing mentions it; a row about several assets
//!   that none of them appears in has an average position of 0. In v2 it is `null`.
//! - The `matches` filter knows literals, `.`, `*`, `+`, `?`, `\`, and `^` and `$` at the ends.
//! - `scope` and `assets` of a v2 report narrow each other.
//! - The columns of a v1 report stand in the order of the API's own list of them, once each, however
//!   the request has them.
//! - Reports count the twelve prompts of a category that are there from the start and are analysed
//!   for visibility, whatever becomes of the prompts.
//! - A write of several prompts is done as a whole or not at all. In a change, `null` clears the tags,
//!   the personas and the asset; any other field it leaves as it is.
//! - A task's title stays where a change has it as `null`, which clears every other field.
//! - An organisation has 150 documents, of which fifty in the middle and the ten last are not for the
//!   caller: at 25 or fewer a page, and at 50, there is an empty page with more to come.
//! - A body has 1 MiB at most, a form 32 MiB; one that is no form is answered with 400.
//! - A search finds the words of its query in paths and in texts, whole and in any case. The score is
//!   the share that was found.
//! - What is written is dated by a clock that ticks once a write, from 1 September 2026 on, and gets
//!   ids by its place, so that the same calls have the same answers.
//! - It keeps 256 MiB of what is written, and then answers 507.

mod answer;
mod api;
mod auth;
mod body;
mod dates;
mod events;
mod hash;
mod interval;
mod key_order;
mod matching;
mod measures;
mod multipart;
mod node;
mod pattern;
mod problems;
mod query;
mod quota;
mod routes;
mod rows;
mod server;
mod service;
mod shapes;
mod state;
mod tally;
mod uuid;
mod world;

use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::thread::JoinHandle;

use self::server::Stop;
use self::service::Service;
use crate::client::Client;

/// A server that answers as the API does, on a port of its own on `127.0.0.1`.
///
/// It runs on its own thread and its own runtime, so it can be started inside of a runtime,
/// outside of one, and beside a paused clock. It stops when it is dropped.
///
/// ```
/// use profound_client::sandbox::Sandbox;
///
/// let sandbox = Sandbox::start()?;
/// let categories = format!("{}/v1/org/categories", sandbox.base_url());
/// assert!(categories.starts_with("http://127.0.0.1:"));
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Debug)]
pub struct Sandbox {
    base_url: String,
    stop: Stop,
    thread: Option<JoinHandle<()>>,
}

impl Sandbox {
    /// A key that may ask for everything.
    pub const VALID_KEY: &'static str = "sandbox-valid-key";

    /// A key that once was valid: every request with it is answered with 401.
    pub const EXPIRED_KEY: &'static str = "sandbox-expired-key";

    /// A valid key without permissions: every request with it is answered with 403.
    pub const FORBIDDEN_KEY: &'static str = "sandbox-forbidden-key";

    /// Starts a sandbox with the API's own quota, 600 requests an hour a key.
    ///
    /// # Errors
    ///
    /// Fails where no port can be bound, or no thread started.
    pub fn start() -> io::Result<Sandbox> {
        Sandbox::builder().start()
    }

    /// Returns a builder, for a sandbox with settings of its own.
    pub fn builder() -> SandboxBuilder {
        SandboxBuilder { quota: 600 }
    }

    /// The address it listens on, such as `http://127.0.0.1:49152`, without a slash at the end.
    pub fn base_url(&self) -> &str {
        &self.base_url
    }

    /// A client of it, with the valid key. The sandbox stops when it is dropped: keep it as long as
    /// its clients.
    pub fn client(&self) -> Client {
        let client = Client::builder()
            .api_key(Self::VALID_KEY)
            .base_url(&self.base_url);
        client
            .build()
            .expect("the sandbox's own key and address are sound")
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        self.stop.stop();
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// Settings of a [`Sandbox`] that is yet to start.
#[derive(Debug, Clone)]
pub struct SandboxBuilder {
    quota: u32,
}

impl SandboxBuilder {
    /// Sets how many requests an hour each key may make. Default: 600, as the API.
    ///
    /// The hour begins with a key's first request. A quota of 0 refuses every request.
    #[must_use]
    pub fn quota(mut self, requests_an_hour: u32) -> Self {
        self.quota = requests_an_hour;
        self
    }

    /// Starts the sandbox. It is reachable once this returns.
    ///
    /// # Errors
    ///
    /// Fails where no port can be bound, or no thread started.
    pub fn start(self) -> io::Result<Sandbox> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let base_url = format!("http://{}", listener.local_addr()?);
        let (stop, thread) = server::start(listener, Service::new(self.quota))?;
        Ok(Sandbox {
            base_url,
            stop,
            thread: Some(thread),
        })
    }
}

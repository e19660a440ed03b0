//! A fault and its expected outcome: for a read and a write, in every key placement.

use std::{fmt::Debug, time::Duration};

use profound_client::{
    Client, Error, KeyPlacement, errors::TransportError, profound_endpoint, reqwest,
};
use profound_tests::{EventLog, PLACEMENTS, Reply, Server, advance_by_until_ready, printed};
use serde::de::DeserializeOwned;
use serde_json::Value;
use tokio::time::{Instant, advance, timeout};

#[profound_endpoint(GET "/v1/org")]
async fn read<T: DeserializeOwned>(client: &Client) -> Result<T, Error>;

#[profound_endpoint(POST "/v1/things", unlisted)]
async fn write<T: DeserializeOwned>(client: &Client, thing: &Value) -> Result<T, Error>;

/// The time that a call may end after its deadline.
const LATE: Duration = Duration::from_millis(100);

/// A server that fails in one way, and the expected outcome.
#[derive(Clone, Debug)]
pub(super) struct Fault {
    name: String,
    reply: Reply,
    ends: Ends,
    sent: (usize, usize),
    deadline: Duration,
    step: Duration,
    max_body: usize,
    /// Bytes that the server may write in one attempt, including unread ones.
    written: u64,
}

/// The expected end of a call.
#[derive(Clone, Copy, Debug)]
pub(super) enum Ends {
    /// A response.
    Well,
    /// A transport error whose text begins with this.
    Broken(&'static str),
    /// A transport error that also says that the request was not processed.
    Unprocessed(&'static str),
    /// A transport error that also says that the response was too large.
    TooLarge(&'static str),
    /// A timeout at the deadline.
    Timeout,
    /// A decode error whose text contains this.
    Misfit(&'static str),
    /// The error of this status.
    Refused(u16),
}

impl Ends {
    /// Returns how often a read and a write are sent.
    fn sent(self) -> (usize, usize) {
        match self {
            Self::Unprocessed(_) | Self::Refused(429) => (3, 3),
            Self::Broken(_) | Self::Refused(408 | 500 | 502 | 503 | 504 | 529) => (3, 1),
            Self::Well | Self::TooLarge(_) | Self::Timeout | Self::Misfit(_) | Self::Refused(_) => {
                (1, 1)
            }
        }
    }
}

impl Fault {
    pub(super) fn new(name: impl Into<String>, reply: Reply, ends: Ends) -> Self {
        Self {
            name: name.into(),
            reply,
            ends,
            sent: ends.sent(),
            deadline: Duration::from_secs(3),
            step: Duration::from_millis(1),
            max_body: 64 << 20,
            written: u64::MAX,
        }
    }

    /// Sets another deadline, and a longer step of the clock.
    pub(super) fn deadline(mut self, deadline: Duration, step: Duration) -> Self {
        (self.deadline, self.step) = (deadline, step);
        self
    }

    /// Limits the response body, and the bytes that the server may write before the call fails.
    pub(super) fn bounded(mut self, max_body: usize, written: u64) -> Self {
        (self.max_body, self.written) = (max_body, written);
        self
    }

    fn client(&self, server: &Server, placement: KeyPlacement, log: &EventLog) -> Client {
        // Every attempt has its own connection, because attempts are counted by connections.
        let http = |http: reqwest::ClientBuilder| {
            http.pool_max_idle_per_host(0)
                .tls_danger_accept_invalid_certs(true)
        };
        let builder = server.builder().http(http).key_placement(placement);
        let builder = builder.timeout(self.deadline).max_body_bytes(self.max_body);
        let builder = builder.observe(log.clone());
        builder.build().expect("the settings are sound")
    }

    /// Makes the calls, and returns an error if one ends in another way.
    async fn check<T: DeserializeOwned + Debug>(&self) -> Result<(), String> {
        let (reads, writes) = self.sent;
        for placement in PLACEMENTS {
            let server = Server::start([self.reply.clone()]).await;
            let log = EventLog::default();
            let client = self.client(&server, placement, &log);
            let named = |kind, problem| format!("{}: {kind}, {placement:?}: {problem}", self.name);
            let reading = self.timed(read::<T>(&client)).await;
            self.judge("GET /v1/org", reading, reads)
                .and(self.count(&server, 0, reads).await)
                .map_err(|problem| named("read", problem))?;
            let writing = self.timed(write::<T>(&client, &Value::Null)).await;
            self.judge("POST /v1/things", writing, writes)
                .and(self.count(&server, reads, writes).await)
                .map_err(|problem| named("write", problem))?;
            judge_events(&log, reads + writes).map_err(|problem| named("observed", problem))?;
        }
        Ok(())
    }

    async fn timed<T>(
        &self,
        call: impl Future<Output = Result<T, Error>>,
    ) -> (Result<T, Error>, Duration) {
        let began = Instant::now();
        let outcome = advance_by_until_ready(self.step, timeout(2 * self.deadline, call)).await;
        let outcome = outcome.unwrap_or_else(|_| panic!("{} never ends", self.name));
        (outcome, began.elapsed())
    }

    /// Checks the outcome of a call and its time.
    fn judge<T: Debug>(
        &self,
        operation: &str,
        (outcome, took): (Result<T, Error>, Duration),
        sent: usize,
    ) -> Result<(), String> {
        ensure(took <= self.deadline + LATE, || format!("took {took:?}"))?;
        let error = match (outcome, self.ends) {
            (Ok(_), Ends::Well) => return Ok(()),
            (Ok(answer), _) => return Err(format!("ends well: {answer:?}")),
            (Err(error), _) => error,
        };
        let text = printed(&error);
        ensure(!text.contains("CANARY"), || {
            format!("prints the key: {text}")
        })?;
        let begins = |start: &str| {
            let whole = format!("{operation}: {start}");
            ensure(error.to_string().starts_with(&whole), || format!("{error}"))
        };
        let attempts =
            |attempts: u32| ensure(attempts as usize == sent, || format!("{sent}? {error}"));
        match (self.ends, &error) {
            (
                Ends::Broken(start) | Ends::Unprocessed(start) | Ends::TooLarge(start),
                Error::Transport(it),
            ) => {
                begins(start).and(attempts(it.attempts()))?;
                self.judge_transport(it)
            }
            (Ends::Timeout, Error::Timeout(it)) => {
                begins("no response within").and(attempts(it.attempts()))?;
                let late = took.checked_sub(self.deadline);
                let exact = late.is_some_and(|late| late <= 5 * self.step);
                ensure(exact, || format!("took {took:?}"))
            }
            (Ends::Misfit(within), Error::Decode(it)) => {
                begins("the response does not match its type")?;
                ensure(it.response().status().is_success(), || it.to_string())?;
                ensure(it.problem().contains(within), || it.to_string())
            }
            (Ends::Refused(status), error) => {
                begins(&format!("the API responded with {status:03}"))?;
                refused(status, error)
            }
            _ => Err(format!("ends in another way: {error:?}")),
        }
    }

    fn judge_transport(&self, error: &TransportError) -> Result<(), String> {
        let processed = !matches!(self.ends, Ends::Unprocessed(_));
        let too_large = matches!(self.ends, Ends::TooLarge(_));
        let told = (error.may_have_been_processed(), error.is_too_large());
        let expected = told == (processed, too_large) && !error.is_connect();
        ensure(expected, || format!("{told:?}: {error:?}"))
    }

    /// Counts the attempts, and waits until the last connection has ended.
    async fn count(&self, server: &Server, before: usize, sent: usize) -> Result<(), String> {
        let connections = server.connections() - before;
        ensure(connections == sent, || format!("{connections} connections"))?;
        let requests = server.received().len();
        let expected = match self.ends {
            Ends::Unprocessed(_) => 0,
            _ => before + sent,
        };
        ensure(requests == expected, || format!("{requests} requests"))?;
        let written = server.written() / (before + sent) as u64;
        ensure(written <= self.written, || {
            format!("{written} bytes written")
        })?;
        let mut turns = 0;
        while self.reply.minds_the_client() && server.open() > 0 {
            turns += 1;
            ensure(turns < 1000, || "the connection stays open".into())?;
            advance(Duration::from_millis(1)).await;
        }
        Ok(())
    }
}

/// Checks that the observer saw the ends of all attempts and of both calls, and no key.
fn judge_events(log: &EventLog, attempts: usize) -> Result<(), String> {
    let printed = log.printed();
    ensure(!printed.contains("CANARY"), || {
        format!("shows the key: {printed}")
    })?;
    let texts = log.take_texts();
    let ended = |what: &str| {
        let ends = |text: &&String| text.starts_with(what) && text.contains(" ended: ");
        texts.iter().filter(ends).count()
    };
    let all = ended("attempt") == attempts && ended("call") == 2;
    ensure(all, || format!("{texts:?}"))
}

/// Checks all faults, and reports every one with another outcome.
pub(super) async fn check<T: DeserializeOwned + Debug>(faults: impl IntoIterator<Item = Fault>) {
    let mut problems = Vec::new();
    for fault in faults {
        problems.extend(fault.check::<T>().await.err());
    }
    assert!(problems.is_empty(), "\n{}\n", problems.join("\n"));
}

fn refused(status: u16, error: &Error) -> Result<(), String> {
    let filed = match error {
        Error::InvalidApiKey(_) => status == 401,
        Error::InsufficientPermissions(_) => status == 403,
        Error::Validation(_) => status == 422,
        Error::RateLimited(_) => status == 429,
        Error::Api(_) => ![401, 403, 422, 429].contains(&status),
        _ => false,
    };
    ensure(filed, || format!("is filed wrongly: {error:?}"))?;
    let answer = error.response().expect("it was answered");
    ensure(answer.status().as_u16() == status, || error.to_string())?;
    ensure(answer.body().len() <= 64 << 10, || {
        format!("keeps it all: {error:?}")
    })
}

fn ensure(holds: bool, problem: impl FnOnce() -> String) -> Result<(), String> {
    if holds { Ok(()) } else { Err(problem()) }
}

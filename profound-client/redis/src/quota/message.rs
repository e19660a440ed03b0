//! The messages to the script, and its replies.

use std::sync::LazyLock;

use redis::{RedisError, Script, aio::ConnectionManager};
use serde::Serialize;

/// Sent by its hash, and as text if Redis does not know it.
static SCRIPT: LazyLock<Script> = LazyLock::new(|| Script::new(include_str!("script.lua")));

/// A message to the script. Times are milliseconds.
#[derive(Debug, Default, Serialize)]
pub(super) struct Message {
    pub(super) owner: String,
    pub(super) window: u64,
    pub(super) limit: u64,
    pub(super) dead: u64,
    #[serde(flatten)]
    pub(super) news: News,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) take: Option<Take>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) sync: Option<Sync>,
}

/// The events in this program since its last message.
#[derive(Debug, Default, Serialize)]
pub(super) struct News {
    /// Leases that ended without a report of the API, and with one.
    pub(super) sent: Vec<String>,
    pub(super) reported: Vec<String>,
    /// Leases that were not used, and tickets that were given up.
    pub(super) dropped: Vec<String>,
    /// Granted tickets that have arrived here.
    pub(super) received: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) api: Option<Api>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) pause: Option<u64>,
}

/// The API's headers.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Api {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) limit: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) remaining: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) reset: Option<u64>,
    /// The time until the reset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) left: Option<u64>,
}

#[derive(Debug, Serialize)]
pub(super) struct Take {
    pub(super) id: String,
    pub(super) waits: bool,
}

/// All that this program knows.
#[derive(Debug, Serialize)]
pub(super) struct Sync {
    pub(super) open: Vec<String>,
    pub(super) waiting: Vec<String>,
    /// Requests for a lease that have no reply yet.
    pub(super) pending: Vec<String>,
    /// Requests that ended in the last window, and how long ago.
    pub(super) ended: Vec<(String, u64)>,
    /// The highest number of an id when the message was made.
    pub(super) up_to: u64,
}

/// A reply of the script. Times are milliseconds from now.
#[derive(Debug, Default)]
pub(super) struct Reply {
    pub(super) state: State,
    pub(super) room: Option<u64>,
    pub(super) resets: Option<u64>,
    pub(super) in_reserve: bool,
    /// The time until a waiting ticket has room, if there is one and it is known.
    pub(super) soonest: Option<u64>,
    /// The tickets of this program that were granted.
    pub(super) granted: Vec<String>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum State {
    #[default]
    Done,
    Granted,
    Queued,
    Refused,
    /// Redis does not know this program: a sync must be sent first.
    Unsynced,
}

/// Returns the keys of the script, all with one hash tag.
pub(super) fn keys(name: &str) -> [String; 5] {
    ["log", "open", "owners", "api", "reserves"].map(|key| format!("{{profound:{name}}}:{key}"))
}

pub(super) async fn send(
    mut manager: ConnectionManager,
    keys: &[String],
    message: &Message,
) -> Result<Reply, RedisError> {
    let text = serde_json::to_string(message).unwrap_or_default();
    let mut invocation = SCRIPT.prepare_invoke();
    for key in keys {
        invocation.key(key);
    }
    invocation.arg(text);
    let parts: Vec<String> = invocation.invoke_async(&mut manager).await?;
    Ok(Reply::read(parts))
}

impl Reply {
    fn read(parts: Vec<String>) -> Self {
        let mut parts = parts.into_iter();
        let state = match parts.next().as_deref() {
            Some("granted") => State::Granted,
            Some("queued") => State::Queued,
            Some("refused") => State::Refused,
            Some("unsynced") => State::Unsynced,
            _ => State::Done,
        };
        let mut number = || parts.next()?.parse::<u64>().ok();
        Self {
            state,
            room: number(),
            resets: number(),
            in_reserve: number() == Some(1),
            soonest: number(),
            granted: parts.collect(),
        }
    }
}

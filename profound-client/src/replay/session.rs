//! A test that records on request, and plays back otherwise.

use std::{env, path::Path};

use super::{error::ReplayError, player::Player, recorder::Recorder};
use crate::client::{Client, ClientBuilder};

/// The variable that turns recording on.
const RECORD: &str = "PROFOUND_RECORD";

/// A recording that a test makes once, and plays back in all later runs.
///
/// Guide: [Record and replay](crate::guide::record_and_replay).
///
/// ```no_run
/// use profound_client::{Method, replay::Session};
///
/// # async fn example() -> Result<(), Box<dyn std::error::Error>> {
/// let session = Session::from_env("tests/recordings/categories.json")?;
/// let client = session.builder().build()?;
/// let call = client.request(Method::GET, "/v1/org/categories");
/// let categories: serde_json::Value = call.send().await?;
/// assert!(categories.is_array());
/// session.finish()?;
/// # Ok(())
/// # }
/// ```
#[doc(alias("vcr", "cassette"))]
#[derive(Clone, Debug)]
pub enum Session {
    /// Requests are sent and recorded.
    Record(Recorder),
    /// Requests are played back.
    Play(Player),
}

impl Session {
    /// Returns a session that records if the environment variable `PROFOUND_RECORD` is `1`, and plays back
    /// otherwise.
    ///
    /// # Errors
    ///
    /// See [`Recorder::create`] and [`Player::open`].
    pub fn from_env(path: impl AsRef<Path>) -> Result<Self, ReplayError> {
        if env::var_os(RECORD).is_some_and(|value| value == "1") {
            Recorder::create(path).map(Self::Record)
        } else {
            Player::open(path).map(Self::Play)
        }
    }

    /// Returns a builder of a client of the session. If it records, the key and the base URL are those of
    /// the [environment](ClientBuilder::from_env); if it plays back, it needs neither.
    pub fn builder(&self) -> ClientBuilder {
        match self {
            Self::Record(recorder) => ClientBuilder::from_env().layer(recorder.clone()),
            Self::Play(player) => {
                let builder = Client::builder().api_key("replayed");
                builder.transport(player.clone())
            }
        }
    }

    /// Writes the recording, or checks that the whole of it was used.
    ///
    /// # Errors
    ///
    /// See [`Recorder::finish`] and [`Player::finish`].
    pub fn finish(&self) -> Result<(), ReplayError> {
        match self {
            Self::Record(recorder) => recorder.finish(),
            Self::Play(player) => player.finish(),
        }
    }
}

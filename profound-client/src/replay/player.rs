//! The transport that plays a recording back.

use std::{
    collections::VecDeque,
    fmt, fs,
    future::{pending, poll_fn},
    path::{Path, PathBuf},
    pin::{Pin, pin},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    task::{Context, Poll},
};

use bytes::Bytes;
use http::{HeaderName, HeaderValue, Request, Response, StatusCode};
use http_body::{Body as _, Frame, SizeHint};
use tower_service::Service;

use super::{
    capture::Capture,
    error::ReplayError,
    matching::{Exchanges, Rules},
    recording::{self, End, Failure, Outcome, RecordedResponse},
    redact,
    request::RequestFacts,
};
use crate::{
    endpoint::Operation,
    error::{BoxError, Phase, TransportError},
    transport::{Attempt, Body},
};

/// A transport that returns the responses of a recording, without a network.
///
/// Guide: [Record and replay](crate::guide::record_and_replay).
///
/// A request gets the recorded response of the request that is equal to it: the same operation, path, query
/// and body. The order of different query parameters and of the fields of JSON objects does not count, nor
/// the boundary of an upload. Headers are not compared.
///
/// Each recorded exchange is used once, and equal requests get theirs in the recorded order. A request
/// that is not in the recording fails with an error that names the differences to the nearest one; it is not
/// retried.
///
/// ```no_run
/// use profound_client::{Client, replay::Player};
///
/// # async fn example() -> Result<(), Box<dyn std::error::Error>> {
/// let player = Player::open("tests/recordings/categories.json")?;
/// let client = Client::builder().api_key("any key").transport(player.clone()).build()?;
/// // … the calls of the test …
/// player.finish()?;
/// # Ok(())
/// # }
/// ```
#[doc(alias("vcr", "cassette", "mock", "wiremock", "stub", "replay", "fixture"))]
#[derive(Clone)]
pub struct Player {
    file: Arc<File>,
    rules: Rules,
}

struct File {
    path: PathBuf,
    exchanges: Mutex<Exchanges>,
}

impl Player {
    /// Reads a recording.
    ///
    /// # Errors
    ///
    /// Returns an error if the file cannot be read, or is not a recording: then with the line, the column and
    /// the mistake.
    pub fn open(path: impl AsRef<Path>) -> Result<Self, ReplayError> {
        let path = path.as_ref();
        let text = fs::read_to_string(path).map_err(|error| {
            ReplayError::of_file(path, "cannot be read: record it first", error)
        })?;
        let exchanges = Exchanges::new(recording::from_text(path, &text)?);
        Ok(Self {
            file: Arc::new(File {
                path: path.to_owned(),
                exchanges: Mutex::new(exchanges),
            }),
            rules: Rules::default(),
        })
    }

    /// Returns a player that repeats the last response of equal requests.
    #[must_use]
    pub fn lenient(mut self) -> Self {
        self.rules.is_lenient = true;
        self
    }

    /// Returns a player that does not compare the query parameters and the fields of JSON bodies with
    /// these names, at any depth. Use it for values that differ in each run, such as the dates of a period that
    /// ends today.
    ///
    /// ```no_run
    /// # use profound_client::replay::Player;
    /// # fn example() -> Result<(), Box<dyn std::error::Error>> {
    /// let player = Player::open("week.json")?.ignore(["start_date", "end_date"]);
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn ignore(mut self, names: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.rules.ignored.extend(names.into_iter().map(Into::into));
        self
    }

    /// Checks that every exchange was used, and that every request had one.
    ///
    /// # Errors
    ///
    /// Returns an error that names the exchanges that were not used, and the requests that had none, with the
    /// values that differ. It contains values of the requests, but no key.
    pub fn finish(&self) -> Result<(), ReplayError> {
        let exchanges = self.file.lock();
        let unused: Vec<_> = exchanges
            .unused()
            .iter()
            .map(|(number, operation)| format!("{number} (`{operation}`)"))
            .collect();
        let mut problems = Vec::new();
        if !unused.is_empty() {
            problems.push(format!(
                "no request has used its exchanges {}",
                unused.join(", ")
            ));
        }
        if !exchanges.missed().is_empty() {
            let missed = exchanges.missed().join("; ");
            problems.push(format!("it has no exchange for {missed}"));
        }
        if problems.is_empty() {
            return Ok(());
        }
        Err(ReplayError::new(format!(
            "the recording `{}` does not fit the test: {}; record it again",
            self.file.path.display(),
            problems.join("; ")
        )))
    }
}

impl File {
    fn lock(&self) -> MutexGuard<'_, Exchanges> {
        self.exchanges
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Player {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Player")
            .field("path", &self.file.path)
            .finish_non_exhaustive()
    }
}

impl Service<Request<Body>> for Player {
    type Response = Response<PlayedBody>;
    type Error = BoxError;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, BoxError>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<Body>) -> Self::Future {
        let player = self.clone();
        Box::pin(async move {
            let Some(attempt) = request.extensions().get::<Attempt>().cloned() else {
                return Err(
                    "a player is a transport of a `Client`, and of no other service".into(),
                );
            };
            let facts = RequestFacts::of(&request);
            let body = read(request.into_body()).await?;
            let request = facts.request(&body).redacted(&redact::keys(&facts.known));
            let outcome = {
                let Player { file, rules } = &player;
                let taken = file
                    .lock()
                    .take(&file.path, &facts.operation, &request, rules);
                taken.map_err(|error| {
                    let (phase, source) = (Phase::NotRecorded, Some(error.into()));
                    TransportError::new(attempt.operation(), phase, source)
                })?
            };
            match outcome {
                Outcome::Response(recorded) => Ok(response(recorded, attempt.operation())?),
                Outcome::Failure(Failure::Cancelled) => pending().await,
                Outcome::Failure(Failure::Transport(phase)) => {
                    Err(TransportError::new(attempt.operation(), phase, None).into())
                }
            }
        })
    }
}

/// Reads the body of a request.
async fn read(body: Body) -> Result<Capture, BoxError> {
    let mut body = pin!(body);
    let mut capture = Capture::default();
    while let Some(frame) = poll_fn(|context| body.as_mut().poll_frame(context)).await {
        if let Some(data) = frame?.data_ref() {
            capture.add(data);
        }
    }
    capture.is_complete = true;
    Ok(capture)
}

fn response(
    recorded: RecordedResponse,
    operation: Operation,
) -> Result<Response<PlayedBody>, http::Error> {
    let pieces: VecDeque<_> = recorded
        .content
        .pieces()
        .into_iter()
        .map(Bytes::from)
        .collect();
    let mut response = Response::new(PlayedBody {
        pieces,
        end: recorded.end,
        operation,
    });
    *response.status_mut() = StatusCode::from_u16(recorded.status)?;
    for (name, value) in &recorded.headers {
        let (name, value) = (HeaderName::try_from(name)?, HeaderValue::try_from(value)?);
        response.headers_mut().append(name, value);
    }
    Ok(response)
}

/// The body of a recorded response.
pub struct PlayedBody {
    pieces: VecDeque<Bytes>,
    end: End,
    operation: Operation,
}

impl http_body::Body for PlayedBody {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        if let Some(piece) = self.pieces.pop_front() {
            return Poll::Ready(Some(Ok(Frame::data(piece))));
        }
        let failed = |phase, source| {
            let error = TransportError::new(self.operation.clone(), phase, source);
            Some(Err(error.into()))
        };
        let end = match self.end {
            End::Complete => None,
            End::Early => failed(Phase::Body, None),
            End::Malformed => failed(Phase::Encoding, None),
            End::Unread => {
                let text = "the recording has no more of this body: record the whole of it";
                failed(Phase::Body, Some(ReplayError::new(text).into()))
            }
        };
        self.end = End::Complete;
        Poll::Ready(end)
    }

    fn is_end_stream(&self) -> bool {
        self.pieces.is_empty() && self.end == End::Complete
    }

    fn size_hint(&self) -> SizeHint {
        match self.end {
            End::Complete => {
                SizeHint::with_exact(self.pieces.iter().map(|piece| piece.len() as u64).sum())
            }
            End::Early | End::Malformed | End::Unread => SizeHint::default(),
        }
    }
}

impl fmt::Debug for PlayedBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PlayedBody").finish_non_exhaustive()
    }
}

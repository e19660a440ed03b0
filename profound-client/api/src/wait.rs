//! Waits until a run has ended.

use std::{error, fmt, future::Future, time::Duration};

use profound_client::Error;
use tokio::time::{Instant, sleep};
#[cfg(any(feature = "agents", feature = "projects"))]
use uuid::Uuid;

#[cfg(feature = "agents")]
use crate::{AgentRun, AgentRunStatus, Agents};
#[cfg(feature = "projects")]
use crate::{GenerationStatus, ProjectGeneration, Projects};

/// How long to wait for a run, and how often to check it. Each check is one request of the quota.
///
/// By default, the first check is at once, the second after 2 seconds, and each further pause is twice as long,
/// up to 30 seconds. The last check begins 10 minutes after the first: about 25 requests.
///
/// ```
/// use std::time::Duration;
/// use profound_api::Wait;
///
/// let wait = Wait::new().pauses(Duration::from_secs(5), Duration::from_secs(60)).deadline(Duration::from_secs(3600));
/// # let _ = wait;
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wait {
    first: Duration,
    longest: Duration,
    deadline: Duration,
}

/// The result of a check of a run, with the status as the API writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Progress {
    /// The run has not ended.
    Waiting(String),
    /// The run has ended with a result.
    Done,
    /// The run has ended without a result.
    Failed(String),
}

impl Default for Wait {
    fn default() -> Self {
        Self::new()
    }
}

impl Wait {
    /// Returns the defaults.
    pub const fn new() -> Self {
        Self {
            first: Duration::from_secs(2),
            longest: Duration::from_secs(30),
            deadline: Duration::from_secs(600),
        }
    }

    /// Sets the first pause between two checks, and the longest. Both are at least 100 milliseconds.
    #[must_use]
    pub fn pauses(mut self, first: Duration, longest: Duration) -> Self {
        const LEAST: Duration = Duration::from_millis(100);
        self.first = first.max(LEAST);
        self.longest = longest.max(self.first);
        self
    }

    /// Sets the time from the first check to the last. With 0, there is one check.
    #[must_use]
    pub fn deadline(mut self, deadline: Duration) -> Self {
        self.deadline = deadline;
        self
    }

    /// Calls `fetch` until `progress` says that the run has ended, and returns the run. Use it for
    /// an operation with a status that has no function here.
    ///
    /// # Errors
    ///
    /// Returns [`WaitError`] if a call fails, if the run fails, or at the deadline.
    pub async fn until<T, F>(
        self,
        mut fetch: impl FnMut() -> F,
        progress: impl Fn(&T) -> Progress,
    ) -> Result<T, WaitError<T>>
    where
        F: Future<Output = Result<T, Error>>,
    {
        let begun = Instant::now();
        let mut pause = self.first;
        loop {
            let run = fetch().await?;
            let status = match progress(&run) {
                Progress::Done => return Ok(run),
                Progress::Failed(status) => {
                    let run = Box::new(run);
                    return Err(WaitError::Failed { status, run });
                }
                Progress::Waiting(status) => status,
            };
            let left = self.deadline.saturating_sub(begun.elapsed());
            if left.is_zero() {
                let after = begun.elapsed();
                return Err(WaitError::TimedOut { status, after });
            }
            sleep(pause.min(left)).await;
            pause = pause.saturating_mul(2).min(self.longest);
        }
    }
}

/// The error of waiting for a run. It names the last status of the run.
#[derive(Debug)]
#[non_exhaustive]
pub enum WaitError<T> {
    /// A call has failed, after its retries.
    Call(Error),
    /// The run has ended without a result.
    Failed {
        /// The status, as the API writes it.
        status: String,
        /// The run, with its error.
        run: Box<T>,
    },
    /// The run had not ended at the deadline. It goes on.
    TimedOut {
        /// The last status, as the API writes it.
        status: String,
        /// The time from the first check.
        after: Duration,
    },
}

impl<T> WaitError<T> {
    /// Returns the last status of the run; `None` if a call failed.
    pub fn status(&self) -> Option<&str> {
        match self {
            Self::Call(_) => None,
            Self::Failed { status, .. } | Self::TimedOut { status, .. } => Some(status),
        }
    }
}

impl<T> From<Error> for WaitError<T> {
    fn from(error: Error) -> Self {
        Self::Call(error)
    }
}

impl<T> fmt::Display for WaitError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Call(_) => f.write_str("cannot read the status of the run"),
            Self::Failed { status, .. } => write!(f, "the run ended with the status `{status}`"),
            Self::TimedOut { status, after } => {
                let seconds = after.as_secs();
                write!(f, "the run has the status `{status}` after {seconds} s")
            }
        }
    }
}

impl<T: fmt::Debug> error::Error for WaitError<T> {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match self {
            Self::Call(error) => Some(error),
            Self::Failed { .. } | Self::TimedOut { .. } => None,
        }
    }
}

/// Waits until a run of an agent has succeeded, and returns it with its outputs.
///
/// ```
/// use std::time::Duration;
/// use profound_api::{Agents, AgentsQuery, Wait, wait_for_run};
/// use profound_sandbox::Sandbox;
///
/// # #[tokio::main]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let sandbox = Sandbox::start()?;
/// let client = sandbox.client();
/// let agent = client.agents(&AgentsQuery::new()).await?.data.remove(0);
/// let accepted = client.run_agent(agent.id, None).await?;
/// let wait = Wait::new().pauses(Duration::from_millis(100), Duration::from_secs(1));
/// let run = wait_for_run(&client, agent.id, accepted.id, wait).await?;
/// println!("{:?}", run.outputs);
/// # Ok(())
/// # }
/// ```
///
/// # Errors
///
/// Returns [`WaitError`] if a call fails, if the run fails, is cancelled or skipped, or at the deadline.
#[cfg(feature = "agents")]
pub async fn wait_for_run(
    client: &(impl Agents + ?Sized),
    agent_id: Uuid,
    run_id: Uuid,
    wait: Wait,
) -> Result<AgentRun, WaitError<AgentRun>> {
    let fetch = || client.agent_run(agent_id, run_id, None);
    let progress = |run: &AgentRun| match &run.status {
        AgentRunStatus::Succeeded => Progress::Done,
        status @ (AgentRunStatus::Failed | AgentRunStatus::Cancelled | AgentRunStatus::Skipped) => {
            Progress::Failed(status.as_str().to_owned())
        }
        status => Progress::Waiting(status.as_str().to_owned()),
    };
    wait.until(fetch, progress).await
}

/// Waits until a run that generates a project has completed, and returns it.
///
/// # Errors
///
/// Returns [`WaitError`] if a call fails, if the run fails, or at the deadline.
#[cfg(feature = "projects")]
pub async fn wait_for_generation(
    client: &(impl Projects + ?Sized),
    category_id: Uuid,
    run_id: Uuid,
    wait: Wait,
) -> Result<ProjectGeneration, WaitError<ProjectGeneration>> {
    let fetch = || async move {
        let generation = client.project_generation(run_id, category_id).await?;
        Ok(generation.data)
    };
    let progress = |run: &ProjectGeneration| match &run.status {
        GenerationStatus::Completed => Progress::Done,
        GenerationStatus::Failed => Progress::Failed("failed".to_owned()),
        status => Progress::Waiting(status.as_str().to_owned()),
    };
    wait.until(fetch, progress).await
}

/// The same functions for the blocking client.
#[cfg(feature = "blocking")]
pub(crate) mod blocking {
    #[cfg(any(feature = "agents", feature = "projects"))]
    use profound_client::blocking::{Client, generated};

    #[cfg(any(feature = "agents", feature = "projects"))]
    use super::*;

    /// Waits until a run of an agent has succeeded, and returns it with its outputs.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`wait_for_run`](crate::wait_for_run).
    #[cfg(feature = "agents")]
    pub fn wait_for_run(
        client: &Client,
        agent_id: Uuid,
        run_id: Uuid,
        wait: Wait,
    ) -> Result<AgentRun, WaitError<AgentRun>> {
        generated::wait(client, |client| {
            super::wait_for_run(client, agent_id, run_id, wait)
        })
    }

    /// Waits until a run that generates a project has completed, and returns it.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`wait_for_generation`](crate::wait_for_generation).
    #[cfg(feature = "projects")]
    pub fn wait_for_generation(
        client: &Client,
        category_id: Uuid,
        run_id: Uuid,
        wait: Wait,
    ) -> Result<ProjectGeneration, WaitError<ProjectGeneration>> {
        generated::wait(client, |client| {
            super::wait_for_generation(client, category_id, run_id, wait)
        })
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use super::*;

    /// Waits for a run that has these statuses, one at each check. Returns the result, and the seconds of the
    /// checks.
    async fn wait(
        wait: Wait,
        statuses: &[&'static str],
    ) -> (Result<&'static str, WaitError<&'static str>>, Vec<u64>) {
        let (begun, checks) = (Instant::now(), RefCell::new(Vec::new()));
        let fetch = || {
            let status = statuses[checks.borrow().len().min(statuses.len() - 1)];
            checks.borrow_mut().push(begun.elapsed().as_secs());
            async move { Ok(status) }
        };
        let progress = |status: &&'static str| match *status {
            "done" => Progress::Done,
            "failed" => Progress::Failed((*status).to_owned()),
            status => Progress::Waiting(status.to_owned()),
        };
        let result = wait.until(fetch, progress).await;
        (result, checks.into_inner())
    }

    #[tokio::test(start_paused = true)]
    async fn pauses_double_up_to_the_longest_and_the_last_check_is_at_the_deadline() {
        let (result, checks) = wait(
            Wait::new().deadline(Duration::from_secs(100)),
            &["queued", "running"],
        )
        .await;
        assert_eq!(checks, [0, 2, 6, 14, 30, 60, 90, 100]);
        let error = result.unwrap_err();
        assert_eq!(error.status(), Some("running"));
        assert_eq!(
            error.to_string(),
            "the run has the status `running` after 100 s"
        );
    }

    #[tokio::test(start_paused = true)]
    async fn the_default_is_as_documented() {
        let (result, checks) = wait(Wait::default(), &["queued"]).await;
        assert_eq!((checks.len(), checks.last()), (24, Some(&600)));
        assert!(result.is_err());
    }

    #[tokio::test(start_paused = true)]
    async fn a_run_is_returned_when_it_ends() {
        let (result, checks) = wait(Wait::new(), &["queued", "running", "done"]).await;
        assert_eq!((result.unwrap(), checks), ("done", vec![0, 2, 6]));
        let (result, checks) = wait(Wait::new(), &["running", "failed"]).await;
        let error = result.unwrap_err();
        assert_eq!(error.to_string(), "the run ended with the status `failed`");
        assert_eq!((error.status(), checks), (Some("failed"), vec![0, 2]));
        let once = Wait::new().deadline(Duration::ZERO);
        assert_eq!(wait(once, &["running"]).await.1, [0]);
    }
}

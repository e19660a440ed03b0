//! The progress of an upload, and its time limits.

use std::{
    future::{Future, poll_fn},
    pin::pin,
    sync::{Mutex, MutexGuard, PoisonError},
    task::Poll,
    time::Duration,
};

use tokio::{sync::Notify, time::Instant};

use super::Failure;
use crate::{deadline::Deadline, error::WaitedFor};

/// The progress of one attempt's upload, updated by its body and watched by its call.
#[derive(Default)]
pub(crate) struct Progress {
    state: Mutex<State>,
    /// Notified of the start and the end, which change what the call waits for.
    turned: Notify,
    /// Notified of the end.
    finished: Notify,
}

#[derive(Default)]
struct State {
    /// The time when the connection first polled the body.
    began: Option<Instant>,
    /// The time when the connection last accepted or requested data.
    moved: Option<Instant>,
    ended: Option<Instant>,
    /// Set while the connection waits for the content; otherwise the content waits for the connection.
    reading: bool,
    failure: Option<Failure>,
    /// The number of bytes that the connection has received.
    sent: u64,
}

impl Progress {
    /// Records that the connection polled for more.
    pub(super) fn asked(&self) {
        let mut state = self.lock();
        if state.reading {
            return;
        }
        let now = Instant::now();
        state.reading = true;
        state.moved = Some(now);
        if state.began.is_none() {
            state.began = Some(now);
            self.turned.notify_one();
        }
    }

    /// Records that the connection received the bytes that it polled for.
    pub(super) fn moved(&self, sent: usize, is_last: bool) {
        let mut state = self.lock();
        state.sent += sent as u64;
        state.reading = false;
        state.moved = Some(Instant::now());
        drop(state);
        if is_last {
            self.end();
        }
    }

    /// Records the end: everything was sent, the response was received, or the connection is closed.
    pub(crate) fn end(&self) {
        let mut state = self.lock();
        if state.ended.is_none() {
            state.ended = Some(Instant::now());
            self.turned.notify_one();
            self.finished.notify_waiters();
        }
    }

    /// Returns the number of bytes that the connection has received.
    pub(crate) fn sent(&self) -> u64 {
        self.lock().sent
    }

    /// Waits for the end of the upload.
    pub(crate) async fn finished(&self) {
        loop {
            let finished = self.finished.notified();
            if self.lock().ended.is_some() {
                return;
            }
            finished.await;
        }
    }

    pub(super) fn fail(&self, failure: Failure) {
        self.lock().failure.get_or_insert(failure);
    }

    /// Returns the failure of the content, if any.
    pub(crate) fn failure(&self) -> Option<Failure> {
        self.lock().failure.take()
    }

    /// Returns the deadline without the time of the upload.
    pub(crate) fn later(&self, deadline: Deadline) -> Deadline {
        let state = self.lock();
        let Some(began) = state.began else {
            return deadline;
        };
        let until = state.ended.unwrap_or_else(Instant::now);
        deadline.later(until.saturating_duration_since(began))
    }

    /// Runs an attempt. The deadline applies before and after the upload; during the upload, `stall` is
    /// the limit without progress. If a limit passes, returns what was waited for.
    pub(crate) async fn watch<F: Future>(
        &self,
        deadline: Deadline,
        stall: Duration,
        attempt: F,
    ) -> Result<F::Output, WaitedFor> {
        let mut attempt = pin!(attempt);
        loop {
            let mut turned = pin!(self.turned.notified());
            let next = poll_fn(|context| match attempt.as_mut().poll(context) {
                Poll::Ready(outcome) => Poll::Ready(Some(outcome)),
                Poll::Pending => turned.as_mut().poll(context).map(|()| None),
            });
            let (until, _) = self.until(deadline, stall);
            match until.run(next).await {
                Some(Some(outcome)) => return Ok(outcome),
                Some(None) => {}
                None => {
                    // There may have been progress in the meantime.
                    let (until, waited_for) = self.until(deadline, stall);
                    if until.left().is_zero() {
                        return Err(waited_for);
                    }
                }
            }
        }
    }

    /// Returns the time by which there must be progress, and what is waited for.
    fn until(&self, deadline: Deadline, stall: Duration) -> (Deadline, WaitedFor) {
        let state = self.lock();
        match (state.moved, state.ended) {
            (Some(moved), None) => {
                let waits_for = if state.reading {
                    WaitedFor::UploadContent
                } else {
                    WaitedFor::Upload
                };
                (Deadline::since(moved, stall), waits_for)
            }
            _ => {
                drop(state);
                (self.later(deadline), WaitedFor::Response)
            }
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

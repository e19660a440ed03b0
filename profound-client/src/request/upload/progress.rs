//! How far an upload has come, and until when it may take.

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

/// How far one attempt's upload has come, told by its body and watched by its call.
#[derive(Default)]
pub(crate) struct Progress {
    state: Mutex<State>,
    /// Told of the start and the end, which change what the call waits for.
    turned: Notify,
    /// Told of the end.
    finished: Notify,
}

#[derive(Default)]
struct State {
    /// When the connection first asked for something.
    began: Option<Instant>,
    /// When it last took something, or asked.
    moved: Option<Instant>,
    ended: Option<Instant>,
    /// Whether the connection waits for the content, and not the other way round.
    reading: bool,
    failure: Option<Failure>,
}

impl Progress {
    /// The connection asks for more.
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

    /// The connection has what it asked for.
    pub(super) fn moved(&self, is_last: bool) {
        let mut state = self.lock();
        state.reading = false;
        state.moved = Some(Instant::now());
        drop(state);
        if is_last {
            self.end();
        }
    }

    /// Nothing more is sent: all was, or the answer is there, or the connection gone.
    pub(crate) fn end(&self) {
        let mut state = self.lock();
        if state.ended.is_none() {
            state.ended = Some(Instant::now());
            self.turned.notify_one();
            self.finished.notify_waiters();
        }
    }

    /// Waits until nothing more is sent.
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

    /// What was wrong with the content, if anything.
    pub(crate) fn failure(&self) -> Option<Failure> {
        self.lock().failure.take()
    }

    /// A deadline without the time that the upload has taken.
    pub(crate) fn later(&self, deadline: Deadline) -> Deadline {
        let state = self.lock();
        let Some(began) = state.began else {
            return deadline;
        };
        let until = state.ended.unwrap_or_else(Instant::now);
        deadline.later(until.saturating_duration_since(began))
    }

    /// What comes of an attempt: before and after the upload by the deadline, in between as long as
    /// something moves within `stall`. Otherwise what was waited for.
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
                    // It may have moved meanwhile.
                    let (until, waited_for) = self.until(deadline, stall);
                    if until.left().is_zero() {
                        return Err(waited_for);
                    }
                }
            }
        }
    }

    /// Until when there must be something new, and what it would be.
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

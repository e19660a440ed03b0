//! The replies of a server, and its record of received requests.

use std::{
    collections::VecDeque,
    sync::{
        Mutex,
        atomic::{AtomicU64, AtomicUsize, Ordering::Relaxed},
    },
};

use crate::{
    received::Received,
    reply::{Begin, Reply},
};

/// The state that all connections of a server share.
#[derive(Debug, Default)]
pub(crate) struct Script {
    replies: Mutex<VecDeque<Reply>>,
    log: Mutex<Vec<Received>>,
    pub(crate) opened: AtomicUsize,
    pub(crate) closed: AtomicUsize,
    pub(crate) written: AtomicU64,
}

impl Script {
    pub(crate) fn new(replies: impl IntoIterator<Item = Reply>) -> Self {
        Self {
            replies: Mutex::new(replies.into_iter().collect()),
            ..Self::default()
        }
    }

    /// Replaces the replies.
    pub(crate) fn replace(&self, replies: impl IntoIterator<Item = Reply>) {
        *self.replies.lock().expect("no test panics with it") = replies.into_iter().collect();
    }

    /// Returns the time at which the next reply begins, if there is one.
    pub(crate) fn begin(&self) -> Option<Begin> {
        let replies = self.replies.lock().expect("no test panics with it");
        replies.front().map(|reply| reply.begin)
    }

    /// Returns the next reply, if there is one. The last one is repeated.
    pub(crate) fn next(&self) -> Option<Reply> {
        let mut replies = self.replies.lock().expect("no test panics with it");
        match replies.len() {
            0 | 1 => replies.front().cloned(),
            _ => replies.pop_front(),
        }
    }

    pub(crate) fn log(&self, received: Received) {
        let mut log = self.log.lock().expect("no test panics with it");
        log.push(received);
    }

    /// Returns every request so far.
    pub(crate) fn received(&self) -> Vec<Received> {
        self.log.lock().expect("no test panics with it").clone()
    }

    pub(crate) fn count(&self, written: usize) {
        self.written.fetch_add(written as u64, Relaxed);
    }
}

//! The share of a key's quota that a handle may use.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use tokio::time::Instant;

use super::ledger::{Block, beside, hour_before};

/// The share of a handle and its clones.
#[derive(Debug)]
pub(crate) struct Share {
    /// Requests in any hour.
    most: u64,
    /// The share that this one is a part of.
    whole: Option<Arc<Share>>,
    usage: Mutex<Usage>,
}

#[derive(Debug, Default)]
struct Usage {
    /// The number of permits in use.
    open: usize,
    /// The end times of the requests of the last hour, oldest first.
    ended: VecDeque<Instant>,
}

impl Share {
    /// Returns a share of `most` requests in any hour, which is a part of `whole`.
    pub(crate) fn new(most: u64, whole: Option<Arc<Self>>) -> Self {
        Self {
            most,
            whole,
            usage: Mutex::default(),
        }
    }

    /// Returns a share of the same size for another key.
    pub(crate) fn renewed(&self) -> Self {
        let whole = self.whole.as_ref().map(|whole| Arc::new(whole.renewed()));
        Self::new(self.most, whole)
    }

    /// Checks that the share, and those that it is a part of, have room for one more request.
    pub(super) fn room(&self, now: Instant) -> Result<(), Block> {
        for share in self.chain() {
            let mut usage = share.usage();
            hour_before(&mut usage.ended, now);
            let most = usize::try_from(share.most).unwrap_or(usize::MAX);
            beside(&usage.ended, usage.open, most)?;
        }
        Ok(())
    }

    pub(super) fn take(&self) {
        self.chain().for_each(|share| share.usage().open += 1);
    }

    /// Counts a request as ended at this time, or as not sent.
    pub(super) fn end(&self, at: Option<Instant>) {
        for share in self.chain() {
            let mut usage = share.usage();
            usage.open -= 1;
            usage.ended.extend(at);
        }
    }

    fn chain(&self) -> impl Iterator<Item = &Self> {
        std::iter::successors(Some(self), |share| share.whole.as_deref())
    }

    fn usage(&self) -> MutexGuard<'_, Usage> {
        self.usage.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

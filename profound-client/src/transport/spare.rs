//! Extensions of earlier requests, whose memory is used again.

use std::sync::{Arc, Mutex, PoisonError};

use http::Extensions;

/// The number of extensions that are kept.
const KEPT: usize = 32;

/// Extensions without values, for further requests.
#[derive(Clone, Default)]
pub(super) struct Spare(Arc<Mutex<Vec<Extensions>>>);

impl Spare {
    pub(super) fn take(&self) -> Extensions {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.pop().unwrap_or_default()
    }

    pub(super) fn give_back(&self, mut extensions: Extensions) {
        extensions.clear();
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() < KEPT {
            kept.push(extensions);
        }
    }
}

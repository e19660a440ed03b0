//! The observers of a client, and the facts that all their events have in common.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed},
};

use http::Method;
use url::Url;

use super::{Observe, event::CallInfo};

/// Observers in the order in which they were added, at least one.
pub(super) struct ObserverSet {
    members: Vec<Member>,
    /// The number of calls that have begun.
    calls: AtomicU64,
    scheme: String,
    address: String,
    port: u16,
}

struct Member {
    observer: Box<dyn Observe>,
    /// Set when it has panicked.
    retired: AtomicBool,
}

impl ObserverSet {
    /// Returns the observers of a client with this base URL.
    pub(super) fn new(observers: Vec<Box<dyn Observe>>, base: &Url) -> Self {
        let members = observers.into_iter().map(|observer| Member {
            observer,
            retired: AtomicBool::new(false),
        });
        // Only a URL puts an IPv6 address in brackets.
        let host = base.host_str().unwrap_or_default();
        Self {
            members: members.collect(),
            calls: AtomicU64::new(0),
            scheme: base.scheme().to_owned(),
            address: host.trim_matches(['[', ']']).to_owned(),
            port: base.port_or_known_default().unwrap_or_default(),
        }
    }

    /// Returns the number of a new call, from 1.
    pub(super) fn next_call(&self) -> u64 {
        self.calls.fetch_add(1, Relaxed) + 1
    }

    /// Calls each observer. One that panics is not called again, and the others are called.
    pub(super) fn each(&self, call: impl Fn(&dyn Observe)) {
        for Member { observer, retired } in &self.members {
            if retired.load(Relaxed) {
                continue;
            }
            if catch_unwind(AssertUnwindSafe(|| call(&**observer))).is_err() {
                retired.store(true, Relaxed);
            }
        }
    }

    /// Returns the facts of a call.
    pub(super) fn info<'a>(
        &'a self,
        id: u64,
        method: &'a Method,
        path_template: &'a str,
    ) -> CallInfo<'a> {
        CallInfo {
            id,
            method,
            path_template,
            scheme: &self.scheme,
            server_address: &self.address,
            server_port: self.port,
        }
    }
}

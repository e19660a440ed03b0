//! The observers of a client, if it has any.

use std::sync::Arc;

use url::Url;

use super::{
    Observe,
    call::{ObservedCall, Watch},
    observer_set::ObserverSet,
};
use crate::endpoint::Endpoint;

/// The observers of a client.
#[derive(Default)]
pub(crate) struct Observers(Option<Arc<ObserverSet>>);

impl Observers {
    /// Returns the observers of a client with this base URL.
    pub(crate) fn new(observers: Vec<Box<dyn Observe>>, base: &Url) -> Self {
        let some = !observers.is_empty();
        Self(some.then(|| Arc::new(ObserverSet::new(observers, base))))
    }

    /// Begins a call.
    pub(crate) fn call<'c>(&'c self, endpoint: &'c Endpoint) -> ObservedCall<'c> {
        let watch = |set| Watch::new(set, &endpoint.method, &endpoint.template);
        ObservedCall(self.0.as_ref().map(watch))
    }
}

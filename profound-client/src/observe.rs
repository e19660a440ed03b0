//! Observers of a client: what it does, as plain values, for metrics and logs of your own.
//!
//! Guide: [Observing](crate::guide::observing).

mod call;
mod event;
mod kind;
mod observer_set;
mod observers;

use std::sync::Arc;

pub(crate) use self::{
    call::{ObservedCall, ObservedStream, ResponseFacts, SentBody},
    observers::Observers,
};
pub use self::{
    event::{
        AttemptEnded, AttemptStarted, CallEnded, CallInfo, CallStarted, KeyRefresh, KeyRefreshed,
        Outcome, StreamEnded, WaitEnded, WaitOutcome, WaitStarted,
    },
    kind::ErrorKind,
};
#[cfg(feature = "tracing")]
pub(crate) use self::{
    event::{OTHER_METHOD, known_method},
    kind::received_status,
};

/// A receiver of the events of a client: see [`ClientBuilder::observe`](crate::ClientBuilder::observe).
///
/// Guide: [Observing](crate::guide::observing).
///
/// Each method receives one kind of event and does nothing by default. An event borrows its values, so
/// it costs no allocation. It contains no key, query, header value, body or argument value.
///
/// The methods are called within the call that they are about, and delay it. They must not block. They
/// can be called by several threads at once, and from the `drop` of a call or a stream.
///
/// A panic of an observer is caught, and the observer is not called again. The call goes on. Your panic
/// hook reports the panic as usual. A program that is built with `panic = "abort"` ends.
///
/// ```
/// use std::sync::{Arc, atomic::{AtomicU64, Ordering::Relaxed}};
/// use profound_client::{Client, observe::{AttemptEnded, Observe}};
///
/// #[derive(Default)]
/// struct Retries(AtomicU64);
///
/// impl Observe for Retries {
///     fn attempt_ended(&self, event: &AttemptEnded<'_>) {
///         if event.retry_in.is_some() {
///             self.0.fetch_add(1, Relaxed);
///         }
///     }
/// }
///
/// let retries = Arc::<Retries>::default();
/// let client = Client::builder()
///     .api_key("pk_live_0123456789")
///     .observe(retries.clone())
///     .build()?;
/// // Later: retries.0.load(Relaxed)
/// # Ok::<(), profound_client::Error>(())
/// ```
#[doc(alias(
    "metrics",
    "hook",
    "listener",
    "callback",
    "opentelemetry",
    "prometheus"
))]
pub trait Observe: Send + Sync + 'static {
    /// A call begins.
    fn call_started(&self, event: &CallStarted<'_>) {
        let _ = event;
    }

    /// A call has ended or was dropped.
    fn call_ended(&self, event: &CallEnded<'_>) {
        let _ = event;
    }

    /// An attempt begins.
    fn attempt_started(&self, event: &AttemptStarted<'_>) {
        let _ = event;
    }

    /// An attempt has ended or was dropped.
    fn attempt_ended(&self, event: &AttemptEnded<'_>) {
        let _ = event;
    }

    /// A stream has ended or was dropped.
    fn stream_ended(&self, event: &StreamEnded<'_>) {
        let _ = event;
    }

    /// A call begins to wait for the quota or a slot.
    fn wait_started(&self, event: &WaitStarted<'_>) {
        let _ = event;
    }

    /// A wait for the quota or a slot has ended.
    fn wait_ended(&self, event: &WaitEnded<'_>) {
        let _ = event;
    }

    /// A call has received a new key from the key provider, or the provider has failed.
    fn key_refreshed(&self, event: &KeyRefreshed<'_>) {
        let _ = event;
    }
}

/// Forwards all events, so that the program can keep the observer.
impl<T: Observe + ?Sized> Observe for Arc<T> {
    fn call_started(&self, event: &CallStarted<'_>) {
        (**self).call_started(event);
    }

    fn call_ended(&self, event: &CallEnded<'_>) {
        (**self).call_ended(event);
    }

    fn attempt_started(&self, event: &AttemptStarted<'_>) {
        (**self).attempt_started(event);
    }

    fn attempt_ended(&self, event: &AttemptEnded<'_>) {
        (**self).attempt_ended(event);
    }

    fn stream_ended(&self, event: &StreamEnded<'_>) {
        (**self).stream_ended(event);
    }

    fn wait_started(&self, event: &WaitStarted<'_>) {
        (**self).wait_started(event);
    }

    fn wait_ended(&self, event: &WaitEnded<'_>) {
        (**self).wait_ended(event);
    }

    fn key_refreshed(&self, event: &KeyRefreshed<'_>) {
        (**self).key_refreshed(event);
    }
}

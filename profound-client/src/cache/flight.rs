//! Equal reads in flight: one call sends, the others wait for its response.

use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex, MutexGuard, OnceLock, PoisonError,
        atomic::{AtomicUsize, Ordering::Relaxed},
    },
};

use tokio::sync::{Mutex as Turn, MutexGuard as TurnGuard};

use super::{CacheKey, CachedResponse};
use crate::error::ApiError;

/// The equal reads in flight of a client and its handles.
#[derive(Default)]
pub(crate) struct Flights(Mutex<HashMap<CacheKey, Arc<Flight>>>);

/// Equal reads in flight. One at a time has the turn to send.
#[derive(Default)]
struct Flight {
    turn: Turn<()>,
    /// The outcome of the call that had the turn.
    outcome: OnceLock<Outcome>,
    /// The number of calls, changed under the lock of the map.
    seats: AtomicUsize,
}

/// A call's part in a flight. The flight ends with the last one.
pub(crate) struct Seat<'f> {
    flights: &'f Flights,
    key: &'f CacheKey,
    flight: Arc<Flight>,
}

/// The outcome of a call, for the equal calls that wait.
pub(crate) enum Outcome {
    Response(CachedResponse),
    /// The API rejected the request. Sent again with the same key, it would be rejected again.
    Rejected {
        credential: u64,
        error: ApiError,
    },
    /// The response cannot be shared.
    Unfit,
}

/// The turn of a call.
pub(crate) enum Turned<'s> {
    /// Another call has the response.
    Shared(CachedResponse),
    /// The API has rejected the request of another call with the same key.
    Rejected(ApiError),
    /// The response of another call cannot be shared. This call sends without a turn.
    Alone,
    /// This call sends. If it ends without a response, another one takes over.
    Lead(TurnGuard<'s, ()>),
}

impl Flights {
    /// Joins the flight of a key, or begins one.
    pub(crate) fn join<'f>(&'f self, key: &'f CacheKey) -> Seat<'f> {
        let mut flights = self.flights();
        let flight = flights.entry(key.clone()).or_default().clone();
        flight.seats.fetch_add(1, Relaxed);
        Seat {
            flights: self,
            key,
            flight,
        }
    }

    fn flights(&self) -> MutexGuard<'_, HashMap<CacheKey, Arc<Flight>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Seat<'_> {
    /// Waits for the outcome of another call, or for the turn to send. Turns are first in, first out.
    /// `own` is the number of this call's key.
    pub(crate) async fn turn(&self, own: u64) -> Turned<'_> {
        let guard = self.flight.turn.lock().await;
        match self.flight.outcome.get() {
            None => Turned::Lead(guard),
            Some(Outcome::Response(response)) => Turned::Shared(response.clone()),
            Some(Outcome::Rejected { credential, error }) if *credential == own => {
                Turned::Rejected(error.duplicate())
            }
            Some(Outcome::Rejected { .. } | Outcome::Unfit) => Turned::Alone,
        }
    }

    /// Gives the outcome to the calls that wait. If they cannot have it, each of them sends by itself,
    /// all at once. Later calls begin a new flight.
    pub(crate) fn share(&self, outcome: Outcome) {
        let _ = self.flight.outcome.set(outcome);
        self.end(&mut self.flights.flights());
    }

    /// Removes the flight from the map, unless there is a newer one.
    fn end(&self, flights: &mut HashMap<CacheKey, Arc<Flight>>) {
        let is_this = |flight: &Arc<Flight>| Arc::ptr_eq(flight, &self.flight);
        if flights.get(self.key).is_some_and(is_this) {
            flights.remove(self.key);
        }
    }
}

impl Drop for Seat<'_> {
    fn drop(&mut self) {
        let mut flights = self.flights.flights();
        if self.flight.seats.fetch_sub(1, Relaxed) == 1 {
            self.end(&mut flights);
        }
    }
}

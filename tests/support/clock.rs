//! Advances a paused clock while a future runs.

use std::{pin::pin, time::Duration};

use tokio::{select, time::advance};

/// Drives a future on a paused clock that moves on by a millisecond a turn, between which sockets
/// are served: left to itself a paused clock leaps to the next deadline while bytes are on the way.
pub async fn flowing<F: Future>(future: F) -> F::Output {
    flowing_by(Duration::from_millis(1), future).await
}

/// The same with a longer step, for what takes long.
pub async fn flowing_by<F: Future>(step: Duration, future: F) -> F::Output {
    let mut future = pin!(future);
    loop {
        select! {
            biased;
            output = &mut future => return output,
            () = advance(step) => {}
        }
    }
}

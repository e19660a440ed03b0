//! Advances a paused clock while a future runs.

use std::{pin::pin, time::Duration};

use tokio::{select, time::advance};

/// Polls a future and advances the paused clock by a millisecond each time it is pending.
///
/// Sockets are served between two steps. A paused clock that tokio advances by itself would jump to the
/// next deadline while bytes are in transit.
pub async fn advance_until_ready<F: Future>(future: F) -> F::Output {
    advance_by_until_ready(Duration::from_millis(1), future).await
}

/// Does the same with a step of another length, for long waits.
pub async fn advance_by_until_ready<F: Future>(step: Duration, future: F) -> F::Output {
    let mut future = pin!(future);
    loop {
        select! {
            biased;
            output = &mut future => return output,
            () = advance(step) => {}
        }
    }
}

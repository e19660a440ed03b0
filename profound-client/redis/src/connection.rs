//! The connection to Redis.

use std::time::Duration;

use redis::{
    Client,
    aio::{ConnectionManager, ConnectionManagerConfig},
};

use crate::error::ConnectError;

/// The longest wait for Redis.
pub(crate) const PATIENCE: Duration = Duration::from_millis(250);

/// Checks the name of a quota or a cache, which becomes a part of the names in Redis.
pub(crate) fn check_name(name: &str) -> Result<(), ConnectError> {
    if name.is_empty() || name.contains(['{', '}']) {
        return Err(ConnectError::new(
            "the name must not be empty or contain a brace",
        ));
    }
    Ok(())
}

/// Returns a connection that is made, and made again, in the background.
pub(crate) fn open(url: &str) -> Result<ConnectionManager, ConnectError> {
    // The error of the `redis` crate may repeat the URL.
    let client = Client::open(url)
        .map_err(|_| ConnectError::new("the URL of Redis is malformed or needs TLS"))?;
    // The manager waits for a connection longer than a call does, so that a slow one can succeed.
    let config = ConnectionManagerConfig::new()
        .set_connection_timeout(Some(8 * PATIENCE))
        .set_response_timeout(Some(PATIENCE))
        .set_number_of_retries(1)
        .set_max_delay(PATIENCE);
    ConnectionManager::new_lazy_with_config(client, config)
        .map_err(|_| ConnectError::new("the settings of the connection cannot be used"))
}

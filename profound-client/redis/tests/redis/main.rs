//! Tests on a real Redis: each starts its own server on a free port. Without `redis-server` they print
//! NOT CHECKED, and fail if `PROFOUND_REDIS_REQUIRED` is set. Redis's clock is real, so the windows are
//! short, and tests that wait run side by side.

mod api;
mod cache;
mod cost;
mod crashes;
mod fleet;
mod lost;
mod script;
mod secrets;
mod server;
mod tls;
mod worker;

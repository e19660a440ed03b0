//! Faults of networks and servers. In every case a call ends in time with the right error. It is sent no
//! more often than is safe, and does not reveal the key.

mod bodies;
mod cancellation;
mod connections;
mod encodings;
mod fault;
mod framing;
mod protocols;
mod proxies;
mod redirects;
mod stalls;
mod statuses;
mod tls;
mod waits;

use fault::{Ends, Fault, check};

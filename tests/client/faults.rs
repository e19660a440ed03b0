//! What a network and a server can do wrong: whatever it is, a call ends in time, with the right
//! error, sent no more often than is safe, and without a word of the key.

mod bodies;
mod cancellation;
mod connections;
mod encodings;
mod fault;
mod framing;
mod protocols;
mod redirects;
mod stalls;
mod statuses;
mod waits;

use fault::{Ends, Fault, PLACEMENTS, check};

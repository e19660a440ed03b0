//! What a network and a server can do wrong: whatever it is, a call ends in time, with the right
//! error, sent no more often than is safe, and without a word of the key.

mod bodies;
mod connections;
mod encodings;
mod fault;
mod framing;
mod protocols;
mod statuses;

use fault::{Ends, Fault, PLACEMENTS, check};

//! Unit tests of whole operations, without a socket.

mod collections;
mod documents;
mod every_operation;
mod fields;
mod filter_values;
mod filters;
mod identities;
mod in_process;
mod knowledge_folders;
mod record_rules;
mod reports;
mod rules;
mod seen_dates;

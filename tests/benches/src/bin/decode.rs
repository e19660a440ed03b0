//! Decodes a report of 50,000 rows from memory and over a socket, and compares with serde_json into
//! tuples.

use profound_benches::{
    count::Counting,
    feed::Feed,
    payload,
    race::{self, Contender},
    reports::{self, Lists, Tuples},
    wire::Wire,
};

#[global_allocator]
static ALLOCATOR: Counting = Counting;

const ROUNDS: usize = 25;

fn main() {
    let json = payload::report(payload::ROWS).into_bytes();
    let contenders = vec![
        Contender::new("tuples", || reports::by_hand::<Tuples>(&json)),
        Contender::new("lists", || reports::by_hand::<Lists>(&json)),
        Contender::new("report", || reports::report(&json)),
        Contender::new("rows", || reports::rows(&json)),
        Contender::new("borrowed-rows", || reports::borrowed_rows(&json)),
        Contender::new("columns", || reports::columns(&json)),
        Contender::new("held-columns", || reports::held_columns(&json)),
        Contender::new("record-batch", || reports::record_batch(&json)),
    ];
    race::run(ROUNDS, contenders);
    let wire = Wire::to(Feed::whole("application/json", &json));
    let contenders = vec![
        Contender::new("body-reqwest", || wire.body_by_hand()),
        Contender::new("body", || wire.body()),
    ];
    race::run(ROUNDS, contenders);
}

//! Observers that panic: the calls go on, and the client is as it was.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering::Relaxed},
    },
};

use profound_client::observe::{
    AttemptEnded, AttemptStarted, CallEnded, CallStarted, KeyRefreshed, Observe, StreamEnded,
    WaitEnded, WaitStarted,
};
use profound_tests::{Reply, Server, advance_until_ready};

use super::{Calls as _, observed};

/// Panics at its nth event, and at all after it, and counts them.
#[derive(Clone)]
struct Panicking(Arc<AtomicU64>, u64);

impl Panicking {
    fn at(nth: u64) -> Self {
        Self(Arc::default(), nth)
    }

    fn event(&self) {
        if self.0.fetch_add(1, Relaxed) + 1 >= self.1 {
            panic!("a bug of an observer");
        }
    }
}

impl Observe for Panicking {
    fn call_started(&self, _: &CallStarted<'_>) {
        self.event();
    }

    fn call_ended(&self, _: &CallEnded<'_>) {
        self.event();
    }

    fn attempt_started(&self, _: &AttemptStarted<'_>) {
        self.event();
    }

    fn attempt_ended(&self, _: &AttemptEnded<'_>) {
        self.event();
    }

    fn stream_ended(&self, _: &StreamEnded<'_>) {
        self.event();
    }

    fn wait_started(&self, _: &WaitStarted<'_>) {
        self.event();
    }

    fn wait_ended(&self, _: &WaitEnded<'_>) {
        self.event();
    }

    fn key_refreshed(&self, _: &KeyRefreshed<'_>) {
        self.event();
    }
}

#[tokio::test(start_paused = true)]
async fn a_panic_at_any_event_ends_only_its_observer() {
    for nth in 1..=4 {
        let server = Server::start([Reply::json(200, "1")]).await;
        let panicking = Panicking::at(nth);
        let builder = server.builder().observe(panicking.clone());
        let (client, log) = observed(builder.max_concurrent_calls(1));
        // A permit or slot that a panic had lost would be missing from the second call on.
        for _ in 0..3 {
            advance_until_ready(client.agent("a", 1)).await.unwrap();
            assert_eq!(log.take_texts().len(), 4, "the other observer");
        }
        assert_eq!(panicking.0.load(Relaxed), nth, "it is not called again");
    }
}

#[tokio::test(start_paused = true)]
async fn a_panic_while_a_panic_drops_the_call_does_not_abort() {
    let server = Server::start([Reply::silence(), Reply::json(200, "1")]).await;
    let panicking = Panicking::at(3);
    let builder = server.builder().observe(panicking.clone());
    let (client, log) = observed(builder.max_concurrent_calls(1));
    let mut call = Box::pin(advance_until_ready(client.agent("a", 1)));
    let begun = async {
        while server.received().is_empty() {
            tokio::task::yield_now().await;
        }
    };
    tokio::select! {
        _ = &mut call => panic!("the server is silent"),
        () = begun => {}
    }
    let unwound = catch_unwind(AssertUnwindSafe(move || {
        let _call = call;
        panic!("a bug of the program");
    }));
    unwound.expect_err("it panics");
    assert_eq!(panicking.0.load(Relaxed), 3);
    assert_eq!(log.take_texts().len(), 4);
    server.turn_to([Reply::json(200, "1")]);
    advance_until_ready(client.agent("a", 1)).await.unwrap();
}

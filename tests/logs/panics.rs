//! Panic messages.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    pin::pin,
    task::{Context, Poll, Waker},
};

use profound_client::{Client, KeyPlacement, Method};
use profound_tests::PLACEMENTS;
use serde_json::Value;
use tokio::runtime::Builder;

use crate::capture::Log;

const KEY: &str = "pk_CANARY+0/9=z";

/// Polls a call once, and returns whether it panicked.
fn panics(placement: KeyPlacement) -> bool {
    let builder = Client::builder().api_key(KEY).key_placement(placement);
    let client = builder.base_url("http://127.0.0.1:1").build();
    let client = client.expect("the settings are sound");
    let mut call = pin!(client.request(Method::GET, "/v1/org").send::<Value>());
    let mut context = Context::from_waker(Waker::noop());
    let poll = || call.as_mut().poll(&mut context).map(drop);
    !matches!(catch_unwind(AssertUnwindSafe(poll)), Ok(Poll::Pending))
}

#[test]
fn a_call_outside_of_a_whole_runtime_panics_without_the_key() {
    for placement in PLACEMENTS {
        let (panicked, log) = Log::of_all(|| {
            let runtime = |builder: &mut Builder| builder.build().expect("there are threads");
            let bare = runtime(&mut Builder::new_current_thread());
            let timeless = runtime(Builder::new_current_thread().enable_io());
            let socketless = runtime(Builder::new_current_thread().enable_time());
            let outside = panics(placement);
            let within = [bare, timeless, socketless]
                .map(|runtime| runtime.block_on(async { panics(placement) }));
            (outside, within)
        });
        assert_eq!(panicked, (true, [true, true, true]));
        assert_eq!(log.texts("", "PANIC").len(), 4);
        log.assert_hides(&[KEY]);
    }
}

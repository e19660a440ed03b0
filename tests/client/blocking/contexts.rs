//! Contexts in which a blocking call is allowed or refused.

use std::{
    future::Future,
    thread,
    time::{Duration, Instant},
};

use profound_client::{Error, EventStream, blocking};
use profound_tests::Reply;
use serde_json::Value;
use tokio::{
    runtime::{Builder, Runtime},
    task::{LocalSet, block_in_place, coop, spawn_blocking},
};

use super::{Organisation, Serving, one};

const TOLD: &str = "a blocking call in an async task would block its thread: use \
                    `profound_client::Client` there, or `tokio::task::spawn_blocking`";

#[track_caller]
fn refused(client: &blocking::Client) {
    let error = client.org().expect_err("it would hold up the task");
    assert!(matches!(error, Error::Configuration(_)), "{error:?}");
    assert_eq!(error.to_string(), TOLD);
    let mut items = blocking::Items::from(EventStream::fake([Ok(Value::Null)]));
    let item = items.next().expect("an error").expect_err("as above");
    assert_eq!(item.to_string(), TOLD);
    assert!(items.next().is_none(), "an error ends it");
}

#[track_caller]
fn answered(client: &blocking::Client) {
    assert_eq!(client.org().expect("the thread may wait"), 1);
    let mut items = blocking::Items::from(EventStream::fake([Ok(Value::Null)]));
    assert!(matches!(items.next(), Some(Ok(Value::Null))));
}

fn many() -> Runtime {
    let runtime = Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build();
    runtime.expect("it starts")
}

fn single() -> Runtime {
    let runtime = Builder::new_current_thread().enable_all().build();
    runtime.expect("it starts")
}

/// Runs in the body of a `block_on` and in a task, on runtimes of both kinds.
fn everywhere<F: Future<Output = ()> + Send + 'static>(body: impl Fn(blocking::Client) -> F) {
    let server = Serving::start([one()]);
    let client = server.client();
    for runtime in [many(), single()] {
        runtime.block_on(body(client.clone()));
        let task = runtime.spawn(body(client.clone()));
        runtime.block_on(task).expect("it does not panic");
    }
}

#[test]
fn a_task_and_the_future_of_a_block_on_are_refused() {
    everywhere(|client| async move { refused(&client) });
    let server = Serving::start([one()]);
    many().block_on(async { refused(&server.client()) });
    assert!(server.received().is_empty());
}

#[test]
fn a_local_task_is_refused() {
    let server = Serving::start([one()]);
    let client = server.client();
    let run = |runtime: &Runtime| {
        let (local, client) = (LocalSet::new(), client.clone());
        let task = local.spawn_local(async move { refused(&client) });
        local.block_on(runtime, task).expect("it does not panic");
    };
    run(&single());
    run(&many());
}

#[test]
fn a_refusal_takes_nothing_of_the_budget_of_the_task() {
    everywhere(|client| async move {
        refused(&client);
        assert!(coop::has_budget_remaining());
        tokio::task::yield_now().await;
        refused(&client);
    });
}

#[test]
fn a_task_whose_budget_is_used_up_is_refused() {
    everywhere(|client| async move {
        while coop::has_budget_remaining() {
            coop::consume_budget().await;
        }
        refused(&client);
    });
}

#[test]
fn a_thread_for_blocking_is_as_good_as_any() {
    everywhere(|client| async move {
        let outer = client.clone();
        let task = spawn_blocking(move || answered(&client));
        task.await.expect("it does not panic");
        let nested = spawn_blocking(move || {
            let handle = tokio::runtime::Handle::current();
            handle.block_on(async { refused(&outer) });
            answered(&outer);
        });
        nested.await.expect("it does not panic");
    });
}

#[test]
fn block_in_place_makes_a_task_one() {
    let server = Serving::start([one()]);
    let client = server.client();
    let runtime = many();
    let body = |client: blocking::Client| async move {
        refused(&client);
        block_in_place(|| answered(&client));
        // In the body of a `block_on`, the budget returns with the next poll.
        tokio::task::yield_now().await;
        refused(&client);
    };
    runtime.block_on(body(client.clone()));
    let task = runtime.spawn(body(client));
    runtime.block_on(task).expect("it does not panic");
}

#[test]
fn a_thread_that_has_merely_entered_a_runtime_may_wait() {
    let server = Serving::start([one()]);
    for runtime in [many(), single()] {
        let _entered = runtime.enter();
        answered(&server.client());
    }
}

#[test]
fn a_client_outlives_the_runtime_that_it_was_built_in() {
    let server = Serving::start([one()]);
    let runtime = single();
    let client = runtime.block_on(async { server.client() });
    drop(runtime);
    answered(&client);
    many().block_on(async move { drop(client) });
}

#[test]
fn a_task_without_a_budget_is_held_up_and_does_not_panic() {
    everywhere(|client| coop::unconstrained(async move { answered(&client) }));
}

#[test]
fn a_call_of_another_executor_is_made() {
    use std::{
        pin::pin,
        task::{Context, Waker},
    };
    let server = Serving::start([one()]);
    let client = server.client();
    let task = pin!(async { answered(&client) });
    assert!(
        task.poll(&mut Context::from_waker(Waker::noop()))
            .is_ready()
    );
}

#[test]
fn a_call_takes_no_token_of_the_threads() {
    let late = Reply::default().pause(Duration::from_millis(20));
    let server = Serving::start([late.write("HTTP/1.1 200 X\r\ncontent-length: 1\r\n\r\n1")]);
    let client = server.client();
    for _ in 0..3 {
        thread::current().unpark();
        answered(&client);
        let began = Instant::now();
        thread::park_timeout(Duration::from_secs(20));
        assert!(
            began.elapsed() < Duration::from_secs(10),
            "the token is gone"
        );
    }
}

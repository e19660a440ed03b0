//! Retries: the failures that cause them, their number and their time.

use std::time::Duration;

use profound_client::{Call, Client, Error, Retry, errors::Delivery, profound_endpoint};
use profound_tests::{NOBODY, Reply, Server, advance_until_ready};
use serde_json::Value;
use tokio::time::Instant;

#[profound_endpoint]
trait Calls {
    #[profound_endpoint(GET "/v1/org")]
    async fn read(&self) -> Result<Value, Error>;

    #[profound_endpoint(POST "/v1/things", unlisted)]
    async fn write(&self, thing: &Value) -> Result<Value, Error>;

    #[profound_endpoint(POST "/v1/things", unlisted, retry = safe)]
    async fn safe(&self, thing: &Value) -> Result<Value, Error>;

    #[profound_endpoint(POST "/v2/reports/visibility")]
    async fn report(&self, query: &Value) -> Result<Value, Error>;

    #[profound_endpoint(POST "/v1/agents")]
    async fn create(&self, agent: &Value) -> Result<Value, Error>;

    #[profound_endpoint(GET "/v1/org", retry = never)]
    async fn never(&self) -> Result<Value, Error>;
}

type Calling = fn(&Client) -> Call<Result<Value, Error>>;

const KINDS: [(&str, Calling); 4] = [
    ("read", |client| client.read()),
    ("write", |client| client.write(&Value::Null)),
    ("safe", |client| client.safe(&Value::Bool(true))),
    ("never", |client| client.never()),
];

fn broken_body() -> Reply {
    Reply::close("HTTP/1.1 200 X\r\ncontent-length: 9\r\n\r\n{")
}

fn wait(after: &str) -> Reply {
    Reply::with(429, &[("retry-after", after)], "")
}

/// The number of times that each kind of call is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Attempts {
    read: usize,
    write: usize,
    safe: usize,
    never: usize,
}

impl Attempts {
    /// Retries if the server may have processed the request.
    const AFTER_UNKNOWN: Self = Self {
        read: 3,
        write: 1,
        safe: 3,
        never: 1,
    };
    /// Retries if the server has not processed the request.
    const AFTER_REFUSAL: Self = Self {
        read: 3,
        write: 3,
        safe: 3,
        never: 1,
    };
    const ONCE: Self = Self {
        read: 1,
        write: 1,
        safe: 1,
        never: 1,
    };

    fn of(self, kind: &str) -> usize {
        match kind {
            "read" => self.read,
            "write" => self.write,
            "safe" => self.safe,
            "never" => self.never,
            other => panic!("there is no kind `{other}`"),
        }
    }
}

/// Returns how often each kind of call is sent to a server that always fails with this reply.
async fn attempts(reply: &Reply) -> Attempts {
    let [read, write, safe, never] = KINDS.map(|(kind, call)| async move {
        let server = Server::start([reply.clone()]).await;
        let outcome = advance_until_ready(call(&server.client())).await;
        assert!(outcome.is_err(), "{kind}");
        server.received().len()
    });
    Attempts {
        read: read.await,
        write: write.await,
        safe: safe.await,
        never: never.await,
    }
}

#[tokio::test(start_paused = true)]
async fn a_request_that_may_have_been_processed_is_retried_only_if_safe() {
    for status in [408, 500, 502, 503, 504, 529] {
        assert_eq!(
            attempts(&Reply::empty(status)).await,
            Attempts::AFTER_UNKNOWN,
            "{status}"
        );
    }
    assert_eq!(
        attempts(&Reply::close("")).await,
        Attempts::AFTER_UNKNOWN,
        "no answer"
    );
    let half = Reply::close("HTTP/1.1 200 OK\r\nx-");
    assert_eq!(
        attempts(&half).await,
        Attempts::AFTER_UNKNOWN,
        "half a head"
    );
    assert_eq!(
        attempts(&broken_body()).await,
        Attempts::AFTER_UNKNOWN,
        "half a body"
    );
}

#[tokio::test(start_paused = true)]
async fn the_contract_tells_a_post_that_reads_from_one_that_writes() {
    let server = Server::start([Reply::empty(502)]).await;
    let client = server.client();
    for (call, expected) in [
        (client.report(&Value::Null), 3),
        (client.create(&Value::Null), 1),
    ] {
        let before = server.received().len();
        assert!(advance_until_ready(call).await.is_err());
        assert_eq!(server.received().len() - before, expected);
    }
}

#[tokio::test(start_paused = true)]
async fn an_api_that_fails_for_long_is_not_burdened_with_retries() {
    let server = Server::start([Reply::empty(503)]).await;
    let client = server.client();
    for _ in 0..200 {
        assert!(advance_until_ready(client.read()).await.is_err());
    }
    let retries = server.received().len() - 200;
    assert!((20..=31).contains(&retries), "{retries}");
}

#[tokio::test(start_paused = true)]
async fn a_429_was_not_processed_and_is_sent_again_even_if_it_writes() {
    assert_eq!(attempts(&Reply::empty(429)).await, Attempts::AFTER_REFUSAL);
    let soon = Reply::with(429, &[("retry-after-ms", "1")], "");
    assert_eq!(attempts(&soon).await, Attempts::AFTER_REFUSAL);
}

#[tokio::test(start_paused = true)]
async fn a_final_answer_is_not_asked_for_again() {
    for status in [301, 400, 401, 403, 404, 405, 409, 410, 422, 501, 505] {
        assert_eq!(
            attempts(&Reply::empty(status)).await,
            Attempts::ONCE,
            "{status}"
        );
    }
    assert_eq!(
        attempts(&Reply::json(200, "{")).await,
        Attempts::ONCE,
        "no document"
    );
}

#[tokio::test(start_paused = true)]
async fn a_refused_connection_is_tried_again_whatever_the_call() -> Result<(), Error> {
    for (kind, call) in KINDS {
        let builder = Client::builder().api_key("a-key").base_url(NOBODY);
        let client = builder.max_attempts(5).build()?;
        let began = Instant::now();
        let error = advance_until_ready(call(&client))
            .await
            .expect_err("no server listens there");
        assert!(matches!(error, Error::Transport(_)), "{kind}: {error:?}");
        // There is no server to count attempts. Four backoffs of up to 0.5, 1, 2 and 4 s take some time.
        let waited = began.elapsed() > Duration::from_millis(50);
        assert_eq!(waited, kind != "never", "{kind}");
        assert!(began.elapsed() < Duration::from_millis(7600), "{kind}");
    }
    Ok(())
}

#[tokio::test(start_paused = true)]
async fn a_call_ends_with_the_first_good_answer() -> Result<(), Error> {
    let replies = [Reply::empty(503), broken_body(), Reply::json(200, "[7]")];
    let server = Server::start(replies).await;
    let answer = advance_until_ready(server.client().safe(&Value::Bool(true))).await?;
    assert_eq!(answer, serde_json::json!([7]));
    let bodies: Vec<_> = server.received().iter().map(|r| r.json()).collect();
    assert_eq!(bodies, [true, true, true]);
    Ok(())
}

#[tokio::test(start_paused = true)]
async fn the_last_failure_is_the_error() {
    let replies = [Reply::empty(503), Reply::close(""), Reply::empty(502)];
    let server = Server::start(replies).await;
    let error = advance_until_ready(server.client().read())
        .await
        .expect_err("all fail");
    assert_eq!(error.status().map(|status| status.as_u16()), Some(502));
    let server = Server::start([Reply::empty(503), Reply::empty(404)]).await;
    let error = advance_until_ready(server.client().read())
        .await
        .expect_err("all fail");
    assert_eq!(error.status().map(|status| status.as_u16()), Some(404));
}

#[tokio::test(start_paused = true)]
async fn handles_and_clients_decide_how_often() -> Result<(), Error> {
    let server = Server::start([Reply::empty(503)]).await;
    let once = server.builder().retry(Retry::Never).build()?;
    let safe = server.builder().retry(Retry::Safe).build()?;
    let four = server.builder().max_attempts(4).build()?;
    let one = server.builder().max_attempts(1).build()?;
    let safe_only = Attempts {
        safe: 3,
        ..Attempts::ONCE
    };
    let up_to_four = Attempts {
        read: 4,
        safe: 4,
        ..Attempts::ONCE
    };
    let all = Attempts {
        never: 3,
        ..Attempts::AFTER_REFUSAL
    };
    for (name, client, expected) in [
        ("never", once.clone(), safe_only),
        ("safe", safe, Attempts::AFTER_REFUSAL),
        ("four", four.clone(), up_to_four),
        ("one", one, Attempts::ONCE),
        (
            "handle never",
            four.with_retry(Retry::Never),
            Attempts::ONCE,
        ),
        ("handle safe", once.with_retry(Retry::Safe), all),
    ] {
        for (kind, call) in KINDS {
            let expected = expected.of(kind);
            let before = server.received().len();
            advance_until_ready(call(&client))
                .await
                .expect_err("it is broken");
            assert_eq!(server.received().len() - before, expected, "{name}: {kind}");
        }
    }
    Ok(())
}

#[tokio::test(start_paused = true)]
async fn retry_after_is_never_undershot() -> Result<(), Error> {
    let date = [
        ("date", "Sun, 06 Nov 1994 08:49:30 GMT"),
        ("retry-after", "Sun, 06 Nov 1994 08:49:32 GMT"),
    ];
    for (reply, asked) in [
        (wait("2"), 2000),
        (wait("0.25"), 250),
        (
            Reply::with(429, &[("retry-after-ms", "300"), ("retry-after", "9")], ""),
            300,
        ),
        (Reply::with(503, &date, ""), 2000),
    ] {
        let server = Server::start([reply.clone(), Reply::json(200, "{}")]).await;
        let began = Instant::now();
        advance_until_ready(server.client().read()).await?;
        let took = began.elapsed().as_millis();
        assert!(
            (asked..asked + 2010).contains(&took),
            "{took} ms: {reply:?}"
        );
        assert_eq!(server.received().len(), 2);
    }
    Ok(())
}

#[tokio::test(start_paused = true)]
async fn a_wait_that_does_not_fit_the_deadline_is_returned_at_once() {
    for after in ["5", "3600", "1e300"] {
        let server = Server::start([wait(after)]).await;
        let client = server.client().with_timeout(Duration::from_secs(5));
        let began = Instant::now();
        let error = advance_until_ready(client.read())
            .await
            .expect_err("it is refused");
        assert!(began.elapsed() < Duration::from_millis(100), "{after}");
        assert!(matches!(error, Error::RateLimited(_)), "{error:?}");
        server.only();
    }
}

#[tokio::test(start_paused = true)]
async fn the_deadline_covers_all_attempts() {
    let server = Server::start([wait("1")]).await;
    let client = server.builder().max_attempts(10).build();
    let client = client.expect("ten attempts can be made");
    let client = client.with_timeout(Duration::from_millis(2500));
    let began = Instant::now();
    let error = advance_until_ready(client.read())
        .await
        .expect_err("it is refused");
    // The last wait may end so late that the deadline ends the next attempt.
    let expected = matches!(error, Error::RateLimited(_) | Error::Timeout(_));
    assert!(expected, "{error:?}");
    assert!(began.elapsed() < Duration::from_millis(2505));
    let sent = server.received().len();
    assert!((2..=3).contains(&sent), "{sent}");
}

#[tokio::test(start_paused = true)]
async fn a_call_is_as_far_as_the_furthest_of_its_attempts() {
    let not_found = || Reply::empty(404);
    for (name, replies, delivery) in [
        ("alone", vec![not_found()], Delivery::NotProcessed),
        (
            "after a refusal",
            vec![wait("0"), not_found()],
            Delivery::NotProcessed,
        ),
        (
            "after a broken connection",
            vec![Reply::close(""), not_found()],
            Delivery::MaybeProcessed,
        ),
        (
            "after a bad gateway",
            vec![Reply::empty(502), not_found()],
            Delivery::MaybeProcessed,
        ),
        (
            "after a broken body",
            vec![broken_body(), not_found()],
            Delivery::Processed,
        ),
        (
            "two before it",
            vec![broken_body(), Reply::empty(502), not_found()],
            Delivery::Processed,
        ),
    ] {
        let attempts = replies.len();
        let server = Server::start(replies).await;
        let client = server.client();
        let error = advance_until_ready(client.safe(&Value::Null)).await;
        let error = error.expect_err("it is not found");
        assert_eq!(
            error.status().map(|status| status.as_u16()),
            Some(404),
            "{name}"
        );
        assert_eq!(error.delivery(), delivery, "{name}");
        assert_eq!(server.received().len(), attempts, "{name}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_connection_that_cannot_be_made_hides_no_earlier_attempt() {
    // After the first request, the server is gone.
    let server = Server::start([Reply::close("")]).await;
    let client = server.client().with_timeout(Duration::from_secs(3));
    let call = client.safe(&Value::Null);
    let stop = async {
        while server.received().is_empty() {
            tokio::task::yield_now().await;
        }
        server.stop();
    };
    let (error, ()) = tokio::join!(advance_until_ready(call), stop);
    let Err(Error::Transport(transport)) = &error else {
        panic!("it is another error: {error:?}");
    };
    assert!(transport.is_connect(), "{error:?}");
    assert_eq!(transport.attempts(), 3);
    assert_eq!(transport.delivery(), Delivery::MaybeProcessed);
}

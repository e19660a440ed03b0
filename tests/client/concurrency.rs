//! The limit of concurrent requests, and the order of waiting calls.

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use profound_client::{ApiKey, Client, Error, Retry, errors::QueuedFor, profound_endpoint};
use profound_tests::{Reply, Server, advance_until_ready};
use serde_json::Value;
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
    sync::Semaphore,
    task::{JoinHandle, yield_now},
    time::{Instant, sleep},
};

#[profound_endpoint]
trait Calls {
    #[profound_endpoint(GET "/v1/org")]
    async fn org(&self) -> Result<Value, Error>;

    #[profound_endpoint(GET "/v1/agents/{agent_id}")]
    async fn agent(&self, agent_id: u32) -> Result<Value, Error>;
}

const SECOND: Duration = Duration::from_secs(1);

/// A server on loopback that holds requests, and responds to one at a time when told to.
struct Gate {
    base_url: String,
    seen: Arc<Seen>,
    accepting: JoinHandle<()>,
}

struct Seen {
    opens: Semaphore,
    requests: Mutex<Requests>,
}

#[derive(Default)]
struct Requests {
    /// Paths in the order of arrival.
    paths: Vec<String>,
    under_way: usize,
    most: usize,
}

impl Gate {
    async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await;
        let listener = listener.expect("loopback has a free port");
        let base_url = format!("http://{}", listener.local_addr().expect("it is bound"));
        let seen = Arc::new(Seen {
            opens: Semaphore::new(0),
            requests: Mutex::default(),
        });
        let shared = seen.clone();
        let accepting = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(keep(stream, shared.clone()));
            }
        });
        Self {
            base_url,
            seen,
            accepting,
        }
    }

    fn client(&self, places: usize) -> Client {
        let client = Client::builder()
            .api_key("a-key")
            .base_url(&self.base_url)
            .max_concurrent_calls(places)
            .build();
        client.expect("the settings are sound")
    }

    fn look<T>(&self, at: impl FnOnce(&Requests) -> T) -> T {
        at(&self.seen.requests.lock().expect("no test panics with it"))
    }

    /// Waits for this number of requests in total. Fails if more arrive shortly after.
    async fn came(&self, requests: usize) {
        let began = Instant::now();
        while self.look(|seen| seen.paths.len()) < requests {
            assert!(began.elapsed() < 10 * SECOND, "no place for {requests}");
            yield_now().await;
        }
        for _ in 0..100 {
            yield_now().await;
        }
        assert_eq!(self.look(|seen| seen.paths.len()), requests);
    }

    /// Responds to one request.
    fn open(&self) {
        self.seen.opens.add_permits(1);
    }
}

impl Drop for Gate {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

async fn keep(stream: TcpStream, seen: Arc<Seen>) {
    let mut stream = BufReader::new(stream);
    loop {
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            let Ok(1..) = stream.read_line(&mut head).await else {
                return;
            };
        }
        {
            let mut requests = seen.requests.lock().expect("no test panics with it");
            let path = head.split(' ').nth(1).unwrap_or_default();
            requests.paths.push(path.to_owned());
            requests.under_way += 1;
            requests.most = requests.most.max(requests.under_way);
        }
        seen.opens.acquire().await.expect("it is open").forget();
        seen.requests
            .lock()
            .expect("no test panics with it")
            .under_way -= 1;
        let answer = b"HTTP/1.1 200 X\r\ncontent-length: 1\r\n\r\n7";
        if stream.write_all(answer).await.is_err() {
            return;
        }
    }
}

#[tokio::test]
async fn no_more_requests_are_under_way_than_allowed() -> Result<(), Error> {
    let gate = Gate::start().await;
    let client = gate.client(3);
    // Handles share the request slots.
    let handles = [
        client.clone(),
        client.with_timeout(20 * SECOND),
        client.with_header("X-Team", "t"),
        client.with_retry(Retry::Never),
    ];
    let calls: Vec<_> = (0..12)
        .map(|number| tokio::spawn(handles[number as usize % 4].agent(number)))
        .collect();
    for answered in 0..12 {
        gate.came(12.min(answered + 3)).await;
        gate.open();
    }
    for call in calls {
        assert_eq!(call.await.expect("it does not panic")?, 7);
    }
    assert_eq!(gate.look(|seen| (seen.most, seen.under_way)), (3, 0));
    Ok(())
}

#[tokio::test]
async fn waiting_calls_are_first_in_first_out() -> Result<(), Error> {
    let gate = Gate::start().await;
    let client = gate.client(1);
    let calls: Vec<_> = (0..8)
        .map(|number| tokio::spawn(client.agent(number)))
        .collect();
    for (answered, call) in calls.into_iter().enumerate() {
        gate.came(answered + 1).await;
        gate.open();
        call.await.expect("it does not panic")?;
    }
    let order: Vec<_> = (0..8)
        .map(|number| format!("/v1/agents/{number}"))
        .collect();
    assert_eq!(gate.look(|seen| seen.paths.clone()), order);
    Ok(())
}

#[tokio::test]
async fn a_key_never_waits_behind_the_calls_of_another() -> Result<(), Error> {
    let gate = Gate::start().await;
    let noisy = gate.client(2);
    let calls: Vec<_> = (0..10)
        .map(|number| tokio::spawn(noisy.agent(number)))
        .collect();
    gate.came(2).await;
    let quiet = noisy.with_key(ApiKey::new("another-key")?);
    let call = tokio::spawn(quiet.agent(10));
    gate.came(3).await;
    assert_eq!(gate.look(|seen| seen.paths[2].clone()), "/v1/agents/10");
    (0..11).for_each(|_| gate.open());
    assert_eq!(call.await.expect("it does not panic")?, 7);
    for call in calls {
        assert_eq!(call.await.expect("it does not panic")?, 7);
    }
    assert_eq!(gate.look(|seen| seen.most), 3);
    Ok(())
}

#[tokio::test(start_paused = true)]
async fn a_call_without_a_turn_says_what_it_waited_for() -> Result<(), Error> {
    let server = Server::start([Reply::silence()]).await;
    let client = server.builder().max_concurrent_calls(1).build()?;
    let first = tokio::spawn(client.org());
    while server.received().is_empty() {
        yield_now().await;
    }
    let began = Instant::now();
    let waiting = client.with_timeout(Duration::from_millis(300)).org();
    let error = advance_until_ready(waiting)
        .await
        .expect_err("the place is taken");
    let took = began.elapsed();
    assert!(took >= Duration::from_millis(300), "{took:?}");
    assert!(took <= Duration::from_millis(400), "{took:?}");
    let Error::QueueTimeout(timeout) = &error else {
        panic!("it is another error: {error:?}");
    };
    assert_eq!(timeout.waited_for(), QueuedFor::ConcurrencyLimit);
    assert_eq!(timeout.limit(), Duration::from_millis(300));
    assert_eq!(
        error.to_string(),
        "GET /v1/org: timed out after 300ms waiting for a free request slot; the request was not sent: \
         raise `max_concurrent_calls` or the timeout, or start fewer calls at once"
    );
    assert!(!first.is_finished());
    server.only();
    Ok(())
}

#[tokio::test]
async fn a_call_that_is_dropped_while_it_waits_gives_its_turn_away() -> Result<(), Error> {
    let gate = Gate::start().await;
    let client = gate.client(1);
    let unpolled = client.agent(0);
    let mut calls = (1..4).map(|number| tokio::spawn(client.agent(number)));
    let (first, second) = (calls.next(), calls.next().expect("there are three"));
    let third = calls.next().expect("there are three");
    gate.came(1).await;
    second.abort();
    gate.open();
    gate.came(2).await;
    gate.open();
    assert_eq!(third.await.expect("it does not panic")?, 7);
    assert_eq!(
        gate.look(|seen| seen.paths.clone()),
        ["/v1/agents/1", "/v1/agents/3"]
    );
    drop((first, unpolled));
    Ok(())
}

#[tokio::test]
async fn a_call_that_is_dropped_under_way_gives_its_place_back() -> Result<(), Error> {
    let gate = Gate::start().await;
    let client = gate.client(1);
    let calls: Vec<_> = (1..4)
        .map(|number| tokio::spawn(client.agent(number)))
        .collect();
    for (number, call) in calls.iter().enumerate() {
        gate.came(number + 1).await;
        call.abort();
    }
    let last = tokio::spawn(client.agent(4));
    gate.came(4).await;
    (0..4).for_each(|_| gate.open());
    assert_eq!(last.await.expect("it does not panic")?, 7);
    Ok(())
}

#[tokio::test(start_paused = true)]
async fn a_call_that_fails_gives_its_place_back() -> Result<(), Error> {
    let failures = [
        Reply::empty(500),
        Reply::empty(401),
        Reply::json(200, "{"),
        Reply::close(""),
        Reply::close("HTTP/1.1 200 X\r\ncontent-length: 9\r\n\r\n{"),
        Reply::silence(),
    ];
    let replies = failures.iter().cloned().chain([Reply::json(200, "7")]);
    let server = Server::start(replies).await;
    let builder = server.builder().max_concurrent_calls(1).timeout(SECOND);
    let client = builder.retry(Retry::Never).build()?;
    for failure in &failures {
        let error = advance_until_ready(client.org())
            .await
            .expect_err("it fails");
        if let Error::Timeout(timeout) = &error {
            assert_eq!(timeout.attempts(), 1, "{failure:?}");
        }
    }
    assert_eq!(advance_until_ready(client.org()).await?, 7);
    assert_eq!(server.received().len(), failures.len() + 1);
    Ok(())
}

#[tokio::test(start_paused = true)]
async fn a_call_that_waits_for_its_next_attempt_takes_no_place() -> Result<(), Error> {
    let later = Reply::with(503, &[("retry-after", "5")], "");
    let server = Server::start([later, Reply::json(200, "7")]).await;
    let client = server.builder().max_concurrent_calls(1).build()?;
    let began = Instant::now();
    let first = tokio::spawn(client.org());
    advance_until_ready(async {
        while server.received().is_empty() {
            sleep(Duration::from_millis(1)).await;
        }
        assert_eq!(client.with_timeout(SECOND).org().await?, 7);
        assert!(began.elapsed() < SECOND);
        assert_eq!(first.await.expect("it does not panic")?, 7);
        assert!(began.elapsed() >= 5 * SECOND);
        assert_eq!(server.received().len(), 3);
        Ok(())
    })
    .await
}

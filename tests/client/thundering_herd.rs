//! Many concurrent calls of one client, against an API that refuses or fails.

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use profound_client::{Client, Error, profound_endpoint};
use profound_tests::advance_until_ready;
use serde_json::Value;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    time::Instant,
};

const TASKS: usize = 1000;
const ASKED: Duration = Duration::from_secs(5);
const REFUSAL: &[u8] = b"HTTP/1.1 429 X\r\nretry-after: 5\r\ncontent-length: 0\r\n\r\n";
const ANSWER: &[u8] = b"HTTP/1.1 200 X\r\ncontent-length: 1\r\n\r\n1";
const FAILURE: &[u8] = b"HTTP/1.1 503 X\r\ncontent-length: 0\r\n\r\n";

#[profound_endpoint(GET "/v1/org", timeout = "10m")]
async fn org(client: &Client) -> Result<Value, Error>;

type Arrivals = Arc<Mutex<Vec<Instant>>>;

/// A server that records arrival times, and responds to the first requests differently.
async fn server(refused: usize, first: &'static [u8]) -> (Client, Arrivals) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("it is bound");
    let arrivals = Arrivals::default();
    let log = arrivals.clone();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(serve(stream, log.clone(), refused, first));
        }
    });
    let builder = Client::builder()
        .api_key("a-key")
        .max_concurrent_calls(TASKS);
    let client = builder.base_url(format!("http://{address}")).build();
    (client.expect("the settings are sound"), arrivals)
}

async fn serve(mut stream: TcpStream, log: Arrivals, refused: usize, first: &'static [u8]) {
    let mut head = Vec::new();
    while stream.read_buf(&mut head).await.is_ok_and(|read| read > 0) {
        if !head.ends_with(b"\r\n\r\n") {
            continue;
        }
        head.clear();
        let place = {
            let mut log = log.lock().expect("no holder panics");
            log.push(Instant::now());
            log.len()
        };
        let reply = if place <= refused { first } else { ANSWER };
        if stream.write_all(reply).await.is_err() {
            return;
        }
    }
}

/// Returns the largest number of arrivals in any window of 100 ms.
fn densest(arrivals: &[Instant]) -> usize {
    let window = Duration::from_millis(100);
    let within = |from: usize| {
        let later = arrivals[from..].iter();
        later
            .take_while(|&&at| at - arrivals[from] < window)
            .count()
    };
    (0..arrivals.len()).map(within).max().unwrap_or_default()
}

#[tokio::test(start_paused = true)]
async fn a_thousand_refused_calls_do_not_come_back_early_nor_in_a_bunch() {
    let (client, arrivals) = server(TASKS, REFUSAL).await;
    let calls: Vec<_> = (0..TASKS).map(|_| tokio::spawn(org(&client))).collect();
    for call in calls {
        let answer = advance_until_ready(call).await.expect("it does not panic");
        assert_eq!(answer.expect("the second attempt succeeds"), 1);
    }
    let arrivals = arrivals.lock().expect("no holder panics");
    assert_eq!(arrivals.len(), 2 * TASKS);
    let (first, second) = arrivals.split_at(TASKS);
    // In sorted order, the nth retry is not earlier than the nth response allows.
    let early = first
        .iter()
        .zip(second)
        .find(|(first, second)| **second - **first < ASKED);
    assert!(early.is_none(), "{early:?}");
    let spread = second[TASKS - 1] - second[0];
    assert!(spread < Duration::from_secs(3), "{spread:?}");
    let densest = densest(second);
    assert!(densest <= TASKS / 10, "{densest} in 100 ms");
}

#[tokio::test(start_paused = true)]
async fn an_api_that_fails_gets_a_fifth_more_than_the_calls_at_most() {
    let (client, arrivals) = server(usize::MAX, FAILURE).await;
    // Spend the reserve of the retry budget.
    for _ in 0..20 {
        advance_until_ready(org(&client))
            .await
            .expect_err("it fails");
    }
    let before = arrivals.lock().expect("no holder panics").len();
    let calls: Vec<_> = (0..TASKS).map(|_| tokio::spawn(org(&client))).collect();
    for call in calls {
        let answer = advance_until_ready(call).await.expect("it does not panic");
        answer.expect_err("it fails");
    }
    let load = arrivals.lock().expect("no holder panics").len() - before;
    assert!((TASKS..=TASKS * 6 / 5).contains(&load), "{load}");
}

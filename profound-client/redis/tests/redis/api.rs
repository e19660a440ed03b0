//! A server in place of the API, which keeps a log of the arrivals.

use std::{
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};

/// A request that arrived.
#[derive(Clone, Debug)]
pub(crate) struct Arrival {
    pub(crate) at: Instant,
    pub(crate) worker: String,
    /// The time at which the call was made, in milliseconds of this machine's clock.
    pub(crate) asked: u64,
}

#[derive(Default)]
struct State {
    arrivals: Mutex<Vec<Arrival>>,
    /// More headers of each response.
    headers: Mutex<String>,
    /// The quota that the headers report, if they do.
    limit: Mutex<Option<usize>>,
}

pub(crate) struct Api {
    base_url: String,
    state: Arc<State>,
}

impl Api {
    /// Starts a server that responds after this time.
    pub(crate) async fn start(latency: Duration) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await;
        let listener = listener.expect("loopback has a free port");
        let base_url = format!("http://{}", listener.local_addr().expect("it is bound"));
        let state = Arc::<State>::default();
        tokio::spawn({
            let state = state.clone();
            async move {
                while let Ok((stream, _)) = listener.accept().await {
                    tokio::spawn(serve(stream, state.clone(), latency));
                }
            }
        });
        Self { base_url, state }
    }

    pub(crate) fn base_url(&self) -> &str {
        &self.base_url
    }

    /// Sets more headers, each with its line break.
    pub(crate) fn set_headers(&self, headers: impl Into<String>) {
        *self.state.headers.lock().expect("no panic") = headers.into();
    }

    /// Reports in the headers of each response how much of this quota is left.
    pub(crate) fn report(&self, limit: usize) {
        *self.state.limit.lock().expect("no panic") = Some(limit);
    }

    pub(crate) fn arrivals(&self) -> Vec<Arrival> {
        self.state.arrivals.lock().expect("no panic").clone()
    }

    /// Waits until this many requests have arrived.
    pub(crate) async fn wait_for(&self, arrivals: usize) {
        let began = Instant::now();
        while self.arrivals().len() < arrivals {
            assert!(began.elapsed() < Duration::from_secs(30), "they arrive");
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }
}

/// Returns the most arrivals in any rolling window.
pub(crate) fn most_in(window: Duration, arrivals: &[Arrival]) -> usize {
    let within = |first: usize| {
        let end = arrivals[first].at + window;
        arrivals[first..]
            .iter()
            .take_while(move |arrival| arrival.at < end)
    };
    let counts = (0..arrivals.len()).map(|first| within(first).count());
    counts.max().unwrap_or(0)
}

async fn serve(mut stream: TcpStream, state: Arc<State>, latency: Duration) -> std::io::Result<()> {
    let mut head = Vec::new();
    loop {
        while !head.ends_with(b"\r\n\r\n") {
            head.push(stream.read_u8().await?);
        }
        let text = String::from_utf8_lossy(&head).into_owned();
        let header = |name: &str| {
            let line = text.lines().find_map(|line| line.strip_prefix(name));
            line.unwrap_or_default().trim().to_owned()
        };
        let arrived = {
            let mut arrivals = state.arrivals.lock().expect("no panic");
            arrivals.push(Arrival {
                at: Instant::now(),
                worker: header("x-worker:"),
                asked: header("x-asked:").parse().unwrap_or(0),
            });
            arrivals.len()
        };
        head.clear();
        tokio::time::sleep(latency).await;
        let mut headers = state.headers.lock().expect("no panic").clone();
        if let Some(limit) = *state.limit.lock().expect("no panic") {
            headers += &rate_limit(limit, limit.saturating_sub(arrived));
        }
        let reply = format!(
            "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n{headers}content-length: 2\r\n\r\n[]"
        );
        stream.write_all(reply.as_bytes()).await?;
    }
}

/// Returns the headers of a rate limit that resets 50 minutes after the date of the response.
pub(crate) fn rate_limit(limit: usize, remaining: usize) -> String {
    format!(
        "date: Sun, 09 Sep 2001 01:46:40 GMT\r\nx-ratelimit-limit: {limit}\r\n\
         x-ratelimit-remaining: {remaining}\r\nx-ratelimit-reset: 1000003000\r\n"
    )
}

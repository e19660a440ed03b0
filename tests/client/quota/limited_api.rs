//! A server on loopback that enforces a quota for each key, as the API does.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, MutexGuard},
    time::Duration,
};

use profound_client::{Client, ClientBuilder};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    task::JoinHandle,
    time::Instant,
};

/// The time of the server's clock when it starts, in Unix time.
const START: u64 = 1_000_000_000;

pub(super) struct LimitedApi {
    base_url: String,
    log: Arc<Mutex<Log>>,
    accepting: JoinHandle<()>,
}

struct Log {
    started: Instant,
    limit: u64,
    window: Duration,
    /// The number of requests of other clients in the first window.
    used_by_others: u64,
    requests: Vec<Seen>,
}

/// A request that the server received.
#[derive(Clone, Debug)]
pub(super) struct Seen {
    pub(super) key: String,
    /// The time since the start of the server.
    pub(super) at: Duration,
    pub(super) status: u16,
}

impl LimitedApi {
    /// Starts a server that allows `limit` requests for each key in each window.
    pub(super) async fn start(limit: u64, used_by_others: u64, window: Duration) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let base_url = format!("http://{}", listener.local_addr().expect("it is bound"));
        let log = Arc::new(Mutex::new(Log {
            started: Instant::now(),
            limit,
            window,
            used_by_others,
            requests: Vec::new(),
        }));
        let shared = log.clone();
        let accepting = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, shared.clone()));
            }
        });
        Self {
            base_url,
            log,
            accepting,
        }
    }

    pub(super) fn builder(&self) -> ClientBuilder {
        Client::builder().api_key("a-key").base_url(&self.base_url)
    }

    pub(super) fn seen(&self) -> Vec<Seen> {
        locked(&self.log).requests.clone()
    }

    /// Returns how many requests got each status.
    pub(super) fn statuses(&self) -> BTreeMap<u16, usize> {
        let mut statuses = BTreeMap::new();
        for seen in self.seen() {
            *statuses.entry(seen.status).or_default() += 1;
        }
        statuses
    }
}

impl Drop for LimitedApi {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

impl Log {
    fn answer(&mut self, head: &str) -> String {
        let at = self.started.elapsed();
        let window = |at: Duration| at.as_millis() / self.window.as_millis();
        let key = header(head, "x-api-key");
        let of_window = |seen: &&Seen| seen.key == key && window(seen.at) == window(at);
        let served = self.requests.iter().filter(of_window);
        let mut used = served.filter(|seen| seen.status == 200).count() as u64;
        if window(at) == 0 {
            used += self.used_by_others;
        }
        let status = if used < self.limit { 200 } else { 429 };
        used = self.limit.min(used + 1);
        let resets = self.window * (window(at) as u32 + 1);
        self.requests.push(Seen { key, at, status });
        let wait = (resets - at).as_secs_f64().ceil();
        let retry = match status {
            429 => format!("retry-after: {wait}\r\n"),
            _ => String::new(),
        };
        // 1,000,000,000 s in Unix time are 01:46:40.
        let clock = at.as_secs() + 6400;
        let (hours, minutes, seconds) = (clock / 3600, clock / 60 % 60, clock % 60);
        format!(
            "HTTP/1.1 {status} X\r\ncontent-length: 1\r\n\
             date: Sun, 09 Sep 2001 {hours:02}:{minutes:02}:{seconds:02} GMT\r\n\
             x-ratelimit-limit: {}\r\nx-ratelimit-remaining: {}\r\nx-ratelimit-reset: {}\r\n{retry}\r\n1",
            self.limit,
            self.limit - used,
            START + resets.as_secs()
        )
    }
}

async fn serve(mut stream: TcpStream, log: Arc<Mutex<Log>>) {
    let mut head = Vec::new();
    while stream.read_buf(&mut head).await.is_ok_and(|read| read > 0) {
        if !head.ends_with(b"\r\n\r\n") {
            continue;
        }
        let text = String::from_utf8_lossy(&head).into_owned();
        head.clear();
        let answer = locked(&log).answer(&text);
        // Requests overlap: the response takes a moment.
        tokio::time::sleep(Duration::from_millis(5)).await;
        if stream.write_all(answer.as_bytes()).await.is_err() {
            return;
        }
    }
}

fn header(head: &str, name: &str) -> String {
    let fields = head.lines().filter_map(|line| line.split_once(": "));
    let mut values = fields.filter(|(field, _)| field.eq_ignore_ascii_case(name));
    values
        .next()
        .map_or(String::new(), |(_, value)| value.to_owned())
}

fn locked(log: &Mutex<Log>) -> MutexGuard<'_, Log> {
    log.lock().expect("no test panics while it is locked")
}

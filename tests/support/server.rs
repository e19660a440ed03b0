use std::{
    collections::VecDeque,
    io,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
};

use profound_client::{Client, ClientBuilder};
use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
    task::JoinHandle,
};

/// A key that is easy to find wherever it should not be.
const CANARY: &str = "pk_CANARY+0/9=z";

/// An address that refuses connections.
pub const NOBODY: &str = "http://127.0.0.1:1";

/// A server on loopback that gives its replies in order, the last one for ever.
pub struct Server {
    base_url: String,
    log: Arc<Mutex<Vec<Received>>>,
    connections: Arc<Connections>,
    accepting: JoinHandle<()>,
}

/// How many there were and are.
#[derive(Default)]
struct Connections {
    opened: AtomicUsize,
    closed: AtomicUsize,
}

/// A request as it arrived.
#[derive(Clone, Debug)]
pub struct Received {
    /// `POST`.
    pub method: String,
    /// Path and query.
    pub target: String,
    /// Names in lower case, in order.
    pub headers: Vec<(String, String)>,
    /// All of it.
    pub body: Vec<u8>,
}

/// What the server does with a request.
#[derive(Clone, Debug)]
pub enum Reply {
    /// Writes these bytes and keeps the connection.
    Bytes(Vec<u8>),
    /// Writes these bytes, then closes.
    Close(Vec<u8>),
    /// Says nothing until the connection is closed.
    Silence,
}

impl Reply {
    /// A whole answer with a JSON body.
    pub fn json(status: u16, body: &str) -> Self {
        Self::with(status, &[("content-type", "application/json")], body)
    }

    /// A whole answer without a body.
    pub fn empty(status: u16) -> Self {
        Self::with(status, &[], "")
    }

    /// A whole answer whose length is not announced.
    pub fn chunked(status: u16, chunks: &[&str]) -> Self {
        let mut text = format!("HTTP/1.1 {status} X\r\ntransfer-encoding: chunked\r\n\r\n");
        for chunk in chunks {
            text.push_str(&format!("{:x}\r\n{chunk}\r\n", chunk.len()));
        }
        Self::Bytes(format!("{text}0\r\n\r\n").into_bytes())
    }

    /// These bytes, and then the connection is closed.
    pub fn close(text: &str) -> Self {
        Self::Close(text.as_bytes().to_vec())
    }

    /// A whole answer with headers of its own.
    pub fn with(status: u16, headers: &[(&str, &str)], body: &str) -> Self {
        let mut text = format!("HTTP/1.1 {status} X\r\ncontent-length: {}\r\n", body.len());
        for (name, value) in headers {
            text.push_str(&format!("{name}: {value}\r\n"));
        }
        Self::Bytes(format!("{text}\r\n{body}").into_bytes())
    }
}

impl Server {
    /// Starts a server that gives these replies.
    pub async fn start(replies: impl IntoIterator<Item = Reply>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0")
            .await
            .expect("loopback has a free port");
        let base_url = format!("http://{}", listener.local_addr().expect("it is bound"));
        let log = Arc::new(Mutex::new(Vec::new()));
        let replies = Arc::new(Mutex::new(replies.into_iter().collect::<VecDeque<_>>()));
        let connections = Arc::new(Connections::default());
        let accepting = tokio::spawn({
            let (log, connections) = (log.clone(), connections.clone());
            async move {
                while let Ok((stream, _)) = listener.accept().await {
                    let (log, replies) = (log.clone(), replies.clone());
                    let connections = connections.clone();
                    connections.opened.fetch_add(1, Ordering::Relaxed);
                    tokio::spawn(async move {
                        serve(stream, log, replies).await;
                        connections.closed.fetch_add(1, Ordering::Relaxed);
                    });
                }
            }
        });
        Self {
            base_url,
            log,
            connections,
            accepting,
        }
    }

    /// Where it listens.
    pub fn base_url(&self) -> &str {
        &self.base_url
    }

    /// The key of its clients.
    pub fn key(&self) -> &'static str {
        CANARY
    }

    /// A builder of a client of it, with its key.
    pub fn builder(&self) -> ClientBuilder {
        Client::builder().api_key(CANARY).base_url(&self.base_url)
    }

    /// A client of it.
    pub fn client(&self) -> Client {
        self.builder()
            .build()
            .expect("the key and the URL are sound")
    }

    /// How many connections were opened so far.
    pub fn connections(&self) -> usize {
        self.connections.opened.load(Ordering::Relaxed)
    }

    /// How many connections are open.
    pub fn open(&self) -> usize {
        self.connections() - self.connections.closed.load(Ordering::Relaxed)
    }

    /// Every request so far.
    pub fn received(&self) -> Vec<Received> {
        self.log.lock().expect("no test panics with it").clone()
    }

    /// The one request so far.
    ///
    /// # Panics
    ///
    /// If there was another number of them.
    pub fn only(&self) -> Received {
        let mut received = self.received();
        assert_eq!(received.len(), 1, "{received:?}");
        received.remove(0)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

impl Received {
    /// Method, path and query.
    pub fn line(&self) -> String {
        format!("{} {}", self.method, self.target)
    }

    /// The body as text.
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("the body is UTF-8")
    }

    /// The value of a header, if it was sent, and once.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut values = self.headers.iter().filter(|(other, _)| other == name);
        let value = values.next().map(|(_, value)| value.as_str());
        assert!(
            values.next().is_none(),
            "`{name}` twice: {:?}",
            self.headers
        );
        value
    }

    /// The body as JSON.
    ///
    /// # Panics
    ///
    /// If it is not JSON.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).expect("the body is JSON")
    }
}

async fn serve(
    stream: TcpStream,
    log: Arc<Mutex<Vec<Received>>>,
    replies: Arc<Mutex<VecDeque<Reply>>>,
) {
    let mut stream = BufReader::new(stream);
    while let Ok(received) = read(&mut stream).await {
        log.lock().expect("no test panics with it").push(received);
        let reply = {
            let mut replies = replies.lock().expect("no test panics with it");
            if replies.len() > 1 {
                replies.pop_front()
            } else {
                replies.front().cloned()
            }
        };
        match reply {
            Some(Reply::Bytes(bytes)) if stream.write_all(&bytes).await.is_ok() => {}
            Some(Reply::Close(bytes)) => {
                let _ = stream.write_all(&bytes).await;
                return;
            }
            Some(Reply::Silence) => {
                let _ = stream.read_to_end(&mut Vec::new()).await;
                return;
            }
            _ => return,
        }
    }
}

async fn read(stream: &mut BufReader<TcpStream>) -> io::Result<Received> {
    let mut line = String::new();
    if stream.read_line(&mut line).await? == 0 {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    let mut words = line.split_whitespace().map(str::to_owned);
    let (method, target) = (
        words.next().unwrap_or_default(),
        words.next().unwrap_or_default(),
    );
    let mut headers = Vec::new();
    loop {
        let mut line = String::new();
        stream.read_line(&mut line).await?;
        let Some((name, value)) = line.trim_end().split_once(':') else {
            break;
        };
        headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
    }
    let length = headers.iter().find(|(name, _)| name == "content-length");
    let mut body = vec![
        0;
        length
            .and_then(|(_, length)| length.parse().ok())
            .unwrap_or(0)
    ];
    stream.read_exact(&mut body).await?;
    Ok(Received {
        method,
        target,
        headers,
        body,
    })
}

//! An HTTP/2 server without a library, whose responses may violate the protocol.

use std::{
    collections::HashMap,
    io,
    sync::{Arc, Mutex, MutexGuard},
};

use profound_client::{Client, ClientBuilder};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    task::JoinHandle,
};

use self::frame::{ACK, END_STREAM, frame, kind};

pub mod frame;
pub mod hpack;

const PREFACE: &[u8] = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

/// An HTTP/2 server on loopback that responds with any bytes, as its script says.
#[derive(Debug)]
pub struct Http2 {
    base_url: String,
    log: Arc<Mutex<Log>>,
    accepting: JoinHandle<()>,
}

/// A request as it arrived.
#[derive(Clone, Debug)]
pub struct Arrived {
    /// Counts from 0, over all connections.
    pub number: usize,
    /// Counts from 0.
    pub connection: usize,
    /// The id of its stream.
    pub stream: u32,
    /// Its header block, still encoded.
    pub head: Vec<u8>,
    /// The received part of its body.
    pub body: Vec<u8>,
}

/// The server's behaviour after it has written its bytes.
#[derive(Clone, Debug)]
pub enum Then {
    /// Continues.
    Serve,
    /// Sends nothing more on this connection, not even responses to pings.
    Mute,
    /// Writes these bytes until the client closes.
    Flood(Vec<u8>),
    /// Closes the connection.
    Close,
}

/// The time at which the server responds to a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// After the headers.
    Head,
    /// After the whole request.
    Whole,
}

#[derive(Debug, Default)]
struct Log {
    arrived: Vec<Arrived>,
    resets: Vec<(u32, u32)>,
    pings: usize,
    opened: usize,
    closed: usize,
}

type Script = Box<dyn FnMut(&Arrived) -> (Vec<u8>, Then) + Send>;

/// The state that the connections of a server share.
#[derive(Clone)]
struct Shared {
    greeting: Arc<Vec<u8>>,
    moment: Moment,
    script: Arc<Mutex<Script>>,
    log: Arc<Mutex<Log>>,
}

impl Http2 {
    /// Starts a server that responds to every complete request as the script says.
    pub async fn start(script: impl FnMut(&Arrived) -> (Vec<u8>, Then) + Send + 'static) -> Self {
        let greeting = frame(kind::SETTINGS, 0, 0, b"");
        Self::start_with(greeting, Moment::Whole, script).await
    }

    /// Starts a server with other bytes at the start of every connection, and another time to respond.
    pub async fn start_with(
        greeting: Vec<u8>,
        moment: Moment,
        script: impl FnMut(&Arrived) -> (Vec<u8>, Then) + Send + 'static,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0")
            .await
            .expect("loopback has a free port");
        let base_url = format!("http://{}", listener.local_addr().expect("it is bound"));
        let shared = Shared {
            greeting: Arc::new(greeting),
            moment,
            script: Arc::new(Mutex::new(Box::new(script))),
            log: Arc::default(),
        };
        let log = shared.log.clone();
        let accepting = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                stream.set_nodelay(true).expect("it is open");
                let shared = shared.clone();
                tokio::spawn(async move {
                    let connection = {
                        let mut log = locked(&shared.log);
                        log.opened += 1;
                        log.opened - 1
                    };
                    let log = shared.log.clone();
                    let _ = Connection::new(stream, connection, shared).serve().await;
                    locked(&log).closed += 1;
                });
            }
        });
        Self {
            base_url,
            log,
            accepting,
        }
    }

    /// Returns a builder of a client that speaks HTTP/2 with prior knowledge. Its key is easy to find where
    /// it must not be.
    pub fn builder(&self) -> ClientBuilder {
        Client::builder()
            .api_key("pk_CANARY+0/9=z")
            .base_url(&self.base_url)
            .http(|http| http.http2_prior_knowledge())
    }

    /// Returns a client of this server.
    pub fn client(&self) -> Client {
        self.builder()
            .build()
            .expect("the key and the URL are sound")
    }

    /// Returns every request so far, as it was when the server responded.
    pub fn arrived(&self) -> Vec<Arrived> {
        locked(&self.log).arrived.clone()
    }

    /// Returns the streams that clients have reset so far, with the error codes.
    pub fn resets(&self) -> Vec<(u32, u32)> {
        locked(&self.log).resets.clone()
    }

    /// Returns the number of pings received.
    pub fn pings(&self) -> usize {
        locked(&self.log).pings
    }

    /// Returns the number of connections opened so far.
    pub fn connections(&self) -> usize {
        locked(&self.log).opened
    }

    /// Returns the number of open connections.
    pub fn open(&self) -> usize {
        let log = locked(&self.log);
        log.opened - log.closed
    }
}

impl Drop for Http2 {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

struct Connection {
    stream: TcpStream,
    number: usize,
    shared: Shared,
    /// Incomplete requests, by stream.
    coming: HashMap<u32, Arrived>,
    mute: bool,
}

impl Connection {
    fn new(stream: TcpStream, number: usize, shared: Shared) -> Self {
        Self {
            stream,
            number,
            shared,
            coming: HashMap::new(),
            mute: false,
        }
    }

    async fn serve(mut self) -> io::Result<()> {
        let mut preface = [0; PREFACE.len()];
        self.stream.read_exact(&mut preface).await?;
        assert_eq!(preface, PREFACE);
        let greeting = self.shared.greeting.clone();
        self.stream.write_all(&greeting).await?;
        loop {
            let mut head = [0; 9];
            self.stream.read_exact(&mut head).await?;
            let [l0, l1, l2, kind, flags, s0, s1, s2, s3] = head;
            let length = u32::from_be_bytes([0, l0, l1, l2]);
            let stream = u32::from_be_bytes([s0, s1, s2, s3]);
            let mut payload = vec![0; length as usize];
            self.stream.read_exact(&mut payload).await?;
            if !self.take(kind, flags, stream, payload).await? {
                return self.close().await;
            }
        }
    }

    /// Handles a frame, and returns whether the connection continues.
    async fn take(
        &mut self,
        kind: u8,
        flags: u8,
        stream: u32,
        payload: Vec<u8>,
    ) -> io::Result<bool> {
        match kind {
            kind::SETTINGS | kind::PING if flags & ACK == 0 => {
                locked(&self.shared.log).pings += usize::from(kind == kind::PING);
                let echo = if kind == kind::PING { &*payload } else { b"" };
                if !self.mute {
                    self.stream.write_all(&frame(kind, ACK, 0, echo)).await?;
                }
                return Ok(true);
            }
            kind::RST_STREAM => {
                let code = u32::from_be_bytes([payload[0], payload[1], payload[2], payload[3]]);
                locked(&self.shared.log).resets.push((stream, code));
                return Ok(true);
            }
            kind::HEADERS => {
                let arrived = Arrived {
                    number: 0,
                    connection: self.number,
                    stream,
                    head: payload,
                    body: Vec::new(),
                };
                self.coming.insert(stream, arrived);
            }
            kind::DATA => {
                if let Some(arrived) = self.coming.get_mut(&stream) {
                    arrived.body.extend(payload);
                }
            }
            _ => return Ok(true),
        }
        let whole = flags & END_STREAM != 0;
        let now = match self.shared.moment {
            Moment::Head => kind == kind::HEADERS,
            Moment::Whole => whole,
        };
        match self.coming.remove(&stream) {
            Some(arrived) if now => self.answer(arrived).await,
            Some(arrived) if !whole => {
                self.coming.insert(stream, arrived);
                Ok(true)
            }
            _ => Ok(true),
        }
    }

    async fn answer(&mut self, mut arrived: Arrived) -> io::Result<bool> {
        {
            let mut log = locked(&self.shared.log);
            arrived.number = log.arrived.len();
            log.arrived.push(arrived.clone());
        }
        if self.mute {
            return Ok(true);
        }
        let (bytes, then) = locked(&self.shared.script)(&arrived);
        self.stream.write_all(&bytes).await?;
        match then {
            Then::Serve => {}
            Then::Mute => self.mute = true,
            Then::Flood(bytes) => loop {
                self.stream.write_all(&bytes).await?;
            },
            Then::Close => return Ok(false),
        }
        Ok(true)
    }

    /// Closes without a reset, which could overtake written data.
    async fn close(mut self) -> io::Result<()> {
        self.stream.shutdown().await?;
        self.stream.read_to_end(&mut Vec::new()).await?;
        Ok(())
    }
}

fn locked<T: ?Sized>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().expect("no test panics with it")
}

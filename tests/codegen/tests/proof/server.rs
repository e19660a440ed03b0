//! A server that records requests and sends the given responses.

use std::{
    collections::VecDeque,
    io,
    sync::{Arc, Mutex},
};

use profound_client::{Client, Retry};
use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
};

const KEY: &str = "proof-key-0123456789abcdef";

#[derive(Clone, Debug, Default)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) kind: Option<String>,
    pub(crate) body: String,
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Received {
    pub(crate) method: String,
    /// The unparsed request target, with its query.
    pub(crate) target: String,
    headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Received {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let header = self.headers.iter().find(|(known, _)| known == name);
        header.map(|(_, value)| value.as_str())
    }

    pub(crate) fn has_key(&self) -> bool {
        self.header("x-api-key") == Some(KEY)
    }
}

#[derive(Default)]
struct Script {
    replies: VecDeque<Reply>,
    received: Vec<Received>,
}

pub(crate) struct Server {
    script: Arc<Mutex<Script>>,
    pub(crate) client: Client,
}

impl Server {
    pub(crate) async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await;
        let listener = listener.expect("loopback has a free port");
        let address = listener.local_addr().expect("it is bound");
        let script = Arc::new(Mutex::new(Script::default()));
        let told = script.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, told.clone()));
            }
        });
        let client = Client::builder()
            .api_key(KEY)
            .base_url(format!("http://{address}"))
            .retry(Retry::Never)
            // Plain HTTP needs no root certificates, which are slow to load.
            .http(|http| http.tls_danger_accept_invalid_certs(true).no_proxy())
            .build();
        let client = client.expect("the key and the URL are sound");
        Self { script, client }
    }

    /// Sets the replies, and clears the recorded requests.
    pub(crate) fn turn_to(&self, replies: impl IntoIterator<Item = Reply>) {
        let mut script = self.script.lock().expect("nothing panics with it");
        script.replies = replies.into_iter().collect();
        script.received.clear();
    }

    /// Returns the methods, targets and bodies of the recorded requests. The boundary of a multipart body is
    /// random, so its body is not compared.
    pub(crate) fn sent(&self, form: bool) -> Vec<(String, String, Vec<u8>)> {
        let received = self.received().into_iter();
        let sent = received.map(|it| {
            (
                it.method,
                it.target,
                if form { Vec::new() } else { it.body },
            )
        });
        sent.collect()
    }

    pub(crate) fn received(&self) -> Vec<Received> {
        let script = self.script.lock().expect("nothing panics with it");
        script.received.clone()
    }
}

async fn serve(stream: TcpStream, script: Arc<Mutex<Script>>) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let mut stream = BufReader::new(stream);
    while let Some(received) = read(&mut stream).await? {
        let reply = {
            let mut script = script.lock().expect("nothing panics with it");
            script.received.push(received);
            script.replies.pop_front()
        };
        let reply = reply.unwrap_or(Reply {
            status: 418,
            ..Reply::default()
        });
        let mut text = format!("HTTP/1.1 {} Told\r\n", reply.status);
        if let Some(kind) = reply.kind {
            text.push_str(&format!("content-type: {kind}\r\n"));
        }
        if reply.status != 204 {
            text.push_str(&format!("content-length: {}\r\n", reply.body.len()));
        }
        text.push_str("\r\n");
        text.push_str(&reply.body);
        stream.write_all(text.as_bytes()).await?;
    }
    Ok(())
}

/// Returns `None` if the connection has ended.
async fn read(stream: &mut BufReader<TcpStream>) -> io::Result<Option<Received>> {
    let head = line(stream).await?;
    let mut head = head.split(' ').map(str::to_owned);
    let (Some(method), Some(target)) = (head.next(), head.next()) else {
        return Ok(None);
    };
    let mut received = Received {
        method,
        target,
        ..Received::default()
    };
    while let Some((name, value)) = line(stream).await?.split_once(": ") {
        let header = (name.to_ascii_lowercase(), value.to_owned());
        received.headers.push(header);
    }
    if received.header("transfer-encoding") == Some("chunked") {
        loop {
            let size = usize::from_str_radix(&line(stream).await?, 16).map_err(io::Error::other)?;
            let mut chunk = vec![0; size];
            stream.read_exact(&mut chunk).await?;
            line(stream).await?;
            if size == 0 {
                return Ok(Some(received));
            }
            received.body.extend(chunk);
        }
    }
    let length = received.header("content-length").unwrap_or("0");
    received.body = vec![0; length.parse().map_err(io::Error::other)?];
    stream.read_exact(&mut received.body).await?;
    Ok(Some(received))
}

async fn line(stream: &mut BufReader<TcpStream>) -> io::Result<String> {
    let mut line = String::new();
    stream.read_line(&mut line).await?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}

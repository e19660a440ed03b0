//! A server of raw connections, for bodies that the scripted server does not read.

use std::{future::Future, io, sync::Arc, time::Duration};

use profound_client::{Client, ClientBuilder};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    task::JoinHandle,
    time::sleep,
};

/// A server that serves its connections one after the other with a function.
pub(crate) struct Wire {
    base_url: String,
    serving: JoinHandle<()>,
    done: Arc<tokio::sync::Semaphore>,
}

pub(crate) struct Connection {
    stream: TcpStream,
    buffer: Vec<u8>,
}

impl Wire {
    pub(crate) async fn start<F>(serve: impl Fn(Connection) -> F + Send + 'static) -> Self
    where
        F: Future<Output = io::Result<()>> + Send,
    {
        let listener = TcpListener::bind("127.0.0.1:0").await;
        let listener = listener.expect("loopback has a free port");
        let base_url = format!("http://{}", listener.local_addr().expect("it is bound"));
        let done = Arc::new(tokio::sync::Semaphore::new(0));
        let serving = tokio::spawn({
            let done = done.clone();
            async move {
                while let Ok((stream, _)) = listener.accept().await {
                    let buffer = Vec::new();
                    let outcome = serve(Connection { stream, buffer }).await;
                    outcome.expect("the client keeps the connection as long as it must");
                    done.add_permits(1);
                }
            }
        });
        Self {
            base_url,
            serving,
            done,
        }
    }

    /// A server that responds to every request with this status, after a body with a length or in chunks.
    pub(crate) async fn answering(status: &'static str) -> Self {
        Self::start(move |mut connection| async move {
            let head = connection.head().await?;
            if head.contains("chunked") {
                drop(connection.chunks().await?)
            } else {
                connection.skip(Self::length(&head)).await?
            }
            connection.answer(status, "{}").await
        })
        .await
    }

    pub(crate) fn builder(&self) -> ClientBuilder {
        self.keyless_builder().api_key("pk_CANARY+0/9=z")
    }

    /// A builder of a client with this base URL but no key, for one from a provider.
    pub(crate) fn keyless_builder(&self) -> ClientBuilder {
        let builder = Client::builder().base_url(&self.base_url);
        builder.http(|http| http.tls_danger_accept_invalid_certs(true))
    }

    pub(crate) fn client(&self) -> Client {
        self.builder().build().expect("the settings are sound")
    }

    /// Returns the number of connections served so far.
    pub(crate) fn served(&self) -> usize {
        self.done.available_permits()
    }

    /// Waits until one connection is served.
    ///
    /// # Panics
    ///
    /// If the function that serves it panicked.
    pub(crate) async fn end(mut self) {
        tokio::select! {
            permit = self.done.acquire() => permit.expect("it is never closed").forget(),
            panicked = &mut self.serving => panicked.expect("the server does not panic"),
        }
    }

    /// Returns the `Content-Length` of a request.
    pub(crate) fn length(head: &str) -> usize {
        let (_, rest) = head
            .split_once("content-length: ")
            .expect("it is announced");
        let length = rest.split("\r\n").next();
        length
            .and_then(|length| length.parse().ok())
            .expect("it is a number")
    }
}

impl Drop for Wire {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

impl Connection {
    /// Reads the request line and the headers.
    pub(crate) async fn head(&mut self) -> io::Result<String> {
        let end = loop {
            let found = self.buffer.windows(4).position(|four| four == b"\r\n\r\n");
            match found {
                Some(end) => break end + 4,
                None => self.more().await?,
            }
        };
        let head: Vec<u8> = self.buffer.drain(..end).collect();
        Ok(String::from_utf8(head).expect("headers are text"))
    }

    /// Reads a chunked body. Returns `None` if it ends before the last chunk.
    pub(crate) async fn chunks(&mut self) -> io::Result<Option<Vec<u8>>> {
        let mut body = Vec::new();
        loop {
            let line = loop {
                match self.buffer.windows(2).position(|two| two == b"\r\n") {
                    Some(line) => break line,
                    None if self.more().await.is_err() => return Ok(None),
                    None => {}
                }
            };
            let size = String::from_utf8_lossy(&self.buffer[..line]).into_owned();
            let size = usize::from_str_radix(&size, 16).expect("a size");
            while self.buffer.len() < line + 2 + size + 2 {
                if self.more().await.is_err() {
                    return Ok(None);
                }
            }
            body.extend_from_slice(&self.buffer[line + 2..line + 2 + size]);
            self.buffer.drain(..line + 2 + size + 2);
            if size == 0 {
                return Ok(Some(body));
            }
        }
    }

    /// Counts the bytes until the client closes the connection.
    pub(crate) async fn rest(&mut self) -> io::Result<usize> {
        let mut came = 0;
        loop {
            came += self.buffer.len();
            self.buffer.clear();
            if self.more().await.is_err() {
                return Ok(came);
            }
        }
    }

    pub(crate) async fn take(&mut self, count: usize) -> io::Result<Vec<u8>> {
        while self.buffer.len() < count {
            self.more().await?;
        }
        Ok(self.buffer.drain(..count).collect())
    }

    /// Reads and discards this number of bytes.
    pub(crate) async fn skip(&mut self, count: usize) -> io::Result<()> {
        self.skip_slowly(count, usize::MAX, Duration::ZERO).await
    }

    /// Reads and discards bytes, with a pause after each `every` bytes.
    pub(crate) async fn skip_slowly(
        &mut self,
        count: usize,
        every: usize,
        pause: Duration,
    ) -> io::Result<()> {
        let (mut left, mut until_pause) = (count, every);
        while left > 0 {
            if self.buffer.is_empty() {
                self.more().await?;
            }
            let some = self.buffer.len().min(left).min(until_pause);
            self.buffer.drain(..some);
            (left, until_pause) = (left - some, until_pause - some);
            if until_pause == 0 {
                sleep(pause).await;
                until_pause = every;
            }
        }
        Ok(())
    }

    pub(crate) async fn answer(&mut self, status: &str, body: &str) -> io::Result<()> {
        let length = body.len();
        let text = format!(
            "HTTP/1.1 {status}\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\r\n{body}"
        );
        self.stream.write_all(text.as_bytes()).await
    }

    async fn more(&mut self) -> io::Result<()> {
        let mut some = [0; 64 << 10];
        match self.stream.read(&mut some).await? {
            0 => Err(io::ErrorKind::UnexpectedEof.into()),
            count => {
                self.buffer.extend_from_slice(&some[..count]);
                Ok(())
            }
        }
    }
}

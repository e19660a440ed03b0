//! One connection of a scripted server.

use std::{
    future::pending,
    io::{ErrorKind, Result},
    time::Duration,
};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    select,
    time::sleep,
};

use crate::{
    received::Received,
    reply::{Begin, Reply, Step},
    script::Script,
};

/// A connection of the server. Any error ends it.
pub(crate) struct Connection<'a> {
    stream: TcpStream,
    /// Received bytes that belong to no request yet.
    buffer: Vec<u8>,
    script: &'a Script,
}

impl<'a> Connection<'a> {
    pub(crate) fn new(stream: TcpStream, script: &'a Script) -> Self {
        Self {
            stream,
            buffer: Vec::new(),
            script,
        }
    }

    pub(crate) async fn serve(mut self) -> Result<()> {
        // Without it, bytes that are written one at a time would be sent together.
        self.stream.set_nodelay(true)?;
        if self.script.begin() == Some(Begin::Accept) {
            let reply = self.script.next().unwrap_or_default();
            self.perform(reply).await?;
            loop {
                let received = self.whole().await?;
                self.script.log(received);
            }
        }
        loop {
            self.until(1).await?;
            let left = match self.script.begin().unwrap_or_default() {
                Begin::Whole | Begin::Accept => {
                    let received = self.whole().await?;
                    self.script.log(received);
                    0
                }
                Begin::Head => {
                    let received = self.head().await?;
                    let length = received.length();
                    self.script.log(received);
                    length
                }
                Begin::Bytes(count) => {
                    self.until(count).await?;
                    self.script.log(Received::parse(&self.buffer[..count]));
                    usize::MAX
                }
            };
            let reply = self.script.next().ok_or(ErrorKind::NotFound)?;
            self.perform(reply).await?;
            match left {
                // The end of the request is unknown, so the connection cannot be reused.
                usize::MAX => self.idle(None).await?,
                left => self.skip(left).await?,
            }
        }
    }

    async fn perform(&mut self, reply: Reply) -> Result<()> {
        for step in reply.steps {
            match step {
                Step::Write(bytes) => self.write(&bytes.0).await?,
                Step::Repeat(bytes, times, pause) => {
                    for _ in 0..times {
                        self.write(&bytes.0).await?;
                        if !pause.is_zero() {
                            self.idle(Some(pause)).await?;
                        }
                    }
                }
                Step::Pause(pause) => self.idle(Some(pause)).await?,
                Step::Stall => self.idle(None).await?,
                Step::Ignore => pending().await,
                Step::HalfClose => self.stream.shutdown().await?,
                Step::Reset => {
                    self.stream.set_zero_linger()?;
                    return Err(ErrorKind::ConnectionReset.into());
                }
                Step::Close => return Err(ErrorKind::ConnectionAborted.into()),
            }
        }
        Ok(())
    }

    async fn write(&mut self, mut bytes: &[u8]) -> Result<()> {
        while !bytes.is_empty() {
            let written = self.stream.write(bytes).await?;
            self.script.count(written);
            bytes = &bytes[written..];
        }
        Ok(())
    }

    /// Waits this long, or forever. Fails if the client closes; keeps bytes that it sends meanwhile.
    async fn idle(&mut self, time: Option<Duration>) -> Result<()> {
        let over = async {
            match time {
                Some(time) => sleep(time).await,
                None => pending().await,
            }
        };
        select! {
            biased;
            gone = self.until(usize::MAX) => gone,
            () = over => Ok(()),
        }
    }

    /// Reads a request.
    async fn whole(&mut self) -> Result<Received> {
        let mut received = self.head().await?;
        let length = received.length();
        self.until(length).await?;
        received.body = self.buffer.drain(..length).collect();
        Ok(received)
    }

    /// Reads the request line and the headers.
    async fn head(&mut self) -> Result<Received> {
        const END: &[u8] = b"\r\n\r\n";
        let end = loop {
            let found = self.buffer.windows(END.len()).position(|four| four == END);
            match found {
                Some(end) => break end + END.len(),
                None => self.until(self.buffer.len() + 1).await?,
            }
        };
        let head: Vec<u8> = self.buffer.drain(..end).collect();
        Ok(Received::parse(&head))
    }

    async fn skip(&mut self, mut count: usize) -> Result<()> {
        while count > 0 {
            self.until(1).await?;
            let some = self.buffer.len().min(count);
            self.buffer.drain(..some);
            count -= some;
        }
        Ok(())
    }

    /// Reads until the buffer holds this many bytes.
    async fn until(&mut self, count: usize) -> Result<()> {
        while self.buffer.len() < count {
            if self.stream.read_buf(&mut self.buffer).await? == 0 {
                return Err(ErrorKind::UnexpectedEof.into());
            }
        }
        Ok(())
    }
}

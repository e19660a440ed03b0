//! Replies of a scripted server, made of steps.

use std::{fmt, sync::Arc, time::Duration};

/// The server's reaction to a request: steps in order. After the last one it waits for the next request,
/// unless a step closed the connection.
#[derive(Clone, Debug, Default)]
#[must_use]
pub struct Reply {
    pub(crate) begin: Begin,
    pub(crate) steps: Vec<Step>,
}

/// The time at which a reply begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Begin {
    /// After the whole request.
    #[default]
    Whole,
    /// After the request's headers, however much of the body has arrived.
    Head,
    /// After this many bytes of the request.
    Bytes(usize),
    /// When the connection is accepted. A later request gets no response.
    Accept,
}

#[derive(Clone, Debug)]
pub(crate) enum Step {
    Write(Bytes),
    /// The bytes, this many times, with a pause after each.
    Repeat(Bytes, u64, Duration),
    Pause(Duration),
    Stall,
    Ignore,
    HalfClose,
    Reset,
    Close,
}

/// Bytes that may be many: clones share them, and `Debug` prints only their start.
#[derive(Clone)]
pub(crate) struct Bytes(pub(crate) Arc<[u8]>);

impl Reply {
    /// A complete response with a JSON body.
    pub fn json(status: u16, body: &str) -> Self {
        Self::with(status, &[("content-type", "application/json")], body)
    }

    /// A complete response without a body.
    pub fn empty(status: u16) -> Self {
        Self::with(status, &[], "")
    }

    /// A complete response with these headers.
    pub fn with(status: u16, headers: &[(&str, &str)], body: &str) -> Self {
        Self::head(status, headers)
            .write(format!("content-length: {}\r\n\r\n", body.len()))
            .write(body)
    }

    /// A complete response without a `Content-Length`.
    pub fn chunked(status: u16, chunks: &[&str]) -> Self {
        let mut text = String::new();
        for chunk in chunks {
            text.push_str(&format!("{:x}\r\n{chunk}\r\n", chunk.len()));
        }
        Self::head(status, &[])
            .write("transfer-encoding: chunked\r\n\r\n")
            .write(format!("{text}0\r\n\r\n"))
    }

    /// These bytes, after which the connection is closed.
    pub fn close(bytes: impl Into<Vec<u8>>) -> Self {
        Self::bytes(bytes).end()
    }

    /// These bytes, after which the connection is kept.
    pub fn bytes(bytes: impl Into<Vec<u8>>) -> Self {
        Self::default().write(bytes)
    }

    /// No bytes until the client closes the connection.
    pub fn silence() -> Self {
        Self::default().stall()
    }

    /// The status line and these headers, without the empty line at the end.
    pub fn head(status: u16, headers: &[(&str, &str)]) -> Self {
        let mut text = format!("HTTP/1.1 {status:03} X\r\n");
        for (name, value) in headers {
            text.push_str(&format!("{name}: {value}\r\n"));
        }
        Self::bytes(text)
    }

    /// Begins at another time.
    pub fn upon(mut self, begin: Begin) -> Self {
        self.begin = begin;
        self
    }

    /// Then sends these bytes.
    pub fn write(mut self, bytes: impl Into<Vec<u8>>) -> Self {
        let mut bytes = bytes.into();
        // Bytes that can be in the same packet are.
        if let Some(Step::Write(before)) = self.steps.last() {
            bytes = [&before.0, &*bytes].concat();
            self.steps.pop();
        }
        self.then(Step::Write(Bytes(bytes.into())))
    }

    /// Then sends these bytes one by one, with a pause after each.
    pub fn drip(self, bytes: impl Into<Vec<u8>>, pause: Duration) -> Self {
        let bytes = bytes.into().into_iter();
        bytes.fold(self, |reply, byte| reply.repeat([byte], 1, pause))
    }

    /// Then sends these bytes this many times, with a pause after each.
    pub fn repeat(self, bytes: impl Into<Vec<u8>>, times: u64, pause: Duration) -> Self {
        self.then(Step::Repeat(Bytes(bytes.into().into()), times, pause))
    }

    /// Then sends these bytes repeatedly, with a pause after each time, until the client closes the
    /// connection.
    pub fn for_ever(self, bytes: impl Into<Vec<u8>>, pause: Duration) -> Self {
        self.repeat(bytes, u64::MAX, pause)
    }

    /// Then pauses.
    pub fn pause(self, pause: Duration) -> Self {
        self.then(Step::Pause(pause))
    }

    /// Then sends nothing until the client closes the connection.
    pub fn stall(self) -> Self {
        self.then(Step::Stall)
    }

    /// Then sends nothing, and reads nothing either.
    pub fn ignore(self) -> Self {
        self.then(Step::Ignore)
    }

    /// Then closes the sending direction (FIN), and still reads what the client sends.
    pub fn half_close(self) -> Self {
        self.then(Step::HalfClose)
    }

    /// Then closes the connection, which resets it if received bytes are unread.
    pub fn end(self) -> Self {
        self.then(Step::Close)
    }

    /// Then resets the connection (RST).
    pub fn reset(self) -> Self {
        self.then(Step::Reset)
    }

    /// Returns whether the server notices that the client closed the connection.
    pub fn minds_the_client(&self) -> bool {
        !self.steps.iter().any(|step| matches!(step, Step::Ignore))
    }

    fn then(mut self, step: Step) -> Self {
        self.steps.push(step);
        self
    }
}

impl fmt::Debug for Bytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const SHOWN: usize = 200;
        let start = &self.0[..self.0.len().min(SHOWN)];
        write!(f, "{:?}", String::from_utf8_lossy(start))?;
        match self.0.len() {
            0..=SHOWN => Ok(()),
            len => write!(f, "… ({len} bytes)"),
        }
    }
}

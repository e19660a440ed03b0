//! A request as a server received it.

/// A request as it arrived.
#[derive(Clone, Debug, Default)]
pub struct Received {
    /// Such as `POST`.
    pub method: String,
    /// Path and query.
    pub target: String,
    /// Names in lower case, in the order received.
    pub headers: Vec<(String, String)>,
    /// The whole body, or the part that arrived before the reply began.
    pub body: Vec<u8>,
}

impl Received {
    /// Parses a request line and the headers received so far.
    pub(crate) fn parse(head: &[u8]) -> Self {
        let head = String::from_utf8_lossy(head);
        let mut lines = head.split("\r\n");
        let mut words = lines.next().unwrap_or_default().split_whitespace();
        let mut word = || words.next().unwrap_or_default().to_owned();
        let (method, target) = (word(), word());
        let headers = lines.filter_map(|line| line.split_once(':'));
        let headers =
            headers.map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned()));
        Self {
            method,
            target,
            headers: headers.collect(),
            body: Vec::new(),
        }
    }

    /// Returns the `Content-Length`.
    pub(crate) fn length(&self) -> usize {
        let length = self.header("content-length");
        length.map_or(0, |length| length.parse().expect("the client can count"))
    }

    /// Returns the method, path and query.
    pub fn line(&self) -> String {
        format!("{} {}", self.method, self.target)
    }

    /// Returns the body as text.
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("the body is UTF-8")
    }

    /// Returns the value of a header that was sent exactly once.
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

    /// Returns the body as JSON.
    ///
    /// # Panics
    ///
    /// If it is not JSON.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).expect("the body is JSON")
    }
}

//! A server on loopback with scripted replies.

use std::sync::{Arc, atomic::Ordering::Relaxed};

use profound_client::{Client, ClientBuilder, KeyPlacement};
use tokio::{
    net::TcpListener,
    task::{JoinHandle, JoinSet},
};

use crate::{connection::Connection, received::Received, reply::Reply, script::Script};

/// A key that is easy to find where it must not be.
const CANARY: &str = "pk_CANARY+0/9=z";

/// An address that refuses connections.
pub const NOBODY: &str = "http://127.0.0.1:1";

/// Every placement of a key, also those for other services.
pub const PLACEMENTS: [KeyPlacement; 5] = [
    KeyPlacement::Header,
    KeyPlacement::Query,
    KeyPlacement::Bearer,
    KeyPlacement::NamedHeader("X-Token"),
    KeyPlacement::NamedQuery("token"),
];

/// A server on loopback that sends its replies in order, and repeats the last one.
#[derive(Debug)]
pub struct Server {
    base_url: String,
    script: Arc<Script>,
    accepting: JoinHandle<()>,
}

impl Server {
    /// Starts a server that sends these replies.
    pub async fn start(replies: impl IntoIterator<Item = Reply>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0")
            .await
            .expect("loopback has a free port");
        let base_url = format!("http://{}", listener.local_addr().expect("it is bound"));
        let script = Arc::new(Script::new(replies));
        let accepting = tokio::spawn({
            let script = script.clone();
            async move {
                let mut connections = JoinSet::new();
                while let Ok((stream, _)) = listener.accept().await {
                    script.opened.fetch_add(1, Relaxed);
                    let script = script.clone();
                    connections.spawn(async move {
                        let _ = Connection::new(stream, &script).serve().await;
                        script.closed.fetch_add(1, Relaxed);
                    });
                }
            }
        });
        Self {
            base_url,
            script,
            accepting,
        }
    }

    /// Replaces the replies.
    pub fn turn_to(&self, replies: impl IntoIterator<Item = Reply>) {
        self.script.replace(replies);
    }

    /// Stops: refuses further connections, and closes those that are open.
    pub fn stop(&self) {
        self.accepting.abort();
    }

    /// Returns its base URL.
    pub fn base_url(&self) -> &str {
        &self.base_url
    }

    /// Returns the key of its clients.
    pub fn key(&self) -> &'static str {
        CANARY
    }

    /// Returns a builder of a client with its base URL and key.
    pub fn builder(&self) -> ClientBuilder {
        self.keyless_builder().api_key(CANARY)
    }

    /// Returns a builder without a key, for one from a provider.
    pub fn keyless_builder(&self) -> ClientBuilder {
        let builder = Client::builder().base_url(&self.base_url);
        // Plain HTTP needs no root certificates, which take 50 ms to load.
        builder.http(|http| http.tls_danger_accept_invalid_certs(true))
    }

    /// Returns a client of this server.
    pub fn client(&self) -> Client {
        self.builder()
            .build()
            .expect("the key and the URL are sound")
    }

    /// Returns the number of connections opened so far.
    pub fn connections(&self) -> usize {
        self.script.opened.load(Relaxed)
    }

    /// Returns the number of open connections.
    pub fn open(&self) -> usize {
        self.connections() - self.script.closed.load(Relaxed)
    }

    /// Returns the number of bytes written so far, including unread ones.
    pub fn written(&self) -> u64 {
        self.script.written.load(Relaxed)
    }

    /// Returns every request so far.
    pub fn received(&self) -> Vec<Received> {
        self.script.received()
    }

    /// Returns the only request so far.
    ///
    /// # Panics
    ///
    /// If the number of requests is not one.
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

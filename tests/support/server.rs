//! A server on loopback whose replies are given in advance.

use std::sync::{Arc, atomic::Ordering::Relaxed};

use profound_client::{Client, ClientBuilder};
use tokio::{
    net::TcpListener,
    task::{JoinHandle, JoinSet},
};

use crate::{connection::Connection, received::Received, reply::Reply, script::Script};

/// A key that is easy to find wherever it should not be.
const CANARY: &str = "pk_CANARY+0/9=z";

/// An address that refuses connections.
pub const NOBODY: &str = "http://127.0.0.1:1";

/// A server on loopback that gives its replies in order, the last one for ever.
#[derive(Debug)]
pub struct Server {
    base_url: String,
    script: Arc<Script>,
    accepting: JoinHandle<()>,
}

impl Server {
    /// Starts a server that gives these replies.
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

    /// Gives these replies from now on.
    pub fn turn_to(&self, replies: impl IntoIterator<Item = Reply>) {
        self.script.replace(replies);
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
        self.keyless_builder().api_key(CANARY)
    }

    /// The same without a key, for one from a provider.
    pub fn keyless_builder(&self) -> ClientBuilder {
        let builder = Client::builder().base_url(&self.base_url);
        // Plain http needs no roots of trust, which take 50 ms to load.
        builder.http(|http| http.tls_danger_accept_invalid_certs(true))
    }

    /// A client of it.
    pub fn client(&self) -> Client {
        self.builder()
            .build()
            .expect("the key and the URL are sound")
    }

    /// How many connections were opened so far.
    pub fn connections(&self) -> usize {
        self.script.opened.load(Relaxed)
    }

    /// How many connections are open.
    pub fn open(&self) -> usize {
        self.connections() - self.script.closed.load(Relaxed)
    }

    /// How many bytes it has written so far, those included that nobody has read.
    pub fn written(&self) -> u64 {
        self.script.written.load(Relaxed)
    }

    /// Every request so far.
    pub fn received(&self) -> Vec<Received> {
        self.script.received()
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

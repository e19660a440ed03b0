//! Reads responses over a loopback socket with reqwest alone and with the client.

use bytes::Bytes;
use profound_client::{Client, EventStream, Method, Raw, Retry};
use serde::de::DeserializeOwned;
use tokio::runtime::{Builder, Runtime};

use crate::feed::Feed;

/// Two clients of one server, each with its own connection.
pub struct Wire {
    runtime: Runtime,
    url: String,
    reqwest: reqwest::Client,
    client: Client,
}

impl Wire {
    pub fn to(feed: Feed) -> Self {
        let base = feed.serve();
        let client = Client::builder().api_key("a-key").base_url(&base);
        let client = client.retry(Retry::Never).build();
        // The reqwest feature that the client uses does not install a crypto provider.
        let _ = rustls::crypto::ring::default_provider().install_default();
        Self {
            runtime: Builder::new_current_thread()
                .enable_all()
                .build()
                .expect("there is memory"),
            url: format!("{base}/v1/org"),
            reqwest: reqwest::Client::new(),
            client: client.expect("the settings are sound"),
        }
    }

    /// Returns the body as reqwest returns it.
    pub fn body_by_hand(&self) -> Bytes {
        let asking = async { self.reqwest.get(&self.url).send().await?.bytes().await };
        self.runtime.block_on(asking).expect("it answers")
    }

    /// Returns the body as the client returns it.
    pub fn body(&self) -> Bytes {
        let asking = self.client.request(Method::GET, "/v1/org").send::<Raw>();
        self.runtime
            .block_on(asking)
            .expect("it answers")
            .into_bytes()
    }

    /// Reads every event except the summary, and returns their number.
    pub fn events<T: DeserializeOwned>(&self) -> usize {
        self.runtime.block_on(async {
            let call = self.client.request(Method::GET, "/v1/org");
            let mut events = call.send::<EventStream<T>>().await.expect("it answers");
            let mut count = 0;
            while let Some(event) = events.next().await {
                std::hint::black_box(event.expect("it fits"));
                count += 1;
            }
            count
        })
    }

    /// Reads the same by hand: the whole body, split at every empty line.
    pub fn slices<T: DeserializeOwned>(&self) -> usize {
        let body = self.body_by_hand();
        let mut rest = &body[..];
        let mut count = 0;
        while let Some(end) = memchr::memmem::find(rest, b"\n\n") {
            let event = &rest[..end];
            rest = &rest[end + 2..];
            if event.starts_with(b"event: summary") {
                continue;
            }
            let data = memchr::memmem::find(event, b"data: ").expect("it has data");
            let row: T = serde_json::from_slice(&event[data + 6..]).expect("it fits");
            std::hint::black_box(row);
            count += 1;
        }
        count
    }
}

//! No layer receives a key, in any placement and with any failure.

use std::time::Duration;

use profound_client::{
    ApiKey, Error, KeyProvider, Retry, SharedKey,
    http::{self, Uri},
    layer::{Body, Exchange},
};
use profound_tests::{NOBODY, PLACEMENTS, Reply, Server, advance_until_ready, printed};
use tower_service::Service;

use super::{
    Calls, Delivery,
    through::{Answer, BoxError, Lines, Through, changing, printing},
};

#[tokio::test(start_paused = true)]
async fn a_layer_that_prints_everything_prints_no_key() -> Result<(), Error> {
    let failures = [
        Reply::empty(302),
        Reply::empty(401),
        Reply::json(422, r#"{"detail": [{}]}"#),
        Reply::with(429, &[("retry-after", "9")], ""),
        Reply::empty(500),
        Reply::json(200, r#"{"a": "b"}"#),
        Reply::close(""),
        Reply::close("HTTP/1.1 200 OK\r\nx"),
        Reply::close("HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{"),
        Reply::close("SSH-2.0\r\n"),
        Reply::silence(),
    ];
    for placement in PLACEMENTS {
        let server = Server::start(failures.clone()).await;
        let lines = Lines::default();
        let builder = server
            .builder()
            .key_placement(placement)
            .retry(Retry::Never);
        let builder = builder
            .layer(printing(&lines))
            .timeout(Duration::from_millis(200));
        let client = builder.build()?;
        for (place, reply) in failures.iter().enumerate() {
            let answer = advance_until_ready(client.agent("a", 1)).await;
            let error = answer
                .err()
                .map(|error| printed(&error))
                .unwrap_or_default();
            let sent = format!("{:?}", server.received()[place]);
            assert!(sent.contains("CANARY"), "{placement:?} is sent: {sent}");
            let text = format!("{} {error}", lines.take().join("\n"));
            assert!(text.contains("/v1/agents/{agent_id}"), "{text}");
            assert!(!text.contains("CANARY"), "{placement:?}, {reply:?}: {text}");
        }
    }
    Ok(())
}

/// A provider that is asked before each attempt.
struct Asked(SharedKey);

impl KeyProvider for Asked {
    fn key(&self) -> Result<ApiKey, Error> {
        self.0.key()
    }
}

#[tokio::test]
async fn neither_a_former_key_nor_a_new_one_reaches_a_layer() -> Result<(), Error> {
    for placement in PLACEMENTS {
        let replies = [Reply::empty(401), Reply::empty(503), Reply::json(200, "{}")];
        let server = Server::start(replies).await;
        let shared = SharedKey::new(ApiKey::new("pk_CANARYold")?);
        let lines = Lines::default();
        let builder = profound_client::Client::builder()
            .base_url(server.base_url())
            .key_placement(placement)
            .key_provider(Asked(shared.clone()))
            .layer(printing(&lines));
        let client = builder.build()?;
        shared.set(ApiKey::new("pk_CANARYnew")?);
        client.agent("a", 1).await?;
        let sent = server
            .received()
            .into_iter()
            .map(|sent| format!("{sent:?}"));
        let sent: Vec<_> = sent.collect();
        let [old, new, again] = &sent[..] else {
            panic!("{sent:?}")
        };
        assert!(old.contains("CANARYold"), "{old}");
        assert!(new.contains("CANARYnew") && again.contains("CANARYnew"));
        let text = lines.take().join("\n");
        assert_eq!(text.matches("status: 200").count(), 1, "{text}");
        assert!(!text.contains("CANARY"), "{placement:?}: {text}");
    }
    Ok(())
}

#[tokio::test]
async fn an_error_of_a_layer_that_quotes_all_it_sees_contains_no_key() -> Result<(), Error> {
    let server = Server::start([Reply::json(200, "{}"), Reply::empty(500)]).await;
    for placement in PLACEMENTS {
        let before = Through(|request: http::Request<Body>, next: Exchange| {
            let seen = format!("{request:?} {next:?}");
            Box::pin(async { Err(BoxError::from(seen)) }) as Answer
        });
        let after = Through(|request: http::Request<Body>, mut next: Exchange| {
            let seen = format!("{request:?}");
            Box::pin(async move {
                let response = next.call(request).await;
                Err(BoxError::from(format!("{seen} {response:?}")))
            }) as Answer
        });
        let builder = || {
            let builder = server.builder().key_placement(placement);
            builder.retry(Retry::Never)
        };
        for client in [
            builder().layer(before).build()?,
            builder().layer(after).build()?,
        ] {
            let error = client.agent("a", 1).await.expect_err("the layer fails");
            let text = printed(&error);
            assert!(text.contains("/v1/agents/a"), "{text}");
            assert!(!text.contains("CANARY"), "{placement:?}: {text}");
        }
    }
    assert_eq!(server.received().len(), PLACEMENTS.len());
    Ok(())
}

#[tokio::test]
async fn no_other_server_receives_anything() -> Result<(), Error> {
    let own = Server::start([Reply::json(200, "{}")]).await;
    let other = Server::start([Reply::json(200, "{}")]).await;
    for placement in PLACEMENTS {
        for target in [other.base_url(), NOBODY] {
            let uri: Uri = format!("{target}/v1/org").parse().expect("it is a URI");
            let redirecting = changing(move |request| *request.uri_mut() = uri.clone());
            let builder = own.builder().key_placement(placement);
            let client = builder.layer(redirecting).build()?;
            let error = client
                .agent("a", 1)
                .await
                .expect_err("it is another origin");
            assert_eq!(error.delivery(), Delivery::NotSent, "{error}");
            assert!(!printed(&error).contains("CANARY"));
        }
    }
    assert_eq!((own.connections(), other.connections()), (0, 0));
    Ok(())
}

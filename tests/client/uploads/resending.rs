//! Retries of uploads: repeatable sources like any other call, readers never.

use std::{
    fs,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering::Relaxed},
    },
    time::Duration,
};

use profound_client::{ApiKey, Call, Client, Error, KeyProvider, Part};
use profound_tests::{
    Http2, NOBODY, Reply, Server, advance_until_ready,
    http2::{
        Then,
        frame::{answer, code, reset},
    },
};

use super::{Documents, Temporary, wire::Wire};

type Calling = fn(&Client, &Part) -> Call<Result<(), Error>>;

const WRITE: Calling = |client, part| client.add("kb", "name", None, part);
const SAFE: Calling = |client, part| client.replace("kb", "name", part);

/// Returns how often an upload is sent to a server that always sends this reply.
async fn sent(reply: &Reply, call: Calling, part: &Part) -> usize {
    let server = Server::start([reply.clone()]).await;
    // Opening a file takes real time, in which the paused clock advances far.
    let long = Duration::from_secs(3600);
    let builder = server.builder().upload_stall_timeout(long);
    let client = builder.build().expect("the settings are sound");
    let client = client.with_timeout(long);
    let outcome = advance_until_ready(call(&client, part)).await;
    assert!(outcome.is_err());
    server.received().len()
}

#[tokio::test(start_paused = true)]
async fn a_part_that_can_be_read_again_is_sent_again_as_any_write() {
    let limited = Reply::with(429, &[("retry-after", "0")], "");
    let file = Temporary::new("a.txt", "content");
    for part in [Part::text("x"), Part::bytes("x"), file.part()] {
        for (reply, write, safe) in [
            (&limited, 3, 3),
            (&Reply::empty(503), 1, 3),
            (&Reply::close(""), 1, 3),
            (&Reply::empty(404), 1, 1),
        ] {
            let times = (
                sent(reply, WRITE, &part).await,
                sent(reply, SAFE, &part).await,
            );
            assert_eq!(times, (write, safe), "{part:?}: {reply:?}");
        }
    }
}

#[tokio::test]
async fn a_file_is_read_anew_by_every_attempt() -> Result<(), Error> {
    let file = Temporary::new("a.txt", "before");
    let path = file.0.clone();
    let bodies = Arc::new(Mutex::new(Vec::new()));
    let wire = Wire::start({
        let bodies = bodies.clone();
        move |mut connection| {
            let (path, bodies) = (path.clone(), bodies.clone());
            async move {
                let head = connection.head().await?;
                let body = connection.take(Wire::length(&head)).await?;
                let count = {
                    let mut bodies = bodies.lock().expect("no holder panics");
                    bodies.push(String::from_utf8_lossy(&body).into_owned());
                    bodies.len()
                };
                fs::write(path, "and after")?;
                let status = if count == 1 { "503 X" } else { "200 X" };
                connection.answer(status, "{}").await
            }
        }
    })
    .await;
    wire.client().replace("kb", "name", &file.part()).await?;
    let bodies = bodies.lock().expect("no holder panics");
    let contents = ["\r\n\r\nbefore\r\n--", "\r\n\r\nand after\r\n--"];
    assert_eq!(bodies.len(), 2);
    for (body, content) in bodies.iter().zip(contents) {
        assert!(body.contains(content), "{body}");
    }
    Ok(())
}

/// Returns the error of an upload from a reader.
async fn once(status: &'static str, call: Calling) -> Error {
    let wire = Wire::answering(status).await;
    let part = Part::reader(&b"once"[..]);
    let error = advance_until_ready(call(&wire.client(), &part)).await;
    error.expect_err("it is refused")
}

#[tokio::test(start_paused = true)]
async fn the_data_of_a_reader_is_sent_at_most_once() {
    for call in [WRITE, SAFE] {
        for status in ["429 X", "503 X", "401 X"] {
            let error = once(status, call).await;
            let told = error.status().map(|status| status.as_str().to_owned());
            assert_eq!(told.as_deref(), status.split(' ').next(), "{error:?}");
        }
    }
    let wire = Wire::start(|mut connection| async move {
        connection.head().await?;
        Ok(())
    })
    .await;
    let error = advance_until_ready(SAFE(&wire.client(), &Part::reader(&b"once"[..]))).await;
    let Err(Error::Transport(error)) = error else {
        panic!("it is another outcome: {error:?}");
    };
    assert_eq!(error.attempts(), 1);
}

/// Returns another key each time.
struct Keys(AtomicUsize);

impl KeyProvider for Keys {
    fn key(&self) -> Result<ApiKey, Error> {
        ApiKey::new(format!("pk_key_{}", self.0.fetch_add(1, Relaxed)))
    }
}

#[tokio::test(start_paused = true)]
async fn a_key_that_was_rotated_does_not_send_a_reader_again() -> Result<(), Error> {
    for (part, times) in [(Part::bytes("x"), 2), (Part::reader(&b"x"[..]), 1)] {
        let wire = Wire::answering("401 X").await;
        let keys = Keys(AtomicUsize::new(0));
        let client = wire.keyless_builder().key_provider(keys).build()?;
        let error = advance_until_ready(WRITE(&client, &part)).await;
        assert!(matches!(error, Err(Error::InvalidApiKey(_))), "{error:?}");
        assert_eq!(wire.served(), times, "{part:?}");
    }
    Ok(())
}

#[tokio::test(start_paused = true)]
async fn a_reader_that_nobody_has_asked_is_still_whole() -> Result<(), Error> {
    let part = Part::reader(&b"once"[..]);
    let nobody = Client::builder()
        .api_key("a-key")
        .base_url(NOBODY)
        .build()?;
    let error = advance_until_ready(WRITE(&nobody, &part)).await;
    let Err(Error::Transport(error)) = error else {
        panic!("it is another outcome: {error:?}");
    };
    assert!(error.is_connect() && error.attempts() == 3, "{error}");
    let wire = Wire::answering("200 X").await;
    advance_until_ready(WRITE(&wire.client(), &part)).await?;
    Ok(())
}

#[tokio::test(start_paused = true)]
async fn an_upload_that_http2_refused_unseen_is_sent_again_unless_it_was_read() -> Result<(), Error>
{
    for (part, is_sent_again) in [
        (Part::bytes("x"), true),
        (Part::reader(&b"once"[..]), false),
    ] {
        let server = Http2::start(|arrived| match arrived.number {
            0 => (reset(arrived.stream, code::REFUSED_STREAM), Then::Serve),
            _ => (answer(arrived.stream, 200, "{}"), Then::Serve),
        })
        .await;
        let outcome = advance_until_ready(WRITE(&server.client(), &part)).await;
        assert_eq!(outcome.is_ok(), is_sent_again, "{part:?}: {outcome:?}");
        assert_eq!(server.arrived().len(), 1 + usize::from(is_sent_again));
    }
    Ok(())
}

/// A connection that the server has closed in the meantime is detected before any byte of the source is
/// read.
#[tokio::test]
async fn a_stale_connection_costs_no_reader() -> Result<(), Error> {
    let wire = Wire::answering("200 X").await;
    let client = wire.client();
    for _ in 0..20 {
        let part = Part::reader(&b"once"[..]);
        WRITE(&client, &part).await?;
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
    assert_eq!(wire.served(), 20);
    Ok(())
}

//! Responses that arrive before the end of an upload.

use std::{
    io,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll},
    time::Duration,
};

use profound_client::{Error, Part};
use profound_tests::{
    Http2, advance_until_ready,
    http2::{
        Arrived, Moment, Then,
        frame::{answer, frame, kind},
    },
};
use tokio::{
    io::{AsyncRead, ReadBuf},
    sync::Semaphore,
    time::sleep,
};

use super::{Documents, wire::Wire};

const HOUR: Duration = Duration::from_secs(3600);

/// A reader that produces this number of bytes and then fails. It reports when it is dropped.
struct Witnessed {
    left: usize,
    gone: Arc<Semaphore>,
}

impl Witnessed {
    /// Returns a reader without an end, and a semaphore that signals its drop.
    fn endless() -> (Part, Arc<Semaphore>) {
        Self::of(usize::MAX)
    }

    fn of(left: usize) -> (Part, Arc<Semaphore>) {
        let gone = Arc::new(Semaphore::new(0));
        let reader = Self {
            left,
            gone: gone.clone(),
        };
        (Part::reader(reader), gone)
    }
}

impl AsyncRead for Witnessed {
    fn poll_read(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
        out: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        if self.left == 0 {
            return Poll::Ready(Err(io::Error::other("canary")));
        }
        let some = out.remaining().min(self.left);
        self.left -= some;
        out.put_slice(&vec![b'x'; some]);
        Poll::Ready(Ok(()))
    }
}

impl Drop for Witnessed {
    fn drop(&mut self) {
        self.gone.add_permits(1);
    }
}

#[tokio::test]
async fn a_refusal_ends_the_upload() {
    for reads_on in [true, false] {
        let wire = Wire::start(move |mut connection| async move {
            connection.head().await?;
            connection.answer("413 X", "{}").await?;
            if reads_on {
                // Read until the client closes.
                let _ = connection.rest().await;
            } else {
                sleep(HOUR).await;
            }
            Ok(())
        })
        .await;
        let (part, gone) = Witnessed::endless();
        let refused = wire.client().add("kb", "name", None, &part).await;
        assert_eq!(
            refused
                .expect_err("it is refused")
                .status()
                .map(|s| s.as_u16()),
            Some(413)
        );
        drop(part);
        gone.acquire().await.expect("it is open").forget();
        if reads_on {
            wire.end().await;
        }
    }
}

#[tokio::test]
async fn a_refusal_over_http2_lets_go_of_the_content() {
    let refusal = |arrived: &Arrived| (answer(arrived.stream, 413, ""), Then::Serve);
    let greeting = frame(kind::SETTINGS, 0, 0, b"");
    let server = Http2::start_with(greeting, Moment::Head, refusal).await;
    let (part, gone) = Witnessed::endless();
    let refused = server.client().add("kb", "name", None, &part).await;
    assert!(refused.is_err());
    drop(part);
    gone.acquire().await.expect("it is open").forget();
}

#[tokio::test(start_paused = true)]
async fn a_reader_that_was_not_asked_before_a_refusal_is_sent_by_the_next_attempt() {
    // The first connection gets a response before its body ends, the second one after.
    let first = Arc::new(Semaphore::new(1));
    let wire = Wire::start(move |mut connection| {
        let first = first.clone();
        async move {
            connection.head().await?;
            if let Ok(permit) = first.try_acquire() {
                permit.forget();
                connection.answer("429 X\r\nretry-after: 1", "{}").await?;
                assert_eq!(connection.chunks().await?, None, "it is broken off");
                return Ok(());
            }
            let body = connection.chunks().await?.expect("it is whole");
            assert!(String::from_utf8_lossy(&body).contains("\r\n\r\nonce\r\n"));
            connection.answer("200 X", "{}").await
        }
    })
    .await;
    let name = "n".repeat(16 << 20);
    let client = wire.client();
    let part = Part::reader(&b"once"[..]);
    let sent = advance_until_ready(client.add("kb", &name, None, &part)).await;
    assert!(sent.is_ok(), "{sent:?}");
}

#[tokio::test]
async fn a_success_counts_when_the_upload_has_ended() {
    let wire = Wire::start(|mut connection| async move {
        connection.head().await?;
        connection.answer("200 X", "{}").await?;
        assert_eq!(connection.chunks().await?, None, "it is broken off");
        Ok(())
    })
    .await;
    let (part, _) = Witnessed::of(16 << 20);
    let error = wire.client().add("kb", "name", None, &part).await;
    let Err(Error::Encode(error)) = error else {
        panic!("{error:?}");
    };
    assert!(
        error
            .to_string()
            .contains("`file` cannot be sent: its reader failed"),
        "{error}"
    );
    assert!(!format!("{error:?}").contains("canary"));
    wire.end().await;
}

#[tokio::test]
async fn a_success_before_the_end_of_a_whole_upload_is_one() -> Result<(), Error> {
    let wire = Wire::start(|mut connection| async move {
        let length = Wire::length(&connection.head().await?);
        connection.answer("200 X", "{}").await?;
        connection.skip(length).await
    })
    .await;
    let part = Part::bytes(vec![b'x'; 16 << 20]);
    wire.client().add("kb", "name", None, &part).await?;
    wire.end().await;
    Ok(())
}

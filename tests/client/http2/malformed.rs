//! Responses that are not HTTP/2, or exceed the client's limits.

use profound_client::Error;
use profound_tests::{
    Http2,
    http2::{
        Moment, Then,
        frame::{END_HEADERS, END_STREAM, answer, data, field, frame, kind},
    },
};

use super::{Fault, READ, WRITE, fails, outcome};

const MALFORMED: &str = "the response is not valid HTTP: check the base URL and the proxy";

#[tokio::test(start_paused = true)]
async fn a_response_that_is_not_http2_breaks_the_connection() {
    let faults: [(&str, Fault); 6] = [
        ("no frames", |_| {
            (b"CANARY, and more that is no frame".to_vec(), Then::Serve)
        }),
        ("a body without a head", |arrived| {
            (data(arrived.stream, "7", END_STREAM), Then::Serve)
        }),
        ("a frame that is too large", |arrived| {
            (
                frame(kind::HEADERS, END_HEADERS, arrived.stream, &[0; 17_000]),
                Then::Serve,
            )
        }),
        ("an answer to no request", |arrived| {
            (answer(arrived.stream + 2, 200, "7"), Then::Serve)
        }),
        ("headers without an end", |arrived| {
            let start = frame(kind::HEADERS, 0, arrived.stream, b"\x88");
            let more = field("x-more", &"x".repeat(100));
            let more = frame(kind::CONTINUATION, 0, arrived.stream, &more);
            (start, Then::Flood(more))
        }),
        ("empty headers without an end", |arrived| {
            let start = frame(kind::HEADERS, 0, arrived.stream, b"\x88");
            (
                start,
                Then::Flood(frame(kind::CONTINUATION, 0, arrived.stream, b"")),
            )
        }),
    ];
    for (name, fault) in faults {
        fails(name, fault, MALFORMED).await;
    }
}

#[tokio::test(start_paused = true)]
async fn a_server_of_http1_is_an_error_that_ends_in_time() {
    for greeting in [
        "HTTP/1.1 400 CANARY\r\ncontent-length: 0\r\nconnection: close\r\n\r\n",
        "SSH-2.0-CANARY\r\n",
    ] {
        for (call, times) in [(READ, 3), (WRITE, 1)] {
            let greeting = greeting.as_bytes().to_vec();
            let server = Http2::start_with(greeting, Moment::Whole, |_| (Vec::new(), Then::Close));
            let server = server.await;
            let error = outcome(&server.client(), call).await;
            let error = error.expect_err("it is no answer").to_string();
            assert!(error.contains(MALFORMED), "{error}");
            assert_eq!(server.connections(), times);
        }
    }
}

#[tokio::test(start_paused = true)]
async fn headers_over_16_kib_are_an_error_and_less_are_not() {
    for (bytes, fits) in [(15 << 10, true), (17 << 10, false), (60 << 10, false)] {
        let server = Http2::start(move |arrived| {
            let end = data(arrived.stream, "7", END_STREAM);
            (
                [large_head(arrived.stream, bytes), end].concat(),
                Then::Serve,
            )
        })
        .await;
        // Oversized headers are not retried, even if the call is repeatable: they would be sent again.
        for call in [WRITE, READ] {
            match outcome(&server.client(), call).await {
                Ok(answer) => assert!(fits && answer == 7, "{bytes}"),
                Err(Error::Transport(error)) => {
                    assert!(!fits && error.is_too_large(), "{bytes}: {error}");
                }
                Err(error) => panic!("it is another error: {error:?}"),
            }
        }
        assert_eq!(server.arrived().len(), 2);
    }
}

/// Returns response headers of this size as RFC 9113 counts it: 32 bytes more for each field.
fn large_head(stream: u32, bytes: usize) -> Vec<u8> {
    let mut block = b"\x88".to_vec();
    for _ in 0..bytes / 128 {
        block.extend(field("x-large", &"x".repeat(128 - 32 - 7)));
    }
    let mut parts = block.chunks(16_000).peekable();
    let mut bytes = Vec::new();
    let mut kind = kind::HEADERS;
    while let Some(part) = parts.next() {
        let flags = if parts.peek().is_none() {
            END_HEADERS
        } else {
            0
        };
        bytes.extend(frame(kind, flags, stream, part));
        kind = kind::CONTINUATION;
    }
    bytes
}

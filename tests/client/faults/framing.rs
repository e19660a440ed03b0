//! Responses that violate HTTP framing.

use std::time::Duration;

use profound_tests::Reply;
use serde_json::Value;

use super::{Ends, Fault, check};

const MALFORMED: Ends = Ends::Broken("the response is not valid HTTP");
const NO_ANSWER: Ends = Ends::Broken("the connection broke before a response");
const NO_BODY: Ends = Ends::Broken("the connection broke within the response body");
const HEADERS: Ends = Ends::TooLarge(
    "the response headers exceed the client's limits on size or number, or `Content-Length` exceeds the \
     largest possible length",
);

const MILLISECOND: Duration = Duration::from_millis(1);

/// Returns a 200 with these headers and the bytes that follow.
fn ok(headers: &str, rest: &str) -> Reply {
    Reply::bytes(format!("HTTP/1.1 200 OK\r\n{headers}\r\n\r\n{rest}"))
}

fn chunked(rest: &str) -> Reply {
    ok("transfer-encoding: chunked", rest)
}

#[tokio::test(start_paused = true)]
async fn a_length_that_is_wrong_is_found_out() {
    check::<Value>([
        Fault::new(
            "short, and more",
            ok("content-length: 2", "{}{}"),
            Ends::Well,
        ),
        Fault::new("short", ok("content-length: 1", "{}"), Ends::Misfit("EOF")),
        Fault::new(
            "long",
            ok("content-length: 9", "{}").half_close().stall(),
            NO_BODY,
        ),
        Fault::new(
            "long, for ever",
            ok("content-length: 9", "{}").stall(),
            Ends::Timeout,
        ),
        Fault::new(
            "two",
            ok("content-length: 2\r\ncontent-length: 3", "{}"),
            MALFORMED,
        ),
        Fault::new("a list of two", ok("content-length: 2, 3", "{}"), MALFORMED),
        Fault::new(
            "twice the same",
            ok("content-length: 2\r\ncontent-length: 2", "{}"),
            Ends::Well,
        ),
        Fault::new(
            "beside chunks",
            ok(
                "content-length: 9\r\ntransfer-encoding: chunked",
                "2\r\n{}\r\n0\r\n\r\n",
            ),
            Ends::Well,
        ),
        Fault::new("negative", ok("content-length: -2", "{}"), MALFORMED),
        Fault::new("signed", ok("content-length: +2", "{}"), MALFORMED),
        Fault::new("a word", ok("content-length: two", "{}"), MALFORMED),
        Fault::new("empty", ok("content-length:", "{}"), MALFORMED),
        Fault::new(
            "beyond numbers",
            ok("content-length: 99999999999999999999", "{}"),
            MALFORMED,
        ),
        Fault::new(
            "the largest number",
            ok("content-length: 18446744073709551615", "{}"),
            HEADERS,
        ),
        Fault::new(
            "beyond hyper",
            ok("content-length: 18446744073709551614", "{}"),
            HEADERS,
        ),
        Fault::new(
            "beyond memory",
            ok("content-length: 18446744073709551613", "{}"),
            Ends::TooLarge("the response body"),
        ),
        Fault::new(
            "beyond the client",
            ok("content-length: 67108865", "{}"),
            Ends::TooLarge("the response body is larger"),
        ),
        Fault::new("none", ok("a: b", "{}").half_close().stall(), Ends::Well),
        Fault::new("none, for ever", ok("a: b", "{}").stall(), Ends::Timeout),
    ])
    .await;
}

#[tokio::test(start_paused = true)]
async fn chunks_that_are_wrong_are_found_out() {
    let endless = chunked("2").for_ever("0".repeat(1000), MILLISECOND);
    let extension = chunked("2;a=").for_ever("x".repeat(1000), MILLISECOND);
    let trailers = chunked("2\r\n{}\r\n0\r\n").for_ever("a: b\r\n".repeat(100), MILLISECOND);
    check::<Value>([
        Fault::new(
            "sound",
            chunked("2;a=b\r\n{}\r\n0\r\nafter: it\r\n\r\n"),
            Ends::Well,
        ),
        Fault::new("no size", chunked("\r\n{}\r\n0\r\n\r\n"), NO_BODY),
        Fault::new(
            "a word for a size",
            chunked("two\r\n{}\r\n0\r\n\r\n"),
            NO_BODY,
        ),
        Fault::new("negative", chunked("-2\r\n{}\r\n0\r\n\r\n"), NO_BODY),
        Fault::new(
            "beyond numbers",
            chunked("fffffffffffffffff\r\n{}\r\n0\r\n\r\n"),
            NO_BODY,
        ),
        Fault::new(
            "beyond memory",
            chunked("ffffffffffffffff\r\n{}").stall(),
            Ends::Timeout,
        ),
        Fault::new("too small", chunked("1\r\n{}\r\n0\r\n\r\n"), NO_BODY),
        Fault::new(
            "unfinished",
            chunked("9\r\n{}").half_close().stall(),
            NO_BODY,
        ),
        Fault::new(
            "no last",
            chunked("2\r\n{}\r\n").half_close().stall(),
            NO_BODY,
        ),
        Fault::new(
            "no end",
            chunked("2\r\n{}\r\n0\r\n").half_close().stall(),
            NO_BODY,
        ),
        Fault::new("endless size", endless, NO_BODY),
        Fault::new("endless extension", extension, NO_BODY),
        Fault::new("endless trailers", trailers, NO_BODY),
        Fault::new(
            "an unknown coding",
            ok("transfer-encoding: rot13", "{}").half_close().stall(),
            Ends::Well,
        ),
        Fault::new(
            "chunked and another",
            ok("transfer-encoding: chunked, gzip", "2\r\n{}\r\n0\r\n\r\n")
                .half_close()
                .stall(),
            Ends::Misfit("trailing characters"),
        ),
    ])
    .await;
}

#[tokio::test(start_paused = true)]
async fn an_answer_byte_by_byte_is_one_if_it_comes_in_time() {
    let text = "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}";
    let chunks = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n";
    let slow = Duration::from_millis(200);
    check::<Value>([
        Fault::new(
            "in time",
            Reply::default().drip(text, MILLISECOND),
            Ends::Well,
        ),
        Fault::new(
            "chunks in time",
            Reply::default().drip(chunks, 5 * MILLISECOND),
            Ends::Well,
        ),
        Fault::new("late", Reply::default().drip(text, slow), Ends::Timeout),
        Fault::new(
            "late chunks",
            Reply::default().drip(chunks, slow),
            Ends::Timeout,
        ),
    ])
    .await;
}

#[tokio::test(start_paused = true)]
async fn answers_before_the_answer_are_passed_over() {
    let whole = "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}";
    let hints = "HTTP/1.1 103 Early Hints\r\nlink: </a>; rel=preload\r\n\r\n";
    check::<Value>([
        Fault::new(
            "100",
            Reply::bytes("HTTP/1.1 100 Continue\r\n\r\n").write(whole),
            Ends::Well,
        ),
        Fault::new(
            "102",
            Reply::bytes("HTTP/1.1 102 Processing\r\n\r\n").write(whole),
            Ends::Well,
        ),
        Fault::new(
            "many",
            Reply::bytes(hints.repeat(1000)).write(whole),
            Ends::Well,
        ),
        Fault::new(
            "no end",
            Reply::default().for_ever(hints, MILLISECOND),
            Ends::Timeout,
        ),
        Fault::new("alone", Reply::bytes(hints).half_close().stall(), NO_ANSWER),
        Fault::new(
            "101",
            Reply::bytes(
                "HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n",
            )
            .stall(),
            Ends::Refused(101),
        ),
    ])
    .await;
}

#[tokio::test(start_paused = true)]
async fn headers_have_bounds() {
    const BOUND: u64 = 1 << 20;
    let endless =
        |start: &str, more: &str| Reply::bytes(start).for_ever(more.repeat(1000), MILLISECOND);
    let ok = "HTTP/1.1 200 OK\r\n";
    let hundred = |count: usize| {
        Reply::bytes(format!(
            "{ok}{}content-length: 2\r\n\r\n{{}}",
            "a: b\r\n".repeat(count - 1)
        ))
    };
    let bounded = |name, reply| Fault::new(name, reply, HEADERS).bounded(64 << 20, BOUND);
    check::<Value>([
        bounded(
            "an endless line",
            endless("HTTP/1.1 200 OK\r\na: ", "xxxxxxxxx"),
        ),
        bounded("an endless name", endless(ok, "xxxxxxxxx")),
        bounded("endless lines", endless(ok, "a: xxxxxx\r\n")),
        bounded("an endless reason", endless("HTTP/1.1 200 ", "xxxxxxxxx")),
        bounded("101 lines", hundred(101)),
        Fault::new("100 lines", hundred(100), Ends::Well),
        bounded(
            "an endless 404",
            endless("HTTP/1.1 404 X\r\n", "a: xxxxxx\r\n"),
        ),
        bounded(
            "an endless 103",
            endless("HTTP/1.1 103 X\r\n", "a: xxxxxx\r\n"),
        ),
    ])
    .await;
}

/// Returns a 200 whose headers have this many bytes, and are written at once.
fn headers_of(bytes: usize) -> Reply {
    const LENGTH: &str = "content-length: 2\r\n";
    let filler = bytes - LENGTH.len();
    let (line, lines) = (filler / 4, 4);
    let mut text = format!("HTTP/1.1 200 OK\r\n{LENGTH}");
    for number in 0..lines {
        let rest = if number == 0 { filler % 4 } else { 0 };
        text.push_str(&format!("a: {}\r\n", "x".repeat(line + rest - 5)));
    }
    Reply::bytes(text + "\r\n{}")
}

#[tokio::test(start_paused = true)]
async fn the_bound_of_headers_is_exact() {
    const KIB: usize = 1 << 10;
    let of = |bytes: usize, ends| Fault::new(format!("{bytes} bytes"), headers_of(bytes), ends);
    let mut faults = vec![
        of(399 * KIB, Ends::Well),
        of(400 * KIB, Ends::Well),
        of(400 * KIB + 1, HEADERS),
    ];
    faults.extend((401..=500).step_by(11).map(|kib| of(kib * KIB, HEADERS)));
    check::<Value>(faults).await;
}

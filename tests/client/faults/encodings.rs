//! Bodies that are compressed, or claim to be.

use std::{io::Write, time::Duration};

use flate2::{Compress, Compression, FlushCompress, write::GzEncoder};
use profound_client::{ByteStream, Client, Error, Method, Raw, profound_endpoint};
use profound_tests::{Reply, Server, advance_until_ready};
use serde_json::{Value, json};

use super::{Ends, Fault, check};

#[profound_endpoint(GET "/v1/org")]
async fn read(client: &Client) -> Result<Value, Error>;

type Encoding = (&'static str, fn(&[u8]) -> Vec<u8>);

const ENCODINGS: [Encoding; 3] = [("gzip", gzip), ("br", brotli), ("zstd", zstd)];
const BROKEN: Ends = Ends::Broken("the response body cannot be decompressed");
const TOO_LARGE: Ends = Ends::TooLarge("the response body is larger than 1048576 bytes");

const MILLISECOND: Duration = Duration::from_millis(1);

/// The largest body allowed, 1 MiB, and the bytes that the server may write before the client stops.
const BOUND: (usize, u64) = (1 << 20, 2 << 20);

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).expect("memory takes it");
    encoder.finish().expect("memory takes it")
}

fn brotli(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = brotli::CompressorWriter::new(Vec::new(), 4096, 4, 22);
    encoder.write_all(bytes).expect("memory takes it");
    encoder.into_inner()
}

fn zstd(bytes: &[u8]) -> Vec<u8> {
    zstd::encode_all(bytes, 3).expect("memory takes it")
}

fn encoded(status: u16, encoding: &str, body: &[u8]) -> Reply {
    Reply::head(status, &[("content-encoding", encoding)])
        .write(format!("content-length: {}\r\n\r\n", body.len()))
        .write(body)
}

/// A body without an end that is decoded to a thousand times its size.
fn bomb(status: u16) -> Reply {
    const MIB: usize = 1 << 20;
    let mut deflate = Compress::new(Compression::best(), false);
    let mut block = Vec::with_capacity(MIB);
    // A block that ends with a full flush is self-contained, so it can be repeated.
    deflate
        .compress_vec(&vec![b' '; MIB], &mut block, FlushCompress::Full)
        .expect("spaces can be compressed");
    assert!(block.len() < MIB / 900, "{}", block.len());
    let start = &gzip(b"")[..10];
    Reply::head(status, &[("content-encoding", "gzip")])
        .write("\r\n")
        .write(start)
        .for_ever(block, MILLISECOND)
}

#[tokio::test(start_paused = true)]
async fn every_encoding_that_is_asked_for_is_undone() -> Result<(), Error> {
    let document = json!({"data": [[0.5, "brand"]]});
    for (name, encode) in ENCODINGS {
        let body = encode(document.to_string().as_bytes());
        let server = Server::start([encoded(200, name, &body)]).await;
        assert_eq!(
            advance_until_ready(read(&server.client())).await?,
            document,
            "{name}"
        );
        let request = server.only();
        let asked = request.header("accept-encoding").unwrap_or_default();
        let asked: Vec<_> = asked.split(',').map(str::trim).collect();
        assert!(asked.contains(&name), "{asked:?}");
        assert_eq!(asked.len(), ENCODINGS.len(), "{asked:?}");
    }
    Ok(())
}

#[tokio::test(start_paused = true)]
async fn a_refusal_may_be_compressed() {
    for (name, encode) in ENCODINGS {
        let body = encode(br#"{"detail": "no such thing"}"#);
        let server = Server::start([encoded(404, name, &body)]).await;
        let error = advance_until_ready(read(&server.client()))
            .await
            .expect_err("a 404");
        let message = error.response().and_then(|answer| answer.message());
        assert_eq!(message.as_deref(), Some("no such thing"), "{name}");
    }
}

#[tokio::test(start_paused = true)]
async fn an_encoding_that_is_broken_is_told_as_one() {
    let document = format!("[{}1]", "1, ".repeat(1000));
    for (name, encode) in ENCODINGS {
        let whole = encode(document.as_bytes());
        let named = |what: &str| format!("{name}: {what}");
        let half = &whole[..whole.len() / 2];
        let mut flipped = whole.clone();
        flipped[0] ^= 0x55;
        let broken_off = Reply::head(
            200,
            &[("content-encoding", name), ("content-length", "9999")],
        );
        let broken_off = broken_off.write("\r\n").write(half).half_close().stall();
        const NO_BODY: Ends = Ends::Broken("the connection broke within the response body");
        check::<Value>([
            Fault::new(named("whole"), encoded(200, name, &whole), Ends::Well),
            Fault::new(named("half"), encoded(200, name, half), BROKEN),
            Fault::new(
                named("one byte short"),
                encoded(200, name, &whole[..whole.len() - 1]),
                BROKEN,
            ),
            Fault::new(named("one byte"), encoded(200, name, &whole[..1]), BROKEN),
            Fault::new(named("another magic"), encoded(200, name, &flipped), BROKEN),
            Fault::new(
                named("plain text"),
                encoded(200, name, document.as_bytes()),
                BROKEN,
            ),
            Fault::new(
                named("nothing"),
                encoded(200, name, b""),
                Ends::Misfit("found an empty body"),
            ),
            Fault::new(
                named("half and a 404"),
                encoded(404, name, half),
                Ends::Refused(404),
            ),
            Fault::new(
                named("text and a 502"),
                encoded(502, name, b"<html>"),
                Ends::Refused(502),
            ),
            Fault::new(named("broken off"), broken_off, NO_BODY),
        ])
        .await;
    }
    let mut wrong_sum = gzip(document.as_bytes());
    let end = wrong_sum.len() - 8;
    wrong_sum[end] ^= 1;
    check::<Value>([Fault::new(
        "gzip: another sum",
        encoded(200, "gzip", &wrong_sum),
        BROKEN,
    )])
    .await;
}

#[tokio::test(start_paused = true)]
async fn members_that_follow_one_another_are_one_body() {
    for (name, encode) in [ENCODINGS[0], ENCODINGS[2]] {
        let members = [&b"{\"a\": "[..], b"", b"1}"].map(encode).concat();
        let noise = [encode(b"{}"), b"noise".to_vec()].concat();
        let named = |what: &str| format!("{name}: {what}");
        check::<Value>([
            Fault::new(named("members"), encoded(200, name, &members), Ends::Well),
            Fault::new(named("noise behind"), encoded(200, name, &noise), BROKEN),
        ])
        .await;
    }
    let twice = [brotli(b"{}"), brotli(b"{}")].concat();
    check::<Value>([Fault::new("br: twice", encoded(200, "br", &twice), BROKEN)]).await;
}

#[tokio::test(start_paused = true)]
async fn a_body_that_swells_is_read_no_further_than_it_may_be() {
    let swelling = |name, reply, ends| Fault::new(name, reply, ends).bounded(BOUND.0, BOUND.1);
    let spaces = vec![b' '; 16 << 20];
    check::<Value>([
        // If the client read on, it would exhaust the memory before the test fails.
        swelling("gzip", bomb(200), TOO_LARGE)
            .bounded(BOUND.0, 1 << 16)
            .deadline(200 * MILLISECOND, MILLISECOND),
        swelling("gzip and a 500", bomb(500), Ends::Refused(500)).bounded(BOUND.0, 1 << 16),
        swelling("gzip and a 404", bomb(404), Ends::Refused(404)).bounded(BOUND.0, 1 << 16),
        swelling("br", encoded(200, "br", &brotli(&spaces)), TOO_LARGE),
        swelling("zstd", encoded(200, "zstd", &zstd(&spaces)), TOO_LARGE),
        swelling(
            "plain",
            Reply::head(200, &[])
                .write("\r\n")
                .for_ever([b' '; 9999], MILLISECOND),
            TOO_LARGE,
        ),
    ])
    .await;
}

#[tokio::test(start_paused = true)]
async fn an_encoding_that_was_not_asked_for_is_named_as_the_problem() {
    const UNKNOWN: Ends = Ends::Misfit("the body is in an unknown encoding");
    let unasked = Ends::Misfit;
    let body = gzip(b"{}");
    check::<Value>([
        Fault::new(
            "deflate",
            encoded(200, "deflate", &body[10..]),
            unasked("in the encoding `deflate`"),
        ),
        Fault::new(
            "compress",
            encoded(200, "compress", b"\x1f\x9d\x90"),
            unasked("in the encoding `compress`"),
        ),
        Fault::new("x-nope", encoded(200, "x-nope", &body), UNKNOWN),
        Fault::new("twice", encoded(200, "gzip, gzip", &gzip(&body)), UNKNOWN),
        Fault::new("in capitals", encoded(200, "GZIP", &body), Ends::Well),
        Fault::new("an old name", encoded(200, "x-gzip", &body), Ends::Well),
        Fault::new("identity", encoded(200, "identity", b"{}"), Ends::Well),
        Fault::new("no name", encoded(200, "", b"{}"), Ends::Well),
        Fault::new(
            "x-nope and a 404",
            encoded(404, "x-nope", &body),
            Ends::Refused(404),
        ),
        Fault::new(
            "x-nope in name alone",
            encoded(200, "x-nope", b"{}"),
            Ends::Well,
        ),
    ])
    .await;
}

#[tokio::test]
async fn bytes_in_an_encoding_that_was_not_requested_are_refused() {
    let reply = || Reply::with(200, &[("content-encoding", "deflate")], "encoded");
    let server = Server::start([reply()]).await;
    let call = || server.client().request(Method::GET, "/v1/org");
    let raw = call().send::<Raw>().await.unwrap_err().to_string();
    let text = call().send::<ByteStream>().await.unwrap_err().to_string();
    for error in [raw, text] {
        assert!(error.contains("in the encoding `deflate`"), "{error}");
    }
    // A caller who requests an encoding decodes it.
    let requested = call().header("accept-encoding", "deflate");
    let raw = requested.send::<Raw>().await.unwrap();
    assert_eq!(&*raw, b"encoded");
}

//! Servers that speak another protocol, or a variant of HTTP.

use profound_tests::Reply;
use serde_json::Value;

use super::{Ends, Fault, check};

const MALFORMED: Ends = Ends::Broken("the response is not valid HTTP");

#[tokio::test(start_paused = true)]
async fn a_response_that_is_not_http_is_named() {
    let not = |name, bytes: &[u8]| Fault::new(name, Reply::close(bytes), MALFORMED);
    check::<Value>([
        not("ssh", b"SSH-2.0-OpenSSH_9.6\r\n"),
        not("smtp", b"220 mail.example ESMTP\r\n"),
        not("http/0.9", b"<html></html>\r\n"),
        not("json alone", b"{\"a\": 1}"),
        not("http/2 preface", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
        not("http/2 settings", b"\0\0\x06\x04\0\0\0\0\0\0\x03\0\0\0\x64"),
        not("tls alert", b"\x15\x03\x01\x00\x02\x02\x46"),
        not("zeros", &[0; 100]),
        not(
            "http/2.0",
            b"HTTP/2.0 200 OK\r\ncontent-length: 2\r\n\r\n{}",
        ),
        not(
            "http/1.2",
            b"HTTP/1.2 200 OK\r\ncontent-length: 2\r\n\r\n{}",
        ),
        not("icy", b"ICY 200 OK\r\ncontent-length: 2\r\n\r\n{}"),
        not("no status", b"HTTP/1.1\r\ncontent-length: 2\r\n\r\n{}"),
        not(
            "a word for a status",
            b"HTTP/1.1 OK\r\ncontent-length: 2\r\n\r\n{}",
        ),
        not(
            "a long status",
            b"HTTP/1.1 2000 OK\r\ncontent-length: 2\r\n\r\n{}",
        ),
        not(
            "a header without a colon",
            b"HTTP/1.1 200 OK\r\ncontent-length\r\n\r\n{}",
        ),
        not(
            "a header without a name",
            b"HTTP/1.1 200 OK\r\n: 2\r\n\r\n{}",
        ),
        not(
            "a zero in a header",
            b"HTTP/1.1 200 OK\r\na: \0\r\ncontent-length: 2\r\n\r\n{}",
        ),
        not(
            "a folded header",
            b"HTTP/1.1 200 OK\r\na: b\r\n c\r\ncontent-length: 2\r\n\r\n{}",
        ),
        not(
            "a space before a colon",
            b"HTTP/1.1 200 OK\r\ncontent-length : 2\r\n\r\n{}",
        ),
    ])
    .await;
    let odd = |name, bytes: &[u8]| Fault::new(name, Reply::close(bytes), Ends::Well);
    check::<Value>([
        odd("http/1.0", b"HTTP/1.0 200 OK\r\n\r\n{}"),
        odd("no reason", b"HTTP/1.1 200\r\ncontent-length: 2\r\n\r\n{}"),
        odd(
            "line feeds alone",
            b"HTTP/1.1 200 OK\ncontent-length: 2\n\n{}",
        ),
        odd(
            "another answer",
            b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}HTTP/1.1 500 X\r\n\r\n",
        ),
        odd(
            "bytes beyond ascii",
            b"HTTP/1.1 200 OK\r\na: \xff\xfe\r\ncontent-length: 2\r\n\r\n{}",
        ),
    ])
    .await;
}

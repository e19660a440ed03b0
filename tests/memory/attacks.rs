//! Responses that cost a client memory.

use std::io::Write;

use brotli::CompressorWriter;
use flate2::{Compression, write::GzEncoder};

use super::{DEFAULT, KIB, MIB};

/// The response of a server, generated before the measurement starts.
pub(super) struct Attack {
    pub(super) name: &'static str,
    /// The largest body that the client accepts.
    pub(super) cap: usize,
    pub(super) end: End,
    /// The status and the headers, or their beginning.
    pub(super) head: &'static str,
    pub(super) body: Body,
    /// How often the repeated part of the body is sent.
    pub(super) times: usize,
}

pub(super) struct Body {
    pub(super) start: Vec<u8>,
    pub(super) repeated: Vec<u8>,
}

impl Body {
    fn zeros(length: usize) -> Self {
        Self {
            start: Vec::new(),
            repeated: vec![0; length],
        }
    }

    fn text(start: &str, repeated: &str) -> Self {
        Self {
            start: start.into(),
            repeated: repeated.repeat(100).into_bytes(),
        }
    }
}

/// The outcome of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    Whole,
    TooLarge,
    Transport,
    Api,
    Decode,
    Timeout,
}

const EVER: usize = usize::MAX;
const CHUNKED: &str = "200 X\r\ntransfer-encoding: chunked\r\n\r\n";

pub(super) fn attacks() -> Vec<Attack> {
    let mut attacks = Vec::new();
    attacks.extend(bodies_without_end(MIB));
    attacks.extend(bodies_without_end(DEFAULT));
    attacks.extend(lengths());
    attacks.extend(chunks());
    attacks.extend(heads());
    attacks.extend(errors());
    attacks.extend(legal_bodies());
    attacks
}

fn bodies_without_end(cap: usize) -> [Attack; 5] {
    [
        Attack {
            name: "gzip",
            cap,
            end: End::TooLarge,
            head: "200 X\r\ncontent-encoding: gzip\r\n\r\n",
            body: gzip(),
            times: EVER,
        },
        Attack {
            name: "brotli",
            cap,
            end: End::TooLarge,
            head: "200 X\r\ncontent-encoding: br\r\n\r\n",
            body: brotli(),
            times: EVER,
        },
        Attack {
            name: "zstd",
            cap,
            end: End::TooLarge,
            head: "200 X\r\ncontent-encoding: zstd\r\n\r\n",
            body: zstd(),
            times: EVER,
        },
        Attack {
            name: "a body without a length",
            cap,
            end: End::TooLarge,
            head: "200 X\r\n\r\n",
            body: Body::zeros(64 * KIB),
            times: EVER,
        },
        Attack {
            name: "a body of 1 GiB",
            cap,
            end: End::TooLarge,
            head: "200 X\r\ncontent-length: 1073741824\r\n\r\n",
            body: Body::zeros(64 * KIB),
            times: EVER,
        },
    ]
}

fn lengths() -> [Attack; 3] {
    [
        Attack {
            name: "a length of 2^64 - 1",
            cap: DEFAULT,
            end: End::TooLarge,
            head: "200 X\r\ncontent-length: 18446744073709551615\r\n\r\n",
            body: Body::zeros(64 * KIB),
            times: 1,
        },
        Attack {
            name: "a length of 2^64",
            cap: DEFAULT,
            end: End::Transport,
            head: "200 X\r\ncontent-length: 18446744073709551616\r\n\r\n",
            body: Body::zeros(64 * KIB),
            times: 1,
        },
        Attack {
            name: "a length that is kept back",
            cap: DEFAULT,
            end: End::Transport,
            head: "200 X\r\ncontent-length: 67108864\r\n\r\n",
            body: Body::zeros(64 * KIB),
            times: 1,
        },
    ]
}

fn chunks() -> [Attack; 5] {
    [
        Attack {
            name: "a chunk of 2^63 bytes",
            cap: MIB,
            end: End::TooLarge,
            head: CHUNKED,
            body: Body {
                start: b"7fffffffffffffff\r\n".to_vec(),
                repeated: vec![0; 64 * KIB],
            },
            times: EVER,
        },
        Attack {
            name: "chunks of one byte",
            cap: 64 * KIB,
            end: End::TooLarge,
            head: CHUNKED,
            body: Body::text("", "1\r\n0\r\n"),
            times: EVER,
        },
        Attack {
            name: "a chunk's extension",
            cap: MIB,
            end: End::Transport,
            head: CHUNKED,
            body: Body::text("1;x=", "x"),
            times: EVER,
        },
        Attack {
            name: "chunks' extensions",
            cap: MIB,
            end: End::Transport,
            head: CHUNKED,
            body: Body::text("", "1;xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\r\n0\r\n"),
            times: EVER,
        },
        Attack {
            name: "trailers",
            cap: MIB,
            end: End::Transport,
            head: CHUNKED,
            body: Body::text("1\r\n0\r\n0\r\n", "x: y\r\n"),
            times: EVER,
        },
    ]
}

fn heads() -> [Attack; 4] {
    [
        Attack {
            name: "a status line",
            cap: MIB,
            end: End::TooLarge,
            head: "200 ",
            body: Body::text("", "x"),
            times: EVER,
        },
        Attack {
            name: "headers",
            cap: MIB,
            end: End::TooLarge,
            head: "200 X\r\n",
            body: Body::text("", "x: y\r\n"),
            times: EVER,
        },
        Attack {
            name: "a header",
            cap: MIB,
            end: End::TooLarge,
            head: "200 X\r\nx: ",
            body: Body::text("", "x"),
            times: EVER,
        },
        Attack {
            name: "1xx",
            cap: MIB,
            end: End::Timeout,
            head: "103 X\r\n\r\n",
            body: Body::text("", "HTTP/1.1 103 X\r\nlink: x\r\n\r\n"),
            times: EVER,
        },
    ]
}

fn errors() -> [Attack; 2] {
    [
        Attack {
            name: "an error of 512 MiB",
            cap: DEFAULT,
            end: End::Api,
            head: "500 X\r\ncontent-length: 536870912\r\n\r\n",
            body: Body::zeros(64 * KIB),
            times: EVER,
        },
        Attack {
            name: "an error's gzip",
            cap: DEFAULT,
            end: End::Api,
            head: "500 X\r\ncontent-encoding: gzip\r\n\r\n",
            body: gzip(),
            times: EVER,
        },
    ]
}

fn legal_bodies() -> [Attack; 3] {
    [
        Attack {
            name: "a legal body",
            cap: DEFAULT,
            end: End::Whole,
            head: "200 X\r\ncontent-length: 67108864\r\n\r\n",
            body: Body::zeros(64 * KIB),
            times: 1024,
        },
        Attack {
            name: "a legal body of no JSON",
            cap: DEFAULT,
            end: End::Decode,
            head: "200 X\r\ncontent-length: 67108864\r\n\r\n",
            body: Body::zeros(64 * KIB),
            times: 1024,
        },
        Attack {
            name: "a legal body without a length",
            cap: DEFAULT,
            end: End::Whole,
            head: "200 X\r\n\r\n",
            body: Body::zeros(65_000),
            times: 1032,
        },
    ]
}

fn gzip() -> Body {
    compressed(
        GzEncoder::new(Vec::new(), Compression::best()),
        GzEncoder::get_ref,
    )
}

fn brotli() -> Body {
    compressed(
        CompressorWriter::new(Vec::new(), 4 * KIB, 5, 20),
        CompressorWriter::get_ref,
    )
}

/// Returns endless compressed zeros.
fn compressed<W: Write>(mut encoder: W, output: fn(&W) -> &Vec<u8>) -> Body {
    let mut more = || {
        let before = output(&encoder).len();
        encoder.write_all(&vec![0; MIB]).expect("there is memory");
        encoder.flush().expect("there is memory");
        output(&encoder)[before..].to_vec()
    };
    Body {
        start: more(),
        repeated: more(),
    }
}

/// Returns a magic number, a window of 8 MiB, and blocks of 128 KiB of one repeated byte (RFC 8878, 3.1.1).
fn zstd() -> Body {
    let start = [0x28, 0xb5, 0x2f, 0xfd, 0, 13 << 3];
    let block = (128 * KIB as u32) << 3 | 1 << 1;
    let [a, b, c, _] = block.to_le_bytes();
    Body {
        start: start.to_vec(),
        repeated: [a, b, c, 0].repeat(8),
    }
}

//! A server that sends one prepared response and does not allocate while it sends.

use std::{
    io::{self, Read, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    thread,
};

/// A response as raw bytes.
#[derive(Clone, Copy)]
pub struct Feed(&'static [u8]);

impl Feed {
    /// A response with a `Content-Length`.
    pub fn whole(content_type: &str, body: &[u8]) -> Self {
        let head = head(content_type, &format!("content-length: {}", body.len()));
        Self([head.as_bytes(), body].concat().leak())
    }

    /// A compressed response with a `Content-Length`.
    pub fn encoded(content_type: &str, encoding: &str, body: &[u8]) -> Self {
        let length = body.len();
        let framing = format!("content-encoding: {encoding}\r\ncontent-length: {length}");
        Self(
            [head(content_type, &framing).as_bytes(), body]
                .concat()
                .leak(),
        )
    }

    /// A chunked response. A client receives each chunk in pieces no larger than `size` bytes.
    pub fn chunked(content_type: &str, body: &[u8], size: usize) -> Self {
        let mut wire = head(content_type, "transfer-encoding: chunked").into_bytes();
        for chunk in body.chunks(size) {
            wire.extend(format!("{:x}\r\n", chunk.len()).as_bytes());
            wire.extend(chunk);
            wire.extend(b"\r\n");
        }
        wire.extend(b"0\r\n\r\n");
        Self(wire.leak())
    }

    /// Serves the response until the program ends, and returns the base URL.
    pub fn serve(self) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").expect("loopback has a free port");
        let address: SocketAddr = listener.local_addr().expect("it is bound");
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                thread::spawn(move || self.answer(stream));
            }
        });
        format!("http://{address}")
    }

    /// Responds to requests without a body, one at a time.
    fn answer(self, mut stream: TcpStream) -> io::Result<()> {
        stream.set_nodelay(true)?;
        let mut request = [0; 16 << 10];
        let mut length = 0;
        loop {
            match stream.read(&mut request[length..])? {
                0 => return Ok(()),
                more => length += more,
            }
            if request[..length].ends_with(b"\r\n\r\n") {
                length = 0;
                stream.write_all(self.0)?;
            }
        }
    }
}

fn head(content_type: &str, framing: &str) -> String {
    format!("HTTP/1.1 200 OK\r\ncontent-type: {content_type}\r\n{framing}\r\n\r\n")
}

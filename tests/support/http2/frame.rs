//! Frames as bytes (RFC 9113, 4).

/// The flag of an acknowledgement of `SETTINGS` or `PING`.
pub const ACK: u8 = 1;
/// The flag of the last frame of a message.
pub const END_STREAM: u8 = 1;
/// The flag of the last frame of a header block.
pub const END_HEADERS: u8 = 4;

/// Frame types.
#[allow(missing_docs)]
pub mod kind {
    pub const DATA: u8 = 0;
    pub const HEADERS: u8 = 1;
    pub const RST_STREAM: u8 = 3;
    pub const SETTINGS: u8 = 4;
    pub const PING: u8 = 6;
    pub const GOAWAY: u8 = 7;
    pub const CONTINUATION: u8 = 9;
}

/// Error codes of a stream or a connection.
#[allow(missing_docs)]
pub mod code {
    pub const NO_ERROR: u32 = 0;
    pub const INTERNAL_ERROR: u32 = 2;
    pub const REFUSED_STREAM: u32 = 7;
    pub const CANCEL: u32 = 8;
    pub const ENHANCE_YOUR_CALM: u32 = 11;
}

/// Encodes any frame.
pub fn frame(kind: u8, flags: u8, stream: u32, payload: &[u8]) -> Vec<u8> {
    let length = u32::try_from(payload.len()).expect("it fits a frame");
    let mut bytes = length.to_be_bytes()[1..].to_vec();
    bytes.extend([kind, flags]);
    bytes.extend(stream.to_be_bytes());
    bytes.extend(payload);
    bytes
}

/// Encodes the settings of a server that allows this many concurrent streams.
pub fn at_most(streams: u32) -> Vec<u8> {
    let mut setting = vec![0, 3];
    setting.extend(streams.to_be_bytes());
    frame(kind::SETTINGS, 0, 0, &setting)
}

/// Encodes the headers of a response with a body.
pub fn head(stream: u32, status: u16) -> Vec<u8> {
    frame(kind::HEADERS, END_HEADERS, stream, &status_field(status))
}

/// Encodes the headers of a 200 response with this `Content-Length`.
pub fn head_of(stream: u32, length: usize) -> Vec<u8> {
    let length = field("content-length", &length.to_string());
    let block = [status_field(200), length].concat();
    frame(kind::HEADERS, END_HEADERS, stream, &block)
}

/// Encodes a whole response.
pub fn answer(stream: u32, status: u16, body: &str) -> Vec<u8> {
    [head(stream, status), data(stream, body, END_STREAM)].concat()
}

/// Encodes a part of a body.
pub fn data(stream: u32, text: &str, flags: u8) -> Vec<u8> {
    frame(kind::DATA, flags, stream, text.as_bytes())
}

/// Encodes the reset of a stream.
pub fn reset(stream: u32, code: u32) -> Vec<u8> {
    frame(kind::RST_STREAM, 0, stream, &code.to_be_bytes())
}

/// Encodes a GOAWAY: `last` is the last stream that was processed.
pub fn go_away(last: u32, code: u32) -> Vec<u8> {
    let payload = [last.to_be_bytes(), code.to_be_bytes()].concat();
    frame(kind::GOAWAY, 0, 0, &payload)
}

/// Encodes `:status`, whose index in the static table is 8.
fn status_field(status: u16) -> Vec<u8> {
    [b"\x08\x03", status.to_string().as_bytes()].concat()
}

/// Encodes a field that is in no table.
pub fn field(name: &str, value: &str) -> Vec<u8> {
    let mut bytes = vec![0];
    for text in [name, value] {
        let length = u8::try_from(text.len()).ok().filter(|&length| length < 127);
        bytes.push(length.expect("a longer one has more bytes of length"));
        bytes.extend(text.as_bytes());
    }
    bytes
}

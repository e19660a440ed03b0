//! An incremental parser of event streams (WHATWG HTML standard, 9.2.6). It works in one pass, however
//! the stream is split into chunks.

use std::{borrow::Cow, ops::Range};

use bytes::Bytes;
use memchr::memchr2;

const BOM: &[u8] = b"\xEF\xBB\xBF";
/// The maximum length of an event's name and id, in bytes.
const LONGEST: usize = 1 << 10;
/// The buffer capacity that is always kept, in bytes. A larger buffer is kept while events need it.
const KEPT: usize = 64 << 10;
/// The maximum bytes of a data line besides the data.
const FIELD: usize = 16;

/// A parser of an event stream. Each byte is examined once, and copied only if an event spans several
/// lines or chunks.
#[derive(Debug)]
pub struct Parser {
    chunk: Bytes,
    /// The position up to which the chunk was read.
    at: usize,
    /// The start of a line that ends in a later chunk.
    line: Vec<u8>,
    data: Data,
    joined: Vec<u8>,
    /// The longest line since the last event that ended in a later chunk than it began.
    longest: usize,
    name: Vec<u8>,
    id: Vec<u8>,
    /// Set if the last line ended with a CR; a following LF belongs to it.
    after_cr: bool,
    /// Set before the first line, which may begin with a BOM.
    first: bool,
    /// Set when the current event was returned.
    handed_out: bool,
    limit: usize,
}

/// The location of an event's data.
#[derive(Debug)]
enum Data {
    None,
    Chunk(Range<usize>),
    /// In `joined`, from this position.
    Joined(usize),
}

/// An event of a stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Event<'a> {
    /// The event name; empty if there is none.
    pub name: &'a [u8],
    /// The last id in the stream so far.
    pub id: &'a [u8],
    /// The data: the lines, joined by line feeds.
    pub data: &'a [u8],
}

/// The error of an event that exceeds its size limit.
#[derive(Debug, PartialEq, Eq)]
pub struct TooLarge;

impl Parser {
    /// Returns a parser for events with at most `limit` bytes of data.
    pub fn new(limit: usize) -> Self {
        Self {
            chunk: Bytes::new(),
            at: 0,
            line: Vec::new(),
            data: Data::None,
            joined: Vec::new(),
            longest: 0,
            name: Vec::new(),
            id: Vec::new(),
            after_cr: false,
            first: true,
            handed_out: false,
            limit,
        }
    }

    /// Adds the next chunk. [`advance`](Self::advance) must have returned false for the previous one.
    pub fn push(&mut self, chunk: Bytes) {
        debug_assert_eq!(self.at, self.chunk.len(), "the previous chunk is consumed");
        self.chunk = chunk;
        self.at = 0;
    }

    /// Reads up to the end of the next event, which [`event`](Self::event) then returns; false if the
    /// chunk ends first.
    pub fn advance(&mut self) -> Result<bool, TooLarge> {
        if std::mem::take(&mut self.handed_out) {
            self.data = Data::None;
            self.name.clear();
            self.empty_buffers();
        }
        let chunk = std::mem::take(&mut self.chunk);
        let ended = self.read(&chunk);
        self.chunk = chunk;
        self.handed_out = ended == Ok(true);
        ended
    }

    /// Returns true if the stream would be incomplete if it ended here: within an event that has data,
    /// or within a line. A comment does not count.
    pub fn is_within_event(&self) -> bool {
        let within_line = self.line.first().is_some_and(|&first| first != b':');
        within_line || !(self.handed_out || matches!(self.data, Data::None))
    }

    /// Returns the event that `advance` found.
    pub fn event(&self) -> Event<'_> {
        Event {
            name: &self.name,
            id: &self.id,
            data: match &self.data {
                Data::None => &[],
                Data::Chunk(range) => &self.chunk[range.clone()],
                &Data::Joined(start) => &self.joined[start..],
            },
        }
    }

    fn read(&mut self, chunk: &Bytes) -> Result<bool, TooLarge> {
        loop {
            if self.after_cr && self.at < chunk.len() {
                self.after_cr = false;
                self.at += usize::from(chunk[self.at] == b'\n');
            }
            let rest = &chunk[self.at..];
            let length = match rest.first() {
                // Fast path: each event ends with an empty line.
                Some(b'\n' | b'\r') => Some(0),
                _ => memchr2(b'\n', b'\r', rest),
            };
            let Some(length) = length else {
                return self.keep(chunk).map(|()| false);
            };
            let line = self.at..self.at + length;
            self.at = line.end + 1;
            self.after_cr = chunk[line.end] == b'\r';
            let ended = if self.line.is_empty() {
                self.line(chunk, &chunk[line.clone()], Some(line.start))?
            } else {
                let mut whole = std::mem::take(&mut self.line);
                whole.extend_from_slice(&chunk[line]);
                let before = matches!(self.data, Data::None);
                let ended = self.line(chunk, &whole, None)?;
                if before && matches!(self.data, Data::Joined(_)) {
                    std::mem::swap(&mut self.joined, &mut whole);
                }
                whole.clear();
                self.line = whole;
                ended
            };
            if ended {
                return Ok(true);
            }
        }
    }

    /// Keeps the rest of the chunk for an event that continues in the next one.
    fn keep(&mut self, chunk: &Bytes) -> Result<(), TooLarge> {
        let rest = &chunk[self.at..];
        let length = self.line.len() + rest.len();
        if length > self.line.capacity() {
            // No more than the limit: the kernel clears all pages of a larger buffer each time.
            let most = self.limit.saturating_add(FIELD).max(length);
            let room = (2 * self.line.capacity()).clamp(length, most);
            self.line.reserve_exact(room - self.line.len());
        }
        self.line.extend_from_slice(rest);
        self.longest = self.longest.max(length);
        self.at = chunk.len();
        self.unite(chunk);
        // A line contains the name of its field as well as data.
        self.bounded(length.saturating_sub(FIELD))
    }

    /// Empties the buffers after an event. The larger one is that of the next line, and is freed if this
    /// event did not need it.
    fn empty_buffers(&mut self) {
        let used = self.longest.max(self.joined.len());
        self.longest = 0;
        self.joined.clear();
        if self.joined.capacity() > self.line.capacity() {
            std::mem::swap(&mut self.joined, &mut self.line);
        }
        self.joined.shrink_to(KEPT);
        if self.line.capacity() > KEPT.max(4 * used) {
            self.line.shrink_to(KEPT);
        }
    }

    /// Processes a line, which begins at `at` if it is in the chunk; returns true at the end of an
    /// event. If the data begins on a line outside the chunk, the caller must move that line into
    /// `joined`.
    fn line(&mut self, chunk: &Bytes, line: &[u8], at: Option<usize>) -> Result<bool, TooLarge> {
        let bom = if std::mem::take(&mut self.first) && line.starts_with(BOM) {
            BOM.len()
        } else {
            0
        };
        let line = &line[bom..];
        let (name, value) = field(line);
        let value = value.strip_prefix(b" ").unwrap_or(value);
        match name {
            b"" if line.is_empty() => {
                // An event without data is ignored, even if it has a name.
                let ended = !matches!(self.data, Data::None);
                if !ended {
                    self.name.clear();
                }
                return Ok(ended);
            }
            b"data" => {
                let joint = usize::from(!matches!(self.data, Data::None));
                self.bounded(joint + value.len())?;
                match (&self.data, at) {
                    (Data::None, Some(at)) => {
                        let end = at + bom + line.len();
                        self.data = Data::Chunk(end - value.len()..end);
                    }
                    // The line itself becomes the buffer: a large event is not copied.
                    (Data::None, None) => {
                        self.data = Data::Joined(bom + line.len() - value.len());
                    }
                    _ => {
                        self.unite(chunk);
                        self.joined.push(b'\n');
                        self.joined.extend_from_slice(value);
                    }
                }
            }
            b"event" => {
                short(value)?;
                value.clone_into(&mut self.name);
            }
            b"id" if !value.contains(&0) => {
                short(value)?;
                value.clone_into(&mut self.id);
            }
            // A comment or an unknown field. `retry` is ignored too, as streams are not reconnected.
            _ => {}
        }
        Ok(false)
    }

    /// Copies the data out of the chunk.
    fn unite(&mut self, chunk: &Bytes) {
        if let Data::Chunk(range) = &self.data {
            self.joined.extend_from_slice(&chunk[range.clone()]);
            self.data = Data::Joined(0);
        }
    }

    fn bounded(&self, more: usize) -> Result<(), TooLarge> {
        let there = match &self.data {
            Data::None => 0,
            Data::Chunk(range) => range.len(),
            Data::Joined(start) => self.joined.len() - start,
        };
        if there + more > self.limit {
            return Err(TooLarge);
        }
        Ok(())
    }
}

impl Event<'_> {
    /// Returns the name of the event, or `message` if it has none.
    pub fn name(&self) -> Cow<'_, str> {
        if self.name.is_empty() {
            return Cow::Borrowed("message");
        }
        String::from_utf8_lossy(self.name)
    }
}

/// Splits a line into the name of its field and the value.
fn field(line: &[u8]) -> (&[u8], &[u8]) {
    // Fast path: most lines are data, which may be long, or the name of an event.
    if let Some(value) = line.strip_prefix(b"data:") {
        return (b"data", value);
    }
    if let Some(value) = line.strip_prefix(b"event:") {
        return (b"event", value);
    }
    match memchr::memchr(b':', line) {
        Some(colon) => (&line[..colon], &line[colon + 1..]),
        None => (line, &[]),
    }
}

/// Rejects a name or an id that is too long.
fn short(value: &[u8]) -> Result<(), TooLarge> {
    match value.len() {
        0..=LONGEST => Ok(()),
        _ => Err(TooLarge),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    type Told = (String, String, String);

    fn told(event: Event<'_>) -> Told {
        let text = |bytes| String::from_utf8_lossy(bytes).into_owned();
        (event.name().into_owned(), text(event.id), text(event.data))
    }

    /// Returns all events of a stream in these chunks.
    fn events<'a>(chunks: impl IntoIterator<Item = &'a [u8]>) -> Vec<Told> {
        let mut parser = Parser::new(1 << 20);
        let mut events = Vec::new();
        for chunk in chunks {
            parser.push(Bytes::copy_from_slice(chunk));
            while parser.advance().expect("nothing is large") {
                events.push(told(parser.event()));
            }
        }
        events
    }

    fn message(data: &str) -> Told {
        ("message".into(), String::new(), data.into())
    }

    const STREAM: &str = "\u{feff}: hello\r\n\r\nevent: summary\r\ndata: {\"a\":\r\ndata:  1}\r\nid: 7\r\n\r\n\
        data\n\nevent: gone\n\ndata: x\rdata:y\r\rid: a\0b\nretry: 10\nnonsense\nevent:row\ndata: z\u{fc}\n\n\
        : end\ndata: never\n";

    fn expected() -> Vec<Told> {
        let told = |name: &str, id: &str, data: &str| (name.into(), id.into(), data.into());
        vec![
            told("summary", "7", "{\"a\":\n 1}"),
            told("message", "7", ""),
            told("message", "7", "x\ny"),
            told("row", "7", "zü"),
        ]
    }

    #[test]
    fn a_stream_is_read_as_the_standard_says() {
        assert_eq!(events([STREAM.as_bytes()]), expected());
    }

    #[test]
    fn every_split_gives_the_same_events() {
        let bytes = STREAM.as_bytes();
        for first in 0..=bytes.len() {
            for second in first..=bytes.len() {
                let chunks = [&bytes[..first], &bytes[first..second], &bytes[second..]];
                assert_eq!(events(chunks), expected(), "{first}, {second}");
            }
        }
        assert_eq!(events(bytes.chunks(1)), expected());
    }

    #[test]
    fn a_cr_at_the_end_of_a_chunk_ends_its_line() {
        assert_eq!(events([&b"data: a\r"[..], b"\r"]), [message("a")]);
        assert_eq!(events([&b"data: a\r"[..], b"\n\r"]), [message("a")]);
        assert_eq!(
            events([&b"data: a\r\n\r"[..], b"\ndata: b\n\n"]),
            [message("a"), message("b")]
        );
    }

    #[test]
    fn an_event_is_bounded_whatever_its_lines_and_chunks() {
        let parse = |limit: usize, chunks: &[&str]| {
            let mut parser = Parser::new(limit);
            for chunk in chunks {
                parser.push(Bytes::copy_from_slice(chunk.as_bytes()));
                while parser.advance()? {}
            }
            Ok(())
        };
        for chunks in [
            &["data: 0123456789\n\n"][..],
            &["data: 01234\ndata: 5678\n\n"],
            &["data: 01234", "56789\n\n"],
            &["data: 01234\n", "data: 5678\n\n"],
        ] {
            assert_eq!(parse(10, chunks), Ok(()), "{chunks:?}");
            assert_eq!(parse(9, chunks), Err(TooLarge), "{chunks:?}");
        }
        for field in ["event", "id"] {
            let line = |length| format!("{field}: {}\n", "x".repeat(length));
            assert_eq!(parse(1 << 20, &[&line(1024)]), Ok(()));
            assert_eq!(parse(1 << 20, &[&line(1025)]), Err(TooLarge));
        }
        let endless: Vec<_> = std::iter::repeat_n("x", 100).collect();
        assert_eq!(parse(9, &endless), Err(TooLarge));
    }

    /// Returns the capacity of all buffers after each event in these chunks.
    fn capacities(parser: &mut Parser, chunks: &[&str]) -> Vec<usize> {
        let mut capacities = Vec::new();
        for chunk in chunks {
            parser.push(Bytes::copy_from_slice(chunk.as_bytes()));
            while parser.advance().expect("nothing is large") {
                capacities.push(parser.line.capacity() + parser.joined.capacity());
            }
        }
        capacities
    }

    #[test]
    fn a_buffer_is_kept_while_events_need_it_and_no_longer() {
        const LARGE: usize = 1 << 20;
        let mut parser = Parser::new(LARGE);
        let start = format!("data: {}", "x".repeat(LARGE / 2));
        let end = format!("{}\n\n", "x".repeat(LARGE / 2));
        let first = capacities(&mut parser, &[&start, &end]);
        // The first half of the line, and then the whole event.
        assert!(first[0] <= LARGE + LARGE / 2, "{first:?}");
        for _ in 0..2 {
            assert!(capacities(&mut parser, &[&start]).is_empty());
            assert!(parser.line.capacity() >= LARGE);
            assert_eq!(capacities(&mut parser, &[&end]), first);
        }
        // It is freed when the next event is asked for.
        let small = capacities(&mut parser, &["data: x\n\n", "data: x\n\n"]);
        assert!(small[1] <= 2 * KEPT, "{small:?}");
    }

    #[test]
    fn a_buffer_is_no_larger_than_an_event() {
        let mut parser = Parser::new(100 << 10);
        parser.push(Bytes::copy_from_slice(b"data: "));
        assert_eq!(parser.advance(), Ok(false));
        for _ in 0..100 {
            parser.push(Bytes::from_static(&[b'x'; 1 << 10]));
            assert_eq!(parser.advance(), Ok(false));
            assert!(parser.line.capacity() <= (100 << 10) + FIELD);
        }
        parser.push(Bytes::from_static(b"\n\n"));
        assert_eq!(parser.advance(), Ok(true));
        assert_eq!(parser.event().data.len(), 100 << 10);
    }
}

//! A fast decoder for a report as the API writes it, from bytes into columns without a deserialiser.
//!
//! It only reads plain values: strings without escapes, and numbers whose double is certain. Any other
//! value is decoded by serde_json. So is the whole report if anything is wrong with it, so that errors
//! are the same.

mod number;
mod scan;

use serde::de::DeserializeSeed;
use serde_json::{Deserializer, Error};

use self::{
    number::Number,
    scan::{Name, Scan, Words},
};
use super::{
    Report,
    assemble::{MAX_COLUMNS, RawColumns, assemble},
    cell::CellSeed,
    dictionary::{Dictionary, Hash},
    memory::Memory,
    store::{Cell, Cells, Column},
    text,
};

/// Decodes a body; `None` if anything in it is unusual.
pub(super) fn read(body: &[u8]) -> Option<Report> {
    match Reader::new().step(body, usize::MAX)? {
        Step::Done(report) => Some(*report),
        Step::More => None,
    }
}

/// A report that is decoded in steps. Between two of them, no more than the columns is kept.
pub(super) struct Reader {
    /// The position of the next byte of the body.
    at: usize,
    next: Next,
    info: Option<String>,
    data: Option<RawColumns>,
}

/// The next part of the document.
#[derive(Clone, Copy)]
enum Next {
    Start,
    Field,
    Row,
    Separator,
}

/// The result of a step.
pub(super) enum Step {
    More,
    Done(Box<Report>),
}

impl Reader {
    /// Returns the reader of a body, from its start.
    pub(super) fn new() -> Self {
        Self {
            at: 0,
            next: Next::Start,
            info: None,
            data: None,
        }
    }

    /// Decodes rows until this many bytes were read; `None` if anything is unusual. The body must be the
    /// same in all steps.
    pub(super) fn step(&mut self, body: &[u8], bytes: usize) -> Option<Step> {
        let rest = body.get(self.at..)?;
        let mut scan = Scan { rest };
        let stop = rest.len().saturating_sub(bytes);
        loop {
            self.next = match self.next {
                Next::Start => scan.take(b'{').map(|()| Next::Field)?,
                Next::Field => self.field(&mut scan, body.len())?,
                Next::Row => {
                    let Some(next) = self.rows(&mut scan, stop)? else {
                        self.at = body.len() - scan.rest.len();
                        return Some(Step::More);
                    };
                    next
                }
                Next::Separator if scan.ends(b'}')? => {
                    if scan.byte().is_some() {
                        return None;
                    }
                    let report = assemble::<Error>(self.info.take()?, self.data.take()?);
                    return report.ok().map(Box::new).map(Step::Done);
                }
                Next::Separator => Next::Field,
            }
        }
    }

    /// Reads a field of the document, or the start of its rows.
    fn field(&mut self, scan: &mut Scan<'_>, length: usize) -> Option<Next> {
        match scan.name()? {
            Name::Info if self.info.is_none() => {
                self.info = Some(text::read(&mut Deserializer::from_str(scan.value()?)).ok()?);
            }
            Name::Data if self.data.is_none() => {
                self.data = Some(RawColumns::new(Memory::of_body(Some(length))));
                scan.take(b'[')?;
                if scan.byte()? != b']' {
                    return Some(Next::Row);
                }
                scan.take(b']')?;
            }
            Name::Info | Name::Data => return None,
            _ => scan.value().map(drop)?,
        }
        Some(Next::Separator)
    }

    /// Reads rows until only this many bytes are left, and returns the part after the last row;
    /// `Some(None)` if there are more.
    fn rows(&mut self, scan: &mut Scan<'_>, stop: usize) -> Option<Option<Next>> {
        let cells = self.data.as_mut()?;
        loop {
            scan.row(cells)?;
            cells.rows += 1;
            if scan.ends(b']')? {
                return Some(Some(Next::Separator));
            }
            if scan.rest.len() <= stop {
                return Some(None);
            }
        }
    }
}

impl Scan<'_> {
    #[inline]
    fn row(&mut self, cells: &mut RawColumns) -> Option<()> {
        let RawColumns {
            metrics,
            dimensions,
            rows,
            memory,
        } = cells;
        let first = *rows == 0;
        let (mut has_metrics, mut has_dimensions) = (false, false);
        self.take(b'{')?;
        loop {
            match self.name()? {
                Name::Metrics if !has_metrics => {
                    has_metrics = true;
                    self.list(metrics, memory, first)?;
                }
                Name::Dimensions if !has_dimensions => {
                    has_dimensions = true;
                    self.list(dimensions, memory, first)?;
                }
                Name::Metrics | Name::Dimensions => return None,
                _ => self.value().map(drop)?,
            }
            if self.ends(b'}')? {
                return (has_metrics && has_dimensions).then_some(());
            }
        }
    }

    /// Reads the list that determines the number of columns.
    #[cold]
    fn new_list(&mut self, columns: &mut Vec<Column>, memory: &mut Memory) -> Option<()> {
        self.take(b'[')?;
        if self.byte()? == b']' {
            return self.take(b']');
        }
        loop {
            let mut column = Column::default();
            self.any_cell(&mut column, memory)?;
            memory.push(columns, column)?;
            if columns.len() > MAX_COLUMNS {
                return None;
            }
            if self.ends(b']')? {
                return Some(());
            }
        }
    }

    fn list(&mut self, columns: &mut Vec<Column>, memory: &mut Memory, first: bool) -> Option<()> {
        if first {
            return self.new_list(columns, memory);
        }
        let mut before = b'[';
        for column in columns {
            self.take(before)?;
            self.cell(column, memory)?;
            before = b',';
        }
        if before == b'[' {
            self.take(before)?;
        }
        self.take(b']')
    }

    /// Reads a value as those before it in its column.
    #[inline]
    fn cell(&mut self, column: &mut Column, memory: &mut Memory) -> Option<()> {
        match &mut column.cells {
            Cells::Numbers { values, whole } => {
                if let Some((number, rest)) = number::read(self.rest) {
                    self.rest = rest;
                    if number.whole {
                        whole.set(values.len(), memory)?;
                    }
                    return memory.push(values, number.value);
                }
            }
            Cells::Strings { codes } => {
                if let Some(code) = self.known(&mut column.dictionary) {
                    return memory.push(codes, code);
                }
            }
            _ => {}
        }
        self.any_cell(column, memory)
    }

    /// Reads a string that is in the dictionary.
    #[inline]
    fn known(&mut self, dictionary: &mut Dictionary) -> Option<u32> {
        let [b'"', start @ ..] = self.rest else {
            return None;
        };
        if let Some((code, text)) = dictionary.likely() {
            if let Some([b'"', rest @ ..]) = start.strip_prefix(text) {
                self.rest = rest;
                return Some(code);
            }
        }
        let mut scan = Scan { rest: start };
        let mut hash = dictionary.hash();
        let text = scan.string(&mut hash)?;
        let code = dictionary.find(text, hash)?;
        self.rest = scan.rest;
        Some(code)
    }

    fn any_cell(&mut self, column: &mut Column, memory: &mut Memory) -> Option<()> {
        let start = self.rest;
        match self.byte()? {
            b'"' => {
                self.take(b'"')?;
                if let Some(text) = self.string(&mut ()) {
                    return column.push_text(std::str::from_utf8(text).ok()?, memory);
                }
            }
            b'-' | b'0'..=b'9' => {
                if let Some((number, rest)) = number::read(self.rest) {
                    self.rest = rest;
                    return column.push(number.into(), memory);
                }
            }
            _ => {}
        }
        self.rest = start;
        let mut value = Deserializer::from_str(self.value()?);
        CellSeed { column, memory }.deserialize(&mut value).ok()
    }
}

impl Words for Hash {
    #[inline]
    fn word(&mut self, word: u64) {
        Self::word(self, word);
    }

    #[inline]
    fn last(&mut self, word: u64, length: usize) {
        Self::last(self, word, length);
    }
}

impl From<Number> for Cell {
    fn from(Number { value, whole }: Number) -> Self {
        match whole {
            false => Self::Float(value),
            true if value < 0.0 => Self::Signed(value as i64),
            true => Self::Unsigned(value as u64),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn document(rows: &str) -> String {
        let query = json!({"metrics": ["a", "b"], "dimensions": ["c"]});
        let info = json!({"total_rows": 1, "query": query});
        format!("{{\"info\": {info}, \"data\": [{rows}]}}")
    }

    fn row(a: &str, b: &str, c: &str) -> String {
        format!("{{\"metrics\": [{a},{b}], \"dimensions\": [{c}]}}")
    }

    fn cells(report: &Report) -> Vec<Value> {
        let column = |name: &str| json!(report.column::<Value>(name).expect("it fits"));
        ["a", "b", "c"].map(column).to_vec()
    }

    #[test]
    fn a_plain_report_is_read_as_by_serde_json() {
        for values in [
            ["0.5", "7", "\"brand\""],
            ["-0.25", "-7", "\"\u{e9}\u{1f600} of some length\""],
            ["0", "-0", "\"\""],
            ["12345678", "123456789012.5", "\"1234567\""],
            ["18446744073709551615", "-9223372036854775808", "null"],
            [
                "18446744073709551616",
                "-9223372036854775809",
                "\"12345678\"",
            ],
            ["1e3", "1.5E-7", "\"a\\\"b\\u00e9\\\\\""],
            [" 1 ", "\n2\t", " \"c\"\r"],
            ["true", "[1, \"]\", {}]", "{\"d\": [\"}\"]}"],
        ] {
            let [a, b, c] = values;
            let text =
                document(&[row(a, b, c), row(b, a, "null"), row("null", "0.5", c)].join(","));
            let report = read(text.as_bytes()).expect(&text);
            let expected: Report = serde_json::from_str(&text).expect(&text);
            assert_eq!(cells(&report), cells(&expected), "{text}");
            assert_eq!((report.len(), report.names()), (3, expected.names()));
        }
    }

    #[test]
    fn a_value_that_is_no_report_is_refused() {
        let text = document(&[row("1", "2", "\"c\""), row("0.5", "null", "\"\u{e9}\"")].join(","));
        assert!(read(text.as_bytes()).is_some());
        for end in 0..text.len() {
            assert!(read(&text.as_bytes()[..end]).is_none(), "{end}");
        }
        for number in [
            "01", "-01", "1.", ".5", "-", "+1", "1.e5", "00.5", "1 2", "0x1", "NaN",
        ] {
            assert!(
                read(document(&row(number, "2", "null")).as_bytes()).is_none(),
                "{number}"
            );
        }
        for string in ["\"\n\"", "\"a\tb\"", "\"12345678\u{1f}\"", "\"\\x\"", "'a'"] {
            assert!(
                read(document(&row("1", "2", string)).as_bytes()).is_none(),
                "{string}"
            );
        }
        for rows in [
            "{\"metrics\": [1, 2]}",
            "{\"metrics\": [1], \"dimensions\": [2]}",
            "{\"metrics\": [1, 2, 3], \"dimensions\": [4]}",
            "{\"metrics\": [1, 2], \"metrics\": [1, 2], \"dimensions\": [4]}",
            "{\"metrics\": [1, 2], \"dimensions\": [3],}",
            "[1, 2]",
        ] {
            let row = row("1", "2", "3");
            assert!(read(document(rows).as_bytes()).is_none(), "{rows}");
            assert!(
                read(document(&format!("{row},{rows}")).as_bytes()).is_none(),
                "{rows}"
            );
            assert!(
                read(document(&format!("{rows},{row}")).as_bytes()).is_none(),
                "{rows}"
            );
        }
        assert!(read(b"\xff").is_none());
        assert!(read((text + "x").as_bytes()).is_none());
    }

    #[test]
    fn fields_of_other_names_are_passed_over() {
        let more = row("1", "2", "3").replacen('{', "{\"x\": [{}], ", 1);
        let text = document(&[more.clone(), more].join(",")).replacen('{', "{\"y\": null, ", 1);
        let report = read(text.as_bytes()).expect("it is a report");
        assert_eq!(
            cells(&report),
            [json!([1, 1]), json!([2, 2]), json!([3, 3])]
        );
    }
}

//! A fast decoder for a report as the API writes it, from bytes into columns without a deserialiser.
//!
//! It only reads plain values: strings without escapes, numbers without exponents, `null`. Any other
//! value is decoded by serde_json. So is the whole report if anything is wrong with it, so that errors
//! are the same.

use serde::de::DeserializeSeed;
use serde_json::{Deserializer, Error, value::RawValue};

use super::{
    Report,
    assemble::{MAX_COLUMNS, RawColumns, assemble},
    cell::CellSeed,
    memory::Memory,
    store::{Cell, Column},
    text,
};

/// Decodes a body; `None` if anything in it is unusual.
pub(super) fn read(body: &[u8]) -> Option<Report> {
    let text = std::str::from_utf8(body).ok()?;
    let mut scan = Scan { text, at: 0 };
    let report = scan.document()?;
    scan.byte().is_none().then_some(report)
}

struct Scan<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Scan<'a> {
    fn document(&mut self) -> Option<Report> {
        let (mut info, mut data) = (None, None);
        self.take(b'{')?;
        loop {
            match self.name()? {
                "info" if info.is_none() => info = Some(self.info()?),
                "data" if data.is_none() => data = Some(self.data()?),
                "info" | "data" => return None,
                _ => self.value().map(drop)?,
            }
            if self.ends(b'}')? {
                return assemble::<Error>(info?, data?).ok();
            }
        }
    }

    fn info(&mut self) -> Option<String> {
        text::read(&mut Deserializer::from_str(self.value()?)).ok()
    }

    fn data(&mut self) -> Option<RawColumns> {
        let mut cells = RawColumns::new(Memory::of_body(Some(self.text.len())));
        self.take(b'[')?;
        if self.byte()? == b']' {
            self.at += 1;
            return Some(cells);
        }
        loop {
            self.row(&mut cells)?;
            cells.rows += 1;
            if self.ends(b']')? {
                return Some(cells);
            }
        }
    }

    fn row(&mut self, cells: &mut RawColumns) -> Option<()> {
        let first = cells.rows == 0;
        let (mut metrics, mut dimensions) = (false, false);
        self.take(b'{')?;
        loop {
            match self.name()? {
                "metrics" if !metrics => {
                    metrics = true;
                    self.list(&mut cells.metrics, &mut cells.memory, first)?;
                }
                "dimensions" if !dimensions => {
                    dimensions = true;
                    self.list(&mut cells.dimensions, &mut cells.memory, first)?;
                }
                "metrics" | "dimensions" => return None,
                _ => self.value().map(drop)?,
            }
            if self.ends(b'}')? {
                return (metrics && dimensions).then_some(());
            }
        }
    }

    /// Reads the list that determines the number of columns.
    fn new_list(&mut self, columns: &mut Vec<Column>, memory: &mut Memory) -> Option<()> {
        self.take(b'[')?;
        if self.byte()? == b']' {
            return self.take(b']');
        }
        loop {
            let mut column = Column::default();
            self.cell(&mut column, memory)?;
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

    fn cell(&mut self, column: &mut Column, memory: &mut Memory) -> Option<()> {
        let start = self.at;
        match self.byte()? {
            b'"' => {
                if let Some(text) = self.string() {
                    return column.push_text(text, memory);
                }
            }
            b'-' | b'0'..=b'9' => {
                if let Some(number) = self.number() {
                    return column.push(number, memory);
                }
            }
            _ => {}
        }
        self.at = start;
        let mut value = Deserializer::from_str(self.value()?);
        CellSeed { column, memory }.deserialize(&mut value).ok()
    }

    /// Reads a string without escapes.
    fn string(&mut self) -> Option<&'a str> {
        self.take(b'"')?;
        let start = self.at;
        let rest = self.text.as_bytes().get(start..)?;
        self.at = start + plain(rest)?;
        let text = self.text.get(start..self.at)?;
        self.take_here(b'"').map(|()| text)
    }

    /// Reads the name of a field, with its colon.
    fn name(&mut self) -> Option<&'a str> {
        self.byte()?;
        let rest = self.text.as_bytes().get(self.at..)?;
        // Every row has these.
        for known in ["\"metrics\":", "\"dimensions\":"] {
            if rest.starts_with(known.as_bytes()) {
                self.at += known.len();
                return known.get(1..known.len() - 2);
            }
        }
        let name = self.string()?;
        self.take(b':')?;
        Some(name)
    }

    /// Reads a number without an exponent.
    fn number(&mut self) -> Option<Cell> {
        let start = self.at;
        let negative = self.take_here(b'-').is_some();
        let (mut digits, whole) = self.digits(0)?;
        let zero_first = self.text.as_bytes()[self.at - whole] == b'0';
        let mut fraction = 0;
        if self.take_here(b'.').is_some() {
            (digits, fraction) = self.digits(digits)?;
        }
        // More digits than a `u64` may hold, a leading zero (not JSON), or an exponent.
        let goes_on = matches!(self.text.as_bytes().get(self.at), Some(b'e' | b'E'));
        if whole + fraction > 19 || (zero_first && whole > 1) || goes_on {
            return None;
        }
        let negated = |number: f64| if negative { -number } else { number };
        match (fraction, negative) {
            (0, false) => Some(Cell::Unsigned(digits)),
            (0, true) if digits > 0 => Some(Cell::Signed(0_i64.checked_sub_unsigned(digits)?)),
            (0, true) => None,
            // Both are exact, so that the quotient is the nearest double.
            _ if digits <= EXACT && fraction < TENS.len() => {
                Some(Cell::Float(negated(digits as f64 / TENS[fraction])))
            }
            // Round as serde_json does, which depends on its features.
            _ => {
                let number = self.text.get(start..self.at)?;
                serde_json::from_str(number).ok().map(Cell::Float)
            }
        }
    }

    /// Reads further digits of a number; returns the number and the count of digits.
    fn digits(&mut self, mut number: u64) -> Option<(u64, usize)> {
        let start = self.text.as_bytes().get(self.at..)?;
        let mut rest = start;
        while let Some((eight, after)) = rest.split_first_chunk() {
            let Some(digits) = eight_digits(u64::from_le_bytes(*eight)) else {
                break;
            };
            number = number.wrapping_mul(100_000_000).wrapping_add(digits);
            rest = after;
        }
        while let Some((byte @ b'0'..=b'9', after)) = rest.split_first() {
            number = number.wrapping_mul(10).wrapping_add(u64::from(byte - b'0'));
            rest = after;
        }
        let count = start.len() - rest.len();
        self.at += count;
        (count > 0).then_some((number, count))
    }

    /// Reads any value as its raw text.
    fn value(&mut self) -> Option<&'a str> {
        let rest = Deserializer::from_str(self.text.get(self.at..)?);
        let mut values = rest.into_iter::<&RawValue>();
        let value = values.next()?.ok()?;
        self.at += values.byte_offset();
        Some(value.get())
    }

    /// Reads the separator after an item; true at the end of the list.
    #[inline]
    fn ends(&mut self, close: u8) -> Option<bool> {
        let byte = self.byte()?;
        self.at += 1;
        (byte == b',' || byte == close).then_some(byte == close)
    }

    #[inline]
    fn take(&mut self, byte: u8) -> Option<()> {
        self.byte()?;
        self.take_here(byte)
    }

    #[inline]
    fn take_here(&mut self, byte: u8) -> Option<()> {
        let there = self.text.as_bytes().get(self.at) == Some(&byte);
        self.at += usize::from(there);
        there.then_some(())
    }

    /// Returns the next byte that is not white space.
    #[inline]
    fn byte(&mut self) -> Option<u8> {
        loop {
            let byte = *self.text.as_bytes().get(self.at)?;
            if !matches!(byte, b' ' | b'\n' | b'\t' | b'\r') {
                return Some(byte);
            }
            self.at += 1;
        }
    }
}

/// Returns the number of bytes before a quote, a backslash or a control character. Examines eight bytes
/// at a time.
fn plain(text: &[u8]) -> Option<usize> {
    let below = |word: u64, bound: u8| word.wrapping_sub(ONES * u64::from(bound)) & !word;
    let is = |word: u64, byte: u8| below(word ^ (ONES * u64::from(byte)), 1);
    let words = text.chunks_exact(8);
    let rest = words.remainder();
    for (at, word) in words.enumerate() {
        let word = u64::from_le_bytes(word.try_into().expect("it has eight"));
        // The lowest set bit is correct; a borrow may set others above it.
        let found = (below(word, b' ') | is(word, b'"') | is(word, b'\\')) & HIGHEST;
        if found != 0 {
            return Some(at * 8 + found.trailing_zeros() as usize / 8);
        }
    }
    let special = |&byte: &u8| byte < b' ' || byte == b'"' || byte == b'\\';
    let at = rest.iter().position(special)?;
    Some(text.len() - rest.len() + at)
}

/// Parses eight digits, the first in the lowest byte, by joining pairs of neighbours three times.
fn eight_digits(word: u64) -> Option<u64> {
    let high = word & (ONES * 0xF0);
    let carried = word.wrapping_add(ONES * 0x06) & (ONES * 0xF0);
    if high != ONES * 0x30 || carried != high {
        return None;
    }
    let join = |word: u64, mask: u64, ten: u64, bits: u32| {
        (word & mask).wrapping_mul((ten << bits) + 1) >> bits
    };
    let pairs = join(word, ONES * 0x0F, 10, 8);
    let fours = join(pairs, u64::MAX / 0xFFFF * 0xFF, 100, 16);
    Some(join(fours, u64::MAX / 0xFFFF_FFFF * 0xFFFF, 10_000, 32))
}

const ONES: u64 = u64::MAX / 0xFF;
const HIGHEST: u64 = ONES << 7;

/// Every integer up to this one is a double.
const EXACT: u64 = 1 << 53;

/// The powers of ten that are exact doubles.
const TENS: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
];

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
    fn a_number_is_the_double_that_serde_json_reads() {
        for number in [
            "0.1",
            "0.6180339887498949",
            "0.9999999999999999",
            "-0.99999999999999999",
            "-123.45600000000000001",
            "0.0000000000000000001",
            "9007199254740993.0",
        ] {
            let mut scan = Scan {
                text: number,
                at: 0,
            };
            let expected = serde_json::from_str(number).expect("it is a number");
            match scan.number() {
                Some(cell) => assert_eq!(cell, Cell::Float(expected)),
                None => assert!(number.len() > 20, "{number}"),
            }
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

//! The cells of a report, stored by column.

#[cfg(any(feature = "arrow-59", feature = "csv"))]
use std::borrow::Cow;
use std::sync::OnceLock;

use super::{dictionary::Dictionary, memory::Memory};

/// One column, in the narrowest representation for its values.
#[derive(Clone, Default)]
pub(super) struct Column {
    pub(super) cells: Cells,
    pub(super) dictionary: Dictionary,
}

#[derive(Clone)]
pub(super) enum Cells {
    /// Only nulls so far, so it can become any other.
    Nulls(Nulls),
    /// Numbers that are exact doubles. NaN represents null, as no JSON number is NaN.
    Numbers {
        values: Vec<f64>,
        /// The numbers that were written as integers.
        whole: Bits,
    },
    /// The codes of strings, and [`NULL`] for null.
    Strings { codes: Vec<u32> },
    /// Booleans, and [`NULL_BOOL`] for null.
    Bools(Vec<u8>),
    /// Cells of any kind.
    Mixed(Mixed),
}

/// The code of a null.
pub(super) const NULL: u32 = u32::MAX;

/// A null among booleans, which are 0 and 1.
const NULL_BOOL: u8 = 2;

/// Every integer up to this one is a double.
const EXACT: u64 = 1 << 53;

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Cell {
    Null,
    Bool(bool),
    Float(f64),
    Unsigned(u64),
    Signed(i64),
    /// A string, by its code.
    Text(u32),
    /// A list or an object, by the code of its JSON.
    Json(u32),
}

impl Default for Cells {
    fn default() -> Self {
        Self::Nulls(Nulls::default())
    }
}

impl Column {
    /// Adds a string; `None` if there is no memory for it.
    pub(super) fn push_text(&mut self, text: &str, memory: &mut Memory) -> Option<()> {
        let code = self.dictionary.code(text, memory)?;
        self.push(Cell::Text(code), memory)
    }

    /// Adds a list or an object.
    pub(super) fn push_json(&mut self, json: &str, memory: &mut Memory) -> Option<()> {
        let code = self.dictionary.code(json, memory)?;
        self.push(Cell::Json(code), memory)
    }

    #[inline]
    pub(super) fn push(&mut self, cell: Cell, memory: &mut Memory) -> Option<()> {
        match (&mut self.cells, cell) {
            (Cells::Numbers { values, .. }, Cell::Float(value)) => memory.push(values, value),
            (Cells::Strings { codes }, Cell::Text(code)) => memory.push(codes, code),
            _ => self.push_any(cell, memory),
        }
    }

    fn push_any(&mut self, cell: Cell, memory: &mut Memory) -> Option<()> {
        if !self.cells.push(cell, memory)? {
            self.cells = std::mem::take(&mut self.cells).for_cell(cell, memory)?;
            self.cells.push(cell, memory)?;
        }
        Some(())
    }

    /// Returns the string in a row of a column of strings.
    #[inline]
    pub(super) fn text(&self, row: usize) -> Option<&str> {
        match &self.cells {
            Cells::Strings { codes } if codes[row] != NULL => Some(self.dictionary.get(codes[row])),
            _ => None,
        }
    }

    #[inline]
    pub(super) fn get(&self, row: usize) -> Cell {
        self.cells.get(row)
    }

    /// Returns a string unchanged, and any other value as JSON; `None` for null.
    #[cfg(any(feature = "arrow-59", feature = "csv"))]
    pub(super) fn shown(&self, row: usize) -> Option<Cow<'_, str>> {
        Some(match self.get(row) {
            Cell::Null => return None,
            Cell::Bool(value) => Cow::Borrowed(if value { "true" } else { "false" }),
            Cell::Float(value) => serde_json::Number::from_f64(value)?.to_string().into(),
            Cell::Unsigned(value) => value.to_string().into(),
            Cell::Signed(value) => value.to_string().into(),
            Cell::Text(code) | Cell::Json(code) => self.dictionary.get(code).into(),
        })
    }
}

impl Cells {
    #[inline]
    fn get(&self, row: usize) -> Cell {
        match self {
            Self::Nulls(_) => Cell::Null,
            Self::Numbers { values, whole } => match (values[row], whole.get(row)) {
                (value, _) if value.is_nan() => Cell::Null,
                (value, false) => Cell::Float(value),
                (value, true) if value < 0.0 => Cell::Signed(value as i64),
                (value, true) => Cell::Unsigned(value as u64),
            },
            Self::Strings { codes } => match codes[row] {
                NULL => Cell::Null,
                code => Cell::Text(code),
            },
            Self::Bools(values) => match values[row] {
                NULL_BOOL => Cell::Null,
                value => Cell::Bool(value == 1),
            },
            Self::Mixed(cells) => cells.get(row),
        }
    }

    /// Adds a cell; `false` if this representation cannot hold it, `None` if there is no memory for it.
    fn push(&mut self, cell: Cell, memory: &mut Memory) -> Option<bool> {
        match (self, cell) {
            (Self::Numbers { values, .. }, Cell::Float(value)) => memory.push(values, value)?,
            (Self::Numbers { values, .. }, Cell::Null) => memory.push(values, f64::NAN)?,
            (Self::Numbers { values, whole }, cell) => match integer(cell) {
                Some(value) => {
                    whole.set(values.len(), memory)?;
                    memory.push(values, value)?;
                }
                None => return Some(false),
            },
            (Self::Strings { codes }, Cell::Text(code)) => memory.push(codes, code)?,
            (Self::Strings { codes }, Cell::Null) => memory.push(codes, NULL)?,
            (Self::Bools(values), Cell::Bool(value)) => memory.push(values, u8::from(value))?,
            (Self::Bools(values), Cell::Null) => memory.push(values, NULL_BOOL)?,
            (Self::Nulls(nulls), Cell::Null) => nulls.count += 1,
            (Self::Mixed(cells), cell) => cells.push(cell, memory)?,
            _ => return Some(false),
        }
        Some(true)
    }

    /// Converts the cells to a representation that can also hold this one.
    fn for_cell(self, cell: Cell, memory: &mut Memory) -> Option<Self> {
        Some(match (self, cell) {
            (Self::Nulls(nulls), cell)
                if matches!(cell, Cell::Float(_)) || integer(cell).is_some() =>
            {
                Self::Numbers {
                    values: nulls.all(f64::NAN, memory)?,
                    whole: Bits::default(),
                }
            }
            (Self::Nulls(nulls), Cell::Text(_)) => Self::Strings {
                codes: nulls.all(NULL, memory)?,
            },
            (Self::Nulls(nulls), Cell::Bool(_)) => Self::Bools(nulls.all(NULL_BOOL, memory)?),
            (cells, _) => {
                let mut mixed = Mixed::with_room(cells.len(), memory)?;
                for row in 0..cells.len() {
                    mixed.push(cells.get(row), memory)?;
                }
                memory.give_back(cells.bytes());
                Self::Mixed(mixed)
            }
        })
    }

    pub(super) fn len(&self) -> usize {
        match self {
            Self::Nulls(nulls) => nulls.count,
            Self::Numbers { values, .. } => values.len(),
            Self::Strings { codes } => codes.len(),
            Self::Bools(values) => values.len(),
            Self::Mixed(cells) => cells.kinds.len(),
        }
    }

    /// Returns the bytes that the memory was charged with.
    fn bytes(&self) -> usize {
        match self {
            Self::Nulls(_) => 0,
            Self::Numbers { values, whole } => 8 * (values.capacity() + whole.0.capacity()),
            Self::Strings { codes } => 4 * codes.capacity(),
            Self::Bools(values) => values.capacity(),
            Self::Mixed(cells) => cells.kinds.capacity() + 8 * cells.words.capacity(),
        }
    }
}

/// A column of nulls. It is expanded when it is read as numbers or as strings.
#[derive(Clone, Default)]
pub(super) struct Nulls {
    count: usize,
    values: OnceLock<Box<[f64]>>,
    codes: OnceLock<Box<[u32]>>,
}

impl Nulls {
    pub(super) fn values(&self) -> &[f64] {
        self.values
            .get_or_init(|| vec![f64::NAN; self.count].into())
    }

    pub(super) fn codes(&self) -> &[u32] {
        self.codes.get_or_init(|| vec![NULL; self.count].into())
    }

    fn all<T: Clone>(&self, null: T, memory: &mut Memory) -> Option<Vec<T>> {
        let mut list = Vec::new();
        if self.count > 0 {
            memory.reserve(&mut list, self.count)?;
        }
        list.resize(self.count, null);
        Some(list)
    }
}

/// Cells of any kind, in nine bytes each.
#[derive(Clone, Default)]
pub(super) struct Mixed {
    kinds: Vec<Kind>,
    words: Vec<u64>,
}

#[derive(Clone, Copy)]
enum Kind {
    Null,
    Bool,
    Float,
    Unsigned,
    Signed,
    Text,
    Json,
}

impl Mixed {
    fn with_room(count: usize, memory: &mut Memory) -> Option<Self> {
        let mut mixed = Self::default();
        memory.reserve(&mut mixed.kinds, count)?;
        memory.reserve(&mut mixed.words, count)?;
        Some(mixed)
    }

    fn push(&mut self, cell: Cell, memory: &mut Memory) -> Option<()> {
        let (kind, word) = match cell {
            Cell::Null => (Kind::Null, 0),
            Cell::Bool(value) => (Kind::Bool, u64::from(value)),
            Cell::Float(value) => (Kind::Float, value.to_bits()),
            Cell::Unsigned(value) => (Kind::Unsigned, value),
            Cell::Signed(value) => (Kind::Signed, value as u64),
            Cell::Text(code) => (Kind::Text, u64::from(code)),
            Cell::Json(code) => (Kind::Json, u64::from(code)),
        };
        memory.push(&mut self.kinds, kind)?;
        memory.push(&mut self.words, word)
    }

    fn get(&self, row: usize) -> Cell {
        let word = self.words[row];
        match self.kinds[row] {
            Kind::Null => Cell::Null,
            Kind::Bool => Cell::Bool(word == 1),
            Kind::Float => Cell::Float(f64::from_bits(word)),
            Kind::Unsigned => Cell::Unsigned(word),
            Kind::Signed => Cell::Signed(word as i64),
            Kind::Text => Cell::Text(word as u32),
            Kind::Json => Cell::Json(word as u32),
        }
    }
}

/// Returns an integer as a double, if it is exact.
fn integer(cell: Cell) -> Option<f64> {
    match cell {
        Cell::Unsigned(value) if value <= EXACT => Some(value as f64),
        Cell::Signed(value) if value.unsigned_abs() <= EXACT => Some(value as f64),
        _ => None,
    }
}

/// A bit set of rows, no longer than its last member needs.
#[derive(Clone, Default)]
pub(super) struct Bits(Vec<u64>);

impl Bits {
    #[inline]
    pub(super) fn set(&mut self, at: usize, memory: &mut Memory) -> Option<()> {
        let word = at / 64;
        if self.0.len() <= word {
            if self.0.capacity() <= word {
                let more = word + 1 - self.0.len();
                memory.reserve(&mut self.0, more)?;
            }
            self.0.resize(word + 1, 0);
        }
        self.0[word] |= 1 << (at % 64);
        Some(())
    }

    #[inline]
    fn get(&self, at: usize) -> bool {
        let word = self.0.get(at / 64).copied().unwrap_or_default();
        word >> (at % 64) & 1 == 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(cells: &[Cell]) -> &'static str {
        let (mut column, mut memory) = (Column::default(), Memory::of_body(None));
        column.dictionary.code("a", &mut memory);
        for &cell in cells {
            column.push(cell, &mut memory).expect("there is room");
        }
        for (row, cell) in cells.iter().enumerate() {
            assert_eq!(column.get(row), *cell, "{cells:?}");
        }
        assert_eq!(column.cells.len(), cells.len());
        match column.cells {
            Cells::Nulls { .. } => "nulls",
            Cells::Numbers { .. } => "numbers",
            Cells::Strings { .. } => "strings",
            Cells::Bools(_) => "booleans",
            Cells::Mixed(_) => "mixed",
        }
    }

    #[test]
    fn every_cell_comes_back_as_it_was() {
        use Cell::*;
        assert_eq!(kept(&[]), "nulls");
        assert_eq!(kept(&[Null, Null]), "nulls");
        assert_eq!(
            kept(&[Null, Float(0.5), Unsigned(7), Signed(-7), Null]),
            "numbers"
        );
        assert_eq!(
            kept(&[Unsigned(EXACT), Signed(-(EXACT as i64)), Float(-0.0)]),
            "numbers"
        );
        assert_eq!(kept(&[Null, Text(0), Null]), "strings");
        assert_eq!(kept(&[Unsigned(1), Unsigned(EXACT + 1)]), "mixed");
        assert_eq!(kept(&[Null, Signed(i64::MIN)]), "mixed");
        assert_eq!(kept(&[Null, Bool(true), Bool(false), Null]), "booleans");
        assert_eq!(kept(&[Null, Bool(true), Float(1.0)]), "mixed");
        assert_eq!(
            kept(&[Json(0), Null, Signed(i64::MIN), Bool(false)]),
            "mixed"
        );
        assert_eq!(kept(&[Text(0), Float(0.25), Json(0), Null]), "mixed");
    }

    #[test]
    fn only_the_integers_are_whole() {
        let (mut column, mut memory) = (Column::default(), Memory::of_body(None));
        for at in 0..200 {
            let cell = match at % 3 {
                0 => Cell::Unsigned(at),
                _ => Cell::Float(at as f64),
            };
            column.push(cell, &mut memory).expect("there is room");
        }
        assert_eq!(column.get(129), Cell::Unsigned(129));
        assert_eq!(column.get(130), Cell::Float(130.0));
    }
}

//! The cells of a report, stored by column.

use super::dictionary::Dictionary;

/// One column, in the narrowest representation for its values.
#[derive(Clone, Default)]
pub(super) struct Column {
    pub(super) cells: Cells,
    pub(super) dictionary: Dictionary,
}

#[derive(Clone)]
pub(super) enum Cells {
    /// Only nulls so far, so it can become either.
    Nulls { values: Vec<f64>, codes: Vec<u32> },
    /// Numbers that are exact doubles. NaN represents null, as no JSON number is NaN.
    Numbers {
        values: Vec<f64>,
        /// The numbers that were written as integers.
        whole: Bits,
    },
    /// The codes of strings, and [`NULL`] for null.
    Strings { codes: Vec<u32> },
    /// Cells of any kind.
    Mixed(Vec<Cell>),
}

/// The code of a null.
pub(super) const NULL: u32 = u32::MAX;

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
        Self::Nulls {
            values: Vec::new(),
            codes: Vec::new(),
        }
    }
}

impl Column {
    /// Adds a string; `None` if there are too many distinct ones.
    pub(super) fn push_text(&mut self, text: &str) -> Option<()> {
        let code = self.dictionary.code(text)?;
        self.push(Cell::Text(code));
        Some(())
    }

    /// Adds a list or an object.
    pub(super) fn push_json(&mut self, json: &str) -> Option<()> {
        let code = self.dictionary.code(json)?;
        self.push(Cell::Json(code));
        Some(())
    }

    #[inline]
    pub(super) fn push(&mut self, cell: Cell) {
        match (&mut self.cells, cell) {
            (Cells::Numbers { values, .. }, Cell::Float(value)) => values.push(value),
            (Cells::Strings { codes }, Cell::Text(code)) => codes.push(code),
            _ => self.push_any(cell),
        }
    }

    fn push_any(&mut self, cell: Cell) {
        if self.cells.push(cell) {
            return;
        }
        self.cells = std::mem::take(&mut self.cells).for_cell(cell);
        self.cells.push(cell);
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
        match &self.cells {
            Cells::Nulls { .. } => Cell::Null,
            Cells::Numbers { values, whole } => match (values[row], whole.get(row)) {
                (value, _) if value.is_nan() => Cell::Null,
                (value, false) => Cell::Float(value),
                (value, true) if value < 0.0 => Cell::Signed(value as i64),
                (value, true) => Cell::Unsigned(value as u64),
            },
            Cells::Strings { codes } => match codes[row] {
                NULL => Cell::Null,
                code => Cell::Text(code),
            },
            Cells::Mixed(cells) => cells[row],
        }
    }
}

impl Cells {
    /// Adds a cell; `false` if this representation cannot hold it.
    fn push(&mut self, cell: Cell) -> bool {
        match (self, cell) {
            (Self::Numbers { values, .. }, Cell::Float(value)) => values.push(value),
            (Self::Numbers { values, .. }, Cell::Null) => values.push(f64::NAN),
            (Self::Numbers { values, whole }, cell) => match integer(cell) {
                Some(value) => {
                    whole.set(values.len());
                    values.push(value);
                }
                None => return false,
            },
            (Self::Strings { codes }, Cell::Text(code)) => codes.push(code),
            (Self::Strings { codes }, Cell::Null) => codes.push(NULL),
            (Self::Nulls { values, codes }, Cell::Null) => {
                values.push(f64::NAN);
                codes.push(NULL);
            }
            (Self::Mixed(cells), cell) => cells.push(cell),
            _ => return false,
        }
        true
    }

    /// Converts the cells to a representation that can also hold this one.
    fn for_cell(self, cell: Cell) -> Self {
        match (self, cell) {
            (Self::Nulls { values, .. }, cell)
                if matches!(cell, Cell::Float(_)) || integer(cell).is_some() =>
            {
                Self::Numbers {
                    values,
                    whole: Bits::default(),
                }
            }
            (Self::Nulls { codes, .. }, Cell::Text(_)) => Self::Strings { codes },
            (cells, _) => {
                let length = cells.len();
                let column = Column {
                    cells,
                    dictionary: Dictionary::default(),
                };
                Self::Mixed((0..length).map(|row| column.get(row)).collect())
            }
        }
    }

    pub(super) fn len(&self) -> usize {
        match self {
            Self::Nulls { values, .. } | Self::Numbers { values, .. } => values.len(),
            Self::Strings { codes } => codes.len(),
            Self::Mixed(cells) => cells.len(),
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
    fn set(&mut self, at: usize) {
        let word = at / 64;
        if self.0.len() <= word {
            self.0.resize(word + 1, 0);
        }
        self.0[word] |= 1 << (at % 64);
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
        let mut column = Column::default();
        column.dictionary.code("a");
        cells.iter().for_each(|&cell| column.push(cell));
        for (row, cell) in cells.iter().enumerate() {
            assert_eq!(column.get(row), *cell, "{cells:?}");
        }
        assert_eq!(column.cells.len(), cells.len());
        match column.cells {
            Cells::Nulls { .. } => "nulls",
            Cells::Numbers { .. } => "numbers",
            Cells::Strings { .. } => "strings",
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
        assert_eq!(kept(&[Null, Bool(true), Float(1.0)]), "mixed");
        assert_eq!(kept(&[Text(0), Float(0.25), Json(0), Null]), "mixed");
    }

    #[test]
    fn only_the_integers_are_whole() {
        let mut column = Column::default();
        for at in 0..200 {
            column.push(match at % 3 {
                0 => Cell::Unsigned(at),
                _ => Cell::Float(at as f64),
            });
        }
        assert_eq!(column.get(129), Cell::Unsigned(129));
        assert_eq!(column.get(130), Cell::Float(130.0));
    }
}

//! A table of texts and numbers for the terminal.

use std::fmt;

/// Lines of cells, each below the head of its column. At most [`LINES`] are printed.
pub(crate) struct Table {
    head: Vec<&'static str>,
    lines: Vec<Vec<String>>,
}

const LINES: usize = 5;

impl Table {
    pub(crate) fn new<const N: usize>(
        head: [&'static str; N],
        lines: impl IntoIterator<Item = [String; N]>,
    ) -> Self {
        Self {
            head: head.to_vec(),
            lines: lines.into_iter().map(Vec::from).collect(),
        }
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = &self.lines[..self.lines.len().min(LINES)];
        let width = |column: usize| {
            let cells = shown.iter().map(|line| line[column].chars().count());
            cells
                .chain([self.head[column].len()])
                .max()
                .unwrap_or_default()
        };
        let widths: Vec<usize> = (0..self.head.len()).map(width).collect();
        let head = self.head.iter().map(|&cell| cell.to_owned()).collect();
        for line in [head].iter().chain(shown) {
            let cells = line.iter().zip(&widths);
            let cells: String = cells
                .map(|(cell, width)| format!("  {cell:<width$}"))
                .collect();
            writeln!(f, "{}", cells.trim_end())?;
        }
        if shown.len() < self.lines.len() {
            writeln!(f, "  … {} more", self.lines.len() - shown.len())?;
        }
        Ok(())
    }
}

/// Returns a fraction as a percentage.
pub(crate) fn percent(fraction: f64) -> String {
    format!("{:.1} %", 100.0 * fraction)
}

/// Returns the difference of two fractions in percentage points.
pub(crate) fn points(difference: f64) -> String {
    format!("{:+.1}", 100.0 * difference)
}

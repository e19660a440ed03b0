//! Prints figures as a table or as lines for a program.

use std::fmt::Write;

/// Figures in the order in which they were measured.
#[derive(Debug, Default)]
pub struct Figures {
    rows: Vec<Figure>,
}

#[derive(Debug)]
struct Figure {
    name: String,
    value: f64,
    unit: &'static str,
}

impl Figures {
    pub fn add(&mut self, name: impl Into<String>, value: f64, unit: &'static str) {
        let name = name.into();
        self.rows.push(Figure { name, value, unit });
    }

    /// Returns a figure that was added before.
    pub fn get(&self, name: &str) -> Option<f64> {
        let row = self.rows.iter().find(|row| row.name == name)?;
        Some(row.value)
    }

    /// Returns one figure a line: name, value and unit, separated by tabs.
    pub fn lines(&self) -> String {
        let mut lines = String::new();
        for row in &self.rows {
            _ = writeln!(lines, "{}\t{:.3}\t{}", row.name, row.value, row.unit);
        }
        lines
    }

    /// Returns the figures as a readable table.
    pub fn table(&self) -> String {
        let width = self.rows.iter().map(|row| row.name.len()).max();
        let width = width.unwrap_or_default();
        let mut table = String::new();
        for row in &self.rows {
            _ = writeln!(
                table,
                "{:width$}  {:>12.2} {}",
                row.name, row.value, row.unit
            );
        }
        table
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_a_line_of_three_fields() {
        let mut figures = Figures::default();
        figures.add("check/ours/slope", 1.25, "ms");
        assert_eq!(figures.lines(), "check/ours/slope\t1.250\tms\n");
        assert_eq!(figures.get("check/ours/slope"), Some(1.25));
    }
}

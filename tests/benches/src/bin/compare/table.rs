//! Prints the table and checks its limits.

use std::fmt;

use crate::Result;

/// A row: the measurement, the figure of each contender, and our limit.
pub struct Row {
    pub what: &'static str,
    pub by_hand: String,
    pub official: String,
    pub ours: String,
    /// Our figure and its limit.
    pub bound: Option<(f64, f64)>,
}

#[derive(Default)]
pub struct Table(Vec<Row>);

impl Table {
    pub fn add(&mut self, row: Row) {
        eprintln!("{}: {}", row.what, row.ours);
        self.0.push(row);
    }

    /// Fails if a row exceeds its limit.
    pub fn held(&self) -> Result<()> {
        let over: Vec<_> = self.0.iter().filter(|row| row.is_over()).collect();
        match over[..] {
            [] => Ok(()),
            _ => {
                let named: Vec<_> = over.iter().map(|row| row.what).collect();
                Err(format!("over the limit: {}", named.join(", ")).into())
            }
        }
    }
}

impl Row {
    fn is_over(&self) -> bool {
        self.bound.is_some_and(|(ours, most)| ours > most)
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let head = ["", "by hand", "official SDK", "ours", "at most"].map(String::from);
        let mut lines = vec![head.to_vec(), vec!["---".to_owned(); 5]];
        for row in &self.0 {
            let most = row
                .bound
                .map_or(String::new(), |(_, most)| format!("{most}"));
            let over = if row.is_over() { " (over)" } else { "" };
            let cells = [row.what, &row.by_hand, &row.official, &row.ours];
            let mut line = cells.map(String::from).to_vec();
            line.push(most + over);
            lines.push(line);
        }
        for line in lines {
            writeln!(f, "| {} |", line.join(" | "))?;
        }
        Ok(())
    }
}

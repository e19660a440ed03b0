//! Sorts the rows of a report.

use crate::reports::table::{Row, Table};

/// A column or a metric by which rows are sorted.
#[derive(Debug, Clone)]
pub(crate) struct Key {
    pub(crate) name: String,
    pub(crate) descending: bool,
}

impl Key {
    pub(crate) fn new(name: &str, descending: bool) -> Key {
        Key {
            name: name.to_owned(),
            descending,
        }
    }
}

/// The value of a row for a key.
#[derive(Debug, PartialEq, PartialOrd)]
enum SortKey {
    Text(String),
    Number(f64),
}

impl Table {
    /// Sorts the rows by the first key, then by the next.
    pub(crate) fn sort(&mut self, keys: &[Key]) {
        let sort_keys = self.rows.iter().map(|row| {
            let sort_keys = keys.iter().map(|key| self.sort_key(row, &key.name));
            sort_keys.collect::<Vec<SortKey>>()
        });
        let sort_keys: Vec<Vec<SortKey>> = sort_keys.collect();
        let rows = std::mem::take(&mut self.rows);
        let mut keyed: Vec<(Vec<SortKey>, Row)> = sort_keys.into_iter().zip(rows).collect();
        keyed.sort_by(|(left, a), (right, b)| {
            let pairs = keys.iter().zip(left.iter().zip(right));
            let order = pairs.fold(std::cmp::Ordering::Equal, |order, (key, (left, right))| {
                order.then_with(|| {
                    let order = left.partial_cmp(right).unwrap_or(std::cmp::Ordering::Equal);
                    if key.descending {
                        order.reverse()
                    } else {
                        order
                    }
                })
            });
            // Make the order of equal rows independent of the order in which they were generated.
            order
                .then_with(|| a.date.cmp(&b.date))
                .then(a.seed.cmp(&b.seed))
        });
        self.rows = keyed.into_iter().map(|(_, row)| row).collect();
    }

    fn sort_key(&self, row: &Row, name: &str) -> SortKey {
        match (name, row.get(name)) {
            ("date" | "first_cited_at" | "last_visit", _) => SortKey::Text(match name {
                "date" => row.date.clone().unwrap_or_default(),
                _ => self.measure(row, name).to_string(),
            }),
            (_, Some(said)) => SortKey::Text(said.to_string()),
            _ => SortKey::Number(self.number(row, name)),
        }
    }
}

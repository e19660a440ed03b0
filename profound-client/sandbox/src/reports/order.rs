use crate::reports::table::Row;
use crate::reports::table::Table;

/// A column or a metric that rows are ordered by.
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

/// What a row has by a key.
#[derive(Debug, PartialEq, PartialOrd)]
enum Place {
    Text(String),
    Number(f64),
}

impl Table {
    /// Orders the rows, by the first of the keys and then by the next.
    pub(crate) fn sort(&mut self, keys: &[Key]) {
        let places = self.rows.iter().map(|row| {
            let places = keys.iter().map(|key| self.place(row, &key.name));
            places.collect::<Vec<Place>>()
        });
        let places: Vec<Vec<Place>> = places.collect();
        let rows = std::mem::take(&mut self.rows);
        let mut placed: Vec<(Vec<Place>, Row)> = places.into_iter().zip(rows).collect();
        placed.sort_by(|(left, a), (right, b)| {
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
            // Rows that are alike have one order, whatever they were made in.
            order
                .then_with(|| a.date.cmp(&b.date))
                .then(a.seed.cmp(&b.seed))
        });
        self.rows = placed.into_iter().map(|(_, row)| row).collect();
    }

    fn place(&self, row: &Row, name: &str) -> Place {
        match (name, row.get(name)) {
            ("date" | "first_cited_at" | "last_visit", _) => Place::Text(match name {
                "date" => row.date.clone().unwrap_or_default(),
                _ => self.measure(row, name).to_string(),
            }),
            (_, Some(said)) => Place::Text(said.to_string()),
            _ => Place::Number(self.number(row, name)),
        }
    }
}

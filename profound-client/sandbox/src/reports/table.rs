//! The table of a report: one row for each combination of things in its columns.

use std::{collections::HashMap, rc::Rc};

use serde_json::Value;

use crate::{
    dataset::{
        Category,
        dates::{DAY, Span},
        seeded_hash::{self, mix},
    },
    reports::{
        daily_volume::{self, Days},
        families::Family,
        interval::Interval,
        thing::Thing,
    },
    schema::{filter_match::Test, filter_tree::Tree},
};

/// The settings of a table.
pub(crate) struct TablePlan<'a> {
    pub(crate) category: &'a Category,
    /// A number that differs between reports.
    pub(crate) seed: u64,
    /// The columns other than `date`.
    pub(crate) columns: Vec<String>,
    pub(crate) span: Span,
    /// The intervals of the rows. Without one, a row covers the whole period.
    pub(crate) interval: Option<Interval>,
    pub(crate) filter: Option<&'a Tree<String>>,
    /// The domain whose pages and bots the report is about.
    pub(crate) domain: Option<String>,
    /// Returns whether a thing exists for this report.
    pub(crate) keeps: &'a dyn Fn(&Thing) -> bool,
}

#[derive(Debug)]
pub(crate) struct Table {
    pub(crate) rows: Vec<Row>,
    /// The total volume of each group. The share of a row is a share of it.
    totals: HashMap<u64, f64>,
    /// The models whose answers are counted.
    pub(crate) models: Vec<String>,
}

#[derive(Debug, Clone)]
pub(crate) struct Row {
    /// The things in its columns.
    said: Rc<[Thing]>,
    pub(crate) date: Option<String>,
    pub(crate) days: Days,
    pub(crate) seed: u64,
    /// The share of its combinations that pass the filter.
    part: f64,
    group: u64,
    /// The rank in its group by volume, from 1.
    pub(crate) rank: usize,
}

impl Row {
    pub(crate) fn get(&self, column: &str) -> Option<&Value> {
        self.said.iter().find_map(|thing| thing.get(column))
    }

    pub(crate) fn things(&self) -> &[Thing] {
        &self.said
    }

    /// Returns the volume of a row. Each metric scales it.
    pub(crate) fn volume(&self) -> f64 {
        daily_volume::volume(self.seed, self.days) * self.part
    }
}

/// The things in the columns of a row. `all` combinations have the same columns; `kept` pass the filter.
struct Combination {
    said: Vec<Thing>,
    kept: usize,
    all: usize,
}

impl Table {
    /// Returns a table, or `None` if it would have more than [`MOST_ROWS`] rows.
    pub(crate) fn new(plan: &TablePlan<'_>) -> Option<Table> {
        let combinations = combinations(plan)?;
        let periods = periods(plan);
        if combinations.len().saturating_mul(periods.len()) > MOST_ROWS {
            return None;
        }
        // If no column is shared, all rows of a date are one group.
        let has_shared = plan.columns.iter().any(|column| is_shared(column));
        let mut rows = Vec::with_capacity(combinations.len() * periods.len());
        for combination in combinations {
            let said: Rc<[Thing]> = combination.said.into();
            let mut seed = plan.seed;
            let mut group = plan.seed;
            for column in &plan.columns {
                let value = said.iter().find_map(|thing| thing.get(column));
                let text = value.map(Value::to_string).unwrap_or_default();
                let said = mix(seeded_hash::text(stem(column)) ^ seeded_hash::text(&text));
                seed ^= said;
                if has_shared && !is_shared(column) {
                    group ^= said;
                }
            }
            for (date, days) in &periods {
                rows.push(Row {
                    said: Rc::clone(&said),
                    date: date.clone(),
                    days: *days,
                    seed: mix(seed),
                    part: combination.kept as f64 / combination.all as f64,
                    group: mix(group ^ days.start.to_bits()),
                    rank: 0,
                });
            }
        }
        let totals = rank(&mut rows);
        Some(Table {
            rows,
            totals,
            models: models(plan),
        })
    }

    /// Returns the share of a row in its group.
    pub(crate) fn share(&self, row: &Row) -> f64 {
        let total = self.totals.get(&row.group).copied().unwrap_or(0.0);
        if total > 0.0 {
            row.volume() / total
        } else {
            0.0
        }
    }
}

fn is_shared(column: &str) -> bool {
    Family::of(column).is_some_and(Family::is_shared)
}

/// Ranks the rows in their groups, and returns the total volume of each group.
fn rank(rows: &mut [Row]) -> HashMap<u64, f64> {
    let mut volumes: Vec<(u64, f64, usize)> = Vec::with_capacity(rows.len());
    let mut totals = HashMap::new();
    for (at, row) in rows.iter().enumerate() {
        let volume = row.volume();
        volumes.push((row.group, volume, at));
        *totals.entry(row.group).or_insert(0.0) += volume;
    }
    volumes.sort_by(|a, b| (a.0.cmp(&b.0)).then(b.1.total_cmp(&a.1)));
    let (mut group, mut rank) = (None, 0);
    for (of, _, at) in volumes {
        rank = if group == Some(of) { rank + 1 } else { 1 };
        group = Some(of);
        rows[at].rank = rank;
    }
    totals
}

fn combinations(plan: &TablePlan<'_>) -> Option<Vec<Combination>> {
    let filtered = filtered_families(plan);
    let mut all: Vec<Vec<Thing>> = vec![Vec::new()];
    for family in families(plan, &filtered) {
        let things = things(plan, family, filtered.contains(&family));
        if all.len().saturating_mul(things.len()) > MOST_ROWS {
            return None;
        }
        let more = all.iter().flat_map(|said| {
            let with = |thing: &Thing| said.iter().cloned().chain([thing.clone()]).collect();
            things.iter().map(with).collect::<Vec<Vec<Thing>>>()
        });
        all = more.collect();
    }
    Some(merged(plan, all))
}

/// Returns the families of the filter's fields.
fn filtered_families(plan: &TablePlan<'_>) -> Vec<Family> {
    let subjects = plan.filter.map(Tree::subjects).unwrap_or_default();
    let families = subjects.into_iter().filter_map(|name| Family::of(name));
    families.collect()
}

/// Returns the families of the columns and of the filter, each once.
fn families(plan: &TablePlan<'_>, filtered: &[Family]) -> Vec<Family> {
    let mut families: Vec<Family> = Vec::new();
    let shown = plan.columns.iter().filter_map(|column| Family::of(column));
    for family in shown.chain(filtered.iter().copied()) {
        if !families.contains(&family) {
            families.push(family);
        }
    }
    families
}

/// Returns the things of a family. Without a filter on it, things with equal columns count once.
fn things(plan: &TablePlan<'_>, family: Family, is_filtered: bool) -> Vec<Thing> {
    let things = family.things(plan.category, plan.domain.as_deref());
    let mut things: Vec<Thing> = things.into_iter().filter(plan.keeps).collect();
    if !is_filtered {
        let mut known = Vec::new();
        things.retain(|thing| {
            let key = key(plan, std::slice::from_ref(thing));
            let is_new = !known.contains(&key);
            known.push(key);
            is_new
        });
    }
    things
}

/// Merges combinations with equal columns, and drops those that the filter removes entirely.
fn merged(plan: &TablePlan<'_>, all: Vec<Vec<Thing>>) -> Vec<Combination> {
    let mut indexes: HashMap<String, usize> = HashMap::new();
    let mut combinations: Vec<Combination> = Vec::new();
    for said in all {
        let kept = plan.filter.is_none_or(|filter| passes(filter, &said));
        let key = key(plan, &said);
        let at = *indexes.entry(key).or_insert(combinations.len());
        match combinations.get_mut(at) {
            Some(known) => {
                known.all += 1;
                known.kept += usize::from(kept);
                if kept && known.kept == 1 {
                    known.said = said;
                }
            }
            None => combinations.push(Combination {
                said,
                kept: kept.into(),
                all: 1,
            }),
        }
    }
    combinations.retain(|one| one.kept > 0);
    combinations
}

/// Returns a text that is equal for things with equal values in the columns of the table.
fn key(plan: &TablePlan<'_>, said: &[Thing]) -> String {
    let columns = plan.columns.iter();
    let said = columns.map(|column| said.iter().find_map(|thing| thing.get(column)));
    let texts: Vec<String> = said
        .map(|value| value.map(Value::to_string).unwrap_or_default())
        .collect();
    texts.join("\n")
}

fn passes(filter: &Tree<String>, said: &[Thing]) -> bool {
    filter.passes(&|field: &String, test: &Test| {
        let stem = stem(field);
        let names = [stem, &format!("{stem}_id"), &format!("{stem}_name")];
        let texts: Vec<&str> = names
            .iter()
            .filter_map(|name| said.iter().find_map(|thing| thing.get(name))?.as_str())
            .collect();
        texts.is_empty() || test.passes(&texts)
    })
}

/// Returns a column without `_id` or `_name`.
fn stem(column: &str) -> &str {
    let stem = column
        .strip_suffix("_id")
        .or_else(|| column.strip_suffix("_name"));
    stem.unwrap_or(column)
}

/// Returns the intervals of the period: their labels and their days.
fn periods(plan: &TablePlan<'_>) -> Vec<(Option<String>, Days)> {
    let span = plan.span;
    let days = |start: i64, end: i64| Days {
        start: start as f64 / DAY as f64,
        count: (end - start) as f64 / DAY as f64,
    };
    let Some(interval) = plan.interval else {
        return vec![(None, days(span.start, span.end))];
    };
    let step = if interval == Interval::Hour {
        DAY / 24
    } else {
        DAY
    };
    let mut periods: Vec<(i64, i64, i64)> = Vec::new();
    let mut at = span.start;
    while at < span.end {
        let floor = interval.floor(at, span.start);
        // Intervals change at whole hours or days, even if the period does not start at one.
        let next = (at - at.rem_euclid(step) + step).min(span.end);
        match periods.last_mut() {
            Some((last, _, end)) if *last == floor => *end = next,
            _ => periods.push((floor, at, next)),
        }
        at = next;
    }
    let named = periods.into_iter();
    named
        .map(|(floor, start, end)| (Some(interval.label(floor)), days(start, end)))
        .collect()
}

fn models(plan: &TablePlan<'_>) -> Vec<String> {
    let models = Family::Model.things(plan.category, None).into_iter();
    let kept = models.filter(|model| {
        plan.filter
            .is_none_or(|filter| passes(filter, std::slice::from_ref(model)))
    });
    kept.filter_map(|model| Some(model.get("model")?.as_str()?.to_owned()))
        .collect()
}

/// The most rows of a report. A larger report has no use in a sandbox.
pub(crate) const MOST_ROWS: usize = 100_000;

//! The table of a report: counts the facts of the dataset by the columns of the report.

use std::collections::{HashMap, HashSet};

use serde_json::{Value, json};

use crate::{
    dataset::{
        Category,
        dates::{DAY, Span, to_zone},
        facts::Run,
        seeded_hash::mix,
        visits::{BOTS, LOGGED_PATHS, Visits},
    },
    reports::{
        classes::Classes,
        column::Column,
        filter_bits::FilterBits,
        interval::Interval,
        offer_filter::{OfferFilter, tests_of},
        subject::{Subject, names},
        tally::{Cell, Counted},
        thing::Thing,
        thing_catalogue,
    },
    schema::{filter_match::Test, filter_tree::Tree},
};

/// The settings of a table.
pub(crate) struct TablePlan<'a> {
    pub(crate) category: &'a Category,
    pub(crate) subject: Subject,
    /// The columns other than `date`.
    pub(crate) columns: Vec<String>,
    pub(crate) span: Span,
    /// The intervals of the rows. Without one, a row covers the whole period.
    pub(crate) interval: Option<Interval>,
    pub(crate) filter: Option<&'a Tree<String>>,
    /// Only runs that name this asset count.
    pub(crate) about: Option<usize>,
    /// Returns whether a thing exists for this report.
    pub(crate) keeps: &'a dyn Fn(&Thing) -> bool,
    /// Returns whether a thing is counted. Shares are also shares of things that are not counted.
    pub(crate) counts: &'a dyn Fn(&Thing) -> bool,
    /// If true, a citation counts under the category of its page and under that of its domain.
    pub(crate) split: bool,
    /// Shares are measured among rows with the same value in this column of things.
    pub(crate) within: Option<&'static str>,
    /// The time zone of visits, by its POSIX rule. `None` is US Eastern time.
    pub(crate) zone: Option<&'static str>,
}

#[derive(Debug)]
pub(crate) struct Table {
    pub(crate) rows: Vec<Row>,
    /// The models whose answers are counted.
    pub(crate) models: Vec<String>,
}

/// The key of a row: it is equal for the same things in the same part of another period.
pub(crate) type RowKey = (usize, u64, usize);

#[derive(Debug, Clone)]
pub(crate) struct Row {
    /// The things in its columns.
    said: Vec<Thing>,
    pub(crate) date: Option<String>,
    pub(crate) key: RowKey,
    pub(crate) seed: u64,
    pub(crate) cell: Cell,
    /// The counts of which its shares are shares.
    pub(crate) base: Cell,
    /// The counts of different things.
    pub(crate) distinct: u64,
    base_index: usize,
    /// The rank among the rows that differ only in their things, from 1.
    pub(crate) rank: usize,
}

impl Row {
    pub(crate) fn get(&self, column: &str) -> Option<&Value> {
        self.said.iter().find_map(|thing| thing.get(column))
    }

    pub(crate) fn text(&self, column: &str) -> Option<&str> {
        self.get(column)?.as_str()
    }

    pub(crate) fn things(&self) -> &[Thing] {
        &self.said
    }
}

impl Table {
    /// Returns a table, or `None` if it would have more than [`MOST_ROWS`] rows.
    pub(crate) fn new(plan: &TablePlan<'_>) -> Option<Table> {
        let things = plan.subject.things(plan.category);
        let mut count = Count::new(plan, &things);
        match &plan.subject {
            Subject::Bots(domain) => {
                if let Some(domain) = domain {
                    count.visits(&|hour| domain.bots(hour).collect());
                }
            }
            Subject::Referrals(domain) => {
                if let Some(domain) = domain {
                    count.visits(&|hour| domain.referrals(hour).collect());
                }
            }
            _ => count.runs(),
        }
        count.table()
    }

    /// Ranks the rows by a metric among those that differ only in their things, best first.
    pub(crate) fn rank_by(&mut self, metric: &str) {
        let ascending = metric.contains("position") && !metric.contains("percentage");
        let mut order: Vec<(usize, f64, u64, usize)> = Vec::with_capacity(self.rows.len());
        for (at, row) in self.rows.iter().enumerate() {
            let number = self.number(row, metric);
            let number = if ascending { number } else { -number };
            order.push((row.base_index, number, row.seed, at));
        }
        order.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)).then(a.2.cmp(&b.2)));
        let (mut group, mut rank) = (None, 0);
        for (of, _, _, at) in order {
            rank = if group == Some(of) { rank + 1 } else { 1 };
            group = Some(of);
            self.rows[at].rank = rank;
        }
    }
}

struct Count<'a> {
    plan: &'a TablePlan<'a>,
    things: &'a [Thing],
    kept: Vec<bool>,
    counted: Vec<bool>,
    positive: Vec<bool>,
    bits: FilterBits,
    /// The tests of runs, by their ids.
    run_tests: Vec<&'a Test>,
    offers: OfferFilter<'a>,
    model_classes: Classes,
    probe_classes: Classes,
    thing_classes: Classes,
    /// The second class of a thing, if reports count it twice.
    second: Vec<Option<u32>>,
    within: Classes,
    has_hour: bool,
    has_run: bool,
    bases: Vec<((usize, u64, u32), Cell)>,
    base_index: HashMap<(usize, u64, u32), usize>,
    cells: Vec<((usize, u32), Cell)>,
    cell_index: HashMap<(usize, u32), usize>,
    distinct: HashSet<(usize, usize)>,
    floors: Vec<i64>,
    is_too_long: bool,
}

impl<'a> Count<'a> {
    fn new(plan: &'a TablePlan<'a>, things: &'a [Thing]) -> Count<'a> {
        let category = plan.category;
        let of = |kind: Column| -> Vec<&str> {
            let columns = plan.columns.iter().map(String::as_str);
            columns.filter(|name| Column::of(name) == kind).collect()
        };
        let models: Vec<Thing> = category.models.iter().map(thing_catalogue::model).collect();
        let probes = category.probes.iter();
        let probes: Vec<Thing> = probes
            .map(|probe| thing_catalogue::probe(category, probe))
            .collect();
        let thing_columns = of(Column::Thing);
        let thing_classes = Classes::new(things, &thing_columns);
        let second = things.iter().map(|thing| {
            let other = thing.text("domain_category").filter(|_| plan.split)?;
            let is = |shown: &Option<Thing>| {
                shown.as_ref().and_then(|one| one.text("citation_category")) == Some(other)
            };
            let class = thing_classes.shown.iter().position(is)? as u32;
            (thing.text("citation_category") != Some(other)).then_some(class)
        });
        let within: Vec<&str> = plan.within.into_iter().collect();
        Count {
            plan,
            kept: things.iter().map(plan.keeps).collect(),
            counted: things.iter().map(plan.counts).collect(),
            positive: things.iter().map(|thing| thing.is("positive")).collect(),
            bits: FilterBits::new(plan.filter, category, things),
            run_tests: tests_of(plan.filter, Column::Run)
                .map(|(_, test)| test)
                .collect(),
            offers: OfferFilter::new(&plan.subject, plan.filter, plan.category),
            model_classes: Classes::new(&models, &of(Column::Model)),
            probe_classes: Classes::new(&probes, &of(Column::Probe)),
            second: second.collect(),
            thing_classes,
            within: Classes::new(things, &within),
            has_hour: !of(Column::Hour).is_empty(),
            has_run: !of(Column::Run).is_empty(),
            things,
            bases: Vec::new(),
            base_index: HashMap::new(),
            cells: Vec::new(),
            cell_index: HashMap::new(),
            distinct: HashSet::new(),
            floors: floors(plan),
            is_too_long: false,
        }
    }

    fn runs(&mut self) {
        let (plan, category) = (self.plan, self.plan.category);
        for day in plan.span.days() {
            let facts = category.day(day);
            let kind = plan.subject.kind();
            let mut rest = kind.map_or(&[][..], |kind| facts.facts(kind));
            for (at, run) in facts.runs.iter().enumerate() {
                let own = rest.partition_point(|fact| usize::from(fact.run) <= at);
                let (own, later) = rest.split_at(own);
                rest = later;
                let moment = day * DAY + i64::from(run.minute) * 60;
                let (model, probe) = (usize::from(run.model), usize::from(run.probe));
                let counts = plan.span.contains(moment)
                    && self.bits.is_eligible(model, probe)
                    && plan.subject.covers(category, &facts, at, run)
                    && plan.about.is_none_or(|asset| names(&facts, at, asset))
                    && self.is_wanted(day, at);
                if !counts {
                    continue;
                }
                let number = ((day as u64) << 16) | at as u64;
                let base = self.base(moment, run, number);
                let counted = Counted {
                    model,
                    run: number,
                    at: moment,
                    count: 1,
                    positive: false,
                    position: 0,
                };
                if plan.subject == Subject::Runs {
                    // A run is counted once, and is triggered if it shows offers that pass.
                    let positive = self.offers.are_wanted(own);
                    self.add(
                        base,
                        0,
                        &Counted {
                            positive,
                            ..counted
                        },
                    );
                    continue;
                }
                for fact in own {
                    let thing = usize::from(fact.thing);
                    let counted = Counted {
                        positive: self.positive[thing],
                        position: fact.position.into(),
                        ..counted
                    };
                    self.count(base, probe, thing, &counted);
                }
            }
        }
    }

    /// Returns whether the filter selects a run by its id.
    fn is_wanted(&self, day: i64, run: usize) -> bool {
        self.run_tests.is_empty() || {
            let id = self.plan.category.run_id(day, run);
            self.run_tests.iter().all(|test| test.passes(&[&id]))
        }
    }

    /// Returns the base of a run, and counts the run in it.
    fn base(&mut self, at: i64, run: &Run, number: u64) -> (usize, u64) {
        let model = self.model_classes.of[usize::from(run.model)];
        let probe = self.probe_classes.of[usize::from(run.probe)];
        let mut key = u64::from(model) * self.probe_classes.len() + u64::from(probe);
        if self.has_run {
            key |= number << 16;
        }
        let base = (self.bucket(at), key);
        if self.plan.within.is_none() {
            let index = self.base_of(base, 0);
            self.bases[index].1.run(usize::from(run.model), number);
        }
        base
    }

    fn base_of(&mut self, (bucket, key): (usize, u64), within: u32) -> usize {
        let key = (bucket, key, within);
        let next = self.bases.len();
        let index = *self.base_index.entry(key).or_insert(next);
        if index == next {
            self.bases.push((key, Cell::default()));
        }
        index
    }

    fn count(&mut self, base: (usize, u64), probe: usize, thing: usize, fact: &Counted) {
        if !self.kept[thing] {
            return;
        }
        let index = self.base_of(base, self.within.of[thing]);
        self.bases[index].1.fact(fact);
        if self.counted[thing] && self.bits.passes(fact.model, probe, thing) {
            self.add(base, thing, fact);
        }
    }

    /// Adds a fact to the cells of its thing.
    fn add(&mut self, base: (usize, u64), thing: usize, fact: &Counted) {
        let base = self.base_of(base, self.within.of[thing]);
        let first = self.thing_classes.of[thing];
        for class in [Some(first), self.second[thing]].into_iter().flatten() {
            let key = (base, class);
            let next = self.cells.len();
            let index = *self.cell_index.entry(key).or_insert(next);
            if index == next {
                if next == MOST_ROWS {
                    self.is_too_long = true;
                    return;
                }
                self.cells.push((key, Cell::default()));
            }
            self.cells[index].1.fact(fact);
            self.distinct.insert((index, thing));
        }
    }

    fn visits(&mut self, of_hour: &dyn Fn(i64) -> Vec<Visits>) {
        let span = self.plan.span;
        // The period is in the zone of the report, so it may begin or end on another day in UTC.
        let hours = (span.start - DAY).div_euclid(3600)..(span.end + DAY).div_euclid(3600);
        for hour in hours {
            let at = to_zone(hour * 3600, self.plan.zone);
            if !span.contains(at) {
                continue;
            }
            for visits in of_hour(hour) {
                let bot = BOTS.get(visits.thing / LOGGED_PATHS.len());
                let position = match (&self.plan.subject, bot.map(|bot| bot.2)) {
                    (Subject::Bots(_), Some("ai_assistant")) => 1,
                    (Subject::Bots(_), Some("index")) => 2,
                    (Subject::Bots(_), Some("ai_training")) => 3,
                    _ => 0,
                };
                let key = if self.has_hour {
                    at.rem_euclid(DAY) / 3600
                } else {
                    0
                };
                let base = (self.bucket(at), key as u64);
                let counted = Counted {
                    model: 0,
                    run: hour as u64,
                    at,
                    count: visits.count,
                    positive: false,
                    position,
                };
                self.count(base, 0, visits.thing, &counted);
            }
        }
    }

    fn bucket(&self, at: i64) -> usize {
        let Some(interval) = self.plan.interval else {
            return 0;
        };
        // Floors of whole days need no calendar: they are found by order.
        let at = if interval == Interval::Hour {
            at
        } else {
            at - at.rem_euclid(DAY)
        };
        self.floors.partition_point(|floor| *floor <= at).max(1) - 1
    }

    fn table(self) -> Option<Table> {
        if self.is_too_long {
            return None;
        }
        let mut distinct = vec![0; self.cells.len()];
        for (cell, _) in &self.distinct {
            distinct[*cell] += 1;
        }
        let models = self.plan.category.models.iter().enumerate();
        let models = models.filter(|(at, _)| self.bits.covers(*at));
        let models = models.map(|(_, model)| model.name.to_owned()).collect();
        let cells = self.cells.iter().zip(distinct);
        let rows = cells.map(|(((base, class), cell), distinct)| {
            self.row(*base, *class, cell.clone(), distinct)
        });
        let mut table = Table {
            rows: rows.collect(),
            models,
        };
        debug_assert!(self.things.len() >= self.thing_classes.shown.len());
        table.rank_by(self.plan.subject.main_metric());
        Some(table)
    }

    fn row(&self, base: usize, class: u32, cell: Cell, distinct: u64) -> Row {
        let ((bucket, key, _), of) = &self.bases[base];
        let mut said: Vec<Thing> = Vec::new();
        said.extend(self.thing_classes.shown[class as usize].clone());
        if self.has_hour {
            said.push(Thing::new(vec![("hour", format!("{key:02}").into())]));
        } else {
            let pair = key & 0xffff;
            let (model, probe) = (
                pair / self.probe_classes.len(),
                pair % self.probe_classes.len(),
            );
            said.extend(self.probe_classes.shown[probe as usize].clone());
            said.extend(self.model_classes.shown[model as usize].clone());
        }
        if self.has_run {
            let (day, run) = (
                i64::from((key >> 32) as u32 as i32),
                (key >> 16 & 0xffff) as usize,
            );
            let id = self.plan.category.run_id(day, run);
            said.push(Thing::new(vec![("run", json!(id)), ("run_id", json!(id))]));
        }
        let interval = self.plan.interval;
        Row {
            said,
            date: interval.map(|interval| interval.label(self.floors[*bucket])),
            key: (*bucket, *key, class as usize),
            seed: mix(mix(*bucket as u64) ^ mix(*key).rotate_left(5) ^ u64::from(class)),
            cell,
            base: of.clone(),
            distinct,
            base_index: base,
            rank: 0,
        }
    }
}

/// Returns the starts of the intervals of the period, in order.
fn floors(plan: &TablePlan<'_>) -> Vec<i64> {
    let Some(interval) = plan.interval else {
        return vec![plan.span.start];
    };
    let step = if interval == Interval::Hour {
        3600
    } else {
        DAY
    };
    let first = plan.span.start - plan.span.start.rem_euclid(step);
    let steps = (0..).map(|at| first + at * step);
    let steps = steps.take_while(|at| *at < plan.span.end);
    let mut floors: Vec<i64> = steps
        .map(|at| interval.floor(at, plan.span.start))
        .collect();
    floors.dedup();
    floors
}

/// The most rows of a report. A larger report has no use in a sandbox.
pub(crate) const MOST_ROWS: usize = 100_000;

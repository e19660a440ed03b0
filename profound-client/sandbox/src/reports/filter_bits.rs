//! Evaluates the filter of a report once, for every combination of model, probe and thing.

use serde_json::Value;

use crate::{
    dataset::Category,
    reports::{
        column::{Column, stem},
        thing::Thing,
        thing_catalogue,
    },
    schema::{filter_match::Test, filter_tree::Tree},
};

/// The results of a filter.
#[derive(Debug)]
pub(crate) struct FilterBits {
    probes: usize,
    things: usize,
    passes: Vec<bool>,
    /// For each model and probe: whether the filter passes for any thing.
    eligible: Vec<bool>,
}

impl FilterBits {
    pub(crate) fn new(
        filter: Option<&Tree<String>>,
        category: &Category,
        things: &[Thing],
    ) -> FilterBits {
        let (models, probes) = (category.models.len(), category.probes.len());
        let scope = Scope {
            category,
            models: category.models.iter().map(thing_catalogue::model).collect(),
            probes: category
                .probes
                .iter()
                .map(|probe| thing_catalogue::probe(category, probe))
                .collect(),
            things,
        };
        let all = models * probes * things.len();
        let passes = match filter {
            Some(filter) => scope.tree(filter),
            None => vec![true; all],
        };
        let eligible = match filter {
            // A chunk of size zero is not allowed.
            Some(_) if !things.is_empty() => passes
                .chunks(things.len())
                .map(|chunk| chunk.contains(&true))
                .collect(),
            _ => vec![true; models * probes],
        };
        FilterBits {
            probes,
            things: things.len(),
            passes,
            eligible,
        }
    }

    /// Returns whether runs of a model and a probe count.
    pub(crate) fn is_eligible(&self, model: usize, probe: usize) -> bool {
        self.eligible[model * self.probes + probe]
    }

    /// Returns whether any run of a model counts.
    pub(crate) fn covers(&self, model: usize) -> bool {
        (0..self.probes).any(|probe| self.is_eligible(model, probe))
    }

    pub(crate) fn passes(&self, model: usize, probe: usize, thing: usize) -> bool {
        self.passes[(model * self.probes + probe) * self.things + thing]
    }
}

/// Returns the index of the model, the probe or the thing that a leaf tests.
type Index = fn(usize, usize, usize) -> usize;

struct Scope<'a> {
    category: &'a Category,
    models: Vec<Thing>,
    probes: Vec<Thing>,
    things: &'a [Thing],
}

impl Scope<'_> {
    fn tree(&self, tree: &Tree<String>) -> Vec<bool> {
        let all = self.models.len() * self.probes.len() * self.things.len();
        let merge = |trees: &[Tree<String>], start: bool, with: fn(bool, bool) -> bool| {
            let mut merged = vec![start; all];
            for tree in trees {
                for (bit, other) in merged.iter_mut().zip(self.tree(tree)) {
                    *bit = with(*bit, other);
                }
            }
            merged
        };
        match tree {
            Tree::And(trees) => merge(trees, true, |a, b| a && b),
            Tree::Or(trees) => merge(trees, false, |a, b| a || b),
            Tree::Not(tree) => self.tree(tree).into_iter().map(|bit| !bit).collect(),
            Tree::Leaf(field, test) => self.leaf(field, test),
        }
    }

    fn leaf(&self, field: &str, test: &Test) -> Vec<bool> {
        let (models, probes, things) = (self.models.len(), self.probes.len(), self.things.len());
        let of = |all: &[Thing]| all.iter().map(|one| passes(one, field, test)).collect();
        let (by, results): (Index, Vec<bool>) = match Column::of(field) {
            Column::Model => (|model, _, _| model, of(&self.models)),
            Column::Probe => (|_, probe, _| probe, of(&self.probes)),
            Column::Analysis => (|_, probe, _| probe, self.analyses(test)),
            _ => (|_, _, thing| thing, of(self.things)),
        };
        let mut bits = Vec::with_capacity(models * probes * things);
        for model in 0..models {
            for probe in 0..probes {
                bits.extend((0..things).map(|thing| results[by(model, probe, thing)]));
            }
        }
        bits
    }

    fn analyses(&self, test: &Test) -> Vec<bool> {
        let probes = self.category.probes.iter();
        probes
            .map(|probe| test.passes(&analysis_names(&probe.analyses())))
            .collect()
    }
}

/// Returns the names of analyses with their other names.
pub(crate) fn analysis_names(analyses: &[&'static str]) -> Vec<&'static str> {
    let mut names = analyses.to_vec();
    if names.contains(&"sentiment") {
        names.push("sentiment_v2");
    }
    if names.contains(&"accuracy") {
        names.push("factcheck");
    }
    names
}

/// Returns whether a thing passes a test. A thing passes if it has no such column.
pub(crate) fn passes(thing: &Thing, field: &str, test: &Test) -> bool {
    texts(thing, field).is_none_or(|texts| test.passes(&texts))
}

/// Returns the texts of a thing that a filter on a field tests, or `None` if it has no such column.
pub(crate) fn texts<'a>(thing: &'a Thing, field: &str) -> Option<Vec<&'a str>> {
    let stem = stem(field);
    let (id, name) = (format!("{stem}_id"), format!("{stem}_name"));
    let more: &[&str] = match stem {
        "domain" => &["hostname"],
        "page" => &["url"],
        "channel" => &["handle"],
        _ => &[],
    };
    let columns = [stem, id.as_str(), name.as_str()];
    let columns = columns.into_iter().chain(more.iter().copied());
    let values: Vec<_> = columns.filter_map(|column| thing.get(column)).collect();
    let texts = values.iter().flat_map(|value| match value {
        Value::Array(values) => values.iter().filter_map(Value::as_str).collect(),
        Value::Bool(true) => vec!["true"],
        Value::Bool(false) => vec!["false"],
        value => value.as_str().into_iter().collect(),
    });
    (!values.is_empty()).then(|| texts.collect())
}

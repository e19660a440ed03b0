//! The filter of a report on answers that show products.

use crate::{
    dataset::{Category, facts::Fact},
    reports::{
        column::Column, filter_bits::texts, subject::Subject, thing::Thing, thing_catalogue,
    },
    schema::{filter_match::Test, filter_tree::Tree},
};

/// The tests of the offers in an answer. An answer has the names of all its offers.
pub(crate) struct OfferFilter<'a> {
    tests: Vec<(&'a str, &'a Test)>,
    offers: Vec<Thing>,
}

impl<'a> OfferFilter<'a> {
    pub(crate) fn new(
        subject: &Subject,
        filter: Option<&'a Tree<String>>,
        category: &Category,
    ) -> OfferFilter<'a> {
        let tests = match subject {
            Subject::Runs => tests_of(filter, Column::Thing).collect(),
            _ => Vec::new(),
        };
        OfferFilter {
            offers: if tests.is_empty() {
                Vec::new()
            } else {
                thing_catalogue::offers(category)
            },
            tests,
        }
    }

    /// Returns whether an answer shows offers, and these pass all tests.
    pub(crate) fn are_wanted(&self, shown: &[Fact]) -> bool {
        let passes = |(field, test): &(&str, &Test)| {
            let offers = shown
                .iter()
                .map(|fact| &self.offers[usize::from(fact.thing)]);
            let names = offers.filter_map(|offer| texts(offer, field)).flatten();
            test.passes(&names.collect::<Vec<&str>>())
        };
        !shown.is_empty() && self.tests.iter().all(passes)
    }
}

/// Returns the tests of one kind of column in a list of filters, as v1 reports have it.
pub(crate) fn tests_of(
    filter: Option<&Tree<String>>,
    kind: Column,
) -> impl Iterator<Item = (&str, &Test)> {
    let filters: &[Tree<String>] = match filter {
        Some(Tree::And(filters)) => filters,
        _ => &[],
    };
    filters.iter().filter_map(move |filter| match filter {
        Tree::Leaf(field, test) if Column::of(field) == kind => Some((field.as_str(), test)),
        _ => None,
    })
}

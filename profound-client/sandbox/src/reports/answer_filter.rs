//! The filter of a report on answers.

use crate::{
    dataset::{Category, domains::bare},
    reports::{
        answer::Answer,
        column::{Column, stem},
        filter_bits::{analysis_names, passes},
        report_query::ReportQuery,
        thing::Thing,
        thing_catalogue,
    },
    schema::{filter_match::Test, filter_tree::Tree},
};

pub(crate) struct AnswerFilter<'a> {
    category: &'a Category,
    filter: Option<&'a Tree<String>>,
    models: Vec<Thing>,
    probes: Vec<Thing>,
}

impl<'a> AnswerFilter<'a> {
    pub(crate) fn new(query: &'a ReportQuery<'_>) -> AnswerFilter<'a> {
        let category = query.generator.category;
        let probes = category.probes.iter();
        AnswerFilter {
            category,
            filter: query.filter(),
            models: category.models.iter().map(thing_catalogue::model).collect(),
            probes: probes
                .map(|probe| thing_catalogue::probe(category, probe))
                .collect(),
        }
    }

    pub(crate) fn passes(&self, answer: &Answer) -> bool {
        self.filter.is_none_or(|filter| {
            filter.passes(&|field: &String, test| self.leaf(answer, field, test))
        })
    }

    fn leaf(&self, answer: &Answer, field: &str, test: &Test) -> bool {
        let probe = &self.category.probes[answer.execution.probe];
        match (Column::of(field), stem(field)) {
            (Column::Model, _) => passes(&self.models[answer.model()], field, test),
            (Column::Probe, _) => passes(&self.probes[answer.execution.probe], field, test),
            (Column::Analysis, _) => test.passes(&analysis_names(&probe.analyses())),
            (Column::Run, _) => {
                let id = self
                    .category
                    .run_id(answer.execution.day, answer.execution.run);
                test.passes(&[&id])
            }
            (_, "asset") => {
                let positions = answer.execution.positions.iter().zip(&self.category.assets);
                let named = positions.filter(|(position, _)| **position > 0);
                let named = named.flat_map(|(_, asset)| [asset.entity.name, &asset.entity.id]);
                test.passes(&named.collect::<Vec<&str>>())
            }
            (_, "domain") => {
                let pages = answer.pages(self.category);
                let domains =
                    pages.flat_map(|page| [page.domain(), bare(page.root_domain()), &page.host]);
                test.passes(&domains.collect::<Vec<&str>>())
            }
            (_, "page") => {
                let urls: Vec<String> =
                    answer.pages(self.category).map(|page| page.url()).collect();
                test.passes(&urls.iter().map(String::as_str).collect::<Vec<_>>())
            }
            _ => true,
        }
    }
}

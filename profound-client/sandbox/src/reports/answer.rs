//! One answer of a model, with everything that reports count in it.

use std::sync::Arc;

use serde_json::{Map, Value, json};

use crate::{
    dataset::{
        ASSETS, Category, Execution, Probe,
        claim_counts::{CLAIMS, SOURCES},
        dates::{self, timestamp},
        facts::{Day, FactKind},
        pages::Page,
    },
    reports::{cursor_page::shapes, report_query::ReportQuery},
    schema::shapes::SHAPES,
};

/// An answer of a model.
pub(crate) struct Answer {
    pub(crate) execution: Execution,
    pub(crate) day: Arc<Day>,
}

impl Answer {
    pub(crate) fn new(category: &Category, execution: Execution) -> Answer {
        Answer {
            day: category.day(execution.day),
            execution,
        }
    }

    pub(crate) fn model(&self) -> usize {
        self.execution.model
    }

    /// Returns the position among all answers.
    pub(crate) fn order(&self) -> (i64, usize) {
        (self.execution.at, self.execution.run)
    }

    /// Returns the indexes of the things of a kind.
    pub(crate) fn things(&self, kind: FactKind) -> impl Iterator<Item = usize> + '_ {
        let facts = self.day.facts_of(kind, self.execution.run).iter();
        facts.map(|fact| usize::from(fact.thing))
    }

    pub(crate) fn pages<'a>(&'a self, category: &'a Category) -> impl Iterator<Item = &'a Page> {
        self.things(FactKind::Citation)
            .map(|at| &category.pages[at])
    }

    /// Returns the names of the named brands, best position first.
    pub(crate) fn mentions<'a>(&self, category: &'a Category) -> Vec<&'a str> {
        let positions = self.execution.positions.iter().enumerate();
        let named = positions.filter(|(_, position)| **position > 0);
        let mut named: Vec<(u8, usize)> = named.map(|(at, position)| (*position, at)).collect();
        named.sort_unstable();
        let named = named.into_iter();
        named
            .map(|(_, at)| category.assets[at].entity.name)
            .collect()
    }

    /// Returns the row of this answer, with the included fields.
    pub(crate) fn shown(&self, query: &ReportQuery<'_>, included: &dyn Fn(&str) -> bool) -> Value {
        let (_, row) = shapes(&query.request.operation.response);
        let Some(row) = row.and_then(|row| SHAPES.object(row)) else {
            return Value::Null;
        };
        let fields = row.fields.iter().filter(|field| included(&field.name));
        let made = fields.map(|field| {
            let is_object = SHAPES.object(field.shape.or_null()).is_some();
            let value = self.field(query.generator.category, &field.name, is_object);
            (field.name.clone(), value)
        });
        made.collect::<Map<_, _>>().into()
    }

    fn field(&self, category: &Category, name: &str, is_object: bool) -> Value {
        let probe = &category.probes[self.execution.probe];
        let model = &category.models[self.execution.model];
        let run = &self.day.runs[self.execution.run];
        match name {
            "run_id" => category
                .run_id(self.execution.day, self.execution.run)
                .into(),
            "date" => dates::date_of(self.execution.day).to_string().into(),
            "created_at" => timestamp(dates::instant(self.execution.at)).into(),
            "model" if is_object => json!({ "id": model.id, "name": model.name }),
            "model" => model.name.into(),
            "model_id" => model.id.as_str().into(),
            "topic" => category.topics[probe.topic].name.into(),
            "topic_id" => category.topics[probe.topic].id.as_str().into(),
            "region" => category.regions[probe.region].name.into(),
            "persona" => probe.persona.map(|at| category.personas[at].name).into(),
            "tags" => probe
                .tag
                .map(|at| category.tags[at].name)
                .into_iter()
                .collect(),
            "prompt" => category.prompts[probe.prompt].name.into(),
            "prompt_id" => category.prompts[probe.prompt].id.as_str().into(),
            "asset" => category.assets[0].entity.name.into(),
            "asset_id" => category.assets[0].entity.id.as_str().into(),
            "mentions" => json!(self.mentions(category)),
            "analysis_types" => json!(probe.analyses()),
            "prompt_type" => "visibility".into(),
            "search_triggered" => run.searched.into(),
            "response" => self.text(category, probe).into(),
            "citations" => self.pages(category).map(Page::url).collect(),
            "citation_details" => self.details(category),
            "search_queries" => self
                .things(FactKind::Query)
                .map(|at| category.queries[at].as_str())
                .collect(),
            "web_search_results" => {
                let results = self.things(FactKind::SearchResult);
                let pages = results.map(|at| category.pages[at % category.pages.len()].url());
                pages.collect()
            }
            "themes" | "sentiment_themes" | "sentiment_claims" => self.claims(category, name),
            _ => Value::Null,
        }
    }

    fn text(&self, category: &Category, probe: &Probe) -> String {
        let topic = category.topics[probe.topic].name.to_lowercase();
        let mut text = format!(
            "For {topic}, look at {}.",
            self.mentions(category).join(", ")
        );
        for claim in self.things(FactKind::Claim) {
            let about = claim / (CLAIMS * ASSETS);
            text.push_str(&format!(
                " {}.",
                category.claim(about, claim / ASSETS % CLAIMS).text
            ));
        }
        for check in self.things(FactKind::Check) {
            text.push_str(&format!(" {}.", category.cluster(check / SOURCES).text));
        }
        text
    }

    fn details(&self, category: &Category) -> Value {
        let pages = self.pages(category).enumerate();
        let detail = |(at, page): (usize, &Page)| {
            json!({
                "url": page.url(),
                "clean_url": format!("{}{}", page.domain(), page.path),
                "title": page.path.rsplit('/').next().unwrap_or_default().replace('-', " "),
                "text": null,
                "hostname": page.host,
                "path": page.path,
                "positions": [40 * (at + 1)],
                "groups": [{ "group_id": at / 2, "group_position": at % 2 }],
                "first_cited_at": dates::date_of(self.execution.day).to_string(),
                "citation_category": page.category,
            })
        };
        pages.map(detail).collect()
    }

    fn claims(&self, category: &Category, form: &str) -> Value {
        let mut shown: Vec<Value> = Vec::new();
        for thing in self.things(FactKind::Claim) {
            let (about, at) = (thing / (CLAIMS * ASSETS), thing / ASSETS % CLAIMS);
            let claim = category.claim(about, at);
            let kind = if claim.positive {
                "positive"
            } else {
                "negative"
            };
            let value = match form {
                "themes" => claim.theme.into(),
                "sentiment_themes" => json!({ "type": kind, "name": claim.theme }),
                _ => json!({
                    "asset": category.assets[about].entity.name,
                    "theme": claim.theme,
                    "claim": claim.text,
                    "sentiment": kind,
                }),
            };
            if form == "sentiment_claims" || !shown.contains(&value) {
                shown.push(value);
            }
        }
        shown.into()
    }
}

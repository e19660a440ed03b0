//! The answers themselves, and the metrics calculated from them by the rules of Profound.
//!
//! The checks compare these with the numbers of the reports: no report is used here.

use std::collections::{BTreeMap, BTreeSet};

use profound_api::{
    AnswerField, AnswerRow, AnswersQuery, Client, Error, Map, Prompts, Uuid, Value,
    dates::DateRange,
};

pub(crate) struct Answers(Vec<AnswerRow>);

impl Answers {
    pub(crate) async fn read(
        client: &Client,
        category: Uuid,
        period: DateRange,
    ) -> Result<Self, Error> {
        let query = AnswersQuery::new(category, period).include([
            AnswerField::Date,
            AnswerField::Model,
            AnswerField::Prompt,
            AnswerField::Mentions,
            AnswerField::Citations,
            AnswerField::SearchQueries,
            AnswerField::SentimentClaims,
            AnswerField::AnalysisTypes,
            AnswerField::Response,
        ]);
        Ok(Self(client.all_answers(&query).await?.into_vec().await?))
    }

    /// Returns the answers of one day.
    pub(crate) fn of_day(&self, date: &str) -> Self {
        let same = self
            .0
            .iter()
            .filter(|row| row.date.as_deref() == Some(date));
        Self(same.cloned().collect())
    }

    /// Returns the mean of a ratio over the models, with equal weight. A model for which the whole is 0 does not
    /// count. `None` if there is no such model.
    pub(crate) fn mean_over_models(
        &self,
        part: impl Fn(&AnswerRow) -> f64,
        whole: impl Fn(&AnswerRow) -> f64,
    ) -> Option<f64> {
        let mut models = BTreeMap::<_, (f64, f64)>::new();
        for row in &self.0 {
            let model = row.model.as_ref().and_then(|model| model.name.as_ref());
            let sums = models.entry(model).or_default();
            *sums = (sums.0 + part(row), sums.1 + whole(row));
        }
        let ratios = models
            .values()
            .filter(|sums| sums.1 > 0.0)
            .map(|sums| sums.0 / sums.1);
        let ratios: Vec<f64> = ratios.collect();
        (!ratios.is_empty()).then(|| ratios.iter().sum::<f64>() / ratios.len() as f64)
    }

    /// Returns the answers that name a brand, as a part of those that name any.
    pub(crate) fn visibility(&self, brand: &str) -> Option<f64> {
        let names_any = |row: &AnswerRow| f64::from(u8::from(!mentions(row).is_empty()));
        self.mean_over_models(|row| names(row, brand), names_any)
    }

    /// Returns the mentions of a brand as a part of all.
    pub(crate) fn share_of_voice(&self, brand: &str) -> Option<f64> {
        self.mean_over_models(|row| names(row, brand), |row| mentions(row).len() as f64)
    }

    /// Returns the mean position of a brand among the brands of an answer that names it, from 1.
    pub(crate) fn position(&self, brand: &str) -> Option<f64> {
        let position = |row: &AnswerRow| {
            let at = mentions(row).iter().position(|name| name == brand);
            at.map_or(0.0, |at| (at + 1) as f64)
        };
        self.mean_over_models(position, |row| names(row, brand))
    }

    /// Returns the citations of some URLs as a part of all.
    pub(crate) fn citation_share(&self, is_one: impl Fn(&str) -> bool) -> Option<f64> {
        let cited = |row: &AnswerRow| count(&row.citations, &is_one) as f64;
        self.mean_over_models(cited, |row| count(&row.citations, |_| true) as f64)
    }

    /// Returns the URLs that are cited.
    pub(crate) fn cited(&self) -> BTreeSet<&str> {
        let urls = self.0.iter().flat_map(|row| row.citations.iter().flatten());
        urls.map(String::as_str).collect()
    }

    /// Returns the number of citations of a URL.
    pub(crate) fn citations(&self, url: &str) -> usize {
        self.0
            .iter()
            .map(|row| count(&row.citations, |one| one == url))
            .sum()
    }

    /// Returns the positive claims on a theme about a brand, as a part of all claims on it.
    pub(crate) fn positive_sentiment(&self, brand: &str, theme: &str) -> Option<f64> {
        let claims = |row: &AnswerRow, fields: &[(&str, &str)]| {
            let claims = row.sentiment_claims.iter().flatten();
            let is_one = |claim: &&Map<String, Value>| {
                fields
                    .iter()
                    .all(|(name, value)| claim.get(*name).is_some_and(|one| one == value))
            };
            claims.filter(is_one).count() as f64
        };
        let all = [
            ("asset", brand),
            ("theme", theme),
            ("sentiment", "positive"),
        ];
        self.mean_over_models(|row| claims(row, &all), |row| claims(row, &all[..2]))
    }

    /// Returns the answers that make a claim, as a part of the answers about a brand that are checked for accuracy.
    pub(crate) fn claim_occurrence(&self, brand: &str, claim: &str) -> Option<f64> {
        let is_checked = |row: &AnswerRow| {
            let analyses = row.analysis_types.iter().flatten();
            let checks = analyses.filter(|name| *name == "accuracy").count() as f64;
            names(row, brand) * checks
        };
        let has_claim = |row: &AnswerRow| {
            let has = row
                .response
                .as_ref()
                .is_some_and(|text| text.contains(claim));
            f64::from(u8::from(has)) * is_checked(row)
        };
        self.mean_over_models(has_claim, is_checked)
    }

    /// Returns the number of times that models search for a query to answer a prompt.
    pub(crate) fn searches(&self, prompt: &str, query: &str) -> usize {
        let rows = self
            .0
            .iter()
            .filter(|row| row.prompt.as_deref() == Some(prompt));
        rows.map(|row| count(&row.search_queries, |one| one == query))
            .sum()
    }
}

fn mentions(row: &AnswerRow) -> &[String] {
    row.mentions.as_deref().unwrap_or_default()
}

fn names(row: &AnswerRow, brand: &str) -> f64 {
    f64::from(u8::from(mentions(row).iter().any(|name| name == brand)))
}

fn count(texts: &Option<Vec<String>>, is_one: impl Fn(&str) -> bool) -> usize {
    texts.iter().flatten().filter(|text| is_one(text)).count()
}

/// Returns the host of a URL without `www.`.
pub(crate) fn host(url: &str) -> &str {
    let rest = url.strip_prefix("https://").unwrap_or(url);
    let host = rest.split('/').next().unwrap_or_default();
    host.strip_prefix("www.").unwrap_or(host)
}

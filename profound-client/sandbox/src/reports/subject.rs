//! The subjects of reports: the kinds of facts that they count.

use crate::{
    dataset::{
        Category,
        facts::{Day, FactKind, Run},
        visits::LoggedDomain,
    },
    reports::{thing::Thing, thing_catalogue},
};

/// The subject of a report.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Subject {
    /// The runs of prompts themselves, and whether they show products that pass the filter.
    Runs,
    /// Facts in answers.
    Facts(FactKind),
    /// Visits of bots to a domain. `None` if nothing is logged for it.
    Bots(Option<LoggedDomain>),
    /// Visits of people to a domain.
    Referrals(Option<LoggedDomain>),
}

impl Subject {
    /// Returns the things that the report counts.
    pub(crate) fn things(&self, category: &Category) -> Vec<Thing> {
        match self {
            // Filters on offers are tested for each answer as a whole.
            Subject::Runs => vec![Thing::new(Vec::new())],
            Subject::Facts(FactKind::Mention) => thing_catalogue::assets(category),
            Subject::Facts(FactKind::Citation) => thing_catalogue::pages(category),
            Subject::Facts(FactKind::SearchResult) => thing_catalogue::results(category),
            Subject::Facts(FactKind::Query) => thing_catalogue::queries(category),
            Subject::Facts(FactKind::Claim) => thing_catalogue::claims(category),
            Subject::Facts(FactKind::Check) => thing_catalogue::checks(category),
            Subject::Facts(FactKind::Product) => thing_catalogue::products(category),
            Subject::Facts(FactKind::Offer) => thing_catalogue::offers(category),
            Subject::Bots(domain) => domain
                .as_ref()
                .map(thing_catalogue::bots)
                .unwrap_or_default(),
            Subject::Referrals(domain) => domain
                .as_ref()
                .map(thing_catalogue::referrals)
                .unwrap_or_default(),
        }
    }

    /// Returns the kind of the facts that the report needs.
    pub(crate) fn kind(&self) -> Option<FactKind> {
        match self {
            Subject::Runs => Some(FactKind::Offer),
            Subject::Facts(kind) => Some(*kind),
            Subject::Bots(_) | Subject::Referrals(_) => None,
        }
    }

    /// Returns whether a run can have facts of this subject. Shares are shares of such runs.
    pub(crate) fn covers(&self, category: &Category, day: &Day, at: usize, run: &Run) -> bool {
        let probe = &category.probes[usize::from(run.probe)];
        match self {
            Subject::Facts(FactKind::Query | FactKind::SearchResult) => run.searched,
            Subject::Facts(FactKind::Claim) => probe.has_sentiment(),
            Subject::Facts(FactKind::Check) => probe.has_accuracy() && names(day, at, 0),
            Subject::Facts(FactKind::Product | FactKind::Offer) => run.shopping,
            _ => true,
        }
    }

    /// Returns the metric by which rows are ranked.
    pub(crate) fn main_metric(&self) -> &'static str {
        match self {
            Subject::Facts(FactKind::Citation) => "citation_share",
            Subject::Facts(FactKind::Product) => "visibility_score",
            Subject::Facts(FactKind::Offer) => "share_of_offers",
            Subject::Facts(FactKind::Claim) => "occurrence",
            _ => "count",
        }
    }
}

/// Returns whether a run names an asset.
pub(crate) fn names(day: &Day, run: usize, asset: usize) -> bool {
    let mentions = day.facts_of(FactKind::Mention, run).iter();
    mentions
        .map(|fact| usize::from(fact.thing))
        .any(|thing| thing == asset)
}

//! Every method of the typed API. Made by the tool.

#![allow(deprecated, reason = "all of them are called")]

mod accuracy;
mod ads;
mod agents;
mod categories;
mod content;
mod documents;
mod integrations;
mod knowledge_bases;
mod organization;
mod projects;
mod prompts;
mod reports;
mod shared;
mod shopping;
mod social;
mod tasks;

use crate::arguments::Call;

/// By areas.
pub(crate) const ALL: &[(&str, &[Call])] = &[
    ("accuracy", accuracy::CALLS),
    ("ads", ads::CALLS),
    ("agents", agents::CALLS),
    ("categories", categories::CALLS),
    ("content", content::CALLS),
    ("documents", documents::CALLS),
    ("integrations", integrations::CALLS),
    ("knowledge_bases", knowledge_bases::CALLS),
    ("organization", organization::CALLS),
    ("projects", projects::CALLS),
    ("prompts", prompts::CALLS),
    ("reports", reports::CALLS),
    ("shopping", shopping::CALLS),
    ("social", social::CALLS),
    ("tasks", tasks::CALLS),
];

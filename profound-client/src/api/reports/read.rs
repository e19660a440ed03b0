//! What is answered.

use crate::api::record::record;
use crate::api::{DimensionRef, Polarity};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

record! {
    /// An asset, and whether it is the category's own.
    pub struct AssetRef {
        required {}
        optional {
            /// The name of the asset.
            "name" name: Option<String>,
            /// Whether it is the category's own, not a competitor's.
            "owned" owned: Option<bool>,
        }
    }
}

record! {
    /// How often a domain, page or category of pages is cited.
    pub struct CitationRow {
        required {}
        optional {
            /// The domain that is cited.
            "domain" domain: Option<String>,
            /// The page that is cited.
            "page" page: Option<String>,
            /// Its rank.
            "rank" rank: Option<i64>,
            /// The day, or the first day of a longer time.
            "date" date: Option<String>,
            /// The AI model.
            "model" model: Option<DimensionRef>,
            /// The topic.
            "topic" topic: Option<DimensionRef>,
            /// The region.
            "region" region: Option<DimensionRef>,
            /// The persona.
            "persona" persona: Option<DimensionRef>,
            /// The prompt.
            "prompt" prompt: Option<DimensionRef>,
            /// How often it is cited.
            "count" count: Option<i64>,
            /// Its share of all citations.
            "citation_share" citation_share: Option<f64>,
            /// When the page was first cited; rows on domains and categories have none.
            "first_cited_at" first_cited_at: Option<String>,
        }
        more { more }
    }
}

record! {
    /// The sentiment of the time that is compared with.
    pub struct PreviousSentiment {
        required {}
        optional {
            /// How much speaks for it, in percent of what speaks for or against it.
            "positive_sentiment" positive_sentiment: Option<f64>,
            /// How much speaks against it, in percent of what speaks for or against it.
            "negative_sentiment" negative_sentiment: Option<f64>,
            /// How often it occurs.
            "occurrence" occurrence: Option<f64>,
        }
        more { more }
    }
}

record! {
    /// How often one search, or group of searches, is made.
    pub struct QueryFanoutRow {
        required {}
        optional {
            /// The day, or the first day of a longer time.
            "date" date: Option<String>,
            /// The name of the AI model.
            "model" model: Option<String>,
            /// The name of the region.
            "region" region: Option<String>,
            /// The text of the prompt.
            "prompt" prompt: Option<String>,
            /// What is searched for.
            "query" query: Option<String>,
            /// How many searches there are.
            "total_fanouts" total_fanouts: Option<f64>,
            /// How many searches there are in a run.
            "fanouts_per_execution" fanouts_per_execution: Option<f64>,
            /// The share of the searches.
            "share" share: Option<f64>,
            /// How many different searches there are.
            "query_variations" query_variations: Option<i64>,
            /// The rank.
            "rank" rank: Option<i64>,
        }
        more { more }
    }
}

record! {
    /// The sentiment now and before.
    pub struct SentimentPeriods {
        required {}
        optional {
            /// The sentiment in the time that the report is about.
            "current" current: Option<SentimentScores>,
            /// The sentiment in the time that is compared with.
            "previous" previous: Option<SentimentScores>,
        }
    }
}

record! {
    /// How answers speak of a brand: overall, or in one group.
    pub struct SentimentRow {
        required {}
        optional {
            /// The day, or the first day of a longer time.
            "date" date: Option<String>,
            /// The AI model.
            "model" model: Option<DimensionRef>,
            /// The topic.
            "topic" topic: Option<DimensionRef>,
            /// The region.
            "region" region: Option<DimensionRef>,
            /// The prompt.
            "prompt" prompt: Option<DimensionRef>,
            /// The persona.
            "persona" persona: Option<DimensionRef>,
            /// The tag.
            "tag" tag: Option<DimensionRef>,
            /// The theme.
            "theme" theme: Option<DimensionRef>,
            /// The claim.
            "claim" claim: Option<DimensionRef>,
            /// The run.
            "run" run: Option<DimensionRef>,
            /// The competitor.
            "competitor" competitor: Option<DimensionRef>,
            /// How much speaks for it, in percent of what speaks for or against it.
            "positive_sentiment" positive_sentiment: Option<f64>,
            /// How much speaks against it, in percent of what speaks for or against it.
            "negative_sentiment" negative_sentiment: Option<f64>,
            /// How often it occurs.
            "occurrence" occurrence: Option<f64>,
            /// The figures of the time that is compared with.
            "previous" previous: Option<PreviousSentiment>,
            /// The day in the time that is compared with.
            "prev_date" previous_date: Option<String>,
            /// The websites that are cited.
            "cited_websites" cited_websites: Option<Vec<String>>,
            /// The rank.
            "rank" rank: Option<i64>,
        }
        more { more }
    }
}

record! {
    /// The sentiment of one time.
    pub struct SentimentScores {
        required {
            /// How much speaks for it, in percent of what speaks for or against it.
            "positive_sentiment" positive_sentiment: f64,
            /// How much speaks against it, in percent of what speaks for or against it.
            "negative_sentiment" negative_sentiment: f64,
            /// How many assessments it is taken from.
            "assessment_count" assessment_count: i64,
        }
        optional {
            /// How often it occurs.
            "occurrence" occurrence: Option<f64>,
            /// How many answers it occurs in.
            "response_count" response_count: Option<i64>,
            /// How many answers there are.
            "total_response_count" total_response_count: Option<i64>,
        }
    }
}

record! {
    /// What is known of a group.
    pub struct SentimentScoresGroupV1 {
        required {}
        optional {
            /// The theme.
            "theme" theme: Option<String>,
            /// The claim.
            "claim" claim: Option<String>,
            /// Whether it speaks for the brand or against it.
            "sentiment" sentiment: Option<Polarity>,
            /// The prompt.
            "prompt_id" prompt_id: Option<String>,
            /// The text of the prompt.
            "prompt_text" prompt_text: Option<String>,
            /// The topic.
            "topic_id" topic_id: Option<String>,
            /// The run.
            "run_id" run_id: Option<String>,
            /// When it was created.
            "created_at" created_at: Option<String>,
            /// The AI model.
            "model_id" model_id: Option<String>,
            /// The region.
            "region_id" region_id: Option<String>,
            /// The persona.
            "persona_id" persona_id: Option<String>,
            /// The name of the asset.
            "asset_name" asset_name: Option<String>,
            /// How many rows are below it.
            "child_count_total" child_count_total: Option<i64>,
            /// How many of the rows below it match.
            "child_count_matching" child_count_matching: Option<i64>,
            /// Whether the row above it matches the search.
            "parent_matches_search" parent_matches_search: Option<bool>,
            /// Whether a row below it matches the search.
            "child_matches_search" child_matches_search: Option<bool>,
        }
    }
}

record! {
    /// How many rows there are, and what was asked for.
    pub struct SentimentScoresInfoV1 {
        required {
            /// What was asked for.
            "query" query: Map<String, Value>,
            /// How many rows there are on all pages.
            "total_rows" total_rows: i64,
        }
        optional {}
    }
}

record! {
    /// A page of sentiment scores.
    pub struct SentimentScoresPageV1 {
        required {
            /// How many rows there are, and what was asked for.
            "info" info: SentimentScoresInfoV1,
        }
        optional {
            /// The rows.
            "data" data: Vec<SentimentScoresRowV1>,
        }
    }
}

record! {
    /// The sentiment of one group, now and before.
    pub struct SentimentScoresRowV1 {
        required {
            /// The sentiment.
            "scores" scores: SentimentPeriods,
        }
        optional {
            /// The day, or the first day of a longer time.
            "date" date: Option<String>,
            /// The day in the time that is compared with.
            "prev_date" previous_date: Option<String>,
            /// The identifiers of what the row is grouped by.
            "group_ids" group_ids: Option<BTreeMap<String, String>>,
            /// The names of what the row is grouped by.
            "group_names" group_names: Option<BTreeMap<String, String>>,
            /// What is known of the group.
            "group_metadata" group_metadata: Option<SentimentScoresGroupV1>,
            /// The addresses of the pages that are cited.
            "cited_website_hrefs" cited_website_hrefs: Vec<String>,
            /// How many rows there are.
            "total_count" total_count: Option<i64>,
        }
    }
}

record! {
    /// How visible one brand is.
    pub struct VisibilityRow {
        required {}
        optional {
            /// The brand.
            "asset" asset: Option<AssetRef>,
            /// The rank, if the rows are not grouped.
            "rank" rank: Option<i64>,
            /// The day, or the first day of a longer time.
            "date" date: Option<String>,
            /// The AI model.
            "model" model: Option<DimensionRef>,
            /// The topic.
            "topic" topic: Option<DimensionRef>,
            /// The region.
            "region" region: Option<DimensionRef>,
            /// The prompt.
            "prompt" prompt: Option<DimensionRef>,
            /// The persona.
            "persona" persona: Option<DimensionRef>,
            /// How visible the brand is, from 0 to 1.
            "visibility_score" visibility_score: Option<f64>,
            /// The brand's share of all mentions, from 0 to 1.
            "share_of_voice" share_of_voice: Option<f64>,
            /// At which place the brand is mentioned, on average.
            "average_position" average_position: Option<f64>,
        }
        more { more }
    }
}

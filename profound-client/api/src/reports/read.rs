//! What is answered.

use crate::record::record;
use crate::{DimensionRef, Polarity};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

record! {
    /// An asset, and whether it is the category's own.
    pub struct AssetRef {
        required {}
        optional {
            /// The name of the asset.
            0 "name" name: Option<String>,
            /// Whether it is the category's own, not a competitor's.
            1 "owned" owned: Option<bool>,
        }
    }
}

record! {
    /// How often a domain, page or category of pages is cited.
    pub struct CitationRow {
        required {}
        optional {
            /// The domain that is cited.
            0 "domain" domain: Option<String>,
            /// The page that is cited.
            1 "page" page: Option<String>,
            /// Its rank.
            2 "rank" rank: Option<i64>,
            /// The day, or the first day of a longer time.
            3 "date" date: Option<String>,
            /// The AI model.
            4 "model" model: Option<DimensionRef>,
            /// The topic.
            5 "topic" topic: Option<DimensionRef>,
            /// The region.
            6 "region" region: Option<DimensionRef>,
            /// The persona.
            7 "persona" persona: Option<DimensionRef>,
            /// The prompt.
            8 "prompt" prompt: Option<DimensionRef>,
            /// How often it is cited.
            9 "count" count: Option<i64>,
            /// Its share of all citations.
            10 "citation_share" citation_share: Option<f64>,
            /// When the page was first cited; rows on domains and categories have none.
            11 "first_cited_at" first_cited_at: Option<String>,
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
            0 "positive_sentiment" positive_sentiment: Option<f64>,
            /// How much speaks against it, in percent of what speaks for or against it.
            1 "negative_sentiment" negative_sentiment: Option<f64>,
            /// How often it occurs.
            2 "occurrence" occurrence: Option<f64>,
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
            0 "date" date: Option<String>,
            /// The name of the AI model.
            1 "model" model: Option<String>,
            /// The name of the region.
            2 "region" region: Option<String>,
            /// The text of the prompt.
            3 "prompt" prompt: Option<String>,
            /// What is searched for.
            4 "query" query: Option<String>,
            /// How many searches there are.
            5 "total_fanouts" total_fanouts: Option<f64>,
            /// How many searches there are in a run.
            6 "fanouts_per_execution" fanouts_per_execution: Option<f64>,
            /// The share of the searches.
            7 "share" share: Option<f64>,
            /// How many different searches there are.
            8 "query_variations" query_variations: Option<i64>,
            /// The rank.
            9 "rank" rank: Option<i64>,
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
            0 "current" current: Option<SentimentScores>,
            /// The sentiment in the time that is compared with.
            1 "previous" previous: Option<SentimentScores>,
        }
    }
}

record! {
    /// How answers speak of a brand: overall, or in one group.
    pub struct SentimentRow {
        required {}
        optional {
            /// The day, or the first day of a longer time.
            0 "date" date: Option<String>,
            /// The AI model.
            1 "model" model: Option<DimensionRef>,
            /// The topic.
            2 "topic" topic: Option<DimensionRef>,
            /// The region.
            3 "region" region: Option<DimensionRef>,
            /// The prompt.
            4 "prompt" prompt: Option<DimensionRef>,
            /// The persona.
            5 "persona" persona: Option<DimensionRef>,
            /// The tag.
            6 "tag" tag: Option<DimensionRef>,
            /// The theme.
            7 "theme" theme: Option<DimensionRef>,
            /// The claim.
            8 "claim" claim: Option<DimensionRef>,
            /// The run.
            9 "run" run: Option<DimensionRef>,
            /// The competitor.
            10 "competitor" competitor: Option<DimensionRef>,
            /// How much speaks for it, in percent of what speaks for or against it.
            11 "positive_sentiment" positive_sentiment: Option<f64>,
            /// How much speaks against it, in percent of what speaks for or against it.
            12 "negative_sentiment" negative_sentiment: Option<f64>,
            /// How often it occurs.
            13 "occurrence" occurrence: Option<f64>,
            /// The figures of the time that is compared with.
            14 "previous" previous: Option<PreviousSentiment>,
            /// The day in the time that is compared with.
            15 "prev_date" previous_date: Option<String>,
            /// The websites that are cited.
            16 "cited_websites" cited_websites: Option<Vec<String>>,
            /// The rank.
            17 "rank" rank: Option<i64>,
        }
        more { more }
    }
}

record! {
    /// The sentiment of one time.
    pub struct SentimentScores {
        required {
            /// How much speaks for it, in percent of what speaks for or against it.
            0 "positive_sentiment" positive_sentiment: f64,
            /// How much speaks against it, in percent of what speaks for or against it.
            1 "negative_sentiment" negative_sentiment: f64,
            /// How many assessments it is taken from.
            2 "assessment_count" assessment_count: i64,
        }
        optional {
            /// How often it occurs.
            3 "occurrence" occurrence: Option<f64>,
            /// How many answers it occurs in.
            4 "response_count" response_count: Option<i64>,
            /// How many answers there are.
            5 "total_response_count" total_response_count: Option<i64>,
        }
    }
}

record! {
    /// What is known of a group.
    pub struct SentimentScoresGroupV1 {
        required {}
        optional {
            /// The theme.
            0 "theme" theme: Option<String>,
            /// The claim.
            1 "claim" claim: Option<String>,
            /// Whether it speaks for the brand or against it.
            2 "sentiment" sentiment: Option<Polarity>,
            /// The prompt.
            3 "prompt_id" prompt_id: Option<String>,
            /// The text of the prompt.
            4 "prompt_text" prompt_text: Option<String>,
            /// The topic.
            5 "topic_id" topic_id: Option<String>,
            /// The run.
            6 "run_id" run_id: Option<String>,
            /// When it was created.
            7 "created_at" created_at: Option<String>,
            /// The AI model.
            8 "model_id" model_id: Option<String>,
            /// The region.
            9 "region_id" region_id: Option<String>,
            /// The persona.
            10 "persona_id" persona_id: Option<String>,
            /// The name of the asset.
            11 "asset_name" asset_name: Option<String>,
            /// How many rows are below it.
            12 "child_count_total" child_count_total: Option<i64>,
            /// How many of the rows below it match.
            13 "child_count_matching" child_count_matching: Option<i64>,
            /// Whether the row above it matches the search.
            14 "parent_matches_search" parent_matches_search: Option<bool>,
            /// Whether a row below it matches the search.
            15 "child_matches_search" child_matches_search: Option<bool>,
        }
    }
}

record! {
    /// How many rows there are, and what was asked for.
    pub struct SentimentScoresInfoV1 {
        required {
            /// What was asked for.
            0 "query" query: Map<String, Value>,
            /// How many rows there are on all pages.
            1 "total_rows" total_rows: i64,
        }
        optional {}
    }
}

record! {
    /// A page of sentiment scores.
    pub struct SentimentScoresPageV1 {
        required {
            /// How many rows there are, and what was asked for.
            0 "info" info: SentimentScoresInfoV1,
        }
        optional {
            /// The rows.
            1 "data" data: Vec<SentimentScoresRowV1>,
        }
    }
}

record! {
    /// The sentiment of one group, now and before.
    pub struct SentimentScoresRowV1 {
        required {
            /// The sentiment.
            0 "scores" scores: SentimentPeriods,
        }
        optional {
            /// The day, or the first day of a longer time.
            1 "date" date: Option<String>,
            /// The day in the time that is compared with.
            2 "prev_date" previous_date: Option<String>,
            /// The identifiers of what the row is grouped by.
            3 "group_ids" group_ids: Option<BTreeMap<String, String>>,
            /// The names of what the row is grouped by.
            4 "group_names" group_names: Option<BTreeMap<String, String>>,
            /// What is known of the group.
            5 "group_metadata" group_metadata: Option<SentimentScoresGroupV1>,
            /// The addresses of the pages that are cited.
            6 "cited_website_hrefs" cited_website_hrefs: Vec<String>,
            /// How many rows there are.
            7 "total_count" total_count: Option<i64>,
        }
    }
}

record! {
    /// How visible one brand is.
    pub struct VisibilityRow {
        required {}
        optional {
            /// The brand.
            0 "asset" asset: Option<AssetRef>,
            /// The rank, if the rows are not grouped.
            1 "rank" rank: Option<i64>,
            /// The day, or the first day of a longer time.
            2 "date" date: Option<String>,
            /// The AI model.
            3 "model" model: Option<DimensionRef>,
            /// The topic.
            4 "topic" topic: Option<DimensionRef>,
            /// The region.
            5 "region" region: Option<DimensionRef>,
            /// The prompt.
            6 "prompt" prompt: Option<DimensionRef>,
            /// The persona.
            7 "persona" persona: Option<DimensionRef>,
            /// How visible the brand is, from 0 to 1.
            8 "visibility_score" visibility_score: Option<f64>,
            /// The brand's share of all mentions, from 0 to 1.
            9 "share_of_voice" share_of_voice: Option<f64>,
            /// At which place the brand is mentioned, on average.
            10 "average_position" average_position: Option<f64>,
        }
        more { more }
    }
}

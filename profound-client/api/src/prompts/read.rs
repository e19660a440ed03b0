//! What is answered.

use crate::record::record;
use crate::{AnalysisType, DimensionRef, Moment, NamedResource, Polarity, TrackingStatus};
use serde_json::{Map, Value};
use uuid::Uuid;

record! {
    /// One answer of an AI system: the fields that were asked for.
    pub struct AnswerRow {
        required {}
        optional {
            /// The run that the answer came from.
            0 "run_id" run_id: Option<String>,
            /// The day of the answer.
            1 "date" date: Option<String>,
            /// The AI system that answered.
            2 "model" model: Option<DimensionRef>,
            /// The name of the topic.
            3 "topic" topic: Option<String>,
            /// The topic.
            4 "topic_id" topic_id: Option<String>,
            /// The name of the region.
            5 "region" region: Option<String>,
            /// The name of the persona.
            6 "persona" persona: Option<String>,
            /// The names of the tags.
            7 "tags" tags: Option<Vec<String>>,
            /// The text of the prompt.
            8 "prompt" prompt: Option<String>,
            /// The prompt.
            9 "prompt_id" prompt_id: Option<String>,
            /// The text of the answer.
            10 "response" response: Option<String>,
            /// The brands that the answer mentions.
            11 "mentions" mentions: Option<Vec<String>>,
            /// The addresses that the answer cites.
            12 "citations" citations: Option<Vec<String>>,
            /// The citations with the places in the text that they belong to.
            13 "citation_details" citation_details: Option<Vec<CitationDetail>>,
            /// What the AI system searched the web for.
            14 "search_queries" search_queries: Option<Vec<String>>,
            /// What the answers are examined for.
            15 "analysis_types" analysis_types: Option<Vec<String>>,
            /// What the answer claims, and how it speaks of it.
            16 "sentiment_claims" sentiment_claims: Option<Vec<Map<String, Value>>>,
        }
        more { more }
    }
}

record! {
    /// One answer of an AI system, as version 1 has it.
    pub struct AnswerRowV1 {
        required {}
        optional {
            /// The run that the answer came from.
            0 "run_id" run_id: Option<Uuid>,
            /// When the answer was collected.
            1 "created_at" created_at: Option<Moment>,
            /// The text of the prompt.
            2 "prompt" prompt: Option<String>,
            /// The prompt.
            3 "prompt_id" prompt_id: Option<Uuid>,
            /// The brands that the answer mentions.
            4 "mentions" mentions: Option<Vec<String>>,
            /// What the answers are examined for.
            5 "analysis_types" analysis_types: Option<Vec<String>>,
            /// The older form of `analysis_types`.
            6 "prompt_type" prompt_type: Option<String>,
            /// The text of the answer.
            7 "response" response: Option<String>,
            /// The addresses that the answer cites.
            8 "citations" citations: Option<Vec<String>>,
            /// The citations with the places in the text that they belong to.
            9 "citation_details" citation_details: Option<Vec<CitationDetail>>,
            /// The addresses that the AI system's web searches found.
            10 "web_search_results" web_search_results: Option<Vec<String>>,
            /// Whether the AI system searched the web.
            11 "search_triggered" search_triggered: Option<bool>,
            /// The names of the themes; `sentiment_themes` says more.
            12 "themes" themes: Option<Vec<String>>,
            /// The themes that the answer speaks of, from the older analysis of sentiment.
            13 "sentiment_themes" sentiment_themes: Option<Vec<SentimentTheme>>,
            /// What the AI system searched the web for.
            14 "search_queries" search_queries: Option<Vec<String>>,
            /// The name of the topic.
            15 "topic" topic: Option<String>,
            /// The topic.
            16 "topic_id" topic_id: Option<Uuid>,
            /// The name of the region.
            17 "region" region: Option<String>,
            /// The name of the AI system that answered.
            18 "model" model: Option<String>,
            /// The AI model.
            19 "model_id" model_id: Option<Uuid>,
            /// The name of the asset.
            20 "asset" asset: Option<String>,
            /// The asset.
            21 "asset_id" asset_id: Option<Uuid>,
            /// The names of the tags.
            22 "tags" tags: Option<Vec<String>>,
            /// The name of the persona.
            23 "persona" persona: Option<String>,
        }
    }
}

record! {
    /// How many answers there are.
    pub struct AnswersInfoV1 {
        required {
            /// How many answers there are on all pages.
            0 "total_rows" total_rows: i64,
        }
        optional {}
    }
}

record! {
    /// A page of answers, as version 1 has them.
    pub struct AnswersPageV1 {
        required {
            /// How many answers there are.
            0 "info" info: AnswersInfoV1,
            /// The answers.
            1 "data" data: Vec<AnswerRowV1>,
        }
        optional {}
    }
}

record! {
    /// What changed on a prompt, or would.
    pub struct ChangedPrompt {
        required {
            /// The prompt.
            0 "id" id: String,
        }
        optional {
            /// The text, before and after.
            1 "prompt" prompt: Option<FieldDiff>,
            /// The topic, before and after.
            2 "topic" topic: Option<FieldDiff>,
            /// The language, before and after.
            3 "language" language: Option<FieldDiff>,
            /// The tags that were added and removed.
            4 "tags" tags: Option<NamedResourceChanges>,
            /// The regions that were added and removed.
            5 "regions" regions: Option<NamedResourceChanges>,
            /// The platforms that were added and removed.
            6 "platforms" platforms: Option<NamedResourceChanges>,
            /// The personas that were added and removed.
            7 "personas" personas: Option<NamedResourceChanges>,
            /// What its answers are examined for, before and after.
            8 "analysis_types" analysis_types: Option<FieldDiff>,
            /// The asset, before and after.
            9 "asset" asset: Option<FieldDiff>,
        }
    }
}

record! {
    /// How many prompts have another status now, or would have.
    pub struct ChangedPromptStatus {
        required {
            /// Whether nothing was stored.
            0 "dry_run" dry_run: bool,
        }
        optional {
            /// How many prompts changed.
            1 "updated_prompts" updated_prompts: i64,
        }
    }
}

record! {
    /// What changed, or would.
    pub struct ChangedPrompts {
        required {
            /// Whether nothing was stored.
            0 "dry_run" dry_run: bool,
        }
        optional {
            /// How many prompts changed.
            1 "updated" updated: i64,
            /// How many topics were created.
            2 "topics_created" topics_created: i64,
            /// How many tags were created.
            3 "tags_created" tags_created: i64,
            /// What changed on each prompt, or would.
            4 "prompts" prompts: Vec<ChangedPrompt>,
        }
    }
}

record! {
    /// A citation in an answer: the page, and where it is cited.
    pub struct CitationDetail {
        required {
            /// The address of the page.
            0 "url" url: String,
            /// The address, cleaned of what does not identify the page.
            1 "clean_url" clean_url: String,
            /// The title of the page.
            2 "title" title: String,
            /// The host.
            3 "hostname" hostname: String,
            /// The path of the page.
            4 "path" path: String,
        }
        optional {
            /// The text that belongs to it, if there is one.
            5 "text" text: Option<String>,
            /// When it was first cited, if that is known.
            6 "first_cited_at" first_cited_at: Option<String>,
            /// Where in the text it is cited.
            7 "positions" positions: Vec<i64>,
            /// The groups it is shown in.
            8 "groups" groups: Option<Vec<CitationGroup>>,
            /// The category of the cited page.
            9 "citation_category" citation_category: Option<String>,
        }
    }
}

record! {
    /// A group of citations that an answer shows together.
    pub struct CitationGroup {
        required {
            /// The group.
            0 "group_id" group_id: i64,
            /// The place within the group.
            1 "group_position" group_position: i64,
        }
        optional {}
    }
}

record! {
    /// A prompt that was created, or would be.
    pub struct CreatedPrompt {
        required {
            /// The prompt.
            0 "id" id: String,
            /// The text of the prompt.
            1 "prompt" prompt: String,
            /// The topic.
            2 "topic" topic: NamedResource,
            /// The language, such as `en-US`.
            3 "language" language: String,
        }
        optional {
            /// The tags.
            4 "tags" tags: Vec<NamedResource>,
            /// The regions.
            5 "regions" regions: Vec<NamedResource>,
            /// The platforms.
            6 "platforms" platforms: Vec<NamedResource>,
            /// The personas.
            7 "personas" personas: Vec<NamedResource>,
            /// What the answers are examined for.
            8 "analysis_types" analysis_types: Vec<AnalysisType>,
            /// The asset.
            9 "asset" asset: Option<NamedResource>,
        }
    }
}

record! {
    /// What was created, or would be.
    pub struct CreatedPrompts {
        required {
            /// Whether nothing was stored.
            0 "dry_run" dry_run: bool,
        }
        optional {
            /// How many prompts were created.
            1 "created" created: i64,
            /// How many topics were created.
            2 "topics_created" topics_created: i64,
            /// How many tags were created.
            3 "tags_created" tags_created: i64,
            /// The prompts that were created, or would be.
            4 "prompts" prompts: Vec<CreatedPrompt>,
        }
    }
}

record! {
    /// A value before and after a change.
    pub struct FieldDiff {
        required {}
        optional {
            /// The value before the change.
            0 "old" old: Option<Value>,
            /// The value after the change.
            1 "new" new: Option<Value>,
        }
    }
}

record! {
    /// What was added to a list, and what was removed.
    pub struct NamedResourceChanges {
        required {}
        optional {
            /// What was added.
            0 "added" added: Vec<NamedResource>,
            /// What was removed.
            1 "removed" removed: Vec<NamedResource>,
        }
    }
}

record! {
    /// A prompt that AI systems are asked.
    pub struct Prompt {
        required {
            /// The identifier.
            0 "id" id: String,
            /// The text.
            1 "prompt" prompt: String,
            /// The language, such as `en-US`.
            2 "language" language: String,
            /// Whether it is run.
            3 "status" status: TrackingStatus,
            /// The topic.
            4 "topic" topic: NamedResource,
            /// When it was created.
            5 "created_at" created_at: Moment,
            /// When it last changed.
            6 "updated_at" updated_at: Moment,
            /// The regions.
            7 "regions" regions: Vec<NamedResource>,
            /// The AI systems that are asked.
            8 "platforms" platforms: Vec<NamedResource>,
        }
        optional {
            /// What the answers are examined for.
            9 "analysis_types" analysis_types: Vec<AnalysisType>,
            /// The older form of `analysis_types`.
            10 "prompt_type" prompt_type: String,
            /// The tags.
            11 "tags" tags: Vec<NamedResource>,
            /// The personas.
            12 "personas" personas: Vec<NamedResource>,
        }
    }
}

record! {
    /// What share of the conversations has one intent.
    pub struct PromptIntentRow {
        required {
            /// The intent.
            0 "main_classification" main_classification: String,
            /// How large a part of the conversations has the intent.
            1 "pct_conversation" pct_conversation: f64,
        }
        optional {
            /// The intent, more closely.
            2 "sub_category_classification" sub_category_classification: Option<String>,
        }
    }
}

record! {
    /// The intents behind a keyword.
    pub struct PromptIntents {
        required {
            /// How many rows there are, and what was asked for.
            0 "info" info: PromptVolumeInfo,
            /// The rows.
            1 "data" data: Vec<PromptIntentRow>,
        }
        optional {}
    }
}

record! {
    /// How often people ask about a keyword.
    pub struct PromptVolume {
        required {
            /// How many rows there are, and what was asked for.
            0 "info" info: PromptVolumeInfo,
            /// The rows.
            1 "data" data: Vec<PromptVolumeRow>,
        }
        optional {}
    }
}

record! {
    /// How many rows there are, and whether they are all.
    pub struct PromptVolumeInfo {
        required {
            /// How many rows there are on all pages.
            0 "total_rows" total_rows: i64,
        }
        optional {
            /// Whether there are more rows than these.
            1 "truncated" truncated: bool,
            /// What was asked for.
            2 "query" query: Option<Map<String, Value>>,
        }
    }
}

record! {
    /// How often people of one country ask one platform.
    pub struct PromptVolumeRow {
        required {
            /// The code of the country.
            0 "country_code" country_code: String,
            /// The platform.
            1 "platform" platform: String,
            /// When a prompt counts as being about the keyword.
            2 "matching_type" matching_type: String,
            /// How long a time the row covers.
            3 "frequency" frequency: String,
            /// The day, or the first day of a longer time.
            4 "date" date: String,
            /// How often people ask.
            5 "volume" volume: f64,
        }
        optional {}
    }
}

record! {
    /// How many prompts there are, and how the listing continues.
    pub struct PromptsInfo {
        required {
            /// How many prompts there are on all pages.
            0 "total_rows" total_rows: i64,
            /// How many prompts a page holds.
            1 "limit" limit: i64,
            /// The cursor of the next page; none on the last.
            2 "next_cursor" next_cursor: Option<String>,
        }
        optional {}
    }
}

record! {
    /// A page of prompts.
    pub struct PromptsPage {
        required {
            /// How many there are, and how the listing continues.
            0 "info" info: PromptsInfo,
            /// The prompts.
            1 "data" data: Vec<Prompt>,
        }
        optional {}
    }
}

record! {
    /// A theme that an answer speaks of, and how.
    pub struct SentimentTheme {
        required {
            /// Whether the answer speaks for it or against it.
            0 "type" kind: Polarity,
            /// The name.
            1 "name" name: String,
        }
        optional {}
    }
}

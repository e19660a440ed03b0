//! What is answered.

use crate::api::record::record;
use crate::api::{AnalysisType, DimensionRef, Moment, NamedResource, Polarity, TrackingStatus};
use serde_json::{Map, Value};
use uuid::Uuid;

record! {
    /// One answer of an AI system: the fields that were asked for.
    pub struct AnswerRow {
        required {}
        optional {
            /// The run that the answer came from.
            "run_id" run_id: Option<String>,
            /// The day of the answer.
            "date" date: Option<String>,
            /// The AI system that answered.
            "model" model: Option<DimensionRef>,
            /// The name of the topic.
            "topic" topic: Option<String>,
            /// The topic.
            "topic_id" topic_id: Option<String>,
            /// The name of the region.
            "region" region: Option<String>,
            /// The name of the persona.
            "persona" persona: Option<String>,
            /// The names of the tags.
            "tags" tags: Option<Vec<String>>,
            /// The text of the prompt.
            "prompt" prompt: Option<String>,
            /// The prompt.
            "prompt_id" prompt_id: Option<String>,
            /// The text of the answer.
            "response" response: Option<String>,
            /// The brands that the answer mentions.
            "mentions" mentions: Option<Vec<String>>,
            /// The addresses that the answer cites.
            "citations" citations: Option<Vec<String>>,
            /// The citations with the places in the text that they belong to.
            "citation_details" citation_details: Option<Vec<CitationDetail>>,
            /// What the AI system searched the web for.
            "search_queries" search_queries: Option<Vec<String>>,
            /// What the answers are examined for.
            "analysis_types" analysis_types: Option<Vec<String>>,
            /// What the answer claims, and how it speaks of it.
            "sentiment_claims" sentiment_claims: Option<Vec<Map<String, Value>>>,
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
            "run_id" run_id: Option<Uuid>,
            /// When the answer was collected.
            "created_at" created_at: Option<Moment>,
            /// The text of the prompt.
            "prompt" prompt: Option<String>,
            /// The prompt.
            "prompt_id" prompt_id: Option<Uuid>,
            /// The brands that the answer mentions.
            "mentions" mentions: Option<Vec<String>>,
            /// What the answers are examined for.
            "analysis_types" analysis_types: Option<Vec<String>>,
            /// The older form of `analysis_types`.
            "prompt_type" prompt_type: Option<String>,
            /// The text of the answer.
            "response" response: Option<String>,
            /// The addresses that the answer cites.
            "citations" citations: Option<Vec<String>>,
            /// The citations with the places in the text that they belong to.
            "citation_details" citation_details: Option<Vec<CitationDetail>>,
            /// The addresses that the AI system's web searches found.
            "web_search_results" web_search_results: Option<Vec<String>>,
            /// Whether the AI system searched the web.
            "search_triggered" search_triggered: Option<bool>,
            /// The names of the themes; `sentiment_themes` says more.
            "themes" themes: Option<Vec<String>>,
            /// The themes that the answer speaks of, from the older analysis of sentiment.
            "sentiment_themes" sentiment_themes: Option<Vec<SentimentTheme>>,
            /// What the AI system searched the web for.
            "search_queries" search_queries: Option<Vec<String>>,
            /// The name of the topic.
            "topic" topic: Option<String>,
            /// The topic.
            "topic_id" topic_id: Option<Uuid>,
            /// The name of the region.
            "region" region: Option<String>,
            /// The name of the AI system that answered.
            "model" model: Option<String>,
            /// The AI model.
            "model_id" model_id: Option<Uuid>,
            /// The name of the asset.
            "asset" asset: Option<String>,
            /// The asset.
            "asset_id" asset_id: Option<Uuid>,
            /// The names of the tags.
            "tags" tags: Option<Vec<String>>,
            /// The name of the persona.
            "persona" persona: Option<String>,
        }
    }
}

record! {
    /// How many answers there are.
    pub struct AnswersInfoV1 {
        required {
            /// How many answers there are on all pages.
            "total_rows" total_rows: i64,
        }
        optional {}
    }
}

record! {
    /// A page of answers, as version 1 has them.
    pub struct AnswersPageV1 {
        required {
            /// How many answers there are.
            "info" info: AnswersInfoV1,
            /// The answers.
            "data" data: Vec<AnswerRowV1>,
        }
        optional {}
    }
}

record! {
    /// What changed on a prompt, or would.
    pub struct ChangedPrompt {
        required {
            /// The prompt.
            "id" id: String,
        }
        optional {
            /// The text, before and after.
            "prompt" prompt: Option<FieldDiff>,
            /// The topic, before and after.
            "topic" topic: Option<FieldDiff>,
            /// The language, before and after.
            "language" language: Option<FieldDiff>,
            /// The tags that were added and removed.
            "tags" tags: Option<NamedResourceChanges>,
            /// The regions that were added and removed.
            "regions" regions: Option<NamedResourceChanges>,
            /// The platforms that were added and removed.
            "platforms" platforms: Option<NamedResourceChanges>,
            /// The personas that were added and removed.
            "personas" personas: Option<NamedResourceChanges>,
            /// What its answers are examined for, before and after.
            "analysis_types" analysis_types: Option<FieldDiff>,
            /// The asset, before and after.
            "asset" asset: Option<FieldDiff>,
        }
    }
}

record! {
    /// How many prompts have another status now, or would have.
    pub struct ChangedPromptStatus {
        required {
            /// Whether nothing was stored.
            "dry_run" dry_run: bool,
        }
        optional {
            /// How many prompts changed.
            "updated_prompts" updated_prompts: i64,
        }
    }
}

record! {
    /// What changed, or would.
    pub struct ChangedPrompts {
        required {
            /// Whether nothing was stored.
            "dry_run" dry_run: bool,
        }
        optional {
            /// How many prompts changed.
            "updated" updated: i64,
            /// How many topics were created.
            "topics_created" topics_created: i64,
            /// How many tags were created.
            "tags_created" tags_created: i64,
            /// What changed on each prompt, or would.
            "prompts" prompts: Vec<ChangedPrompt>,
        }
    }
}

record! {
    /// A citation in an answer: the page, and where it is cited.
    pub struct CitationDetail {
        required {
            /// The address of the page.
            "url" url: String,
            /// The address, cleaned of what does not identify the page.
            "clean_url" clean_url: String,
            /// The title of the page.
            "title" title: String,
            /// The host.
            "hostname" hostname: String,
            /// The path of the page.
            "path" path: String,
        }
        optional {
            /// The text that belongs to it, if there is one.
            "text" text: Option<String>,
            /// When it was first cited, if that is known.
            "first_cited_at" first_cited_at: Option<String>,
            /// Where in the text it is cited.
            "positions" positions: Vec<i64>,
            /// The groups it is shown in.
            "groups" groups: Option<Vec<CitationGroup>>,
            /// The category of the cited page.
            "citation_category" citation_category: Option<String>,
        }
    }
}

record! {
    /// A group of citations that an answer shows together.
    pub struct CitationGroup {
        required {
            /// The group.
            "group_id" group_id: i64,
            /// The place within the group.
            "group_position" group_position: i64,
        }
        optional {}
    }
}

record! {
    /// A prompt that was created, or would be.
    pub struct CreatedPrompt {
        required {
            /// The prompt.
            "id" id: String,
            /// The text of the prompt.
            "prompt" prompt: String,
            /// The topic.
            "topic" topic: NamedResource,
            /// The language, such as `en-US`.
            "language" language: String,
        }
        optional {
            /// The tags.
            "tags" tags: Vec<NamedResource>,
            /// The regions.
            "regions" regions: Vec<NamedResource>,
            /// The platforms.
            "platforms" platforms: Vec<NamedResource>,
            /// The personas.
            "personas" personas: Vec<NamedResource>,
            /// What the answers are examined for.
            "analysis_types" analysis_types: Vec<AnalysisType>,
            /// The asset.
            "asset" asset: Option<NamedResource>,
        }
    }
}

record! {
    /// What was created, or would be.
    pub struct CreatedPrompts {
        required {
            /// Whether nothing was stored.
            "dry_run" dry_run: bool,
        }
        optional {
            /// How many prompts were created.
            "created" created: i64,
            /// How many topics were created.
            "topics_created" topics_created: i64,
            /// How many tags were created.
            "tags_created" tags_created: i64,
            /// The prompts that were created, or would be.
            "prompts" prompts: Vec<CreatedPrompt>,
        }
    }
}

record! {
    /// A value before and after a change.
    pub struct FieldDiff {
        required {}
        optional {
            /// The value before the change.
            "old" old: Option<Value>,
            /// The value after the change.
            "new" new: Option<Value>,
        }
    }
}

record! {
    /// What was added to a list, and what was removed.
    pub struct NamedResourceChanges {
        required {}
        optional {
            /// What was added.
            "added" added: Vec<NamedResource>,
            /// What was removed.
            "removed" removed: Vec<NamedResource>,
        }
    }
}

record! {
    /// A prompt that AI systems are asked.
    pub struct Prompt {
        required {
            /// The identifier.
            "id" id: String,
            /// The text.
            "prompt" prompt: String,
            /// The language, such as `en-US`.
            "language" language: String,
            /// Whether it is run.
            "status" status: TrackingStatus,
            /// The topic.
            "topic" topic: NamedResource,
            /// When it was created.
            "created_at" created_at: Moment,
            /// When it last changed.
            "updated_at" updated_at: Moment,
            /// The regions.
            "regions" regions: Vec<NamedResource>,
            /// The AI systems that are asked.
            "platforms" platforms: Vec<NamedResource>,
        }
        optional {
            /// What the answers are examined for.
            "analysis_types" analysis_types: Vec<AnalysisType>,
            /// The older form of `analysis_types`.
            "prompt_type" prompt_type: String,
            /// The tags.
            "tags" tags: Vec<NamedResource>,
            /// The personas.
            "personas" personas: Vec<NamedResource>,
        }
    }
}

record! {
    /// What share of the conversations has one intent.
    pub struct PromptIntentRow {
        required {
            /// The intent.
            "main_classification" main_classification: String,
            /// How large a part of the conversations has the intent.
            "pct_conversation" pct_conversation: f64,
        }
        optional {
            /// The intent, more closely.
            "sub_category_classification" sub_category_classification: Option<String>,
        }
    }
}

record! {
    /// The intents behind a keyword.
    pub struct PromptIntents {
        required {
            /// How many rows there are, and what was asked for.
            "info" info: PromptVolumeInfo,
            /// The rows.
            "data" data: Vec<PromptIntentRow>,
        }
        optional {}
    }
}

record! {
    /// How often people ask about a keyword.
    pub struct PromptVolume {
        required {
            /// How many rows there are, and what was asked for.
            "info" info: PromptVolumeInfo,
            /// The rows.
            "data" data: Vec<PromptVolumeRow>,
        }
        optional {}
    }
}

record! {
    /// How many rows there are, and whether they are all.
    pub struct PromptVolumeInfo {
        required {
            /// How many rows there are on all pages.
            "total_rows" total_rows: i64,
        }
        optional {
            /// Whether there are more rows than these.
            "truncated" truncated: bool,
            /// What was asked for.
            "query" query: Option<Map<String, Value>>,
        }
    }
}

record! {
    /// How often people of one country ask one platform.
    pub struct PromptVolumeRow {
        required {
            /// The code of the country.
            "country_code" country_code: String,
            /// The platform.
            "platform" platform: String,
            /// When a prompt counts as being about the keyword.
            "matching_type" matching_type: String,
            /// How long a time the row covers.
            "frequency" frequency: String,
            /// The day, or the first day of a longer time.
            "date" date: String,
            /// How often people ask.
            "volume" volume: f64,
        }
        optional {}
    }
}

record! {
    /// How many prompts there are, and how the listing continues.
    pub struct PromptsInfo {
        required {
            /// How many prompts there are on all pages.
            "total_rows" total_rows: i64,
            /// How many prompts a page holds.
            "limit" limit: i64,
            /// The cursor of the next page; none on the last.
            "next_cursor" next_cursor: Option<String>,
        }
        optional {}
    }
}

record! {
    /// A page of prompts.
    pub struct PromptsPage {
        required {
            /// How many there are, and how the listing continues.
            "info" info: PromptsInfo,
            /// The prompts.
            "data" data: Vec<Prompt>,
        }
        optional {}
    }
}

record! {
    /// A theme that an answer speaks of, and how.
    pub struct SentimentTheme {
        required {
            /// Whether the answer speaks for it or against it.
            "type" kind: Polarity,
            /// The name.
            "name" name: String,
        }
        optional {}
    }
}

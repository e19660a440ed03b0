//! What is sent.

use super::{AnswerField, KeywordMatch, PromptOrder, PromptStatus, PromptType, VolumePlatform};
use crate::api::sent::sent;
use crate::api::{AnalysisType, Condition, Direction, Pagination, TrackingStatus};
use uuid::Uuid;

sent! {
    /// Which fields answers of version 1 come with.
    pub struct AnswerFieldsV1 {
        required {}
        optional {
            /// Whether to answer with the run. Default: `false`.
            "run_id" run_id: one bool,
            /// Whether to answer with when it was collected. Default: `true`.
            "created_at" created_at: one bool,
            /// Whether to answer with the text of the prompt. Default: `true`.
            "prompt" prompt: one bool,
            /// Whether to answer with the identifier of the prompt. Default: `false`.
            "prompt_id" prompt_id: one bool,
            /// Whether to answer with the brands it mentions. Default: `true`.
            "mentions" mentions: one bool,
            /// Whether to answer with what it is examined for. Default: `false`.
            "analysis_types" analysis_types: one bool,
            /// Whether to answer with the older form of `analysis_types`. Default: `true`.
            "prompt_type" prompt_type: one bool,
            /// Whether to answer with the text of the answer. Default: `true`.
            "response" response: one bool,
            /// Whether to answer with the addresses it cites. Default: `true`.
            "citations" citations: one bool,
            /// Whether to answer with where it cites what. Default: `false`.
            "citation_details" citation_details: one bool,
            /// Whether to answer with what web searches found. Default: `false`.
            "web_search_results" web_search_results: one bool,
            /// Whether to answer with whether the web was searched. Default: `false`.
            "search_triggered" search_triggered: one bool,
            /// Whether to answer with the themes; `sentiment_themes` says more. Default: `true`.
            "themes" themes: one bool,
            /// Whether to answer with the themes of the older analysis of sentiment. Default: `false`.
            "sentiment_themes" sentiment_themes: one bool,
            /// Whether to answer with the name of the topic. Default: `true`.
            "topic" topic: one bool,
            /// Whether to answer with the identifier of the topic. Default: `false`.
            "topic_id" topic_id: one bool,
            /// Whether to answer with the region. Default: `true`.
            "region" region: one bool,
            /// Whether to answer with the name of the AI system. Default: `true`.
            "model" model: one bool,
            /// Whether to answer with the identifier of the AI system. Default: `true`.
            "model_id" model_id: one bool,
            /// Whether to answer with the name of the asset. Default: `true`.
            "asset" asset: one bool,
            /// Whether to answer with the identifier of the asset. Default: `false`.
            "asset_id" asset_id: one bool,
            /// Whether to answer with the tags. Default: `false`.
            "tags" tags: one bool,
            /// Whether to answer with what was searched for. Default: `false`.
            "search_queries" search_queries: one bool,
            /// Whether to answer with the persona. Default: `false`.
            "persona" persona: one bool,
        }
    }
}

impl Default for AnswerFieldsV1 {
    fn default() -> Self {
        Self::new()
    }
}

sent! {
    /// Which answers are asked for, and which of their fields.
    pub struct AnswersQuery {
        required {
            /// The category.
            "category_id" category_id: one Uuid,
            /// The days that are counted, in US Eastern time.
            "start_date" dates: v2,
        }
        optional {
            /// Which fields to answer with; left out, all but `citation_details`.
            "include" include: some_list AnswerField,
            /// Which answers to look at: conditions on `model`, `topic`, `region`, `persona`, `prompt`,
            /// `tag` or `analysis_type`, joined in any way, and joined to those by `and` alone also on
            /// `domain` or `page`.
            "filter" filter: filter,
            /// How many rows a page holds. Default: `10`. 1 to 200.
            "limit" limit: one u32,
            /// How many rows to stream at most, where it is a stream; all, where this is not said. 1 or
            /// more.
            "max_results" max_results: one u32,
            /// Where to begin: the `next_cursor` of the page before.
            "cursor" cursor: text,
        }
    }
}

sent! {
    /// Which answers version 1 is asked for, and which of their fields.
    pub struct AnswersQueryV1 {
        required {
            /// The category.
            "category_id" category_id: one Uuid,
            /// The days that are counted, in US Eastern time.
            "start_date" dates: v1,
        }
        optional {
            /// Which answers to begin with, and how many.
            "pagination" pagination: one Pagination,
            /// What to look at: conditions on `region_id`, `region_name`, `model_id`, `tag_id`,
            /// `analysis_type`, `prompt_type`, `prompt`, `prompt_id`, `persona_id`, `topic_id`, `asset_id`
            /// or `asset_name`.
            "filters" filters: list Condition,
            /// Which fields to answer with.
            "include" include: one AnswerFieldsV1,
        }
    }
}

sent! {
    /// Something by its identifier or its name.
    pub struct IdOrName {
        required {}
        optional {
            /// The identifier, if that is how it is meant.
            "id" id: patch_text,
            /// The name, if that is how it is meant.
            "name" name: patch_text,
        }
    }
}

impl Default for IdOrName {
    fn default() -> Self {
        Self::new()
    }
}

sent! {
    /// A prompt to create.
    pub struct NewPrompt {
        required {
            /// The text that AI systems are asked. Not empty.
            "prompt" prompt: text,
            /// The topic; one that is named and not there yet is created.
            "topic" topic: one IdOrName,
            /// The language, such as `en-US`.
            "language" language: text,
            /// Where to ask. Not empty.
            "regions" regions: list IdOrName,
            /// Which AI systems to ask. Not empty.
            "platforms" platforms: list IdOrName,
        }
        optional {
            /// An identifier of the caller's: a prompt is created once under it, however often it is asked
            /// for.
            "id" id: text,
            /// The tags; those that are named and not there yet are created.
            "tags" tags: list IdOrName,
            /// Whom to ask as; left out, nobody in particular.
            "personas" personas: list IdOrName,
            /// What to examine the answers for; left out, visibility.
            "analysis_types" analysis_types: some_list AnalysisType,
            /// The older form of `analysis_types`.
            "prompt_type" prompt_type: text,
            /// The brand to examine; sentiment needs one.
            "asset" asset: one IdOrName,
        }
    }
}

sent! {
    /// Prompts to create.
    pub struct NewPrompts {
        required {
            /// The prompts to create.
            "prompts" prompts: list NewPrompt,
        }
        optional {
            /// Whether to store nothing, and only answer with what would be. Default: `false`.
            "dry_run" dry_run: one bool,
        }
    }
}

sent! {
    /// What to change about a prompt.
    pub struct PromptChange {
        required {
            /// The prompt.
            "id" id: text,
        }
        optional {
            /// The text it is to have.
            "prompt" prompt: patch_text,
            /// The topic it is to have; one that is named and not there yet is created.
            "topic" topic: patch IdOrName,
            /// The language it is to have.
            "language" language: patch_text,
            /// All tags that it is to have.
            "tags" tags: patch_list IdOrName,
            /// All regions that it is to have.
            "regions" regions: patch_list IdOrName,
            /// All platforms that it is to have.
            "platforms" platforms: patch_list IdOrName,
            /// All personas that it is to have.
            "personas" personas: patch_list IdOrName,
            /// All that its answers are to be examined for.
            "analysis_types" analysis_types: patch_list AnalysisType,
            /// The older form of `analysis_types`.
            "prompt_type" prompt_type: patch_text,
            /// The brand to examine; sentiment needs one.
            "asset" asset: patch IdOrName,
        }
    }
}

sent! {
    /// Changes to prompts.
    pub struct PromptChanges {
        required {
            /// The changes, each to one prompt.
            "prompts" prompts: list PromptChange,
        }
        optional {
            /// Whether to store nothing, and only answer with what would be. Default: `false`.
            "dry_run" dry_run: one bool,
        }
    }
}

sent! {
    /// Which keyword to find the intents behind.
    pub struct PromptIntentsQuery {
        required {
            /// The keyword. Not empty.
            "keyword" keyword: text,
            /// When a prompt counts as being about the keyword.
            "matching_type" matching_type: one KeywordMatch,
            /// The days that are counted, in US Eastern time.
            "start_date" dates: v2,
        }
        optional {
            /// Only these regions.
            "regions" regions: texts,
            /// Only these platforms.
            "platforms" platforms: list VolumePlatform,
        }
    }
}

sent! {
    /// Which prompts to enable, disable or delete.
    pub struct PromptStatusChange {
        required {
            /// What to do with them.
            "status" status: one PromptStatus,
            /// The prompts.
            "prompt_ids" prompt_ids: list Uuid,
        }
        optional {
            /// Whether to store nothing, and only answer with what would be. Default: `false`.
            "dry_run" dry_run: one bool,
        }
    }
}

sent! {
    /// Which keyword to find the volume of.
    pub struct PromptVolumeQuery {
        required {
            /// The keyword. Not empty.
            "keyword" keyword: text,
            /// When a prompt counts as being about the keyword.
            "matching_type" matching_type: one KeywordMatch,
            /// The days that are counted, in US Eastern time.
            "start_date" dates: v2,
        }
        optional {
            /// Only these regions.
            "regions" regions: texts,
            /// Only these platforms.
            "platforms" platforms: list VolumePlatform,
            /// The organization.
            "organization_id" organization_id: one Uuid,
        }
    }
}

sent! {
    /// Which prompts are asked for, and in which order.
    pub struct PromptsQuery {
        required {}
        optional {
            /// How many to answer with on a page. 1 to 10000. Default: `10000`.
            "limit" limit: one u32,
            /// Where to begin: the `next_cursor` of the page before.
            "cursor" cursor: text,
            /// What the prompts are ordered by. Default: `created_at`.
            "order_by" order_by: one PromptOrder,
            /// Which end comes first. Default: `desc`.
            "order_dir" order_dir: one Direction,
            /// Only prompts that are examined for one of these.
            "analysis_type" analysis_types: list AnalysisType,
            /// The older form of `analysis_type`.
            "prompt_type" prompt_types: list PromptType,
            /// Only prompts that are in one of these states.
            "status" statuses: list TrackingStatus,
            /// Only prompts of these topics.
            "topic_id" topic_ids: list Uuid,
            /// Only prompts with one of these tags.
            "tag_id" tag_ids: list Uuid,
            /// Only prompts for these regions.
            "region_id" region_ids: list Uuid,
            /// Only prompts for these platforms.
            "platform_id" platform_ids: list Uuid,
            /// Only prompts for these personas.
            "persona_id" persona_ids: list Uuid,
        }
    }
}

impl Default for PromptsQuery {
    fn default() -> Self {
        Self::new()
    }
}

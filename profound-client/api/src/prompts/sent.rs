//! What is sent.

use super::{AnswerField, KeywordMatch, PromptOrder, PromptStatus, PromptType, VolumePlatform};
use crate::sent::sent;
use crate::{AnalysisType, Condition, Direction, Filter, Pagination, TrackingStatus};
use profound_client::Patch;
use profound_client::dates::DateRange;
use uuid::Uuid;

sent! {
    /// Which fields answers of version 1 come with.
    pub struct AnswerFieldsV1 {
        required {}
        optional {
            /// Whether to answer with the run. Default: `false`.
            "run_id" run_id: Option<bool> = one(bool),
            /// Whether to answer with when it was collected. Default: `true`.
            "created_at" created_at: Option<bool> = one(bool),
            /// Whether to answer with the text of the prompt. Default: `true`.
            "prompt" prompt: Option<bool> = one(bool),
            /// Whether to answer with the identifier of the prompt. Default: `false`.
            "prompt_id" prompt_id: Option<bool> = one(bool),
            /// Whether to answer with the brands it mentions. Default: `true`.
            "mentions" mentions: Option<bool> = one(bool),
            /// Whether to answer with what it is examined for. Default: `false`.
            "analysis_types" analysis_types: Option<bool> = one(bool),
            /// Whether to answer with the older form of `analysis_types`. Default: `true`.
            "prompt_type" prompt_type: Option<bool> = one(bool),
            /// Whether to answer with the text of the answer. Default: `true`.
            "response" response: Option<bool> = one(bool),
            /// Whether to answer with the addresses it cites. Default: `true`.
            "citations" citations: Option<bool> = one(bool),
            /// Whether to answer with where it cites what. Default: `false`.
            "citation_details" citation_details: Option<bool> = one(bool),
            /// Whether to answer with what web searches found. Default: `false`.
            "web_search_results" web_search_results: Option<bool> = one(bool),
            /// Whether to answer with whether the web was searched. Default: `false`.
            "search_triggered" search_triggered: Option<bool> = one(bool),
            /// Whether to answer with the themes; `sentiment_themes` says more. Default: `true`.
            "themes" themes: Option<bool> = one(bool),
            /// Whether to answer with the themes of the older analysis of sentiment. Default: `false`.
            "sentiment_themes" sentiment_themes: Option<bool> = one(bool),
            /// Whether to answer with the name of the topic. Default: `true`.
            "topic" topic: Option<bool> = one(bool),
            /// Whether to answer with the identifier of the topic. Default: `false`.
            "topic_id" topic_id: Option<bool> = one(bool),
            /// Whether to answer with the region. Default: `true`.
            "region" region: Option<bool> = one(bool),
            /// Whether to answer with the name of the AI system. Default: `true`.
            "model" model: Option<bool> = one(bool),
            /// Whether to answer with the identifier of the AI system. Default: `true`.
            "model_id" model_id: Option<bool> = one(bool),
            /// Whether to answer with the name of the asset. Default: `true`.
            "asset" asset: Option<bool> = one(bool),
            /// Whether to answer with the identifier of the asset. Default: `false`.
            "asset_id" asset_id: Option<bool> = one(bool),
            /// Whether to answer with the tags. Default: `false`.
            "tags" tags: Option<bool> = one(bool),
            /// Whether to answer with what was searched for. Default: `false`.
            "search_queries" search_queries: Option<bool> = one(bool),
            /// Whether to answer with the persona. Default: `false`.
            "persona" persona: Option<bool> = one(bool),
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
            "category_id" category_id: Uuid = one(Uuid),
            /// The days that are counted, in US Eastern time.
            "start_date" dates: DateRange = v2(DateRange),
        }
        optional {
            /// Which fields to answer with; left out, all but `citation_details`.
            "include" include: Option<Vec<AnswerField>> = some_list(impl IntoIterator<Item = AnswerField>),
            /// Which answers to look at: conditions on `model`, `topic`, `region`, `persona`, `prompt`,
            /// `tag` or `analysis_type`, joined in any way, and joined to those by `and` alone also on
            /// `domain` or `page`.
            "filter" filter: Option<Filter> = filter(impl Into<Filter>),
            /// How many rows a page holds. Default: `10`. 1 to 200.
            "limit" limit: Option<u32> = one(u32),
            /// How many rows to stream at most, where it is a stream; all, where this is not said. 1 or
            /// more.
            "max_results" max_results: Option<u32> = one(u32),
            /// Where to begin: the `next_cursor` of the page before.
            "cursor" cursor: Option<String> = text(impl Into<String>),
        }
    }
}

sent! {
    /// Which answers version 1 is asked for, and which of their fields.
    pub struct AnswersQueryV1 {
        required {
            /// The category.
            "category_id" category_id: Uuid = one(Uuid),
            /// The days that are counted, in US Eastern time.
            "start_date" dates: DateRange = v1(DateRange),
        }
        optional {
            /// Which answers to begin with, and how many.
            "pagination" pagination: Option<Pagination> = one(Pagination),
            /// What to look at: conditions on `region_id`, `region_name`, `model_id`, `tag_id`,
            /// `analysis_type`, `prompt_type`, `prompt`, `prompt_id`, `persona_id`, `topic_id`, `asset_id`
            /// or `asset_name`.
            "filters" filters: Vec<Condition> = list(impl IntoIterator<Item = Condition>),
            /// Which fields to answer with.
            "include" include: Option<AnswerFieldsV1> = one(AnswerFieldsV1),
        }
    }
}

sent! {
    /// Something by its identifier or its name.
    pub struct IdOrName {
        required {}
        optional {
            /// The identifier, if that is how it is meant.
            "id" id: Patch<String> = patch_text(impl Into<String>),
            /// The name, if that is how it is meant.
            "name" name: Patch<String> = patch_text(impl Into<String>),
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
            "prompt" prompt: String = text(impl Into<String>),
            /// The topic; one that is named and not there yet is created.
            "topic" topic: IdOrName = one(IdOrName),
            /// The language, such as `en-US`.
            "language" language: String = text(impl Into<String>),
            /// Where to ask. Not empty.
            "regions" regions: Vec<IdOrName> = list(impl IntoIterator<Item = IdOrName>),
            /// Which AI systems to ask. Not empty.
            "platforms" platforms: Vec<IdOrName> = list(impl IntoIterator<Item = IdOrName>),
        }
        optional {
            /// An identifier of the caller's: a prompt is created once under it, however often it is asked
            /// for.
            "id" id: Option<String> = text(impl Into<String>),
            /// The tags; those that are named and not there yet are created.
            "tags" tags: Vec<IdOrName> = list(impl IntoIterator<Item = IdOrName>),
            /// Whom to ask as; left out, nobody in particular.
            "personas" personas: Vec<IdOrName> = list(impl IntoIterator<Item = IdOrName>),
            /// What to examine the answers for; left out, visibility.
            "analysis_types" analysis_types: Option<Vec<AnalysisType>> = some_list(impl IntoIterator<Item = AnalysisType>),
            /// The older form of `analysis_types`.
            "prompt_type" prompt_type: Option<String> = text(impl Into<String>),
            /// The brand to examine; sentiment needs one.
            "asset" asset: Option<IdOrName> = one(IdOrName),
        }
    }
}

sent! {
    /// Prompts to create.
    pub struct NewPrompts {
        required {
            /// The prompts to create.
            "prompts" prompts: Vec<NewPrompt> = list(impl IntoIterator<Item = NewPrompt>),
        }
        optional {
            /// Whether to store nothing, and only answer with what would be. Default: `false`.
            "dry_run" dry_run: Option<bool> = one(bool),
        }
    }
}

sent! {
    /// What to change about a prompt.
    pub struct PromptChange {
        required {
            /// The prompt.
            "id" id: String = text(impl Into<String>),
        }
        optional {
            /// The text it is to have.
            "prompt" prompt: Patch<String> = patch_text(impl Into<String>),
            /// The topic it is to have; one that is named and not there yet is created.
            "topic" topic: Patch<IdOrName> = patch(IdOrName),
            /// The language it is to have.
            "language" language: Patch<String> = patch_text(impl Into<String>),
            /// All tags that it is to have.
            "tags" tags: Patch<Vec<IdOrName>> = patch_list(impl IntoIterator<Item = IdOrName>),
            /// All regions that it is to have.
            "regions" regions: Patch<Vec<IdOrName>> = patch_list(impl IntoIterator<Item = IdOrName>),
            /// All platforms that it is to have.
            "platforms" platforms: Patch<Vec<IdOrName>> = patch_list(impl IntoIterator<Item = IdOrName>),
            /// All personas that it is to have.
            "personas" personas: Patch<Vec<IdOrName>> = patch_list(impl IntoIterator<Item = IdOrName>),
            /// All that its answers are to be examined for.
            "analysis_types" analysis_types: Patch<Vec<AnalysisType>> = patch_list(impl IntoIterator<Item = AnalysisType>),
            /// The older form of `analysis_types`.
            "prompt_type" prompt_type: Patch<String> = patch_text(impl Into<String>),
            /// The brand to examine; sentiment needs one.
            "asset" asset: Patch<IdOrName> = patch(IdOrName),
        }
    }
}

sent! {
    /// Changes to prompts.
    pub struct PromptChanges {
        required {
            /// The changes, each to one prompt.
            "prompts" prompts: Vec<PromptChange> = list(impl IntoIterator<Item = PromptChange>),
        }
        optional {
            /// Whether to store nothing, and only answer with what would be. Default: `false`.
            "dry_run" dry_run: Option<bool> = one(bool),
        }
    }
}

sent! {
    /// Which keyword to find the intents behind.
    pub struct PromptIntentsQuery {
        required {
            /// The keyword. Not empty.
            "keyword" keyword: String = text(impl Into<String>),
            /// When a prompt counts as being about the keyword.
            "matching_type" matching_type: KeywordMatch = one(KeywordMatch),
            /// The days that are counted, in US Eastern time.
            "start_date" dates: DateRange = v2(DateRange),
        }
        optional {
            /// Only these regions.
            "regions" regions: Vec<String> = texts(impl IntoIterator<Item = impl Into<String>>),
            /// Only these platforms.
            "platforms" platforms: Vec<VolumePlatform> = list(impl IntoIterator<Item = VolumePlatform>),
        }
    }
}

sent! {
    /// Which prompts to enable, disable or delete.
    pub struct PromptStatusChange {
        required {
            /// What to do with them.
            "status" status: PromptStatus = one(PromptStatus),
            /// The prompts.
            "prompt_ids" prompt_ids: Vec<Uuid> = list(impl IntoIterator<Item = Uuid>),
        }
        optional {
            /// Whether to store nothing, and only answer with what would be. Default: `false`.
            "dry_run" dry_run: Option<bool> = one(bool),
        }
    }
}

sent! {
    /// Which keyword to find the volume of.
    pub struct PromptVolumeQuery {
        required {
            /// The keyword. Not empty.
            "keyword" keyword: String = text(impl Into<String>),
            /// When a prompt counts as being about the keyword.
            "matching_type" matching_type: KeywordMatch = one(KeywordMatch),
            /// The days that are counted, in US Eastern time.
            "start_date" dates: DateRange = v2(DateRange),
        }
        optional {
            /// Only these regions.
            "regions" regions: Vec<String> = texts(impl IntoIterator<Item = impl Into<String>>),
            /// Only these platforms.
            "platforms" platforms: Vec<VolumePlatform> = list(impl IntoIterator<Item = VolumePlatform>),
            /// The organization.
            "organization_id" organization_id: Option<Uuid> = one(Uuid),
        }
    }
}

sent! {
    /// Which prompts are asked for, and in which order.
    pub struct PromptsQuery {
        required {}
        optional {
            /// How many to answer with on a page. 1 to 10000. Default: `10000`.
            "limit" limit: Option<u32> = one(u32),
            /// Where to begin: the `next_cursor` of the page before.
            "cursor" cursor: Option<String> = text(impl Into<String>),
            /// What the prompts are ordered by. Default: `created_at`.
            "order_by" order_by: Option<PromptOrder> = one(PromptOrder),
            /// Which end comes first. Default: `desc`.
            "order_dir" order_dir: Option<Direction> = one(Direction),
            /// Only prompts that are examined for one of these.
            "analysis_type" analysis_types: Vec<AnalysisType> = list(impl IntoIterator<Item = AnalysisType>),
            /// The older form of `analysis_type`.
            "prompt_type" prompt_types: Vec<PromptType> = list(impl IntoIterator<Item = PromptType>),
            /// Only prompts that are in one of these states.
            "status" statuses: Vec<TrackingStatus> = list(impl IntoIterator<Item = TrackingStatus>),
            /// Only prompts of these topics.
            "topic_id" topic_ids: Vec<Uuid> = list(impl IntoIterator<Item = Uuid>),
            /// Only prompts with one of these tags.
            "tag_id" tag_ids: Vec<Uuid> = list(impl IntoIterator<Item = Uuid>),
            /// Only prompts for these regions.
            "region_id" region_ids: Vec<Uuid> = list(impl IntoIterator<Item = Uuid>),
            /// Only prompts for these platforms.
            "platform_id" platform_ids: Vec<Uuid> = list(impl IntoIterator<Item = Uuid>),
            /// Only prompts for these personas.
            "persona_id" persona_ids: Vec<Uuid> = list(impl IntoIterator<Item = Uuid>),
        }
    }
}

impl Default for PromptsQuery {
    fn default() -> Self {
        Self::new()
    }
}

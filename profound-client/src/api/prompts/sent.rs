//! What is sent.

use super::{AnswerField, KeywordMatch, PromptOrder, PromptStatus, PromptType, VolumePlatform};
use crate::Patch;
use crate::api::record::sent;
use crate::api::{AnalysisType, Condition, Direction, Filter, Pagination, TrackingStatus};
use crate::dates::DateRange;
use uuid::Uuid;

sent! {
    /// Which fields answers of version 1 come with.
    pub struct AnswerFieldsV1 {
        required {}
        optional {
            /// Whether to answer with the run. Default: `false`.
            "run_id" run_id: Option<bool>,
            /// Whether to answer with when it was collected. Default: `true`.
            "created_at" created_at: Option<bool>,
            /// Whether to answer with the text of the prompt. Default: `true`.
            "prompt" prompt: Option<bool>,
            /// Whether to answer with the identifier of the prompt. Default: `false`.
            "prompt_id" prompt_id: Option<bool>,
            /// Whether to answer with the brands it mentions. Default: `true`.
            "mentions" mentions: Option<bool>,
            /// Whether to answer with what it is examined for. Default: `false`.
            "analysis_types" analysis_types: Option<bool>,
            /// Whether to answer with the older form of `analysis_types`. Default: `true`.
            "prompt_type" prompt_type: Option<bool>,
            /// Whether to answer with the text of the answer. Default: `true`.
            "response" response: Option<bool>,
            /// Whether to answer with the addresses it cites. Default: `true`.
            "citations" citations: Option<bool>,
            /// Whether to answer with where it cites what. Default: `false`.
            "citation_details" citation_details: Option<bool>,
            /// Whether to answer with what web searches found. Default: `false`.
            "web_search_results" web_search_results: Option<bool>,
            /// Whether to answer with whether the web was searched. Default: `false`.
            "search_triggered" search_triggered: Option<bool>,
            /// Whether to answer with the themes; `sentiment_themes` says more. Default: `true`.
            "themes" themes: Option<bool>,
            /// Whether to answer with the themes of the older analysis of sentiment. Default: `false`.
            "sentiment_themes" sentiment_themes: Option<bool>,
            /// Whether to answer with the name of the topic. Default: `true`.
            "topic" topic: Option<bool>,
            /// Whether to answer with the identifier of the topic. Default: `false`.
            "topic_id" topic_id: Option<bool>,
            /// Whether to answer with the region. Default: `true`.
            "region" region: Option<bool>,
            /// Whether to answer with the name of the AI system. Default: `true`.
            "model" model: Option<bool>,
            /// Whether to answer with the identifier of the AI system. Default: `true`.
            "model_id" model_id: Option<bool>,
            /// Whether to answer with the name of the asset. Default: `true`.
            "asset" asset: Option<bool>,
            /// Whether to answer with the identifier of the asset. Default: `false`.
            "asset_id" asset_id: Option<bool>,
            /// Whether to answer with the tags. Default: `false`.
            "tags" tags: Option<bool>,
            /// Whether to answer with what was searched for. Default: `false`.
            "search_queries" search_queries: Option<bool>,
            /// Whether to answer with the persona. Default: `false`.
            "persona" persona: Option<bool>,
        }
    }
}

impl AnswerFieldsV1 {
    /// With nothing said yet.
    #[inline]
    pub fn new() -> Self {
        Self {
            run_id: None,
            created_at: None,
            prompt: None,
            prompt_id: None,
            mentions: None,
            analysis_types: None,
            prompt_type: None,
            response: None,
            citations: None,
            citation_details: None,
            web_search_results: None,
            search_triggered: None,
            themes: None,
            sentiment_themes: None,
            topic: None,
            topic_id: None,
            region: None,
            model: None,
            model_id: None,
            asset: None,
            asset_id: None,
            tags: None,
            search_queries: None,
            persona: None,
        }
    }

    /// Whether to answer with the run. Default: `false`.
    #[inline]
    #[must_use]
    pub fn run_id(mut self, run_id: bool) -> Self {
        self.run_id = Some(run_id);
        self
    }

    /// Whether to answer with when it was collected. Default: `true`.
    #[inline]
    #[must_use]
    pub fn created_at(mut self, created_at: bool) -> Self {
        self.created_at = Some(created_at);
        self
    }

    /// Whether to answer with the text of the prompt. Default: `true`.
    #[inline]
    #[must_use]
    pub fn prompt(mut self, prompt: bool) -> Self {
        self.prompt = Some(prompt);
        self
    }

    /// Whether to answer with the identifier of the prompt. Default: `false`.
    #[inline]
    #[must_use]
    pub fn prompt_id(mut self, prompt_id: bool) -> Self {
        self.prompt_id = Some(prompt_id);
        self
    }

    /// Whether to answer with the brands it mentions. Default: `true`.
    #[inline]
    #[must_use]
    pub fn mentions(mut self, mentions: bool) -> Self {
        self.mentions = Some(mentions);
        self
    }

    /// Whether to answer with what it is examined for. Default: `false`.
    #[inline]
    #[must_use]
    pub fn analysis_types(mut self, analysis_types: bool) -> Self {
        self.analysis_types = Some(analysis_types);
        self
    }

    /// Whether to answer with the older form of `analysis_types`. Default: `true`.
    #[inline]
    #[must_use]
    pub fn prompt_type(mut self, prompt_type: bool) -> Self {
        self.prompt_type = Some(prompt_type);
        self
    }

    /// Whether to answer with the text of the answer. Default: `true`.
    #[inline]
    #[must_use]
    pub fn response(mut self, response: bool) -> Self {
        self.response = Some(response);
        self
    }

    /// Whether to answer with the addresses it cites. Default: `true`.
    #[inline]
    #[must_use]
    pub fn citations(mut self, citations: bool) -> Self {
        self.citations = Some(citations);
        self
    }

    /// Whether to answer with where it cites what. Default: `false`.
    #[inline]
    #[must_use]
    pub fn citation_details(mut self, citation_details: bool) -> Self {
        self.citation_details = Some(citation_details);
        self
    }

    /// Whether to answer with what web searches found. Default: `false`.
    #[inline]
    #[must_use]
    pub fn web_search_results(mut self, web_search_results: bool) -> Self {
        self.web_search_results = Some(web_search_results);
        self
    }

    /// Whether to answer with whether the web was searched. Default: `false`.
    #[inline]
    #[must_use]
    pub fn search_triggered(mut self, search_triggered: bool) -> Self {
        self.search_triggered = Some(search_triggered);
        self
    }

    /// Whether to answer with the themes; `sentiment_themes` says more. Default: `true`.
    #[inline]
    #[must_use]
    pub fn themes(mut self, themes: bool) -> Self {
        self.themes = Some(themes);
        self
    }

    /// Whether to answer with the themes of the older analysis of sentiment. Default: `false`.
    #[inline]
    #[must_use]
    pub fn sentiment_themes(mut self, sentiment_themes: bool) -> Self {
        self.sentiment_themes = Some(sentiment_themes);
        self
    }

    /// Whether to answer with the name of the topic. Default: `true`.
    #[inline]
    #[must_use]
    pub fn topic(mut self, topic: bool) -> Self {
        self.topic = Some(topic);
        self
    }

    /// Whether to answer with the identifier of the topic. Default: `false`.
    #[inline]
    #[must_use]
    pub fn topic_id(mut self, topic_id: bool) -> Self {
        self.topic_id = Some(topic_id);
        self
    }

    /// Whether to answer with the region. Default: `true`.
    #[inline]
    #[must_use]
    pub fn region(mut self, region: bool) -> Self {
        self.region = Some(region);
        self
    }

    /// Whether to answer with the name of the AI system. Default: `true`.
    #[inline]
    #[must_use]
    pub fn model(mut self, model: bool) -> Self {
        self.model = Some(model);
        self
    }

    /// Whether to answer with the identifier of the AI system. Default: `true`.
    #[inline]
    #[must_use]
    pub fn model_id(mut self, model_id: bool) -> Self {
        self.model_id = Some(model_id);
        self
    }

    /// Whether to answer with the name of the asset. Default: `true`.
    #[inline]
    #[must_use]
    pub fn asset(mut self, asset: bool) -> Self {
        self.asset = Some(asset);
        self
    }

    /// Whether to answer with the identifier of the asset. Default: `false`.
    #[inline]
    #[must_use]
    pub fn asset_id(mut self, asset_id: bool) -> Self {
        self.asset_id = Some(asset_id);
        self
    }

    /// Whether to answer with the tags. Default: `false`.
    #[inline]
    #[must_use]
    pub fn tags(mut self, tags: bool) -> Self {
        self.tags = Some(tags);
        self
    }

    /// Whether to answer with what was searched for. Default: `false`.
    #[inline]
    #[must_use]
    pub fn search_queries(mut self, search_queries: bool) -> Self {
        self.search_queries = Some(search_queries);
        self
    }

    /// Whether to answer with the persona. Default: `false`.
    #[inline]
    #[must_use]
    pub fn persona(mut self, persona: bool) -> Self {
        self.persona = Some(persona);
        self
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
        periods {
            /// The days that are counted, in US Eastern time.
            v2 dates: DateRange,
        }
        required {
            /// The category.
            "category_id" category_id: Uuid,
        }
        optional {
            /// Which fields to answer with; left out, all but `citation_details`.
            "include" include: Option<Vec<AnswerField>>,
            /// Which answers to look at.
            "filter" filter: Option<Filter>,
            /// How many to answer with on a page. 1 to 200.
            "limit" limit: Option<u32>,
            /// How many rows to stream at most; without a stream it does nothing. 1 or more.
            "max_results" max_results: Option<u32>,
            /// Where to begin: the `next_cursor` of the page before.
            "cursor" cursor: Option<String>,
        }
    }
}

impl AnswersQuery {
    /// With what is required; the rest is as the API has it.
    #[inline]
    pub fn new(category_id: Uuid, dates: DateRange) -> Self {
        Self {
            category_id,
            dates,
            include: None,
            filter: None,
            limit: None,
            max_results: None,
            cursor: None,
        }
    }

    /// Which fields to answer with; left out, all but `citation_details`.
    #[inline]
    #[must_use]
    pub fn include(mut self, include: impl IntoIterator<Item = AnswerField>) -> Self {
        self.include = Some(include.into_iter().collect());
        self
    }

    /// Which answers to look at.
    #[inline]
    #[must_use]
    pub fn filter(mut self, filter: impl Into<Filter>) -> Self {
        self.filter = Some(filter.into());
        self
    }

    /// How many to answer with on a page. 1 to 200.
    #[inline]
    #[must_use]
    pub fn limit(mut self, limit: u32) -> Self {
        self.limit = Some(limit);
        self
    }

    /// How many rows to stream at most; without a stream it does nothing. 1 or more.
    #[inline]
    #[must_use]
    pub fn max_results(mut self, max_results: u32) -> Self {
        self.max_results = Some(max_results);
        self
    }

    /// Where to begin: the `next_cursor` of the page before.
    #[inline]
    #[must_use]
    pub fn cursor(mut self, cursor: impl Into<String>) -> Self {
        self.cursor = Some(cursor.into());
        self
    }
}

sent! {
    /// Which answers version 1 is asked for, and which of their fields.
    pub struct AnswersQueryV1 {
        periods {
            /// The days that are counted, in US Eastern time.
            v1 dates: DateRange,
        }
        required {
            /// The category.
            "category_id" category_id: Uuid,
        }
        optional {
            /// Which answers to begin with, and how many.
            "pagination" pagination: Option<Pagination>,
            /// What to look at.
            "filters" filters: Vec<Condition>,
            /// Which fields to answer with.
            "include" include: Option<AnswerFieldsV1>,
        }
    }
}

impl AnswersQueryV1 {
    /// With what is required; the rest is as the API has it.
    #[inline]
    pub fn new(category_id: Uuid, dates: DateRange) -> Self {
        Self {
            category_id,
            dates,
            pagination: None,
            filters: Vec::new(),
            include: None,
        }
    }

    /// Which answers to begin with, and how many.
    #[inline]
    #[must_use]
    pub fn pagination(mut self, pagination: Pagination) -> Self {
        self.pagination = Some(pagination);
        self
    }

    /// What to look at.
    #[inline]
    #[must_use]
    pub fn filters(mut self, filters: impl IntoIterator<Item = Condition>) -> Self {
        self.filters = filters.into_iter().collect();
        self
    }

    /// Which fields to answer with.
    #[inline]
    #[must_use]
    pub fn include(mut self, include: AnswerFieldsV1) -> Self {
        self.include = Some(include);
        self
    }
}

sent! {
    /// Something by its identifier or its name.
    pub struct IdOrName {
        required {}
        optional {
            /// The identifier, if that is how it is meant.
            "id" id: Patch<String>,
            /// The name, if that is how it is meant.
            "name" name: Patch<String>,
        }
    }
}

impl IdOrName {
    /// With nothing said yet.
    #[inline]
    pub fn new() -> Self {
        Self {
            id: Patch::Absent,
            name: Patch::Absent,
        }
    }

    /// The identifier, if that is how it is meant.
    #[inline]
    #[must_use]
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = Patch::Set(id.into());
        self
    }

    /// The name, if that is how it is meant.
    #[inline]
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Patch::Set(name.into());
        self
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
            "prompt" prompt: String,
            /// The topic; one that is named and not there yet is created.
            "topic" topic: IdOrName,
            /// The language, such as `en-US`.
            "language" language: String,
            /// Where to ask. 1 items or more.
            "regions" regions: Vec<IdOrName>,
            /// Which AI systems to ask. 1 items or more.
            "platforms" platforms: Vec<IdOrName>,
        }
        optional {
            /// An identifier of the caller's: a prompt is created once under it, however often it is asked
            /// for.
            "id" id: Option<String>,
            /// The tags; those that are named and not there yet are created.
            "tags" tags: Vec<IdOrName>,
            /// Whom to ask as; left out, nobody in particular.
            "personas" personas: Vec<IdOrName>,
            /// What to examine the answers for; left out, visibility.
            "analysis_types" analysis_types: Option<Vec<AnalysisType>>,
            /// The older form of `analysis_types`.
            "prompt_type" prompt_type: Option<String>,
            /// The brand to examine; sentiment needs one.
            "asset" asset: Option<IdOrName>,
        }
    }
}

impl NewPrompt {
    /// With what is required; the rest is as the API has it.
    #[inline]
    pub fn new(
        prompt: impl Into<String>,
        topic: IdOrName,
        language: impl Into<String>,
        regions: impl IntoIterator<Item = IdOrName>,
        platforms: impl IntoIterator<Item = IdOrName>,
    ) -> Self {
        Self {
            prompt: prompt.into(),
            topic,
            language: language.into(),
            regions: regions.into_iter().collect(),
            platforms: platforms.into_iter().collect(),
            id: None,
            tags: Vec::new(),
            personas: Vec::new(),
            analysis_types: None,
            prompt_type: None,
            asset: None,
        }
    }

    /// An identifier of the caller's: a prompt is created once under it, however often it is asked
    /// for.
    #[inline]
    #[must_use]
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// The tags; those that are named and not there yet are created.
    #[inline]
    #[must_use]
    pub fn tags(mut self, tags: impl IntoIterator<Item = IdOrName>) -> Self {
        self.tags = tags.into_iter().collect();
        self
    }

    /// Whom to ask as; left out, nobody in particular.
    #[inline]
    #[must_use]
    pub fn personas(mut self, personas: impl IntoIterator<Item = IdOrName>) -> Self {
        self.personas = personas.into_iter().collect();
        self
    }

    /// What to examine the answers for; left out, visibility.
    #[inline]
    #[must_use]
    pub fn analysis_types(
        mut self,
        analysis_types: impl IntoIterator<Item = AnalysisType>,
    ) -> Self {
        self.analysis_types = Some(analysis_types.into_iter().collect());
        self
    }

    /// The older form of `analysis_types`.
    #[inline]
    #[must_use]
    pub fn prompt_type(mut self, prompt_type: impl Into<String>) -> Self {
        self.prompt_type = Some(prompt_type.into());
        self
    }

    /// The brand to examine; sentiment needs one.
    #[inline]
    #[must_use]
    pub fn asset(mut self, asset: IdOrName) -> Self {
        self.asset = Some(asset);
        self
    }
}

sent! {
    /// Prompts to create.
    pub struct NewPrompts {
        required {
            /// The prompts to create.
            "prompts" prompts: Vec<NewPrompt>,
        }
        optional {
            /// Whether to store nothing, and only answer with what would be. Default: `false`.
            "dry_run" dry_run: Option<bool>,
        }
    }
}

impl NewPrompts {
    /// With what is required; the rest is as the API has it.
    #[inline]
    pub fn new(prompts: impl IntoIterator<Item = NewPrompt>) -> Self {
        Self {
            prompts: prompts.into_iter().collect(),
            dry_run: None,
        }
    }

    /// Whether to store nothing, and only answer with what would be. Default: `false`.
    #[inline]
    #[must_use]
    pub fn dry_run(mut self, dry_run: bool) -> Self {
        self.dry_run = Some(dry_run);
        self
    }
}

sent! {
    /// What to change about a prompt.
    pub struct PromptChange {
        required {
            /// The prompt.
            "id" id: String,
        }
        optional {
            /// The text it is to have.
            "prompt" prompt: Patch<String>,
            /// The topic it is to have; one that is named and not there yet is created.
            "topic" topic: Patch<IdOrName>,
            /// The language it is to have.
            "language" language: Patch<String>,
            /// All tags that it is to have.
            "tags" tags: Patch<Vec<IdOrName>>,
            /// All regions that it is to have.
            "regions" regions: Patch<Vec<IdOrName>>,
            /// All platforms that it is to have.
            "platforms" platforms: Patch<Vec<IdOrName>>,
            /// All personas that it is to have.
            "personas" personas: Patch<Vec<IdOrName>>,
            /// All that its answers are to be examined for.
            "analysis_types" analysis_types: Patch<Vec<AnalysisType>>,
            /// The older form of `analysis_types`.
            "prompt_type" prompt_type: Patch<String>,
            /// The brand to examine; sentiment needs one.
            "asset" asset: Patch<IdOrName>,
        }
    }
}

impl PromptChange {
    /// With what is required; the rest is as the API has it.
    #[inline]
    pub fn new(id: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            prompt: Patch::Absent,
            topic: Patch::Absent,
            language: Patch::Absent,
            tags: Patch::Absent,
            regions: Patch::Absent,
            platforms: Patch::Absent,
            personas: Patch::Absent,
            analysis_types: Patch::Absent,
            prompt_type: Patch::Absent,
            asset: Patch::Absent,
        }
    }

    /// The text it is to have.
    #[inline]
    #[must_use]
    pub fn prompt(mut self, prompt: impl Into<String>) -> Self {
        self.prompt = Patch::Set(prompt.into());
        self
    }

    /// The topic it is to have; one that is named and not there yet is created.
    #[inline]
    #[must_use]
    pub fn topic(mut self, topic: IdOrName) -> Self {
        self.topic = Patch::Set(topic);
        self
    }

    /// The language it is to have.
    #[inline]
    #[must_use]
    pub fn language(mut self, language: impl Into<String>) -> Self {
        self.language = Patch::Set(language.into());
        self
    }

    /// All tags that it is to have.
    #[inline]
    #[must_use]
    pub fn tags(mut self, tags: impl IntoIterator<Item = IdOrName>) -> Self {
        self.tags = Patch::Set(tags.into_iter().collect());
        self
    }

    /// All regions that it is to have.
    #[inline]
    #[must_use]
    pub fn regions(mut self, regions: impl IntoIterator<Item = IdOrName>) -> Self {
        self.regions = Patch::Set(regions.into_iter().collect());
        self
    }

    /// All platforms that it is to have.
    #[inline]
    #[must_use]
    pub fn platforms(mut self, platforms: impl IntoIterator<Item = IdOrName>) -> Self {
        self.platforms = Patch::Set(platforms.into_iter().collect());
        self
    }

    /// All personas that it is to have.
    #[inline]
    #[must_use]
    pub fn personas(mut self, personas: impl IntoIterator<Item = IdOrName>) -> Self {
        self.personas = Patch::Set(personas.into_iter().collect());
        self
    }

    /// All that its answers are to be examined for.
    #[inline]
    #[must_use]
    pub fn analysis_types(
        mut self,
        analysis_types: impl IntoIterator<Item = AnalysisType>,
    ) -> Self {
        self.analysis_types = Patch::Set(analysis_types.into_iter().collect());
        self
    }

    /// The older form of `analysis_types`.
    #[inline]
    #[must_use]
    pub fn prompt_type(mut self, prompt_type: impl Into<String>) -> Self {
        self.prompt_type = Patch::Set(prompt_type.into());
        self
    }

    /// The brand to examine; sentiment needs one.
    #[inline]
    #[must_use]
    pub fn asset(mut self, asset: IdOrName) -> Self {
        self.asset = Patch::Set(asset);
        self
    }
}

sent! {
    /// Changes to prompts.
    pub struct PromptChanges {
        required {
            /// The changes, each to one prompt.
            "prompts" prompts: Vec<PromptChange>,
        }
        optional {
            /// Whether to store nothing, and only answer with what would be. Default: `false`.
            "dry_run" dry_run: Option<bool>,
        }
    }
}

impl PromptChanges {
    /// With what is required; the rest is as the API has it.
    #[inline]
    pub fn new(prompts: impl IntoIterator<Item = PromptChange>) -> Self {
        Self {
            prompts: prompts.into_iter().collect(),
            dry_run: None,
        }
    }

    /// Whether to store nothing, and only answer with what would be. Default: `false`.
    #[inline]
    #[must_use]
    pub fn dry_run(mut self, dry_run: bool) -> Self {
        self.dry_run = Some(dry_run);
        self
    }
}

sent! {
    /// Which keyword to find the intents behind.
    pub struct PromptIntentsQuery {
        periods {
            /// The days that are counted, in US Eastern time.
            v2 dates: DateRange,
        }
        required {
            /// The keyword. Not empty.
            "keyword" keyword: String,
            /// When a prompt counts as being about the keyword.
            "matching_type" matching_type: KeywordMatch,
        }
        optional {
            /// Only these regions.
            "regions" regions: Vec<String>,
            /// Only these platforms.
            "platforms" platforms: Vec<VolumePlatform>,
        }
    }
}

impl PromptIntentsQuery {
    /// With what is required; the rest is as the API has it.
    #[inline]
    pub fn new(keyword: impl Into<String>, matching_type: KeywordMatch, dates: DateRange) -> Self {
        Self {
            keyword: keyword.into(),
            matching_type,
            dates,
            regions: Vec::new(),
            platforms: Vec::new(),
        }
    }

    /// Only these regions.
    #[inline]
    #[must_use]
    pub fn regions(mut self, regions: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.regions = regions.into_iter().map(Into::into).collect();
        self
    }

    /// Only these platforms.
    #[inline]
    #[must_use]
    pub fn platforms(mut self, platforms: impl IntoIterator<Item = VolumePlatform>) -> Self {
        self.platforms = platforms.into_iter().collect();
        self
    }
}

sent! {
    /// Which prompts are asked for, and in which order.
    pub struct PromptListing {
        required {}
        optional {
            /// How many to answer with on a page. 1 to 10000. Default: `10000`.
            "limit" limit: Option<u32>,
            /// Where to begin: the `next_cursor` of the page before.
            "cursor" cursor: Option<String>,
            /// What the prompts are ordered by. Default: `created_at`.
            "order_by" order_by: Option<PromptOrder>,
            /// Which end comes first. Default: `desc`.
            "order_dir" order_dir: Option<Direction>,
            /// Only prompts that are examined for one of these.
            "analysis_type" analysis_types: Vec<AnalysisType>,
            /// The older form of `analysis_type`.
            "prompt_type" prompt_types: Vec<PromptType>,
            /// Only prompts that are in one of these states.
            "status" statuses: Vec<TrackingStatus>,
            /// Only prompts of these topics.
            "topic_id" topic_ids: Vec<Uuid>,
            /// Only prompts with one of these tags.
            "tag_id" tag_ids: Vec<Uuid>,
            /// Only prompts for these regions.
            "region_id" region_ids: Vec<Uuid>,
            /// Only prompts for these platforms.
            "platform_id" platform_ids: Vec<Uuid>,
            /// Only prompts for these personas.
            "persona_id" persona_ids: Vec<Uuid>,
        }
    }
}

impl PromptListing {
    /// With nothing said yet.
    #[inline]
    pub fn new() -> Self {
        Self {
            limit: None,
            cursor: None,
            order_by: None,
            order_dir: None,
            analysis_types: Vec::new(),
            prompt_types: Vec::new(),
            statuses: Vec::new(),
            topic_ids: Vec::new(),
            tag_ids: Vec::new(),
            region_ids: Vec::new(),
            platform_ids: Vec::new(),
            persona_ids: Vec::new(),
        }
    }

    /// How many to answer with on a page. 1 to 10000. Default: `10000`.
    #[inline]
    #[must_use]
    pub fn limit(mut self, limit: u32) -> Self {
        self.limit = Some(limit);
        self
    }

    /// Where to begin: the `next_cursor` of the page before.
    #[inline]
    #[must_use]
    pub fn cursor(mut self, cursor: impl Into<String>) -> Self {
        self.cursor = Some(cursor.into());
        self
    }

    /// What the prompts are ordered by. Default: `created_at`.
    #[inline]
    #[must_use]
    pub fn order_by(mut self, order_by: PromptOrder) -> Self {
        self.order_by = Some(order_by);
        self
    }

    /// Which end comes first. Default: `desc`.
    #[inline]
    #[must_use]
    pub fn order_dir(mut self, order_dir: Direction) -> Self {
        self.order_dir = Some(order_dir);
        self
    }

    /// Only prompts that are examined for one of these.
    #[inline]
    #[must_use]
    pub fn analysis_types(
        mut self,
        analysis_types: impl IntoIterator<Item = AnalysisType>,
    ) -> Self {
        self.analysis_types = analysis_types.into_iter().collect();
        self
    }

    /// The older form of `analysis_type`.
    #[inline]
    #[must_use]
    pub fn prompt_types(mut self, prompt_types: impl IntoIterator<Item = PromptType>) -> Self {
        self.prompt_types = prompt_types.into_iter().collect();
        self
    }

    /// Only prompts that are in one of these states.
    #[inline]
    #[must_use]
    pub fn statuses(mut self, statuses: impl IntoIterator<Item = TrackingStatus>) -> Self {
        self.statuses = statuses.into_iter().collect();
        self
    }

    /// Only prompts of these topics.
    #[inline]
    #[must_use]
    pub fn topic_ids(mut self, topic_ids: impl IntoIterator<Item = Uuid>) -> Self {
        self.topic_ids = topic_ids.into_iter().collect();
        self
    }

    /// Only prompts with one of these tags.
    #[inline]
    #[must_use]
    pub fn tag_ids(mut self, tag_ids: impl IntoIterator<Item = Uuid>) -> Self {
        self.tag_ids = tag_ids.into_iter().collect();
        self
    }

    /// Only prompts for these regions.
    #[inline]
    #[must_use]
    pub fn region_ids(mut self, region_ids: impl IntoIterator<Item = Uuid>) -> Self {
        self.region_ids = region_ids.into_iter().collect();
        self
    }

    /// Only prompts for these platforms.
    #[inline]
    #[must_use]
    pub fn platform_ids(mut self, platform_ids: impl IntoIterator<Item = Uuid>) -> Self {
        self.platform_ids = platform_ids.into_iter().collect();
        self
    }

    /// Only prompts for these personas.
    #[inline]
    #[must_use]
    pub fn persona_ids(mut self, persona_ids: impl IntoIterator<Item = Uuid>) -> Self {
        self.persona_ids = persona_ids.into_iter().collect();
        self
    }
}

impl Default for PromptListing {
    fn default() -> Self {
        Self::new()
    }
}

sent! {
    /// Which prompts to enable, disable or delete.
    pub struct PromptStatusChange {
        required {
            /// The prompts.
            "prompt_ids" prompt_ids: Vec<Uuid>,
            /// What to do with them.
            "status" status: PromptStatus,
        }
        optional {
            /// Whether to store nothing, and only answer with what would be. Default: `false`.
            "dry_run" dry_run: Option<bool>,
        }
    }
}

impl PromptStatusChange {
    /// With what is required; the rest is as the API has it.
    #[inline]
    pub fn new(prompt_ids: impl IntoIterator<Item = Uuid>, status: PromptStatus) -> Self {
        Self {
            prompt_ids: prompt_ids.into_iter().collect(),
            status,
            dry_run: None,
        }
    }

    /// Whether to store nothing, and only answer with what would be. Default: `false`.
    #[inline]
    #[must_use]
    pub fn dry_run(mut self, dry_run: bool) -> Self {
        self.dry_run = Some(dry_run);
        self
    }
}

sent! {
    /// Which keyword to find the volume of.
    pub struct PromptVolumeQuery {
        periods {
            /// The days that are counted, in US Eastern time.
            v2 dates: DateRange,
        }
        required {
            /// The keyword. Not empty.
            "keyword" keyword: String,
            /// When a prompt counts as being about the keyword.
            "matching_type" matching_type: KeywordMatch,
        }
        optional {
            /// Only these regions.
            "regions" regions: Vec<String>,
            /// Only these platforms.
            "platforms" platforms: Vec<VolumePlatform>,
            /// The organization.
            "organization_id" organization_id: Option<Uuid>,
        }
    }
}

impl PromptVolumeQuery {
    /// With what is required; the rest is as the API has it.
    #[inline]
    pub fn new(keyword: impl Into<String>, matching_type: KeywordMatch, dates: DateRange) -> Self {
        Self {
            keyword: keyword.into(),
            matching_type,
            dates,
            regions: Vec::new(),
            platforms: Vec::new(),
            organization_id: None,
        }
    }

    /// Only these regions.
    #[inline]
    #[must_use]
    pub fn regions(mut self, regions: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.regions = regions.into_iter().map(Into::into).collect();
        self
    }

    /// Only these platforms.
    #[inline]
    #[must_use]
    pub fn platforms(mut self, platforms: impl IntoIterator<Item = VolumePlatform>) -> Self {
        self.platforms = platforms.into_iter().collect();
        self
    }

    /// The organization.
    #[inline]
    #[must_use]
    pub fn organization_id(mut self, organization_id: Uuid) -> Self {
        self.organization_id = Some(organization_id);
        self
    }
}

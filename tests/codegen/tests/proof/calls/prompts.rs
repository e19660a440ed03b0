//! Made by the tool.

use profound_api::*;
use profound_client::Patch;
use profound_client::dates::DateRange;

use crate::{
    answers,
    arguments::{Call, Pick, Sample, Sort},
};

pub(super) const CALLS: &[Call] = &[
    Call {
        operation: "GET /v1/org/categories/{category_id}/prompts",
        method: "prompts",
        sort: Sort::Plain,
        call: |client, pick| {
            let category_id = pick.sample::<Uuid>();
            let query = pick.sample::<PromptsQuery>();
            Box::pin(async move { answers::value(client.prompts(category_id, &query).await) })
        },
    },
    Call {
        operation: "GET /v1/org/categories/{category_id}/prompts",
        method: "all_prompts",
        sort: Sort::Pages,
        call: |client, pick| {
            let category_id = pick.sample::<Uuid>();
            let query = pick.sample::<PromptsQuery>();
            Box::pin(
                async move { answers::pages(client.all_prompts(category_id, &query).await).await },
            )
        },
    },
    Call {
        operation: "PATCH /v1/org/categories/{category_id}/prompts",
        method: "update_prompts",
        sort: Sort::Plain,
        call: |client, pick| {
            let category_id = pick.sample::<Uuid>();
            let change = pick.sample::<PromptChanges>();
            Box::pin(
                async move { answers::value(client.update_prompts(category_id, &change).await) },
            )
        },
    },
    Call {
        operation: "POST /v1/org/categories/{category_id}/prompts",
        method: "create_prompts",
        sort: Sort::Plain,
        call: |client, pick| {
            let category_id = pick.sample::<Uuid>();
            let prompts = pick.sample::<NewPrompts>();
            Box::pin(
                async move { answers::value(client.create_prompts(category_id, &prompts).await) },
            )
        },
    },
    Call {
        operation: "PATCH /v1/org/categories/{category_id}/prompts/status",
        method: "set_prompt_status",
        sort: Sort::Plain,
        call: |client, pick| {
            let category_id = pick.sample::<Uuid>();
            let change = pick.sample::<PromptStatusChange>();
            Box::pin(
                async move { answers::value(client.set_prompt_status(category_id, &change).await) },
            )
        },
    },
    Call {
        operation: "POST /v1/prompts/answers",
        method: "answers_v1",
        sort: Sort::Plain,
        call: |client, pick| {
            let query = pick.sample::<AnswersQueryV1>();
            Box::pin(async move { answers::value(client.answers_v1(&query).await) })
        },
    },
    Call {
        operation: "POST /v1/prompts/answers",
        method: "all_answers_v1",
        sort: Sort::Pages,
        call: |client, pick| {
            let query = pick.sample::<AnswersQueryV1>();
            Box::pin(async move { answers::pages(client.all_answers_v1(&query).await).await })
        },
    },
    Call {
        operation: "POST /v2/prompt-volumes/intents/on-the-fly",
        method: "prompt_intents",
        sort: Sort::Plain,
        call: |client, pick| {
            let query = pick.sample::<PromptIntentsQuery>();
            Box::pin(async move { answers::value(client.prompt_intents(&query).await) })
        },
    },
    Call {
        operation: "POST /v2/prompt-volumes/volume/on-the-fly",
        method: "prompt_volume",
        sort: Sort::Plain,
        call: |client, pick| {
            let query = pick.sample::<PromptVolumeQuery>();
            Box::pin(async move { answers::value(client.prompt_volume(&query).await) })
        },
    },
    Call {
        operation: "POST /v2/prompts/answers",
        method: "answers",
        sort: Sort::Plain,
        call: |client, pick| {
            let query = pick.sample::<AnswersQuery>();
            Box::pin(async move { answers::value(client.answers(&query).await) })
        },
    },
    Call {
        operation: "POST /v2/prompts/answers",
        method: "all_answers",
        sort: Sort::Pages,
        call: |client, pick| {
            let query = pick.sample::<AnswersQuery>();
            Box::pin(async move { answers::pages(client.all_answers(&query).await).await })
        },
    },
    Call {
        operation: "POST /v2/prompts/answers/stream",
        method: "answers_stream",
        sort: Sort::Events,
        call: |client, pick| {
            let query = pick.sample::<AnswersQuery>();
            Box::pin(async move { answers::events(client.answers_stream(&query).await).await })
        },
    },
];

impl Sample for AnswerFieldsV1 {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let mut made = AnswerFieldsV1::new();
        if pick.is_least() {
            return made;
        }
        made = made.run_id(pick.sample::<bool>());
        made = made.created_at(pick.sample::<bool>());
        made = made.prompt(pick.sample::<bool>());
        made = made.prompt_id(pick.sample::<bool>());
        made = made.mentions(pick.sample::<bool>());
        made = made.analysis_types(pick.sample::<bool>());
        made = made.prompt_type(pick.sample::<bool>());
        made = made.response(pick.sample::<bool>());
        made = made.citations(pick.sample::<bool>());
        made = made.citation_details(pick.sample::<bool>());
        made = made.web_search_results(pick.sample::<bool>());
        made = made.search_triggered(pick.sample::<bool>());
        made = made.themes(pick.sample::<bool>());
        made = made.sentiment_themes(pick.sample::<bool>());
        made = made.topic(pick.sample::<bool>());
        made = made.topic_id(pick.sample::<bool>());
        made = made.region(pick.sample::<bool>());
        made = made.model(pick.sample::<bool>());
        made = made.model_id(pick.sample::<bool>());
        made = made.asset(pick.sample::<bool>());
        made = made.asset_id(pick.sample::<bool>());
        made = made.tags(pick.sample::<bool>());
        made = made.search_queries(pick.sample::<bool>());
        made = made.persona(pick.sample::<bool>());
        made
    }
}

impl Sample for AnswersQuery {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let category_id = pick.sample::<Uuid>();
        let dates = pick.sample::<DateRange>();
        let mut made = AnswersQuery::new(category_id, dates);
        if pick.is_least() {
            return made;
        }
        made = made.include(pick.list_or_empty(None, None, |pick| pick.sample::<AnswerField>()));
        made = made.filter(pick.sample::<Filter>());
        made = made.limit(pick.count(Some(1), Some(200)));
        made = made.max_results(pick.count(Some(1), None));
        made = made.cursor(pick.text(None, None));
        made
    }
}

impl Sample for AnswersQueryV1 {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let category_id = pick.sample::<Uuid>();
        let dates = pick.sample::<DateRange>();
        let mut made = AnswersQueryV1::new(category_id, dates);
        if pick.is_least() {
            return made;
        }
        made = made.pagination(pick.sample::<Pagination>());
        made = made.filters(pick.list(None, None, |pick| pick.condition("filters")));
        made = made.include(pick.sample::<AnswerFieldsV1>());
        made
    }
}

impl Sample for IdOrName {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let mut made = IdOrName::new();
        if pick.is_least() {
            return made;
        }
        match pick.or_null(|pick| pick.text(None, None)) {
            Some(id) => made = made.id(id),
            None => made.id = Patch::Null,
        }
        match pick.or_null(|pick| pick.text(None, None)) {
            Some(name) => made = made.name(name),
            None => made.name = Patch::Null,
        }
        made
    }
}

impl Sample for NewPrompt {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let prompt = pick.text(Some(1), None);
        let topic = pick.sample::<IdOrName>();
        let language = pick.text(None, None);
        let regions = pick.list(Some(1), None, |pick| pick.sample::<IdOrName>());
        let platforms = pick.list(Some(1), None, |pick| pick.sample::<IdOrName>());
        let mut made = NewPrompt::new(prompt, topic, language, regions, platforms);
        if pick.is_least() {
            return made;
        }
        made = made.id(pick.text(None, None));
        made = made.tags(pick.list(None, None, |pick| pick.sample::<IdOrName>()));
        made = made.personas(pick.list(None, None, |pick| pick.sample::<IdOrName>()));
        made = made
            .analysis_types(pick.list_or_empty(None, None, |pick| pick.sample::<AnalysisType>()));
        made = made.prompt_type(pick.text(None, None));
        made = made.asset(pick.sample::<IdOrName>());
        made
    }
}

impl Sample for NewPrompts {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let prompts = pick.list(None, None, |pick| pick.sample::<NewPrompt>());
        let mut made = NewPrompts::new(prompts);
        if pick.is_least() {
            return made;
        }
        made = made.dry_run(pick.sample::<bool>());
        made
    }
}

impl Sample for PromptChange {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let id = pick.text(None, None);
        let mut made = PromptChange::new(id);
        if pick.is_least() {
            return made;
        }
        match pick.or_null(|pick| pick.text(None, None)) {
            Some(prompt) => made = made.prompt(prompt),
            None => made.prompt = Patch::Null,
        }
        match pick.or_null(|pick| pick.sample::<IdOrName>()) {
            Some(topic) => made = made.topic(topic),
            None => made.topic = Patch::Null,
        }
        match pick.or_null(|pick| pick.text(None, None)) {
            Some(language) => made = made.language(language),
            None => made.language = Patch::Null,
        }
        match pick.or_null(|pick| pick.list_or_empty(None, None, |pick| pick.sample::<IdOrName>()))
        {
            Some(tags) => made = made.tags(tags),
            None => made.tags = Patch::Null,
        }
        match pick.or_null(|pick| pick.list_or_empty(None, None, |pick| pick.sample::<IdOrName>()))
        {
            Some(regions) => made = made.regions(regions),
            None => made.regions = Patch::Null,
        }
        match pick.or_null(|pick| pick.list_or_empty(None, None, |pick| pick.sample::<IdOrName>()))
        {
            Some(platforms) => made = made.platforms(platforms),
            None => made.platforms = Patch::Null,
        }
        match pick.or_null(|pick| pick.list_or_empty(None, None, |pick| pick.sample::<IdOrName>()))
        {
            Some(personas) => made = made.personas(personas),
            None => made.personas = Patch::Null,
        }
        match pick
            .or_null(|pick| pick.list_or_empty(None, None, |pick| pick.sample::<AnalysisType>()))
        {
            Some(analysis_types) => made = made.analysis_types(analysis_types),
            None => made.analysis_types = Patch::Null,
        }
        match pick.or_null(|pick| pick.text(None, None)) {
            Some(prompt_type) => made = made.prompt_type(prompt_type),
            None => made.prompt_type = Patch::Null,
        }
        match pick.or_null(|pick| pick.sample::<IdOrName>()) {
            Some(asset) => made = made.asset(asset),
            None => made.asset = Patch::Null,
        }
        made
    }
}

impl Sample for PromptChanges {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let prompts = pick.list(None, None, |pick| pick.sample::<PromptChange>());
        let mut made = PromptChanges::new(prompts);
        if pick.is_least() {
            return made;
        }
        made = made.dry_run(pick.sample::<bool>());
        made
    }
}

impl Sample for PromptIntentsQuery {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let keyword = pick.text(Some(1), None);
        let matching_type = pick.sample::<KeywordMatch>();
        let dates = pick.sample::<DateRange>();
        let mut made = PromptIntentsQuery::new(keyword, matching_type, dates);
        if pick.is_least() {
            return made;
        }
        made = made.regions(pick.list(None, None, |pick| pick.text(None, None)));
        made = made.platforms(pick.list(None, None, |pick| pick.sample::<VolumePlatform>()));
        made
    }
}

impl Sample for PromptStatusChange {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let status = pick.sample::<PromptStatus>();
        let prompt_ids = pick.list(None, None, |pick| pick.sample::<Uuid>());
        let mut made = PromptStatusChange::new(status, prompt_ids);
        if pick.is_least() {
            return made;
        }
        made = made.dry_run(pick.sample::<bool>());
        made
    }
}

impl Sample for PromptVolumeQuery {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let keyword = pick.text(Some(1), None);
        let matching_type = pick.sample::<KeywordMatch>();
        let dates = pick.sample::<DateRange>();
        let mut made = PromptVolumeQuery::new(keyword, matching_type, dates);
        if pick.is_least() {
            return made;
        }
        made = made.regions(pick.list(None, None, |pick| pick.text(None, None)));
        made = made.platforms(pick.list(None, None, |pick| pick.sample::<VolumePlatform>()));
        made = made.organization_id(pick.sample::<Uuid>());
        made
    }
}

impl Sample for PromptsQuery {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let mut made = PromptsQuery::new();
        if pick.is_least() {
            return made;
        }
        made = made.limit(pick.count(Some(1), Some(10000)));
        made = made.cursor(pick.text(None, None));
        made = made.order_by(pick.sample::<PromptOrder>());
        made = made.order_dir(pick.sample::<Direction>());
        made = made.analysis_types(pick.list(None, None, |pick| pick.sample::<AnalysisType>()));
        made = made.prompt_types(pick.list(None, None, |pick| pick.sample::<PromptType>()));
        made = made.statuses(pick.list(None, None, |pick| pick.sample::<TrackingStatus>()));
        made = made.topic_ids(pick.list(None, None, |pick| pick.sample::<Uuid>()));
        made = made.tag_ids(pick.list(None, None, |pick| pick.sample::<Uuid>()));
        made = made.region_ids(pick.list(None, None, |pick| pick.sample::<Uuid>()));
        made = made.platform_ids(pick.list(None, None, |pick| pick.sample::<Uuid>()));
        made = made.persona_ids(pick.list(None, None, |pick| pick.sample::<Uuid>()));
        made
    }
}

impl Sample for AnswerField {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[
            AnswerField::RunId,
            AnswerField::Date,
            AnswerField::Model,
            AnswerField::Topic,
            AnswerField::TopicId,
            AnswerField::Persona,
            AnswerField::Region,
            AnswerField::Tags,
            AnswerField::Prompt,
            AnswerField::PromptId,
            AnswerField::Response,
            AnswerField::Mentions,
            AnswerField::Citations,
            AnswerField::CitationDetails,
            AnswerField::SearchQueries,
            AnswerField::AnalysisTypes,
            AnswerField::SentimentClaims,
        ])
    }
}

impl Sample for KeywordMatch {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[KeywordMatch::Exact, KeywordMatch::Phrase])
    }
}

impl Sample for PromptOrder {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[PromptOrder::CreatedAt, PromptOrder::Prompt])
    }
}

impl Sample for PromptStatus {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[
            PromptStatus::Active,
            PromptStatus::Disabled,
            PromptStatus::Deleted,
        ])
    }
}

impl Sample for PromptType {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[PromptType::Visibility, PromptType::Sentiment])
    }
}

impl Sample for VolumePlatform {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[
            VolumePlatform::ChatGpt,
            VolumePlatform::Gemini,
            VolumePlatform::Perplexity,
        ])
    }
}

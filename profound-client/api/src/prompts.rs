//! The prompts of a category, the answers that AI systems gave to them, and how often people ask about a keyword.

mod read;
mod sent;
mod words;

pub use self::{read::*, sent::*, words::*};
use crate::{Report, ReportEvent};
use profound_client::{Error, EventStream, Pages, profound_endpoint};
use uuid::Uuid;

/// The prompts of a category, the answers that AI systems gave to them, and how often people ask
/// about a keyword.
#[profound_endpoint]
pub trait Prompts {
    /// The prompts of a category.
    #[profound_endpoint(GET "/v1/org/categories/{category_id}/prompts")]
    async fn prompts(
        &self,
        category_id: Uuid,
        #[query(flatten)] query: &PromptsQuery,
    ) -> Result<PromptsPage, Error>;

    /// The prompts of a category. All pages, one after the other as they are read.
    #[profound_endpoint(GET "/v1/org/categories/{category_id}/prompts")]
    async fn all_prompts(
        &self,
        category_id: Uuid,
        #[query(flatten)] query: &PromptsQuery,
    ) -> Result<Pages<Prompt>, Error>;

    /// Changes prompts of a category, and answers with what changed.
    #[profound_endpoint(PATCH "/v1/org/categories/{category_id}/prompts")]
    async fn update_prompts(
        &self,
        category_id: Uuid,
        change: &PromptChanges,
    ) -> Result<ChangedPrompts, Error>;

    /// Creates prompts in a category, along with the topics and tags they name that do not exist
    /// yet.
    #[profound_endpoint(POST "/v1/org/categories/{category_id}/prompts")]
    async fn create_prompts(
        &self,
        category_id: Uuid,
        prompts: &NewPrompts,
    ) -> Result<CreatedPrompts, Error>;

    /// Enables, disables or deletes prompts of a category; those deleted take with them what was
    /// collected.
    #[profound_endpoint(PATCH "/v1/org/categories/{category_id}/prompts/status")]
    async fn set_prompt_status(
        &self,
        category_id: Uuid,
        change: &PromptStatusChange,
    ) -> Result<ChangedPromptStatus, Error>;

    /// The answers that AI systems gave to the prompts of a category, as version 1 has them.
    #[profound_endpoint(POST "/v1/prompts/answers")]
    async fn answers_v1(&self, query: &AnswersQueryV1) -> Result<AnswersPageV1, Error>;

    /// The answers that AI systems gave to the prompts of a category, as version 1 has them. All
    /// pages, one after the other as they are read.
    #[profound_endpoint(POST "/v1/prompts/answers")]
    async fn all_answers_v1(&self, query: &AnswersQueryV1) -> Result<Pages<AnswerRowV1>, Error>;

    /// What people want who ask AI systems about a keyword.
    #[profound_endpoint(POST "/v2/prompt-volumes/intents/on-the-fly")]
    async fn prompt_intents(&self, query: &PromptIntentsQuery) -> Result<PromptIntents, Error>;

    /// How often people ask AI systems about a keyword.
    #[profound_endpoint(POST "/v2/prompt-volumes/volume/on-the-fly")]
    async fn prompt_volume(&self, query: &PromptVolumeQuery) -> Result<PromptVolume, Error>;

    /// The answers that AI systems gave to the prompts of a category.
    #[profound_endpoint(POST "/v2/prompts/answers")]
    async fn answers(&self, query: &AnswersQuery) -> Result<Report<AnswerRow>, Error>;

    /// The answers that AI systems gave to the prompts of a category. All pages, one after the other
    /// as they are read.
    #[profound_endpoint(POST "/v2/prompts/answers")]
    async fn all_answers(&self, query: &AnswersQuery) -> Result<Pages<AnswerRow>, Error>;

    /// The answers of `answers` as a stream.
    #[profound_endpoint(POST "/v2/prompts/answers/stream")]
    async fn answers_stream(
        &self,
        query: &AnswersQuery,
    ) -> Result<EventStream<ReportEvent<AnswerRow>>, Error>;
}

//! Closed sets of words.

use crate::api::words::words;

words! {
    /// A field that answers can come with.
    pub enum AnswerField {
        /// `run_id`.
        RunId = "run_id",
        /// `date`.
        Date = "date",
        /// `model`.
        Model = "model",
        /// `topic`.
        Topic = "topic",
        /// `topic_id`.
        TopicId = "topic_id",
        /// `persona`.
        Persona = "persona",
        /// `region`.
        Region = "region",
        /// `tags`.
        Tags = "tags",
        /// `prompt`.
        Prompt = "prompt",
        /// `prompt_id`.
        PromptId = "prompt_id",
        /// The text of the answer.
        Response = "response",
        /// `mentions`.
        Mentions = "mentions",
        /// `citations`.
        Citations = "citations",
        /// `citation_details`.
        CitationDetails = "citation_details",
        /// `search_queries`.
        SearchQueries = "search_queries",
        /// `analysis_types`.
        AnalysisTypes = "analysis_types",
        /// `sentiment_claims`.
        SentimentClaims = "sentiment_claims",
    }
}

words! {
    /// When a prompt counts as being about a keyword.
    pub enum KeywordMatch {
        /// `exact_match`.
        Exact = "exact_match",
        /// `phrase_match`.
        Phrase = "phrase_match",
    }
}

words! {
    /// What prompts are ordered by.
    pub enum PromptOrder {
        /// When they were created.
        CreatedAt = "created_at",
        /// Their text.
        Prompt = "prompt",
    }
}

words! {
    /// What to do with prompts.
    pub enum PromptStatus {
        /// They are run every day.
        Active = "active",
        /// They are run no longer, and what was collected stays.
        Disabled = "disabled",
        /// They are deleted, and what was collected with them.
        Deleted = "deleted",
    }
}

words! {
    /// What kind of prompt it is.
    pub enum PromptType {
        /// `visibility`.
        Visibility = "visibility",
        /// `sentiment`.
        Sentiment = "sentiment",
    }
}

words! {
    /// A platform that people ask.
    pub enum VolumePlatform {
        /// `chatgpt.com`.
        ChatGpt = "chatgpt.com",
        /// `gemini.google.com`.
        Gemini = "gemini.google.com",
        /// `perplexity.ai`.
        Perplexity = "perplexity.ai",
    }
}

//! Closed sets of words.

use crate::words::words;

words! {
    /// A field that answers can come with.
    pub enum AnswerField {
        /// The run that the answer came from.
        RunId = "run_id",
        /// The day of the answer.
        Date = "date",
        /// The AI system that answered.
        Model = "model",
        /// The name of the topic.
        Topic = "topic",
        /// The identifier of the topic.
        TopicId = "topic_id",
        /// The name of the persona.
        Persona = "persona",
        /// The name of the region.
        Region = "region",
        /// The names of the tags.
        Tags = "tags",
        /// The text of the prompt.
        Prompt = "prompt",
        /// The identifier of the prompt.
        PromptId = "prompt_id",
        /// The text of the answer.
        Response = "response",
        /// The brands that the answer mentions.
        Mentions = "mentions",
        /// The addresses that the answer cites.
        Citations = "citations",
        /// The citations with the places in the text that they belong to; left out unless asked for.
        CitationDetails = "citation_details",
        /// What the AI system searched the web for.
        SearchQueries = "search_queries",
        /// What the answer is examined for.
        AnalysisTypes = "analysis_types",
        /// What the answer claims, and how it speaks of it.
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
        /// Its answers are examined for the brands they mention.
        Visibility = "visibility",
        /// Its answers are examined for how they speak of a brand.
        Sentiment = "sentiment",
    }
}

words! {
    /// A platform that people ask.
    pub enum VolumePlatform {
        /// ChatGPT.
        ChatGpt = "chatgpt.com",
        /// Gemini.
        Gemini = "gemini.google.com",
        /// Perplexity.
        Perplexity = "perplexity.ai",
    }
}

//! Prompts about single assets, which visibility reports do not count.

use crate::dataset::{category::Category, seeded_hash};

/// A question about one asset. It is analysed for something other than visibility, so reports do not
/// count it.
#[derive(Debug)]
pub(crate) struct Question {
    pub(crate) text: String,
    pub(crate) analysis: &'static str,
    pub(crate) topic: usize,
    pub(crate) asset: usize,
}

impl Category {
    /// Returns all questions about the assets, in an order that mixes the assets.
    pub(crate) fn questions(&self) -> Vec<Question> {
        let mut questions = Vec::new();
        for (form, analysis) in QUESTIONS {
            let aspects = self.aspects.iter().enumerate();
            for (topic, aspect) in
                aspects.flat_map(|(at, all)| all.iter().map(move |one| (at, one)))
            {
                questions.extend(self.assets.iter().enumerate().map(|(asset, about)| {
                    Question {
                        text: form
                            .replace("{brand}", about.entity.name)
                            .replace("{aspect}", aspect),
                        analysis,
                        topic,
                        asset,
                    }
                }));
            }
        }
        questions.sort_by_key(|question| seeded_hash::mix(seeded_hash::text(&question.text)));
        questions
    }
}

/// Questions about a brand and an aspect, with the analysis of their answers.
static QUESTIONS: [(&str, &str); 10] = [
    (
        "What do people say about the {aspect} of {brand}?",
        "sentiment",
    ),
    ("Is {brand} praised for its {aspect}?", "sentiment"),
    (
        "Do buyers complain about the {aspect} of {brand}?",
        "sentiment",
    ),
    (
        "How satisfied are owners with the {aspect} of {brand}?",
        "sentiment",
    ),
    ("Would you choose {brand} for its {aspect}?", "sentiment"),
    (
        "Has the {aspect} of {brand} become better or worse?",
        "sentiment",
    ),
    (
        "Is the {aspect} of {brand} worth paying more for?",
        "sentiment",
    ),
    ("What does {brand} state about its {aspect}?", "accuracy"),
    (
        "Which products of {brand} stand out by their {aspect}?",
        "accuracy",
    ),
    (
        "How does {brand} test the {aspect} of its products?",
        "accuracy",
    ),
];

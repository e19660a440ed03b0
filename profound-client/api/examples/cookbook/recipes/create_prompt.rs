//! How do we track a new prompt?

use profound_api::{Client, CreatedPrompts, Error, NewPrompt, NewPrompts, Prompts, Uuid};

pub async fn create_prompt(
    client: &Client,
    category: Uuid,
    text: &str,
    topic: &str,
) -> Result<CreatedPrompts, Error> {
    let prompt = NewPrompt::builder()
        .prompt(text)
        .topic(topic.into())
        .language("en-US")
        .regions(["United States".into()])
        .platforms(["ChatGPT".into(), "Perplexity".into()])
        .build();
    client
        .create_prompts(category, &NewPrompts::new([prompt]))
        .await
}

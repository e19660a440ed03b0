//! The life cycle of prompts, and the answers to them.

use profound_api::{
    AnalysisType, AnswerField, AnswersQuery, Direction, Filter, IdOrName, KeywordMatch, NewPrompt,
    NewPrompts, PromptChange, PromptChanges, PromptOrder, PromptStatus, PromptStatusChange,
    PromptVolumeQuery, Prompts, PromptsQuery, ReportEvent, TrackingStatus, VolumePlatform,
};
use profound_client::{Error, Patch};

use super::{Desk, week};

fn named(name: &str) -> IdOrName {
    IdOrName::new().name(name)
}

#[tokio::test]
async fn a_prompt_is_made_changed_and_deleted() -> Result<(), Error> {
    let desk = Desk::start().await?;
    let (client, category) = (&desk.client, desk.category.id);
    let listed = client
        .prompts(category, &PromptsQuery::new().limit(1))
        .await?;
    let model = &listed.data[0];
    let (topic, region) = (&model.topic.name, &model.regions[0].name);
    let platform = &model.platforms[0].name;
    let prompt = NewPrompt::builder()
        .prompt("Which shoes last longest?")
        .topic(named(topic))
        .language("en-US")
        .regions([named(region)])
        .platforms([named(platform)])
        .build();
    let prompt = prompt.tags([named("Endurance")]);
    let tried = NewPrompts::new([prompt.clone()]).dry_run(true);
    assert!(client.create_prompts(category, &tried).await?.dry_run);
    let created = client
        .create_prompts(category, &NewPrompts::new([prompt]))
        .await?;
    assert_eq!((created.created, created.tags_created), (1, 1));
    let id = created.prompts[0].id.clone();

    let mut change = PromptChange::new(&id).prompt("Which shoes last the longest?");
    change.tags = Patch::Null;
    let changed = client
        .update_prompts(category, &PromptChanges::new([change]))
        .await?;
    let diff = changed.prompts[0]
        .prompt
        .as_ref()
        .and_then(|diff| diff.new.as_ref());
    assert_eq!(
        diff.and_then(|new| new.as_str()),
        Some("Which shoes last the longest?")
    );

    let number = id.parse().expect("the API makes UUIDs");
    let newest = PromptsQuery::new()
        .order_by(PromptOrder::CreatedAt)
        .order_dir(Direction::Descending)
        .statuses([TrackingStatus::Active, TrackingStatus::Disabled])
        .limit(1);
    for (status, tracked) in [
        (PromptStatus::Disabled, Some(TrackingStatus::Disabled)),
        (PromptStatus::Active, Some(TrackingStatus::Active)),
        (PromptStatus::Deleted, None),
    ] {
        let change = PromptStatusChange::new(status, [number]);
        assert_eq!(
            client
                .set_prompt_status(category, &change)
                .await?
                .updated_prompts,
            1
        );
        let found = client.prompts(category, &newest).await?.data.swap_remove(0);
        let found = (found.id == id).then_some(found);
        assert!(
            found.as_ref().is_none_or(|prompt| prompt.tags.is_empty()),
            "{found:?}"
        );
        assert_eq!(found.map(|prompt| prompt.status), tracked);
    }
    Ok(())
}

#[tokio::test]
async fn prompts_are_walked_by_what_they_are_for() -> Result<(), Error> {
    let desk = Desk::start().await?;
    let query = PromptsQuery::new().limit(100);
    let pages = desk.client.all_prompts(desk.category.id, &query).await?;
    let total = pages.total();
    let all = pages.into_vec().await?;
    assert_eq!(total, Some(all.len() as u64));
    let query = query.analysis_types([AnalysisType::Sentiment]);
    let pages = desk.client.all_prompts(desk.category.id, &query).await?;
    let some = pages.prefetch().into_vec().await?;
    assert!(
        some.iter()
            .all(|prompt| prompt.analysis_types.contains(&AnalysisType::Sentiment))
    );
    assert!(
        !some.is_empty() && some.len() < all.len(),
        "{} of {}",
        some.len(),
        all.len()
    );
    Ok(())
}

#[tokio::test]
async fn answers_come_with_what_is_asked_for() -> Result<(), Error> {
    let desk = Desk::start().await?;
    let query = AnswersQuery::new(desk.category.id, week()?)
        .include([
            AnswerField::Prompt,
            AnswerField::Mentions,
            AnswerField::Response,
        ])
        .filter(Filter::field("model").is("ChatGPT"))
        .limit(10);
    let report = desk.client.answers(&query).await?;
    assert_eq!(report.data.len(), 10);
    for answer in &report.data {
        assert!(
            answer.prompt.is_some() && answer.response.is_some(),
            "{answer:?}"
        );
        assert!(answer.citations.is_none(), "{answer:?}");
    }
    let mut events = desk.client.answers_stream(&query.max_results(3)).await?;
    let mut streamed = Vec::new();
    while let Some(event) = events.next().await {
        if let ReportEvent::Result(answer) = event? {
            streamed.push(answer);
        }
    }
    assert_eq!(streamed, report.data[..3]);
    Ok(())
}

#[tokio::test]
async fn volumes_are_of_the_platforms_that_are_named() -> Result<(), Error> {
    let desk = Desk::start().await?;
    let query = PromptVolumeQuery::new("running shoes", KeywordMatch::Phrase, week()?);
    let query = query.platforms([VolumePlatform::Gemini]);
    let volume = desk.client.prompt_volume(&query).await?;
    assert!(!volume.data.is_empty());
    let platforms = volume
        .data
        .iter()
        .map(|row| VolumePlatform::from(&*row.platform));
    assert!(
        platforms.eq(volume.data.iter().map(|_| VolumePlatform::Gemini)),
        "{volume:?}"
    );
    Ok(())
}

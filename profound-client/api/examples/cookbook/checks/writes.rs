//! Prompts, knowledge bases, agents and documents. The other calculation is a read of what was written.

use std::time::Duration;

use profound_api::{
    Agents, AgentsQuery, Categories, DocumentQuery, Documents, KnowledgeBases, Map, Part, Prompts,
    PromptsQuery, TrackingStatus, Uuid, Wait,
};
use profound_sandbox::Fault;

use crate::{
    Outcome,
    kitchen::{Kitchen, ensure},
    recipes,
    table::Table,
};

pub(crate) async fn prompts_by_topic(kitchen: &Kitchen) -> Outcome {
    let Kitchen {
        client, category, ..
    } = kitchen;
    let topics = recipes::prompts_by_topic::prompts_by_topic(client, category.id).await?;
    for topic in client.topics(category.id).await? {
        let query = PromptsQuery::new()
            .statuses([TrackingStatus::Active])
            .topic_ids([topic.id.parse()?])
            .limit(1);
        let total = client.prompts(category.id, &query).await?.info.total_rows;
        let found = topics.get(&topic.name).copied().unwrap_or_default();
        ensure(total == Some(found as i64), || {
            format!("{}: {found} of {total:?}", topic.name)
        })?;
    }
    let lines = topics
        .into_iter()
        .map(|(topic, count)| [topic, count.to_string()]);
    Ok(Table::new(["topic", "active prompts"], lines))
}

pub(crate) async fn create_prompt(kitchen: &Kitchen) -> Outcome {
    let Kitchen {
        client, category, ..
    } = kitchen;
    let topic = client.topics(category.id).await?.remove(0).name;
    let count = async || recipes::prompts_by_topic::prompts_by_topic(client, category.id).await;
    let before = count().await?;
    let text = "Which shoes last longest?";
    let created = recipes::create_prompt::create_prompt(client, category.id, text, &topic).await?;
    let after = count().await?;
    ensure(after[&topic] == before[&topic] + 1, || {
        format!("{before:?}, then {after:?}")
    })?;
    ensure((created.created, created.topics_created) == (1, 0), || {
        format!("{created:?}")
    })?;
    let lines = created
        .prompts
        .into_iter()
        .map(|prompt| [prompt.prompt, prompt.topic.name]);
    Ok(Table::new(["prompt", "topic"], lines))
}

pub(crate) async fn knowledge_base(kitchen: &Kitchen) -> Outcome {
    let Kitchen { client, .. } = kitchen;
    let base = client.knowledge_bases(None).await?.data.remove(0).id;
    let text = "Dry the shoes slowly, away from zephyrheat.";
    let file = Part::bytes(text).file_name("care.txt");
    let recipe = recipes::knowledge_base::knowledge_base;
    let found = recipe(client, base, "care.txt", file, "zephyrheat").await?;
    ensure(found.len() == 1 && text.contains(&found[0].content), || {
        format!("{found:?}")
    })?;
    let lines = found
        .into_iter()
        .map(|one| [format!("{:.2}", one.score), one.content]);
    Ok(Table::new(["relevance", "passage"], lines))
}

pub(crate) async fn agent_run(kitchen: &Kitchen) -> Outcome {
    let Kitchen { client, .. } = kitchen;
    let agent = client
        .agents(&AgentsQuery::new().limit(1))
        .await?
        .data
        .remove(0);
    let inputs = Map::from_iter([("topic".to_owned(), "mud".into())]);
    // The sandbox is fast. With the API, use the default: `Wait::new()`.
    let pause = Duration::from_millis(100);
    let wait = Wait::new().pauses(pause, pause);
    let run = recipes::agent_run::agent_run(client, agent.id, inputs, wait).await?;
    let read = client.agent_run(agent.id, run.id, None).await?;
    ensure(read.outputs.is_some() && read == run, || {
        format!("{read:?} is not {run:?}")
    })?;
    let outputs = run.outputs.into_iter().flatten();
    let lines = outputs.map(|(name, value)| [agent.name.clone(), name, value.to_string()]);
    Ok(Table::new(["agent", "output", "value"], lines))
}

pub(crate) async fn safe_write(kitchen: &Kitchen) -> Outcome {
    let Kitchen {
        client,
        category,
        sandbox,
        ..
    } = kitchen;
    let (organization, id) = (category.organization.id, Uuid::from_u128(0x7f1d_e2c4));
    sandbox.clear_requests();
    sandbox.fail_next(Fault::cut()); // applied, but the response breaks off
    let recipe = recipes::safe_write::safe_write;
    let created = recipe(client, organization, id, "Plain words.").await?;
    let sent = sandbox.requests().len();
    ensure(sent == 2, || format!("expected 2 requests, found {sent}"))?;
    let read = client
        .document(created.id, organization, &DocumentQuery::new())
        .await?;
    ensure(
        created.id == id && read.content_markdown == "Plain words.",
        || format!("{read:?}"),
    )?;
    Ok(Table::new(
        ["document", "requests"],
        [[read.name, sent.to_string()]],
    ))
}

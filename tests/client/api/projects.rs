//! Projects, their tasks and agents: operations that take time.

use profound_api::{
    AgentGraphChange, AgentRunStatus, AgentStatus, AgentVersion, Agents, AgentsQuery,
    ArchiveReason, GenerationStatus, NewAgent, NewAgentRun, NewProject, NewTask, ProjectStatus,
    Projects, ProjectsQuery, TaskChange, TaskStatus, TaskStatusChange, Tasks, Uuid,
};
use profound_client::{Error, Patch};
use serde_json::{Map, Value, json};

use super::{Desk, is_gone};

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(object) => object,
        other => panic!("{other} is no object"),
    }
}

/// Starts a project, and waits until it is created.
async fn made(desk: &Desk) -> Result<Uuid, Error> {
    let new = NewProject::new(desk.category.id)
        .title("Win the trail")
        .topics(["Trail running"]);
    let accepted = desk.client.create_project(&new).await?.data;
    let mut seen = Vec::new();
    loop {
        let run = desk
            .client
            .project_generation(accepted.run_id, desk.category.id)
            .await?
            .data;
        seen.push(run.status.clone());
        match run.status {
            GenerationStatus::Completed => break,
            GenerationStatus::Queued | GenerationStatus::Running => assert!(seen.len() < 10),
            other => panic!("{other}: {:?}", run.error),
        }
    }
    assert!(seen.contains(&GenerationStatus::Running), "{seen:?}");
    Ok(accepted.project_id)
}

#[tokio::test]
async fn a_project_is_made_put_away_and_deleted() -> Result<(), Error> {
    let desk = Desk::start().await?;
    let (client, category) = (&desk.client, desk.category.id);
    let id = made(&desk).await?;
    let project = client.project(id, category).await?.data;
    assert_eq!(project.title, "Win the trail");
    assert_eq!(project.topics, ["Trail running"]);
    assert_eq!(project.task_count, project.tasks.len() as i64);

    let reason = ArchiveReason::new().reason("Not this year");
    let put_away = client
        .archive_project(id, category, Some(&reason))
        .await?
        .data;
    assert_eq!(put_away.retired_reason.as_deref(), Some("Not this year"));
    assert_eq!(
        client.project_status(id, category).await?.data.status,
        ProjectStatus::Retired
    );
    let back = client.unarchive_project(id, category).await?.data;
    assert_eq!((back.retired_at, back.retired_reason), (None, None));

    let all = client
        .all_projects(category, &ProjectsQuery::new().limit(2))
        .await?
        .into_vec()
        .await?;
    assert!(all.len() > 2 && all.iter().any(|one| one.project_id == id));
    client.delete_project(id, category).await?;
    is_gone(client.project(id, category).await);
    Ok(())
}

#[tokio::test]
async fn a_task_is_made_changed_cleared_and_deleted() -> Result<(), Error> {
    let desk = Desk::start().await?;
    let (client, category) = (&desk.client, desk.category.id);
    let query = ProjectsQuery::new();
    let project = client
        .projects(category, &query)
        .await?
        .data
        .swap_remove(0)
        .project_id;
    let new = NewTask::new("Write a guide")
        .kind("publish")
        .brief("Two pages")
        .impact(3);
    let task = client.create_task(project, category, &new).await?.data;
    assert_eq!(
        (task.kind.as_deref(), task.impact),
        (Some("publish"), Some(3))
    );

    let mut change = TaskChange::new().title("Write the guide");
    change.brief = Patch::Null;
    let changed = client
        .update_task(project, task.task_id, category, &change)
        .await?
        .data;
    assert_eq!(
        (&*changed.title, changed.brief, changed.impact),
        ("Write the guide", None, Some(3))
    );
    let done = TaskStatusChange::new(TaskStatus::Done).note("It is out");
    let state = client
        .set_task_status(project, task.task_id, category, &done)
        .await?
        .data;
    assert_eq!(
        (state.status, state.note.as_deref()),
        (TaskStatus::Done, Some("It is out"))
    );
    let listed = client.tasks(project, category).await?.data;
    let listed = listed.iter().find(|one| one.task_id == task.task_id);
    assert_eq!(
        listed.and_then(|one| one.status.clone()),
        Some(TaskStatus::Done)
    );

    client.delete_task(project, task.task_id, category).await?;
    is_gone(client.task(project, task.task_id, category).await);
    Ok(())
}

#[tokio::test]
async fn an_agent_is_drawn_published_and_run() -> Result<(), Error> {
    let desk = Desk::start().await?;
    let client = &desk.client;
    let kind = client.node_types().await?.data.swap_remove(0).node_type;
    assert_eq!(client.node_schema(&kind).await?.node_type, kind);
    let new = NewAgent::new(desk.category.organization.id, "Writer").description("Writes guides");
    let agent = client.create_agent(&new).await?;
    assert_eq!(agent.status, AgentStatus::Draft);

    let graph = object(json!({ "nodes": [{ "id": "start", "type": kind }], "edges": [] }));
    client
        .update_agent(agent.id, &AgentGraphChange::new(graph.clone()))
        .await?;
    let published = client.publish_agent(agent.id).await?;
    assert_eq!(published.status, AgentStatus::Published);
    let drawn = client
        .agent_graph(agent.id, Some(AgentVersion::Published))
        .await?;
    assert_eq!(drawn.graph, graph);
    let query = AgentsQuery::new().statuses([AgentVersion::Published]);
    let all = client.all_agents(&query).await?.into_vec().await?;
    assert!(all.iter().any(|one| one.id == agent.id));
    assert!(all.iter().all(|one| one.status == AgentStatus::Published));

    let run = NewAgentRun::new().inputs(object(json!({ "topic": "mud" })));
    let run = client.run_agent(agent.id, Some(&run)).await?;
    let mut seen = vec![run.status.expect("the sandbox sends it")];
    while seen.last() != Some(&AgentRunStatus::Succeeded) && seen.len() < 10 {
        seen.push(client.agent_run(agent.id, run.id, None).await?.status);
    }
    seen.dedup();
    let all = [
        AgentRunStatus::Queued,
        AgentRunStatus::Running,
        AgentRunStatus::Succeeded,
    ];
    assert_eq!(seen, all);
    let run = client.agent_run(agent.id, run.id, Some(true)).await?;
    assert!(
        run.outputs.is_some() && run.finished_at > run.started_at,
        "{run:?}"
    );
    assert!(run.steps.is_some_and(|steps| !steps.is_empty()));
    Ok(())
}

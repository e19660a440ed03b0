//! Waiting for runs of agents and for generations of projects.

use std::time::Duration;

use profound_api::{
    AgentRunStatus, Agents, AgentsQuery, GenerationStatus, NewProject, Projects, Wait, WaitError,
    blocking, wait_for_generation, wait_for_run,
};
use profound_client::Error;
use profound_sandbox::Sandbox;
use profound_tests::{Reply, Server};
use serde_json::json;
use uuid::Uuid;

use super::Desk;

fn quick() -> Wait {
    let pause = Duration::from_millis(100);
    Wait::new().pauses(pause, pause)
}

#[tokio::test]
async fn a_run_of_an_agent_is_returned_with_its_outputs() -> Result<(), Error> {
    let desk = Desk::start().await?;
    let agent = desk
        .client
        .agents(&AgentsQuery::new())
        .await?
        .data
        .remove(0);
    let accepted = desk.client.run_agent(agent.id, None).await?;
    let run = wait_for_run(&desk.client, agent.id, accepted.id, quick()).await;
    let run = run.expect("it succeeds");
    assert_eq!(run.status, AgentRunStatus::Succeeded);
    assert!(run.outputs.is_some_and(|outputs| !outputs.is_empty()));
    Ok(())
}

#[tokio::test]
async fn a_run_that_fails_or_is_missing_is_an_error() {
    let id = Uuid::nil();
    let run = |status: &str| {
        let run = json!({ "id": id, "agent_id": id, "status": status });
        Reply::json(200, &run.to_string())
    };
    for status in ["failed", "cancelled", "skipped"] {
        let server = Server::start([run("running"), run(status)]).await;
        let ended = wait_for_run(&server.client(), id, id, quick()).await;
        let error = ended.expect_err("it has no outputs");
        assert_eq!(error.status(), Some(status));
        assert_eq!(
            error.to_string(),
            format!("the run ended with the status `{status}`")
        );
    }
    let server = Server::start([run("a new one")]).await;
    let once = Wait::new().deadline(Duration::ZERO);
    let late = wait_for_run(&server.client(), id, id, once).await;
    assert!(matches!(&late, Err(WaitError::TimedOut { status, .. }) if status == "a new one"));

    let sandbox = Sandbox::start().expect("loopback has a free port");
    let missing = wait_for_run(&sandbox.client(), id, id, quick()).await;
    let Err(WaitError::Call(missing)) = missing else {
        panic!("{missing:?}");
    };
    assert_eq!(missing.status().map(|status| status.as_u16()), Some(404));
}

#[tokio::test]
async fn a_generation_is_returned_when_it_has_completed() -> Result<(), Error> {
    let desk = Desk::start().await?;
    let category = desk.category.id;
    let accepted = desk
        .client
        .create_project(&NewProject::new(category))
        .await?;
    let (client, run) = (&desk.client, accepted.data.run_id);
    let generation = wait_for_generation(client, category, run, quick()).await;
    let generation = generation.expect("it completes");
    assert_eq!(
        (generation.status, generation.run_id),
        (GenerationStatus::Completed, run)
    );
    Ok(())
}

#[test]
fn a_blocking_client_waits_too() -> Result<(), Error> {
    let sandbox = Sandbox::start().expect("loopback has a free port");
    let client = blocking::Client::from(sandbox.client());
    let agent = blocking::Agents::agents(&client, &AgentsQuery::new())?;
    let agent = agent.data[0].id;
    let accepted = blocking::Agents::run_agent(&client, agent, None)?;
    let run = blocking::wait_for_run(&client, agent, accepted.id, quick());
    assert_eq!(run.expect("it succeeds").status, AgentRunStatus::Succeeded);
    Ok(())
}

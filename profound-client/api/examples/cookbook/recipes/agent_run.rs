//! How do we run an agent, and wait for its result?

use profound_api::{AgentRun, Agents, Client, Map, NewAgentRun, Uuid, Value, Wait, wait_for_run};

pub async fn agent_run(
    client: &Client,
    agent: Uuid,
    inputs: Map<String, Value>,
    wait: Wait,
) -> Result<AgentRun, Box<dyn std::error::Error>> {
    let run = NewAgentRun::new().inputs(inputs);
    let accepted = client.run_agent(agent, Some(&run)).await?;
    Ok(wait_for_run(client, agent, accepted.id, wait).await?)
}

//! Agents: graphs of nodes that are drafted, published and run.

mod read;
mod sent;
mod words;

pub use self::{read::*, sent::*, words::*};
use crate::{Data, Listing};
use profound_client::{Error, Pages, profound_endpoint};
use uuid::Uuid;

/// Agents: graphs of nodes that are drafted, published and run.
#[profound_endpoint]
pub trait Agents {
    /// The agents that the key may use.
    #[profound_endpoint(GET "/v1/agents")]
    async fn agents(&self, #[query(flatten)] query: &AgentsQuery) -> Result<Listing<Agent>, Error>;

    /// The agents that the key may use. All pages, one after the other as they are read.
    #[profound_endpoint(GET "/v1/agents")]
    async fn all_agents(
        &self,
        #[query(flatten)] query: &AgentsQuery,
    ) -> Result<Pages<Agent>, Error>;

    /// Creates an agent as a draft, and answers with it.
    #[profound_endpoint(POST "/v1/agents")]
    async fn create_agent(&self, agent: &NewAgent) -> Result<Agent, Error>;

    /// The types of nodes that an agent's graph can be built of.
    #[profound_endpoint(GET "/v1/agents/node-types")]
    async fn node_types(&self) -> Result<Data<Vec<NodeType>>, Error>;

    /// How a node of one type is configured, as a JSON Schema.
    #[profound_endpoint(GET "/v1/agents/node-types/{node_type}/schema")]
    async fn node_schema(&self, node_type: &str) -> Result<NodeSchema, Error>;

    /// One agent, with the schemas of its inputs and outputs.
    #[profound_endpoint(GET "/v1/agents/{agent_id}")]
    async fn agent(
        &self,
        agent_id: Uuid,
        version: Option<AgentVersion>,
    ) -> Result<AgentDetail, Error>;

    /// Replaces the graph of an agent's draft, and answers with the agent and what is wrong with the
    /// graph.
    #[profound_endpoint(PATCH "/v1/agents/{agent_id}")]
    async fn update_agent(
        &self,
        agent_id: Uuid,
        change: &AgentGraphChange,
    ) -> Result<AgentDetail, Error>;

    /// The graph of an agent, in the form that creating and updating take.
    #[profound_endpoint(GET "/v1/agents/{agent_id}/graph")]
    async fn agent_graph(
        &self,
        agent_id: Uuid,
        version: Option<AgentVersion>,
    ) -> Result<AgentGraph, Error>;

    /// Publishes the latest draft of an agent, and answers with the agent.
    #[profound_endpoint(POST "/v1/agents/{agent_id}/publish")]
    async fn publish_agent(&self, agent_id: Uuid) -> Result<Agent, Error>;

    /// Starts the published version of an agent, and answers before the run has ended.
    #[profound_endpoint(POST "/v1/agents/{agent_id}/runs")]
    async fn run_agent(
        &self,
        agent_id: Uuid,
        agent_run: Option<&NewAgentRun>,
    ) -> Result<AcceptedAgentRun, Error>;

    /// How far a run of an agent is, and what it has put out.
    #[profound_endpoint(GET "/v1/agents/{agent_id}/runs/{run_id}")]
    async fn agent_run(
        &self,
        agent_id: Uuid,
        run_id: Uuid,
        verbose: Option<bool>,
    ) -> Result<AgentRun, Error>;
}

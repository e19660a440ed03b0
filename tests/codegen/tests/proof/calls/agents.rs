//! Made by the tool.

use profound_api::*;

use crate::{
    answers,
    arguments::{Call, Pick, Sample, Sort},
};

pub(super) const CALLS: &[Call] = &[
    Call {
        operation: "GET /v1/agents",
        method: "agents",
        sort: Sort::Plain,
        call: |client, pick| {
            let query = pick.sample::<AgentsQuery>();
            Box::pin(async move { answers::value(client.agents(&query).await) })
        },
    },
    Call {
        operation: "GET /v1/agents",
        method: "all_agents",
        sort: Sort::Pages,
        call: |client, pick| {
            let query = pick.sample::<AgentsQuery>();
            Box::pin(async move { answers::pages(client.all_agents(&query).await).await })
        },
    },
    Call {
        operation: "POST /v1/agents",
        method: "create_agent",
        sort: Sort::Plain,
        call: |client, pick| {
            let agent = pick.sample::<NewAgent>();
            Box::pin(async move { answers::value(client.create_agent(&agent).await) })
        },
    },
    Call {
        operation: "GET /v1/agents/node-types",
        method: "node_types",
        sort: Sort::Plain,
        call: |client, _| Box::pin(async move { answers::value(client.node_types().await) }),
    },
    Call {
        operation: "GET /v1/agents/node-types/{node_type}/schema",
        method: "node_schema",
        sort: Sort::Plain,
        call: |client, pick| {
            let node_type = pick.text(None, None);
            Box::pin(async move { answers::value(client.node_schema(&node_type).await) })
        },
    },
    Call {
        operation: "GET /v1/agents/{agent_id}",
        method: "agent",
        sort: Sort::Plain,
        call: |client, pick| {
            let agent_id = pick.sample::<Uuid>();
            let version = pick.optional(|pick| pick.sample::<AgentVersion>());
            Box::pin(async move { answers::value(client.agent(agent_id, version).await) })
        },
    },
    Call {
        operation: "PATCH /v1/agents/{agent_id}",
        method: "update_agent",
        sort: Sort::Plain,
        call: |client, pick| {
            let agent_id = pick.sample::<Uuid>();
            let change = pick.sample::<AgentGraphChange>();
            Box::pin(async move { answers::value(client.update_agent(agent_id, &change).await) })
        },
    },
    Call {
        operation: "GET /v1/agents/{agent_id}/graph",
        method: "agent_graph",
        sort: Sort::Plain,
        call: |client, pick| {
            let agent_id = pick.sample::<Uuid>();
            let version = pick.optional(|pick| pick.sample::<AgentVersion>());
            Box::pin(async move { answers::value(client.agent_graph(agent_id, version).await) })
        },
    },
    Call {
        operation: "POST /v1/agents/{agent_id}/publish",
        method: "publish_agent",
        sort: Sort::Plain,
        call: |client, pick| {
            let agent_id = pick.sample::<Uuid>();
            Box::pin(async move { answers::value(client.publish_agent(agent_id).await) })
        },
    },
    Call {
        operation: "POST /v1/agents/{agent_id}/runs",
        method: "run_agent",
        sort: Sort::Plain,
        call: |client, pick| {
            let agent_id = pick.sample::<Uuid>();
            let agent_run = pick.optional(|pick| pick.sample::<NewAgentRun>());
            Box::pin(
                async move { answers::value(client.run_agent(agent_id, agent_run.as_ref()).await) },
            )
        },
    },
    Call {
        operation: "GET /v1/agents/{agent_id}/runs/{run_id}",
        method: "agent_run",
        sort: Sort::Plain,
        call: |client, pick| {
            let agent_id = pick.sample::<Uuid>();
            let run_id = pick.sample::<Uuid>();
            let verbose = pick.optional(|pick| pick.sample::<bool>());
            Box::pin(
                async move { answers::value(client.agent_run(agent_id, run_id, verbose).await) },
            )
        },
    },
];

impl Sample for AgentGraphChange {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let graph = pick.sample::<Map<String, Value>>();
        AgentGraphChange::new(graph)
    }
}

impl Sample for AgentsQuery {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let mut made = AgentsQuery::new();
        if pick.is_least() {
            return made;
        }
        made = made.statuses(pick.list(None, None, |pick| pick.sample::<AgentVersion>()));
        made = made.limit(pick.count(Some(1), Some(100)));
        made = made.next_cursor(pick.text(None, None));
        made
    }
}

impl Sample for NewAgent {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let organization_id = pick.sample::<Uuid>();
        let name = pick.text(Some(1), None);
        let mut made = NewAgent::new(organization_id, name);
        if pick.is_least() {
            return made;
        }
        made = made.description(pick.text(None, None));
        made = made.graph(pick.sample::<Map<String, Value>>());
        made
    }
}

impl Sample for NewAgentRun {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let mut made = NewAgentRun::new();
        if pick.is_least() {
            return made;
        }
        made = made.inputs(pick.sample::<Map<String, Value>>());
        made
    }
}

impl Sample for AgentRunStatus {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[
            AgentRunStatus::Queued,
            AgentRunStatus::Running,
            AgentRunStatus::Succeeded,
            AgentRunStatus::Failed,
            AgentRunStatus::Cancelled,
            AgentRunStatus::Skipped,
            AgentRunStatus::Unknown,
        ])
    }
}

impl Sample for AgentStatus {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[
            AgentStatus::Draft,
            AgentStatus::Published,
            AgentStatus::Unknown,
        ])
    }
}

impl Sample for AgentVersion {
    fn sample(pick: &mut Pick<'_>) -> Self {
        pick.one(&[AgentVersion::Published, AgentVersion::Draft])
    }
}

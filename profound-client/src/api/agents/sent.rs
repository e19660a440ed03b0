//! What is sent.

use super::AgentVersion;
use crate::api::record::sent;
use serde_json::{Map, Value};
use uuid::Uuid;

sent! {
    /// The graph that an agent's draft is to have.
    pub struct AgentChange {
        required {
            /// The graph that takes the place of the draft's.
            "graph" graph: Map<String, Value>,
        }
        optional {}
    }
}

impl AgentChange {
    /// With what is required; the rest is as the API has it.
    #[inline]
    pub fn new(graph: Map<String, Value>) -> Self {
        Self { graph }
    }
}

sent! {
    /// Which agents are asked for.
    pub struct AgentListing {
        required {}
        optional {
            /// Only agents in one of these states; left out, those that are published.
            "statuses" statuses: Vec<AgentVersion>,
            /// How many to answer with on a page. 1 to 100. Default: `100`.
            "limit" limit: Option<u32>,
            /// Where to begin: the `next_cursor` of the page before.
            "next_cursor" next_cursor: Option<String>,
        }
    }
}

impl AgentListing {
    /// With nothing said yet.
    #[inline]
    pub fn new() -> Self {
        Self {
            statuses: Vec::new(),
            limit: None,
            next_cursor: None,
        }
    }

    /// Only agents in one of these states; left out, those that are published.
    #[inline]
    #[must_use]
    pub fn statuses(mut self, statuses: impl IntoIterator<Item = AgentVersion>) -> Self {
        self.statuses = statuses.into_iter().collect();
        self
    }

    /// How many to answer with on a page. 1 to 100. Default: `100`.
    #[inline]
    #[must_use]
    pub fn limit(mut self, limit: u32) -> Self {
        self.limit = Some(limit);
        self
    }

    /// Where to begin: the `next_cursor` of the page before.
    #[inline]
    #[must_use]
    pub fn next_cursor(mut self, next_cursor: impl Into<String>) -> Self {
        self.next_cursor = Some(next_cursor.into());
        self
    }
}

impl Default for AgentListing {
    fn default() -> Self {
        Self::new()
    }
}

sent! {
    /// An agent to create.
    pub struct NewAgent {
        required {
            /// The organization that is to own it.
            "organization_id" organization_id: Uuid,
            /// The name. Not empty.
            "name" name: String,
        }
        optional {
            /// What it is, in a few words.
            "description" description: Option<String>,
            /// The graph of its draft; it can be filled in later.
            "graph" graph: Option<Map<String, Value>>,
        }
    }
}

impl NewAgent {
    /// With what is required; the rest is as the API has it.
    #[inline]
    pub fn new(organization_id: Uuid, name: impl Into<String>) -> Self {
        Self {
            organization_id,
            name: name.into(),
            description: None,
            graph: None,
        }
    }

    /// What it is, in a few words.
    #[inline]
    #[must_use]
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.description = Some(description.into());
        self
    }

    /// The graph of its draft; it can be filled in later.
    #[inline]
    #[must_use]
    pub fn graph(mut self, graph: Map<String, Value>) -> Self {
        self.graph = Some(graph);
        self
    }
}

sent! {
    /// What to run an agent with.
    pub struct NewAgentRun {
        required {}
        optional {
            /// What the agent takes, as its schema describes it.
            "inputs" inputs: Option<Map<String, Value>>,
        }
    }
}

impl NewAgentRun {
    /// With nothing said yet.
    #[inline]
    pub fn new() -> Self {
        Self { inputs: None }
    }

    /// What the agent takes, as its schema describes it.
    #[inline]
    #[must_use]
    pub fn inputs(mut self, inputs: Map<String, Value>) -> Self {
        self.inputs = Some(inputs);
        self
    }
}

impl Default for NewAgentRun {
    fn default() -> Self {
        Self::new()
    }
}

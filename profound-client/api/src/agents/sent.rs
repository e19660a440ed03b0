//! What is sent.

use super::AgentVersion;
use crate::sent::sent;
use serde_json::{Map, Value};
use uuid::Uuid;

sent! {
    /// The graph that an agent's draft is to have.
    pub struct AgentGraphChange {
        required {
            /// The graph that takes the place of the draft's.
            "graph" graph: Map<String, Value> = one(Map<String, Value>),
        }
        optional {}
    }
}

sent! {
    /// Which agents are asked for.
    pub struct AgentsQuery {
        required {}
        optional {
            /// Only agents in one of these states; left out, those that are published.
            "statuses" statuses: Vec<AgentVersion> = list(impl IntoIterator<Item = AgentVersion>),
            /// How many to answer with on a page. 1 to 100. Default: `100`.
            "limit" limit: Option<u32> = one(u32),
            /// Where to begin: the `next_cursor` of the page before.
            "next_cursor" next_cursor: Option<String> = text(impl Into<String>),
        }
    }
}

impl Default for AgentsQuery {
    fn default() -> Self {
        Self::new()
    }
}

sent! {
    /// An agent to create.
    pub struct NewAgent {
        required {
            /// The organization that is to own it.
            "organization_id" organization_id: Uuid = one(Uuid),
            /// The name. Not empty.
            "name" name: String = text(impl Into<String>),
        }
        optional {
            /// What it is, in a few words.
            "description" description: Option<String> = text(impl Into<String>),
            /// The graph of its draft; it can be filled in later.
            "graph" graph: Option<Map<String, Value>> = one(Map<String, Value>),
        }
    }
}

sent! {
    /// What to run an agent with.
    pub struct NewAgentRun {
        required {}
        optional {
            /// What the agent takes, as its schema describes it.
            "inputs" inputs: Option<Map<String, Value>> = one(Map<String, Value>),
        }
    }
}

impl Default for NewAgentRun {
    fn default() -> Self {
        Self::new()
    }
}

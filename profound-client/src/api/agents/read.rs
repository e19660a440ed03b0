//! What is answered.

use super::{AgentRunStatus, AgentStatus, AgentVersion};
use crate::api::Moment;
use crate::api::record::record;
use serde_json::{Map, Value};
use uuid::Uuid;

record! {
    /// A run that was accepted, as it stood then.
    pub struct AcceptedAgentRun {
        required {
            /// The run.
            "id" id: Uuid,
            /// The agent.
            "agent_id" agent_id: Uuid,
            /// How far the run is.
            "status" status: AgentRunStatus,
        }
        optional {
            /// When it started, if it has.
            "started_at" started_at: Option<Moment>,
        }
    }
}

record! {
    /// An agent.
    pub struct Agent {
        required {
            /// The identifier.
            "id" id: Uuid,
            /// The organization.
            "organization_id" organization_id: Uuid,
            /// The name.
            "name" name: String,
            /// Whether it has been published.
            "status" status: AgentStatus,
            /// When it was created.
            "created_at" created_at: Moment,
        }
        optional {
            /// What it is, in a few words.
            "description" description: Option<String>,
        }
    }
}

record! {
    /// An agent with its schemas, and what is wrong with its graph.
    pub struct AgentDetail {
        required {
            /// The identifier.
            "id" id: Uuid,
            /// The organization.
            "organization_id" organization_id: Uuid,
            /// The name.
            "name" name: String,
            /// Whether it has been published.
            "status" status: AgentStatus,
            /// When it was created.
            "created_at" created_at: Moment,
        }
        optional {
            /// What it is, in a few words.
            "description" description: Option<String>,
            /// What the agent takes and puts out, unless its graph is too incomplete to tell.
            "schema" schema: Option<AgentSchema>,
            /// What is wrong with it, if it was examined.
            "validation" validation: Option<AgentValidation>,
        }
    }
}

record! {
    /// The graph of one version of an agent.
    pub struct AgentGraph {
        required {
            /// The agent.
            "agent_id" agent_id: Uuid,
            /// Which state is meant.
            "version" version: AgentVersion,
            /// The nodes and edges.
            "graph" graph: Map<String, Value>,
        }
        optional {}
    }
}

record! {
    /// A run of an agent.
    pub struct AgentRun {
        required {
            /// The run.
            "id" id: Uuid,
            /// The agent.
            "agent_id" agent_id: Uuid,
            /// How far the run is.
            "status" status: AgentRunStatus,
        }
        optional {
            /// When it started, if it has.
            "started_at" started_at: Option<Moment>,
            /// When it ended, if it has.
            "finished_at" finished_at: Option<Moment>,
            /// What went wrong, if the run failed.
            "error" error: Option<Map<String, Value>>,
            /// What the run put out, as the agent's schema describes it.
            "outputs" outputs: Option<Map<String, Value>>,
            /// What the nodes did, in the order in which they ran.
            "steps" steps: Option<Vec<AgentRunStep>>,
        }
    }
}

record! {
    /// What one node did in a run.
    pub struct AgentRunStep {
        required {
            /// The node.
            "node_id" node_id: String,
            /// The type of the node.
            "node_type" node_type: String,
            /// The title.
            "title" title: String,
            /// How the node ended.
            "status" status: String,
        }
        optional {
            /// How many seconds it took.
            "elapsed_time" elapsed_time: Option<f64>,
            /// When it ended, if it has.
            "finished_at" finished_at: Option<Moment>,
            /// What went wrong, if something did.
            "error_message" error_message: Option<String>,
            /// What the node put out, if `verbose` asked for it.
            "outputs" outputs: Option<Map<String, Value>>,
        }
    }
}

record! {
    /// The schemas of what an agent takes and puts out.
    pub struct AgentSchema {
        required {
            /// The JSON Schema of a run's `inputs`.
            "input" input: Map<String, Value>,
            /// The JSON Schema of a run's `outputs`.
            "output" output: Map<String, Value>,
        }
        optional {}
    }
}

record! {
    /// Whether the graph of an agent can be published.
    pub struct AgentValidation {
        required {
            /// Whether the graph can be published.
            "valid" valid: bool,
        }
        optional {
            /// What is wrong.
            "issues" issues: Vec<AgentValidationIssue>,
        }
    }
}

record! {
    /// One problem of an agent's graph.
    pub struct AgentValidationIssue {
        required {
            /// What kind of problem it is, for a program to read.
            "code" code: String,
            /// What the problem is, for people to read.
            "message" message: String,
        }
        optional {
            /// The node that it is about, if it is about one.
            "node_id" node_id: Option<String>,
            /// The title of the node.
            "node_title" node_title: Option<String>,
            /// The field of the node that it is about, if it is about one.
            "field" field: Option<String>,
            /// The title of the field.
            "field_title" field_title: Option<String>,
            /// Which rule was broken, if that is known.
            "violation" violation: Option<String>,
        }
    }
}

record! {
    /// How nodes of a type are configured.
    pub struct NodeSchema {
        required {
            /// The type of the node.
            "node_type" node_type: String,
            /// The JSON Schema of the configuration.
            "schema" schema: Map<String, Value>,
            /// The version of the schema: it changes whenever that does.
            "schema_version" schema_version: String,
        }
        optional {
            /// What it is, in a few words.
            "description" description: Option<String>,
            /// Examples of how to configure it.
            "examples" examples: Option<Vec<Map<String, Value>>>,
            /// How to use it, for people to read.
            "documentation" documentation: Option<Map<String, Value>>,
            /// The version of `documentation` and `examples`.
            "docs_version" docs_version: Option<String>,
        }
    }
}

record! {
    /// A type of nodes.
    pub struct NodeType {
        required {
            /// The type of the node.
            "node_type" node_type: String,
            /// The name to show.
            "display_name" display_name: String,
        }
        optional {
            /// What it is, in a few words.
            "description" description: Option<String>,
        }
    }
}

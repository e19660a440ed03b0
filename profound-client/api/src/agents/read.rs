//! What is answered.

use super::{AgentRunStatus, AgentStatus, AgentVersion};
use crate::Moment;
use crate::record::record;
use serde_json::{Map, Value};
use uuid::Uuid;

record! {
    /// A run that was accepted, as it stood then.
    pub struct AcceptedAgentRun {
        required {
            /// The run.
            0 "id" id: Uuid,
            /// The agent.
            1 "agent_id" agent_id: Uuid,
            /// How far the run is.
            2 "status" status: AgentRunStatus,
        }
        optional {
            /// When it started, if it has.
            3 "started_at" started_at: Option<Moment>,
        }
    }
}

record! {
    /// An agent.
    pub struct Agent {
        required {
            /// The identifier.
            0 "id" id: Uuid,
            /// The organization.
            1 "organization_id" organization_id: Uuid,
            /// The name.
            2 "name" name: String,
            /// Whether it has been published.
            3 "status" status: AgentStatus,
            /// When it was created.
            4 "created_at" created_at: Moment,
        }
        optional {
            /// What it is, in a few words.
            5 "description" description: Option<String>,
        }
    }
}

record! {
    /// An agent with its schemas, and what is wrong with its graph.
    pub struct AgentDetail {
        required {
            /// The identifier.
            0 "id" id: Uuid,
            /// The organization.
            1 "organization_id" organization_id: Uuid,
            /// The name.
            2 "name" name: String,
            /// Whether it has been published.
            3 "status" status: AgentStatus,
            /// When it was created.
            4 "created_at" created_at: Moment,
        }
        optional {
            /// What it is, in a few words.
            5 "description" description: Option<String>,
            /// What the agent takes and puts out, unless its graph is too incomplete to tell.
            6 "schema" schema: Option<AgentSchema>,
            /// What is wrong with it, if it was examined.
            7 "validation" validation: Option<AgentValidation>,
        }
    }
}

record! {
    /// The graph of one version of an agent.
    pub struct AgentGraph {
        required {
            /// The agent.
            0 "agent_id" agent_id: Uuid,
            /// Which state is meant.
            1 "version" version: AgentVersion,
            /// The nodes and edges.
            2 "graph" graph: Map<String, Value>,
        }
        optional {}
    }
}

record! {
    /// A run of an agent.
    pub struct AgentRun {
        required {
            /// The run.
            0 "id" id: Uuid,
            /// The agent.
            1 "agent_id" agent_id: Uuid,
            /// How far the run is.
            2 "status" status: AgentRunStatus,
        }
        optional {
            /// When it started, if it has.
            3 "started_at" started_at: Option<Moment>,
            /// When it ended, if it has.
            4 "finished_at" finished_at: Option<Moment>,
            /// What went wrong, if the run failed.
            5 "error" error: Option<Map<String, Value>>,
            /// What the run put out, as the agent's schema describes it.
            6 "outputs" outputs: Option<Map<String, Value>>,
            /// What the nodes did, in the order in which they ran.
            7 "steps" steps: Option<Vec<AgentRunStep>>,
        }
    }
}

record! {
    /// What one node did in a run.
    pub struct AgentRunStep {
        required {
            /// The node.
            0 "node_id" node_id: String,
            /// The type of the node.
            1 "node_type" node_type: String,
            /// The title.
            2 "title" title: String,
            /// How the node ended.
            3 "status" status: String,
        }
        optional {
            /// How many seconds it took.
            4 "elapsed_time" elapsed_time: Option<f64>,
            /// When it ended, if it has.
            5 "finished_at" finished_at: Option<Moment>,
            /// What went wrong, if something did.
            6 "error_message" error_message: Option<String>,
            /// What the node put out, if `verbose` asked for it.
            7 "outputs" outputs: Option<Map<String, Value>>,
        }
    }
}

record! {
    /// The schemas of what an agent takes and puts out.
    pub struct AgentSchema {
        required {
            /// The JSON Schema of a run's `inputs`.
            0 "input" input: Map<String, Value>,
            /// The JSON Schema of a run's `outputs`.
            1 "output" output: Map<String, Value>,
        }
        optional {}
    }
}

record! {
    /// Whether the graph of an agent can be published.
    pub struct AgentValidation {
        required {
            /// Whether the graph can be published.
            0 "valid" valid: bool,
        }
        optional {
            /// What is wrong.
            1 "issues" issues: Vec<AgentValidationIssue>,
        }
    }
}

record! {
    /// One problem of an agent's graph.
    pub struct AgentValidationIssue {
        required {
            /// What kind of problem it is, for a program to read.
            0 "code" code: String,
            /// What the problem is, for people to read.
            1 "message" message: String,
        }
        optional {
            /// The node that it is about, if it is about one.
            2 "node_id" node_id: Option<String>,
            /// The title of the node.
            3 "node_title" node_title: Option<String>,
            /// The field of the node that it is about, if it is about one.
            4 "field" field: Option<String>,
            /// The title of the field.
            5 "field_title" field_title: Option<String>,
            /// Which rule was broken, if that is known.
            6 "violation" violation: Option<String>,
        }
    }
}

record! {
    /// How nodes of a type are configured.
    pub struct NodeSchema {
        required {
            /// The type of the node.
            0 "node_type" node_type: String,
            /// The JSON Schema of the configuration.
            1 "schema" schema: Map<String, Value>,
            /// The version of the schema: it changes whenever that does.
            2 "schema_version" schema_version: String,
        }
        optional {
            /// What it is, in a few words.
            3 "description" description: Option<String>,
            /// Examples of how to configure it.
            4 "examples" examples: Option<Vec<Map<String, Value>>>,
            /// How to use it, for people to read.
            5 "documentation" documentation: Option<Map<String, Value>>,
            /// The version of `documentation` and `examples`.
            6 "docs_version" docs_version: Option<String>,
        }
    }
}

record! {
    /// A type of nodes.
    pub struct NodeType {
        required {
            /// The type of the node.
            0 "node_type" node_type: String,
            /// The name to show.
            1 "display_name" display_name: String,
        }
        optional {
            /// What it is, in a few words.
            2 "description" description: Option<String>,
        }
    }
}

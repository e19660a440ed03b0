//! Documentation comments and lint attributes on arguments are accepted.
#![deny(warnings)]

use profound_client::{Client, Error, profound_endpoint};

#[profound_endpoint]
trait Agents {
    #[profound_endpoint(GET "/v1/agents/{agent_id}")]
    async fn agent(
        &self,
        /// The id of the agent.
        /// `agents` lists them.
        #[path]
        agent_id: &str,
        #[allow(unused_variables)]
        /** The version. */
        version: Option<&str>,
    ) -> Result<(), Error>;
}

#[profound_endpoint(GET "/v1/org")]
async fn org(
    /// The client.
    client: &Client,
) -> Result<(), Error>;

fn main() {
    let _ = |client: &Client| (client.agent("a", None), org(client));
}

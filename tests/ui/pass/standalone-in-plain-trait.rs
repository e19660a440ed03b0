//! A method of a plain trait is annotated on its own; a type needs the trait and `HasClient`.

use profound_client::{Client, Error, HasClient, blocking, profound_endpoint};

trait Org {
    #[profound_endpoint(GET "/v1/org")]
    async fn org(&self) -> Result<Vec<String>, Error>;

    #[profound_endpoint(GET "/v1/agents/{agent_id}")]
    async fn agent(&self, agent_id: &str) -> Result<(), Error>
    where
        Self: Sync;
}

trait BlockingOrg {
    #[profound_endpoint(GET "/v1/org")]
    fn org(&self) -> Result<Vec<String>, Error>;
}

struct Service(Client);

impl HasClient for Service {
    fn client(&self) -> &Client {
        &self.0
    }
}

impl Org for Client {}
impl Org for Service {}
impl BlockingOrg for blocking::Client {}

// A type without a client can implement the trait: it has no use for the method.
impl Org for () {}

fn main() {
    let _ = |client: &Client| drop(client.org());
    let _ = |service: &Service| drop(service.agent("a"));
    let _ = |client: &blocking::Client| client.org().map(drop);
}


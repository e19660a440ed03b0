use std::sync::Arc;

use profound_client::{Error, PathValue, QueryScalar, ValueEncoder, profound_endpoint};
use profound_tests::{Reply, Server};
use uuid::Uuid;

struct AgentId(u32);

impl PathValue for AgentId {
    fn encode_path(&self, out: &mut ValueEncoder<'_>) {
        out.display(format_args!("agent/{}", self.0));
    }
}

#[derive(Clone, Copy)]
enum Status {
    Draft,
    Published,
}

impl QueryScalar for Status {
    fn encode(&self, out: &mut ValueEncoder<'_>) {
        out.text(match self {
            Status::Draft => "draft",
            Status::Published => "published",
        });
    }
}

#[profound_endpoint]
trait Agents {
    #[profound_endpoint(GET "/v1/things/{id}/{run}", unlisted)]
    async fn thing(
        &self,
        id: &AgentId,
        run: Uuid,
        one: Status,
        two: Option<&Status>,
        many: &[Status],
        more: Vec<Arc<Status>>,
        ids: Option<&[Uuid]>,
        ratio: f64,
        #[header("X-Status")] header: Option<Status>,
    ) -> Result<(), Error>;
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    use Status::{Draft, Published};

    let server = Server::start([Reply::json(200, "")]).await;
    let client = server.client();
    let call = client.thing(
        &AgentId(1),
        Uuid::nil(),
        Draft,
        None,
        &[Draft, Published],
        vec![Arc::new(Draft)],
        Some(&[Uuid::max()]),
        0.5,
        Some(Published),
    );
    call.await.unwrap();
    let received = server.only();
    assert_eq!(
        received.target,
        "/v1/things/agent%2F1/00000000-0000-0000-0000-000000000000?one=draft&many=draft\
         &many=published&more=draft&ids=ffffffff-ffff-ffff-ffff-ffffffffffff&ratio=0.5"
    );
    assert_eq!(received.header("x-status"), Some("published"));
}

use std::future::Future;

use profound_client::{Error, HasClient, profound_endpoint};
use profound_tests::{Reply, Server};

#[profound_endpoint]
trait Tags {
    #[profound_endpoint(GET "/v1/org/categories/{id}/tags")]
    async fn tags(&self, id: &str) -> Result<Vec<u8>, Error>;

    #[profound_endpoint(POST "/v1/agents")]
    async fn create<T: serde::Serialize>(&self, agent: &T) -> Result<(), Error>;
}

#[profound_endpoint(GET "/v1/org/categories/{id}/regions")]
async fn regions(client: &impl HasClient, id: &str) -> Result<Vec<u8>, Error>;

fn sendable<F: Future + Send>(future: F) -> F {
    future
}

fn lasting<F: Future + Send + 'static>(future: F) -> F {
    future
}

fn returned(server: &Server) -> impl Future<Output = Result<Vec<u8>, Error>> + use<> {
    let (client, id) = (server.client(), String::from("c"));
    client.tags(&id)
}

fn generic<R: Tags + Sync>(
    tags: &R,
) -> impl Future<Output = Result<Vec<u8>, Error>> + Send + use<'_, R> {
    sendable(async move {
        tags.create(&std::cell::Cell::new(1)).await?;
        sendable(tags.tags("c")).await
    })
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let server = Server::start([Reply::json(200, "[1]")]).await;
    assert_eq!(lasting(returned(&server)).await.unwrap(), [1]);
    assert_eq!(
        lasting(regions(&server.client(), &String::from("c")))
            .await
            .unwrap(),
        [1]
    );
    let spawned = tokio::spawn(server.client().tags(&String::from("c")));
    let calls: Vec<_> = ["a", "b"].map(|id| server.client().tags(id)).into();
    assert_eq!(spawned.await.unwrap().unwrap(), [1]);
    for call in calls {
        assert_eq!(call.await.unwrap(), [1]);
    }
    assert_eq!(sendable(generic(&server.client())).await.unwrap(), [1]);
}

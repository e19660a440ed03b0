use profound_client::{Client, Error, profound_endpoint};
use profound_tests::{Reply, Server};

#[profound_endpoint(GET "/v1/org/models")]
trait Models {
    async fn list(&self) -> Result<Vec<u8>, Error>;
}

mod domains {
    use profound_client::{Error, profound_endpoint};

    #[profound_endpoint(GET "/v1/org/domains", dyn = DynDomains)]
    pub trait Domains {
        async fn list(&self) -> Result<Vec<u8>, Error>;
    }
}

use domains::{Domains, DynDomains};

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let server = Server::start([Reply::json(200, "[]")]).await;
    let client: Client = server.client();
    Models::list(&client).await.unwrap();
    Domains::list(&client).await.unwrap();
    <Client as Domains>::list(&client).await.unwrap();
    DynDomains::new(client).list().await.unwrap();
    let targets = server
        .received()
        .into_iter()
        .map(|received| received.target);
    let [models, domains @ ..] = &*targets.collect::<Vec<_>>() else {
        panic!()
    };
    assert_eq!(models, "/v1/org/models");
    assert_eq!(domains, ["/v1/org/domains"; 3]);
}

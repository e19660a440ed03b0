use profound_client::{Client, Error, HasClient, profound_endpoint};
use profound_tests::{Reply, Server};

#[profound_endpoint(dyn = DynOrgs, key = bearer)]
trait Orgs {
    #[profound_endpoint(GET "/v1/things/call", unlisted)]
    async fn call(&self, path: u8, query: u8) -> Result<u8, Error>;

    #[profound_endpoint(GET "/v1/things/finish", unlisted, errors(404 => Error::from))]
    async fn finish(&self) -> Result<u8, Error>;

    #[profound_endpoint(GET "/v1/things/{path}", unlisted)]
    async fn path(&self, path: u8) -> Result<u8, Error>;

    #[profound_endpoint(GET "/v1/things/query", unlisted)]
    async fn query(&self, query: u8) -> Result<u8, Error>;

    #[profound_endpoint(POST "/v1/things/body", unlisted)]
    async fn body(&self, body: u8) -> Result<u8, Error>;

    #[profound_endpoint(GET "/v1/things/header", unlisted)]
    async fn header(&self, #[header("X-Header")] header: u8) -> Result<u8, Error>;

    #[profound_endpoint(GET "/v1/things/new", unlisted)]
    async fn new(&self) -> Result<u8, Error>;

    #[profound_endpoint(GET "/v1/things/execute", unlisted)]
    async fn execute(&self) -> Result<u8, Error>;

    #[profound_endpoint(GET "/v1/things/poll", unlisted)]
    async fn poll(&self) -> Result<u8, Error>;

    #[profound_endpoint(GET "/v1/things/fmt", unlisted)]
    async fn fmt(&self) -> Result<u8, Error>;

    #[profound_endpoint(GET "/v1/things/f", unlisted)]
    async fn f(&self) -> Result<u8, Error>;

    #[profound_endpoint(GET "/v1/things/drop", unlisted)]
    async fn drop(&self) -> Result<u8, Error>;

    #[profound_endpoint(GET "/v1/things/client", unlisted)]
    async fn client(&self) -> Result<u8, Error>;

    #[profound_endpoint(GET "/v1/things/borrow", unlisted)]
    async fn borrow(&self) -> Result<u8, Error>;

    #[profound_endpoint(GET "/v1/things/type", unlisted)]
    async fn type_id(&self) -> Result<u8, Error>;

    #[profound_endpoint(GET "/v1/things/eq", unlisted)]
    async fn eq(&self) -> Result<u8, Error>;

    #[profound_endpoint(GET "/v1/things/source", unlisted)]
    async fn clone_from(&self) -> Result<u8, Error>;
}

/// Methods of those names on everything there is.
trait Everywhere: Sized {
    fn path(self, _: &str, _: &u8) -> Self {
        unreachable!()
    }
    fn query(self, _: &str, _: &u8) -> Self {
        unreachable!()
    }
    fn body(self, _: &u8) -> Self {
        unreachable!()
    }
    fn header(self, _: &str, _: &u8) -> Self {
        unreachable!()
    }
    fn reads(self) -> Self {
        unreachable!()
    }
    fn key<T>(self, _: T) -> Self {
        unreachable!()
    }
    fn with<T>(self, _: T) -> Self {
        unreachable!()
    }
    fn client(&self) -> &Client {
        unreachable!()
    }
}

impl<T> Everywhere for T {}

struct Api(Client);

impl HasClient for Api {
    fn client(&self) -> &Client {
        &self.0
    }
}

impl Api {
    #[profound_endpoint(GET "/v1/things/{path}", unlisted)]
    async fn client(&self, path: u8) -> Result<u8, Error>;

    #[profound_endpoint(GET "/v1/things", unlisted)]
    async fn clone(&self) -> Result<u8, Error>;
}

#[profound_endpoint(GET "/v1/things", unlisted)]
async fn into(client: &Client) -> Result<u8, Error>;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let server = Server::start([Reply::json(200, "1")]).await;
    let client: Client = server.client();
    let orgs = DynOrgs::new(client.clone());
    let answers = [
        orgs.call(1, 2).await,
        orgs.finish().await,
        Orgs::path(&orgs, 1).await,
        Orgs::query(&orgs, 1).await,
        Orgs::body(&orgs, 1).await,
        Orgs::header(&orgs, 1).await,
        orgs.new().await,
        orgs.execute().await,
        orgs.poll().await,
        Orgs::fmt(&orgs).await,
        orgs.f().await,
        orgs.drop().await,
        Orgs::client(&orgs).await,
        Orgs::client(&client).await,
        orgs.borrow().await,
        client.borrow().await,
        orgs.type_id().await,
        client.type_id().await,
        client.eq().await,
        orgs.clone_from().await,
        client.clone_from().await,
        into(&client).await,
        Api(client.clone()).clone().await,
        Api(client).client(1).await,
    ];
    assert!(
        answers
            .into_iter()
            .all(|answer| answer.is_ok_and(|answer| answer == 1))
    );
    assert_eq!(
        server.received()[0].target,
        "/v1/things/call?path=1&query=2"
    );
}

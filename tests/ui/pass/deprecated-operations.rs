use profound_client::{Client, Error, HasClient, profound_endpoint};

#[profound_endpoint(dyn = DynOld)]
trait Old {
    #[allow(deprecated)]
    #[profound_endpoint(POST "/v1/reports/visibility")]
    async fn visibility(&self, query: &str) -> Result<String, Error>;

    #[profound_endpoint(POST "/v1/reports/citations")]
    #[expect(deprecated, reason = "our dashboards still need the v1 columns")]
    async fn citations(&self, query: &str) -> Result<String, Error>;
}

#[expect(deprecated)]
#[profound_endpoint(POST "/v1/reports/sentiment")]
trait Sentiment {
    async fn sentiment(&self, query: &str) -> Result<String, Error>;
}

#[profound_endpoint(POST "/v1/reports/query-fanouts")]
#[expect(deprecated)]
async fn query_fanouts(client: &Client, query: &str) -> Result<String, Error>;

#[expect(deprecated)]
trait Standalone: HasClient {
    #[profound_endpoint(POST "/v1/reports/citations")]
    async fn standalone(&self, query: &str) -> Result<String, Error>;
}

impl Standalone for Client {}

fn main() {
    let client = Client::builder().api_key("example").build().unwrap();
    drop(client.visibility("q"));
    drop(client.citations("q"));
    drop(client.sentiment("q"));
    drop(client.standalone("q"));
    drop(query_fanouts(&client, "q"));
    drop(DynOld::new(client).citations("q"));
}

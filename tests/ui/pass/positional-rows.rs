use profound_client::{Client, Error, Page, Pages, Response, profound_endpoint, reports::Report};
use serde::de::DeserializeOwned;
use serde_json::Value;

#[profound_endpoint(dyn = DynReports)]
trait Reports {
    #[profound_endpoint(POST "/v2/reports/bots")]
    async fn bots(&self, query: &Value) -> Result<Report, Error>;

    #[profound_endpoint(POST "/v2/reports/referrals")]
    async fn referrals(&self, query: &Value) -> Result<Pages<Page<Report>>, Error>;

    #[profound_endpoint(POST "/v1/reports/web-search-results")]
    async fn results(&self, query: &Value) -> Result<Response<Report>, Error>;
}

/// A generic type may or may not have positional rows.
#[profound_endpoint(POST "/v2/reports/visibility", errors(404 => Error::from))]
async fn visibility<T: DeserializeOwned>(client: &Client, query: &Value) -> Result<T, Error>;

fn main() {
    let client = Client::builder().api_key("example").build().unwrap();
    drop(client.bots(&Value::Null));
    drop(client.referrals(&Value::Null));
    drop(visibility::<Value>(&client, &Value::Null));
    drop(DynReports::new(client).results(&Value::Null));
}

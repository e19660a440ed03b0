use profound_client::{Client, Error, Response, profound_endpoint, reports::Report};

type Reply = Result<Response<Report>, Error>;

#[profound_endpoint(GET "/v1/org", errors(404 => Error::from))]
async fn org(client: &Client) -> Reply;

fn main() {}

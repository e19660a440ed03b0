#![no_implicit_prelude]

use ::profound_client::{ApiError, Client, Error, ProfoundError, profound_endpoint};
use ::std::{option::Option, result::Result, string::String};

#[derive(ProfoundError)]
enum MyError {
    #[profound(status = 404, status = 410)]
    Missing(#[allow(unused)] ApiError),
    #[profound(other)]
    Other(#[allow(unused)] Error),
}

#[profound_endpoint(dyn = DynPrompts, headers("X-Team" = "search"))]
trait Prompts {
    /// The prompts of a category.
    #[profound_endpoint(GET "/v1/org/categories/{id}/prompts", errors(409 => MyError::Missing))]
    async fn prompts(&self, id: &str, cursor: Option<&str>) -> Result<Option<String>, MyError>;
}

#[profound_endpoint(POST "/v2/reports/visibility", key = query, timeout = "5s", retry = never)]
async fn visibility(client: &Client, query: &::serde_json::Value) -> Result<String, Error>;

fn main() {
    let client = Client::builder().api_key("example").build().ok().unwrap();
    ::std::mem::drop(visibility(&client, &::serde_json::Value::Null));
    ::std::mem::drop(client.prompts("c", Option::None));
    ::std::mem::drop(DynPrompts::new(client).prompts("c", Option::Some("d")));
}

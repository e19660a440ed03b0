#![no_implicit_prelude]

use ::profound_client::{ApiError, Error, ProfoundError, blocking::Client, profound_endpoint};
use ::std::{option::Option, result::Result, string::String};

#[derive(ProfoundError)]
enum MyError {
    #[profound(status = 404)]
    Missing(#[allow(unused)] ApiError),
    #[profound(other)]
    Other(#[allow(unused)] Error),
}

#[profound_endpoint(dyn = DynPrompts, headers("X-Team" = "search"))]
trait Prompts {
    /// The prompts of a category.
    #[profound_endpoint(GET "/v1/org/categories/{id}/prompts", errors(409 => MyError::Missing))]
    fn prompts(&self, id: &str, cursor: Option<&str>) -> Result<Option<String>, MyError>;
}

#[profound_endpoint(POST "/v2/reports/visibility", key = query, timeout = "5s", retry = never)]
fn visibility(client: &Client, query: &::serde_json::Value) -> Result<String, Error>;

fn main() {
    let sandbox = ::profound_sandbox::Sandbox::start().ok().unwrap();
    let client = <Client as ::std::convert::From<_>>::from(sandbox.client());
    ::std::assert!(visibility(&client, &::serde_json::Value::Null).is_err());
    ::std::assert!(client.prompts("c", Option::None).is_err());
    ::std::assert!(DynPrompts::new(client).prompts("c", Option::Some("d")).is_err());
}

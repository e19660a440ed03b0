#![allow(non_camel_case_types, non_upper_case_globals)]

use ::profound_client::{ApiError, Client, Error, ProfoundError, profound_endpoint};

pub struct Result;
pub struct Option;
pub struct Box;
pub struct Some;
pub struct None;
pub struct Ok;
pub struct Err;
pub struct String;
pub struct Vec;
pub struct Arc;
pub struct Pin;
pub struct Call;
pub struct Request;
pub struct Endpoint;
pub struct Method;
pub struct bool;
pub struct str;
pub struct u16;
pub trait Send {}
pub trait Sync {}
pub trait Future {}
pub trait Clone {}
pub trait From {}
pub trait Into {}
pub trait Debug {}
pub trait HasClient {}
pub mod core {}
pub mod std {}
pub mod profound_client {}

#[derive(::std::fmt::Debug, ProfoundError)]
enum MyError {
    #[profound(status = 404)]
    Missing(#[allow(unused)] ApiError),
    #[profound(other)]
    Other(#[allow(unused)] Error),
}

#[profound_endpoint(dyn = DynOrgs)]
trait Orgs {
    #[profound_endpoint(GET "/v1/org", key = bearer, errors(409 => MyError::Missing))]
    async fn org(&self) -> ::std::result::Result<i32, MyError>;
}

#[profound_endpoint(GET "/v1/org", key = none, timeout = "1s", retry = never)]
async fn org(client: &Client) -> ::std::result::Result<i32, Error>;

fn main() {
    let client = Client::builder().api_key("example").build().unwrap();
    drop(org(&client));
    drop(client.org());
    drop(DynOrgs::new(client).org());
}

#![allow(non_camel_case_types, non_upper_case_globals)]

use ::profound_client::{ApiError, Error, ProfoundError, blocking::Client, profound_endpoint};

pub struct Result;
pub struct Option;
pub struct Box;
pub struct Some;
pub struct None;
pub struct Ok;
pub struct Err;
pub struct Arc;
pub struct Call;
pub struct Request;
pub struct Endpoint;
pub struct bool;
pub struct str;
pub trait Send {}
pub trait Sync {}
pub trait Clone {}
pub trait From {}
pub trait HasClient {}
pub mod core {}
pub mod std {}
pub mod blocking {}
pub mod profound_client {}

#[allow(unused)]
macro_rules! __blocking {
    ($($tokens:tt)*) => {};
}

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
    fn org(&self) -> ::std::result::Result<i32, MyError>;
}

#[profound_endpoint(GET "/v1/org", key = none, timeout = "1s", retry = never)]
fn org(client: &Client) -> ::std::result::Result<i32, Error>;

fn main() {
    let sandbox = ::profound_sandbox::Sandbox::start().unwrap();
    let client: Client = sandbox.client().into();
    assert!(org(&client).is_err());
    assert!(client.org().is_err());
    assert!(DynOrgs::new(client).org().is_err());
}

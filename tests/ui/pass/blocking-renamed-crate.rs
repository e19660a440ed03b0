// `::profound_client` is another crate here, so that nothing can name ours by accident.
extern crate core as profound_client;
extern crate profound_client as ours;

mod facade {
    pub(crate) use ours as api;
}

use facade::api::{Error, blocking, profound_endpoint};

#[profound_endpoint(crate = crate::facade::api, dyn = DynOrgs, key = bearer, retry = never)]
trait Orgs {
    #[profound_endpoint(GET "/v1/org", key = none)]
    fn org(&self) -> Result<String, Error>;
}

#[profound_endpoint(GET "/v1/org/models", crate = facade::api)]
fn models(client: &blocking::Client) -> Result<Vec<String>, Error>;

struct Catalogue(blocking::Client);

impl blocking::HasClient for Catalogue {
    fn client(&self) -> &blocking::Client {
        &self.0
    }
}

impl Catalogue {
    #[profound_endpoint(GET "/v1/org/domains", crate = ours, key = query)]
    fn domains(&self) -> Result<Vec<String>, Error>;
}

fn main() {
    let sandbox = profound_sandbox::Sandbox::start().unwrap();
    let client = blocking::Client::from(sandbox.client());
    assert!(models(&client).is_err());
    assert!(client.org().is_err());
    assert!(DynOrgs::new(client.clone()).org().is_err());
    assert!(Catalogue(client).domains().is_err());
}

use profound_client::{Error, blocking, profound_endpoint};
use serde::{Serialize, de::DeserializeOwned};

#[profound_endpoint]
trait Of<T: DeserializeOwned> {
    #[profound_endpoint(POST "/v1/agents/{agent_id}/runs")]
    fn run<B: Serialize + ?Sized>(&self, agent_id: &str, inputs: &B) -> Result<T, Error>;

    #[profound_endpoint(GET "/v1/things/{type}", unlisted)]
    fn r#match(&self, r#type: &str, r#where: Option<&str>) -> Result<T, Error>;

    #[cfg(any())]
    #[profound_endpoint(GET "/v1/agents")]
    fn gone(&self, limit: DoesNotExist) -> DoesNotExist;
}

struct Query<'a>(&'a str);

impl Serialize for Query<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

#[profound_endpoint(dyn = DynReports)]
#[allow(deprecated)]
trait Reports<'q>: Send {
    #[profound_endpoint(POST "/v1/reports/visibility")]
    fn older<'a, 'b: 'a>(&'a self, query: &'b Query<'q>) -> Result<(), Error>;

    #[profound_endpoint(POST "/v2/reports/visibility")]
    fn newer(&self, query: &Query<'_>) -> Result<(), Error>;
}

/// A fake may borrow what it answers with.
struct Fake<'a>(&'a [String]);

#[profound_endpoint(GET "/v1/org/models")]
trait Models {
    fn models(&self) -> Result<Vec<String>, Error>;

    fn first(&self) -> Result<Option<String>, Error> {
        Ok(self.models()?.into_iter().next())
    }
}

impl Models for Fake<'_> {
    fn models(&self) -> Result<Vec<String>, Error> {
        Ok(self.0.to_vec())
    }
}

fn main() {
    #[profound_endpoint]
    trait Within {
        #[profound_endpoint(GET "/v1/org")]
        fn org(&self) -> Result<String, Error>;
    }

    #[allow(deprecated)]
    #[profound_endpoint(POST "/v1/reports/visibility")]
    fn report(client: &blocking::Client, query: &Query) -> Result<(), Error>;

    let sandbox = profound_sandbox::Sandbox::start().unwrap();
    let client = blocking::Client::from(sandbox.client());
    assert!(Of::<u8>::run(&client, "a", "b").is_err());
    assert!(Of::<String>::r#match(&client, "a", None).is_err());
    assert!(client.older(&Query("q")).is_err());
    assert!(DynReports::new(client.clone()).newer(&Query("q")).is_err());
    assert!(client.org().is_err());
    assert!(report(&client, &Query("q")).is_err());
    let models = [String::from("a")];
    assert_eq!(Fake(&models).first().unwrap().as_deref(), Some("a"));
}

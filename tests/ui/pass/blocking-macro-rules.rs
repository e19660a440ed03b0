use profound_client::{ApiError, Error, blocking, profound_endpoint};

macro_rules! reports {
    (
        $(#[$meta:meta])*
        $vis:vis $name:ident as $dyn:ident;
        $method:ident: $verb:ident $path:literal, $body:ident: $ty:ty => $answer:ty;
    ) => {
        $(#[$meta])*
        #[profound_endpoint(dyn = $dyn)]
        $vis trait $name {
            /// Made by a macro.
            #[profound_endpoint($verb $path)]
            fn $method(&self, $body: $ty) -> Result<$answer, Error>;

            #[profound_endpoint(GET "/v1/org/categories/{category_id}/prompts")]
            fn prompts(&self, category_id: &str, limit: Option<u8>) -> Result<$answer, Error>;
        }
    };
}

reports! {
    /// Reports.
    #[allow(unused)]
    pub Reports as DynReports;
    visibility: POST "/v2/reports/visibility", query: &serde_json::Value => Vec<u8>;
}

macro_rules! by_expr {
    ($vis:vis $name:ident($client:ident: $ty:ty), $path:expr, $result:ty, $timeout:literal, $key:ident) => {
        #[profound_endpoint(GET $path, timeout = $timeout, key = $key)]
        $vis fn $name($client: $ty) -> $result;
    };
}

by_expr!(pub(crate) models(client: &blocking::Client), "/v1/org/models", Result<String, Error>, "1s", bearer);

macro_rules! whole {
    ($($item:item)*) => { $(#[profound_endpoint(GET "/v1/org/personas")] $item)* };
}

whole! {
    trait Personas {
        fn personas(&self) -> Result<String, Error>;
    }
}

macro_rules! arguments {
    ($life:lifetime, $id:ident, $ty:ty, $map:path, $status:literal, $header:literal) => {
        #[profound_endpoint]
        trait Agents<$life> {
            #[profound_endpoint(GET "/v1/agents/{agent_id}", errors($status => $map))]
            fn agent(
                &self,
                #[path("agent_id")] $id: &$life $ty,
                #[header($header)] team: Option<$ty>,
            ) -> Result<String, Error>;
        }
    };
}

arguments!('a, id, u64, missing, 404, "X-Team");

fn missing(error: ApiError) -> Error {
    error.into()
}

fn main() {
    let sandbox = profound_sandbox::Sandbox::start().unwrap();
    let client = blocking::Client::from(sandbox.client());
    assert!(client.visibility(&serde_json::Value::Null).is_err());
    assert!(client.prompts("c", Some(1)).is_err());
    assert!(DynReports::new(client.clone()).visibility(&serde_json::Value::Null).is_err());
    assert!(models(&client).is_err());
    assert!(client.personas().is_err());
    assert!(client.agent(&1, None).is_err());
}

use profound_client::{ApiError, Client, Error, profound_endpoint};

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
            async fn $method(&self, $body: $ty) -> Result<$answer, Error>;

            #[profound_endpoint(GET "/v1/org/categories/{category_id}/prompts")]
            async fn prompts(&self, category_id: &str, limit: Option<u8>) -> Result<$answer, Error>;
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
    ($name:ident($client:ident: $ty:ty), $path:expr, $result:ty, $timeout:literal, $key:ident) => {
        #[profound_endpoint(GET $path, timeout = $timeout, key = $key)]
        async fn $name($client: $ty) -> $result;
    };
}

by_expr!(models(client: &Client), "/v1/org/models", Result<String, Error>, "1s", bearer);

macro_rules! words {
    ($(#[$($words:tt)*] $name:ident -> $result:ty;)*) => {
        $(
            #[profound_endpoint($($words)*)]
            async fn $name(client: &Client) -> $result;
        )*
    };
}

words! {
    #[GET "/v1/org", headers("X-Team" = "search"), retry = never] org -> Result<String, Error>;
    #[GET "/v1/org/domains", errors(404 => missing)] domains -> Result<String, Error>;
}

fn missing(error: ApiError) -> Error {
    error.into()
}

macro_rules! whole {
    ($($item:item)*) => { $(#[profound_endpoint(GET "/v1/org/personas")] $item)* };
}

whole! {
    trait Personas {
        async fn personas(&self) -> Result<String, Error>;
    }
}

macro_rules! arguments {
    ($life:lifetime, $id:ident, $ty:ty, $map:path, $status:literal, $header:literal) => {
        #[profound_endpoint]
        trait Agents<$life> {
            #[profound_endpoint(GET "/v1/agents/{agent_id}", errors($status => $map))]
            async fn agent(
                &self,
                #[path("agent_id")] $id: &$life $ty,
                #[header($header)] team: Option<$ty>,
            ) -> Result<String, Error>;
        }
    };
}

arguments!('a, id, u64, missing, 404, "X-Team");

fn main() {
    let client = Client::builder().api_key("example").build().unwrap();
    drop(client.visibility(&serde_json::Value::Null));
    drop(client.prompts("c", Some(1)));
    drop(DynReports::new(client.clone()).visibility(&serde_json::Value::Null));
    drop(models(&client));
    drop(org(&client));
    drop(domains(&client));
    drop(client.personas());
    drop(client.agent(&1, None));
}

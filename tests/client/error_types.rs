//! User-defined error types.

use profound_client::{ApiError, Client, Error, ProfoundError, Retry, profound_endpoint};
use profound_tests::{NOBODY, Reply, Server};
use serde_json::Value;

/// Implements `From` alone.
#[derive(Debug)]
struct Failed(String);

impl From<Error> for Failed {
    fn from(error: Error) -> Self {
        Self(error.to_string())
    }
}

/// Uses the derive together with thiserror's.
#[derive(Debug, thiserror::Error, ProfoundError)]
enum AgentError {
    #[error("no such agent")]
    #[profound(status = 404)]
    NotFound,
    #[error("the agent is busy")]
    #[profound(status = 409, status = 423)]
    Busy(#[source] ApiError),
    #[error("the input was refused")]
    #[profound(status = 422)]
    #[profound(status = 400)]
    Input { source: ApiError },
    #[error("the quota is used up")]
    #[profound(status = 429)]
    Quota(Box<ApiError>),
    #[error(transparent)]
    #[profound(other)]
    Other(Error),
    #[error("made by the user alone")]
    Local,
}

/// The variant for other errors may hold a box.
#[derive(Debug, ProfoundError)]
enum Boxed {
    #[profound(status = 404)]
    NotFound(ApiError),
    #[profound(other)]
    Other { error: Box<Error> },
}

#[derive(Debug)]
enum Mapped {
    NotFound(ApiError),
    Status(u16),
    Other(Error),
}

impl From<Error> for Mapped {
    fn from(error: Error) -> Self {
        Self::Other(error)
    }
}

fn status(error: ApiError) -> Mapped {
    Mapped::Status(error.status().as_u16())
}

#[profound_endpoint]
trait Agents {
    #[profound_endpoint(GET "/v1/agents/{agent_id}")]
    async fn plain(&self, agent_id: &str) -> Result<Value, Failed>;

    #[profound_endpoint(GET "/v1/agents/{agent_id}")]
    async fn derived(&self, agent_id: &str) -> Result<Value, AgentError>;

    #[profound_endpoint(GET "/v1/agents/{agent_id}")]
    async fn boxed(&self, agent_id: &str) -> Result<Value, Boxed>;

    #[profound_endpoint(GET "/v1/agents/{agent_id}")]
    async fn dynamic(&self, agent_id: &str) -> Result<Value, Box<dyn std::error::Error>>;

    #[profound_endpoint(
        GET "/v1/agents/{agent_id}",
        errors(404 => Mapped::NotFound, 422 => status, 429 => self::status, 401 => status)
    )]
    async fn mapped(&self, agent_id: &str) -> Result<Value, Mapped>;
}

async fn client(reply: Reply) -> (Server, Client) {
    let server = Server::start([reply]).await;
    let client = server.client().with_retry(Retry::Never);
    (server, client)
}

fn nobody() -> Client {
    let client = Client::builder().api_key("a-key").base_url(NOBODY);
    client
        .retry(Retry::Never)
        .build()
        .expect("the key and the URL are sound")
}

#[tokio::test]
async fn any_error_that_can_be_made_from_ours_will_do() {
    let (_server, client) = client(Reply::empty(404)).await;
    let Failed(text) = client.plain("a").await.expect_err("it is refused");
    assert!(text.contains("the API responded with 404"), "{text}");
    let error = client.dynamic("a").await.expect_err("it is refused");
    assert!(error.downcast_ref::<Error>().is_some(), "{error}");
}

#[tokio::test]
async fn a_derived_error_is_made_by_status() {
    for (status, variant, source) in [
        (404, "no such agent", None),
        (409, "the agent is busy", Some(409)),
        (423, "the agent is busy", Some(423)),
        (422, "the input was refused", Some(422)),
        (400, "the input was refused", Some(400)),
        (429, "the quota is used up", Some(429)),
        (
            500,
            "GET /v1/agents/{agent_id}: the API responded with 500 Internal Server Error",
            None,
        ),
    ] {
        let (_server, client) = client(Reply::json(status, r#"{"detail": "d"}"#)).await;
        let error = client.derived("a").await.expect_err("it is refused");
        assert_eq!(error.to_string(), variant);
        let told = match error {
            AgentError::Busy(source) | AgentError::Input { source } => Some(source),
            AgentError::Quota(source) => Some(*source),
            _ => None,
        };
        if let Some(told) = &told {
            assert_eq!(told.message().as_deref(), Some("d"), "{status}");
        }
        assert_eq!(told.map(|told| told.status().as_u16()), source, "{status}");
    }
}

#[tokio::test]
async fn an_error_without_a_response_is_the_other_variant() {
    let error = nobody().derived("a").await.expect_err("nobody is there");
    assert!(
        matches!(error, AgentError::Other(Error::Transport(_))),
        "{error:?}"
    );
    let (_server, client) = client(Reply::json(200, "{")).await;
    let error = client.derived("a").await.expect_err("it is no document");
    assert!(
        matches!(error, AgentError::Other(Error::Decode(_))),
        "{error:?}"
    );
    let error = client
        .derived("..")
        .await
        .expect_err("the path would climb");
    assert!(
        matches!(error, AgentError::Other(Error::Encode(_))),
        "{error:?}"
    );
}

#[test]
fn a_variant_without_a_status_is_the_users_own() {
    assert_eq!(AgentError::Local.to_string(), "made by the user alone");
}

#[tokio::test]
async fn the_other_variant_may_hold_a_box() {
    let (_server, client) = client(Reply::empty(404)).await;
    let error = client.boxed("a").await.expect_err("it is refused");
    assert!(
        matches!(&error, Boxed::NotFound(told) if told.status() == 404),
        "{error:?}"
    );
    let Boxed::Other { error } = nobody().boxed("a").await.expect_err("nobody is there") else {
        panic!("a refused connection has no status");
    };
    assert!(matches!(*error, Error::Transport(_)), "{error:?}");
}

#[tokio::test]
async fn statuses_are_mapped_by_variants_and_functions() {
    for (status, expected) in [
        (401, Some(401)),
        (404, None),
        (422, Some(422)),
        (429, Some(429)),
    ] {
        let (_server, client) = client(Reply::empty(status)).await;
        match client.mapped("a").await.expect_err("it is refused") {
            Mapped::NotFound(error) => {
                assert_eq!((error.status().as_u16(), expected), (404, None));
            }
            Mapped::Status(told) => assert_eq!(Some(told), expected),
            Mapped::Other(error) => panic!("{status} is mapped: {error}"),
        }
    }
    let (_server, client) = client(Reply::empty(500)).await;
    let error = client.mapped("a").await.expect_err("it is refused");
    assert!(matches!(error, Mapped::Other(Error::Api(_))), "{error:?}");
}

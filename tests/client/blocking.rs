//! Blocking calls.

mod contexts;
mod items;

use std::{
    ops::Deref,
    sync::Arc,
    thread,
    time::{Duration, Instant},
};

use profound_client::{
    ApiError, ApiKey, Error, Method, ProfoundError, Response, Retry, blocking, profound_endpoint,
};
use profound_tests::{NOBODY, Reply, Server, printed};
use serde_json::{Value, json};
use tokio::runtime::Runtime;

#[derive(Debug, ProfoundError)]
enum OrgError {
    #[profound(status = 404)]
    Missing(ApiError),
    #[profound(other)]
    Other(Error),
}

#[profound_endpoint(dyn = DynOrganisation, headers("X-Team" = "search"))]
trait Organisation {
    #[profound_endpoint(GET "/v1/org")]
    fn org(&self) -> Result<u32, Error>;

    #[profound_endpoint(POST "/v1/agents/{agent_id}/runs", key = bearer, errors(409 => OrgError::Missing))]
    fn run(&self, agent_id: &str, inputs: &Value) -> Result<Response<Value>, OrgError>;

    #[profound_endpoint(POST "/v2/reports/visibility")]
    fn read(&self, query: &Value) -> Result<u32, Error>;

    #[profound_endpoint(POST "/v1/agents", retry = never, timeout = "300ms")]
    fn once(&self, agent: &Value) -> Result<u32, Error>;

    fn twice(&self) -> Result<u32, Error> {
        Ok(self.org()? + self.org()?)
    }
}

#[profound_endpoint(GET "/v1/org")]
fn org(client: &Arc<dyn blocking::HasClient>) -> Result<u32, Error>;

struct Catalogue {
    client: blocking::Client,
}

impl blocking::HasClient for Catalogue {
    fn client(&self) -> &blocking::Client {
        &self.client
    }
}

impl Catalogue {
    #[profound_endpoint(GET "/v1/org/domains")]
    fn domains(&self, organization_ids: &[&str]) -> Result<u32, Error>;
}

trait Models: blocking::HasClient {
    #[profound_endpoint(GET "/v1/org/models")]
    fn models(&self) -> Result<u32, Error>;
}

impl Models for Catalogue {}

/// A server with its own runtime.
struct Serving {
    server: Server,
    _runtime: Runtime,
}

impl Serving {
    fn start(replies: impl IntoIterator<Item = Reply>) -> Self {
        let runtime = Runtime::new().expect("it starts");
        Self {
            server: runtime.block_on(Server::start(replies)),
            _runtime: runtime,
        }
    }

    fn client(&self) -> blocking::Client {
        let built = self.builder().build_blocking();
        built.expect("the key and the URL are sound")
    }
}

impl Deref for Serving {
    type Target = Server;

    fn deref(&self) -> &Server {
        &self.server
    }
}

fn one() -> Reply {
    Reply::json(200, "1")
}

#[test]
fn a_call_returns_when_it_has_ended() -> Result<(), Error> {
    let server = Serving::start([one()]);
    assert_eq!(server.client().org()?, 1);
    let received = server.only();
    assert_eq!(received.line(), "GET /v1/org");
    assert_eq!(received.header("x-api-key"), Some(server.key()));
    assert_eq!(received.header("x-team"), Some("search"));
    Ok(())
}

#[test]
fn arguments_answers_and_methods_with_a_body_are_those_of_async_ones() {
    let server = Serving::start([one()]);
    let client = server.client();
    let response = client.run("a", &json!([2, 3])).expect("it is answered");
    assert_eq!(
        (response.status().as_u16(), response.body()),
        (200, &json!(1))
    );
    let received = server.only();
    assert_eq!(received.line(), "POST /v1/agents/a/runs");
    assert_eq!(received.json(), json!([2, 3]));
    let bearer = format!("Bearer {}", server.key());
    assert_eq!(received.header("authorization"), Some(&*bearer));
    assert_eq!(client.twice().ok(), Some(2));
    let error = client
        .run("", &Value::Null)
        .expect_err("the path has no value");
    assert!(
        matches!(error, OrgError::Other(Error::Encode(_))),
        "{error:?}"
    );
}

#[test]
fn functions_and_lone_methods_work_as_well() -> Result<(), Error> {
    let server = Serving::start([one()]);
    let catalogue = Catalogue {
        client: server.client(),
    };
    let client: Arc<dyn blocking::HasClient> = Arc::new(catalogue.client.clone());
    assert_eq!(org(&client)?, 1);
    assert_eq!(catalogue.domains(&["a", "b"])?, 1);
    assert_eq!(catalogue.models()?, 1);
    let targets: Vec<_> = server.received().into_iter().map(|it| it.target).collect();
    let domains = "/v1/org/domains?organization_ids=a&organization_ids=b";
    assert_eq!(targets, ["/v1/org", domains, "/v1/org/models"]);
    Ok(())
}

#[test]
fn a_fake_is_a_plain_impl_and_stands_behind_the_dyn_form() -> Result<(), Error> {
    struct Fake;

    impl Organisation for Fake {
        fn org(&self) -> Result<u32, Error> {
            Ok(7)
        }
        fn run(&self, _: &str, _: &Value) -> Result<Response<Value>, OrgError> {
            Ok(Response::new(Value::Null))
        }
        fn read(&self, _: &Value) -> Result<u32, Error> {
            Ok(8)
        }
        fn once(&self, _: &Value) -> Result<u32, Error> {
            Ok(9)
        }
        fn twice(&self) -> Result<u32, Error> {
            Ok(15)
        }
    }

    let server = Serving::start([one()]);
    let handles = [
        DynOrganisation::new(Fake),
        DynOrganisation::new(server.client()),
    ];
    for (handle, (org, twice)) in handles.iter().zip([(7, 15), (1, 2)]) {
        assert_eq!((handle.clone().org()?, handle.twice()?), (org, twice));
    }
    Ok(())
}

#[test]
fn errors_are_those_of_an_async_call() {
    let server = Serving::start([]);
    let client = server.client();
    for (status, told) in [
        (401, "InvalidApiKey"),
        (403, "InsufficientPermissions"),
        (422, "Validation"),
        (418, "Api"),
    ] {
        server.turn_to([Reply::json(status, r#"{"detail": "pk_CANARY+0/9=z"}"#)]);
        let error = client.org().expect_err("it is refused");
        assert!(format!("{error:?}").starts_with(told), "{error:?}");
        assert!(!printed(&error).contains("CANARY"), "{}", printed(&error));
    }
    server.turn_to([Reply::json(200, "{")]);
    assert!(matches!(client.org(), Err(Error::Decode(_))));
    for status in [404, 409] {
        server.turn_to([Reply::json(status, "{}")]);
        let error = client.run("a", &Value::Null).expect_err("it is refused");
        match error {
            OrgError::Missing(answer) => assert_eq!(answer.status(), status),
            OrgError::Other(error) => panic!("{error}"),
        }
    }
    let nobody = server.builder().base_url(NOBODY).max_attempts(1);
    let nobody = nobody.build_blocking().expect("the settings are sound");
    assert!(matches!(nobody.org(), Err(Error::Transport(_))));
}

#[test]
fn a_deadline_is_kept() {
    let server = Serving::start([Reply::silence()]);
    let client = server.client();
    for (client, least) in [
        (client.with_timeout(Duration::from_millis(60)), 60),
        (client, 300),
    ] {
        let began = Instant::now();
        let error = client.once(&Value::Null).expect_err("nobody answers");
        let took = began.elapsed().as_millis();
        assert!(matches!(error, Error::Timeout(_)), "{error:?}");
        assert!((least..least + 2_000).contains(&took), "{took}");
    }
}

#[test]
fn a_read_is_retried_and_a_write_is_not() -> Result<(), Error> {
    let failing = || [Reply::empty(503), Reply::empty(503), one()];
    let server = Serving::start(failing());
    let client = server.client();
    assert_eq!(client.read(&Value::Null)?, 1);
    assert_eq!(server.received().len(), 3);
    server.turn_to(failing());
    let patient = client.with_timeout(Duration::from_secs(20));
    assert!(patient.once(&Value::Null).is_err());
    assert!(client.with_retry(Retry::Never).read(&Value::Null).is_err());
    assert_eq!(server.received().len(), 5);
    Ok(())
}

#[test]
fn a_call_waits_for_the_quota() -> Result<(), Error> {
    let left = |left: &str| {
        let headers = [
            ("date", "Sun, 09 Sep 2001 01:46:40 GMT"),
            ("x-ratelimit-limit", "600"),
            ("x-ratelimit-remaining", left),
            ("x-ratelimit-reset", "1000000002"),
        ];
        Reply::with(200, &headers, "1")
    };
    let server = Serving::start([left("0"), left("599")]);
    let builder = server.builder().wait_for_quota(Duration::from_secs(20));
    let client = builder.timeout(Duration::from_secs(1)).build_blocking()?;
    client.org()?;
    assert_eq!(client.rate_limit().remaining, Some(0));
    let began = Instant::now();
    client.org()?;
    // The wait is longer than the call's deadline.
    assert!(
        began.elapsed() > Duration::from_secs(1),
        "{:?}",
        began.elapsed()
    );
    Ok(())
}

#[test]
fn threads_share_a_client() {
    let server = Serving::start([one()]);
    let client = server.client();
    thread::scope(|scope| {
        for _ in 0..16 {
            scope.spawn(|| {
                for _ in 0..20 {
                    assert_eq!(client.org().ok(), Some(1));
                }
            });
        }
    });
    assert_eq!(server.received().len(), 320);
}

#[test]
fn handles_and_undeclared_calls_are_those_of_the_client() -> Result<(), Error> {
    let server = Serving::start([one()]);
    let client = server.client().with_key(ApiKey::new("another-key")?);
    let client = client.with_header("X-Note", "n");
    let call = client
        .request(Method::PATCH, "/v1/things/{id}")
        .path("id", 7);
    assert_eq!(call.query("limit", 1).json("body").send::<u32>()?, 1);
    let received = server.only();
    assert_eq!(received.line(), "PATCH /v1/things/7?limit=1");
    assert_eq!(received.header("x-api-key"), Some("another-key"));
    assert_eq!(received.header("x-note"), Some("n"));
    assert_eq!(received.json(), json!("body"));
    let error = client.with_header("Host", "x").org();
    assert!(matches!(error, Err(Error::Configuration(_))), "{error:?}");
    Ok(())
}

#[test]
fn a_client_that_has_no_key_is_not_built() {
    let error = profound_client::Client::builder().build_blocking();
    let error = error.expect_err("there is no key").to_string();
    assert!(error.contains("missing API key"), "{error}");
}

//! Calls to undeclared operations.

use profound_client::{Error, KeyPlacement, Method, Response, Retry, Text};
use profound_tests::{Reply, Server, advance_until_ready, printed};
use serde::Serialize;
use serde_json::{Value, json};

#[derive(Serialize)]
struct Fields {
    a: &'static str,
    b: &'static [u8],
}

async fn server() -> Server {
    Server::start([Reply::json(200, "{}")]).await
}

#[tokio::test]
async fn a_call_has_all_that_a_declared_one_can_have() -> Result<(), Error> {
    let server = server().await;
    let response: Response<Value> = server
        .client()
        .request(Method::PATCH, "/v1/agents/{agent_id}/runs/{run_id}")
        .path("run_id", 7)
        .path("agent_id", "a/b")
        .query("verbose", true)
        .query("none", None::<&str>)
        .query("id[]", ["x", "y&"])
        .query_fields(&Fields {
            a: "p q",
            b: &[1, 2],
        })
        .header("X-Team", "search")
        .json(&json!({"on": true}))
        .send()
        .await?;
    assert_eq!(response.status(), 200);
    let received = server.only();
    assert_eq!(
        received.line(),
        "PATCH /v1/agents/a%2Fb/runs/7?verbose=true&id%5B%5D=x&id%5B%5D=y%26&a=p+q&b=1&b=2"
    );
    assert_eq!(received.header("x-team"), Some("search"));
    assert_eq!(received.header("x-api-key"), Some(server.key()));
    assert_eq!(received.header("content-type"), Some("application/json"));
    assert_eq!(received.json(), json!({"on": true}));
    Ok(())
}

#[tokio::test]
async fn a_form_or_no_body_at_all_is_sent() -> Result<(), Error> {
    let server = server().await;
    let post = || server.client().request(Method::POST, "/v1/things");
    post()
        .form(&Fields {
            a: "p q",
            b: &[1, 2],
        })
        .send::<()>()
        .await?;
    post().json(&None::<u8>).send::<()>().await?;
    post().send::<Text>().await?;
    let [form, none, text] = &server.received()[..] else {
        panic!("three calls are three requests");
    };
    let kind = form.header("content-type");
    assert_eq!(kind, Some("application/x-www-form-urlencoded"));
    assert_eq!(form.text(), "a=p+q&b=1&b=2");
    assert!(none.body.is_empty() && none.header("content-type").is_none());
    assert_eq!(text.header("accept"), Some("*/*"));
    Ok(())
}

#[tokio::test]
async fn a_call_outlives_its_client_and_obeys_its_handle() -> Result<(), Error> {
    let server = server().await;
    let call = {
        let builder = server.builder().key_placement(KeyPlacement::Query);
        let handle = builder.build()?.with_header("X-Team", "handle");
        let call = handle
            .request(Method::GET, "/v1/org")
            .header("X-Team", "call");
        tokio::spawn(call.send::<Value>())
    };
    call.await.expect("it does not panic")?;
    let received = server.only();
    assert_eq!(received.header("x-team"), Some("handle"));
    assert_eq!(received.target, "/v1/org?api_key=pk%5FCANARY%2B0%2F9%3Dz");
    Ok(())
}

fn encode(outcome: Result<Value, Error>) -> String {
    match outcome {
        Err(Error::Encode(error)) => error.to_string(),
        other => panic!("it is no encode error: {other:?}"),
    }
}

#[tokio::test]
async fn a_path_and_its_values_must_agree() {
    let server = server().await;
    let call = |path| server.client().request(Method::GET, path);
    let template = "/v1/agents/{agent_id}";
    let missing = encode(call(template).send().await);
    assert_eq!(
        missing,
        "GET /v1/agents/{agent_id}: `agent_id` cannot be sent: the path has this parameter: set \
         its value with `path`"
    );
    let unused = encode(
        call(template)
            .path("agent_id", 1)
            .path("run_id", 2)
            .send()
            .await,
    );
    assert!(
        unused.contains("`run_id` cannot be sent: the path has no parameter with this name"),
        "{unused}"
    );
    let twice = encode(
        call(template)
            .path("agent_id", 1)
            .path("agent_id", 2)
            .send()
            .await,
    );
    assert!(
        twice.contains("`agent_id` cannot be sent: the path has no parameter with this name"),
        "{twice}"
    );
    for value in ["", ".", ".."] {
        let climbs = encode(call(template).path("agent_id", value).send().await);
        assert!(climbs.contains("would change the path"), "{climbs}");
    }
    let infinite = encode(call("/v1/org").query("x", f64::INFINITY).send().await);
    assert!(
        infinite.contains("`x` cannot be sent: it is not a finite number"),
        "{infinite}"
    );
    assert!(server.received().is_empty());
}

#[tokio::test]
async fn a_path_that_could_end_up_elsewhere_is_refused() {
    let server = server().await;
    for path in [
        "",
        "v1/org",
        "https://evil.example/v1",
        "@evil.example/",
        "/v1/../v2",
        "/v1/%2e%2E/v2",
        "/v1/.%2e",
        "/v1?api_key=x",
        "/v1#x",
        "/v1/a b",
        "/v1\\org",
        "/v1/{a",
        "//evil.example/v1",
        "/v1/x{a}",
        "/v1/{}",
        "/v1\r\nHost: evil.example",
    ] {
        let call = server.client().request(Method::GET, path);
        match call.path("a", "b").send::<Value>().await {
            Err(Error::Configuration(error)) => {
                assert!(
                    error.to_string().contains("invalid path of a request"),
                    "{path}: {error}"
                );
            }
            other => panic!("{path}: {other:?}"),
        }
    }
    assert!(server.received().is_empty());
}

#[tokio::test]
async fn a_key_is_not_passed_as_a_query_parameter() {
    let server = server().await;
    let call = server.client().request(Method::GET, "/v1/org");
    let error = call
        .query("api_key", "other")
        .send::<Value>()
        .await
        .unwrap_err();
    let text = error.to_string();
    assert!(
        text.contains("`api_key` cannot be sent: it is reserved"),
        "{text}"
    );
    assert!(server.received().is_empty());
}

#[tokio::test]
async fn a_tunnel_is_no_call() {
    let server = server().await;
    let call = server.client().request(Method::CONNECT, "/v1/org");
    assert!(matches!(
        call.send::<()>().await,
        Err(Error::Configuration(_))
    ));
    assert!(server.received().is_empty());
}

#[tokio::test]
async fn headers_that_are_not_the_callers_are_refused() {
    let server = server().await;
    for name in [
        "X-API-Key",
        "Authorization",
        "Host",
        "Cookie",
        "Content-Length",
        "a b",
        "TE",
    ] {
        let call = server.client().request(Method::GET, "/v1/org");
        let error = call.header(name, "canary").send::<Value>().await;
        let error = error.expect_err("the header is refused");
        assert!(matches!(error, Error::Encode(_)), "{error:?}");
        assert!(error.to_string().contains(name), "{error}");
        assert!(!printed(&error).contains("canary"), "{}", printed(&error));
    }
    assert!(server.received().is_empty());
}

#[tokio::test]
async fn it_fails_with_the_same_errors() {
    for (reply, told) in [
        (Reply::empty(401), "the API key is invalid"),
        (Reply::json(422, "{}"), "the request was rejected"),
        (
            Reply::json(200, "[1"),
            "the response does not match its type",
        ),
        (Reply::close(""), "the connection broke before a response"),
    ] {
        let server = Server::start([reply]).await;
        let client = server.client().with_retry(Retry::Never);
        let call = client
            .request(Method::GET, "/v1/agents/{id}")
            .path("id", "CANARY");
        let error = call.send::<Value>().await.expect_err("it fails");
        let text = printed(&error);
        assert!(
            text.starts_with("GET /v1/agents/{id}: ") && text.contains(told),
            "{text}"
        );
        assert!(!text.contains("CANARY"), "{text}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_get_is_retried_and_other_methods_are_not() {
    for (method, retry, sent) in [
        (Method::GET, None, 3),
        (Method::HEAD, None, 3),
        (Method::POST, None, 1),
        (Method::DELETE, None, 1),
        (Method::POST, Some(Retry::Safe), 3),
        (Method::GET, Some(Retry::Never), 1),
    ] {
        let server = Server::start([Reply::empty(503)]).await;
        let client = match retry {
            Some(retry) => server.client().with_retry(retry),
            None => server.client(),
        };
        let call = client.request(method.clone(), "/v1/org").send::<()>();
        advance_until_ready(call).await.expect_err("it is broken");
        assert_eq!(server.received().len(), sent, "{method} {retry:?}");
    }
}

//! Redirects are not followed, and the key is not sent elsewhere.

use profound_client::{Client, Error, profound_endpoint, reqwest};
use profound_tests::{Reply, Server, advance_until_ready};
use serde_json::Value;

use super::{Ends, Fault, check};

#[profound_endpoint(GET "/v1/org")]
async fn read(client: &Client) -> Result<Value, Error>;

const STATUSES: [u16; 10] = [300, 301, 302, 303, 304, 305, 306, 307, 308, 399];

fn redirect(status: u16, to: &str) -> Reply {
    Reply::with(status, &[("location", to)], "")
}

/// Targets of a redirect: another server, and the same one.
fn places(other: &str) -> Vec<String> {
    let host = other.trim_start_matches("http://");
    let port = host.rsplit(':').next().unwrap_or_default();
    vec![
        other.to_owned(),
        format!("{other}/v1/org?api_key=pk_CANARY"),
        format!("//{host}/v1/org"),
        format!("http://pk_CANARY:pk_CANARY@{host}/"),
        format!("http://localhost:{port}/"),
        format!("http://[::ffff:127.0.0.1]:{port}/"),
        format!("https://{host}/"),
        "/v1/org".into(),
        "/".into(),
        "again".into(),
        "../..".into(),
        "?api_key=pk_CANARY".into(),
        "#pk_CANARY".into(),
        "".into(),
        "http://".into(),
        "file:///etc/passwd".into(),
        "javascript:pk_CANARY".into(),
        "http://127.0.0.1:99999/".into(),
        "http://\u{e9}.example/".into(),
    ]
}

#[tokio::test(start_paused = true)]
async fn no_redirect_is_followed() {
    let other = Server::start([Reply::json(200, "1")]).await;
    let mut faults = Vec::new();
    for status in STATUSES {
        let ends = Ends::Refused(status);
        faults.push(Fault::new(format!("{status}"), Reply::empty(status), ends));
        let twice = [("location", other.base_url()), ("location", "/")];
        let twice = Reply::with(status, &twice, "");
        faults.push(Fault::new(format!("{status}, twice"), twice, ends));
        for place in places(other.base_url()) {
            let reply = redirect(status, &place);
            faults.push(Fault::new(format!("{status} {place}"), reply, ends));
        }
    }
    check::<Value>(faults).await;
    assert_eq!(other.connections(), 0);
}

#[tokio::test(start_paused = true)]
async fn the_users_own_settings_follow_none_either() -> Result<(), Error> {
    let other = Server::start([Reply::json(200, "1")]).await;
    let server = Server::start([redirect(307, other.base_url())]).await;
    let following = |http: reqwest::ClientBuilder| {
        http.redirect(reqwest::redirect::Policy::limited(9))
            .tls_danger_accept_invalid_certs(true)
    };
    let client = server.builder().http(following).build()?;
    let error = advance_until_ready(read(&client)).await.expect_err("a 307");
    assert_eq!(error.status().map(|told| told.as_u16()), Some(307));
    assert_eq!((server.connections(), other.connections()), (1, 0));
    Ok(())
}

#[tokio::test(start_paused = true)]
async fn the_target_of_a_redirect_is_behind_an_accessor() {
    let server = Server::start([redirect(302, "https://host.example/login")]).await;
    let error = advance_until_ready(read(&server.client()))
        .await
        .expect_err("a 302");
    let place = error.headers().map(|headers| &headers["location"]);
    assert_eq!(
        place.and_then(|place| place.to_str().ok()),
        Some("https://host.example/login")
    );
    let text = error.to_string();
    assert_eq!(text, "GET /v1/org: the API responded with 302 Found");
}

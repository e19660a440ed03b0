//! A sandbox with injected latency and failures, and its record of received requests.

use std::{
    io::{ErrorKind, Read, Write},
    net::{Shutdown, TcpStream},
    time::{Duration, Instant},
};

use profound_client::{
    Client, Error, EventStream, KeyPlacement, Method, Retry, StatusCode, profound_endpoint,
};
use profound_sandbox::{Fault, ReceivedRequest, Sandbox};
use profound_tests::{PLACEMENTS, shown};
use serde_json::{Value, json};

const KEY: &str = "pk_CANARY+0/9=z";
const DOCUMENT: &str = "0a1b2c3d-0000-4000-8000-00000000abcd";
const PROMPTS: &str = "/v1/org/categories/{category_id}/prompts";
const SHOES: &str = "5b0f3a52-6f0e-4c1b-9d57-2f6a1c9e4d10";

#[profound_endpoint]
trait Api {
    #[profound_endpoint(GET "/v1/org/categories")]
    async fn categories(&self) -> Result<Vec<Value>, Error>;

    #[profound_endpoint(POST "/v1/documents")]
    async fn create(&self, document: &Value) -> Result<Value, Error>;
}

fn started() -> Sandbox {
    Sandbox::start().expect("loopback has a free port")
}

fn statuses(sandbox: &Sandbox) -> Vec<Option<u16>> {
    let requests = sandbox.requests();
    let statuses = requests.iter().map(|request| request.status());
    statuses
        .map(|one| one.map(|status| status.as_u16()))
        .collect()
}

/// Returns a valid new document of the organisation that owns the sandbox's key.
async fn draft(sandbox: &Sandbox) -> Result<Value, Error> {
    let categories = sandbox.client().categories().await?;
    sandbox.clear_requests();
    Ok(json!({
        "id": DOCUMENT,
        "organization_id": categories[0]["organization"]["id"],
        "name": "Fit guide",
        "content_markdown": "# Fit",
    }))
}

async fn exists(client: &Client, draft: &Value) -> Result<bool, Error> {
    let call = client.request(Method::GET, "/v1/documents/{document_id}");
    let call = call.path("document_id", DOCUMENT);
    let owner = draft["organization_id"].as_str();
    let found = call.query("organization_id", owner).send::<Value>().await;
    match found {
        Ok(_) => Ok(true),
        Err(error) if error.status() == Some(StatusCode::NOT_FOUND) => Ok(false),
        Err(error) => Err(error),
    }
}

#[tokio::test]
async fn a_read_that_fails_is_sent_again() -> Result<(), Error> {
    for (fault, status) in [
        (Fault::status(503), Some(503)),
        (Fault::reset(), None),
        (Fault::cut(), Some(200)),
    ] {
        let sandbox = started();
        sandbox.fail_next(fault.clone());
        assert_eq!(sandbox.client().categories().await?.len(), 3, "{fault:?}");
        assert_eq!(statuses(&sandbox), [status, Some(200)], "{fault:?}");
    }
    Ok(())
}

#[tokio::test]
async fn a_write_that_fails_is_sent_once_and_has_no_effect() -> Result<(), Error> {
    let sandbox = started();
    let client = sandbox.client();
    let draft = draft(&sandbox).await?;
    sandbox.fail_next([Fault::status(503), Fault::reset(), Fault::not_json()]);
    let unavailable = client.create(&draft).await;
    let status = unavailable.expect_err("it fails").status();
    assert_eq!(status, Some(StatusCode::SERVICE_UNAVAILABLE));
    let reset = client.create(&draft).await;
    assert!(matches!(&reset, Err(Error::Transport(error)) if error.may_have_been_processed()));
    let page = client.create(&draft).await;
    assert!(matches!(&page, Err(Error::Decode(error)) if error.response().text().contains("<h1>")));
    assert_eq!(statuses(&sandbox), [Some(503), None, Some(200)]);
    assert!(!exists(&client, &draft).await?);
    Ok(())
}

#[tokio::test]
async fn a_write_whose_answer_is_cut_has_taken_effect() -> Result<(), Error> {
    let sandbox = started();
    let client = sandbox.client();
    let draft = draft(&sandbox).await?;
    sandbox.fail_next(Fault::cut());
    let cut = client.create(&draft).await;
    assert!(matches!(&cut, Err(Error::Transport(error)) if error.may_have_been_processed()));
    assert_eq!(statuses(&sandbox).len(), 1);
    assert!(exists(&client, &draft).await?);
    Ok(())
}

#[tokio::test]
async fn an_answer_without_a_body_is_not_cut_but_kept_back() -> Result<(), Error> {
    let sandbox = started();
    let client = sandbox.client();
    let draft = draft(&sandbox).await?;
    client.create(&draft).await?;
    sandbox.fail_next(Fault::cut());
    let call = client.request(Method::DELETE, "/v1/documents/{document_id}");
    let owner = draft["organization_id"].as_str();
    let call = call
        .path("document_id", DOCUMENT)
        .query("organization_id", owner);
    let deleted = call.send::<()>().await;
    assert!(matches!(deleted, Err(Error::Transport(_))), "{deleted:?}");
    assert_eq!(statuses(&sandbox), [Some(201), None]);
    assert!(!exists(&client, &draft).await?);
    Ok(())
}

#[tokio::test]
async fn a_retry_after_is_told_to_the_client() {
    let sandbox = started();
    sandbox.fail_next(Fault::status(429).retry_after(Duration::from_millis(89_001)));
    let limited = sandbox.client().categories().await;
    let Err(Error::RateLimited(limited)) = limited else {
        panic!("{limited:?}");
    };
    assert_eq!(limited.retry_after(), Some(Duration::from_secs(90)));
    assert_eq!(limited.message().as_deref(), Some("Too Many Requests"));
}

#[tokio::test]
async fn an_answer_that_stalls_ends_with_the_clients_patience() {
    let sandbox = started();
    sandbox.fail_next(Fault::stall());
    let client = sandbox.client().with_timeout(Duration::from_millis(500));
    let stalled = client.categories().await;
    assert!(matches!(stalled, Err(Error::Timeout(_))), "{stalled:?}");
    assert_eq!(statuses(&sandbox), [None]);
}

#[tokio::test]
async fn a_faulted_request_counts_against_the_quota_and_its_key_is_not_looked_at() {
    let builder = Sandbox::builder().quota(2);
    let builder = builder.fail_next([Fault::status(500), Fault::none(), Fault::status(502)]);
    let sandbox = builder.start().expect("loopback has a free port");
    let client = sandbox.client().with_retry(Retry::Never);
    let status = async |client: &Client| client.categories().await.err()?.status();
    assert_eq!(status(&client).await.map(|one| one.as_u16()), Some(500));
    assert_eq!(client.rate_limit().remaining, Some(1));
    assert_eq!(status(&client).await, None);
    assert_eq!(client.rate_limit().remaining, Some(0));
    let expired = Client::builder().api_key(Sandbox::EXPIRED_KEY);
    let expired = expired.retry(Retry::Never).base_url(sandbox.base_url());
    let expired = expired.build().expect("the key and the URL are sound");
    assert_eq!(status(&expired).await.map(|one| one.as_u16()), Some(502));
    assert_eq!(status(&expired).await.map(|one| one.as_u16()), Some(401));
    assert_eq!(status(&client).await.map(|one| one.as_u16()), Some(429));
}

#[tokio::test]
async fn every_answer_is_held_back_for_as_long_as_it_is_set() -> Result<(), Error> {
    let latency = Duration::from_millis(150);
    let sandbox = Sandbox::builder().latency(latency).start();
    let sandbox = sandbox.expect("loopback has a free port");
    let client = sandbox.client();
    let draft = draft(&sandbox).await?;
    let started = Instant::now();
    client.categories().await?;
    assert!(started.elapsed() >= latency);
    sandbox.set_latency(Duration::from_secs(600));
    let hasty = client.with_timeout(Duration::from_millis(500));
    let late = hasty.create(&draft).await;
    assert!(matches!(late, Err(Error::Timeout(_))), "{late:?}");
    sandbox.set_latency(Duration::ZERO);
    let created = exists(&client, &draft).await?;
    assert!(created, "it was carried out before the wait");
    assert_eq!(statuses(&sandbox), [Some(200), None, Some(200)]);
    Ok(())
}

#[test]
fn a_fixed_port_is_the_one_it_listens_on() {
    // Another test may take the port that was freed.
    let fixed = (0..8).find_map(|_| {
        let free = started().base_url().to_owned();
        let port = free.rsplit(':').next().and_then(|port| port.parse().ok());
        let fixed = Sandbox::builder().port(port.expect("it ends with a port"));
        Some((fixed.start().ok()?, free))
    });
    let (fixed, free) = fixed.expect("a port that was free is free again");
    assert_eq!(fixed.base_url(), free);
}

#[tokio::test]
async fn the_log_has_the_requests_that_were_sent() -> Result<(), Error> {
    let sandbox = started();
    let client = sandbox.client().with_header("X-Note", "as it was");
    let draft = draft(&sandbox).await?;
    client.create(&draft).await?;
    let call = client
        .request(Method::GET, PROMPTS)
        .path("category_id", SHOES);
    let call = call
        .query("limit", 2)
        .query("tag_ids", ["a b", "c"].as_slice());
    let listed = call.send::<Value>().await;
    let [create, prompts] = &sandbox.requests()[..] else {
        panic!("{:?}", sandbox.requests());
    };
    assert_eq!(
        (create.method(), create.path()),
        (&Method::POST, "/v1/documents")
    );
    assert_eq!(create.json::<Value>().expect("it is JSON"), draft);
    assert_eq!(
        (create.query(), create.header("x-note")),
        ("", Some("as it was"))
    );
    assert_eq!(create.status(), Some(StatusCode::CREATED));
    assert_eq!(prompts.status(), Some(StatusCode::OK), "{listed:?}");
    assert_eq!(prompts.path(), PROMPTS.replace("{category_id}", SHOES));
    assert_eq!(prompts.query_values("limit"), ["2"]);
    assert_eq!(prompts.query_values("tag_ids"), ["a b", "c"]);
    assert_eq!(prompts.body(), Some(&[][..]));
    sandbox.clear_requests();
    assert!(sandbox.requests().is_empty());
    Ok(())
}

/// Returns a connection on which a request was sent with `Connection: close`.
fn raw(sandbox: &Sandbox, target: &str, header: &str) -> TcpStream {
    let address = sandbox.base_url().trim_start_matches("http://");
    let mut stream = TcpStream::connect(address).expect("it listens");
    let head = format!("GET {target} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n");
    let request = format!("{head}{header}\r\n\r\n");
    stream.write_all(request.as_bytes()).expect("it reads");
    stream
}

#[test]
fn a_fault_is_what_comes_over_the_connection() {
    let sandbox = started();
    let header = format!("X-API-Key: {}", Sandbox::VALID_KEY);
    let call = || raw(&sandbox, "/v1/org/categories", &header);
    sandbox.fail_next([Fault::none(), Fault::cut(), Fault::reset(), Fault::stall()]);
    let (mut whole, mut cut) = (String::new(), String::new());
    call().read_to_string(&mut whole).expect("it answers");
    call()
        .read_to_string(&mut cut)
        .expect("the end is an orderly one");
    let body = |answer: &str| answer.split_once("\r\n\r\n").expect("a head").1.to_owned();
    let whole = body(&whole);
    assert!(
        cut.contains(&format!("content-length: {}\r\n", whole.len())),
        "{cut}"
    );
    assert_eq!(body(&cut), whole[..whole.len() / 2]);
    let reset = call().read(&mut [0]).expect_err("there is no answer");
    assert_eq!(reset.kind(), ErrorKind::ConnectionReset);
    let mut stalled = call();
    let limit = Some(Duration::from_millis(300));
    stalled.set_read_timeout(limit).expect("it is no nothing");
    let silent = stalled
        .read(&mut [0])
        .expect_err("nothing comes, and no end");
    assert!(matches!(
        silent.kind(),
        ErrorKind::WouldBlock | ErrorKind::TimedOut
    ));
    assert_eq!(statuses(&sandbox), [Some(200), Some(200), None, None]);
}

#[test]
fn a_body_that_breaks_off_takes_no_fault_and_has_no_answer() {
    let sandbox = started();
    sandbox.fail_next(Fault::status(503));
    let header = format!("X-API-Key: {}", Sandbox::VALID_KEY);
    let longer = format!("{header}\r\nContent-Length: 10");
    let mut broken = raw(&sandbox, "/v1/org/categories", &longer);
    broken.write_all(b"half").expect("it reads");
    broken.shutdown(Shutdown::Write).expect("it is open");
    let read = broken.read_to_end(&mut Vec::new());
    assert!(read.is_err() || read.is_ok_and(|length| length == 0));
    let mut whole = String::new();
    raw(&sandbox, "/v1/org/categories", &header)
        .read_to_string(&mut whole)
        .expect("it answers");
    assert!(whole.starts_with("HTTP/1.1 503"), "{whole}");
    assert_eq!(statuses(&sandbox), [None, Some(503)]);
}

#[tokio::test]
async fn an_event_stream_is_cut_after_its_first_half() -> Result<(), Error> {
    let sandbox = started();
    let client = sandbox.client();
    let categories = client.categories().await?;
    sandbox.fail_next(Fault::cut());
    let query = json!({
        "category_id": categories[0]["id"],
        "start_date": "2026-01-01",
        "end_date": "2026-01-08",
        "metrics": ["visibility_score"],
        "group_by": ["date"],
    });
    let call = client.request(Method::POST, "/v2/reports/visibility/stream");
    let mut events = call.json(&query).send::<EventStream<Value>>().await?;
    let mut whole = 0;
    let broken = loop {
        match events.next().await {
            Some(Ok(_)) => whole += 1,
            other => break other,
        }
    };
    assert!(
        matches!(broken, Some(Err(Error::Transport(_)))),
        "{broken:?}"
    );
    assert!(whole > 0);
    Ok(())
}

/// Returns everything that can be read of a request.
fn all_of(request: &ReceivedRequest) -> String {
    let names = [
        "x-api-key",
        "api-key",
        "authorization",
        "x-note",
        "host",
        "user-agent",
        "cookie",
        "referer",
    ];
    let headers = names.map(|name| request.header(name));
    let values = ["api_key", "note"].map(|name| request.query_values(name));
    let body = String::from_utf8_lossy(request.body().unwrap_or_default());
    let (path, query) = (request.path(), request.query());
    format!(
        "{path} {query} {headers:?} {values:?} {body} {}",
        shown(request)
    )
}

#[tokio::test]
async fn the_key_is_in_no_part_of_the_log() {
    let sandbox = started();
    for placement in PLACEMENTS {
        let client = Client::builder().api_key(KEY).key_placement(placement);
        let client = client
            .base_url(sandbox.base_url())
            .default_header("x-note", KEY);
        let client = client.build().expect("the key and the URL are sound");
        let call = client.request(Method::POST, "/v1/{note}").path("note", KEY);
        let call = call
            .query("note", KEY)
            .json(&json!({ "note": KEY, "more": [KEY, "end"] }));
        let refused = call.send::<Value>().await;
        assert!(
            matches!(refused, Err(Error::InvalidApiKey(_))),
            "{refused:?}"
        );
        let request = sandbox.requests().pop().expect("it was received");
        let all = all_of(&request);
        assert!(!all.contains("CANARY"), "{placement:?}: {all}");
        let body: Value = request.json().expect("it is JSON still");
        assert_eq!(
            body,
            json!({ "note": "[redacted]", "more": ["[redacted]", "end"] })
        );
        assert_eq!(request.path(), "/v1/[redacted]");
        let place = match placement {
            KeyPlacement::Query => request.query_values("api_key").pop(),
            KeyPlacement::Bearer => request.header("authorization").map(str::to_owned),
            KeyPlacement::NamedHeader(name) => request.header(name).map(str::to_owned),
            KeyPlacement::NamedQuery(name) => request.query_values(name).pop(),
            _ => request.header("x-api-key").map(str::to_owned),
        };
        assert_eq!(place.as_deref(), Some("[redacted]"), "{placement:?}");
    }
    assert!(!shown(&sandbox).contains("CANARY"));
}

#[test]
fn a_key_is_hidden_where_another_program_puts_it() {
    let sandbox = started();
    for (target, header) in [
        ("/v1?api%5Fkey=pk_CANARY%2B0%2F9%3Dz&a=1", "A: b"),
        ("/v1?ApiKey=CANARY", "A: b"),
        (
            "/v1?api_key=a+CANARY&note=a%20CANARY",
            "Referer: /?k=a+CANARY",
        ),
        ("/v1", "Authorization: Basic cGtfQ0FOQVJZ,CANARY"),
        ("/v1", "authorization: CANARY"),
        ("/v1", "Api-Key: CANARY"),
        ("/v1", "Cookie: session=CANARY"),
        ("/v1/CANARY/1?a=b&CANARY/1", "X-API-Key: CANARY/1"),
        (
            "/v1?note=CANARY-TAB",
            "Authorization: Bearer\tCANARY-TAB\r\nX-Note: CANARY-TAB",
        ),
        ("/v1?access_token=CANARY", "A: b"),
        ("/v1?note=CANARY-5", "X-Client-Secret: CANARY-5"),
        (
            "/v1?note=CANARY%252D6%25252Dx",
            "X-API-Key: CANARY-6-x\r\nReferer: /CANARY-6%252Dx",
        ),
        ("/v1?n=CANARY&2", "X-API-Key: CANARY&2"),
        (
            "/v1?note=CANARY%2B1",
            "X-API-KEY: CANARY+1\r\nReferer: http://host/CANARY%2b1",
        ),
        (
            "/v1?CANARY-2=1",
            "X-API-Key: first-key\r\nX-API-Key: CANARY-2",
        ),
    ] {
        raw(&sandbox, target, header)
            .read_to_end(&mut Vec::new())
            .expect("it answers");
        let request = sandbox.requests().pop().expect("it was received");
        let all = all_of(&request);
        assert!(
            all.contains("[redacted]") && !all.contains("CANARY"),
            "{all}"
        );
    }
}

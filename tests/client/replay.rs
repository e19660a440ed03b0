//! Recordings of a sandbox and of scripted servers, and their replay without either.

mod failures;
mod keys;
mod matching;

use std::{
    fs,
    path::{Path, PathBuf},
    process,
    sync::atomic::{AtomicU32, Ordering},
};

use profound_client::{
    Client, ClientBuilder, Error, EventStream, Pages, Part, blocking, profound_endpoint,
    replay::{Player, Recorder, ReplayError, Session},
};
use profound_sandbox::{Fault, Sandbox};
use profound_tests::{EventLog, Reply, Server, printed};
use serde::Serialize;
use serde_json::{Value, json};

pub(super) type TestResult = Result<(), Box<dyn std::error::Error>>;

#[profound_endpoint]
pub(super) trait Calls {
    #[profound_endpoint(GET "/v1/org/categories")]
    async fn categories(&self) -> Result<Vec<Value>, Error>;

    #[profound_endpoint(GET "/v1/org/categories/{category_id}/prompts")]
    async fn prompts(
        &self,
        category_id: &str,
        limit: Option<u32>,
        cursor: Option<&str>,
    ) -> Result<Pages<Value>, Error>;

    #[profound_endpoint(POST "/v2/reports/visibility")]
    async fn report(&self, #[body] query: &Query) -> Result<Value, Error>;

    #[profound_endpoint(POST "/v2/reports/visibility/stream")]
    async fn rows(&self, #[body] query: &Query) -> Result<EventStream<Value>, Error>;

    #[profound_endpoint(POST "/v1/things/{id}", unlisted)]
    async fn thing(
        &self,
        id: &str,
        #[query] q: &[&str],
        #[body] body: &Value,
    ) -> Result<Value, Error>;

    #[profound_endpoint(GET "/v1/agents/{agent_id}")]
    async fn agent(&self, agent_id: &str) -> Result<Value, Error>;
}

#[derive(Serialize)]
pub(super) struct Query {
    category_id: String,
    start_date: &'static str,
    end_date: &'static str,
}

pub(super) fn query(category_id: &str) -> Query {
    Query {
        category_id: category_id.into(),
        start_date: "2026-06-08",
        end_date: "2026-06-14",
    }
}

/// A folder of recordings that is removed at its end.
pub(super) struct Folder(PathBuf);

impl Folder {
    pub(super) fn new() -> Self {
        static FOLDERS: AtomicU32 = AtomicU32::new(0);
        let number = FOLDERS.fetch_add(1, Ordering::Relaxed);
        let name = format!("replay-{}-{number}", process::id());
        Self(Path::new(env!("CARGO_TARGET_TMPDIR")).join(name))
    }

    /// Returns the path of a recording in a folder that does not exist yet.
    pub(super) fn path(&self) -> PathBuf {
        self.0.join("recordings/a.json")
    }

    pub(super) fn text(&self) -> String {
        fs::read_to_string(self.path()).expect("it is recorded")
    }

    /// Returns the recorded exchanges.
    pub(super) fn exchanges(&self) -> Vec<Value> {
        let mut file: Value = serde_json::from_str(&self.text()).expect("it is JSON");
        match file["exchanges"].take() {
            Value::Array(exchanges) => exchanges,
            other => panic!("{other}"),
        }
    }

    pub(super) fn recorder(&self) -> Recorder {
        Recorder::create(self.path()).expect("the folder can be created")
    }

    pub(super) fn player(&self) -> Player {
        Player::open(self.path()).expect("it can be read")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Returns a builder of a client that plays a recording back, with another key.
pub(super) fn playing(player: &Player) -> ClientBuilder {
    Client::builder()
        .api_key("another key")
        .transport(player.clone())
}

pub(super) fn recording(sandbox: &Sandbox, recorder: &Recorder) -> Result<Client, Error> {
    let builder = Client::builder().api_key(Sandbox::VALID_KEY);
    let builder = builder.base_url(sandbox.base_url());
    builder.layer(recorder.clone()).build()
}

/// Makes calls of every kind, and returns all that came.
async fn everything(client: &Client) -> Result<Value, Error> {
    let categories = client.categories().await?;
    let id = categories[0]["id"].as_str().expect("a category has an id");
    let mut pages = client.prompts(id, Some(40), None).await?;
    let mut prompts = Vec::new();
    while let Some(prompt) = pages.next().await {
        prompts.push(prompt?);
    }
    let report = client.report(&query(id)).await?;
    let mut rows = Vec::new();
    let mut stream = client.rows(&query(id)).await?;
    while let Some(row) = stream.next().await {
        rows.push(row?);
    }
    let bases: Value = client
        .request(profound_client::Method::GET, "/v1/knowledge-bases")
        .send()
        .await?;
    let base = bases["data"][0]["id"].as_str().expect("it has an id");
    let part = Part::bytes("# Tone of voice\n").file_name("tone.md");
    let document: Value = client
        .request(
            profound_client::Method::POST,
            "/v1/knowledge-bases/{knowledge_base_id}/documents",
        )
        .path("knowledge_base_id", base)
        .part("name", "tone.md")
        .part("file", part)
        .send()
        .await?;
    let missing = client.agent("00000000-0000-4000-8000-000000000000").await;
    let missing = missing.expect_err("there is no such agent");
    let missing = (
        missing.status().map(|status| status.as_u16()),
        printed(&missing),
    );
    Ok(json!([
        categories, prompts, report, rows, document, missing
    ]))
}

#[tokio::test]
async fn a_recording_of_the_sandbox_is_played_back_without_it() -> TestResult {
    let folder = Folder::new();
    let recorder = folder.recorder();
    let sandbox = Sandbox::start()?;
    let sent = everything(&recording(&sandbox, &recorder)?).await?;
    recorder.finish()?;
    drop(sandbox);
    let player = folder.player();
    let client = playing(&player).build()?;
    assert_eq!(everything(&client).await?, sent);
    player.finish()?;
    assert_eq!(client.rate_limit().remaining, None, "no quota is recorded");
    let text = folder.text();
    for hidden in [
        Sandbox::VALID_KEY,
        "ratelimit",
        "cookie",
        "boundary",
        "127.0.0.1",
    ] {
        assert!(!text.to_lowercase().contains(hidden), "{hidden}: {text}");
    }
    Ok(())
}

#[tokio::test]
async fn a_recording_is_readable() -> TestResult {
    let folder = Folder::new();
    let recorder = folder.recorder();
    let server = Server::start([Reply::with(
        200,
        &[
            ("content-type", "application/json"),
            ("x-request-id", "r-1"),
            ("set-cookie", "a=b"),
            ("x-ratelimit-remaining", "9"),
        ],
        r#"{"rows": [[1.10, "a"]], "b": 1, "a": null}"#,
    )])
    .await;
    let client = server.builder().layer(recorder.clone()).build()?;
    client.thing("a b", &["2", "1"], &json!({"x": [1]})).await?;
    recorder.finish()?;
    let expected = r#"{
  "format": "profound-client recording",
  "version": 1,
  "exchanges": [
    {
      "operation": "POST /v1/things/{id}",
      "attempt": 1,
      "request": {
        "path": "/v1/things/a%20b",
        "query": [
          ["q", "2"],
          ["q", "1"]
        ],
        "body": {
          "json": {
            "x": [1]
          }
        }
      },
      "response": {
        "status": 200,
        "headers": [
          ["content-type", "application/json"],
          ["x-request-id", "r-1"]
        ],
        "body": {
          "json": {
            "rows": [
              [1.10, "a"]
            ],
            "b": 1,
            "a": null
          }
        }
      }
    }
  ]
}
"#;
    assert_eq!(folder.text(), expected);
    Ok(())
}

#[tokio::test]
async fn calls_at_once_are_recorded_in_the_same_order_in_every_run() -> TestResult {
    let mut texts = Vec::new();
    for forwards in [true, false] {
        let folder = Folder::new();
        let recorder = folder.recorder();
        let sandbox = Sandbox::start()?;
        let client = recording(&sandbox, &recorder)?;
        client.categories().await?;
        let mut numbers: Vec<u32> = (0..20).collect();
        if !forwards {
            numbers.reverse();
        }
        let tasks: Vec<_> = numbers
            .into_iter()
            .map(|number| {
                let client = client.clone();
                let call = async move { client.agent(&format!("agent-{number}")).await.is_err() };
                tokio::spawn(call)
            })
            .collect();
        for task in tasks {
            assert!(task.await?);
        }
        recorder.finish()?;
        let mut exchanges = folder.exchanges();
        for exchange in &mut exchanges {
            exchange["response"]["headers"] = Value::Null;
        }
        let text = Value::from(exchanges).to_string();
        texts.push(text.replace(r#""x-request-id""#, ""));
    }
    assert!(texts[0].contains("agent-19"));
    assert_eq!(texts[0], texts[1]);
    Ok(())
}

#[tokio::test]
async fn a_compressed_response_is_recorded_as_its_content() -> TestResult {
    use std::io::Write;

    let folder = Folder::new();
    let recorder = folder.recorder();
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(br#"{"a":1}"#)?;
    let body = encoder.finish()?;
    let head = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-encoding: gzip\r\n\
         content-length: {}\r\n\r\n",
        body.len()
    );
    let server = Server::start([Reply::bytes([head.into_bytes(), body].concat())]).await;
    let client = server.builder().layer(recorder.clone()).build()?;
    assert_eq!(client.agent("a").await?, json!({"a": 1}));
    recorder.finish()?;
    assert_eq!(
        folder.exchanges()[0]["response"]["body"],
        json!({"json": {"a": 1}})
    );
    let client = playing(&folder.player()).build()?;
    assert_eq!(client.agent("a").await?, json!({"a": 1}));
    Ok(())
}

#[tokio::test]
async fn an_observer_sees_a_replay_as_it_saw_the_calls() -> TestResult {
    let folder = Folder::new();
    let recorder = folder.recorder();
    let sandbox = Sandbox::builder().fail_next(Fault::status(503)).start()?;
    let (recorded, played) = (EventLog::default(), EventLog::default());
    let builder = Client::builder().api_key(Sandbox::VALID_KEY);
    let builder = builder
        .base_url(sandbox.base_url())
        .observe(recorded.clone());
    let client = builder.layer(recorder.clone()).build()?;
    let sent = client.categories().await?;
    recorder.finish()?;
    let player = folder.player();
    let client = playing(&player).observe(played.clone()).build()?;
    assert_eq!(client.categories().await?, sent);
    player.finish()?;
    let words = |log: &EventLog| -> Vec<_> {
        let texts = log.take_texts().into_iter();
        texts
            .map(|text| text.split(',').next().unwrap_or_default().to_owned())
            .collect()
    };
    let words = (words(&recorded), words(&played));
    assert_eq!(words.0, words.1);
    assert!(words.0.len() >= 6, "{words:?}");
    let attempts: Vec<_> = folder
        .exchanges()
        .iter()
        .map(|one| one["attempt"].clone())
        .collect();
    assert_eq!(attempts, [1, 2]);
    Ok(())
}

#[test]
fn a_blocking_client_records_and_plays_back() -> TestResult {
    #[profound_endpoint(GET "/v1/org/categories")]
    fn categories(client: &blocking::Client) -> Result<Vec<Value>, Error>;

    let folder = Folder::new();
    let recorder = folder.recorder();
    let sandbox = Sandbox::start()?;
    let client = blocking::Client::from(recording(&sandbox, &recorder)?);
    let sent = categories(&client)?;
    drop((client, recorder, sandbox));
    let client = blocking::Client::from(playing(&folder.player()).build()?);
    assert_eq!(
        categories(&client)?,
        sent,
        "the drop of the recorder writes the file"
    );
    Ok(())
}

#[tokio::test]
async fn a_recording_replaces_an_earlier_one_at_its_end() -> TestResult {
    let folder = Folder::new();
    let server = Server::start([Reply::json(200, "1"), Reply::json(200, "2")]).await;
    let first = folder.recorder();
    server
        .builder()
        .layer(first.clone())
        .build()?
        .agent("a")
        .await?;
    first.finish()?;
    let earlier = folder.text();
    let second = folder.recorder();
    let client = server.builder().layer(second.clone()).build()?;
    client.agent("b").await?;
    assert_eq!(folder.text(), earlier, "nothing is written before the end");
    second.finish()?;
    assert_ne!(folder.text(), earlier);
    let files = fs::read_dir(folder.path().parent().expect("it has a folder"))?;
    assert_eq!(files.count(), 1, "no temporary file is left");
    Ok(())
}

#[tokio::test]
async fn an_open_stream_is_missing_from_the_file_and_the_recorder_says_so() -> TestResult {
    let folder = Folder::new();
    let recorder = folder.recorder();
    let head = Reply::head(200, &[("content-type", "text/event-stream")]);
    let stream = head.write("\r\ndata: 1\n\n").stall();
    let server = Server::start([Reply::json(200, "1"), stream]).await;
    let client = server.builder().layer(recorder.clone()).build()?;
    client.agent("a").await?;
    let mut stream = client.rows(&query("c")).await?;
    assert!(stream.next().await.is_some());
    let error = recorder
        .finish()
        .expect_err("the stream is open")
        .to_string();
    assert!(
        error.contains("lacks 1 of the requests, which are in progress"),
        "{error}"
    );
    assert_eq!(folder.exchanges().len(), 1);
    drop(stream);
    recorder.finish()?;
    let exchanges = folder.exchanges();
    assert_eq!(exchanges.len(), 2);
    assert_eq!(exchanges[1]["response"]["end"], "unread");
    Ok(())
}

#[test]
fn a_file_that_is_no_recording_is_an_error_that_says_where() -> TestResult {
    let folder = Folder::new();
    let missing = Player::open(folder.path())
        .expect_err("there is no file")
        .to_string();
    assert!(
        missing.contains("cannot be read: record it first"),
        "{missing}"
    );
    drop(folder.recorder());
    let text = folder.text();
    fs::write(folder.path(), text.replace("[]", "[{}]"))?;
    let error: ReplayError = Player::open(folder.path()).expect_err("it is malformed");
    let error = error.to_string();
    assert!(
        error.contains("line 4, column 17: missing `operation`"),
        "{error}"
    );
    fs::write(folder.path(), "{\n  oops")?;
    let error = Player::open(folder.path())
        .expect_err("it is no JSON")
        .to_string();
    assert!(
        error.contains("line 2, column 3: key must be a string"),
        "{error}"
    );
    let folder = Recorder::create(folder.path().join("below a file/a.json"));
    let error = folder.expect_err("a file is no folder").to_string();
    assert!(error.contains("cannot be created"), "{error}");
    Ok(())
}

/// A test as a user writes it. It runs in a child process, because it reads the environment.
#[tokio::test]
async fn session_in_a_child() -> TestResult {
    let Some(path) = std::env::var_os("PROFOUND_TEST_RECORDING") else {
        return Ok(());
    };
    let session = Session::from_env(path)?;
    let client = session.builder().build()?;
    assert_eq!(client.categories().await?.len(), 3);
    Ok(session.finish()?)
}

#[test]
fn a_session_records_if_the_environment_says_so_and_plays_back_otherwise() -> TestResult {
    let folder = Folder::new();
    let sandbox = Sandbox::start()?;
    let run = |variables: &[(&str, &str)]| -> Result<bool, std::io::Error> {
        let mut child = process::Command::new(std::env::current_exe()?);
        child.args(["replay::session_in_a_child", "--exact"]);
        for name in ["PROFOUND_RECORD", "PROFOUND_API_KEY", "PROFOUND_BASE_URL"] {
            child.env_remove(name);
        }
        child.env("PROFOUND_TEST_RECORDING", folder.path());
        let output = child.envs(variables.iter().copied()).output()?;
        Ok(output.status.success())
    };
    assert!(!run(&[])?, "there is no recording");
    let environment = [
        ("PROFOUND_RECORD", "1"),
        ("PROFOUND_API_KEY", Sandbox::VALID_KEY),
        ("PROFOUND_BASE_URL", sandbox.base_url()),
    ];
    assert!(run(&environment)?);
    assert_eq!(sandbox.requests().len(), 1);
    assert!(run(&[("PROFOUND_RECORD", "0")])?, "it needs no key");
    assert_eq!(sandbox.requests().len(), 1);
    Ok(())
}

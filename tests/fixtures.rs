//! Sends the documented requests and decodes the documented responses. `PROFOUND_FIXTURES` names their
//! directory outside of the repository, relative to the workspace or absolute.
//!
//! `cargo test` skips it; `cargo test -p profound-tests --test fixtures` runs it.

use std::{
    collections::BTreeSet,
    env, fs,
    path::{Path, PathBuf},
};

use profound_client::{Error, profound_endpoint};
use profound_tests::{Reply, Server};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::{Number, Value};

#[profound_endpoint]
// Version 1 is deprecated but still documented.
#[allow(deprecated)]
trait Reports {
    #[profound_endpoint(POST "/v1/reports/visibility")]
    async fn visibility_v1(&self, query: &QueryV1) -> Result<ReportV1, Error>;

    #[profound_endpoint(POST "/v1/reports/citations")]
    async fn citations_v1(&self, query: &QueryV1) -> Result<ReportV1, Error>;

    #[profound_endpoint(POST "/v2/reports/visibility")]
    async fn visibility(&self, query: &QueryV2) -> Result<ReportV2<VisibilityRow>, Error>;

    #[profound_endpoint(POST "/v2/reports/citations")]
    async fn citations(&self, query: &QueryV2) -> Result<ReportV2<CitationRow>, Error>;
}

#[derive(Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct QueryV1 {
    category_id: String,
    start_date: String,
    end_date: String,
    metrics: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    date_interval: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    dimensions: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    filters: Vec<Filter>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Filter {
    field: String,
    operator: String,
    value: OneOrMore,
}

#[derive(Deserialize, Serialize)]
#[serde(untagged)]
enum OneOrMore {
    One(String),
    More(Vec<String>),
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct ReportV1 {
    info: InfoV1,
    data: Vec<RowV1>,
}

/// Both fields are absent where the documentation is abridged.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct InfoV1 {
    #[serde(skip_serializing_if = "Option::is_none")]
    total_rows: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    query: Option<EchoV1>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct EchoV1 {
    date_interval: String,
    dimensions: Vec<String>,
    filters: Vec<Filter>,
    metrics: Vec<String>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct RowV1 {
    dimensions: Vec<String>,
    /// Numbers keep their notation: `10` beside `0.05`.
    metrics: Vec<Number>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct QueryV2 {
    category_id: String,
    start_date: String,
    end_date: String,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct ReportV2<R> {
    info: InfoV2,
    data: Vec<R>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct InfoV2 {
    total_results: Option<u64>,
    count: u64,
    next_cursor: Option<String>,
    scope: String,
    models: Vec<String>,
    /// Only for citations.
    #[serde(skip_serializing_if = "Option::is_none")]
    metrics: Option<Vec<String>>,
    /// Only for citations.
    #[serde(skip_serializing_if = "Option::is_none")]
    analysis_types: Option<Vec<String>>,
    start_date: String,
    end_date: String,
    /// Only for visibility, where it is null.
    #[serde(
        default,
        deserialize_with = "present",
        skip_serializing_if = "Option::is_none"
    )]
    asset_filter: Option<Value>,
    filter: Option<Value>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct VisibilityRow {
    asset: Asset,
    rank: u32,
    visibility_score: f64,
    share_of_voice: f64,
    average_position: Option<f64>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Asset {
    name: String,
    owned: bool,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct CitationRow {
    domain: String,
    rank: u32,
    count: u64,
    citation_share: f64,
}

/// Distinguishes null from absent.
fn present<'de, D: serde::Deserializer<'de>>(value: D) -> Result<Option<Value>, D::Error> {
    Value::deserialize(value).map(Some)
}

#[tokio::test]
async fn a_daily_v1_visibility_report() {
    let pair = Pair::read("v1_reports_visibility_daily");
    let server = pair.serve().await;
    let report = server.client().visibility_v1(&pair.request()).await;
    pair.check(&server, report);
}

#[tokio::test]
async fn a_v1_citations_report() {
    let pair = Pair::read("v1_reports_citations");
    let server = pair.serve().await;
    let report = server.client().citations_v1(&pair.request()).await;
    pair.check(&server, report);
}

#[tokio::test]
async fn a_v1_answer_that_has_no_request() {
    let pair = Pair::read("v1_reports_response_format");
    let server = pair.serve().await;
    let report = server.client().citations_v1(&QueryV1::default()).await;
    pair.check_answer(report);
}

#[tokio::test]
async fn a_v2_visibility_report() {
    let pair = Pair::read("v2_reports_visibility");
    let server = pair.serve().await;
    let report = server.client().visibility(&pair.request()).await;
    pair.check(&server, report);
}

#[tokio::test]
async fn a_v2_citations_report() {
    let pair = Pair::read("v2_reports_citations");
    let server = pair.serve().await;
    let report = server.client().citations(&pair.request()).await;
    pair.check(&server, report);
}

#[test]
fn no_documented_report_is_forgotten() {
    let replayed = [
        "v1_reports_citations",
        "v1_reports_response_format",
        "v1_reports_visibility_daily",
        "v2_reports_citations",
        "v2_reports_visibility",
    ];
    let files = fs::read_dir(directory()).expect("the directory was found");
    let names = files.map(|file| file.expect("it can be listed").path());
    let pairs = names
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "json")
        })
        .map(|path| Pair::open(&path))
        .filter(|pair| {
            let path = pair.text("path");
            path.ends_with("/reports/visibility") || path.ends_with("/reports/citations")
        });
    let documented: BTreeSet<_> = pairs.map(|pair| pair.name).collect();
    assert_eq!(documented, replayed.map(str::to_owned).into());
}

/// A documented request and its response.
struct Pair {
    name: String,
    json: Value,
}

impl Pair {
    fn read(name: &str) -> Self {
        Self::open(&directory().join(format!("{name}.json")))
    }

    fn open(path: &Path) -> Self {
        let text = fs::read_to_string(path)
            .unwrap_or_else(|error| panic!("cannot read {}: {error}", path.display()));
        let json = serde_json::from_str(&text)
            .unwrap_or_else(|error| panic!("{} is not JSON: {error}", path.display()));
        let name = path.file_stem().expect("it is a file").to_string_lossy();
        Self {
            name: name.into_owned(),
            json,
        }
    }

    fn text(&self, field: &str) -> &str {
        self.json[field].as_str().expect("every pair has it")
    }

    /// Returns the documented request as a user-defined type with all of its fields.
    fn request<T: DeserializeOwned>(&self) -> T {
        serde_json::from_value(self.json["request"].clone()).expect("the type knows every field")
    }

    async fn serve(&self) -> Server {
        Server::start([Reply::json(200, &self.json["response"].to_string())]).await
    }

    fn check<T: Serialize>(&self, server: &Server, answer: Result<T, Error>) {
        let sent = server.only();
        assert_eq!(
            (&*sent.method, &*sent.target),
            (self.text("method"), self.text("path"))
        );
        assert_eq!(sent.header("x-api-key"), Some(server.key()));
        assert_eq!(sent.header("accept"), Some("application/json"));
        assert_eq!(sent.header("content-type"), Some("application/json"));
        assert_eq!(sent.header("authorization"), None);
        assert_eq!(sent.json(), self.json["request"]);
        self.check_answer(answer);
    }

    /// Checks that the typed response has everything that was documented: it must serialize to the same
    /// JSON.
    fn check_answer<T: Serialize>(&self, answer: Result<T, Error>) {
        let answer = answer.unwrap_or_else(|error| panic!("{}: {error}", self.name));
        let again = serde_json::to_value(answer).expect("it came from JSON");
        assert_eq!(again, self.json["response"]);
    }
}

fn directory() -> PathBuf {
    let Some(directory) = env::var_os("PROFOUND_FIXTURES") else {
        panic!(
            "`PROFOUND_FIXTURES` is not set: set it to a directory of documented requests and \
             answers, one JSON file a pair"
        );
    };
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).parent();
    let directory = workspace.expect("the package is in it").join(directory);
    assert!(
        directory.is_dir(),
        "`PROFOUND_FIXTURES` is {}, which is no directory",
        directory.display()
    );
    directory
}

//! Generates the same calls over reqwest as a careful user would write them.

use std::fmt::Write;

use crate::compile::endpoint::{Amount, Endpoint, Kind, parameter};

pub(super) const DEPENDENCIES: &str = "\
reqwest = { version = \"0.13.3\", default-features = false, features = [\"json\", \"query\"] }
";

/// The code that all methods share.
const CLIENT: &str = r#"
use reqwest::{Method, RequestBuilder, Response, StatusCode, Url, header::HeaderValue};

#[derive(Debug)]
pub enum Failure {
    InvalidApiKey(String),
    InsufficientPermissions(String),
    RateLimited(String),
    Validation(String),
    Api(StatusCode, String),
    Decode(serde_json::Error),
    Transport(reqwest::Error),
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::InvalidApiKey(_) => f.write_str("the key is invalid"),
            Self::InsufficientPermissions(_) => f.write_str("the key has no access"),
            Self::RateLimited(_) => f.write_str("too many requests"),
            Self::Validation(_) => f.write_str("the request is invalid"),
            Self::Api(status, _) => write!(f, "the API responded with {status}"),
            Self::Decode(_) => f.write_str("the answer is not what was expected"),
            Self::Transport(_) => f.write_str("no answer"),
        }
    }
}

impl std::error::Error for Failure {}

impl From<reqwest::Error> for Failure {
    fn from(error: reqwest::Error) -> Self {
        Self::Transport(error.without_url())
    }
}

pub struct Client {
    http: reqwest::Client,
    base: Url,
    key: HeaderValue,
}

impl Client {
    fn url(&self, segments: &[&str]) -> Url {
        let mut url = self.base.clone();
        let path = url.path_segments_mut();
        path.expect("the base URL is one of http").extend(segments);
        url
    }

    async fn send(&self, request: RequestBuilder) -> Result<Response, Failure> {
        let response = request.header("X-API-Key", self.key.clone()).send().await?;
        let status = response.status();
        if status.is_success() {
            return Ok(response);
        }
        let text = response.text().await?;
        Err(match status {
            StatusCode::UNAUTHORIZED => Failure::InvalidApiKey(text),
            StatusCode::FORBIDDEN => Failure::InsufficientPermissions(text),
            StatusCode::TOO_MANY_REQUESTS => Failure::RateLimited(text),
            StatusCode::UNPROCESSABLE_ENTITY => Failure::Validation(text),
            _ => Failure::Api(status, text),
        })
    }

    async fn all<T: serde::de::DeserializeOwned>(
        &self,
        method: Method,
        segments: &[&str],
        query: &[(&str, &str)],
        body: Option<&(impl serde::Serialize + Sync)>,
    ) -> Result<T, Failure> {
        let mut request = self.http.request(method, self.url(segments));
        if !query.is_empty() {
            request = request.query(query);
        }
        if let Some(body) = body {
            request = request.json(body);
        }
        let body = self.send(request).await?.bytes().await?;
        let body = if body.is_empty() { b"null" } else { &body[..] };
        serde_json::from_slice(body).map_err(Failure::Decode)
    }
}

impl Client {
"#;

pub(super) fn source(endpoints: &[Endpoint], method: fn(&Endpoint) -> String) -> String {
    let methods: Vec<_> = endpoints.iter().map(method).collect();
    format!("{CLIENT}{}}}\n", methods.join("\n"))
}

/// Returns a method that is written out.
pub(super) fn method(endpoint: &Endpoint) -> String {
    let mut method = head(endpoint);
    let verb = endpoint.verb.to_lowercase();
    let change = if endpoint.body || !endpoint.query.is_empty() {
        "mut "
    } else {
        ""
    };
    _ = writeln!(
        method,
        "        let url = self.url(&[{}]);",
        segments(endpoint)
    );
    let verb = format!("        let {change}request = self.http.{verb}(url);\n");
    method.push_str(&verb);
    for argument in endpoint.arguments() {
        let name = argument.name;
        _ = match argument.kind {
            Kind::Path => Ok(()),
            Kind::Query(Amount::Once) => writeln!(
                method,
                "        request = request.query(&[(\"{name}\", {name})]);"
            ),
            Kind::Query(amount) => writeln!(
                method,
                "        {} {{\n            \
                 request = request.query(&[(\"{name}\", value)]);\n        }}",
                each(amount, &name),
            ),
            Kind::Body => writeln!(method, "        request = request.json(body);"),
        };
    }
    method.push_str(if endpoint.answers {
        "        let body = self.send(request).await?.bytes().await?;\n        \
         serde_json::from_slice(&body).map_err(Failure::Decode)\n    }\n"
    } else {
        "        self.send(request).await?;\n        Ok(())\n    }\n"
    });
    method
}

/// Returns a method that is a single call.
pub(super) fn terse(endpoint: &Endpoint) -> String {
    let mut method = head(endpoint);
    method.push_str(if endpoint.query.is_empty() {
        "        let query = [];\n"
    } else {
        "        let mut query: Vec<(&str, &str)> = Vec::new();\n"
    });
    for argument in endpoint.arguments() {
        let name = argument.name;
        _ = match argument.kind {
            Kind::Path | Kind::Body => Ok(()),
            Kind::Query(Amount::Once) => {
                writeln!(method, "        query.push((\"{name}\", {name}));")
            }
            Kind::Query(amount) => writeln!(
                method,
                "        {} {{\n            query.push((\"{name}\", value));\n        }}",
                each(amount, &name),
            ),
        };
    }
    let body = if endpoint.body {
        "Some(body)"
    } else {
        "None::<&()>"
    };
    _ = write!(
        method,
        "        self.all(Method::{}, &[{}], &query, {body}).await\n    }}\n",
        endpoint.verb,
        segments(endpoint),
    );
    method
}

/// Returns the statement that visits the values of an optional or repeated argument.
fn each(amount: Amount, name: &str) -> String {
    match amount {
        Amount::Perhaps => format!("if let Some(value) = {name}"),
        _ => format!("for value in {name}"),
    }
}

fn head(endpoint: &Endpoint) -> String {
    let signature = endpoint.signature(|_| String::new());
    let (name, answer) = (endpoint.name(), endpoint.answer());
    format!("    pub async fn {name}({signature}) -> Result<{answer}, Failure> {{\n")
}

/// Returns the segments of a path as expressions.
fn segments(endpoint: &Endpoint) -> String {
    let segments = endpoint.path.split('/').skip(1);
    let segments: Vec<_> = segments
        .map(|segment| match parameter(segment) {
            Some(name) => name.to_owned(),
            None => format!("\"{segment}\""),
        })
        .collect();
    segments.join(", ")
}

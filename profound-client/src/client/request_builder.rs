//! Calls of operations without an annotated method.

use std::{borrow::Cow, fmt};

use http::{HeaderName, Method};
use serde::Serialize;

use super::{Client, headers};
use crate::{
    call::{self, Call},
    endpoint::{API_KEY, Endpoint},
    error::Error,
    request::{PartValue, PathValue, QueryValue, Request, ValueEncoder},
    response::FromResponse,
};

impl Client {
    /// Starts a call without an annotated method, with the same guarantees as an annotated one.
    ///
    /// Guide: [Endpoints](crate::guide::endpoints).
    ///
    /// The path may have parameters in braces, which [`path`](RequestBuilder::path) fills. A GET is
    /// treated as read-only. For another read-only method, use a handle
    /// [`with_retry(Retry::Safe)`](Client::with_retry).
    ///
    /// ```no_run
    /// # use profound_client::{Client, Error, Method};
    /// # async fn example(client: Client) -> Result<(), Error> {
    /// let prompts: serde_json::Value = client
    ///     .request(Method::GET, "/v1/org/categories/{category_id}/prompts")
    ///     .path("category_id", "182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e")
    ///     .query("limit", 10)
    ///     .send()
    ///     .await?;
    /// # Ok(())
    /// # }
    /// ```
    #[doc(alias("dynamic", "untyped", "raw request"))]
    pub fn request(&self, method: Method, path: impl Into<String>) -> RequestBuilder {
        RequestBuilder::new(self.clone(), method, path.into())
    }
}

/// A builder of a call without an annotated method, through an async or a blocking client: see
/// [`Client::request`].
#[must_use = "a call is not made until it is sent"]
pub struct RequestBuilder<C = Client> {
    client: C,
    request: Request,
    values: Vec<Value>,
}

/// A path parameter: its name, its text, and why it cannot be sent.
type Value = (String, String, Option<&'static str>);

impl<C> RequestBuilder<C> {
    pub(crate) fn new(client: C, method: Method, path: String) -> Self {
        let problem = match method {
            Method::CONNECT => Some("the method CONNECT is not supported"),
            _ => problem(&path),
        };
        // Do not use an invalid path: the request would reach another URL.
        let path = if problem.is_some() {
            "/".to_owned()
        } else {
            path
        };
        let reads = method == Method::GET || method == Method::HEAD;
        let mut endpoint = Endpoint::new(method, "");
        endpoint.template = Cow::Owned(path);
        endpoint.reads = reads;
        let mut request = Request::undeclared(endpoint);
        if let Some(problem) = problem {
            request.refuse(Error::configuration(format!(
                "invalid path of a request: {problem}"
            )));
        }
        Self {
            client,
            request,
            values: Vec::new(),
        }
    }

    /// Sets the path parameter `{name}`.
    pub fn path(mut self, name: &str, value: impl PathValue) -> Self {
        let mut text = String::new();
        let mut encoder = ValueEncoder::encoded(&mut text);
        value.encode_path(&mut encoder);
        let problem = encoder.problem();
        self.values.push((name.to_owned(), text, problem));
        self
    }

    /// Adds a query parameter: once for each value of a list, and not at all for `None`.
    pub fn query(mut self, name: &str, value: impl QueryValue) -> Self {
        if name.eq_ignore_ascii_case(API_KEY) {
            let mend = "set the client's `ApiKey` and `KeyPlacement`";
            self.request.fail(name, format!("it is reserved: {mend}"));
        } else {
            self.request = self.request.query(name, &value);
        }
        self
    }

    /// Adds the fields of a struct or map as query parameters.
    pub fn query_fields(mut self, fields: &(impl Serialize + ?Sized)) -> Self {
        self.request = self.request.query_fields("query", fields);
        self
    }

    /// Adds a header. The key's headers, `Host`, `Cookie` and the headers that frame a message are
    /// reserved.
    pub fn header(mut self, name: &str, value: impl QueryValue) -> Self {
        let key = HeaderName::from_bytes(name.as_bytes());
        match key.as_ref().ok().and_then(headers::reserved) {
            Some(mend) => self.request.fail(name, format!("it is reserved: {mend}")),
            None => self.request = self.request.header(name, &value),
        }
        self
    }

    /// Sets a JSON body; `None` sends none.
    pub fn json(mut self, body: &(impl Serialize + ?Sized)) -> Self {
        self.request = self.request.body(body);
        self
    }

    /// Sets a form body; `None` sends none.
    pub fn form(mut self, body: &(impl Serialize + ?Sized)) -> Self {
        self.request = self.request.form(body);
        self
    }

    /// Adds a part to a `multipart/form-data` body: once for each value of a list, and not at all for
    /// `None`. It cannot be combined with another body.
    pub fn part(mut self, name: &str, value: impl PartValue) -> Self {
        self.request = self.request.part(name, &value);
        self
    }

    /// Returns the client and the complete request.
    pub(crate) fn finished(mut self) -> (C, Request) {
        let template = self.request.endpoint().template.clone();
        for name in template
            .split('{')
            .skip(1)
            .filter_map(|rest| rest.split('}').next())
        {
            match self.values.iter().position(|value| value.0 == name) {
                Some(place) => {
                    let (name, text, problem) = self.values.swap_remove(place);
                    self.request.fill(&name, |path| {
                        path.push_str(&text);
                        problem
                    });
                }
                None => self.request.fail(
                    name,
                    "the path has this parameter: set its value with `path`",
                ),
            }
        }
        if let Some((name, ..)) = self.values.first() {
            self.request
                .fail(name, "the path has no parameter with this name");
        }
        (self.client, self.request)
    }
}

impl RequestBuilder {
    /// Sends the request and decodes the response as `T`.
    pub fn send<T: FromResponse>(self) -> Call<Result<T, Error>> {
        let (client, request) = self.finished();
        client.call(request, call::decode())
    }
}

/// Never prints the arguments: they are the user's data.
impl<C> fmt::Debug for RequestBuilder<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("RequestBuilder")
            .field(&self.request)
            .finish()
    }
}

/// Returns what is wrong with a path.
fn problem(path: &str) -> Option<&'static str> {
    if !path.starts_with('/') {
        return Some("it must begin with `/`");
    }
    if path.contains(['?', '#']) {
        return Some("it must not contain a query or a fragment: use `query`");
    }
    let odd = |char: char| char.is_control() || char.is_whitespace() || "\\\"<>^`|".contains(char);
    if path.contains(odd) {
        return Some("it must not contain white space or any of \\ \" < > ^ ` |: use `path`");
    }
    if path.contains("//") {
        return Some("it must not contain an empty segment");
    }
    let climbs = |segment: &str| {
        let plain = segment.to_ascii_lowercase().replace("%2e", ".");
        plain == "." || plain == ".."
    };
    if path.split('/').any(climbs) {
        return Some("it must not contain a segment `.` or `..`");
    }
    let well_formed = |segment: &str| match segment.strip_prefix('{') {
        Some(rest) => rest
            .strip_suffix('}')
            .is_some_and(|name| !name.is_empty() && !name.contains(['{', '}'])),
        None => !segment.contains(['{', '}']),
    };
    if !path.split('/').all(well_formed) {
        return Some(
            "a parameter in braces must have a name and fill a whole segment, as in `/v1/agents/{agent_id}`",
        );
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_that_could_end_up_elsewhere_is_refused() {
        for path in [
            "",
            "v1/org",
            "@evil.example/",
            "/v1?x=1",
            "/v1#x",
            "/a b",
            "/a\\b",
            "/a/../b",
            "/%2E%2e/b",
            "/{a",
            "/x{a}",
            "/{}",
            "/{{a}}",
        ] {
            assert!(problem(path).is_some(), "{path}");
        }
        for path in [
            "/",
            "/v1/org",
            "/v1/agents/{agent_id}/runs/{run_id}",
            "/v1/a%20b",
        ] {
            assert_eq!(problem(path), None, "{path}");
        }
    }
}

//! A call as data: the endpoint and its encoded arguments, without a client.

mod body;
mod fields;
mod form;
mod paging;
mod upload;
mod value;

use std::{borrow::Cow, fmt};

use http::{HeaderMap, HeaderName, HeaderValue};

use self::upload::Parts;
pub(crate) use self::{
    body::Body,
    paging::Position,
    upload::{Failure, Progress, Upload, UploadHandle},
};
pub use self::{
    body::{RULE, Sendable},
    upload::{FileValue, Part, PartSingle, PartValue},
    value::{PathValue, QueryScalar, QuerySingle, QueryValue, ValueEncoder},
};
use crate::{
    endpoint::{API_KEY, Endpoint, Operation},
    error::{EncodeError, Error},
};

/// The endpoint of a call: a constant for an annotated method, owned for a `RequestBuilder`.
#[derive(Debug)]
enum EndpointRef {
    Static(&'static Endpoint),
    Owned(Box<Endpoint>),
}

/// The body of a request.
enum RequestBody {
    Empty,
    /// A body that is complete before the call begins.
    Full(Body),
    /// A multipart body, which is read while it is sent.
    Parts(Box<Parts>),
}

/// The client sets the key, whatever its placement.
const KEY_IN_FIELDS: &str = "it has a field `api_key`, which is reserved: set the client's \
                             `ApiKey` and `KeyPlacement`";

/// A call has only one body.
const BODY_AND_PARTS: &str = "the call has parts, so it cannot have another body";

/// A request under construction. Each argument is encoded when it is added. The first one that cannot
/// be sent is stored as the error of the call.
pub struct Request {
    endpoint: EndpointRef,
    /// The path, filled up to `filled`; the rest is the template.
    path: String,
    filled: usize,
    query: String,
    headers: HeaderMap,
    body: RequestBody,
    failure: Option<Box<Error>>,
}

impl Request {
    /// A call of an annotated endpoint.
    pub fn new(endpoint: &'static Endpoint) -> Self {
        Self::of(EndpointRef::Static(endpoint))
    }

    pub(crate) fn undeclared(endpoint: Endpoint) -> Self {
        Self::of(EndpointRef::Owned(Box::new(endpoint)))
    }

    fn of(endpoint: EndpointRef) -> Self {
        Self {
            endpoint,
            path: String::new(),
            filled: 0,
            query: String::new(),
            headers: HeaderMap::new(),
            body: RequestBody::Empty,
            failure: None,
        }
    }

    /// Fills the next path parameter; `name` is for messages.
    #[must_use]
    pub fn path<T: PathValue + ?Sized>(mut self, name: &str, value: &T) -> Self {
        self.fill(name, |path| {
            let mut encoder = ValueEncoder::encoded(path);
            value.encode_path(&mut encoder);
            encoder.problem()
        });
        self
    }

    /// Fills the next path parameter with the output of `write`.
    pub(crate) fn fill(
        &mut self,
        name: &str,
        write: impl FnOnce(&mut String) -> Option<&'static str>,
    ) {
        let rest = &self.endpoint.get().template[self.filled..];
        let (Some(open), Some(close)) = (rest.find('{'), rest.find('}')) else {
            return self.fail(name, "the path has no parameter with this name");
        };
        self.path.push_str(&rest[..open]);
        self.filled += close + 1;
        let start = self.path.len();
        let problem = write(&mut self.path).or(match &self.path[start..] {
            "" => Some("it is empty, which would change the path"),
            "." | ".." => Some("`.` and `..` would change the path"),
            _ => None,
        });
        if let Some(problem) = problem {
            self.fail(name, problem);
        }
    }

    /// Adds a query parameter: once for each value, and not at all for `None`.
    #[must_use]
    pub fn query<T: QueryValue + ?Sized>(mut self, name: &str, value: &T) -> Self {
        let mut problem = None;
        value.each(&mut |scalar| {
            form::begin_pair(&mut self.query);
            ValueEncoder::encoded(&mut self.query).text(name);
            self.query.push('=');
            let mut encoder = ValueEncoder::encoded(&mut self.query);
            scalar.encode(&mut encoder);
            problem = problem.or(encoder.problem());
        });
        if let Some(problem) = problem {
            self.fail(name, problem);
        }
        self
    }

    /// Adds a query parameter with a single value, or none for `None`.
    #[must_use]
    pub fn query_once<T: QuerySingle + ?Sized>(self, name: &str, value: &T) -> Self {
        self.query(name, value)
    }

    /// Adds the fields of a struct as query parameters.
    #[must_use]
    pub fn query_fields<T: Sendable + ?Sized>(mut self, name: &str, value: &T) -> Self {
        match form::encode(value) {
            Ok(fields) if fields.is_empty() => {}
            Ok(fields) if form::names_the_key(&fields, API_KEY) => self.fail(name, KEY_IN_FIELDS),
            Ok(fields) => {
                form::begin_pair(&mut self.query);
                self.query.push_str(&fields);
            }
            Err(problem) => self.fail(name, problem),
        }
        self
    }

    /// Adds a header: once for each value, and not at all for `None`.
    #[must_use]
    pub fn header<T: QueryValue + ?Sized>(mut self, name: &str, value: &T) -> Self {
        // The macro has checked the name.
        let key = HeaderName::from_bytes(name.as_bytes()).ok();
        let mut problem = key
            .is_none()
            .then_some("its name is not a valid header name");
        value.each(&mut |scalar| {
            let mut text = String::new();
            let mut encoder = ValueEncoder::plain(&mut text);
            scalar.encode(&mut encoder);
            problem = problem.or(encoder.problem());
            match (&key, HeaderValue::try_from(text)) {
                (Some(key), Ok(value)) => {
                    if self.headers.try_append(key, value).is_err() {
                        problem = problem.or(Some("too many headers"));
                    }
                }
                _ => {
                    problem = problem.or(Some("a header value must not contain control characters"))
                }
            }
        });
        if let Some(problem) = problem {
            self.fail(name, problem);
        }
        self
    }

    /// Sets a JSON body. A value that serialises as `null`, such as `None`, sends none.
    #[must_use]
    pub fn body<T: Sendable + ?Sized>(mut self, value: &T) -> Self {
        self.set_body(Body::json(value));
        self
    }

    fn set_body(&mut self, body: Result<Option<Body>, Cow<'static, str>>) {
        match (body, &self.body) {
            (Ok(Some(_)), RequestBody::Parts(_)) => self.fail("body", BODY_AND_PARTS),
            (Ok(Some(body)), _) => self.body = RequestBody::Full(body),
            (Ok(None), RequestBody::Parts(_)) => {}
            (Ok(None), _) => self.body = RequestBody::Empty,
            (Err(problem), _) => self.fail("body", problem),
        }
    }

    /// Sets a form body. A value without fields, such as `None`, sends none.
    #[must_use]
    pub fn form<T: Sendable + ?Sized>(mut self, value: &T) -> Self {
        self.set_body(Body::form(value));
        self
    }

    /// Adds a part to the body: once for each value, and not at all for `None`.
    #[must_use]
    pub fn part<T: PartValue + ?Sized>(mut self, name: &str, value: &T) -> Self {
        let Some(parts) = self.parts_mut() else {
            self.fail("body", BODY_AND_PARTS);
            return self;
        };
        let mut problem = None;
        value.each(&mut |part| {
            let added = part.and_then(|part| parts.add(name, part));
            problem = problem.or(added.err());
        });
        if let Some(problem) = problem {
            self.fail(name, problem);
        }
        self
    }

    /// Returns the parts of the body, which start it if it is empty; `None` if there is another body.
    fn parts_mut(&mut self) -> Option<&mut Parts> {
        if matches!(self.body, RequestBody::Empty) {
            self.body = RequestBody::Parts(Box::new(Parts::new()));
        }
        match &mut self.body {
            RequestBody::Parts(parts) => Some(parts),
            RequestBody::Empty | RequestBody::Full(_) => None,
        }
    }

    /// Adds a part with a single value, or none for `None`.
    #[must_use]
    pub fn part_once<T: PartSingle + ?Sized>(self, name: &str, value: &T) -> Self {
        self.part(name, value)
    }

    /// Adds a file part, or none for `None`.
    #[must_use]
    pub fn file<T: FileValue + ?Sized>(self, name: &str, value: &T) -> Self {
        self.part(name, value)
    }

    pub(crate) fn endpoint(&self) -> &Endpoint {
        self.endpoint.get()
    }

    pub(crate) fn operation(&self) -> Operation {
        self.endpoint().operation()
    }

    /// Records that an argument cannot be sent; only the first error is kept.
    pub(crate) fn fail(&mut self, argument: &str, problem: impl Into<Cow<'static, str>>) {
        let error = EncodeError::new(self.operation(), argument, problem.into());
        self.refuse(Error::Encode(error));
    }

    /// Records why the call cannot be made; only the first error is kept.
    pub(crate) fn refuse(&mut self, error: Error) {
        self.failure.get_or_insert_with(|| Box::new(error));
    }

    pub(crate) fn take_failure(&mut self) -> Option<Box<Error>> {
        self.failure.take()
    }

    pub(crate) fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// Returns the body, if it is complete before the call begins.
    pub(crate) fn full_body(&self) -> Option<&Body> {
        match &self.body {
            RequestBody::Full(body) => Some(body),
            RequestBody::Empty | RequestBody::Parts(_) => None,
        }
    }

    /// Returns the parts of a multipart body.
    pub(crate) fn parts(&self) -> Option<&Parts> {
        match &self.body {
            RequestBody::Parts(parts) => Some(parts),
            RequestBody::Empty | RequestBody::Full(_) => None,
        }
    }

    /// Returns true if a part was read that cannot be read again.
    pub(crate) fn is_spent(&self) -> bool {
        self.parts().is_some_and(Parts::is_spent)
    }

    /// Returns the lengths of the path and of the query, in bytes.
    pub(crate) fn lengths(&self) -> (usize, usize) {
        let rest = self.endpoint().template.len() - self.filled;
        (self.path.len() + rest, self.query.len())
    }

    /// Returns the endpoint if it is a constant whose path has no argument: each of its requests has the same
    /// path.
    pub(crate) fn fixed_endpoint(&self) -> Option<&'static Endpoint> {
        match self.endpoint {
            EndpointRef::Static(endpoint) if self.filled == 0 => Some(endpoint),
            EndpointRef::Static(_) | EndpointRef::Owned(_) => None,
        }
    }

    /// Returns the path of the request, prefixed with the base URL's path.
    pub(crate) fn path_behind(&self, before: &str) -> String {
        [before, &self.path, &self.endpoint().template[self.filled..]].concat()
    }

    /// Returns true if the query has a parameter of this name, in any case.
    pub(crate) fn has_query_parameter(&self, name: &str) -> bool {
        form::names_the_key(&self.query, name)
    }

    /// Returns the query; empty if there is none.
    pub(crate) fn query_text(&self) -> &str {
        &self.query
    }
}

impl EndpointRef {
    fn get(&self) -> &Endpoint {
        match self {
            Self::Static(endpoint) => endpoint,
            Self::Owned(endpoint) => endpoint,
        }
    }
}

/// Never prints the arguments: they are the user's data.
impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Request({})", self.operation())
    }
}

#[cfg(test)]
mod tests {
    use http::Method;

    use super::*;

    fn request(template: &'static str) -> Request {
        Request::undeclared(Endpoint::new(Method::GET, template))
    }

    fn target(request: &Request) -> String {
        let path = request.path_behind("");
        match request.query_text() {
            "" => path,
            query => format!("{path}?{query}"),
        }
    }

    #[test]
    fn arguments_stand_where_the_template_wants_them() {
        let request = request("/v1/org/categories/{category_id}/prompts")
            .path("category_id", "a/b c")
            .query("limit", &Some(10))
            .query("cursor", &None::<&str>)
            .query("status[]", &["on", "off&on"]);
        assert_eq!(
            target(&request),
            "/v1/org/categories/a%2Fb%20c/prompts?limit=10&status%5B%5D=on&status%5B%5D=off%26on"
        );
    }

    #[test]
    fn a_value_that_would_climb_is_refused() {
        for value in ["", ".", ".."] {
            let mut request = request("/v1/agents/{agent_id}").path("agent_id", value);
            let error = request.take_failure().expect(value).to_string();
            assert!(
                error.contains("GET /v1/agents/{agent_id}: `agent_id` cannot be sent"),
                "{error}"
            );
        }
        let mut harmless = request("/v1/agents/{agent_id}").path("agent_id", "..x%2e");
        assert!(harmless.take_failure().is_none());
        assert_eq!(target(&harmless), "/v1/agents/..x%252e");
    }

    #[test]
    fn a_number_that_is_none_is_refused() {
        let mut request = request("/v1/org").query("share", &f64::NAN);
        let error = request.take_failure().unwrap().to_string();
        assert!(
            error.contains("`share` cannot be sent: it is not a finite number"),
            "{error}"
        );
    }

    #[test]
    fn fields_are_flattened_beside_other_parameters() {
        let fields = serde_json::json!({"a": "x y", "b": [1, 2]});
        let request = request("/v1/org")
            .query("first", "1")
            .query_fields("fields", &fields);
        assert_eq!(target(&request), "/v1/org?first=1&a=x+y&b=1&b=2");
    }

    #[test]
    fn the_first_argument_that_cannot_be_sent_is_the_error() {
        let nested = serde_json::json!({"a": {"b": 1}});
        let mut request = request("/v1/org")
            .header("X-Note", "a\nb")
            .query_fields("q", &nested);
        let error = request.take_failure().unwrap().to_string();
        assert!(error.contains("`X-Note` cannot be sent"), "{error}");
    }

    #[test]
    fn a_body_of_none_is_no_body() {
        assert!(request("/").body(&None::<u8>).full_body().is_none());
        assert!(request("/").form(&None::<u8>).full_body().is_none());
        assert_eq!(
            request("/").body(&[1]).full_body().unwrap().bytes.as_ref(),
            b"[1]"
        );
    }
}

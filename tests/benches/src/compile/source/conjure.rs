//! Generates annotated methods of `conjure-http` in traits, and a client that would send them.

use std::fmt::Write;

use crate::compile::endpoint::{Amount, Argument, ENDPOINTS_PER_TRAIT, Endpoint, Kind};

pub(super) const DEPENDENCIES: &str = "\
bytes = \"1\"
conjure-error = \"5\"
conjure-http = \"5\"
futures-util = { version = \"0.3\", default-features = false }
http = \"1\"
";

/// The minimum with which the generated code can be instantiated. A real client would be compiled in
/// another crate.
const CLIENT: &str = "\
use conjure_error::Error;
use conjure_http::client::{
    AsyncClient, AsyncRequestBody, DisplaySeqEncoder, StdResponseDeserializer,
};
use conjure_http::{conjure_client, endpoint};

#[derive(Clone)]
pub struct Http;

impl AsyncClient for Http {
    type BodyWriter = bytes::BytesMut;
    type ResponseBody = futures_util::stream::Empty<Result<bytes::Bytes, Error>>;

    async fn send(
        &self,
        _: http::Request<AsyncRequestBody<'_, Self::BodyWriter>>,
    ) -> Result<http::Response<Self::ResponseBody>, Error> {
        Err(Error::internal_safe(\"nothing is sent\"))
    }
}
";

pub(super) fn source(endpoints: &[Endpoint]) -> String {
    let mut source = CLIENT.to_owned();
    let mut fields = String::new();
    for group in endpoints.chunks(ENDPOINTS_PER_TRAIT) {
        let first = group[0].number;
        _ = writeln!(source, "\n#[conjure_client]\npub trait Group{first} {{");
        group
            .iter()
            .for_each(|endpoint| member(&mut source, endpoint));
        _ = writeln!(source, "}}");
        _ = writeln!(fields, "    pub group_{first}: Group{first}Client<Http>,");
    }
    format!("{source}\npub struct Clients {{\n{fields}}}\n")
}

/// Returns the field of `Clients` that has an endpoint, between dots.
pub(super) fn field(endpoint: &Endpoint) -> String {
    format!(
        ".group_{}.",
        endpoint.number / ENDPOINTS_PER_TRAIT * ENDPOINTS_PER_TRAIT
    )
}

fn member(source: &mut String, endpoint: &Endpoint) {
    let Endpoint { verb, path, .. } = endpoint;
    let accept = if endpoint.answers {
        ", accept = StdResponseDeserializer"
    } else {
        ""
    };
    let (name, answer) = (endpoint.name(), endpoint.answer());
    let signature = endpoint.signature(role);
    _ = writeln!(
        source,
        "    #[endpoint(method = {verb}, path = \"{path}\"{accept})]"
    );
    _ = writeln!(
        source,
        "    async fn {name}({signature}) -> Result<{answer}, Error>;"
    );
}

fn role(argument: &Argument) -> String {
    let name = &argument.name;
    match argument.kind {
        Kind::Path => "#[path] ".to_owned(),
        Kind::Query(Amount::Once) => format!("#[query(name = \"{name}\")] "),
        Kind::Query(_) => format!("#[query(name = \"{name}\", encoder = DisplaySeqEncoder)] "),
        Kind::Body => "#[body] ".to_owned(),
    }
}

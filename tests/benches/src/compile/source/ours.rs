//! Generates annotated methods of `profound-client` in traits.

use std::fmt::Write;

use crate::compile::endpoint::{Argument, Endpoint, Kind};

pub(super) fn source(size: usize, endpoints: &[Endpoint]) -> String {
    let mut source = String::from("use profound_client::{Client, Error, profound_endpoint};\n\n");
    for members in endpoints.chunks(size).map(members) {
        _ = writeln!(source, "#[profound_endpoint]\n{members}");
    }
    source
}

/// Returns a trait of some endpoints, without its attribute.
pub(super) fn members(endpoints: &[Endpoint]) -> String {
    let mut source = format!("pub trait Group{} {{\n", endpoints[0].number);
    for endpoint in endpoints {
        let Endpoint { verb, path, .. } = endpoint;
        let signature = endpoint.signature(|argument| role(endpoint, argument));
        let (name, answer) = (endpoint.name(), endpoint.answer());
        _ = writeln!(source, "    #[profound_endpoint({verb} \"{path}\")]");
        _ = writeln!(
            source,
            "    async fn {name}({signature}) -> Result<{answer}, Error>;"
        );
    }
    source + "}\n"
}

/// Returns the marker of an argument whose role the attribute cannot infer.
fn role(endpoint: &Endpoint, argument: &Argument) -> String {
    let plain = matches!(endpoint.verb, "GET" | "DELETE");
    match argument.kind {
        Kind::Query(_) if !plain => "#[query] ".to_owned(),
        Kind::Body if plain => "#[body] ".to_owned(),
        _ => String::new(),
    }
}

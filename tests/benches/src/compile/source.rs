//! Generates users' crates with the same types, endpoints and calls, declared in several ways.

mod conjure;
mod hand;
mod ours;
mod types;

use super::endpoint::{ENDPOINTS_PER_TRAIT, Endpoint};

/// How a crate declares its endpoints.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Way {
    /// Not at all: the types alone, which every other way has as well.
    Types,
    /// Annotated methods, in traits.
    Ours,
    /// Methods over reqwest, each written out; what all of them do is a function of their own.
    Hand,
    /// The same, so terse that each is one call of a function that does everything.
    Terse,
    /// Annotated methods of `conjure-http`, in traits.
    Conjure,
}

impl Way {
    pub const ALL: [Self; 5] = [
        Self::Types,
        Self::Ours,
        Self::Hand,
        Self::Terse,
        Self::Conjure,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Self::Types => "types",
            Self::Ours => "ours",
            Self::Hand => "hand",
            Self::Terse => "terse",
            Self::Conjure => "conjure",
        }
    }

    /// What its crates depend on, beside serde. `client` is the path of ours.
    pub fn dependencies(self, client: &str) -> String {
        match self {
            Self::Types => String::new(),
            Self::Ours => format!("profound-client = {{ path = {client:?} }}\n"),
            Self::Hand | Self::Terse => hand::DEPENDENCIES.to_owned(),
            Self::Conjure => conjure::DEPENDENCIES.to_owned(),
        }
    }

    /// The one file of a crate.
    pub fn source(self, endpoints: &[Endpoint]) -> String {
        let types = types::source(endpoints);
        let declared = match self {
            Self::Types => return types,
            Self::Ours => ours::source(endpoints),
            Self::Hand => hand::source(endpoints, hand::method),
            Self::Terse => hand::source(endpoints, hand::terse),
            Self::Conjure => conjure::source(endpoints),
        };
        format!("{types}\n{declared}\n{}", calls(self, endpoints))
    }
}

/// The endpoints as annotated methods, and nothing else: what the attribute is given.
pub fn annotated(endpoints: &[Endpoint]) -> Vec<String> {
    endpoints
        .chunks(ENDPOINTS_PER_TRAIT)
        .map(ours::members)
        .collect()
}

/// Every endpoint called once, from a function of its own, and the future used as one that is spawned
/// would be: what is never polled would not be compiled.
fn calls(way: Way, endpoints: &[Endpoint]) -> String {
    let client = match way {
        Way::Conjure => "Clients",
        _ => "Client",
    };
    let functions = endpoints.iter().map(|endpoint| {
        let number = endpoint.number;
        let call = match way {
            Way::Conjure => endpoint.call().replacen('.', &conjure::field(endpoint), 1),
            _ => endpoint.call(),
        };
        format!(
            "async fn call_{number}(client: &{client}) -> bool {{\n    {call}.await.is_ok()\n}}\n\n"
        )
    });
    let pins = endpoints
        .iter()
        .map(|endpoint| format!("        Box::pin(call_{}(client)),\n", endpoint.number));
    format!(
        "type Made<'a> = std::pin::Pin<Box<dyn Future<Output = bool> + Send + 'a>>;\n\n{}\
         pub fn calls(client: &{client}) -> Vec<Made<'_>> {{\n    vec![\n{}    ]\n}}\n",
        functions.collect::<String>(),
        pins.collect::<String>(),
    )
}

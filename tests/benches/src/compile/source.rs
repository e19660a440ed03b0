//! Generates users' crates with the same types, endpoints and calls, declared in several ways.

mod conjure;
mod hand;
mod ours;
mod types;

use super::endpoint::{ENDPOINTS_PER_TRAIT, Endpoint};

/// The way a crate declares its endpoints.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Way {
    /// No endpoints: only the types, which every other way has as well.
    Types,
    /// Annotated methods in traits.
    Ours,
    /// Methods over reqwest, each written out; shared steps are in a function.
    Hand,
    /// Methods over reqwest that are each one call of a function that does everything.
    Terse,
    /// Annotated methods of `conjure-http` in traits.
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

    /// Returns the dependencies of its crates besides serde. `client` is the path of our crate.
    pub fn dependencies(self, client: &str) -> String {
        match self {
            Self::Types => String::new(),
            Self::Ours => format!("profound-client = {{ path = {client:?} }}\n"),
            Self::Hand | Self::Terse => hand::DEPENDENCIES.to_owned(),
            Self::Conjure => conjure::DEPENDENCIES.to_owned(),
        }
    }

    /// Returns the single source file of a crate.
    pub fn source(self, endpoints: &[Endpoint]) -> String {
        self.with_traits_of(ENDPOINTS_PER_TRAIT, endpoints)
    }

    /// Returns the single source file of a crate whose endpoints, if they are ours, are in traits of this size.
    pub fn with_traits_of(self, size: usize, endpoints: &[Endpoint]) -> String {
        let types = types::source(endpoints);
        let declared = match self {
            Self::Types => return types,
            Self::Ours => ours::source(size, endpoints),
            Self::Hand => hand::source(endpoints, hand::method),
            Self::Terse => hand::source(endpoints, hand::terse),
            Self::Conjure => conjure::source(endpoints),
        };
        format!("{types}\n{declared}\n{}", calls(self, endpoints))
    }
}

/// Returns only the annotated methods: the input of the attribute.
pub fn annotated(endpoints: &[Endpoint]) -> Vec<String> {
    endpoints
        .chunks(ENDPOINTS_PER_TRAIT)
        .map(ours::members)
        .collect()
}

/// Calls every endpoint once, each from its own function, and uses the future as a spawned one would be. A
/// future that is never polled is not compiled.
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

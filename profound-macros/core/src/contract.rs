//! Rules of the contract: finds the operation of a route and verifies an endpoint against it.
//!
//! The source decides the role of an argument. The contract verifies the role and never assigns one.

mod arguments;
mod body;
mod file;
mod parts;
mod query;
mod unknown;

use std::sync::Arc;

use profound_contract::{OPERATIONS, Operation, ParameterKind, REMOVED, Removed, ResponseKind};
use syn::LitStr;

use self::file::FactsFile;
pub(crate) use self::parts::is_file;
use crate::{
    ast::{Method, Role},
    attr::Route,
    errors::Errors,
};

/// The operations that endpoints are checked against.
#[derive(Clone, Debug, Default)]
pub(crate) enum Contract {
    /// The operations of this crate.
    #[default]
    BuiltIn,
    /// The operations of a facts file of the user's, and those of this crate that it does not replace.
    Extended(Arc<FactsFile>),
    /// The facts file has mistakes, which have been reported. No operation is unknown.
    Invalid,
    /// The facts file cannot be read, which has been reported. No operation is unknown.
    Unreadable,
}

impl Contract {
    /// Reads a facts file, and reports its mistakes.
    pub(crate) fn load(literal: &LitStr, errors: &mut Errors) -> Self {
        file::load(literal, errors)
    }

    /// Returns whether the facts file was there, so that a build can depend on it.
    pub(crate) fn has_file(&self) -> bool {
        matches!(self, Self::Extended(_) | Self::Invalid)
    }

    /// Finds the operation of a route, and reports an error with the nearest one if there is none.
    pub(crate) fn find(&self, route: &Route, errors: &mut Errors) -> Option<Operation> {
        let operation = self.listed(route);
        if operation.is_none() && matches!(self, Self::BuiltIn | Self::Extended(_)) {
            unknown::report(route, self, errors);
        }
        operation
    }

    /// Returns the operation of a route, if the contract has it.
    pub(crate) fn listed(&self, route: &Route) -> Option<Operation> {
        self.operation(route.verb.name(), &route.path.text)
    }

    /// Returns the operation of this method and path.
    fn operation(&self, method: &str, path: &str) -> Option<Operation> {
        let own = self.file().and_then(|file| file.facts.find(method, path));
        own.copied()
            .or_else(|| profound_contract::find(method, path).copied())
    }

    /// Returns all operations. Those of the user's file are first.
    fn operations(&self) -> impl Iterator<Item = &Operation> {
        let own = self.file().map_or(&[][..], |file| &file.facts.operations);
        let is_kept = move |operation: &&Operation| {
            own.is_empty()
                || self
                    .file()
                    .is_none_or(|file| file.facts.find(operation.method, operation.path).is_none())
        };
        own.iter().chain(OPERATIONS.iter().filter(is_kept))
    }

    /// Returns the operations that the API no longer has.
    fn removed(&self) -> impl Iterator<Item = &Removed> {
        let own = self.file().map_or(&[][..], |file| &file.facts.removed);
        own.iter().chain(REMOVED)
    }

    /// Returns the name of the user's file if it has an operation.
    pub(crate) fn file_of(&self, operation: &Operation) -> Option<&str> {
        let file = self.file()?;
        let own = file.facts.find(operation.method, operation.path);
        own.map(|_| file.name.as_str())
    }

    fn file(&self) -> Option<&FactsFile> {
        match self {
            Self::Extended(file) => Some(file),
            Self::BuiltIn | Self::Invalid | Self::Unreadable => None,
        }
    }
}

/// Checks the arguments of an endpoint against its operation.
pub(crate) fn verify(operation: &Operation, method: &Method, roles: &[Role], errors: &mut Errors) {
    query::verify(operation, method, roles, errors);
    body::verify(operation, method, roles, errors);
    parts::verify(operation, method, roles, errors);
}

/// Returns whether an operation takes a query parameter of this name more than once.
pub(crate) fn repeats(operation: &Operation, name: &str) -> bool {
    operation
        .query_parameter(name)
        .is_some_and(|parameter| parameter.kind == ParameterKind::Repeated)
}

/// Returns the name of the function in the client that checks and decodes the response.
pub(crate) fn decoder(operation: Option<&Operation>) -> &'static str {
    match operation {
        None => "decode",
        Some(operation) => match operation.response {
            ResponseKind::Json if operation.positional_rows => "decode_report",
            ResponseKind::Json if operation.pages.is_some() => "decode_pages",
            ResponseKind::Json => "decode_json",
            ResponseKind::Events => "decode_events",
            ResponseKind::Empty => "decode_empty",
            ResponseKind::Bytes => "decode_bytes",
            ResponseKind::Any => "decode",
        },
    }
}

/// Returns whether the response of an operation is a stream.
pub(crate) fn is_stream(operation: Option<&Operation>) -> bool {
    operation.is_some_and(|operation| operation.response == ResponseKind::Events)
}

/// Returns whether the decoder must also check that the response type does not have positional rows.
pub(crate) fn has_named_rows(operation: Option<&Operation>) -> bool {
    operation.is_some_and(|operation| {
        let has_rows = matches!(
            operation.response,
            ResponseKind::Json | ResponseKind::Events
        );
        has_rows && !operation.positional_rows
    })
}

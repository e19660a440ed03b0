//! Rules of the contract: finds the operation of a route and verifies an endpoint against it.
//!
//! The source decides the role of an argument. The contract verifies the role and never assigns one.

mod arguments;
mod body;
mod parts;
mod query;
mod unknown;

use profound_contract::{Operation, ParameterKind, ResponseKind};

pub(crate) use self::parts::is_file;
use crate::{
    ast::{Method, Role},
    attr::Route,
    errors::Errors,
    operations::Contract,
};

/// Finds the operation of a route, and reports an error with the nearest one if there is none.
pub(crate) fn find(contract: &Contract, route: &Route, errors: &mut Errors) -> Option<Operation> {
    let operation = listed(contract, route);
    if operation.is_none() && matches!(contract, Contract::BuiltIn | Contract::Extended(_)) {
        unknown::report(route, contract, errors);
    }
    operation
}

/// Returns the operation of a route, if the contract has it.
pub(crate) fn listed(contract: &Contract, route: &Route) -> Option<Operation> {
    contract.operation(route.verb.name(), &route.path.text)
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

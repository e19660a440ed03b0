//! Selects the operations of the generated crates: those that every way can call.

use std::collections::BTreeSet;

use profound_contract::{Body, OPERATIONS, Operation, Parameter, ParameterKind, ResponseKind};

use super::endpoint::{Amount, Endpoint, Query};

/// The least distance in the table to the next operation, so that small crates have operations of every
/// area.
const STEP: usize = 37;

/// The number of optional query parameters of an endpoint.
const OPTIONAL: usize = 2;

/// Returns `count` operations that do not stream and are not deprecated; bodies are sent as JSON.
/// Operations repeat if there are too few.
pub fn endpoints(count: usize) -> Vec<Endpoint> {
    let fits = |operation: &&Operation| {
        operation.response != ResponseKind::Events && operation.replaced_by.is_none()
    };
    let operations: Vec<_> = OPERATIONS.iter().filter(fits).collect();
    let step = step(operations.len());
    let spread = (0..operations.len()).map(|place| operations[place * step % operations.len()]);
    // A method with few operations is in a small crate, too.
    let mut methods = BTreeSet::new();
    let (mut order, others): (Vec<_>, Vec<_>) =
        spread.partition(|operation| methods.insert(operation.method));
    order.extend(others);
    let repeated = order.into_iter().cycle().take(count);
    repeated
        .enumerate()
        .map(|(number, operation)| endpoint(number, operation))
        .collect()
}

/// Returns a distance that reaches each of this many operations before one repeats: it has no factor in
/// common with their number.
fn step(operations: usize) -> usize {
    fn common(one: usize, other: usize) -> usize {
        if other == 0 {
            one
        } else {
            common(other, one % other)
        }
    }
    let mut steps = STEP..;
    steps
        .find(|step| common(*step, operations) == 1)
        .unwrap_or(1)
}

fn endpoint(number: usize, operation: &Operation) -> Endpoint {
    Endpoint {
        number,
        verb: operation.method,
        path: operation.path,
        query: query(operation.query),
        body: operation.body != Body::None,
        answers: operation.response == ResponseKind::Json,
    }
}

fn query(parameters: &[Parameter]) -> Vec<Query> {
    let of = |parameter: &Parameter| Query {
        name: parameter.name,
        amount: match (parameter.kind, parameter.required) {
            (ParameterKind::Repeated, _) => Amount::Many,
            (_, true) => Amount::Once,
            (_, false) => Amount::Perhaps,
        },
    };
    // One name contains `[`, so it cannot be an argument name.
    let named = parameters
        .iter()
        .filter(|parameter| !parameter.name.contains('['));
    let (required, others): (Vec<_>, Vec<_>) = named.partition(|parameter| parameter.required);
    let others = others.into_iter().take(OPTIONAL);
    required.into_iter().chain(others).map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_operation_repeats_before_all_others() {
        for count in 1..200 {
            let step = step(count);
            let places: BTreeSet<_> = (0..count).map(|number| number * step % count).collect();
            assert_eq!(places.len(), count);
        }
    }

    #[test]
    fn the_smaller_crates_have_some_of_everything() {
        let endpoints = endpoints(25);
        let verbs = ["GET", "POST", "PATCH", "DELETE"];
        assert!(
            verbs
                .iter()
                .all(|verb| endpoints.iter().any(|e| e.verb == *verb))
        );
        assert!(endpoints.iter().any(|endpoint| !endpoint.query.is_empty()));
        assert!(
            endpoints
                .iter()
                .any(|endpoint| endpoint.body && endpoint.path.contains('{'))
        );
    }
}

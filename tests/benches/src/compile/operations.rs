//! Which operations the generated crates declare: those of the contract that all ways can call.

#[allow(dead_code, unreachable_pub)]
#[path = "../../../../profound-macros/src/contract/table.rs"]
mod table;

use self::table::{Answer, Body, OPERATIONS, Operation};
use super::endpoint::{Amount, Endpoint, Query};

/// How far the next operation is in the table, so that the smaller crates have some of everything.
const STEP: usize = 37;

/// How many query parameters an endpoint has beside those that are required.
const OPTIONAL: usize = 2;

/// As many as asked: operations that do not stream and are not deprecated, with JSON for a body; some of
/// them twice where there are too few.
pub fn endpoints(count: usize) -> Vec<Endpoint> {
    let fits = |operation: &&Operation| {
        operation.answer != Answer::Events && operation.replaced_by.is_none()
    };
    let operations: Vec<_> = OPERATIONS.iter().filter(fits).collect();
    (0..count)
        .map(|number| endpoint(number, operations[number * STEP % operations.len()]))
        .collect()
}

fn endpoint(number: usize, operation: &Operation) -> Endpoint {
    Endpoint {
        number,
        verb: operation.verb,
        path: operation.path,
        query: query(operation.query),
        body: operation.body != Body::None,
        answers: operation.answer == Answer::Json,
    }
}

fn query(parameters: &[&'static str]) -> Vec<Query> {
    let of = |parameter: &&'static str| Query {
        name: parameter.trim_end_matches(['!', '*']),
        amount: match (parameter.contains('*'), parameter.contains('!')) {
            (true, _) => Amount::Many,
            (false, true) => Amount::Once,
            (false, false) => Amount::Perhaps,
        },
    };
    // One has a name that no argument can have.
    let named = parameters
        .iter()
        .filter(|parameter| !parameter.contains('['));
    let (required, others): (Vec<_>, Vec<_>) = named.partition(|parameter| parameter.contains('!'));
    let others = others.into_iter().take(OPTIONAL);
    required.into_iter().chain(others).map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

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

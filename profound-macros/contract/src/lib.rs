//! The operations of the Profound API as data.
//!
//! [`OPERATIONS`] is the only source of the facts that the compiler checks: methods, paths, query
//! parameters, bodies, kinds of response, positional rows, pagination, deprecations. `tests/codegen` generates
//! it from the OpenAPI document of the API and an overlay with this project's own decisions.
//!
//! ```
//! let operation = profound_contract::find("POST", "/v2/reports/visibility").unwrap();
//! assert!(operation.read_only);
//! assert_eq!(operation.to_string(), "POST /v2/reports/visibility");
//! ```
#![forbid(unsafe_code)]

mod build;
pub mod facts;
#[cfg(feature = "openapi")]
pub mod openapi;
mod operation;
mod operations;
mod path;
#[cfg(feature = "shapes")]
pub mod shapes;

pub use self::{
    operation::{Body, Operation, Pages, Paging, Parameter, ParameterKind, Removed, ResponseKind},
    operations::{OPERATIONS, REMOVED},
    path::{is_parameter, same_path},
};

/// Returns the operation with this method and path. The names of path parameters are ignored.
pub fn find(method: &str, path: &str) -> Option<&'static Operation> {
    OPERATIONS
        .iter()
        .find(|operation| operation.method == method && same_path(path, operation.path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_operations_are_in_order_and_sound() {
        let key = |operation: &Operation| {
            let method = ["GET", "POST", "PUT", "PATCH", "DELETE"]
                .iter()
                .position(|method| *method == operation.method);
            (operation.path, method.expect("a method of the API"))
        };
        assert!(
            OPERATIONS
                .windows(2)
                .all(|pair| key(&pair[0]) < key(&pair[1]))
        );
        for operation in OPERATIONS {
            let has = |path| {
                OPERATIONS
                    .iter()
                    .any(|other| other.path == path && other.method == operation.method)
            };
            assert!(operation.replaced_by.is_none_or(has), "{operation}");
            assert!(
                operation.deprecated == operation.replaced_by.is_some(),
                "{operation}"
            );
            assert!(
                operation.read_only || operation.method != "GET",
                "{operation}"
            );
            assert!(
                !operation.positional_rows || operation.response == ResponseKind::Json,
                "{operation}"
            );
            let streams = operation.response == ResponseKind::Events;
            assert!(
                !streams || operation.path.ends_with("/stream"),
                "{operation}"
            );
        }
        for removed in REMOVED {
            assert_eq!(find(removed.method, removed.path), None);
        }
    }

    #[test]
    fn two_thirds_of_the_posts_are_read_only() {
        let posts = OPERATIONS
            .iter()
            .filter(|operation| operation.method == "POST");
        let read_only = posts.clone().filter(|operation| operation.read_only);
        assert!(read_only.count() * 3 >= posts.count() * 2);
    }
}

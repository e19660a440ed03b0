//! The attribute and the derive of `profound-macros` as plain functions of tokens.
//!
//! A crate of procedural macros cannot export functions, so tests, fuzz targets and benchmarks call
//! this one.
//! It is not part of the public interface: it changes without notice.
//!
//! The attribute runs in four steps, which `pipeline` calls in order:
//!
//! 1. `attr` parses the arguments of the attribute, and `ast` parses the annotated item.
//! 2. `valid` gives each argument its role, and `contract` verifies the endpoint against its operation.
//! 3. `expand` writes the code of an item without mistakes. It cannot fail.
//! 4. `fallback` writes an item with mistakes beside its errors, so that it can still be used.
#![forbid(unsafe_code)]

mod ast;
mod attr;
mod contract;
mod derive;
mod errors;
mod expand;
mod fallback;
mod operations;
mod path;
mod pipeline;
mod tokens;
mod valid;

use proc_macro2::{Span, TokenStream};
use syn::LitStr;

use self::errors::Errors;
pub use self::valid::CLIENT_METHODS;

/// Expands `#[profound_endpoint(attribute)]` on an item.
pub fn expand_endpoint(attribute: TokenStream, item: TokenStream) -> TokenStream {
    pipeline::expand(attribute, item)
}

/// Expands `#[derive(ProfoundError)]` on an item.
pub fn expand_error(item: TokenStream) -> TokenStream {
    derive::expand(item)
}

/// Returns the name of an item that the attribute can be applied to.
pub fn item_name(item: TokenStream) -> Option<String> {
    let item = ast::Item::parse(item, &mut Errors::default())?;
    Some(match item {
        ast::Item::Trait(annotated) => annotated.item.ident.to_string(),
        ast::Item::Function(function) => function.sig.ident.to_string(),
    })
}

/// Returns whether the attribute accepts a text as a path.
pub fn is_path(text: &str) -> bool {
    let literal = LitStr::new(text, Span::call_site());
    path::Template::parse(literal, &mut Errors::default()).is_some()
}

/// Compares expansions with the files of `golden/`; `GOLDEN=overwrite` writes these files.
#[cfg(test)]
mod tests {
    use std::{env, fs, path::Path};

    use proc_macro2::TokenStream;

    fn golden(name: &str, expanded: TokenStream) {
        let file = syn::parse2(expanded).expect("what is expanded parses");
        let text = prettyplease::unparse(&file);
        let path = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("golden")
            .join(name);
        if env::var_os("GOLDEN").is_some_and(|value| value == "overwrite") {
            fs::write(&path, &text).expect("`golden/` can be written to");
        }
        let expected = fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(
            text, expected,
            "{name} is not what is expanded: see `golden/`"
        );
    }

    fn endpoint(attr_args: &str, item: &str) -> TokenStream {
        let parse = |text: &str| text.parse::<TokenStream>().expect("it is Rust");
        super::expand_endpoint(parse(attr_args), parse(item))
    }

    #[test]
    fn a_trait_becomes_itself_and_an_implementation() {
        let item = r#"
            /// Reports on brands.
            pub trait Reports {
                /// How visible a brand is.
                #[must_use]
                #[expect(clippy::too_many_arguments)]
                #[profound_endpoint(POST "/v2/reports/visibility", retry = never)]
                async fn visibility(&self, query: &Query) -> Result<Report, Error>;

                #[cfg(unix)]
                #[profound_endpoint(GET "/v1/org/categories/{category_id}/prompts", key = query)]
                async fn prompts(
                    &self,
                    /// The id of the category.
                    /// `categories` lists them.
                    category_id: &str,
                    limit: Option<u32>,
                    #[query("status")] statuses: &[&str],
                    #[header("X-Team")] team: &str,
                ) -> Result<Prompts, Error>;

                fn name(&self) -> &str { "reports" }
            }
        "#;
        golden(
            "container.rs",
            endpoint(r#"timeout = "30s", headers("X-Team" = "search")"#, item),
        );
    }

    #[test]
    fn a_trait_with_a_dyn_form_gets_a_struct() {
        let item = r#"
            trait Organisation {
                #[profound_endpoint(GET "/v1/org")]
                async fn org(&self) -> Result<Org, Error>;
            }
        "#;
        golden("dynamic.rs", endpoint("dyn = DynOrganisation", item));
    }

    #[test]
    fn functions_that_are_not_async_use_the_blocking_client() {
        let item = r#"
            trait Organisation {
                #[profound_endpoint(GET "/v1/org")]
                fn org(&self) -> Result<Org, Error>;
            }
        "#;
        golden("blocking.rs", endpoint("dyn = DynOrganisation", item));
        let function = "fn org(client: &Client) -> Result<Org, Error>;";
        let attr_args = r#"GET "/v1/org", crate = facade"#;
        golden("blocking_function.rs", endpoint(attr_args, function));
    }

    #[test]
    fn a_method_and_a_function_get_a_body() {
        let method = r#"pub async fn agent(&self, agent_id: &str) -> Result<Agent, AgentError>;"#;
        let attr_args = r#"GET "/v1/agents/{agent_id}", errors(404 => AgentError::NotFound)"#;
        golden("method.rs", endpoint(attr_args, method));
        let function = r#"async fn delete(client: &Client, id: &str, organization_id: &str) -> Result<(), Error>;"#;
        golden(
            "function.rs",
            endpoint(r#"DELETE "/v1/documents/{id}", crate = facade"#, function),
        );
    }

    #[test]
    fn parts_are_what_the_contract_says_of_them() {
        let function = r#"async fn add(
            client: &Client,
            id: &str,
            #[part] name: &str,
            #[part("file")] guide: &Part,
        ) -> Result<(), Error>;"#;
        let attr_args = r#"POST "/v1/knowledge-bases/{id}/documents""#;
        golden("parts.rs", endpoint(attr_args, function));
        let attr_args = r#"POST "/v1/uploads/{id}", unlisted"#;
        golden("unlisted_parts.rs", endpoint(attr_args, function));
    }

    #[test]
    fn a_key_of_another_service_has_a_name() {
        let item = r#"
            trait Weather {
                #[profound_endpoint(GET "/forecast", unlisted)]
                async fn forecast(&self) -> Result<Forecast, Error>;

                #[profound_endpoint(GET "/stations", unlisted, key = header("X-Token"))]
                async fn stations(&self) -> Result<Stations, Error>;
            }
        "#;
        golden("another_api.rs", endpoint(r#"key = query("token")"#, item));
    }

    #[test]
    fn a_deprecated_operation_brings_its_warning() {
        let function =
            "async fn visibility(client: &Client, query: &Query) -> Result<Report, Error>;";
        golden(
            "deprecated.rs",
            endpoint(r#"POST "/v1/reports/visibility""#, function),
        );
    }

    #[test]
    fn an_item_with_a_mistake_is_still_there() {
        let item = r#"
            trait Organisation {
                #[profound_endpoint(GET "/v1/orgs")]
                async fn org(&self) -> Result<Org, Error>;
            }
        "#;
        golden("mistaken.rs", endpoint("", item));
    }

    #[test]
    fn a_half_typed_method_leaves_the_others_and_their_documentation() {
        let item = r#"
            trait Organisation {
                #[profound_endpoint(GET "/v1/org", retry = sa)]
                async fn before(&self, #[query("n")] limit: u32) -> Result<Org, Error>;

                #[profound_endpoint(GET "/v1/org")]
                async fn broken(&self) -> Result<Org, Error>

                #[profound_endpoint(GET "/v1/org")]
                async fn after(&self) -> Result<Org, Error>;
            }
        "#;
        golden("half_typed.rs", endpoint("dyn = DynOrganisation", item));
    }

    #[test]
    fn an_error_is_made_by_status() {
        let item = r#"
            enum AgentError {
                #[profound(status = 404)]
                NotFound(ApiError),
                #[profound(status = 409, status = 423)]
                Busy,
                #[profound(other)]
                Other { source: Error },
            }
        "#;
        golden(
            "derive.rs",
            super::expand_error(item.parse().expect("it is Rust")),
        );
    }
}

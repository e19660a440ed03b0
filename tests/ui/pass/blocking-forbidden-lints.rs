//! Generated code passes under every lint of rustc and clippy that a crate can forbid.
#![forbid(
    warnings,
    missing_docs,
    unreachable_pub,
    rust_2018_idioms,
    unused,
    nonstandard_style
)]
#![forbid(
    future_incompatible,
    let_underscore,
    rust_2024_compatibility,
    refining_impl_trait
)]
#![forbid(
    missing_copy_implementations,
    missing_debug_implementations,
    non_ascii_idents
)]
#![forbid(
    single_use_lifetimes,
    trivial_casts,
    trivial_numeric_casts,
    unit_bindings,
    unsafe_code
)]
#![forbid(
    redundant_lifetimes,
    unused_import_braces,
    unused_lifetimes,
    unused_qualifications
)]
#![forbid(
    unused_results,
    variant_size_differences,
    explicit_outlives_requirements,
    unnameable_types
)]
#![forbid(
    absolute_paths_not_starting_with_crate,
    meta_variable_misuse,
    missing_abi
)]
#![forbid(clippy::all, clippy::pedantic, clippy::nursery, clippy::cargo)]
#![forbid(redundant_imports, ambiguous_negative_literals, unstable_features)]

use profound_client::{
    ApiError, Error, EventStream, ProfoundError,
    blocking::{Client, HasClient, Items},
    profound_endpoint,
};

/// A failed call.
#[derive(Debug, ProfoundError)]
pub enum MyError {
    /// There is none.
    #[profound(status = 404)]
    Missing(ApiError),
    /// All else.
    #[profound(other)]
    Other(Error),
}

/// Prompts.
#[profound_endpoint(dyn = DynPrompts, retry = safe)]
pub trait Prompts {
    /// Those of a category.
    #[profound_endpoint(GET "/v1/org/categories/{id}/prompts", errors(409 => MyError::Missing))]
    fn prompts(
        &self,
        id: &str,
        #[query("order_by")] order: Option<&str>,
        status: &[&str],
    ) -> Result<Vec<String>, MyError>;

    /// How visible a brand is.
    #[profound_endpoint(POST "/v2/reports/visibility/stream")]
    fn rows(&self, query: &serde_json::Value) -> Result<Items<EventStream<String>>, Error>;

    /// How many there are.
    fn count(&self, id: &str) -> Result<usize, MyError> {
        Ok(self.prompts(id, None, &[])?.len())
    }
}

/// The models.
#[profound_endpoint(GET "/v1/org/models", key = query, timeout = "5s")]
pub fn models(client: &Client) -> Result<Vec<String>, Error>;

/// A catalogue.
#[derive(Debug)]
pub struct Catalogue(Client);

impl HasClient for Catalogue {
    fn client(&self) -> &Client {
        &self.0
    }
}

impl Catalogue {
    /// The domains.
    #[profound_endpoint(GET "/v1/org/domains")]
    pub fn domains(&self, organization_ids: &[&str]) -> Result<Vec<String>, Error>;
}

fn main() {
    let sandbox = profound_sandbox::Sandbox::start().unwrap();
    let client = Client::from(sandbox.client());
    assert!(models(&client).is_err());
    assert!(client.prompts("c", None, &[]).is_err());
    assert!(client.rows(&serde_json::Value::Null).is_err());
    assert!(client.count("c").is_err());
    let all = DynPrompts::new(client.clone());
    assert!(all.prompts("c", None, &["enabled"]).is_err());
    assert!(Catalogue(client).domains(&[]).is_err());
}

//! How do we declare an operation ourselves, with the fields that we need?

use profound_client::{Error, profound_endpoint};
use serde::Deserialize;
use uuid::Uuid;

#[derive(Debug, Deserialize)]
pub struct Brand {
    pub name: String,
    pub is_owned: bool,
}

#[profound_endpoint]
pub trait Brands {
    /// Returns the brands of a category.
    #[profound_endpoint(GET "/v1/org/categories/{category_id}/assets")]
    async fn brands(&self, category_id: Uuid) -> Result<Vec<Brand>, Error>;
}

//! The domains that belong to the brands of a category.

pub(crate) mod domain;
pub(crate) mod owned;

use profound_client::Error;
use uuid::Uuid;

use crate::{Categories, domains::owned::OwnedDomains};

/// Returns the domains of the owned assets of a category: their websites and their alternate domains. It is
/// one request.
///
/// ```
/// # #[cfg(feature = "reports")] {
/// use profound_api::{Categories, CitationsQuery, Reports, dates::DateRange, owned_domains};
/// use profound_sandbox::Sandbox;
///
/// # #[tokio::main]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let sandbox = Sandbox::start()?;
/// let client = sandbox.client();
/// let category = client.categories(&[]).await?.remove(0);
/// let owned = owned_domains(&client, category.id).await?;
/// assert!(owned.contains("https://www.fleetmoor.example.com/about"));
///
/// let week = DateRange::new("2026-06-08", "2026-06-14")?;
/// let rows = client.all_citations(&CitationsQuery::new(category.id, week)).await?;
/// let share = owned.citation_share(&rows.into_vec().await?);
/// println!("{:.1} % of the citations are ours", 100.0 * share.unwrap_or_default());
/// # Ok(())
/// # }
/// # }
/// ```
///
/// # Errors
///
/// Returns the errors of [`category_assets`](Categories::category_assets). An asset whose website is not a
/// domain is no error: see [`OwnedDomains::invalid`].
pub async fn owned_domains(
    client: &(impl Categories + ?Sized),
    category_id: Uuid,
) -> Result<OwnedDomains, Error> {
    let assets = client.category_assets(category_id).await?;
    Ok(OwnedDomains::of_assets(&assets))
}

/// The same function for the blocking client.
#[cfg(feature = "blocking")]
pub(crate) mod blocking {
    use profound_client::{
        Error,
        blocking::{Client, generated},
    };
    use uuid::Uuid;

    use crate::OwnedDomains;

    /// Returns the domains of the owned assets of a category.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`owned_domains`](crate::owned_domains).
    pub fn owned_domains(client: &Client, category_id: Uuid) -> Result<OwnedDomains, Error> {
        generated::wait(client, |client| super::owned_domains(client, category_id))
    }
}

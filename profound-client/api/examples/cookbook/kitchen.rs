//! The sandbox that the recipes use, and comparisons of numbers.

use std::error::Error;

use profound_api::{Categories, Category, Client, Organization, dates::DateRange};
use profound_sandbox::Sandbox;

use crate::answers::Answers;

pub(crate) struct Kitchen {
    pub(crate) sandbox: Sandbox,
    pub(crate) client: Client,
    pub(crate) category: Category,
    /// The name of the owned brand of the category.
    pub(crate) brand: String,
    /// An owned domain whose visits are logged.
    pub(crate) domain: String,
    pub(crate) week: DateRange,
}

impl Kitchen {
    pub(crate) async fn open() -> Result<Self, Box<dyn Error>> {
        let sandbox = Sandbox::start()?;
        let client = sandbox.client();
        let category = client.categories(&[]).await?.remove(0);
        let assets = client.category_assets(category.id).await?;
        let brand = assets.into_iter().find(|asset| asset.is_owned);
        Ok(Self {
            brand: brand.ok_or("the category has no owned brand")?.name,
            domain: client
                .domains(&[category.organization.id])
                .await?
                .remove(0)
                .name,
            week: DateRange::new("2026-06-08", "2026-06-14")?,
            sandbox,
            client,
            category,
        })
    }

    /// Returns the answers of a period, from which a check can calculate the numbers of any report.
    pub(crate) async fn answers(&self, period: DateRange) -> Result<Answers, Box<dyn Error>> {
        Ok(Answers::read(&self.client, self.category.id, period).await?)
    }
}

/// Fails if two numbers differ by more than the error of a sum.
pub(crate) fn same(what: &str, found: f64, expected: impl Into<Option<f64>>) -> Result<(), String> {
    let expected = expected
        .into()
        .ok_or_else(|| format!("{what}: expected no number, found {found}"))?;
    let is_close = (found - expected).abs() <= 1e-9 * expected.abs().max(1.0);
    ensure(is_close, || {
        format!("{what}: expected {expected}, found {found}")
    })
}

/// Fails with a message if a condition does not hold.
pub(crate) fn ensure(holds: bool, message: impl FnOnce() -> String) -> Result<(), String> {
    if holds { Ok(()) } else { Err(message()) }
}

//! The parts of an export.

use std::fmt;

use profound_api::{Categories, Uuid, dates::DateRange};
use profound_client::{Client, Error};
use serde::{Deserialize, Serialize};

/// The weeks, and the categories and brands that the API listed for them.
#[derive(Clone, Serialize, Deserialize)]
pub struct Plan {
    pub weeks: DateRange,
    categories: Vec<Category>,
}

#[derive(Clone, Serialize, Deserialize)]
struct Category {
    id: Uuid,
    owned: Vec<Brand>,
}

#[derive(Clone, Serialize, Deserialize)]
pub struct Brand {
    pub id: Uuid,
    pub name: String,
}

/// The files of one report: a table of a category and a week.
pub struct Part {
    pub table: Table,
    pub category: Uuid,
    pub week: DateRange,
}

pub enum Table {
    /// The scores of all brands. A week is not the mean of its days.
    Visibility,
    /// The scores of all brands, by day and model.
    VisibilityByDay,
    /// The cited pages.
    Citations,
    /// The sentiment of an owned brand, by theme.
    Sentiment(Brand),
}

impl Plan {
    /// Requests the categories and their brands: one request, and one for each category.
    pub async fn request(client: &Client, weeks: DateRange) -> Result<Self, Error> {
        let mut categories = Vec::new();
        for category in client.categories(&[]).await? {
            let assets = client.category_assets(category.id).await?.into_iter();
            let owned = assets.filter(|asset| asset.is_owned);
            categories.push(Category {
                id: category.id,
                owned: owned
                    .map(|asset| Brand {
                        id: asset.id,
                        name: asset.name,
                    })
                    .collect(),
            });
        }
        Ok(Self { weeks, categories })
    }

    pub fn parts(&self) -> Vec<Part> {
        let mut parts = Vec::new();
        for week in self.weeks.weeks() {
            for category in &self.categories {
                let tables = [Table::Visibility, Table::VisibilityByDay, Table::Citations];
                let brands = category.owned.iter().cloned().map(Table::Sentiment);
                parts.extend(tables.into_iter().chain(brands).map(|table| Part {
                    table,
                    category: category.id,
                    week,
                }));
            }
        }
        parts
    }
}

impl Part {
    /// Returns the directory of the files, which also names the part in the manifest.
    pub fn key(&self) -> String {
        self.to_string()
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let table = match &self.table {
            Table::Visibility => "visibility",
            Table::VisibilityByDay => "visibility_by_day",
            Table::Citations => "citations",
            Table::Sentiment(_) => "sentiment",
        };
        write!(f, "{table}/category_id={}", self.category)?;
        if let Table::Sentiment(brand) = &self.table {
            write!(f, "/asset_id={}", brand.id)?;
        }
        write!(f, "/week={}", self.week.first())
    }
}

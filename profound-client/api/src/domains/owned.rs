//! A set of domains that belong to one owner, and their share of citations.

#[cfg(feature = "reports")]
use std::collections::BTreeMap;
use std::collections::{BTreeSet, btree_set};

#[cfg(feature = "reports")]
use crate::CitationRow;
use crate::{
    CategoryAsset,
    domains::domain::{Domain, DomainError},
};

/// The domains of one owner. See [`owned_domains`](crate::owned_domains) for those of a category.
///
/// A host belongs to the owner if it is one of the domains, or a subdomain of one: `blog.acme.com` if
/// `acme.com` is in the set. Profound compares the root domain of a cited page in this way.
///
/// ```
/// use profound_api::{Domain, DomainError, OwnedDomains};
///
/// let owned = ["https://www.acme.com/", "acme.github.io"].map(str::parse::<Domain>);
/// let owned: OwnedDomains = owned.into_iter().collect::<Result<_, DomainError>>()?;
/// assert!(owned.contains("blog.acme.com") && owned.contains("https://acme.github.io/docs"));
/// assert!(!owned.contains("acme.org") && !owned.contains("other.github.io"));
/// # Ok::<(), DomainError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnedDomains {
    domains: BTreeSet<Domain>,
    invalid: Vec<DomainError>,
}

impl OwnedDomains {
    /// Returns the domains of the assets that are owned: their websites and their alternate domains. Those of
    /// competitors are left out.
    pub fn of_assets(assets: &[CategoryAsset]) -> Self {
        let owned = assets.iter().filter(|asset| asset.is_owned);
        let texts = owned.flat_map(|asset| {
            let others = asset.alternate_domains.iter().flatten();
            others.chain([&asset.website])
        });
        let mut set = Self::default();
        for text in texts.filter(|text| !text.trim().is_empty()) {
            match text.parse() {
                Ok(domain) => set.extend([domain]),
                Err(error) => set.invalid.push(error),
            }
        }
        set
    }

    /// Returns whether a host, or the host of a URL, belongs to the owner. A text that is not a domain does not.
    pub fn contains(&self, host: &str) -> bool {
        host.parse()
            .is_ok_and(|domain| self.contains_domain(&domain))
    }

    /// Returns whether a domain belongs to the owner.
    pub fn contains_domain(&self, domain: &Domain) -> bool {
        self.domains.contains(domain)
            || domain.parents().any(|parent| self.domains.contains(parent))
    }

    /// Returns the domains in alphabetical order.
    pub fn iter(&self) -> btree_set::Iter<'_, Domain> {
        self.domains.iter()
    }

    /// Returns the number of domains.
    pub fn len(&self) -> usize {
        self.domains.len()
    }

    /// Returns whether the set has no domain.
    pub fn is_empty(&self) -> bool {
        self.domains.is_empty()
    }

    /// Returns an error for each website or alternate domain that is not a domain. It is empty unless the assets
    /// have such a value; no citation can match one.
    pub fn invalid(&self) -> &[DomainError] {
        &self.invalid
    }

    /// Returns the share of the citations that the owner's domains have, from 0 to 1: the sum of `citation_share`
    /// over the owner's rows.
    ///
    /// The rows are those of a query on domains or on pages, without `group_by`. Read all of them, with
    /// [`all_citations`](crate::Reports::all_citations): a page of the report has the first 10.
    ///
    /// Returns `None` if the shares cannot be added: if a row has no share, no domain and no page, or if the
    /// rows are grouped, such as by day. For days, use [`citation_share_by_date`](Self::citation_share_by_date).
    #[cfg(feature = "reports")]
    pub fn citation_share<'r>(
        &self,
        rows: impl IntoIterator<Item = &'r CitationRow>,
    ) -> Option<f64> {
        let mut sum = 0.0;
        for row in rows {
            let is_grouped = row.date.is_some() || is_grouped(row);
            sum += self.share_of(row).filter(|_| !is_grouped)?;
        }
        Some(sum)
    }

    /// Returns the share of the citations that the owner's domains have in each period, from 0 to 1, by the
    /// first day of the period. A period without citations of the owner has the value 0.
    ///
    /// The rows are those of a query on domains or on pages that is grouped by date only. Read all of them: see
    /// [`citation_share`](Self::citation_share). Returns `None` if the rows have no date, or cannot be added.
    #[cfg(feature = "reports")]
    pub fn citation_share_by_date<'r>(
        &self,
        rows: impl IntoIterator<Item = &'r CitationRow>,
    ) -> Option<BTreeMap<String, f64>> {
        let mut sums = BTreeMap::new();
        for row in rows {
            let share = self.share_of(row).filter(|_| !is_grouped(row))?;
            *sums.entry(row.date.clone()?).or_insert(0.0) += share;
        }
        Some(sums)
    }

    /// Returns the share of a row if it is the owner's, else 0. `None` if the row tells neither.
    #[cfg(feature = "reports")]
    fn share_of(&self, row: &CitationRow) -> Option<f64> {
        let host = row.domain.as_ref().or(row.page.as_ref())?;
        let share = row.citation_share?;
        Some(if self.contains(host) { share } else { 0.0 })
    }
}

/// Returns whether a row is about a part of the citations other than a period.
#[cfg(feature = "reports")]
fn is_grouped(row: &CitationRow) -> bool {
    let groups = [
        &row.model,
        &row.topic,
        &row.region,
        &row.persona,
        &row.prompt,
    ];
    groups.into_iter().any(Option::is_some)
}

impl Extend<Domain> for OwnedDomains {
    fn extend<I: IntoIterator<Item = Domain>>(&mut self, domains: I) {
        self.domains.extend(domains);
    }
}

impl FromIterator<Domain> for OwnedDomains {
    fn from_iter<I: IntoIterator<Item = Domain>>(domains: I) -> Self {
        Self {
            domains: domains.into_iter().collect(),
            invalid: Vec::new(),
        }
    }
}

impl<'a> IntoIterator for &'a OwnedDomains {
    type Item = &'a Domain;
    type IntoIter = btree_set::Iter<'a, Domain>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn assets(of: &[(bool, &str, &[&str])]) -> Vec<CategoryAsset> {
        let asset = |(is_owned, website, others): &(bool, &str, &[&str])| {
            json!({
                "id": uuid::Uuid::nil(), "name": "A", "website": website, "is_owned": is_owned,
                "created_at": "2026-01-01T00:00:00Z", "logo_url": "", "alternate_domains": others,
            })
        };
        let assets: Vec<Value> = of.iter().map(asset).collect();
        serde_json::from_value(assets.into()).expect("they are assets")
    }

    #[test]
    fn only_the_domains_of_owned_assets_are_owned() {
        let owned = OwnedDomains::of_assets(&assets(&[
            (
                true,
                "https://www.acme.com/",
                &["acme.de", "http://ACME.de/"],
            ),
            (true, "", &["not a domain", "shop.acme.co.uk"]),
            (false, "rival.com", &["rival.de"]),
        ]));
        let names: Vec<_> = owned.iter().map(Domain::as_str).collect();
        assert_eq!(names, ["acme.com", "acme.de", "shop.acme.co.uk"]);
        let invalid: Vec<_> = owned.invalid().iter().map(ToString::to_string).collect();
        let expected = "`not a domain` is not a domain: the host is not valid";
        assert_eq!(invalid, [expected]);
        for (host, is_owned) in [
            ("acme.com", true),
            ("https://help.acme.com/a", true),
            ("www.acme.de.", true),
            ("acme.co.uk", false),
            ("x.shop.acme.co.uk", true),
            ("rival.com", false),
            ("acme.com.rival.com", false),
            ("", false),
        ] {
            assert_eq!(owned.contains(host), is_owned, "{host}");
        }
    }

    #[test]
    fn an_owned_public_suffix_owns_no_other_domain() {
        let owned: OwnedDomains = ["github.io", "www.gov.uk"]
            .map(|text| text.parse().expect("a domain"))
            .into_iter()
            .collect();
        assert!(owned.contains("github.io") && owned.contains("https://www.gov.uk/pay"));
        assert!(!owned.contains("acme.github.io") && !owned.contains("hmrc.gov.uk"));
    }

    #[cfg(feature = "reports")]
    #[test]
    fn shares_are_added_only_if_they_are_of_one_whole() {
        let owned: OwnedDomains = ["acme.com".parse().expect("a domain")]
            .into_iter()
            .collect();
        let rows = |rows: Value| -> Vec<CitationRow> {
            serde_json::from_value(rows).expect("they are rows")
        };
        let domains = rows(json!([
            { "domain": "acme.com", "citation_share": 0.25 },
            { "domain": "rival.com", "citation_share": 0.5 },
            { "domain": "help.acme.com", "citation_share": 0.125 },
        ]));
        assert_eq!(owned.citation_share(&domains), Some(0.375));
        assert_eq!(owned.citation_share_by_date(&domains), None);
        assert_eq!(owned.citation_share(&[]), Some(0.0));

        let pages = rows(json!([{ "page": "https://www.acme.com/a", "citation_share": 0.5 }]));
        assert_eq!(owned.citation_share(&pages), Some(0.5));

        let days = rows(json!([
            { "domain": "acme.com", "date": "2026-06-08", "citation_share": 0.25 },
            { "domain": "rival.com", "date": "2026-06-09", "citation_share": 0.5 },
        ]));
        assert_eq!(owned.citation_share(&days), None);
        let by_date = [
            ("2026-06-08".to_owned(), 0.25),
            ("2026-06-09".to_owned(), 0.0),
        ];
        assert_eq!(owned.citation_share_by_date(&days), Some(by_date.into()));

        for other in [
            json!([{ "domain": "acme.com" }]),
            json!([{ "citation_share": 0.5 }]),
            json!([{ "domain": "acme.com", "citation_share": 0.5, "model": { "name": "ChatGPT" } }]),
        ] {
            assert_eq!(owned.citation_share(&rows(other)), None);
        }
    }
}

//! Fields of v2 rows that have tables of their own: claims, their sources, and the offers of products.

use std::collections::HashMap;

use serde_json::{Map, Value, json};

use crate::{
    dataset::facts::FactKind,
    http::response::ApiResponse,
    reports::{
        interval::Interval,
        report_query::{ReportQuery, TableOptions},
        sort::Key,
        subject::Subject,
        table::{Row, Table},
        v2_reports,
    },
};

/// The tables of the fields that a request includes.
pub(crate) struct Details {
    more: Vec<&'static str>,
    /// The columns of the rows, by which the details are found.
    columns: Vec<String>,
    /// The claims of each row by model, for `models`.
    models: HashMap<String, Vec<Value>>,
    claims: HashMap<String, Vec<Value>>,
    websites: HashMap<String, Vec<Value>>,
    merchants: HashMap<String, Vec<Value>>,
    /// The pages from which each claim is.
    sources: HashMap<String, Vec<Value>>,
}

impl Details {
    pub(crate) fn new(
        query: &ReportQuery<'_>,
        columns: &[&str],
        interval: Option<Interval>,
        options: &TableOptions<'_>,
        more: &[&'static str],
    ) -> Result<Details, ApiResponse> {
        let mut details = Details {
            more: more.to_vec(),
            columns: columns.iter().map(|column| (*column).to_owned()).collect(),
            models: HashMap::new(),
            claims: HashMap::new(),
            websites: HashMap::new(),
            merchants: HashMap::new(),
            sources: HashMap::new(),
        };
        if more.contains(&"cited_websites") {
            let table = query.table(&[columns, &["source"]].concat(), interval, options)?;
            details.websites = details.lists(&table, |_, row| row.get("source").cloned());
        }
        if more.contains(&"citation_sources") {
            details.sources = sources(query, options)?;
        }
        if more.contains(&"models") {
            details.models = models(query, columns, options, |row| details.key(row))?;
        }
        if more.contains(&"claims") {
            details.claims = details.of_sections(query, columns)?;
        }
        if more.contains(&"merchants") {
            let columns = ["product", "merchant_name", "merchant_price", "merchant_url"];
            let offers = Subject::Facts(FactKind::Offer);
            let mut table = query.table_about(offers, &columns, &TableOptions::default())?;
            table.rows.sort_by_key(|row| row.seed);
            for row in &table.rows {
                let offer = json!({
                    "name": row.get("merchant_name"),
                    "price": row.get("merchant_price"),
                    "url": row.get("merchant_url"),
                });
                let product = row.text("product").unwrap_or_default().to_owned();
                details.merchants.entry(product).or_default().push(offer);
            }
        }
        Ok(details)
    }

    /// Returns a field of a row, if the request includes it.
    pub(crate) fn field(&self, query: &ReportQuery<'_>, row: &Row, name: &str) -> Option<Value> {
        if !self.more.contains(&name) {
            return None;
        }
        let listed = |lists: &HashMap<String, Vec<Value>>, key: &str| {
            lists.get(key).cloned().unwrap_or_default().into()
        };
        Some(match name {
            "cited_websites" => listed(&self.websites, &self.key(row)),
            "claims" => listed(&self.claims, &self.key(row)),
            "merchants" => listed(&self.merchants, row.text("product").unwrap_or_default()),
            "models" => listed(&self.models, &self.key(row)),
            "citation_sources" => listed(&self.sources, row.text("claim").unwrap_or_default()),
            name => of_claim(query, row, name)?,
        })
    }

    fn key(&self, row: &Row) -> String {
        let values = self.columns.iter().map(|column| row.get(column));
        let texts = values.map(|value| value.map(Value::to_string).unwrap_or_default());
        let texts: Vec<String> = texts.chain(row.date.clone()).collect();
        texts.join("\n")
    }

    fn lists(
        &self,
        table: &Table,
        value: impl Fn(&Table, &Row) -> Option<Value>,
    ) -> HashMap<String, Vec<Value>> {
        let mut lists: HashMap<String, Vec<Value>> = HashMap::new();
        for row in &table.rows {
            let list = lists.entry(self.key(row)).or_default();
            list.extend(value(table, row).filter(|value| !list.contains(value)));
        }
        lists
    }

    /// Returns the inaccurate claims of each section.
    fn of_sections(
        &self,
        query: &ReportQuery<'_>,
        columns: &[&str],
    ) -> Result<HashMap<String, Vec<Value>>, ApiResponse> {
        let included = v2_reports::included(query.request);
        let options = TableOptions {
            counts: &|thing| !thing.is("positive"),
            ..TableOptions::default()
        };
        let all = [columns, &["claim"]].concat();
        let mut table = query.table(&all, None, &options)?;
        table.rows.sort_by(|a, b| {
            let number = |row| table_number(row);
            number(b).total_cmp(&number(a)).then(a.seed.cmp(&b.seed))
        });
        let models = if included.contains(&"models") {
            models(query, &all, &options, |row| claim_key(row, &all))?
        } else {
            HashMap::new()
        };
        Ok(self.lists(&table, |table, row| {
            let mut claim = json!({
                "cluster_id": row.get("cluster_id"),
                "claim": row.get("claim"),
                "occurrence": table.measure(row, "occurrence"),
            });
            for name in &included {
                claim[*name] = match *name {
                    "models" => models
                        .get(&claim_key(row, &all))
                        .cloned()
                        .unwrap_or_default()
                        .into(),
                    name => of_claim(query, row, name).unwrap_or_default(),
                };
            }
            Some(claim)
        }))
    }
}

fn table_number(row: &Row) -> f64 {
    row.cell.sum(|tally| tally.runs) as f64
}

fn claim_key(row: &Row, columns: &[&str]) -> String {
    let values = columns.iter().map(|column| row.get(column));
    let texts: Vec<String> = values
        .map(|value| value.map(Value::to_string).unwrap_or_default())
        .collect();
    texts.join("\n")
}

/// Returns how often each model makes the claim of a row.
fn models(
    query: &ReportQuery<'_>,
    columns: &[&str],
    options: &TableOptions<'_>,
    key: impl Fn(&Row) -> String,
) -> Result<HashMap<String, Vec<Value>>, ApiResponse> {
    let mut table = query.table(&[columns, &["model"]].concat(), None, options)?;
    table
        .rows
        .sort_by_key(|row| row.text("model").map(str::to_owned));
    let mut models: HashMap<String, Vec<Value>> = HashMap::new();
    for row in &table.rows {
        models.entry(key(row)).or_default().push(json!({
            "id": row.get("model_id"),
            "name": row.get("model"),
            "occurrence": table.measure(row, "occurrence"),
        }));
    }
    Ok(models)
}

/// Returns the pages from which each claim is, most cited first, with their shares in percent.
fn sources(
    query: &ReportQuery<'_>,
    options: &TableOptions<'_>,
) -> Result<HashMap<String, Vec<Value>>, ApiResponse> {
    let options = TableOptions {
        within: Some("claim"),
        ..*options
    };
    let mut table = query.table(&["claim", "url"], None, &options)?;
    table.sort(&[Key::new("citation_share", true)]);
    let mut sources: HashMap<String, Vec<Value>> = HashMap::new();
    for row in &table.rows {
        let claim = row.text("claim").unwrap_or_default();
        let mut source = Map::new();
        for (field, column) in SOURCE {
            let said = row.get(column).cloned().unwrap_or_default();
            source.insert((*field).to_owned(), said);
        }
        source.insert("snippet".to_owned(), claim.into());
        let share = 100.0 * table.number(row, "citation_share");
        source.insert("citation_share".to_owned(), share.into());
        sources
            .entry(claim.to_owned())
            .or_default()
            .push(source.into());
    }
    Ok(sources)
}

/// Returns an optional field of a claim.
fn of_claim(query: &ReportQuery<'_>, row: &Row, name: &str) -> Option<Value> {
    let claim = row.text("claim").unwrap_or_default();
    let brand = query.generator.category.assets[0].entity.name;
    Some(match name {
        "theme" => row.get("theme").cloned()?,
        "reasoning" => reasoning(brand, claim).into(),
        "evidence" => json!([{
            "id": row.get("cluster_id"),
            "kb_path": KB_PATH,
            "kb_snippet": kb_snippet(brand, row.text("theme").unwrap_or_default()),
            "source_updated_at": KB_UPDATED,
        }]),
        _ => return None,
    })
}

/// Returns the reason why a claim about a brand is inaccurate.
pub(crate) fn reasoning(brand: &str, claim: &str) -> String {
    format!("The knowledge base of {brand} says otherwise: {claim}")
}

/// Returns the passage of a knowledge base that refutes a claim of a theme.
pub(crate) fn kb_snippet(brand: &str, theme: &str) -> String {
    let theme = theme.to_lowercase();
    format!("{brand} states its {theme} on every product page.")
}

/// The document of a knowledge base that refutes claims.
pub(crate) const KB_PATH: &str = "facts/products.md";

pub(crate) const KB_UPDATED: &str = "2026-07-01T00:00:00Z";

/// The fields of a source, and the columns that they show.
const SOURCE: &[(&str, &str)] = &[
    ("href", "url"),
    ("hostname", "hostname"),
    ("citation_category", "citation_category"),
    ("domain_category", "domain_category"),
];

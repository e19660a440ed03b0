//! v1 reports on the pages that inaccurate claims are from, and on their verification.

use serde_json::{Value, json};

use crate::{
    dataset::{claim_counts::CLUSTERS, domains::bare, pages::id},
    http::response::ApiResponse,
    reports::{
        accuracy_claims::{ClaimTable, paged},
        report_query::ReportQuery,
        row_details::{KB_PATH, KB_UPDATED, kb_snippet, reasoning},
        table::Row,
    },
    store::prompts::{Prompt, Prompts, Status},
};

/// Returns the most frequent inaccurate claims, each with the pages that it is from, most cited first.
pub(crate) fn drivers(query: &ReportQuery<'_>) -> Result<ApiResponse, ApiResponse> {
    let claims = ClaimTable::inaccurate(query, &["claim"], None)?.sorted(query, "occurrence");
    let pages = ClaimTable::inaccurate(query, &["claim", "url"], None)?.sorted(query, "count");
    let of_claim = |row: &Row| {
        let claim = row.get("claim").cloned();
        let pages = pages.table.rows.iter();
        pages.filter(move |page| page.get("claim") == claim.as_ref())
    };
    let pairs = claims.table.rows.iter();
    let pairs = pairs.flat_map(|claim| of_claim(claim).map(move |page| (claim, page)));
    let rows = pairs.take(query.request.size_of("limit").unwrap_or(5));
    let rows = rows.map(|(claim, page)| {
        let (cluster, url) = (claim.text("cluster_id"), page.text("url"));
        let row = id(cluster.unwrap_or_default(), url.unwrap_or_default());
        json!({
            "rowId": row,
            "clusterId": cluster,
            "canonicalClaim": claim.get("claim"),
            "snippet": claim.get("claim"),
            "snippetClaimId": claim.get("claim_id"),
            "claimOccurrence": claims.table.measure(claim, "occurrence"),
            "claimOccurrenceDelta": claims.change(claim, "occurrence"),
            "href": url,
            "citationCategory": page.get("citation_category"),
            "domainCategory": page.get("domain_category"),
            "citationCount": pages.table.measure(page, "count"),
        })
    });
    let rows: Vec<Value> = rows.collect();
    Ok(ApiResponse::json(&json!({ "data": rows })))
}

/// Returns the pages that a claim is from. Their shares, in percent, sum to 100.
pub(crate) fn citations(query: &ReportQuery<'_>) -> Result<ApiResponse, ApiResponse> {
    let pages = ClaimTable::inaccurate(query, &["claim", "url"], Some("claim"))?;
    let pages = pages.sorted(query, "citation_share");
    let rows = pages.found(query, "url");
    let percent = |share: f64| 100.0 * share;
    Ok(paged(query, &rows, |row| {
        json!({
            "href": row.get("url"),
            "hostname": row.get("hostname"),
            "path": row.get("path"),
            "citationCategory": row.get("citation_category"),
            "domainCategory": row.get("domain_category"),
            "snippet": row.get("claim"),
            "citationCount": pages.table.measure(row, "count"),
            "citationShare": percent(pages.table.number(row, "citation_share")),
            "citationShareDelta": pages.change(row, "citation_share").map(percent),
        })
    }))
}

/// Returns the inaccurate claims that are from one page.
pub(crate) fn page(query: &ReportQuery<'_>) -> Result<ApiResponse, ApiResponse> {
    let asked = query.request.text("clean_href").unwrap_or_default();
    let category = query.generator.category;
    let mut pages = category.pages.iter();
    let page = pages.find(|page| bare(&page.url()) == bare(asked));
    let (href, domain) = match page {
        Some(page) => (page.url(), page.domain()),
        None => (
            asked.to_owned(),
            bare(asked).split('/').next().unwrap_or_default(),
        ),
    };
    let title = bare(&href)
        .rsplit('/')
        .next()
        .unwrap_or_default()
        .replace('-', " ");
    let claims = ClaimTable::inaccurate(query, &["claim", "url"], None)?.sorted(query, "count");
    let own = claims
        .table
        .rows
        .iter()
        .filter(|row| row.text("url") == Some(&href));
    let own: Vec<Value> = own.map(|row| claim(query, row)).collect();
    let texts = own.iter().filter_map(|claim| claim["claim"].as_str());
    let texts: Vec<String> = texts.map(|text| format!("{text}.")).collect();
    Ok(ApiResponse::json(&json!({
        "href": href,
        "domain": domain,
        "pageTitle": title,
        "markdownContent": format!("# {title}\n\n{}\n", texts.join(" ")),
        "claims": own,
    })))
}

fn claim(query: &ReportQuery<'_>, row: &Row) -> Value {
    let category = query.generator.category;
    let brand = category.assets[0].entity.name;
    let claim = row.text("claim").unwrap_or_default();
    let snippet = kb_snippet(brand, row.text("theme").unwrap_or_default());
    json!({
        "claimId": row.get("claim_id"),
        "claim": claim,
        "attributeId": row.get("cluster_id"),
        "attribute": claim,
        "neutralThemeId": row.get("theme_id"),
        "neutralTheme": row.get("theme"),
        "snippet": format!("{claim}."),
        "polarity": "negative",
        "kbPath": KB_PATH,
        "kbSnippet": snippet,
        "reasoning": reasoning(brand, claim),
        "evidence": [{
            "kbName": knowledge_base(query).map(|(_, name)| name),
            "kbPath": KB_PATH,
            "kbSnippet": snippet,
        }],
    })
}

/// Returns the passage that verifies a claim. An accurate claim is confirmed, an inaccurate one refuted.
pub(crate) fn verification(query: &ReportQuery<'_>) -> Result<ApiResponse, ApiResponse> {
    let category = query.generator.category;
    let asked = query.request.text("cluster_id").unwrap_or_default();
    let mut clusters = (0..CLUSTERS).map(|at| category.cluster(at));
    let Some(claim) = clusters.find(|claim| id(&category.entity.id, &claim.text) == asked) else {
        let none: [Value; 0] = [];
        return Ok(ApiResponse::json(
            &json!({ "data": none, "clusterReasoning": null }),
        ));
    };
    let brand = category.assets[0].entity.name;
    let reason = if claim.positive {
        format!(
            "The knowledge base of {brand} says the same: {}",
            claim.text
        )
    } else {
        reasoning(brand, &claim.text)
    };
    Ok(ApiResponse::json(&json!({
        "data": [{
            "pairId": id(asked, KB_PATH),
            "snippetIdx": 0,
            "kbPath": KB_PATH,
            "quote": kb_snippet(brand, claim.theme),
            "reasoning": reason,
            "sourceUpdatedAt": KB_UPDATED,
        }],
        "clusterReasoning": reason,
    })))
}

/// Returns whether FactCheck is set up in a category.
pub(crate) fn setup(query: &ReportQuery<'_>) -> Result<ApiResponse, ApiResponse> {
    let prompts = Prompts::of(query.generator.category).all;
    let is_active = |prompt: &&Prompt| {
        prompt.status == Status::Active && prompt.analysis_types.contains(&"accuracy")
    };
    Ok(ApiResponse::json(&json!({
        "activeAccuracyPromptCount": prompts.iter().filter(is_active).count(),
        "hasVerificationData": true,
        "isSetupComplete": true,
        "setupCreatedAt": KB_UPDATED,
        "setupKnowledgeBaseId": knowledge_base(query).map(|(id, _)| id),
    })))
}

/// Returns the id and the name of the first knowledge base of the organisation.
fn knowledge_base<'a>(query: &ReportQuery<'a>) -> Option<(&'a str, &'a str)> {
    let organization = &query.generator.category.organization;
    let mut all = query.dataset.knowledge_bases.iter();
    let found = all.find(|one| one.organization.id == organization.id)?;
    Some((&found.entity.id, found.entity.name))
}

//! Sums that must agree, over random queries: every report is counted from the same answers.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::OnceLock,
};

use proptest::{prelude::*, sample::select};
use serde_json::{Value, json};

use crate::tests::in_process::InProcessSandbox;

/// A random period, filter and category.
#[derive(Debug, Clone)]
struct Query {
    category: usize,
    start: i64,
    days: i64,
    filter: Option<(&'static str, usize)>,
}

fn query() -> impl Strategy<Value = Query> {
    let field = select(vec!["model", "topic", "region", "prompt", "persona", "tag"]);
    let filter = proptest::option::of((field, 0..3_usize));
    (0..3_usize, 20_400..20_600_i64, 1..9_i64, filter).prop_map(
        |(category, start, days, filter)| Query {
            category,
            start,
            days,
            filter,
        },
    )
}

/// Returns a sandbox that all cases share, because it caches the days that it has generated.
fn shared() -> &'static InProcessSandbox {
    static SHARED: OnceLock<InProcessSandbox> = OnceLock::new();
    SHARED.get_or_init(InProcessSandbox::new)
}

fn cases(count: u32) -> ProptestConfig {
    ProptestConfig {
        cases: count,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

struct Asker<'a> {
    sandbox: &'a InProcessSandbox,
    query: &'a Query,
}

impl Asker<'_> {
    fn date(&self, offset: i64) -> String {
        crate::dataset::dates::date_of(self.query.start + offset).to_string()
    }

    /// Returns the entity of the filter: its field, id and name.
    fn filtered(&self) -> Option<(&'static str, &str, &'static str)> {
        let (field, at) = self.query.filter?;
        let category = &self.sandbox.dataset.categories[self.query.category];
        let entities = match field {
            "model" => &category.models,
            "topic" => &category.topics,
            "region" => &category.regions,
            "prompt" => &category.prompts,
            "persona" => &category.personas,
            _ => &category.tags,
        };
        let entity = &entities[at % entities.len()];
        Some((field, &entity.id, entity.name))
    }

    /// Returns the body of a request for the period: `v2` has an inclusive end.
    fn body(&self, path: &str, more: &Value) -> Value {
        let is_v2 = path.starts_with("/v2");
        let category = &self.sandbox.dataset.categories[self.query.category];
        let mut body = json!({
            "category_id": category.entity.id,
            "start_date": self.date(0),
            "end_date": self.date(self.query.days - i64::from(is_v2)),
        });
        if let Some((field, id, name)) = self.filtered() {
            if is_v2 {
                body["filter"] = json!({ "field": field, "op": "is", "value": name });
            } else {
                let field = format!("{field}_id");
                body["filters"] = json!([{ "field": field, "operator": "is", "value": id }]);
            }
        }
        for (name, value) in more.as_object().expect("fields") {
            body[name] = value.clone();
        }
        body
    }

    /// Returns the response of a report. v2 reports are read from their streams, which have all rows.
    fn rows(&self, path: &str, more: &Value) -> Vec<Value> {
        let body = self.body(path, more);
        if !path.starts_with("/v2") {
            let document = self.sandbox.document("POST", path, Some(&body));
            return document["data"].as_array().expect("rows").clone();
        }
        let (status, text) = self
            .sandbox
            .ask("POST", &format!("{path}/stream"), Some(&body));
        assert_eq!(status, 200, "{path} {body} {text}");
        let rows = text.split_terminator("\n\n").skip(1);
        let rows = rows.filter_map(|event| event.strip_prefix("event: result\ndata: "));
        rows.map(|row| serde_json::from_str(row).expect("JSON"))
            .collect()
    }

    fn answers(&self) -> Vec<Value> {
        self.rows("/v2/prompts/answers", &json!({}))
    }
}

fn sum(rows: &[Value], metric: &str) -> u64 {
    rows.iter().filter_map(|row| row[metric].as_u64()).sum()
}

fn metric(row: &Value, at: usize) -> f64 {
    row["metrics"][at].as_f64().expect("a number")
}

fn near(left: f64, right: f64) -> bool {
    (left - right).abs() < 1e-9
}

/// Groups answers by model, and returns the mean over the models of a ratio of counts.
fn mean_over_models(
    answers: &[Value],
    part: impl Fn(&Value) -> usize,
    whole: impl Fn(&Value) -> usize,
) -> Option<f64> {
    let mut models: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for answer in answers {
        let name = answer["model"]["name"].as_str().expect("a model");
        let counts = models.entry(name).or_default();
        counts.0 += part(answer);
        counts.1 += whole(answer);
    }
    let ratios = models.values().filter(|(_, whole)| *whole > 0);
    let ratios: Vec<f64> = ratios
        .map(|(part, whole)| *part as f64 / *whole as f64)
        .collect();
    (!ratios.is_empty()).then(|| ratios.iter().sum::<f64>() / ratios.len() as f64)
}

fn texts<'a>(answer: &'a Value, field: &str) -> Vec<&'a str> {
    let list = answer[field].as_array().into_iter().flatten();
    list.filter_map(Value::as_str).collect()
}

fn domain(url: &str) -> &str {
    let host = url.split('/').nth(2).unwrap_or_default();
    host.strip_prefix("www.").unwrap_or(host)
}

proptest! {
    #![proptest_config(cases(8))]

    /// The citations of a period are one number, in any grouping, in both versions and in the answers.
    #[test]
    fn citations_are_those_of_the_answers(query in query()) {
        let sandbox = shared();
        let asker = Asker { sandbox, query: &query };
        let answers = asker.answers();
        let all: usize = answers.iter().map(|answer| texts(answer, "citations").len()).sum();
        for entity in ["domain", "page"] {
            for groups in [json!([]), json!(["date"]), json!(["model"]), json!(["topic", "persona"]),
                json!(["region"]), json!(["prompt", "date"])] {
                let more = json!({ "entity": entity, "group_by": groups });
                let rows = asker.rows("/v2/reports/citations", &more);
                prop_assert_eq!(sum(&rows, "count"), all as u64, "{} {}", entity, more);
            }
        }
        for dimensions in [json!([]), json!(["hostname"]), json!(["url", "date"]),
            json!(["root_domain", "model"]), json!(["citation_category"]), json!(["tag"]),
            json!(["path", "topic"]), json!(["persona"])] {
            let more = json!({ "metrics": ["count"], "dimensions": dimensions });
            let rows = asker.rows("/v1/reports/citations", &more);
            let found: f64 = rows.iter().map(|row| metric(row, 0)).sum();
            prop_assert_eq!(found as usize, all, "{}", more);
        }
        // Each domain has the count and the share that the answers say.
        for row in asker.rows("/v2/reports/citations", &json!({})) {
            let own = |answer: &Value| {
                let citations = texts(answer, "citations").into_iter();
                citations.filter(|url| row["domain"] == domain(url)).count()
            };
            let count: usize = answers.iter().map(own).sum();
            prop_assert_eq!(&row["count"], count);
            let share = mean_over_models(&answers, own, |one| texts(one, "citations").len());
            prop_assert!(near(share.expect("citations"), row["citation_share"].as_f64().expect("a share")));
        }
    }

    /// Visibility is recounted from the answers, model by model.
    #[test]
    fn visibility_is_that_of_the_answers(query in query()) {
        let sandbox = shared();
        let asker = Asker { sandbox, query: &query };
        let answers = asker.answers();
        let rows = asker.rows("/v2/reports/visibility", &json!({ "scope": "all" }));
        let v1 = json!({
            "metrics": ["visibility_score", "share_of_voice", "mentions_count", "executions"],
            "dimensions": ["asset_name"],
        });
        let v1 = asker.rows("/v1/reports/visibility", &v1);
        let mut shares = 0.0;
        for row in &rows {
            let names = |answer: &Value| {
                let named = texts(answer, "mentions");
                usize::from(named.iter().any(|name| row["asset"]["name"] == *name))
            };
            let score = mean_over_models(&answers, names, |_| 1).unwrap_or_default();
            let voice = mean_over_models(&answers, names, |one| texts(one, "mentions").len());
            let said = |name: &str| row[name].as_f64().unwrap_or_default();
            prop_assert!(near(score, said("visibility_score")), "{} is not {}", score, row);
            prop_assert!(near(voice.unwrap_or_default(), said("share_of_voice")));
            shares += said("share_of_voice");
            let mut same = v1.iter().filter(|one| one["dimensions"][0] == row["asset"]["name"]);
            if let Some(same) = same.next() {
                // Columns are in the order of the schema: share, mentions, score, executions.
                prop_assert!(near(metric(same, 0), said("share_of_voice")));
                prop_assert!(near(metric(same, 2), said("visibility_score")));
                prop_assert_eq!(metric(same, 1) as usize, answers.iter().map(names).sum::<usize>());
                prop_assert_eq!(metric(same, 3) as usize, answers.len());
            }
        }
        prop_assert!(answers.is_empty() || near(shares, 1.0), "{}", shares);
    }

    /// Shares of one group sum to 1, and the headline is the mean of the models.
    #[test]
    fn shares_sum_to_one_and_headlines_are_means_of_models(query in query()) {
        let sandbox = shared();
        let asker = Asker { sandbox, query: &query };
        let all = asker.rows("/v2/reports/citations", &json!({}));
        let by_model = asker.rows("/v2/reports/citations", &json!({ "group_by": ["model"] }));
        let share = |row: &Value| row["citation_share"].as_f64().expect("a share");
        prop_assert!(near(all.iter().map(share).sum(), 1.0) || all.is_empty());
        let models: BTreeSet<String> = by_model.iter().map(|row| row["model"]["name"].to_string()).collect();
        for row in &all {
            let own = by_model.iter().filter(|one| one["domain"] == row["domain"]);
            let mean = own.map(share).sum::<f64>() / models.len() as f64;
            prop_assert!(near(mean, share(row)), "{} is not {}", mean, row);
        }
        let scores = asker.rows("/v2/reports/factcheck", &json!({}));
        let parts = asker.rows("/v2/reports/factcheck", &json!({ "group_by": ["model"] }));
        if let [head] = &scores[..] {
            let accuracy = |row: &Value| row["accuracy"].as_f64().expect("a share");
            let mean = parts.iter().map(accuracy).sum::<f64>() / parts.len() as f64;
            prop_assert!(near(mean, accuracy(head)));
        }
    }

    /// The claims and the checks of a period are one set, however they are grouped.
    #[test]
    fn claims_and_checks_agree_with_their_parts(query in query()) {
        let sandbox = shared();
        let asker = Asker { sandbox, query: &query };
        let answers = asker.answers();
        let brand = sandbox.dataset.categories[query.category].assets[1].entity.name;
        let of_brand = |answer: &Value, wanted: &[&str]| {
            let claims = answer["sentiment_claims"].as_array().into_iter().flatten();
            let own = claims.filter(|claim| claim["asset"] == brand);
            own.filter(|claim| wanted.iter().any(|kind| claim["sentiment"] == *kind)).count()
        };
        let positive = mean_over_models(
            &answers,
            |answer| of_brand(answer, &["positive"]),
            |answer| of_brand(answer, &["positive", "negative"]),
        );
        let v2 = asker.rows("/v2/reports/sentiment", &json!({ "asset": brand }));
        let found = v2.first().and_then(|row| row["positive_sentiment"].as_f64());
        prop_assert_eq!(found.is_some(), positive.is_some());
        prop_assert!(near(found.unwrap_or(0.0), 100.0 * positive.unwrap_or(0.0)));
        if asker.filtered().is_none_or(|(field, ..)| field != "prompt") {
            let mut more = json!({
                "metrics": ["positive", "occurrences"],
                "dimensions": ["asset_name"],
            });
            if let Some((field, id, _)) = asker.filtered() {
                let field = format!("{field}_id");
                more["filters"] = json!([{ "field": field, "operator": "is", "value": id }]);
            }
            let v1 = asker.rows("/v1/reports/sentiment", &more);
            let v1 = v1.iter().find(|row| row["dimensions"][0] == brand);
            let all: usize = answers.iter().map(|one| of_brand(one, &["positive", "negative"])).sum();
            prop_assert_eq!(v1.map_or(0, |row| metric(row, 1) as usize), all);
            prop_assert!(near(v1.map_or(0.0, |row| metric(row, 0)), positive.unwrap_or(0.0)));
        }
        let head = asker.rows("/v2/reports/factcheck", &json!({}));
        for group in ["model", "region", "persona", "prompt", "topic", "theme", "date", "citation"] {
            let parts = asker.rows("/v2/reports/factcheck", &json!({ "group_by": [group] }));
            for name in ["accurate", "inaccurate"] {
                prop_assert_eq!(sum(&parts, name), sum(&head, name), "{} by {}", name, group);
            }
        }
    }

    /// v1 accuracy reports count the same claims as FactCheck, and as the texts of the answers.
    #[test]
    fn accuracy_is_that_of_factcheck_and_of_the_answers(query in query()) {
        let sandbox = shared();
        let asker = Asker { sandbox, query: &query };
        let category = &sandbox.dataset.categories[query.category];
        let answers = asker.answers();
        let v1 = |name: &str, more: &Value| {
            let mut body = asker.body("/v1", &json!({ "limit": 50 }));
            body["end_date"] = asker.date(query.days - 1).into();
            if let Some((field, id, _)) = asker.filtered() {
                let field = if field == "model" { "platform" } else { field };
                body[format!("{field}_ids")] = json!([id]);
            }
            for (name, value) in more.as_object().expect("fields") {
                body[name] = value.clone();
            }
            let path = format!("/v1/reports/accuracy/{name}");
            sandbox.document("POST", &path, Some(&body))
        };
        let list = |document: &Value| document["data"].as_array().expect("rows").clone();
        let head = asker.rows("/v2/reports/factcheck", &json!({}));
        let (accurate, inaccurate) = (sum(&head, "accurate"), sum(&head, "inaccurate"));
        let themes = list(&v1("inaccurate-themes", &json!({})));
        prop_assert_eq!(sum(&themes, "inaccurateClaimCount"), inaccurate);
        let clusters = list(&v1("inaccurate-clusters", &json!({ "include_models": true })));
        prop_assert_eq!(sum(&clusters, "claimCount"), inaccurate);
        prop_assert_eq!(sum(&themes, "inaccurateClusterCount") as usize, clusters.len());
        let drivers = list(&v1("inaccuracy-drivers", &json!({})));
        prop_assert_eq!(sum(&drivers, "citationCount"), inaccurate);
        let breakdown = list(&v1("breakdown", &json!({ "breakdown_by": "theme" })));
        prop_assert_eq!(sum(&breakdown, "accurateCount"), accurate);
        prop_assert_eq!(sum(&breakdown, "inaccurateCount"), inaccurate);
        let claims = asker.rows("/v2/reports/factcheck/claims",
            &json!({ "include": ["citation_sources", "models"] }));
        prop_assert_eq!(claims.len(), clusters.len());
        let tops = list(&v1("top-inaccurate-claims", &json!({})));
        let sourced = asker.rows("/v2/reports/factcheck", &json!({ "group_by": ["citation"] }));
        prop_assert_eq!(sum(&sourced, "inaccurate"), inaccurate);
        for cluster in clusters.iter().take(3) {
            let text = cluster["canonicalClaim"].as_str().expect("a claim");
            let says = |answer: &&Value| answer["response"].as_str().expect("a text").contains(text);
            let said: Vec<&Value> = answers.iter().filter(says).collect();
            prop_assert_eq!(&cluster["responseCount"], said.len());
            let id = &cluster["clusterId"];
            let same = claims.iter().find(|claim| claim["cluster_id"] == *id).expect("the claim");
            let share = cluster["responseShare"].as_f64().expect("a share");
            prop_assert!(near(100.0 * share, same["occurrence"].as_f64().expect("a percentage")));
            let top = tops.iter().find(|claim| claim["clusterId"] == *id).expect("the claim");
            prop_assert_eq!(&top["claimOccurrence"], &same["occurrence"]);
            let of_cluster = json!({ "cluster_id": id });
            let pages = list(&v1("claim-citations", &of_cluster));
            prop_assert_eq!(sum(&pages, "citationCount"), cluster["claimCount"].as_u64().expect("a count"));
            let shares: f64 = pages.iter().filter_map(|page| page["citationShare"].as_f64()).sum();
            prop_assert!(near(shares, 100.0));
            prop_assert_eq!(pages.len(), same["citation_sources"].as_array().expect("pages").len());
            for answer in &said {
                let cited = texts(answer, "citations");
                let is_cited = pages.iter().any(|page| cited.iter().any(|url| page["href"] == *url));
                prop_assert!(is_cited, "{}", answer);
            }
            let runs = v1("cluster-example-runs", &of_cluster);
            prop_assert_eq!(&runs["totalCount"], said.len());
            let ids: BTreeSet<String> = said.iter().map(|answer| answer["run_id"].to_string()).collect();
            prop_assert!(list(&runs).iter().all(|run| ids.contains(&run["runId"].to_string())));
            let parts = v1("claim-breakdown", &of_cluster);
            for name in ["platform", "prompt"] {
                let parts = parts[name].as_array().expect("rows");
                prop_assert_eq!(sum(parts, "responseCount") as usize, said.len());
            }
        }
        let topics = v1("topic-ids", &json!({}));
        let topics = topics.as_array().map_or(0, Vec::len);
        prop_assert!(topics <= category.topics.len());
    }

    /// Fan-outs are the queries of the answers.
    #[test]
    fn fanouts_are_the_queries_of_the_answers(query in query()) {
        let sandbox = shared();
        let asker = Asker { sandbox, query: &query };
        let answers = asker.answers();
        let all: usize = answers.iter().map(|answer| texts(answer, "search_queries").len()).sum();
        for groups in [json!(["prompt"]), json!(["prompt", "query"]), json!(["model"]),
            json!(["region", "date"])] {
            let rows = asker.rows("/v2/reports/query-fanouts", &json!({ "group_by": groups }));
            let found: f64 = rows.iter().filter_map(|row| row["total_fanouts"].as_f64()).sum();
            prop_assert_eq!(found as usize, all);
        }
        for row in asker.rows("/v2/reports/query-fanouts", &json!({})) {
            let own = answers.iter().filter(|answer| answer["prompt"] == row["prompt"]);
            let queries: BTreeSet<&str> = own.flat_map(|answer| texts(answer, "search_queries")).collect();
            prop_assert_eq!(&row["query_variations"], queries.len());
        }
        let by_query = json!({ "group_by": ["prompt", "query"] });
        let mut shares: BTreeMap<String, f64> = BTreeMap::new();
        for row in asker.rows("/v2/reports/query-fanouts", &by_query) {
            *shares.entry(row["prompt"].to_string()).or_default() += row["share"].as_f64().expect("a share");
        }
        prop_assert!(shares.values().all(|share| near(*share, 1.0)), "{:?}", shares);
    }

    /// Visits are one log, in any grouping and in both versions.
    #[test]
    fn visits_are_one_log(query in query()) {
        let sandbox = shared();
        let asker = Asker { sandbox, query: &query };
        let brand = sandbox.dataset.categories[query.category].assets[0].entity.name;
        let domain = crate::dataset::domains::alternate(brand);
        let ask = |path: &str, metrics: &[&str], dimensions: Value, domain: &str| {
            let body = json!({
                "domain": domain,
                "start_date": asker.date(0),
                "end_date": asker.date(query.days),
                "metrics": metrics,
                "dimensions": dimensions,
                "timezone": "America/New_York",
            });
            let document = sandbox.document("POST", path, Some(&body));
            let rows = document["data"].as_array().expect("rows");
            let sums = (0..metrics.len()).map(|at| rows.iter().map(|row| metric(row, at) as u64).sum());
            sums.collect::<Vec<u64>>()
        };
        let metrics = ["count", "citations", "indexing", "training"];
        let all = ask("/v2/reports/bots", &metrics, json!([]), &domain);
        for dimensions in [json!(["date"]), json!(["path", "bot_name"]), json!(["hour"]),
            json!(["bot_provider", "date"]), json!(["host"]), json!(["bot_type"])] {
            prop_assert_eq!(&ask("/v2/reports/bots", &metrics, dimensions, &domain), &all);
        }
        for dimensions in [json!([]), json!(["date"]), json!(["path", "bot_name"])] {
            prop_assert_eq!(&ask("/v1/reports/bots", &metrics, dimensions, &domain), &all);
        }
        let mut agents = ask("/v2/reports/bots", &["count", "agents"], json!([]), &domain);
        prop_assert_eq!(agents.remove(0), all[0]);
        prop_assert_eq!(all[0], all[1] + all[2] + all[3] + agents[0]);
        let visits = ask("/v2/reports/referrals", &["visits"], json!([]), &domain);
        for dimensions in [json!(["referral_source"]), json!(["referral_type", "path"]), json!(["date"])] {
            prop_assert_eq!(&ask("/v2/reports/referrals", &["visits"], dimensions, &domain), &visits);
        }
        let v1 = ask("/v1/reports/referrals", &["visits"], json!(["referral_source"]), &domain);
        prop_assert_eq!(v1, visits);
        prop_assert_eq!(ask("/v2/reports/bots", &["count"], json!([]), "unknown.example"), [0]);
    }

    /// Products, offers and trigger rates agree.
    #[test]
    fn shopping_results_agree(query in query()) {
        let sandbox = shared();
        let asker = Asker { sandbox, query: &query };
        let head = asker.rows("/v2/reports/shopping/trigger-rate", &json!({}));
        for group in ["date", "topic", "region", "persona", "prompt"] {
            let parts = asker.rows("/v2/reports/shopping/trigger-rate", &json!({ "group_by": [group] }));
            for name in ["total_runs", "shopping_triggered_runs"] {
                prop_assert_eq!(sum(&parts, name), sum(&head, name));
            }
        }
        prop_assert_eq!(sum(&head, "total_runs") as usize, asker.answers().len());
        let shares = asker.rows("/v2/reports/shopping/merchants", &json!({}));
        let share = |row: &Value, name: &str| row[name].as_f64().expect("a share");
        let all: f64 = shares.iter().map(|row| share(row, "merchant_share")).sum();
        prop_assert!(near(all, 1.0) || shares.is_empty(), "{}", all);
        let mut brands: BTreeMap<String, f64> = BTreeMap::new();
        let by_brand = json!({ "group_by": ["brand"] });
        for row in asker.rows("/v2/reports/shopping/merchants", &by_brand) {
            *brands.entry(row["merchant_name"].to_string()).or_default() += share(&row, "brand_share");
        }
        prop_assert!(brands.values().all(|share| near(*share, 1.0)), "{:?}", brands);
        for row in asker.rows("/v2/reports/shopping/products", &json!({})) {
            let names = ["position1_percentage", "position2_percentage", "position3_percentage",
                "position_above3_percentage"];
            let all: f64 = names.iter().map(|name| share(&row, name)).sum();
            prop_assert!(near(all, 100.0), "{}", row);
        }
    }
}

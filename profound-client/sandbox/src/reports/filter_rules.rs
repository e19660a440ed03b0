//! The rules of the filters of v2 reports: the fields of each, and the trees that they may form.

use serde_json::Value;

use crate::schema::json_node::JsonNode;

/// Checks the fields of a filter, and the form of its tree.
pub(crate) fn check(path: &str, body: &JsonNode<'_>) -> Option<()> {
    let filter = body.nullable("filter");
    let (Some(filter), Some(rules)) = (filter, rules(path)) else {
        return Some(());
    };
    if !filter.value.is_object() {
        return Some(());
    }
    let mut fields = Vec::new();
    leaves(filter.value, &mut fields);
    let is_unknown = |leaf: &&&Value| {
        leaf["field"]
            .as_str()
            .is_some_and(|field| !rules.fields.contains(&field))
    };
    if let Some(leaf) = fields.iter().find(is_unknown) {
        let message = format!(
            "Value error, {} is not a field of this filter: use {}",
            leaf["field"],
            rules.fields.join(", ")
        );
        return filter.problem("value_error", &message);
    }
    (rules.form)(filter.value).map_or(Some(()), |message| {
        filter.problem("value_error", &format!("Value error, {message}"))
    })
}

/// Returns the fields of the filter of a report, or `None` if it has no such filter.
#[cfg(test)]
pub(crate) fn fields(path: &str) -> Option<Vec<&'static str>> {
    match path {
        // This report reads its filter itself.
        "/v2/reports/visibility" => Some(PROMPT_FIELDS.into()),
        path => rules(path).map(|rules| rules.fields),
    }
}

/// Returns the reason why a tree has a wrong form.
type Form = fn(&Value) -> Option<&'static str>;

/// The rules of the filter of one report.
struct FilterRules {
    fields: Vec<&'static str>,
    /// Returns a message if the tree has a form that the report does not take.
    form: Form,
}

fn rules(path: &str) -> Option<FilterRules> {
    let (more, form): (&[&str], Form) = match path {
        "/v2/prompts/answers" => (&["analysis_type", "domain", "page"], sources_on_top),
        "/v2/reports/citations" => (
            &[
                "analysis_type",
                "domain",
                "page",
                "citation_category",
                "citation_tag",
            ],
            |_| None,
        ),
        "/v2/reports/sentiment" => (&["analysis_type", "theme", "claim"], themes_by_equality),
        "/v2/reports/query-fanouts" => (&["analysis_type"], |_| None),
        "/v2/reports/factcheck" | "/v2/reports/factcheck/claims" => {
            (&["theme", "citation_category"], plain_conditions)
        }
        _ if path.starts_with("/v2/reports/social/youtube/") => {
            (&["analysis_type", "channel"], channels_apart)
        }
        _ if path.starts_with("/v2/reports/shopping/") => (&[], |_| None),
        _ => return None,
    };
    Some(FilterRules {
        fields: [&PROMPT_FIELDS, more].concat(),
        form,
    })
}

/// The fields that every filter has.
const PROMPT_FIELDS: [&str; 6] = ["model", "topic", "region", "prompt", "persona", "tag"];

fn leaves<'a>(tree: &'a Value, found: &mut Vec<&'a Value>) {
    if tree.get("field").is_some_and(|field| !field.is_null()) {
        found.push(tree);
    }
    for group in ["and", "or", "not"] {
        match tree.get(group) {
            Some(Value::Array(trees)) => trees.iter().for_each(|tree| leaves(tree, found)),
            Some(tree @ Value::Object(_)) => leaves(tree, found),
            _ => (),
        }
    }
}

/// Returns the parts of a top-level `and`, or the tree itself.
fn conditions(tree: &Value) -> Vec<&Value> {
    match tree.get("and") {
        Some(Value::Array(trees)) => trees.iter().collect(),
        _ => vec![tree],
    }
}

fn has_field(tree: &Value, fields: &[&str]) -> bool {
    let mut found = Vec::new();
    leaves(tree, &mut found);
    let mut found = found.iter().filter_map(|leaf| leaf["field"].as_str());
    found.any(|field| fields.contains(&field))
}

fn is_leaf(tree: &Value) -> bool {
    tree.get("field").is_some_and(|field| !field.is_null())
}

/// Answers: `domain` and `page` are conditions of a top-level `and`, by equality.
fn sources_on_top(tree: &Value) -> Option<&'static str> {
    for condition in conditions(tree) {
        if !has_field(condition, &["domain", "page"]) {
            continue;
        }
        if !is_leaf(condition) {
            return Some("'domain' and 'page' are conditions of a top-level 'and'");
        }
        if !matches!(condition["op"].as_str(), Some("is" | "in")) {
            return Some("'domain' and 'page' take 'is' and 'in'");
        }
    }
    None
}

/// Sentiment: `theme` and `claim` are compared by equality.
fn themes_by_equality(tree: &Value) -> Option<&'static str> {
    let mut found = Vec::new();
    leaves(tree, &mut found);
    let is_wrong = |leaf: &&Value| {
        has_field(leaf, &["theme", "claim"]) && !matches!(leaf["op"].as_str(), Some("is" | "in"))
    };
    let wrong = found.iter().any(is_wrong);
    wrong.then_some("'theme' and 'claim' take 'is' and 'in'")
}

/// FactCheck: a top-level `and` of single conditions, of which only `topic` can be negated.
fn plain_conditions(tree: &Value) -> Option<&'static str> {
    for condition in conditions(tree) {
        let negated = condition.get("not").filter(|not| !not.is_null());
        let leaf = negated.unwrap_or(condition);
        if !is_leaf(leaf) {
            return Some("the filter is a top-level 'and' of single conditions");
        }
        let is_negative = leaf["op"].as_str().is_some_and(|op| op.starts_with("not_"));
        if (negated.is_some() || is_negative) && leaf["field"] != "topic" {
            return Some("only 'topic' can be negated");
        }
    }
    None
}

/// YouTube: `channel` is filtered at another stage than the prompts, so the two cannot be mixed.
fn channels_apart(tree: &Value) -> Option<&'static str> {
    if depth(tree) > 3 {
        return Some("the filter is at most 3 deep");
    }
    for condition in conditions(tree) {
        if !has_field(condition, &["channel"]) {
            continue;
        }
        let mut found = Vec::new();
        leaves(condition, &mut found);
        if found.iter().any(|leaf| leaf["field"] != "channel") {
            return Some("'channel' cannot share an 'or' or 'not' with another field");
        }
        let is_exact = |leaf: &&Value| matches!(leaf["op"].as_str(), Some("is" | "in"));
        if !is_leaf(condition) && found.iter().any(is_exact) {
            return Some("an exact 'channel' must be its own 'and' clause");
        }
    }
    None
}

fn depth(tree: &Value) -> usize {
    let groups = ["and", "or", "not"]
        .iter()
        .filter_map(|group| tree.get(group));
    let deepest = groups.map(|group| match group {
        Value::Array(trees) => trees.iter().map(depth).max().unwrap_or(0),
        Value::Object(_) => depth(group),
        _ => 0,
    });
    let is_group = |group: &&str| tree.get(group).is_some_and(|group| !group.is_null());
    let own = usize::from(["and", "or", "not"].iter().any(is_group));
    own + deepest.max().unwrap_or(0)
}

//! The filter tree of v2 reports.

use serde_json::Value;

use crate::schema::{
    filter_match::{BY_NAME, MOST_FILTERS, TOO_MANY_FILTERS, Test},
    json_node::JsonNode,
};

/// The filter of a v2 report. A leaf tests a subject, such as a field.
#[derive(Debug)]
pub(crate) enum Tree<S> {
    And(Vec<Tree<S>>),
    Or(Vec<Tree<S>>),
    Not(Box<Tree<S>>),
    Leaf(S, Test),
}

/// Reads the subject of a leaf.
type Read<'r, S> = &'r dyn Fn(&JsonNode<'_>) -> Option<S>;

impl<S> Tree<S> {
    pub(crate) fn read(node: &JsonNode<'_>, subject: Read<'_, S>) -> Option<Tree<S>> {
        let tree = Tree::part(node, subject)?;
        if tree.size() > MOST_FILTERS {
            node.problem("value_error", TOO_MANY_FILTERS)
        } else {
            Some(tree)
        }
    }

    /// Returns the number of leaves. An empty group counts as one.
    fn size(&self) -> usize {
        match self {
            Tree::And(trees) | Tree::Or(trees) => {
                trees.iter().map(Tree::size).sum::<usize>().max(1)
            }
            Tree::Not(tree) => tree.size(),
            Tree::Leaf(..) => 1,
        }
    }

    fn part(node: &JsonNode<'_>, subject: Read<'_, S>) -> Option<Tree<S>> {
        let fields = node.fields()?;
        node.forbid_other_than(&["and", "or", "not", "field", "op", "value"]);
        let given = |name: &&str| fields.get(*name).is_some_and(|value| !value.is_null());
        let groups = ["and", "or", "not"]
            .iter()
            .filter(|name| given(name))
            .count();
        let leaf = ["field", "op", "value"].iter().any(given);
        match (groups, leaf) {
            (0, true) => Tree::leaf(node, subject),
            (1, false) => Tree::group(node, subject),
            _ => node.problem("value_error", ONE_OF),
        }
    }

    fn group(node: &JsonNode<'_>, subject: Read<'_, S>) -> Option<Tree<S>> {
        let one = |node: &JsonNode<'_>| Tree::part(node, subject);
        if let Some(not) = node.nullable("not") {
            return Some(Tree::Not(Box::new(one(&not)?)));
        }
        if let Some(and) = node.nullable("and") {
            return and.each(one).map(Tree::And);
        }
        node.nullable("or")?.each(one).map(Tree::Or)
    }

    fn leaf(node: &JsonNode<'_>, subject: Read<'_, S>) -> Option<Tree<S>> {
        let subject = node.required("field").and_then(|field| subject(&field));
        let operator = node.required("op").and_then(|op| op.choice(&BY_NAME));
        let value = node.required("value");
        let test = Test::of_either(operator?, &value?);
        Some(Tree::Leaf(subject?, test?))
    }

    /// Returns whether a thing passes. `leaf` returns whether it passes the test of one leaf.
    pub(crate) fn passes(&self, leaf: &dyn Fn(&S, &Test) -> bool) -> bool {
        match self {
            Tree::And(trees) => trees.iter().all(|tree| tree.passes(leaf)),
            Tree::Or(trees) => trees.iter().any(|tree| tree.passes(leaf)),
            Tree::Not(tree) => !tree.passes(leaf),
            Tree::Leaf(subject, test) => leaf(subject, test),
        }
    }
}

/// Returns a filter without its `null` fields.
pub(crate) fn normalised(filter: &Value) -> Value {
    match filter {
        Value::Object(fields) => fields
            .iter()
            .filter(|(_, value)| !value.is_null())
            .map(|(name, value)| (name.clone(), normalised(value)))
            .collect(),
        Value::Array(items) => items.iter().map(normalised).collect(),
        other => other.clone(),
    }
}

const ONE_OF: &str = "Value error, a node is one of 'and', 'or', 'not' or a leaf";

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn an_echo_leaves_out_what_is_null() {
        let sent =
            json!({"and": [{"field": "model", "op": "is", "value": "x", "or": null}], "not": null});
        let echo = json!({"and": [{"field": "model", "op": "is", "value": "x"}]});
        assert_eq!(normalised(&sent), echo);
    }
}

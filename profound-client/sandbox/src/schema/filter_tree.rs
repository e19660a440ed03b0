use serde_json::Value;

use crate::dataset::Category;
use crate::reports::visibility::tally::Dimension;
use crate::schema::choices::Choices;
use crate::schema::matching::BY_NAME;
use crate::schema::matching::MOST_FILTERS;
use crate::schema::matching::TOO_MANY_FILTERS;
use crate::schema::matching::Test;
use crate::schema::node::Node;

/// The filter of a v2 report, whose leaves are about subjects.
#[derive(Debug)]
pub(crate) enum Tree<S> {
    And(Vec<Tree<S>>),
    Or(Vec<Tree<S>>),
    Not(Box<Tree<S>>),
    Leaf(S, Test),
}

/// Reads what a leaf is about.
type Read<'r, S> = &'r dyn Fn(&Node<'_>) -> Option<S>;

impl Tree<Dimension> {
    /// The filter of a visibility report.
    pub(crate) fn of_visibility(node: &Node<'_>) -> Option<Tree<Dimension>> {
        Tree::read(node, &|field| field.choice(FIELDS))
    }

    pub(crate) fn keeps(&self, category: &Category, model: usize, probe: usize) -> bool {
        self.passes(&|dimension, test| {
            let index = dimension.index(model, &category.probes[probe]);
            let entity = &dimension.entities(category)[index];
            test.passes(&[&entity.id, entity.name])
        })
    }
}

impl<S> Tree<S> {
    pub(crate) fn read(node: &Node<'_>, subject: Read<'_, S>) -> Option<Tree<S>> {
        let tree = Tree::part(node, subject)?;
        match tree.size() > MOST_FILTERS {
            true => node.problem("value_error", TOO_MANY_FILTERS),
            false => Some(tree),
        }
    }

    /// How many ends it has, of which an empty group is one.
    fn size(&self) -> usize {
        match self {
            Tree::And(trees) | Tree::Or(trees) => {
                trees.iter().map(Tree::size).sum::<usize>().max(1)
            }
            Tree::Not(tree) => tree.size(),
            Tree::Leaf(..) => 1,
        }
    }

    fn part(node: &Node<'_>, subject: Read<'_, S>) -> Option<Tree<S>> {
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

    fn group(node: &Node<'_>, subject: Read<'_, S>) -> Option<Tree<S>> {
        let one = |node: &Node<'_>| Tree::part(node, subject);
        if let Some(not) = node.nullable("not") {
            return Some(Tree::Not(Box::new(one(&not)?)));
        }
        if let Some(and) = node.nullable("and") {
            return and.each(one).map(Tree::And);
        }
        node.nullable("or")?.each(one).map(Tree::Or)
    }

    fn leaf(node: &Node<'_>, subject: Read<'_, S>) -> Option<Tree<S>> {
        let subject = node.required("field").and_then(|field| subject(&field));
        let operator = node.required("op").and_then(|op| op.choice(&BY_NAME));
        let value = node.required("value");
        let test = Test::of_either(operator?, &value?);
        Some(Tree::Leaf(subject?, test?))
    }

    /// Whether something passes of which `leaf` says whether it passes a leaf.
    pub(crate) fn passes(&self, leaf: &dyn Fn(&S, &Test) -> bool) -> bool {
        match self {
            Tree::And(trees) => trees.iter().all(|tree| tree.passes(leaf)),
            Tree::Or(trees) => trees.iter().any(|tree| tree.passes(leaf)),
            Tree::Not(tree) => !tree.passes(leaf),
            Tree::Leaf(subject, test) => leaf(subject, test),
        }
    }

    /// What all its leaves are about.
    pub(crate) fn subjects(&self) -> Vec<&S> {
        match self {
            Tree::And(trees) | Tree::Or(trees) => trees.iter().flat_map(Tree::subjects).collect(),
            Tree::Not(tree) => tree.subjects(),
            Tree::Leaf(subject, _) => vec![subject],
        }
    }
}

/// A filter without the fields that say nothing.
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

const FIELDS: &Choices<Dimension> = &[
    ("model", Dimension::Model),
    ("topic", Dimension::Topic),
    ("region", Dimension::Region),
    ("prompt", Dimension::Prompt),
    ("persona", Dimension::Persona),
];

const ONE_OF: &str = "Value error, a node is one of 'and', 'or', 'not' or a leaf";

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::dataset::World;
    use crate::http::problems::Problems;
    use crate::schema::body::tests::problems;

    fn passing(filter: &Value) -> usize {
        let (category, problems) = (&World::new().categories[0], Problems::default());
        let tree = Tree::of_visibility(&Node::root("filter", filter, &problems)).expect("a tree");
        let models = 0..category.models.len();
        let probes = 0..category.probes.len();
        models
            .flat_map(|model| probes.clone().map(move |probe| (model, probe)))
            .filter(|(model, probe)| tree.keeps(category, *model, *probe))
            .count()
    }

    #[test]
    fn a_tree_is_read_and_followed() {
        let claude = json!({"field": "model", "op": "is", "value": "Claude"});
        let us = json!({"field": "region", "op": "in", "value": ["United States"]});
        let all = World::new().categories[0].probes.len() * 4;
        let (model, region) = (passing(&claude), passing(&us));
        assert_eq!((model, region), (all / 4, 12 * 4));
        assert_eq!(passing(&json!({"and": [claude, us]})), 12);
        assert_eq!(
            passing(&json!({"or": [claude, us], "not": null})),
            model + region - 12
        );
        assert_eq!(passing(&json!({"not": claude})), all - model);
    }

    #[test]
    fn an_id_goes_for_a_name() {
        let id = &World::new().categories[0].topics[0].id;
        let by_id = json!({"field": "topic", "op": "is", "value": id});
        let by_name = json!({"field": "topic", "op": "is", "value": "Marathon Training"});
        assert_eq!(passing(&by_id), passing(&by_name));
        assert!(passing(&by_id) > 0);
    }

    #[test]
    fn every_fault_of_a_tree_has_its_place() {
        let body = r#"{"filter": {"and": [
            {"field": "colour", "op": "near"},
            {"field": "model", "not": {"field": "model"}},
            {},
            {"or": 3},
            {"not": {"field": "model", "op": "is", "value": 3, "x": 1}}
        ]}}"#;
        let found = problems(body, |body| Tree::of_visibility(&body.optional("filter")?));
        let expected = [
            (r#"["body","filter","and",0,"field"]"#, "literal_error"),
            (r#"["body","filter","and",0,"op"]"#, "literal_error"),
            (r#"["body","filter","and",0,"value"]"#, "missing"),
            (r#"["body","filter","and",1]"#, "value_error"),
            (r#"["body","filter","and",2]"#, "value_error"),
            (r#"["body","filter","and",3,"or"]"#, "list_type"),
            (r#"["body","filter","and",4,"not","x"]"#, "extra_forbidden"),
            (r#"["body","filter","and",4,"not","value"]"#, "string_type"),
        ];
        let expected = expected.map(|(loc, kind)| (loc.to_owned(), kind.to_owned()));
        assert_eq!(found, expected);
    }

    #[test]
    fn a_tree_of_more_than_a_hundred_ends_is_refused() {
        let leaf = json!({"field": "model", "op": "is", "value": "x"});
        for (part, count, faults) in [(&leaf, 50, 0), (&leaf, 51, 1), (&json!({"or": []}), 51, 1)] {
            let half = json!({"and": vec![part; count]});
            let body = json!({"filter": {"or": [half, {"not": half}]}}).to_string();
            let found = problems(&body, |body| Tree::of_visibility(&body.optional("filter")?));
            assert_eq!(found.len(), faults, "{found:?}");
        }
    }

    #[test]
    fn an_echo_leaves_out_what_is_null() {
        let sent =
            json!({"and": [{"field": "model", "op": "is", "value": "x", "or": null}], "not": null});
        let echo = json!({"and": [{"field": "model", "op": "is", "value": "x"}]});
        assert_eq!(normalised(&sent), echo);
    }
}

//! The filter of a v2 visibility report.

use crate::{
    dataset::Category,
    reports::visibility::aggregate::Dimension,
    schema::{choices::Choices, filter_tree::Tree, json_node::JsonNode},
};

impl Tree<Dimension> {
    /// Reads the filter of a visibility report.
    pub(crate) fn of_visibility(node: &JsonNode<'_>) -> Option<Tree<Dimension>> {
        Tree::read(node, &|field| field.choice(FIELDS))
    }

    pub(crate) fn keeps(&self, category: &Category, model: usize, probe: usize) -> bool {
        self.passes(&|dimension, test| {
            let entity = dimension.entity(category, model, &category.probes[probe]);
            let names = entity.map(|entity| [entity.id.as_str(), entity.name]);
            test.passes(names.as_ref().map_or(&[], |names| names))
        })
    }
}

const FIELDS: &Choices<Dimension> = &[
    ("model", Dimension::Model),
    ("topic", Dimension::Topic),
    ("region", Dimension::Region),
    ("prompt", Dimension::Prompt),
    ("persona", Dimension::Persona),
    ("tag", Dimension::Tag),
];

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::{dataset::Dataset, http::problems::Problems, schema::json_body::tests::problems};

    fn passing(filter: &Value) -> usize {
        let (category, problems) = (&Dataset::new(0).categories[0], Problems::default());
        let tree =
            Tree::of_visibility(&JsonNode::root("filter", filter, &problems)).expect("a tree");
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
        let all = Dataset::new(0).categories[0].probes.len() * 4;
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
        let id = &Dataset::new(0).categories[0].topics[0].id;
        let by_id = json!({"field": "topic", "op": "is", "value": id});
        let by_name = json!({"field": "topic", "op": "is", "value": "Marathon Training"});
        assert_eq!(passing(&by_id), passing(&by_name));
        assert!(passing(&by_id) > 0);
    }

    #[test]
    fn every_fault_of_a_tree_has_its_json_path() {
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
}

//! The filters of a v1 visibility report.

use crate::{
    dataset::{Asset, Category, Entity},
    reports::visibility::aggregate::Dimension,
    schema::{
        choices::Choices,
        filter_match::{self, MOST_FILTERS, TOO_MANY_FILTERS, Test},
        json_node::JsonNode,
    },
};

/// The subject of a v1 column or filter.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Subject {
    /// `None` for an asset.
    pub(crate) dimension: Option<Dimension>,
    /// True for an id, false for a name.
    pub(crate) id: bool,
}

impl Subject {
    pub(crate) const ASSET_NAME: Subject = Subject {
        dimension: None,
        id: false,
    };

    pub(crate) const ASSET_ID: Subject = Subject {
        dimension: None,
        id: true,
    };

    pub(crate) const fn name(dimension: Dimension) -> Subject {
        Subject {
            dimension: Some(dimension),
            id: false,
        }
    }

    pub(crate) const fn id(dimension: Dimension) -> Subject {
        Subject {
            dimension: Some(dimension),
            id: true,
        }
    }

    pub(crate) fn label(self, entity: &Entity) -> &str {
        if self.id { &entity.id } else { entity.name }
    }
}

/// The filters of a v1 report, which must all pass.
#[derive(Debug, Default)]
pub(crate) struct Filters(Vec<(Subject, Test)>);

impl Filters {
    pub(crate) fn read(node: &JsonNode<'_>) -> Option<Filters> {
        let filters = node.each(filter)?;
        if filters.len() > MOST_FILTERS {
            node.problem("value_error", TOO_MANY_FILTERS)
        } else {
            Some(Filters(filters))
        }
    }

    pub(crate) fn pass_asset(&self, asset: &Asset) -> bool {
        let tests = self
            .0
            .iter()
            .filter(|(subject, _)| subject.dimension.is_none());
        tests
            .into_iter()
            .all(|(subject, test)| test.passes(&[subject.label(&asset.entity)]))
    }

    pub(crate) fn pass(&self, category: &Category, model: usize, probe: usize) -> bool {
        let probe = &category.probes[probe];
        self.0.iter().all(|(subject, test)| {
            subject.dimension.is_none_or(|dimension| {
                let entity = dimension.entity(category, model, probe);
                let label = entity.map(|entity| subject.label(entity));
                test.passes(label.as_slice())
            })
        })
    }
}

fn filter(node: &JsonNode<'_>) -> Option<(Subject, Test)> {
    node.fields()?;
    let Some(field) = node.optional("field") else {
        return node.problem(
            "union_tag_not_found",
            "Unable to tell the filter without 'field'",
        );
    };
    let Some((name, subject)) = FIELDS.iter().find(|(name, _)| field.value == name) else {
        let names: Vec<&str> = crate::schema::choices::names(FIELDS);
        let message = format!("'field' should be one of {}", names.join(", "));
        return node.problem("union_tag_invalid", &message);
    };
    let node = node.under(name);
    let operators = if subject.id {
        filter_match::by_id()
    } else {
        &filter_match::BY_NAME
    };
    let operator = node
        .required("operator")
        .and_then(|node| node.choice(operators));
    let value = node.required("value");
    let test = if subject.id {
        Test::of_ids(operator?, &value?)
    } else {
        Test::of_names(operator?, &value?)
    };
    Some((*subject, test?))
}

const FIELDS: &Choices<Subject> = &[
    ("asset_name", Subject::ASSET_NAME),
    ("model", Subject::id(Dimension::Model)),
    ("model_id", Subject::id(Dimension::Model)),
    ("persona_id", Subject::id(Dimension::Persona)),
    ("prompt", Subject::name(Dimension::Prompt)),
    ("prompt_id", Subject::id(Dimension::Prompt)),
    ("region", Subject::id(Dimension::Region)),
    ("region_id", Subject::id(Dimension::Region)),
    ("region_name", Subject::name(Dimension::Region)),
    ("tag", Subject::id(Dimension::Tag)),
    ("tag_id", Subject::id(Dimension::Tag)),
    ("tag_name", Subject::name(Dimension::Tag)),
    ("topic", Subject::id(Dimension::Topic)),
    ("topic_id", Subject::id(Dimension::Topic)),
    ("topic_name", Subject::name(Dimension::Topic)),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{dataset::Dataset, schema::json_body::tests::problems};

    #[test]
    fn each_filter_is_faulted_by_its_field() {
        let body = r#"{"filters": [
            {"operator": "is", "value": "x"},
            {"field": "colour", "operator": "is", "value": "x"},
            {"field": "topic_id", "operator": "contains", "value": "x"},
            {"field": "topic_id", "operator": "in", "value": ["x", 3]},
            {"field": "topic_name", "operator": "matches", "value": "("},
            {"field": "tag_name", "operator": "contains", "value": ["a", "b"]}
        ]}"#;
        let found = problems(body, |body| Filters::read(&body.optional("filters")?));
        let expected = [
            (r#"["body","filters",0]"#, "union_tag_not_found"),
            (r#"["body","filters",1]"#, "union_tag_invalid"),
            (
                r#"["body","filters",2,"topic_id","operator"]"#,
                "literal_error",
            ),
            (
                r#"["body","filters",3,"topic_id","value",0]"#,
                "uuid_parsing",
            ),
            (r#"["body","filters",3,"topic_id","value",1]"#, "uuid_type"),
            (
                r#"["body","filters",4,"topic_name","value"]"#,
                "value_error",
            ),
        ];
        let expected = expected.map(|(loc, kind)| (loc.to_owned(), kind.to_owned()));
        assert_eq!(found, expected);
    }

    #[test]
    fn more_filters_than_a_hundred_are_refused() {
        let body = |count: usize| {
            let filter = r#"{"field": "asset_name", "operator": "is", "value": "x"}"#;
            format!(r#"{{"filters": [{}]}}"#, vec![filter; count].join(","))
        };
        let read = |body: &JsonNode<'_>| Filters::read(&body.optional("filters")?);
        assert_eq!(problems(&body(100), read), []);
        assert_eq!(problems(&body(101), read).len(), 1);
    }

    #[test]
    fn all_filters_have_to_pass() {
        let category = &Dataset::new(0).categories[0];
        let body = format!(
            r#"{{"filters": [
                {{"field": "model_id", "operator": "is", "value": "{}"}},
                {{"field": "region_name", "operator": "in", "value": ["Germany"]}},
                {{"field": "asset_name", "operator": "not_is", "value": "Fleetmoor"}}
            ]}}"#,
            category.models[3].id
        );
        let found = problems(&body, |body| {
            let filters = Filters::read(&body.optional("filters")?)?;
            let assets = category.assets.iter();
            let passing = assets.filter(|asset| filters.pass_asset(asset));
            assert_eq!(passing.count(), category.assets.len() - 1);
            for (at, probe) in category.probes.iter().enumerate() {
                assert_eq!(filters.pass(category, 3, at), probe.region == 2);
                assert!(!filters.pass(category, 0, at));
            }
            Some(())
        });
        assert_eq!(found, []);
    }
}

//! Conditions, filters and assets of every kind.

use profound_api::{
    AssetNames, Assets, ClaimDetail, Condition, FactCheckFilter, FactcheckClaimsQuery,
    FactcheckDimension, FactcheckQuery, Filter, FilterField, FilterValue, Uuid, Value,
};

use crate::{
    arguments::{Pick, Sample},
    document::Document,
};

const OPERATORS: [&str; 9] = [
    "is",
    "not_is",
    "in",
    "not_in",
    "contains",
    "not_contains",
    "contains_case_insensitive",
    "not_contains_case_insensitive",
    "matches",
];

/// A request whose fields do not go together in every way.
pub(crate) trait Obey {
    /// Removes fields until the request breaks no rule.
    fn obey(&mut self, pick: &mut Pick<'_>);
}

impl Obey for FactcheckQuery {
    fn obey(&mut self, _: &mut Pick<'_>) {
        let alone = FactcheckDimension::Citation;
        if self.group_by.contains(&alone) {
            self.group_by = vec![alone];
        }
    }
}

impl Obey for FactcheckClaimsQuery {
    fn obey(&mut self, pick: &mut Pick<'_>) {
        let include = self.include.as_deref().unwrap_or_default();
        if include.contains(&ClaimDetail::CitationSources) {
            self.group_by.clear();
        }
        // Twice as many as there are dimensions: each of them also meets other details.
        pick.one(&[(); 14]);
    }
}

impl Pick<'_> {
    /// Returns every field with every operator that it takes, and every value of its enum.
    pub(crate) fn condition(&mut self, field: &str) -> Condition {
        let list = self.document.property(self.body, field);
        let mut all = Vec::new();
        for variant in self.document.variants(&list["items"]) {
            all.extend(conditions(self.document, variant));
        }
        assert!(!all.is_empty(), "`{field}` takes no conditions");
        self.one(&all)
    }

    pub(crate) fn assets(&mut self) -> Assets {
        self.one(&[
            Assets::is("Hoka"),
            Assets::any_of(["Hoka", "Nike"]),
            Assets::any_of([""; 0]),
            Assets::none_of(["Hoka", "Nike"]),
            AssetNames::is("Hoka").into(),
        ])
    }

    pub(crate) fn asset_names(&mut self) -> AssetNames {
        self.one(&[
            AssetNames::is("Hoka"),
            AssetNames::any_of(["Hoka", "Nike"]),
            AssetNames::any_of([""; 0]),
        ])
    }
}

impl Sample for FactCheckFilter {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let topic = FactCheckFilter::topic;
        let model = || FactCheckFilter::field("model");
        pick.one(&[
            topic().is("Running"),
            topic().is_not("Running"),
            topic().is_any_of(["Running", "Hiking"]),
            topic().is_none_of(["Running", "Hiking"]),
            topic().contains("Run"),
            topic().not_contains("Run"),
            model().is("ChatGPT").and(topic().is_not("Running")),
            model().contains("GPT"),
        ])
    }
}

impl Sample for Filter {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let field = || Filter::field("topic");
        let values = ["a".into(), "b".into()];
        let leaf = |operator| Filter::from(compared(field(), operator, &values, "a"));
        let mut all: Vec<_> = OPERATORS.into_iter().map(leaf).collect();
        all.push(Filter::from(field().is(true)));
        all.push(leaf("matches").not());
        all.push(field().is("a").and(field().is_not("b")));
        all.push(
            field()
                .is("a")
                .or(field().is(Uuid::nil()))
                .and(field().is("c")),
        );
        all.push(field().is("a").not().or(leaf("in").not()));
        pick.one(&all)
    }
}

fn conditions(document: &Document, schema: &Value) -> Vec<Condition> {
    let value = document.property(schema, "value");
    let text = "ä\"b";
    let values: Vec<(Vec<FilterValue>, String)> = match document.variants(value)[0] {
        one if one["type"] == "boolean" => [true, false]
            .map(|one| (vec![one.into()], text.into()))
            .into(),
        one if one["format"] == "uuid" => {
            vec![(vec![Uuid::nil().into(), Uuid::max().into()], text.into())]
        }
        one => match document.words(one) {
            words if words.is_empty() => vec![(vec![text.into(), "c".into()], text.into())],
            words => words
                .iter()
                .map(|word| (vec![word.into()], word.clone()))
                .collect(),
        },
    };
    let mut all = Vec::new();
    for field in document.words(document.property(schema, "field")) {
        for operator in document.words(document.property(schema, "operator")) {
            for (values, text) in &values {
                all.push(compared(Filter::field(&field), &operator, values, text));
            }
        }
    }
    all
}

fn compared(field: FilterField, operator: &str, values: &[FilterValue], text: &str) -> Condition {
    let value = values[0].clone();
    match operator {
        "is" => field.is(value),
        "not_is" => field.is_not(value),
        "in" => field.is_any_of(values.iter().cloned()),
        "not_in" => field.is_none_of(values.iter().cloned()),
        "contains" => field.contains(text),
        "not_contains" => field.not_contains(text),
        "contains_case_insensitive" => field.contains_ignore_case(text),
        "not_contains_case_insensitive" => field.not_contains_ignore_case(text),
        "matches" => field.matches(text),
        operator => panic!("no method sends the operator `{operator}`"),
    }
}

//! Conditions, filters and assets of every kind.

use profound_client::api::{Assets, Condition, Filter, FilterField, FilterValue, Uuid, Value};

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

impl Pick<'_> {
    /// Every field with every operator that it takes, and every word that it may be.
    pub(crate) fn condition(&mut self, field: &str) -> Condition {
        let list = self.document.property(self.body, field);
        let mut all = Vec::new();
        for variant in self.document.variants(&list["items"]) {
            all.extend(conditions(self.document, variant));
        }
        assert!(!all.is_empty(), "`{field}` takes no conditions");
        self.one(&all)
    }

    pub(crate) fn assets(&mut self, field: &str) -> Assets {
        let schema = self.document.property(self.body, field);
        let mut all = vec![
            Assets::is("Hoka"),
            Assets::any_of(["Hoka", "Nike"]),
            Assets::any_of([""; 0]),
        ];
        let mut variants = self.document.variants(schema).into_iter();
        if variants.any(|variant| variant["type"] == "object") {
            all.push(Assets::none_of(["Hoka", "Nike"]));
        }
        self.one(&all)
    }
}

impl Sample for Filter {
    fn sample(pick: &mut Pick<'_>) -> Self {
        let field = || Filter::field("topic");
        let leaf = |operator| Filter::from(compared(field(), operator, &["a".into(), "b".into()]));
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
    let values: Vec<Vec<FilterValue>> = match document.variants(value)[0] {
        one if one["type"] == "boolean" => vec![vec![true.into()], vec![false.into()]],
        one if one["format"] == "uuid" => vec![vec![Uuid::nil().into(), Uuid::max().into()]],
        one => match document.words(one) {
            words if words.is_empty() => vec![vec!["ä\"b".into(), "c".into()]],
            words => words.iter().map(|word| vec![word.into()]).collect(),
        },
    };
    let mut all = Vec::new();
    for field in document.words(document.property(schema, "field")) {
        for operator in document.words(document.property(schema, "operator")) {
            for values in &values {
                all.push(compared(Filter::field(&field), &operator, values));
            }
        }
    }
    all
}

fn compared(field: FilterField, operator: &str, values: &[FilterValue]) -> Condition {
    let value = values[0].clone();
    match operator {
        "is" => field.is(value),
        "not_is" => field.is_not(value),
        "in" => field.is_any_of(values.iter().cloned()),
        "not_in" => field.is_none_of(values.iter().cloned()),
        "contains" => field.contains(value),
        "not_contains" => field.not_contains(value),
        "contains_case_insensitive" => field.contains_ignore_case(value),
        "not_contains_case_insensitive" => field.not_contains_ignore_case(value),
        "matches" => field.matches(value),
        operator => panic!("there is no method for the operator `{operator}`"),
    }
}

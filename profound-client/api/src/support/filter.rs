//! Filters: the part of the data that a report counts.

mod assets;
mod metric;

use serde::{Serialize, Serializer, ser::SerializeStruct};
use serde_json::Value;
use uuid::Uuid;

pub use self::{
    assets::{AssetNames, Assets},
    metric::{Metric, MetricFilter},
};

/// A filter on the data of a `/v2` report: conditions joined by `and` and `or`.
///
/// ```
/// use profound_api::Filter;
///
/// let filter = Filter::field("model").is("ChatGPT").and(
///     Filter::field("region").is_any_of(["United States", "Canada"]).or(Filter::field("topic").contains("shoe")),
/// );
/// assert_eq!(
///     serde_json::to_string(&filter).unwrap(),
///     concat!(
///         r#"{"and":[{"field":"model","op":"is","value":"ChatGPT"},"#,
///         r#"{"or":[{"field":"region","op":"in","value":["United States","Canada"]},"#,
///         r#"{"field":"topic","op":"contains","value":"shoe"}]}]}"#,
///     ),
/// );
/// ```
#[doc(alias("where", "condition"))]
#[derive(Clone, Debug, PartialEq)]
pub struct Filter(Node);

#[derive(Clone, Debug, PartialEq)]
enum Node {
    One(Condition),
    All(Vec<Filter>),
    Any(Vec<Filter>),
    Not(Box<Filter>),
}

impl Filter {
    /// Begins a condition on a field.
    ///
    /// The fields of `/v2` are named after the filtered thing, such as `model`, `topic` or `region`. The
    /// fields of `/v1` also say whether they take names or ids, such as `topic_name` and `topic_id`. The
    /// documentation of a query lists its fields.
    pub fn field(name: impl Into<String>) -> FilterField {
        FilterField(name.into())
    }

    /// Returns a filter that requires both this filter and the other.
    #[must_use]
    pub fn and(self, other: impl Into<Filter>) -> Self {
        match self.0 {
            Node::All(mut filters) => {
                filters.push(other.into());
                Self(Node::All(filters))
            }
            node => Self(Node::All(vec![Self(node), other.into()])),
        }
    }

    /// Returns a filter that requires this filter, the other, or both.
    #[must_use]
    pub fn or(self, other: impl Into<Filter>) -> Self {
        match self.0 {
            Node::Any(mut filters) => {
                filters.push(other.into());
                Self(Node::Any(filters))
            }
            node => Self(Node::Any(vec![Self(node), other.into()])),
        }
    }

    /// Returns the negation of this filter.
    #[must_use]
    #[expect(
        clippy::should_implement_trait,
        reason = "it reads like `and` and `or`"
    )]
    pub fn not(self) -> Self {
        Self(Node::Not(Box::new(self)))
    }
}

impl Filter {
    /// Returns the conditions of a filter that is one condition, or conditions joined by one `and`. A negated
    /// group of one condition is that condition with the negated operator, if there is one.
    pub(crate) fn into_conditions(self) -> Option<Vec<Condition>> {
        match self.0 {
            Node::All(filters) => filters.into_iter().map(Self::into_condition).collect(),
            node => Some(vec![Self(node).into_condition()?]),
        }
    }

    fn into_condition(self) -> Option<Condition> {
        match self.0 {
            Node::One(condition) => Some(condition),
            Node::Not(filter) => filter.into_condition()?.negated(),
            Node::All(_) | Node::Any(_) => None,
        }
    }
}

#[cfg(feature = "deserialize")]
impl Filter {
    pub(crate) fn all(filters: Vec<Self>) -> Self {
        Self(Node::All(filters))
    }

    pub(crate) fn any(filters: Vec<Self>) -> Self {
        Self(Node::Any(filters))
    }
}

impl From<Condition> for Filter {
    fn from(condition: Condition) -> Self {
        Self(Node::One(condition))
    }
}

impl Serialize for Filter {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.0 {
            Node::One(condition) => condition.write("op", serializer),
            Node::All(filters) => group("and", filters, serializer),
            Node::Any(filters) => group("or", filters, serializer),
            Node::Not(filter) => group("not", filter, serializer),
        }
    }
}

fn group<S: Serializer>(
    name: &str,
    filters: &impl Serialize,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_map([(name, filters)])
}

/// The field of a condition. Its methods add the values that the field can have.
#[derive(Clone, Debug)]
#[must_use = "a field alone is no condition"]
pub struct FilterField(String);

impl FilterField {
    /// The field has this value.
    pub fn is(self, value: impl Into<FilterValue>) -> Condition {
        self.one("is", value)
    }

    /// The field has a value other than this.
    pub fn is_not(self, value: impl Into<FilterValue>) -> Condition {
        self.one("not_is", value)
    }

    /// The field has one of these values.
    pub fn is_any_of<V: Into<FilterValue>>(self, values: impl IntoIterator<Item = V>) -> Condition {
        self.many("in", values)
    }

    /// The field has none of these values.
    pub fn is_none_of<V: Into<FilterValue>>(
        self,
        values: impl IntoIterator<Item = V>,
    ) -> Condition {
        self.many("not_in", values)
    }

    /// The field contains the text.
    pub fn contains(self, text: impl Into<String>) -> Condition {
        self.one("contains", text.into())
    }

    /// The field does not contain the text.
    pub fn not_contains(self, text: impl Into<String>) -> Condition {
        self.one("not_contains", text.into())
    }

    /// The field contains the text, in upper or lower case.
    pub fn contains_ignore_case(self, text: impl Into<String>) -> Condition {
        self.one("contains_case_insensitive", text.into())
    }

    /// The field does not contain the text, in upper or lower case.
    pub fn not_contains_ignore_case(self, text: impl Into<String>) -> Condition {
        self.one("not_contains_case_insensitive", text.into())
    }

    /// The regular expression matches the field.
    pub fn matches(self, pattern: impl Into<String>) -> Condition {
        self.one("matches", pattern.into())
    }

    fn one(self, operator: &'static str, value: impl Into<FilterValue>) -> Condition {
        Condition {
            field: self.0,
            operator,
            value: value.into().0,
        }
    }

    fn many<V: Into<FilterValue>>(
        self,
        operator: &'static str,
        values: impl IntoIterator<Item = V>,
    ) -> Condition {
        let values = values.into_iter().map(|value| value.into().0).collect();
        self.one(operator, FilterValue(Value::Array(values)))
    }
}

/// The value that a condition compares a field with: a string, a string enum, a [`Uuid`] or a `bool`.
#[derive(Clone, Debug, PartialEq)]
pub struct FilterValue(Value);

impl From<&str> for FilterValue {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

impl From<&String> for FilterValue {
    fn from(text: &String) -> Self {
        Self(text.as_str().into())
    }
}

impl From<String> for FilterValue {
    fn from(text: String) -> Self {
        Self(text.into())
    }
}

impl From<Uuid> for FilterValue {
    fn from(id: Uuid) -> Self {
        Self(id.to_string().into())
    }
}

impl From<bool> for FilterValue {
    fn from(value: bool) -> Self {
        Self(value.into())
    }
}

/// A field and its allowed values. The reports of `/v1` take conditions, and a [`Filter`] consists of them.
///
/// ```
/// use profound_api::Filter;
///
/// let condition = Filter::field("hostname").is_none_of(["example.com", "example.org"]);
/// # let _ = condition;
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Condition {
    field: String,
    operator: &'static str,
    value: Value,
}

impl Condition {
    /// Returns a filter that requires both this filter and the other.
    pub fn and(self, other: impl Into<Filter>) -> Filter {
        Filter::from(self).and(other)
    }

    /// Returns a filter that requires this filter, the other, or both.
    pub fn or(self, other: impl Into<Filter>) -> Filter {
        Filter::from(self).or(other)
    }

    /// Returns the negation of this filter.
    #[expect(
        clippy::should_implement_trait,
        reason = "it reads like `and` and `or`"
    )]
    pub fn not(self) -> Filter {
        Filter::from(self).not()
    }

    /// Returns `None` if there is no such operator.
    #[cfg(feature = "deserialize")]
    pub(crate) fn from_parts(field: String, operator: &str, value: Value) -> Option<Self> {
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
        let operator = OPERATORS.into_iter().find(|known| *known == operator)?;
        Some(Self {
            field,
            operator,
            value,
        })
    }

    pub(crate) fn field(&self) -> &str {
        &self.field
    }

    pub(crate) fn is_negated(&self) -> bool {
        self.operator.starts_with("not_")
    }

    fn negated(mut self) -> Option<Self> {
        self.operator = match self.operator {
            "is" => "not_is",
            "in" => "not_in",
            "contains" => "not_contains",
            "contains_case_insensitive" => "not_contains_case_insensitive",
            _ => return None,
        };
        Some(self)
    }

    fn write<S: Serializer>(
        &self,
        operator: &'static str,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut condition = serializer.serialize_struct("Condition", 3)?;
        condition.serialize_field("field", &self.field)?;
        condition.serialize_field(operator, self.operator)?;
        condition.serialize_field("value", &self.value)?;
        condition.end()
    }
}

/// Writes the form of the reports of `/v1`.
impl Serialize for Condition {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.write("operator", serializer)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn sent(value: impl Serialize) -> Value {
        serde_json::to_value(value).unwrap()
    }

    #[test]
    fn filters_join_and_group() {
        let model = || Filter::field("model").is("ChatGPT");
        let topic = || Filter::field("topic").contains("shoe");
        let region = || Filter::field("region").is_not("Canada");
        let leaf =
            |name: &str, op: &str, value: &str| json!({ "field": name, "op": op, "value": value });
        let (one, two) = (
            leaf("model", "is", "ChatGPT"),
            leaf("topic", "contains", "shoe"),
        );
        let three = leaf("region", "not_is", "Canada");
        assert_eq!(
            sent(model().and(topic()).and(region())),
            json!({ "and": [one, two, three] })
        );
        let mixed = model().and(topic()).or(region());
        assert_eq!(sent(mixed), json!({ "or": [{ "and": [one, two] }, three] }));
        assert_eq!(sent(model().not()), json!({ "not": one }));
        assert_eq!(sent(Filter::from(model())), one);
    }

    #[test]
    fn the_first_version_calls_the_operator_otherwise() {
        let condition = Filter::field("tag_id").is_any_of([Uuid::nil()]);
        let id = "00000000-0000-0000-0000-000000000000";
        let expected = json!({ "field": "tag_id", "operator": "in", "value": [id] });
        assert_eq!(sent(condition), expected);
    }

    #[test]
    fn assets_and_metrics_are_sent() {
        assert_eq!(sent(Assets::is("Nike")), json!("Nike"));
        assert_eq!(
            sent(Assets::any_of(["Nike", "Hoka"])),
            json!(["Nike", "Hoka"])
        );
        let none = json!({ "op": "not_in", "value": ["Nike"] });
        assert_eq!(sent(Assets::none_of(["Nike"])), none);
        let bound = json!({ "field": "visits", "operator": ">=", "value": 100.0 });
        assert_eq!(sent(MetricFilter::new("visits").at_least(100.0)), bound);
        let none = serde_json::to_string(&MetricFilter::new("visits").at_least(f64::NAN));
        assert_eq!(
            none.unwrap_err().to_string(),
            "the bound of a metric is not a number"
        );
        assert_eq!(
            sent(AssetNames::is("Nike")),
            sent(Assets::from(AssetNames::is("Nike")))
        );
    }
}

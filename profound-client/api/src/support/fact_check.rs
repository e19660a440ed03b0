//! The filter of the reports on accuracy, and the rules of their queries.

use serde::{Serialize, Serializer};

use super::filter::{Condition, Filter, FilterField, FilterValue};
#[cfg(feature = "accuracy")]
use crate::{ClaimDetail, FactcheckClaimsQuery, FactcheckDimension, FactcheckQuery};

/// A filter of the FactCheck reports: conditions that all must fit an answer.
///
/// These reports take less than others: no `or`, no groups, and only a condition on `topic` can be negated. So
/// the methods of this type are all that there is. The conditions are on `model`, `topic`, `region`, `prompt`,
/// `persona`, `tag`, `theme` and `citation_category`.
///
/// ```
/// use profound_api::FactCheckFilter;
///
/// let filter = FactCheckFilter::field("model")
///     .is("ChatGPT")
///     .and(FactCheckFilter::topic().is_none_of(["Returns", "Jobs"]));
/// assert_eq!(
///     serde_json::to_string(&filter).unwrap(),
///     concat!(
///         r#"{"and":[{"field":"model","op":"is","value":"ChatGPT"},"#,
///         r#"{"field":"topic","op":"not_in","value":["Returns","Jobs"]}]}"#,
///     ),
/// );
/// ```
///
/// A negated condition on another field does not compile:
///
/// ```compile_fail
/// use profound_api::FactCheckFilter;
///
/// let _ = FactCheckFilter::field("model").is_not("ChatGPT");
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct FactCheckFilter(Vec<Condition>);

impl FactCheckFilter {
    /// Begins a condition on a field.
    pub fn field(name: impl Into<String>) -> FactCheckField {
        FactCheckField(Filter::field(name))
    }

    /// Begins a condition on the topic, the only field whose condition can be negated.
    pub fn topic() -> FactCheckTopic {
        FactCheckTopic(FactCheckField(Filter::field("topic")))
    }

    /// Returns a filter that requires both this filter and the other.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }
}

/// The field of a condition in a [`FactCheckFilter`]. Its methods add the values that the field can have.
#[derive(Clone, Debug)]
#[must_use = "a field alone is no condition"]
pub struct FactCheckField(FilterField);

/// The topic in a [`FactCheckFilter`]. Its methods add the values that it can have, or cannot have.
#[derive(Clone, Debug)]
#[must_use = "a field alone is no condition"]
pub struct FactCheckTopic(FactCheckField);

fn one(condition: Condition) -> FactCheckFilter {
    FactCheckFilter(vec![condition])
}

impl FactCheckField {
    /// The field has this value.
    pub fn is(self, value: impl Into<FilterValue>) -> FactCheckFilter {
        one(self.0.is(value))
    }

    /// The field has one of these values.
    pub fn is_any_of<V: Into<FilterValue>>(
        self,
        values: impl IntoIterator<Item = V>,
    ) -> FactCheckFilter {
        one(self.0.is_any_of(values))
    }

    /// The field contains the text.
    pub fn contains(self, text: impl Into<String>) -> FactCheckFilter {
        one(self.0.contains(text))
    }
}

impl FactCheckTopic {
    /// The topic has this name.
    pub fn is(self, value: impl Into<FilterValue>) -> FactCheckFilter {
        self.0.is(value)
    }

    /// The topic has one of these names.
    pub fn is_any_of<V: Into<FilterValue>>(
        self,
        values: impl IntoIterator<Item = V>,
    ) -> FactCheckFilter {
        self.0.is_any_of(values)
    }

    /// The topic contains the text.
    pub fn contains(self, text: impl Into<String>) -> FactCheckFilter {
        self.0.contains(text)
    }

    /// The topic has another name than this.
    pub fn is_not(self, value: impl Into<FilterValue>) -> FactCheckFilter {
        one(self.0.0.is_not(value))
    }

    /// The topic has none of these names.
    pub fn is_none_of<V: Into<FilterValue>>(
        self,
        values: impl IntoIterator<Item = V>,
    ) -> FactCheckFilter {
        one(self.0.0.is_none_of(values))
    }

    /// The topic does not contain the text.
    pub fn not_contains(self, text: impl Into<String>) -> FactCheckFilter {
        one(self.0.0.not_contains(text))
    }
}

/// For a filter that is only known at run time. Fails if the reports do not take it.
impl TryFrom<Filter> for FactCheckFilter {
    type Error = FactCheckFilterError;

    fn try_from(filter: Filter) -> Result<Self, FactCheckFilterError> {
        let conditions = filter.into_conditions().ok_or(FactCheckFilterError(
            "a FactCheck filter must be conditions joined by one `and`",
        ))?;
        let negated =
            |condition: &Condition| condition.is_negated() && condition.field() != "topic";
        if conditions.iter().any(negated) {
            return Err(FactCheckFilterError(
                "only a condition on `topic` can be negated in a FactCheck filter",
            ));
        }
        Ok(Self(conditions))
    }
}

/// The rule that a filter of the FactCheck reports breaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactCheckFilterError(&'static str);

impl std::fmt::Display for FactCheckFilterError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0)
    }
}

impl std::error::Error for FactCheckFilterError {}

impl Serialize for FactCheckFilter {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut conditions = self.0.iter().cloned().map(Filter::from);
        match (conditions.next(), self.0.len()) {
            (Some(only), 1) => only.serialize(serializer),
            (first, _) => {
                let all: Vec<_> = first.into_iter().chain(conditions).collect();
                serializer.collect_map([("and", all)])
            }
        }
    }
}

/// Checks a query for scores. The API would refuse it with a 422.
#[cfg(feature = "accuracy")]
pub(crate) fn scores(query: &FactcheckQuery) -> Result<(), &'static str> {
    let groups = &query.group_by;
    if groups.len() > 1 && groups.contains(&FactcheckDimension::Citation) {
        return Err("the dimension `citation` must be the only one in `group_by`");
    }
    tags(
        groups.contains(&FactcheckDimension::Tag),
        query.filter.as_ref(),
    )
}

/// Checks a query for claims. The API would refuse it with a 422.
#[cfg(feature = "accuracy")]
pub(crate) fn claims(query: &FactcheckClaimsQuery) -> Result<(), &'static str> {
    let sources = ClaimDetail::CitationSources;
    let include = query.include.as_deref().unwrap_or_default();
    if !query.group_by.is_empty() && include.contains(&sources) {
        return Err("`citation_sources` cannot be included in a query with `group_by`");
    }
    let by_tag = query.group_by.iter().any(|group| group.as_str() == "tag");
    tags(by_tag, query.filter.as_ref())
}

/// An answer can have several tags, so a condition on tags does not fit groups by tag.
#[cfg(feature = "accuracy")]
fn tags(by_tag: bool, filter: Option<&FactCheckFilter>) -> Result<(), &'static str> {
    let mut conditions = filter.iter().flat_map(|filter| &filter.0);
    if by_tag && conditions.any(|condition| condition.field() == "tag") {
        return Err("a query that groups by `tag` cannot have a condition on `tag`");
    }
    Ok(())
}

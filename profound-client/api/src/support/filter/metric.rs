//! Bounds on a metric of a report.

use serde::{
    Serialize, Serializer,
    ser::{Error, SerializeStruct},
};

/// A bound on a metric of a report on bots or referrals, such as at least 100 visits.
///
/// ```
/// use profound_api::MetricFilter;
///
/// let filter = MetricFilter::new("visits").at_least(100.0);
/// # let _ = filter;
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct MetricFilter {
    field: String,
    operator: &'static str,
    value: f64,
}

/// A metric that needs a bound.
#[derive(Clone, Debug)]
#[must_use = "a metric alone is no bound"]
pub struct Metric(String);

macro_rules! bounds {
    ($($(#[$doc:meta])* $name:ident = $operator:literal,)*) => {
        impl Metric {
            $($(#[$doc])* pub fn $name(self, value: f64) -> MetricFilter {
                MetricFilter { field: self.0, operator: $operator, value }
            })*
        }
    };
}

bounds! {
    /// The metric is greater than this.
    more_than = ">",
    /// The metric is greater than or equal to this.
    at_least = ">=",
    /// The metric is less than this.
    less_than = "<",
    /// The metric is less than or equal to this.
    at_most = "<=",
    /// The metric is equal to this.
    equals = "=",
    /// The metric is not equal to this.
    differs_from = "!=",
}

impl MetricFilter {
    /// Begins a bound on a metric, by its name in the report.
    #[expect(clippy::new_ret_no_self, reason = "a metric alone is no bound")]
    pub fn new(metric: impl Into<String>) -> Metric {
        Metric(metric.into())
    }

    /// Returns `None` if there is no such operator.
    #[cfg(feature = "deserialize")]
    pub(crate) fn from_parts(field: String, operator: &str, value: f64) -> Option<Self> {
        let metric = Metric(field);
        Some(match operator {
            ">" => metric.more_than(value),
            ">=" => metric.at_least(value),
            "<" => metric.less_than(value),
            "<=" => metric.at_most(value),
            "=" | "==" => metric.equals(value),
            "!=" => metric.differs_from(value),
            _ => return None,
        })
    }
}

impl Serialize for MetricFilter {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if !self.value.is_finite() {
            // JSON has no numbers for NaN and infinities: serde_json would write null.
            return Err(S::Error::custom("the bound of a metric is not a number"));
        }
        let mut filter = serializer.serialize_struct("MetricFilter", 3)?;
        filter.serialize_field("field", &self.field)?;
        filter.serialize_field("operator", self.operator)?;
        filter.serialize_field("value", &self.value)?;
        filter.end()
    }
}

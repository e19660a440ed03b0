//! Filters and orders of saved requests.

use std::fmt;

use profound_client::Patch;
use serde::{
    Deserialize, Deserializer,
    de::{Error, MapAccess, Visitor},
};
use serde_json::Value;

use super::{Fields, RequestStruct, deserialize, read_present};
use crate::{
    AssetNames, Assets, Condition, Direction, ExtraFields, FactCheckFilter, Filter, MetricFilter,
    OrderBy, support::response_struct::Placeholder,
};

/// The fields of a filter: of a condition or a group.
#[derive(Default)]
struct Parts {
    field: Option<String>,
    operator: Option<String>,
    value: Patch<Value>,
    all: Option<Vec<Filter>>,
    any: Option<Vec<Filter>>,
    not: Option<Box<Filter>>,
    extra: ExtraFields,
}

impl Placeholder for Parts {
    fn placeholder() -> Self {
        Self::default()
    }
}

impl RequestStruct for Parts {
    const NAME: &'static str = "Filter";
    const REQUIRED: &'static [&'static str] = &[];

    fn read_field<'de, A: MapAccess<'de>>(
        &mut self,
        name: &str,
        fields: &mut Fields<'_, A>,
    ) -> Result<bool, A::Error> {
        match name {
            "field" => read_present::one(&mut self.field, fields)?,
            "op" | "operator" => read_present::one(&mut self.operator, fields)?,
            "value" => read_present::one(&mut self.value, fields)?,
            "and" => read_present::some_list(&mut self.all, fields)?,
            "or" => read_present::some_list(&mut self.any, fields)?,
            "not" => read_present::one(&mut self.not, fields)?,
            _ => return Err(A::Error::custom("unknown field of a filter")),
        }
        Ok(true)
    }

    fn extra_fields(&mut self) -> &mut ExtraFields {
        &mut self.extra
    }
}

impl Parts {
    fn condition(self) -> Result<Condition, String> {
        let field = self.field.ok_or("missing field `field`")?;
        let operator = self.operator.ok_or("missing field `op`")?;
        let Patch::Set(value) = self.value else {
            return Err("missing field `value`".to_owned());
        };
        Condition::from_parts(field, &operator, value)
            .ok_or_else(|| format!("`op`: unknown operator `{operator}`"))
    }

    fn filter(self) -> Result<Filter, String> {
        let is_condition =
            self.field.is_some() || self.operator.is_some() || !self.value.is_absent();
        match (is_condition, self.all, self.any, self.not) {
            (true, None, None, None) => Self {
                all: None,
                any: None,
                not: None,
                ..self
            }
            .condition()
            .map(Filter::from),
            (false, Some(filters), None, None) => Ok(Filter::all(filters)),
            (false, None, Some(filters), None) => Ok(Filter::any(filters)),
            (false, None, None, Some(filter)) => Ok(filter.not()),
            _ => Err("expected a condition, or one of `and`, `or` and `not`".to_owned()),
        }
    }
}

impl<'de> Deserialize<'de> for Filter {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserialize::<Parts, D>(deserializer)?
            .filter()
            .map_err(D::Error::custom)
    }
}

impl<'de> Deserialize<'de> for Condition {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let parts = deserialize::<Parts, D>(deserializer)?;
        if parts.all.is_some() || parts.any.is_some() || parts.not.is_some() {
            return Err(D::Error::custom("expected a single condition"));
        }
        parts.condition().map_err(D::Error::custom)
    }
}

impl<'de> Deserialize<'de> for FactCheckFilter {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let filter = Filter::deserialize(deserializer)?;
        filter.try_into().map_err(D::Error::custom)
    }
}

impl<'de> Deserialize<'de> for MetricFilter {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let parts = deserialize::<Parts, D>(deserializer)?;
        let (Some(field), Some(operator), Patch::Set(value)) =
            (parts.field, parts.operator, parts.value)
        else {
            return Err(D::Error::custom("expected `field`, `operator` and `value`"));
        };
        let value = value.as_f64();
        let value = value.ok_or_else(|| D::Error::custom("`value`: expected a number"))?;
        Self::from_parts(field, &operator, value).ok_or_else(|| {
            D::Error::custom(format_args!("`operator`: unknown operator `{operator}`"))
        })
    }
}

impl<'de> Deserialize<'de> for AssetNames {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        Self::from_value(value)
            .ok_or_else(|| D::Error::custom("expected a name or a list of names"))
    }
}

impl<'de> Deserialize<'de> for Assets {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        Self::from_value(value).ok_or_else(|| {
            D::Error::custom("expected a name, a list of names, or an object with `op` and `value`")
        })
    }
}

impl<'de> Deserialize<'de> for OrderBy {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Order;

        impl<'de> Visitor<'de> for Order {
            type Value = OrderBy;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object of names and directions")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<OrderBy, A::Error> {
                let mut order = Vec::new();
                while let Some(entry) = map.next_entry::<String, Direction>()? {
                    order.push(entry);
                }
                Ok(OrderBy::from_pairs(order))
            }
        }

        deserializer.deserialize_map(Order)
    }
}

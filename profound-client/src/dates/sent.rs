//! Periods in the API's formats: two fields, to flatten into a query.

use jiff::civil::Date;
use serde::{Serialize, Serializer, ser::SerializeStruct};

macro_rules! sent {
    ($(#[$doc:meta])* $name:ident, $first:literal and $second:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub struct $name {
            start: Date,
            end: Date,
        }

        impl $name {
            pub(super) fn new(start: Date, end: Date) -> Self {
                Self { start, end }
            }

            /// Returns the value of the first field.
            pub fn start(self) -> Date {
                self.start
            }

            /// Returns the value of the second field.
            pub fn end(self) -> Date {
                self.end
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let mut fields = serializer.serialize_struct(stringify!($name), 2)?;
                fields.serialize_field($first, &format_args!("{}", self.start))?;
                fields.serialize_field($second, &format_args!("{}", self.end))?;
                fields.end()
            }
        }
    };
}

sent! {
    /// A period for operations of `/v1`: `start_date`, and an exclusive `end_date`.
    DatesV1, "start_date" and "end_date"
}

sent! {
    /// A period for operations of `/v2`: `start_date`, and an inclusive `end_date`.
    DatesV2, "start_date" and "end_date"
}

sent! {
    /// A comparison period: `comparison_start_date` and `comparison_end_date`. The end is inclusive or
    /// exclusive as in the period that it was made from.
    Comparison, "comparison_start_date" and "comparison_end_date"
}

impl DatesV1 {
    /// Returns the same period as a comparison period.
    pub fn comparison(self) -> Comparison {
        Comparison::new(self.start, self.end)
    }
}

impl DatesV2 {
    /// Returns the same period as a comparison period.
    pub fn comparison(self) -> Comparison {
        Comparison::new(self.start, self.end)
    }
}

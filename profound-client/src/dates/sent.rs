//! Periods as they are sent: two fields, to flatten into a query.

use jiff::{Timestamp, civil::Date};
use serde::{Serialize, Serializer, ser::SerializeStruct};

macro_rules! sent {
    ($(#[$doc:meta])* $name:ident of $type:ty, $first:literal and $second:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub struct $name {
            start: $type,
            end: $type,
        }

        impl $name {
            pub(super) fn new(start: $type, end: $type) -> Self {
                Self { start, end }
            }

            /// The value of the first field.
            pub fn start(self) -> $type {
                self.start
            }

            /// The value of the second field.
            pub fn end(self) -> $type {
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
    /// A period as operations of `/v1` want it: `start_date`, and `end_date`, which is not part of it.
    DatesV1 of Date, "start_date" and "end_date"
}

sent! {
    /// A period as operations of `/v2` want it: `start_date`, and `end_date`, which is part of it.
    DatesV2 of Date, "start_date" and "end_date"
}

sent! {
    /// A period as moments with an offset, such as `2026-06-08T04:00:00Z`: `start_date`, and
    /// `end_date`, which is not part of it.
    Moments of Timestamp, "start_date" and "end_date"
}

sent! {
    /// A period to compare with: `comparison_start_date` and `comparison_end_date`, by the convention
    /// of what it was made of.
    Comparison of Date, "comparison_start_date" and "comparison_end_date"
}

impl DatesV1 {
    /// The same period as the one to compare with.
    pub fn comparison(self) -> Comparison {
        Comparison::new(self.start, self.end)
    }
}

impl DatesV2 {
    /// The same period as the one to compare with.
    pub fn comparison(self) -> Comparison {
        Comparison::new(self.start, self.end)
    }
}

//! The contents of a module of the typed API: methods, structs, and their parts.

use profound_contract::shapes::{Operation, Shape};

/// The uses of a type.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Use {
    pub(crate) sent: bool,
    pub(crate) read: bool,
    /// In a change, which distinguishes null from absent.
    pub(crate) change: bool,
    /// In a request that is not a change.
    pub(crate) whole: bool,
    /// In a request for rows without types: a report by position, rows by name, or a stream of `/v1`.
    pub(crate) untyped_rows: bool,
    pub(crate) periods: Periods,
}

/// The conventions for dates of the operations that take a type.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Periods {
    pub(crate) v1: bool,
    pub(crate) v2: bool,
    pub(crate) moments: bool,
}

impl Periods {
    /// Returns the convention of an operation.
    pub(crate) fn of(path: &str) -> Self {
        let moments = matches!(path, "/v2/reports/bots" | "/v2/reports/referrals");
        let v2 = !moments && path.starts_with("/v2");
        Self {
            v1: !moments && !v2,
            v2,
            moments,
        }
    }

    pub(super) fn name(self) -> Option<&'static str> {
        match (self.v1, self.v2, self.moments) {
            (true, false, false) => Some("v1"),
            (false, true, false) => Some("v2"),
            (false, false, true) => Some("moments"),
            _ => None,
        }
    }
}

impl Use {
    /// Adds another use. Returns whether it was new.
    pub(super) fn join(&mut self, other: Self) -> bool {
        let before = *self;
        self.sent |= other.sent;
        self.read |= other.read;
        self.change |= other.change && other.sent;
        self.whole |= other.sent && !other.change;
        if other.sent {
            self.untyped_rows |= other.untyped_rows;
            self.periods.v1 |= other.periods.v1;
            self.periods.v2 |= other.periods.v2;
            self.periods.moments |= other.periods.moments;
        }
        *self != before
    }
}

pub(crate) struct Struct {
    pub(crate) doc: String,
    pub(crate) uses: Use,
    /// The type of the field `scope`, if the variant `All` of it is sent when `assets` are named.
    pub(crate) implied_scope: Option<String>,
    /// The function of `support/fact_check.rs` that checks a request before it is sent.
    pub(crate) check: Option<String>,
    pub(crate) members: Vec<Member>,
}

/// A field of a Rust struct.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Member {
    pub(crate) wire: String,
    pub(crate) name: String,
    pub(crate) doc: String,
    /// The type of a value, without the `Option`, `Vec` or `Patch` of its kind.
    pub(crate) value: String,
    pub(crate) kind: Kind,
    pub(crate) shape: Shape,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Required,
    /// Required and nullable.
    Nullable,
    /// A required list, which can be empty.
    RequiredList,
    /// `None` means absent or null.
    Optional,
    /// A list that is absent if it is empty.
    List,
    /// A list that can be absent, which is not the same as empty.
    OptionalList,
    /// A value whose default in the API is the default of its Rust type.
    Defaulted,
    /// Absent, null or set.
    Patch,
    PatchList,
    /// A page of rows, sent with the maximum limit unless it has another.
    AllRows,
    /// `start_date` and `end_date`, by the convention of this name.
    Dates(&'static str),
    /// `comparison_start_date` and `comparison_end_date`, by the convention of this name.
    Comparison(&'static str),
}

impl Kind {
    pub(crate) fn is_required(self) -> bool {
        matches!(
            self,
            Self::Required | Self::RequiredList | Self::Nullable | Self::Dates(_)
        )
    }
}

impl Member {
    /// Merges the field of another shape with the same Rust name.
    pub(super) fn merge(&mut self, other: &Self, name: &str) -> Result<(), String> {
        if self.value != other.value {
            let (wire, one, two) = (&self.wire, &self.value, &other.value);
            return Err(format!(
                "types are merged into `{name}`, but its field `{wire}` is `{one}` in one and `{two}` in another: give one of them \
                 another name in overlay.toml"
            ));
        }
        if self.kind != other.kind {
            self.loosen();
        }
        Ok(())
    }

    pub(super) fn loosen(&mut self) {
        self.kind = match self.kind {
            Kind::Required | Kind::Nullable | Kind::Defaulted => Kind::Optional,
            Kind::RequiredList => Kind::List,
            kind => kind,
        };
    }

    /// Returns the type of the field.
    pub(crate) fn declared(&self) -> String {
        let value = &self.value;
        match self.kind {
            Kind::Required | Kind::Defaulted => value.clone(),
            Kind::Nullable | Kind::Optional | Kind::AllRows => format!("Option<{value}>"),
            Kind::List | Kind::RequiredList => format!("Vec<{value}>"),
            Kind::OptionalList => format!("Option<Vec<{value}>>"),
            Kind::Patch => format!("Patch<{value}>"),
            Kind::PatchList => format!("Patch<Vec<{value}>>"),
            Kind::Dates(_) => value.clone(),
            Kind::Comparison(_) => "Option<DateRange>".to_owned(),
        }
    }
}

/// A method of a trait, and the operation that it calls.
pub(crate) struct Method<'a> {
    pub(crate) operation: &'a Operation,
    pub(crate) name: String,
    pub(crate) doc: String,
    pub(crate) arguments: Vec<Argument>,
    /// The type of its response.
    pub(crate) returns: String,
    pub(crate) sort: Sort,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    /// One call with one response.
    Plain,
    /// The rows of a stream, without its summary.
    StreamedRows,
    /// The items of all pages.
    Pages,
    /// All pages of a report by position.
    ReportPages,
    /// A multipart body.
    Upload,
}

pub(crate) struct Argument {
    pub(crate) name: String,
    pub(crate) role: &'static str,
    pub(crate) declared: String,
    /// The shape of its value. A struct of query parameters has none.
    pub(crate) shape: Option<Shape>,
}

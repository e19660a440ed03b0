//! The source of generated values, and the context of a single one.

use std::ops::Range;

use crate::dataset::Category;
use crate::dataset::Dataset;
use crate::dataset::dates;
use crate::dataset::dates::DAY;
use crate::dataset::seeded_hash;
use crate::dataset::seeded_hash::mix;
use crate::http::response::ApiResponse;
use crate::schema::category::category;
use crate::schema::validated_request::ValidatedRequest;

/// What the values of an answer are invented from.
pub(crate) struct Generator<'a> {
    pub(crate) category: &'a Category,
    pub(crate) request: &'a ValidatedRequest,
    /// The days that are asked about.
    pub(crate) days: Range<i64>,
}

/// Where a value stands.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place<'a> {
    /// The name of its field, and of the one around it.
    pub(crate) name: &'a str,
    pub(crate) around: &'a str,
    pub(crate) seed: u64,
    pub(crate) depth: usize,
    /// Whether what may be absent is there.
    pub(crate) full: bool,
}

impl<'a> Place<'a> {
    /// The place of a whole answer, or of something in it that stands for itself.
    pub(crate) fn root(seed: u64) -> Place<'a> {
        Place {
            name: "",
            around: "",
            seed,
            depth: 0,
            full: true,
        }
    }

    /// The same without what may be absent and is not known.
    pub(crate) fn sparse(seed: u64) -> Place<'a> {
        let full = false;
        Place {
            full,
            ..Place::root(seed)
        }
    }

    pub(crate) fn field<'b>(&'b self, name: &'b str) -> Place<'b> {
        Place {
            name,
            around: self.name,
            seed: mix(self.seed ^ seeded_hash::text(name)),
            depth: self.depth + 1,
            full: self.full,
        }
    }

    pub(crate) fn item(&self, at: usize) -> Place<'a> {
        Place {
            seed: mix(self.seed.wrapping_add(at as u64)),
            depth: self.depth + 1,
            ..*self
        }
    }
}

impl<'a> Generator<'a> {
    pub(crate) fn new(
        dataset: &'a Dataset,
        request: &'a ValidatedRequest,
    ) -> Result<Generator<'a>, ApiResponse> {
        let category = match request.text("category_id") {
            Some(id) => category(dataset, id)?,
            None => &dataset.categories[0],
        };
        let day = |name| Some(dates::moment(request.text(name)?)?.div_euclid(DAY));
        let start = day("start_date").unwrap_or(SOME_DAY);
        let end = day("end_date").unwrap_or(start + 27);
        if end < start {
            return request.body_again(|body| {
                let end = body.required("end_date")?;
                end.problem("value_error", "Value error, end_date is before start_date")
            });
        }
        Ok(Generator {
            category,
            request,
            days: start..(end + 1).min(start + LONGEST),
        })
    }
}

/// 2026-08-01, where no period is asked about.
const SOME_DAY: i64 = 20_666;

const LONGEST: i64 = 366;

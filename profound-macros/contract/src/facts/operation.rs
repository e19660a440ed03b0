//! Turns a line into an operation.

use super::{
    intern::{intern, intern_parameters},
    line::{Body as LineBody, Entry, Kind, Line},
};
use crate::{Body, Operation, Pages, Paging, Parameter, ResponseKind};

impl Line<'_> {
    pub(super) fn operation(&self) -> Operation {
        Operation {
            method: self.method,
            path: intern(self.path),
            query: parameters(&self.query),
            body: self.operation_body(),
            response: match self.returns {
                None | Some("json" | "positional") => ResponseKind::Json,
                Some("events") => ResponseKind::Events,
                Some("empty") => ResponseKind::Empty,
                Some("bytes") => ResponseKind::Bytes,
                Some(_) => ResponseKind::Any,
            },
            positional_rows: self.returns == Some("positional"),
            read_only: self.read_only,
            pages: self.pages.map(|(place, limit)| Pages {
                paging: paging(place),
                limit,
            }),
            deprecated: self.deprecated,
            replaced_by: self.replaced_by.map(intern),
        }
    }

    fn operation_body(&self) -> Body {
        match (&self.parts, self.body) {
            (Some(parts), body) => Body::Multipart {
                parts: parameters(parts),
                or_json: body.is_some(),
            },
            (None, None) => Body::None,
            (None, Some(LineBody { kind, required })) => match kind {
                Kind::Form => Body::Form { required },
                kind => Body::Json {
                    required,
                    object: kind == Kind::Object,
                },
            },
        }
    }
}

fn parameters(entries: &[Entry<'_>]) -> &'static [Parameter] {
    let parameters = entries.iter().map(|entry| Parameter {
        name: intern(entry.name),
        required: entry.required,
        kind: entry.kind,
    });
    intern_parameters(&parameters.collect::<Vec<_>>())
}

fn paging(place: &str) -> Paging {
    match place {
        "query.offset" => Paging::QueryOffset,
        "body.cursor" => Paging::BodyCursor,
        "body.offset" => Paging::BodyOffset,
        "body.pagination.offset" => Paging::Pagination,
        place => Paging::QueryCursor(intern(place.trim_start_matches("query."))),
    }
}

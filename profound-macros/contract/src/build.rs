//! Constructors for the rows of `operations.rs`, so that a row is one line.

use crate::{Body, Operation, Pages, Paging, Parameter, ParameterKind, ResponseKind};

pub(crate) const fn get(path: &'static str) -> Operation {
    operation("GET", path).read_only()
}

pub(crate) const fn post(path: &'static str) -> Operation {
    operation("POST", path)
}

pub(crate) const fn put(path: &'static str) -> Operation {
    operation("PUT", path)
}

pub(crate) const fn patch(path: &'static str) -> Operation {
    operation("PATCH", path)
}

pub(crate) const fn delete(path: &'static str) -> Operation {
    operation("DELETE", path)
}

pub(crate) const fn optional(name: &'static str) -> Parameter {
    parameter(name, false, ParameterKind::Single)
}

pub(crate) const fn required(name: &'static str) -> Parameter {
    parameter(name, true, ParameterKind::Single)
}

pub(crate) const fn repeated(name: &'static str) -> Parameter {
    parameter(name, false, ParameterKind::Repeated)
}

pub(crate) const fn file(name: &'static str) -> Parameter {
    parameter(name, true, ParameterKind::File)
}

const fn parameter(name: &'static str, required: bool, kind: ParameterKind) -> Parameter {
    Parameter {
        name,
        required,
        kind,
    }
}

const fn json(required: bool) -> Body {
    Body::Json {
        required,
        object: true,
    }
}

const fn operation(method: &'static str, path: &'static str) -> Operation {
    Operation {
        method,
        path,
        query: &[],
        body: Body::None,
        response: ResponseKind::Json,
        positional_rows: false,
        read_only: false,
        pages: None,
        deprecated: false,
        replaced_by: None,
    }
}

impl Operation {
    pub(crate) const fn query(mut self, query: &'static [Parameter]) -> Self {
        self.query = query;
        self
    }

    pub(crate) const fn json(mut self) -> Self {
        self.body = json(true);
        self
    }

    pub(crate) const fn optional_json(mut self) -> Self {
        self.body = json(false);
        self
    }

    pub(crate) const fn multipart(mut self, parts: &'static [Parameter]) -> Self {
        self.body = Body::Multipart {
            parts,
            or_json: true,
        };
        self
    }

    pub(crate) const fn read_only(mut self) -> Self {
        self.read_only = true;
        self
    }

    pub(crate) const fn pages(mut self, paging: Paging, limit: u32) -> Self {
        self.pages = Some(Pages { paging, limit });
        self
    }

    pub(crate) const fn events(mut self) -> Self {
        self.response = ResponseKind::Events;
        self
    }

    pub(crate) const fn positional(mut self) -> Self {
        self.positional_rows = true;
        self
    }

    pub(crate) const fn empty(mut self) -> Self {
        self.response = ResponseKind::Empty;
        self
    }

    pub(crate) const fn replaced_by(mut self, path: &'static str) -> Self {
        self.deprecated = true;
        self.replaced_by = Some(path);
        self
    }
}

//! The role of an argument: the part of the request that it is sent in.

/// The part of a request that an argument is sent in.
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum Role {
    /// The client that a free function takes.
    Client,
    /// The path parameter of this name.
    Path(String),
    Query(String),
    /// A struct whose fields become query parameters.
    Flatten,
    Header(String),
    Body,
    Form,
    /// A part of a multipart body.
    Part(String),
}

impl Role {
    /// Returns the text for the documentation of the argument.
    pub(crate) fn described(&self) -> String {
        match self {
            Self::Client => "the client".into(),
            Self::Path(name) => format!("path parameter `{name}`"),
            Self::Query(name) => format!("query parameter `{name}`"),
            Self::Flatten => "query parameters, one a field".into(),
            Self::Header(name) => format!("header `{name}`"),
            Self::Body => "body, as JSON".into(),
            Self::Form => "body, as a form".into(),
            Self::Part(name) => format!("part `{name}` of the body"),
        }
    }

    pub(crate) fn is_body(&self) -> bool {
        matches!(self, Self::Body | Self::Form)
    }

    pub(crate) fn is_part(&self) -> bool {
        matches!(self, Self::Part(_))
    }
}

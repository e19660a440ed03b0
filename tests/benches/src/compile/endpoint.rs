//! An endpoint as the generated crates declare it.

/// The number of endpoints in a generated trait.
pub const ENDPOINTS_PER_TRAIT: usize = 10;

/// One operation of the API, declared once in each crate and called once.
#[derive(Clone, Debug)]
pub struct Endpoint {
    /// Unique number, because an operation may be declared more than once.
    pub number: usize,
    pub verb: &'static str,
    pub path: &'static str,
    pub query: Vec<Query>,
    pub body: bool,
    /// True if the response is JSON; otherwise it has no body.
    pub answers: bool,
}

/// A query parameter.
#[derive(Clone, Debug)]
pub struct Query {
    pub name: &'static str,
    pub amount: Amount,
}

/// The number of times that a query parameter is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amount {
    Once,
    Perhaps,
    Many,
}

/// An argument of the function that calls an endpoint.
#[derive(Debug)]
pub struct Argument {
    pub name: String,
    pub kind: Kind,
}

/// The part of the request that an argument fills.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Path,
    Query(Amount),
    Body,
}

impl Endpoint {
    pub fn name(&self) -> String {
        format!("endpoint_{}", self.number)
    }

    /// Returns the arguments in the order of a signature.
    pub fn arguments(&self) -> Vec<Argument> {
        let path = self.path.split('/').filter_map(parameter);
        let path = path.map(|name| (name, Kind::Path));
        let query = self.query.iter();
        let query = query.map(|query| (query.name, Kind::Query(query.amount)));
        let body = self.body.then_some(("body", Kind::Body));
        path.chain(query)
            .chain(body)
            .map(|(name, kind)| Argument {
                name: name.to_owned(),
                kind,
            })
            .collect()
    }

    /// Returns the response type.
    pub fn answer(&self) -> String {
        if self.answers {
            format!("Answer{}", self.number)
        } else {
            "()".to_owned()
        }
    }

    /// Returns `&self, name: type, …`, with the result of `role` before each argument.
    pub fn signature(&self, role: impl Fn(&Argument) -> String) -> String {
        let arguments = self.arguments();
        let arguments = arguments.iter().map(|argument| {
            let ty = argument.kind.ty(self.number);
            format!(", {}{}: {ty}", role(argument), argument.name)
        });
        format!("&self{}", arguments.collect::<String>())
    }

    /// Returns the call on a value `client`, with an argument of each kind.
    pub fn call(&self) -> String {
        let values = self.arguments();
        let values: Vec<_> = values
            .iter()
            .map(|argument| argument.kind.value(self.number))
            .collect();
        format!("client.{}({})", self.name(), values.join(", "))
    }
}

impl Kind {
    fn ty(self, number: usize) -> String {
        match self {
            Self::Path | Self::Query(Amount::Once) => "&str".to_owned(),
            Self::Query(Amount::Perhaps) => "Option<&str>".to_owned(),
            Self::Query(Amount::Many) => "&[&str]".to_owned(),
            Self::Body => format!("&Body{number}"),
        }
    }

    fn value(self, number: usize) -> String {
        match self {
            Self::Path | Self::Query(Amount::Once) => r#""a b""#.to_owned(),
            Self::Query(Amount::Perhaps) => r#"Some("c")"#.to_owned(),
            Self::Query(Amount::Many) => r#"&["d", "e"]"#.to_owned(),
            Self::Body => format!("&Body{number}::default()"),
        }
    }
}

/// Returns the parameter name of a path segment, or `None` if the segment is literal.
pub fn parameter(segment: &str) -> Option<&str> {
    segment.strip_prefix('{')?.strip_suffix('}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_stand_in_the_order_of_the_signature() {
        let endpoint = Endpoint {
            number: 7,
            verb: "POST",
            path: "/v1/agents/{agent_id}/runs",
            query: vec![Query {
                name: "verbose",
                amount: Amount::Perhaps,
            }],
            body: true,
            answers: true,
        };
        let signature = endpoint.signature(|_| String::new());
        let expected = "&self, agent_id: &str, verbose: Option<&str>, body: &Body7";
        assert_eq!(signature, expected);
        let call = r#"client.endpoint_7("a b", Some("c"), &Body7::default())"#;
        assert_eq!(endpoint.call(), call);
    }
}

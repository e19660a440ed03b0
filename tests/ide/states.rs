//! The programs that are opened in the editor: a trait with a half-typed method between two others.

/// A kind of annotated trait, and the type that its methods are called on.
pub(crate) struct Container {
    pub(crate) name: &'static str,
    arguments: &'static str,
    keyword: &'static str,
    client: &'static str,
}

pub(crate) const PLAIN: Container = Container {
    name: "an async trait",
    arguments: "",
    keyword: "async fn",
    client: "Client",
};

pub(crate) const DYN: Container = Container {
    name: "a trait with a `dyn` form",
    arguments: "(dyn = DynReports)",
    keyword: "async fn",
    client: "DynReports",
};

pub(crate) const BLOCKING: Container = Container {
    name: "a blocking trait",
    arguments: "",
    keyword: "fn",
    client: "blocking::Client",
};

/// Half-typed methods, by name. `async fn` becomes `fn` in a blocking trait.
pub(crate) const STATES: [(&str, &str); 13] = [
    ("`fn`", "fn"),
    ("`asy`", "asy"),
    ("a name", "async fn na"),
    ("a route alone", "#[profound_endpoint(GET \"/v1/org\")]"),
    (
        "an open parenthesis",
        "#[profound_endpoint(GET \"/v1/org\")]\n    async fn broken(",
    ),
    (
        "an open argument",
        "#[profound_endpoint(GET \"/v1/org\")]\n    async fn broken(&self, limit: ",
    ),
    (
        "an open generic",
        "#[profound_endpoint(GET \"/v1/org\")]\n    async fn broken(&self) -> Result<",
    ),
    (
        "a missing semicolon",
        "#[profound_endpoint(GET \"/v1/org\")]\n    async fn broken(&self) -> Result<Vec<Org>, Error>",
    ),
    ("an open attribute", "#[profound_endpoint("),
    (
        "an open list of options",
        "#[profound_endpoint(GET \"/v1/org\", ti",
    ),
    (
        "wrong tokens in attribute",
        "#[profound_endpoint(GET = ; 7)]\n    async fn broken(&self) -> Result<Vec<Org>, Error>;",
    ),
    (
        "a missing return type",
        "#[profound_endpoint(GET \"/v1/org\")]\n    async fn broken(&self)",
    ),
    (
        "a missing `self`",
        "#[profound_endpoint(GET \"/v1/org\")]\n    async fn broken() -> Result<Vec<Org>, Error>;",
    ),
];

impl Container {
    /// Returns a program with a half-typed method between two healthy ones.
    pub(crate) fn with(&self, half_typed: &str) -> String {
        let Self {
            arguments,
            keyword,
            client,
            ..
        } = self;
        let half_typed = half_typed.replace("async fn", keyword);
        format!(
            r#"use profound_client::{{Client, Error, blocking, profound_endpoint}};

pub struct Org;

#[profound_endpoint{arguments}]
pub trait Reports {{
    /// Lists the organisations.
    #[profound_endpoint(GET "/v1/org")]
    {keyword} before(&self) -> Result<Vec<Org>, Error>;

    {half_typed}

    /// Lists the categories.
    #[profound_endpoint(GET "/v1/org/categories")]
    {keyword} after(&self) -> Result<Vec<Org>, Error>;
}}

fn caller(api: &{client}) {{
    let _ = api.before();
    let _ = api.after();
    api.bef;
    api.aft;
}}
"#
        )
    }
}

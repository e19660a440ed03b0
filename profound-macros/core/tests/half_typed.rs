//! Expands traits with a half-typed member. The tokens are those that rust-analyzer gives to the macro:
//! it closes an open bracket at the end of the trait.

use proc_macro2::TokenStream;
use profound_macros_core::expand_endpoint;

const ROUTE: &str = r#"#[profound_endpoint(GET "/v1/org")]"#;
const AFTER: &str = r#"
    /// Lists the categories.
    #[profound_endpoint(GET "/v1/org/categories")]
    async fn after(&self) -> Result<Vec<Org>, Error>;
"#;

/// Half-typed members, with the message that each gets. `@` is the method after it.
const STATES: &[(&str, &str)] = &[
    ("fn @", "expected identifier"),
    ("async @", "expected one of: `fn`"),
    ("async fn @", "expected identifier"),
    ("asy @", "expected `!`"),
    ("async fn na @", "expected parentheses"),
    ("ROUTE @", "duplicate `#[profound_endpoint]` on one method"),
    ("#[ @ ]", "expected a method after this attribute"),
    (
        "#[profound_endpoint( @ )]",
        "expected a method after this attribute",
    ),
    (
        "#[profound_endpoint(GET \"/v1/org\", ti @ )]",
        "expected a method after this attribute",
    ),
    (
        "#[profound_endpoint(GET \"/v1/org\", headers( @ ))]",
        "expected a method after this attribute",
    ),
    ("ROUTE async fn broken( @ )", "expected `;` after this"),
    (
        "ROUTE async fn broken(&self, @ )",
        "expected `;` after this",
    ),
    ("ROUTE async fn broken(&self, limit @ )", "expected"),
    ("ROUTE async fn broken(&self, limit: @ )", "expected one of"),
    (
        "ROUTE async fn broken(&self, limit: Option< @ )",
        "expected one of",
    ),
    ("ROUTE async fn broken(&self, #[ @ ])", "expected"),
    ("ROUTE async fn broken(&self, #[query( @ )])", "expected"),
    ("ROUTE async fn broken< @", "expected"),
    ("ROUTE async fn broken(&self) @", "expected `;` after this"),
    ("ROUTE async fn broken(&self) - @", "expected"),
    ("ROUTE async fn broken(&self) -> @", "expected one of"),
    (
        "ROUTE async fn broken(&self) -> Result< @",
        "expected one of",
    ),
    (
        "ROUTE async fn broken(&self) -> Result<Vec<Org>, @",
        "expected one of",
    ),
    ("ROUTE async fn broken(&self) -> ( @ )", "expected"),
    ("ROUTE async fn broken(&self) -> [ @ ]", "expected"),
    (
        "ROUTE async fn broken(&self) -> Result<Vec<Org>, Error> @",
        "expected `;` after this",
    ),
    (
        "ROUTE async fn broken(&self) -> Result<Vec<Org>, Error> where @",
        "expected `;` after this",
    ),
    (
        "ROUTE async fn broken(&self) -> Result<Vec<Org>, Error> { @ }",
        "missing `}`",
    ),
    (
        "ROUTE async fn broken() -> Result<Vec<Org>, Error>; @",
        "missing `&self` in `broken`",
    ),
    (
        "ROUTE async fn broken(&self); @",
        "missing return type of `broken`",
    ),
    (
        "#[profound_endpoint(GET = ; 7)] async fn broken(&self) -> Result<Vec<Org>, Error>; @",
        "",
    ),
    ("const @", "expected"),
    ("const LIMIT: @", "expected"),
    ("type @", "expected identifier"),
    ("; @", "expected"),
];

fn expanded(attr_args: &str, item: &str) -> String {
    let parse = |text: &str| {
        text.parse::<TokenStream>()
            .unwrap_or_else(|error| panic!("{error}: {text}"))
    };
    let expanded = expand_endpoint(parse(attr_args), parse(item)).to_string();
    expanded.split_whitespace().collect()
}

/// Returns the trait of a state.
fn program(state: &str, blocking: bool) -> String {
    let state = state.replace('@', AFTER).replace("ROUTE", ROUTE);
    let text = format!(
        "pub trait Reports {{
            {ROUTE}
            async fn before(&self) -> Result<Vec<Org>, Error>;
            {state}
        }}"
    );
    if blocking {
        text.replace("async fn", "fn")
    } else {
        text
    }
}

fn check(attr_args: &str, blocking: bool, implementations: &[&str]) {
    for (state, message) in STATES {
        let expanded = expanded(attr_args, &program(state, blocking));
        let mistakes = expanded.matches("compile_error!").count();
        assert_eq!(mistakes, 1, "{state}: {expanded}");
        let message: String = message.split_whitespace().collect();
        // The state is another one if the word `async` is left out.
        let other = blocking && state.contains("async");
        assert!(other || expanded.contains(&message), "{state}: {expanded}");
        let (declared, implemented) = expanded
            .split_once("#[automatically_derived]")
            .expect(state);
        let methods = ["fnbefore(&self)->", "fnafter(&self)->"];
        assert!(
            methods.iter().all(|method| declared.contains(method)),
            "{state}: {expanded}"
        );
        for implementation in implementations {
            let (_, methods_of) = implemented.split_once(implementation).expect(state);
            let all = methods.iter().all(|method| methods_of.contains(method));
            assert!(all, "{state}: {implementation}");
        }
    }
}

#[test]
fn a_half_typed_member_leaves_the_others() {
    check("", false, &["implReportsfor::profound_client::Client"]);
}

#[test]
fn a_half_typed_member_leaves_the_others_of_the_dyn_form() {
    check(
        "dyn = DynReports",
        false,
        &[
            "implReportsfor::profound_client::Client",
            "implReportsforDynReports",
        ],
    );
}

#[test]
fn a_half_typed_member_leaves_the_others_of_a_blocking_trait() {
    check(
        "",
        true,
        &["implReportsfor::profound_client::blocking::Client"],
    );
}

#[test]
fn members_that_inherit_their_route_stay_too() {
    for state in ["fn", "asy", "async fn na", "async fn na(&self) -> Result<"] {
        let item = format!(
            "trait Reports {{
                async fn before(&self) -> Result<Vec<Org>, Error>;
                {state}
                async fn after(&self) -> Result<Vec<Org>, Error>;
            }}"
        );
        let expanded = expanded(r#"GET "/v1/org""#, &item);
        assert_eq!(expanded.matches("compile_error!").count(), 1, "{expanded}");
        for method in ["before", "after"] {
            let both = expanded.matches(&format!("fn{method}(&self)->")).count();
            assert_eq!(both, 2, "{state}: {expanded}");
        }
    }
}

#[test]
fn two_half_typed_members_are_reported_each() {
    let item =
        format!("trait Reports {{ async fn na {AFTER} {ROUTE} async fn other(&self) -> R }}");
    let expanded = expanded("", &item);
    assert_eq!(expanded.matches("compile_error!").count(), 2, "{expanded}");
    assert!(expanded.contains("fnafter(&self)->::profound_client::Call<"));
}

#[test]
fn a_healthy_trait_is_not_touched_by_the_recovery() {
    let item = format!(
        "trait Reports {{
            #![allow(dead_code)]
            const LIMIT: u32 = {{ 7 }};
            {AFTER}
            fn name(&self) -> &str {{ fn inner() {{}} \"reports\" }}
        }}"
    );
    let expanded = expanded("", &item);
    assert!(!expanded.contains("compile_error!"), "{expanded}");
}

#[test]
fn a_function_without_its_end_stays() {
    for function in [
        "pub async fn org(&self) -> Result<Vec<Org>, Error>",
        "pub async fn org(&self)",
        "async fn org(client: &Client) -> Result<Vec<Org>, Error>",
    ] {
        let expanded = expanded(r#"GET "/v1/org", timeout = "3s""#, function);
        assert_eq!(expanded.matches("compile_error!").count(), 1, "{expanded}");
        assert!(
            expanded.contains("->::profound_client::Call<"),
            "{expanded}"
        );
        assert!(expanded.contains("options::timeout"), "{expanded}");
    }
}

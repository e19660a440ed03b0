//! Drives a real rust-analyzer over LSP: what an editor shows of an annotated trait while its user types.
//!
//! The variable `PROFOUND_RUST_ANALYZER` names the program. `PROFOUND_RUST_ANALYZER_LIBRARIES` is its
//! library path and `PROFOUND_RUST_SRC` the sources of the standard library, if it needs them. Without the
//! variable, a `rust-analyzer` on `PATH` is used. If none works, the tests say NOT CHECKED and pass.

mod analyzer;
mod lsp;
mod states;

use std::sync::{Mutex, MutexGuard, OnceLock};

use self::{
    analyzer::Analyzer,
    states::{BLOCKING, Container, DYN, PLAIN, STATES},
};

/// The least number of observations out of 26 that must be right.
const LEAST: usize = 25;

/// Returns the analyzer that all tests share, if there is one.
fn analyzer() -> Option<MutexGuard<'static, Analyzer>> {
    static SHARED: OnceLock<Option<Mutex<Analyzer>>> = OnceLock::new();
    let shared = SHARED.get_or_init(|| Analyzer::start().map(Mutex::new));
    let Some(shared) = shared else {
        println!("NOT CHECKED: the macros in an editor: there is no rust-analyzer");
        return None;
    };
    Some(shared.lock().unwrap_or_else(|broken| broken.into_inner()))
}

/// Checks hover and completion on the method before a half-typed one and on the method after it.
fn healthy_methods_stay(container: &Container) {
    let Some(mut analyzer) = analyzer() else {
        return;
    };
    let mut right = 0;
    println!("\n{:<28} {:>14} {:>14}", container.name, "before", "after");
    for (state, half_typed) in STATES {
        analyzer.open(&container.with(half_typed));
        let mut row = format!("{state:<28}");
        for method in ["before", "after"] {
            let hover = analyzer.hover(&format!("api.{method}()"), 4);
            let begun = format!("api.{};", &method[..3]);
            let names = analyzer.completions(&begun, begun.len() - 1);
            let hovered = hover.contains(&format!("fn {method}(")) && hover.contains("Vec<Org>");
            let completed = names.iter().any(|item| item.name() == method);
            right += usize::from(hovered && completed);
            let shown = match (hovered, completed) {
                (true, true) => "both",
                (true, false) => "no completion",
                (false, true) => "no hover",
                (false, false) => "neither",
            };
            row += &format!(" {shown:>14}");
        }
        println!("{row}");
    }
    println!("{right} of {}", 2 * STATES.len());
    assert!(right >= LEAST, "{}: {right} observations", container.name);
}

#[test]
fn healthy_methods_stay_beside_a_half_typed_one() {
    healthy_methods_stay(&PLAIN);
}

#[test]
fn healthy_methods_stay_in_a_trait_with_a_dyn_form() {
    healthy_methods_stay(&DYN);
}

#[test]
fn healthy_methods_stay_in_a_blocking_trait() {
    healthy_methods_stay(&BLOCKING);
}

#[test]
fn a_mistake_has_a_diagnostic_and_a_healthy_trait_has_none() {
    let Some(mut analyzer) = analyzer() else {
        return;
    };
    analyzer.open(&PLAIN.with("#[profound_endpoint(GET \"/v1/orgs\")]\n    async fn broken(&self) -> Result<Vec<Org>, Error>;"));
    let messages = analyzer.diagnostics();
    assert!(
        messages.iter().any(|message| message.contains("/v1/orgs")),
        "{messages:?}"
    );
    for container in [PLAIN, DYN, BLOCKING] {
        analyzer.open(
            &container
                .with("")
                .replace("api.bef;", "")
                .replace("api.aft;", ""),
        );
        assert_eq!(
            analyzer.diagnostics(),
            Vec::<String>::new(),
            "{}",
            container.name
        );
    }
}

#[test]
fn hover_shows_a_future_that_is_send() {
    let Some(mut analyzer) = analyzer() else {
        return;
    };
    for (container, used) in [(PLAIN, "Client"), (DYN, "DynReports")] {
        analyzer.open(&container.with(""));
        let future = "fn before(&self) -> impl ::core::future::Future<Output = \
                      Result<Vec<Org>, Error>> + ::core::marker::Send";
        for (marker, offset) in [("fn before", 3), ("api.before()", 4)] {
            let hover = analyzer.hover(marker, offset);
            assert!(hover.contains(future), "{used}, {marker}: {hover}");
            assert!(hover.contains("Lists the organisations."), "{hover}");
            assert!(hover.contains("`GET /v1/org`"), "{hover}");
        }
    }
}

#[test]
fn types_complete_in_a_half_typed_method() {
    let Some(mut analyzer) = analyzer() else {
        return;
    };
    let route = "#[profound_endpoint(GET \"/v1/org\")]\n    async fn broken";
    for half_typed in [
        format!("{route}(&self, #[query] limit: Or"),
        format!("{route}(&self) -> Or"),
        format!("{route}(&self) -> Result<Or"),
    ] {
        analyzer.open(&PLAIN.with(&half_typed));
        let names = analyzer.completions(&half_typed, half_typed.len());
        assert!(
            names.iter().any(|item| item.name() == "Org"),
            "{half_typed}"
        );
    }
}

#[test]
fn options_complete_in_the_attribute() {
    let Some(mut analyzer) = analyzer() else {
        return;
    };
    let method = "async fn other(&self) -> Result<Vec<Org>, Error>;";
    let standalone = "async fn free(client: &Client) -> Result<Vec<Org>, Error>;";
    for (written, option, sentence) in [
        ("GET \"/v1/org\", ti", "timeout", "The deadline of a call"),
        (
            "GET \"/v1/org\", key = be",
            "bearer",
            "`Authorization: Bearer`",
        ),
        (
            "GET \"/v1/org\", key = he",
            "header",
            "`header(\"X-Token\")`",
        ),
        ("GET \"/v1/org\", retry = ne", "never", "Never retries"),
        ("PO", "POST", "as JSON"),
    ] {
        let attribute = format!("#[profound_endpoint({written})]");
        let at = attribute.len() - 2;
        let in_trait = PLAIN.with(&format!("{attribute}\n    {method}"));
        let in_module = format!("{}\n{attribute}\n{standalone}\n", PLAIN.with(""));
        for text in [in_trait, in_module] {
            analyzer.open(&text);
            let names = analyzer.completions(&attribute, at);
            let item = names.iter().find(|item| item.name() == option);
            let documentation = item.map(|item| item.documentation());
            let shown = documentation.is_some_and(|text| text.contains(sentence));
            assert!(shown, "{attribute}: {names:?}");
        }
    }
}

#[test]
fn hover_explains_an_option() {
    let Some(mut analyzer) = analyzer() else {
        return;
    };
    let options = "timeout = \"3s\", key = bearer";
    let method = "async fn other(&self) -> Result<Vec<Org>, Error>;";
    analyzer.open(&PLAIN.with(&format!(
        "#[profound_endpoint(GET \"/v1/org\", {options})]\n    {method}"
    )));
    for (word, sentence) in [
        ("timeout = ", "The deadline of a call"),
        ("key = bearer", "The place of the API key"),
        ("bearer)", "`Authorization: Bearer`"),
    ] {
        let hover = analyzer.hover(word, 1);
        assert!(hover.contains(sentence), "{word}: {hover}");
    }
    analyzer.open(&PLAIN.with(&format!(
        "#[profound_endpoint(GET \"/v1/org\", key = query(\"token\"))]\n    {method}"
    )));
    let hover = analyzer.hover("query(", 1);
    assert!(hover.contains("`query(\"token\")`"), "{hover}");
}

#[test]
fn roles_stay_in_the_documentation_beside_a_mistake_in_the_attribute() {
    let Some(mut analyzer) = analyzer() else {
        return;
    };
    for attribute in ["GET \"/v1/orgs\"", "GET \"/v1/org\", retry = sa", "GET"] {
        analyzer.open(&PLAIN.with(&format!(
            "#[profound_endpoint({attribute})]\n    \
             async fn broken(&self, #[query(\"n\")] limit: u32) -> Result<Vec<Org>, Error>;"
        )));
        let hover = analyzer.hover("broken(", 1);
        let role = "`limit`: query parameter `n`";
        assert!(hover.contains(role), "{attribute}: {hover}");
    }
}

#[test]
fn a_fake_completes_as_async_fn() {
    let Some(mut analyzer) = analyzer() else {
        return;
    };
    let fake = "impl Reports for Fake {\n    ";
    for container in [PLAIN, DYN] {
        let text = container.with("");
        analyzer.open(&format!("{text}\nstruct Fake;\n{fake}\n}}\n"));
        let names = analyzer.completions(fake, fake.len());
        // The tokens of a macro have no spaces of their own.
        let expected = "asyncfnbefore(&self)->Result<Vec<Org>,Error>";
        let offered = names.iter().any(|item| {
            let inserted: String = item.inserted().split_whitespace().collect();
            inserted.starts_with(expected)
        });
        assert!(offered, "{names:?}");
    }
}

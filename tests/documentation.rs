//! Fails if a chapter of the guide cannot be found, if the README grows or shows an error that the macro no
//! longer reports, or if a word that users search for leads nowhere.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use syn::{Attribute, ImplItem, Item, LitStr, Token, TraitItem, punctuated::Punctuated};

/// Words that users type into the search of the documentation, and an item that each must find.
const SEARCHES: &[(&str, &str)] = &[
    ("429", "ClientBuilder::wait_for_quota"),
    ("another API", "ClientBuilder::from_env_with_prefix"),
    ("another API", "KeyPlacement"),
    ("arrow", "Report::to_record_batch"),
    ("authentication", "ApiKey"),
    ("authorization", "KeyPlacement"),
    ("backoff", "ClientBuilder::max_attempts"),
    ("bearer", "KeyPlacement"),
    ("cassette", "Recorder"),
    ("certificate", "ClientBuilder::http"),
    ("citation share", "how_the_numbers_work"),
    ("coalesce", "Client::with_cache"),
    ("columns", "Report"),
    ("compression", "settings"),
    ("concurrency", "ClientBuilder::max_concurrent_calls"),
    ("csv", "cookbook"),
    ("csv", "Report::write_csv"),
    ("cursor", "Pages"),
    ("dataframe", "Report"),
    ("deadline", "ClientBuilder::timeout"),
    ("deadline", "Client::with_timeout"),
    ("dedupe", "Client::with_cache"),
    ("distributed rate limit", "many_machines"),
    ("distributed rate limit", "ClientBuilder::quota_store"),
    ("download", "ByteStream"),
    ("eTLD+1", "Domain::root"),
    ("fake", "Sandbox"),
    ("gzip", "settings"),
    ("hyper", "ClientBuilder::transport"),
    ("idempotent", "Retry"),
    ("interceptor", "ClientBuilder::layer"),
    ("logging", "tracing"),
    ("memoize", "Client::with_cache"),
    ("memoize", "CacheStore"),
    ("memoize", "ClientBuilder::cache_store"),
    ("metrics", "Observe"),
    ("metrics", "observing"),
    ("middleware", "ClientBuilder::layer"),
    ("middleware", "layers"),
    ("mock", "EventStream::fake"),
    ("mock", "Pages::fake"),
    ("mock", "Player"),
    ("mock", "Sandbox"),
    ("mock", "testing"),
    ("multipart", "Part"),
    ("null", "Patch"),
    ("offset", "Pages"),
    ("opentelemetry", "tracing"),
    ("pagination", "Pages"),
    ("percentage", "how_the_numbers_work"),
    ("prometheus", "ClientBuilder::observe"),
    ("proxy", "ClientBuilder::http"),
    ("quota", "ClientBuilder::wait_for_quota"),
    ("rate limit", "ClientBuilder::wait_for_quota"),
    ("rate_limit", "ClientBuilder::wait_for_quota"),
    ("RateLimit-Reset", "ClientBuilder::rate_limit_headers"),
    ("recipes", "cookbook"),
    ("Retry-After", "Error::retry_after"),
    ("redis", "CacheStore"),
    ("retry", "ClientBuilder::max_attempts"),
    ("rotation", "KeyProvider"),
    ("server-sent events", "EventStream"),
    ("share of voice", "how_the_numbers_work"),
    ("SSE", "EventStream"),
    ("streaming", "EventStream"),
    ("stub", "Sandbox"),
    ("sync", "Client"),
    ("tenant", "Client::with_key"),
    ("throttle", "ClientBuilder::wait_for_quota"),
    ("time zone", "DateRange"),
    ("timezone", "DateRange"),
    ("TLS", "ClientBuilder::http"),
    ("token", "ApiKey"),
    ("tower", "ClientBuilder::layer"),
    ("traceparent", "layers"),
    ("units", "how_the_numbers_work"),
    ("upload", "Part"),
    ("user agent", "ClientBuilder::user_agent"),
    ("vcr", "Player"),
    ("vcr", "Recorder"),
    ("vcr", "record_and_replay"),
    ("weights", "how_the_numbers_work"),
    ("where", "Filter"),
    ("wiremock", "Player"),
    ("X-Auth-Token", "KeyPlacement"),
];

#[test]
fn every_chapter_is_rendered_tested_and_linked() {
    let chapters = chapters();
    assert!(chapters.len() >= 13, "{chapters:?}");
    let sources: String = rust_files("profound-client/src")
        .iter()
        .filter(|file| !file.ends_with("guide.rs") && !file.ends_with("src/lib.rs"))
        .map(read)
        .collect();
    let mut missing = Vec::new();
    for name in &chapters {
        for (file, link) in [
            (
                "profound-client/src/guide.rs",
                format!("include_str!(\"../docs/guide/{name}.md\")"),
            ),
            ("profound-client/src/guide.rs", format!("]({name}) |")),
            ("profound-client/src/lib.rs", format!("](guide::{name}) |")),
            (
                "tests/support/guide.rs",
                format!("include_str!(\"../../profound-client/docs/guide/{name}.md\")"),
            ),
            ("README.md", format!("/guide/{name}/)")),
        ] {
            if !read(file).contains(&link) {
                missing.push(format!("{file} does not contain `{link}`"));
            }
        }
        if !sources.contains(&format!("](crate::guide::{name})")) {
            missing.push(format!("no item links to the chapter `{name}`"));
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

const RECIPES: &str = "profound-client/api/examples/cookbook/recipes";

/// The number of lines in the Python of Profound's public cookbook for the same question, without imports,
/// comments, docstrings and empty lines. Each is the least: the stored copies that were counted break off.
const LINES_OF_PYTHON: &[(&str, &str, usize)] = &[
    ("score", "visibility/asset-visibility-score", 17),
    ("headline_and_daily", "visibility/headline-and-daily", 16),
    ("competitors_by_day", "visibility/compare-competitors", 14),
    ("citation_share", "citations/citation-share-over-time", 12),
];

#[test]
fn the_cookbook_shows_the_recipes_that_its_example_checks() {
    let chapter = read("profound-client/docs/guide/cookbook.md");
    let example = read("profound-client/api/examples/cookbook/main.rs");
    let recipes = rust_files(RECIPES);
    assert!(recipes.len() >= 22, "{} recipes", recipes.len());
    for file in &recipes {
        let name = file.file_stem().and_then(|name| name.to_str());
        let name = name.expect("a file of Rust has a name");
        let (question, code) = recipe(name);
        let section = format!("\n\n{question}\n\n```rust\n{code}```\n\n");
        assert!(
            chapter.contains(&section),
            "the chapter does not contain the recipe `{name}` word for word:\n{section}"
        );
        let notes = chapter.split_once(&section).expect("it does").1;
        let notes = notes.lines().next().unwrap_or_default();
        assert!(
            notes.contains(' ') && !notes.starts_with('#'),
            "{name} has no notes"
        );
        let listed = example.split(|one: char| !(one.is_alphanumeric() || one == '_'));
        assert!(
            listed.into_iter().any(|word| word == name),
            "the example does not run the recipe `{name}`"
        );
    }
    let programs = chapter.matches("#[tokio::main]").count();
    let snippets = chapter.matches("```rust\n").count();
    assert_eq!(
        snippets - programs,
        recipes.len(),
        "a snippet of the chapter is no recipe"
    );
}

#[test]
fn a_recipe_is_short() {
    for file in rust_files(RECIPES) {
        let name = file.file_stem().and_then(|name| name.to_str());
        let name = name.expect("a file of Rust has a name");
        let lines = lines_without_imports(&recipe(name).1);
        // A signature in one line for each argument, 15 lines of body, and a brace.
        assert!(lines <= 22, "`{name}` has {lines} lines");
        let python = LINES_OF_PYTHON.iter().find(|(recipe, ..)| *recipe == name);
        if let Some((_, page, python)) = python {
            assert!(
                lines <= *python,
                "`{name}` has {lines} lines, and the Python of {page} {python}"
            );
        }
    }
    for (name, ..) in LINES_OF_PYTHON {
        assert!(
            path_of(format!("{RECIPES}/{name}.rs")).exists(),
            "there is no recipe `{name}`"
        );
    }
}

/// Returns the question of a recipe, which is the comment of its file, and its code.
fn recipe(name: &str) -> (String, String) {
    let text = read(format!("{RECIPES}/{name}.rs"));
    let (question, code) = text.split_once("\n\n").expect("code follows the question");
    let question = question
        .strip_prefix("//! ")
        .expect("it begins with a question");
    assert!(question.ends_with('?'), "`{question}` is no question");
    (question.to_owned(), code.to_owned())
}

/// Returns the number of lines that are neither imports nor comments nor empty.
fn lines_without_imports(code: &str) -> usize {
    let mut is_import = false;
    let lines = code.lines().filter(|line| {
        is_import |= line.starts_with("use ");
        let counts = !is_import && !line.is_empty() && !line.trim_start().starts_with("//");
        is_import &= !line.ends_with(';');
        counts
    });
    lines.count()
}

#[test]
fn the_readme_is_a_page() {
    let readme = read("README.md");
    let lines = readme.lines().count();
    assert!(lines < 250, "the README has {lines} lines");
}

#[test]
fn the_error_in_the_readme_is_the_one_that_the_macro_reports() {
    let readme = read("README.md");
    let (_, error) = readme
        .split_once("```text\nerror: ")
        .expect("it shows an error");
    let (error, _) = error.split_once(" -->").expect("the error has a place");
    let reported = read("tests/ui/contract/path-misspelled.stderr");
    assert!(
        reported.contains(error.trim_end()),
        "{error}\nis not in\n{reported}"
    );
}

#[test]
fn words_of_users_find_their_items() {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for package in [
        "profound-client",
        "profound-client/api",
        "profound-client/sandbox",
    ] {
        for file in rust_files(&format!("{package}/src")) {
            let file = syn::parse_file(&read(&file)).expect("the packages compile");
            collect_aliases(&file.items, &mut found);
        }
    }
    let missing: Vec<_> = SEARCHES
        .iter()
        .filter(|(word, item)| !found.get(*word).is_some_and(|items| items.contains(*item)))
        .collect();
    assert!(missing.is_empty(), "{missing:#?} in {found:#?}");
}

#[test]
fn every_feature_is_documented() {
    for package in [
        "profound-client",
        "profound-client/api",
        "profound-client/sandbox",
    ] {
        let manifest = read(format!("{package}/Cargo.toml"));
        let (_, features) = manifest
            .split_once("[features]\n")
            .expect("it has features");
        let (features, _) = features.split_once("\n[").expect("a table follows");
        let mut before = "";
        for line in features.lines() {
            if let Some((name, _)) = line.split_once(" = ") {
                let internal = ["default", "document-features"].contains(&name);
                assert!(
                    internal || before.starts_with("## "),
                    "the feature `{name}` of {package} has no `##` comment above it"
                );
            }
            before = line;
        }
        assert!(
            read(format!("{package}/src/lib.rs")).contains("document_features!("),
            "the documentation of {package} does not list its features"
        );
    }
}

/// Adds the aliases of all items: each word, and the paths of its items within their module.
fn collect_aliases(items: &[Item], found: &mut BTreeMap<String, BTreeSet<String>>) {
    for item in items {
        match item {
            Item::Struct(item) => add(found, &item.attrs, item.ident.to_string()),
            Item::Enum(item) => {
                let owner = item.ident.to_string();
                for variant in &item.variants {
                    add(found, &variant.attrs, format!("{owner}::{}", variant.ident));
                }
                add(found, &item.attrs, owner);
            }
            Item::Trait(item) => {
                let owner = item.ident.to_string();
                for member in &item.items {
                    if let TraitItem::Fn(method) = member {
                        add(
                            found,
                            &method.attrs,
                            format!("{owner}::{}", method.sig.ident),
                        );
                    }
                }
                add(found, &item.attrs, owner);
            }
            Item::Mod(item) => {
                add(found, &item.attrs, item.ident.to_string());
                if let Some((_, items)) = &item.content {
                    collect_aliases(items, found);
                }
            }
            Item::Impl(item) => {
                let syn::Type::Path(owner) = &*item.self_ty else {
                    continue;
                };
                let Some(owner) = owner.path.segments.last() else {
                    continue;
                };
                for member in &item.items {
                    if let ImplItem::Fn(method) = member {
                        let path = format!("{}::{}", owner.ident, method.sig.ident);
                        add(found, &method.attrs, path);
                    }
                }
            }
            _ => {}
        }
    }
}

/// Adds the words in `#[doc(alias(…))]` among these attributes of one item.
fn add(found: &mut BTreeMap<String, BTreeSet<String>>, attributes: &[Attribute], item: String) {
    for attribute in attributes
        .iter()
        .filter(|attribute| attribute.path().is_ident("doc"))
    {
        if attribute.meta.require_list().is_err() {
            continue;
        }
        attribute
            .parse_nested_meta(|meta| {
                if meta.path.is_ident("alias") {
                    let words;
                    syn::parenthesized!(words in meta.input);
                    for word in Punctuated::<LitStr, Token![,]>::parse_terminated(&words)? {
                        found.entry(word.value()).or_default().insert(item.clone());
                    }
                }
                Ok(())
            })
            .expect("aliases are written as `alias(\"…\", …)`");
    }
}

fn chapters() -> Vec<String> {
    let folder = path_of("profound-client/docs/guide");
    let files = fs::read_dir(folder).expect("the guide is in the repository");
    files
        .map(|file| file.expect("it can be listed").path())
        .filter_map(|file| Some(file.file_stem()?.to_str()?.to_owned()))
        .collect()
}

/// Returns all Rust files below a folder of the repository.
fn rust_files(folder: &str) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![path_of(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("the sources are in the repository") {
            let path = entry.expect("it can be listed").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.push(path);
            }
        }
    }
    files
}

fn read(file: impl AsRef<Path>) -> String {
    let path = path_of(file);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Returns the path of a file of the repository.
fn path_of(file: impl AsRef<Path>) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(file)
}

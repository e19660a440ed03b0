//! A rust-analyzer with a small project that depends on the client, and the requests of an editor.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
    thread,
    time::{Duration, Instant},
};

use serde_json::{Value, json};

use crate::{lsp::Lsp, states::PLAIN};

/// The longest wait for the macros to be built and loaded.
const LOADING: Duration = Duration::from_secs(180);

pub(crate) struct Analyzer {
    lsp: Lsp,
    uri: String,
    text: String,
    version: u32,
}

/// An item that the editor offers.
#[derive(Debug)]
pub(crate) struct Completion(Value);

impl Completion {
    /// Returns the name without the signature.
    pub(crate) fn name(&self) -> &str {
        let label = self.0["label"].as_str().unwrap_or_default();
        label.split(['(', ' ']).next().unwrap_or_default()
    }

    /// Returns the text that is put into the file.
    pub(crate) fn inserted(&self) -> &str {
        self.0["textEdit"]["newText"].as_str().unwrap_or_default()
    }

    pub(crate) fn documentation(&self) -> &str {
        self.0["documentation"]["value"]
            .as_str()
            .unwrap_or_default()
    }
}

impl Analyzer {
    /// Starts the analyzer and waits until it expands the macros. Returns `None` if there is none.
    pub(crate) fn start() -> Option<Self> {
        let mut command = program()?;
        let project = write_project();
        let root = format!("file://{}", project.display());
        let settings = settings();
        // The macros are built where the tests were.
        let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent();
        command
            .current_dir(&project)
            .env("CARGO_NET_OFFLINE", "true")
            .env("CARGO_TARGET_DIR", target.expect("it is `target/tmp`"));
        let mut lsp = Lsp::start(&mut command, settings.clone());
        let capabilities = json!({
            "workspace": { "configuration": true },
            "experimental": { "serverStatusNotification": true },
            "textDocument": {
                "hover": { "contentFormat": ["markdown"] },
                "completion": { "completionItem": { "documentationFormat": ["markdown"] } },
            },
        });
        let params = json!({
            "processId": null,
            "rootUri": root,
            "workspaceFolders": [{ "uri": root, "name": "scratch" }],
            "capabilities": capabilities,
            "initializationOptions": settings,
        });
        lsp.request("initialize", &params);
        lsp.notify("initialized", json!({}));
        let mut analyzer = Self {
            lsp,
            uri: format!("{root}/src/lib.rs"),
            text: String::new(),
            version: 0,
        };
        analyzer.open(&PLAIN.with(""));
        analyzer.lsp.wait_until_quiescent();
        analyzer.wait_for_the_macros();
        Some(analyzer)
    }

    fn wait_for_the_macros(&mut self) {
        let begun = Instant::now();
        while !self.hover("api.before()", 4).contains("/v1/org") {
            assert!(begun.elapsed() < LOADING, "the macros are not expanded");
            // The analyzer does not announce the end of loading.
            thread::sleep(Duration::from_millis(200));
        }
    }

    /// Replaces the text of the open file.
    pub(crate) fn open(&mut self, text: &str) {
        text.clone_into(&mut self.text);
        self.version += 1;
        let document = json!({
            "uri": self.uri, "languageId": "rust", "version": self.version, "text": text,
        });
        if self.version == 1 {
            let params = json!({ "textDocument": document });
            self.lsp.notify("textDocument/didOpen", params);
        } else {
            let params = json!({ "textDocument": document, "contentChanges": [{ "text": text }] });
            self.lsp.notify("textDocument/didChange", params);
        }
    }

    /// Returns the text shown for the word some bytes behind the begin of `marker`.
    pub(crate) fn hover(&mut self, marker: &str, offset: usize) -> String {
        let params = self.position(marker, offset);
        let shown = self.lsp.request("textDocument/hover", &params);
        let text = shown["contents"]["value"].as_str();
        text.unwrap_or_default().to_owned()
    }

    /// Returns the items offered some bytes behind the begin of `marker`.
    pub(crate) fn completions(&mut self, marker: &str, offset: usize) -> Vec<Completion> {
        let params = self.position(marker, offset);
        let mut offered = self.lsp.request("textDocument/completion", &params);
        let items = match &mut offered {
            Value::Object(list) => list.get_mut("items").map(Value::take),
            other => Some(other.take()),
        };
        match items {
            Some(Value::Array(items)) => items.into_iter().map(Completion).collect(),
            _ => Vec::new(),
        }
    }

    /// Returns the messages at the open file.
    pub(crate) fn diagnostics(&mut self) -> Vec<String> {
        let params = json!({ "textDocument": { "uri": self.uri } });
        let report = self.lsp.request("textDocument/diagnostic", &params);
        let items = report["items"].as_array().into_iter().flatten();
        items.map(|item| item["message"].to_string()).collect()
    }

    fn position(&self, marker: &str, offset: usize) -> Value {
        let found = self.text.find(marker);
        let found = found.unwrap_or_else(|| panic!("no `{marker}` in\n{}", self.text));
        let before = &self.text[..found + offset];
        let line = before.matches('\n').count();
        let character = before.len() - before.rfind('\n').map_or(0, |newline| newline + 1);
        json!({
            "textDocument": { "uri": self.uri },
            "position": { "line": line, "character": character },
        })
    }
}

/// Returns the command of the analyzer, if there is one that works.
fn program() -> Option<Command> {
    let given = env::var_os("PROFOUND_RUST_ANALYZER");
    let name = given.clone().unwrap_or_else(|| "rust-analyzer".into());
    let command = || {
        let mut command = Command::new(&name);
        if let Some(libraries) = env::var_os("PROFOUND_RUST_ANALYZER_LIBRARIES") {
            command.env("LD_LIBRARY_PATH", libraries);
        }
        command
    };
    // The `rust-analyzer` of rustup exists, and fails, if the component is missing.
    let output = command().arg("--version").output();
    let works = output.is_ok_and(|output| output.status.success());
    assert!(works || given.is_none(), "{name:?} does not run");
    (works && has_sources()).then(command)
}

/// Returns whether the sources of the standard library are there.
fn has_sources() -> bool {
    if env::var_os("PROFOUND_RUST_SRC").is_some() {
        return true;
    }
    let output = Command::new("rustc").args(["--print", "sysroot"]).output();
    output.is_ok_and(|output| {
        let sysroot = String::from_utf8_lossy(&output.stdout).into_owned();
        let sources = Path::new(sysroot.trim()).join("lib/rustlib/src/rust/library");
        sources.is_dir()
    })
}

/// Writes the project, which has the versions of the workspace's lock file.
fn write_project() -> PathBuf {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    let workspace = tests.parent().expect("it is in the workspace");
    let project = Path::new(env!("CARGO_TARGET_TMPDIR")).join("ide");
    let manifest = format!(
        "[package]\nname = \"scratch\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
         [dependencies]\nprofound-client = {{ path = {:?}, features = [\"blocking\"] }}\n\n\
         [workspace]\n",
        workspace.join("profound-client")
    );
    fs::create_dir_all(project.join("src")).expect("`target` can be written to");
    fs::write(project.join("Cargo.toml"), manifest).expect("it can be written");
    fs::write(project.join("src/lib.rs"), PLAIN.with("")).expect("it can be written");
    fs::copy(workspace.join("Cargo.lock"), project.join("Cargo.lock")).expect("it can be copied");
    project
}

/// Returns the settings: only the macros are built, and nothing is checked or loaded ahead.
fn settings() -> Value {
    let build = [
        "cargo",
        "build",
        "--quiet",
        "--offline",
        "--package=profound-macros",
        "--message-format=json",
    ];
    let mut cargo = json!({ "buildScripts": { "enable": true, "overrideCommand": build } });
    if let Some(sources) = env::var_os("PROFOUND_RUST_SRC") {
        cargo["sysrootSrc"] = sources.to_string_lossy().into();
    }
    json!({
        "checkOnSave": false,
        "cachePriming": { "enable": false },
        "procMacro": { "enable": true, "attributes": { "enable": true } },
        "completion": { "autoimport": { "enable": false } },
        "cargo": cargo,
    })
}

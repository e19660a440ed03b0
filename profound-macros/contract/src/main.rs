//! The program `profound-contract`: writes a facts file from an OpenAPI document.
#![forbid(unsafe_code)]

mod overlay_file;

use std::{
    env, fs,
    io::{self, Read as _, Write as _},
    process::ExitCode,
};

use profound_contract::{
    facts::VERSION_LINE,
    openapi::{self, Described, Document, Overlay},
};

const HELP: &str = "\
Writes a facts file from an OpenAPI document of version 3.0 or 3.1, in JSON.

The option `contract = \"profound.facts\"` of `#[profound_endpoint]` reads the file. Notes about parts of
the document that facts cannot describe go to the standard error.

Usage: profound-contract [--overlay FILE] DOCUMENT

Arguments:
  DOCUMENT        the path of the document; `-` is the standard input

Options:
  --overlay FILE  your own decisions, in TOML; see below
  -h, --help      print this help
  -V, --version   print the version

Examples:
  profound-contract openapi.json > profound.facts
  curl -s https://api.example.com/openapi.json | profound-contract - > profound.facts
  yq -o json openapi.yaml | profound-contract --overlay overlay.toml - > profound.facts

Overlay:
  [operations.\"POST /v1/search\"]
  read_only = true              # changes nothing, so that it is retried
  replaced_by = \"/v2/search\"    # deprecated; the replacement has the same method
  leave_out = true              # not written

  [[removed]]                   # the API no longer has it
  method = \"GET\"
  path = \"/v1/news\"
  help = \"use `/v1/search`\"

Exit status: 0 if the file is written, 1 if the document or the overlay is wrong, 2 if the arguments are.
";

/// A failure with its exit status.
struct Failure {
    status: u8,
    message: String,
}

/// The parsed arguments.
enum Command {
    Help,
    Version,
    Write {
        document: String,
        overlay: Option<String>,
    },
}

fn main() -> ExitCode {
    match command(env::args().skip(1)).and_then(run) {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure { status, message }) => {
            eprintln!("profound-contract: {message}");
            ExitCode::from(status)
        }
    }
}

fn command(mut arguments: impl Iterator<Item = String>) -> Result<Command, Failure> {
    let (mut document, mut overlay) = (None, None);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "-h" | "--help" => return Ok(Command::Help),
            "-V" | "--version" => return Ok(Command::Version),
            "--overlay" => {
                let file = arguments.next();
                let file = file.ok_or_else(|| usage("missing file after `--overlay`"))?;
                if overlay.replace(file).is_some() {
                    return Err(usage("duplicate option `--overlay`"));
                }
            }
            option if option.starts_with('-') && option != "-" => {
                return Err(usage(format!("unknown option `{option}`")));
            }
            _ => {
                if document.replace(argument).is_some() {
                    return Err(usage("expected one document, found two"));
                }
            }
        }
    }
    let document = document.ok_or_else(|| usage("missing document"))?;
    Ok(Command::Write { document, overlay })
}

fn run(command: Command) -> Result<(), Failure> {
    match command {
        Command::Help => print(HELP),
        Command::Version => print(concat!(
            "profound-contract ",
            env!("CARGO_PKG_VERSION"),
            "\n"
        )),
        Command::Write { document, overlay } => {
            let overlay = match overlay {
                Some(path) => overlay_file::parse(&read(&path)?)
                    .map_err(|problem| failure(format!("{path}: {problem}")))?,
                None => Overlay::default(),
            };
            let text = read(&document)?;
            let in_document = |problem: String| {
                let is_yaml = text
                    .trim_start()
                    .starts_with(|char: char| char.is_alphabetic());
                let help = if is_yaml {
                    "\nhelp: convert YAML to JSON first, for example with `yq -o json`"
                } else {
                    ""
                };
                failure(format!("{document}: {problem}{help}"))
            };
            let parsed = Document::parse(&text).map_err(in_document)?;
            let described = openapi::facts(&parsed, &overlay).map_err(in_document)?;
            for note in &described.notes {
                eprintln!("note: {document}: {note}");
            }
            print(&written(&parsed, &described))
        }
    }
}

/// Returns the text of the facts file, with the title and the servers of the document as comments.
fn written(document: &Document, described: &Described) -> String {
    let info = &document.root()["info"];
    let text = |name: &str| {
        info[name]
            .as_str()
            .unwrap_or_default()
            .replace(['\n', '\r'], " ")
    };
    let (title, version) = (text("title"), text("version"));
    let mut comments = format!("# {title} {version}, written by profound-contract.\n");
    for server in document.servers() {
        comments += &format!("# Server: {}\n", server.replace(['\n', '\r'], " "));
    }
    let facts = described.facts.to_string();
    let lines = facts.strip_prefix(VERSION_LINE).unwrap_or(&facts);
    format!("{VERSION_LINE}\n{comments}{lines}")
}

fn read(path: &str) -> Result<String, Failure> {
    let text = if path == "-" {
        let mut text = String::new();
        io::stdin().read_to_string(&mut text).map(|_| text)
    } else {
        fs::read_to_string(path)
    };
    text.map_err(|error| failure(format!("{path}: {error}")))
}

fn print(text: &str) -> Result<(), Failure> {
    let mut output = io::stdout().lock();
    let result = output
        .write_all(text.as_bytes())
        .and_then(|()| output.flush());
    result.map_err(|error| failure(format!("standard output: {error}")))
}

fn failure(message: String) -> Failure {
    Failure { status: 1, message }
}

fn usage(message: impl Into<String>) -> Failure {
    let message = format!("{}\nhelp: run `profound-contract --help`", message.into());
    Failure { status: 2, message }
}

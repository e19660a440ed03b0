//! Reads the facts file of the option `contract`, and keeps it until it changes.

use std::{
    collections::HashMap,
    env, fs, io,
    path::{Path, PathBuf},
    sync::{Arc, LazyLock, Mutex, PoisonError},
    time::SystemTime,
};

use profound_contract::facts::{self, Facts, Problem};
use syn::LitStr;

use crate::errors::Errors;

/// The variable that names the directory of the package being compiled.
const DIRECTORY: &str = "CARGO_MANIFEST_DIR";

/// The mistakes of a file that are reported, at most.
const REPORTED: usize = 8;

/// A facts file of the user's.
#[derive(Debug)]
pub(crate) struct FactsFile {
    /// The path, as the option has it.
    pub(crate) name: String,
    pub(crate) facts: Facts,
}

/// A file as it was read last.
struct Known {
    modified: SystemTime,
    length: u64,
    content: Content,
}

type Content = Result<Arc<FactsFile>, Vec<Problem>>;

static FILES: LazyLock<Mutex<HashMap<PathBuf, Known>>> = LazyLock::new(Mutex::default);

/// The reason why a file has no operations. It has been reported.
pub(super) enum Unloaded {
    /// It has mistakes.
    Invalid,
    /// It cannot be read.
    Unreadable,
}

/// Reads a facts file. Reports every mistake at the literal.
pub(super) fn load(literal: &LitStr, errors: &mut Errors) -> Result<Arc<FactsFile>, Unloaded> {
    let name = literal.value();
    let path = resolved(&name, literal, errors).ok_or(Unloaded::Unreadable)?;
    match content(&path, &name) {
        Ok(Ok(file)) => Ok(file),
        Ok(Err(problems)) => {
            report(&name, &problems, literal, errors);
            Err(Unloaded::Invalid)
        }
        Err(error) => {
            report_unreadable(&path, &error, literal, errors);
            Err(Unloaded::Unreadable)
        }
    }
}

/// Returns the full path of a file, or reports that it cannot be known.
fn resolved(name: &str, literal: &LitStr, errors: &mut Errors) -> Option<PathBuf> {
    let help = "write a path from the directory of `Cargo.toml`, such as `profound.facts`";
    if name.is_empty() {
        errors.on(literal, "missing path of the facts file", help);
        return None;
    }
    let path = Path::new(name);
    if path.has_root() || path.is_absolute() {
        let rule = format!("a facts file must have a relative path, found `{name}`");
        errors.on(literal, rule, help);
        return None;
    }
    match env::var_os(DIRECTORY) {
        Some(directory) => Some(Path::new(&directory).join(path)),
        None => {
            let rule = format!("`{name}` cannot be found: `{DIRECTORY}` is not set");
            let help = format!(
                "compile with cargo, or set `{DIRECTORY}` to the directory of `Cargo.toml`"
            );
            errors.on(literal, rule, help);
            None
        }
    }
}

/// Returns the parsed file, which is read again only if its time or its length has changed.
fn content(path: &Path, name: &str) -> io::Result<Content> {
    let metadata = fs::metadata(path)?;
    let (modified, length) = (metadata.modified()?, metadata.len());
    let mut files = FILES.lock().unwrap_or_else(PoisonError::into_inner);
    let is_current = |known: &&Known| known.modified == modified && known.length == length;
    if let Some(known) = files.get(path).filter(is_current) {
        let is_named = known
            .content
            .as_ref()
            .map_or(true, |file| file.name == name);
        if is_named {
            return Ok(known.content.clone());
        }
    }
    let facts = facts::parse(&fs::read_to_string(path)?);
    let content = facts.map(|facts| {
        let name = name.to_owned();
        Arc::new(FactsFile { name, facts })
    });
    let known = Known {
        modified,
        length,
        content: content.clone(),
    };
    files.insert(path.to_owned(), known);
    Ok(content)
}

fn report(name: &str, problems: &[Problem], literal: &LitStr, errors: &mut Errors) {
    for problem in &problems[..problems.len().min(REPORTED)] {
        let more = match problems.len().saturating_sub(REPORTED) {
            0 => String::new(),
            more => format!("; {more} more lines have mistakes"),
        };
        let help = format!("in the facts file, {}{more}", problem.help);
        errors.on(literal, format!("{name}:{problem}"), help);
    }
}

fn report_unreadable(path: &Path, error: &io::Error, literal: &LitStr, errors: &mut Errors) {
    let (name, path) = (literal.value(), path.display());
    let (rule, help) = match error.kind() {
        io::ErrorKind::NotFound => (
            format!("there is no facts file `{name}`"),
            format!(
                "create `{path}` with `profound-contract openapi.json`; \
                 `cargo install profound-contract` installs the program"
            ),
        ),
        io::ErrorKind::InvalidData => (
            format!("the facts file `{name}` is not UTF-8"),
            format!("create `{path}` with `profound-contract openapi.json`"),
        ),
        _ => (
            format!("the facts file `{name}` cannot be read: {error}"),
            format!("name a file in place of `{path}`"),
        ),
    };
    errors.on(literal, rule, help);
}

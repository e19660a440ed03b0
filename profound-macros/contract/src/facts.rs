//! A facts file: operations as text, one a line, for a contract of the user's own.
//!
//! The format is described in the README of this crate. [`parse`] reads it, and [`Facts`] writes it with
//! `to_string`.
//!
//! ```
//! let text = "profound-facts 1\nGET /v1/forecast query(city, days?) deprecated\n";
//! let facts = profound_contract::facts::parse(text).unwrap();
//! assert!(facts.operations[0].read_only);
//! assert_eq!(facts.to_string(), text);
//! ```

mod content;
mod intern;
mod line;
mod operation;
mod words;
mod write;

use std::collections::HashMap;

pub use self::{
    content::{Facts, METHODS, Problem, VERSION_LINE},
    intern::{intern, intern_parameters},
    write::line,
};
use self::{line::Line, words::Words};
use crate::{Removed, same_path};

/// Parses the text of a facts file.
///
/// # Errors
///
/// Every line with a mistake, in order.
pub fn parse(text: &str) -> Result<Facts, Vec<Problem>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut lines = Vec::new();
    let mut problems = Vec::new();
    let mut numbered = text.lines().enumerate().filter(|(_, line)| {
        let line = line.trim_start();
        !line.is_empty() && !line.starts_with('#')
    });
    check_version(numbered.next()).map_err(|problem| vec![problem])?;
    for (index, line) in numbered {
        match Line::parse(Words::new(index + 1, line)) {
            Ok(line) => lines.push(line),
            Err(problem) => problems.push(problem),
        }
    }
    if problems.is_empty() {
        problems.extend(duplicates(&lines));
        problems.extend(lost_replacements(&lines));
    }
    if problems.is_empty() {
        Ok(collected(&lines))
    } else {
        problems.sort_by_key(|problem| (problem.line, problem.column));
        Err(problems)
    }
}

fn check_version(first: Option<(usize, &str)>) -> Result<(), Problem> {
    let write = format!("write `{VERSION_LINE}` in the first line");
    let Some((index, line)) = first else {
        return Err(Problem {
            line: 1,
            column: 1,
            rule: "the file is empty".to_owned(),
            help: write,
        });
    };
    let words: Vec<_> = line.split_whitespace().collect();
    let (rule, help) = match words[..] {
        ["profound-facts", "1"] => return Ok(()),
        ["profound-facts", version, ..] => (
            format!("expected version 1 of the format, found `{version}`"),
            format!(
                "line {} must be `{VERSION_LINE}`: write the file again with `profound-contract`, or update \
                 `profound-client`",
                index + 1
            ),
        ),
        _ => (
            format!("missing the line `{VERSION_LINE}` before this one"),
            write,
        ),
    };
    Err(Words::new(index + 1, line).problem(rule, help))
}

/// Returns the lines of operations that an earlier line has too.
fn duplicates(lines: &[Line<'_>]) -> Vec<Problem> {
    let mut known: HashMap<(&str, String), usize> = HashMap::new();
    let mut problems = Vec::new();
    for line in lines {
        let unnamed = |segment: &str| {
            let is_parameter = crate::is_parameter(segment);
            if is_parameter { "{}" } else { segment }.to_owned()
        };
        let segments: Vec<_> = line.path.split('/').map(unnamed).collect();
        let key = (line.method, segments.join("/"));
        if let Some(first) = known.get(&key) {
            problems.push(line.problem(
                format!("duplicate operation `{} {}`", line.method, line.path),
                format!("remove this line or line {first}"),
            ));
        } else {
            known.insert(key, line.number);
        }
    }
    problems
}

/// Returns the lines with a replacement that is no operation of the file or of the API.
fn lost_replacements(lines: &[Line<'_>]) -> Vec<Problem> {
    let is_lost = |line: &&Line<'_>| {
        let known = |path: &str| {
            let is = |other: &Line<'_>| {
                other.removed.is_none()
                    && other.method == line.method
                    && same_path(path, other.path)
            };
            lines.iter().any(is) || crate::find(line.method, path).is_some()
        };
        line.replaced_by.is_some_and(|path| !known(path))
    };
    let lost = lines.iter().filter(is_lost).map(|line| {
        let path = line.replaced_by.unwrap_or_default();
        line.problem(
            format!("the replacement `{} {path}` is no operation", line.method),
            "add a line for it, or write `deprecated`",
        )
    });
    lost.collect()
}

fn collected(lines: &[Line<'_>]) -> Facts {
    let mut facts = Facts::default();
    for line in lines {
        match line.removed {
            Some(help) => facts.removed.push(Removed {
                method: line.method,
                path: intern(line.path),
                help: intern(help),
            }),
            None => facts.operations.push(line.operation()),
        }
    }
    facts
}

#[cfg(test)]
mod tests;

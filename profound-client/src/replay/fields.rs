//! The members of an object in the file of a recording, with the positions of mistakes.

use std::collections::BTreeMap;

use serde::{Deserialize, de::DeserializeOwned};
use serde_json::value::RawValue;

/// The reason why a file cannot be read.
#[derive(Debug)]
pub(super) enum Problem {
    /// The file is not JSON.
    Syntax(serde_json::Error),
    /// A value is wrong; `offset` is in bytes from the start of the file.
    At { offset: usize, text: String },
}

/// The members of an object that are not read yet.
pub(super) struct Fields<'f> {
    file: &'f str,
    object: &'f RawValue,
    members: BTreeMap<String, &'f RawValue>,
}

impl<'f> Fields<'f> {
    /// Returns the members of a value of the file.
    pub(super) fn of(file: &'f str, object: &'f RawValue) -> Result<Self, Problem> {
        let members = parse(file, object, "")?;
        Ok(Self {
            file,
            object,
            members,
        })
    }

    pub(super) fn file(&self) -> &'f str {
        self.file
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.members.contains_key(name)
    }

    pub(super) fn raw(&mut self, name: &str) -> Option<&'f RawValue> {
        self.members.remove(name)
    }

    pub(super) fn optional<T: DeserializeOwned>(
        &mut self,
        name: &str,
    ) -> Result<Option<T>, Problem> {
        let raw = self.raw(name);
        raw.map(|raw| parse(self.file, raw, name)).transpose()
    }

    pub(super) fn required<T: DeserializeOwned>(&mut self, name: &str) -> Result<T, Problem> {
        let raw = self.needed(name)?;
        parse(self.file, raw, name)
    }

    /// Returns one of these words.
    pub(super) fn word<T: Copy>(
        &mut self,
        name: &str,
        all: &[(T, &'static str)],
    ) -> Result<Option<T>, Problem> {
        let Some(found) = self.optional::<String>(name)? else {
            return Ok(None);
        };
        let known = all.iter().find(|(_, word)| *word == found);
        match known {
            Some((value, _)) => Ok(Some(*value)),
            None => Err(self.problem(format!("unknown `{name}`: `{found}`"))),
        }
    }

    pub(super) fn object(&mut self, name: &str) -> Result<Self, Problem> {
        Self::of(self.file, self.needed(name)?)
    }

    pub(super) fn optional_object(&mut self, name: &str) -> Result<Option<Self>, Problem> {
        let raw = self.raw(name);
        raw.map(|raw| Self::of(self.file, raw)).transpose()
    }

    pub(super) fn raw_list(&mut self, name: &str) -> Result<Vec<&'f RawValue>, Problem> {
        parse(self.file, self.needed(name)?, name)
    }

    /// Returns the objects in a list.
    pub(super) fn list(&mut self, name: &str) -> Result<Vec<Self>, Problem> {
        let items = self.raw_list(name)?.into_iter();
        items.map(|item| Self::of(self.file, item)).collect()
    }

    /// Fails if there is a member that was not read.
    pub(super) fn end(self) -> Result<(), Problem> {
        match self.members.iter().next() {
            Some((name, raw)) => Err(at(self.file, raw, format!("unknown field `{name}`"))),
            None => Ok(()),
        }
    }

    /// Returns a problem of this object.
    pub(super) fn problem(&self, text: String) -> Problem {
        at(self.file, self.object, text)
    }

    fn needed(&mut self, name: &str) -> Result<&'f RawValue, Problem> {
        let raw = self.raw(name);
        raw.ok_or_else(|| self.problem(format!("missing `{name}`")))
    }
}

/// Reads a value of the file.
fn parse<'f, T: Deserialize<'f>>(
    file: &'f str,
    raw: &'f RawValue,
    name: &str,
) -> Result<T, Problem> {
    serde_json::from_str(raw.get()).map_err(|error| {
        let text = error.to_string();
        let (text, _) = text.split_once(" at line ").unwrap_or((&text, ""));
        let name = match name {
            "" => String::new(),
            name => format!("`{name}`: "),
        };
        at(file, raw, format!("{name}{text}"))
    })
}

/// Returns a problem of a value, which is a part of the file's text.
fn at(file: &str, raw: &RawValue, text: String) -> Problem {
    let offset = raw.get().as_ptr() as usize - file.as_ptr() as usize;
    Problem::At { offset, text }
}

//! The operations that endpoints are checked against: those of this crate, and those of a facts file.

mod file;

use std::sync::Arc;

use profound_contract::{OPERATIONS, Operation, REMOVED, Removed};
use syn::LitStr;

use self::file::{FactsFile, Unloaded};
use crate::errors::Errors;

/// The operations that endpoints are checked against.
#[derive(Clone, Debug, Default)]
pub(crate) enum Contract {
    /// The operations of this crate.
    #[default]
    BuiltIn,
    /// The operations of a facts file of the user's, and those of this crate that it does not replace.
    Extended(Arc<FactsFile>),
    /// The facts file has mistakes, which have been reported. No operation is unknown.
    Invalid,
    /// The facts file cannot be read, which has been reported. No operation is unknown.
    Unreadable,
}

impl Contract {
    /// Reads a facts file, and reports its mistakes.
    pub(crate) fn load(literal: &LitStr, errors: &mut Errors) -> Self {
        match file::load(literal, errors) {
            Ok(file) => Self::Extended(file),
            Err(Unloaded::Invalid) => Self::Invalid,
            Err(Unloaded::Unreadable) => Self::Unreadable,
        }
    }

    /// Returns whether the facts file was there, so that a build can depend on it.
    pub(crate) fn has_file(&self) -> bool {
        matches!(self, Self::Extended(_) | Self::Invalid)
    }

    /// Returns the operation of this method and path.
    pub(crate) fn operation(&self, method: &str, path: &str) -> Option<Operation> {
        let own = self.file().and_then(|file| file.facts.find(method, path));
        own.copied()
            .or_else(|| profound_contract::find(method, path).copied())
    }

    /// Returns all operations. Those of the user's file are first.
    pub(crate) fn operations(&self) -> impl Iterator<Item = &Operation> {
        let own = self.file().map_or(&[][..], |file| &file.facts.operations);
        let is_kept = move |operation: &&Operation| {
            own.is_empty()
                || self
                    .file()
                    .is_none_or(|file| file.facts.find(operation.method, operation.path).is_none())
        };
        own.iter().chain(OPERATIONS.iter().filter(is_kept))
    }

    /// Returns the operations that the API no longer has.
    pub(crate) fn removed(&self) -> impl Iterator<Item = &Removed> {
        let own = self.file().map_or(&[][..], |file| &file.facts.removed);
        own.iter().chain(REMOVED)
    }

    /// Returns the name of the user's file if it has an operation.
    pub(crate) fn file_of(&self, operation: &Operation) -> Option<&str> {
        let file = self.file()?;
        let own = file.facts.find(operation.method, operation.path);
        own.map(|_| file.name.as_str())
    }

    pub(crate) fn file(&self) -> Option<&FactsFile> {
        match self {
            Self::Extended(file) => Some(file),
            Self::BuiltIn | Self::Invalid | Self::Unreadable => None,
        }
    }
}

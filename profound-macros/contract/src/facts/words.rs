//! The words of one line: names, and lists in parentheses.

use super::content::Problem;

/// The rest of a line that is being parsed.
#[derive(Clone, Copy)]
pub(super) struct Words<'t> {
    number: usize,
    line: &'t str,
    /// The next byte.
    at: usize,
}

impl<'t> Words<'t> {
    pub(super) fn new(number: usize, line: &'t str) -> Self {
        let mut words = Self {
            number,
            line,
            at: 0,
        };
        words.skip_space();
        words
    }

    pub(super) fn number(&self) -> usize {
        self.number
    }

    /// Returns a mistake at the next word.
    pub(super) fn problem(&self, rule: impl Into<String>, help: impl Into<String>) -> Problem {
        Problem {
            line: self.number,
            column: self.line[..self.at].chars().count() + 1,
            rule: rule.into(),
            help: help.into(),
        }
    }

    /// Returns the rest of the line, without a comment.
    pub(super) fn rest(&self) -> &'t str {
        let rest = &self.line[self.at..];
        let comment = rest.match_indices('#').find(|(place, _)| {
            let before = rest[..*place].chars().next_back();
            before.is_none_or(char::is_whitespace)
        });
        comment.map_or(rest, |(place, _)| &rest[..place]).trim_end()
    }

    /// Returns whether nothing but a comment is left.
    pub(super) fn is_end(&self) -> bool {
        let rest = &self.line[self.at..];
        rest.is_empty() || rest.starts_with('#')
    }

    /// Takes a word up to a space or a parenthesis; empty at the end.
    pub(super) fn word(&mut self) -> &'t str {
        if self.is_end() {
            return "";
        }
        self.until(|char| char.is_whitespace() || "()".contains(char))
    }

    /// Takes text up to a space.
    pub(super) fn path(&mut self) -> &'t str {
        if self.is_end() {
            return "";
        }
        self.until(char::is_whitespace)
    }

    /// Takes an entry of a list, up to `,` or `)`. Text in quotes can contain both.
    pub(super) fn entry(&mut self) -> &'t str {
        let mut quoted = false;
        let entry = self.until(|char| {
            quoted ^= char == '"';
            !quoted && ",)".contains(char)
        });
        entry.trim_end()
    }

    /// Takes a character, if it is the next.
    pub(super) fn take(&mut self, char: char) -> bool {
        let is_next = self.line[self.at..].starts_with(char);
        if is_next {
            self.at += char.len_utf8();
            self.skip_space();
        }
        is_next
    }

    fn until(&mut self, is_end: impl FnMut(char) -> bool) -> &'t str {
        let rest = &self.line[self.at..];
        let word = &rest[..rest.find(is_end).unwrap_or(rest.len())];
        self.at += word.len();
        self.skip_space();
        word
    }

    fn skip_space(&mut self) {
        let rest = &self.line[self.at..];
        self.at += rest.len() - rest.trim_start().len();
    }
}

//! The small regular expressions of the `matches` filter.

/// A small regular expression: literals, `.`, `*`, `+`, `?`, `\`, `^` and `$` at the ends.
#[derive(Debug, Clone)]
pub(crate) struct Pattern {
    steps: Vec<PatternStep>,
    from_start: bool,
    to_end: bool,
}

#[derive(Debug, Clone, Copy)]
struct PatternStep {
    /// The character that matches, or `None` for any.
    accepts: Option<char>,
    may_be_absent: bool,
    may_repeat: bool,
}

impl Pattern {
    /// Parses a pattern. Returns `None` if the text is not a valid pattern.
    pub(crate) fn parse(text: &str) -> Option<Pattern> {
        let (from_start, text) = match text.strip_prefix('^') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (to_end, text) = match text.strip_suffix('$') {
            Some(rest) if !ends_escaped(rest) => (true, rest),
            _ => (false, text),
        };
        Some(Pattern {
            steps: steps(text)?,
            from_start,
            to_end,
        })
    }

    /// Returns the number of its characters. Each of them costs time.
    pub(crate) fn len(&self) -> usize {
        self.steps.len()
    }

    /// Returns whether a text contains a match. The time grows with the product of both lengths.
    pub(crate) fn is_found_in(&self, text: &str) -> bool {
        let end = self.steps.len();
        let mut reached = vec![false; end + 1];
        reached[0] = true;
        self.skip_absent(&mut reached);
        for character in text.chars() {
            if reached[end] && !self.to_end {
                return true;
            }
            reached = self.advance(&reached, character);
        }
        reached[end]
    }

    fn advance(&self, reached: &[bool], character: char) -> Vec<bool> {
        let mut next = vec![false; reached.len()];
        next[0] = !self.from_start;
        for (at, step) in self.steps.iter().enumerate() {
            if reached[at] && step.accepts.is_none_or(|accepted| accepted == character) {
                next[at] |= step.may_repeat;
                next[at + 1] = true;
            }
        }
        self.skip_absent(&mut next);
        next
    }

    fn skip_absent(&self, reached: &mut [bool]) {
        for (at, step) in self.steps.iter().enumerate() {
            reached[at + 1] |= reached[at] && step.may_be_absent;
        }
    }
}

fn steps(text: &str) -> Option<Vec<PatternStep>> {
    let mut steps: Vec<PatternStep> = Vec::new();
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        if let '*' | '+' | '?' = character {
            let last = steps.last_mut()?;
            last.may_be_absent |= character != '+';
            last.may_repeat |= character != '?';
            continue;
        }
        let accepts = match character {
            '.' => None,
            '\\' => Some(characters.next().filter(|next| !next.is_alphanumeric())?),
            '(' | ')' | '[' | ']' | '{' | '}' | '|' | '^' | '$' => return None,
            literal => Some(literal),
        };
        steps.push(PatternStep {
            accepts,
            may_be_absent: false,
            may_repeat: false,
        });
    }
    Some(steps)
}

fn ends_escaped(text: &str) -> bool {
    let backslashes = text.len() - text.trim_end_matches('\\').len();
    backslashes % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(pattern: &str, text: &str) -> bool {
        let pattern = Pattern::parse(pattern).expect("a pattern");
        pattern.is_found_in(text)
    }

    #[test]
    fn a_pattern_is_found_anywhere_unless_anchored() {
        assert!(found("run", "trail running"));
        assert!(!found("^run", "trail running"));
        assert!(found("^tra.l", "trail running"));
        assert!(!found("run$", "trail running"));
        assert!(found("ing$", "trail running"));
        assert!(found("^$", "") && !found("^$", "a"));
    }

    #[test]
    fn repeats_take_as_much_as_needed() {
        assert!(found("^ab*c$", "ac") && found("^ab*c$", "abbbc"));
        assert!(!found("^ab+c$", "ac") && found("^ab+c$", "abbc"));
        assert!(found("^ab?c$", "abc") && !found("^ab?c$", "abbc"));
        assert!(found("^.*best.*shoes", "which are the best running shoes?"));
        assert!(found(r"shoes\?$", "which shoes?") && !found(r"shoes\?$", "which shoe"));
    }

    #[test]
    fn an_unsupported_pattern_is_refused() {
        for pattern in ["(a|b)", "[a-z]", "*a", r"\d", "a{2}", "a^b", r"a\"] {
            assert!(Pattern::parse(pattern).is_none(), "{pattern}");
        }
    }
}

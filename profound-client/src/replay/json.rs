//! JSON as text: indented for a recording, and compact again. Numbers, names and their order are kept as
//! they were sent.

/// The most bytes of an array or object that is written on one line.
const LINE: usize = 72;

/// A part of a JSON text between white space.
enum Token<'t> {
    /// A bracket, a brace, a comma or a colon.
    Mark(u8),
    /// A string, with its quotes.
    String(&'t str),
    /// A number, `true`, `false` or `null`.
    Word(&'t str),
}

/// Returns the tokens of a text that is valid JSON.
fn tokens(text: &str) -> impl Iterator<Item = Token<'_>> {
    let mut left = text;
    std::iter::from_fn(move || {
        left = left.trim_start_matches([' ', '\t', '\n', '\r']);
        let first = *left.as_bytes().first()?;
        let length = match first {
            b'{' | b'}' | b'[' | b']' | b',' | b':' => 1,
            b'"' => string_length(left),
            _ => left
                .find([' ', '\t', '\n', '\r', ',', ']', '}', ':'])
                .unwrap_or(left.len()),
        };
        let (token, rest) = left.split_at(length);
        left = rest;
        Some(match first {
            b'"' => Token::String(token),
            _ if length == 1 && !first.is_ascii_alphanumeric() => Token::Mark(first),
            _ => Token::Word(token),
        })
    })
}

/// Returns the length of the string that a text begins with.
fn string_length(text: &str) -> usize {
    let mut is_escaped = false;
    for (place, byte) in text.bytes().enumerate().skip(1) {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = true,
            b'"' => return place + 1,
            _ => {}
        }
    }
    text.len()
}

/// Returns a text that is valid JSON without white space.
pub(super) fn compact(text: &str) -> String {
    mapped(text, |_| None)
}

/// Returns a text that is valid JSON without white space. Each string and number for which there is a
/// replacement becomes that string.
pub(super) fn mapped(text: &str, replacement: impl Fn(&str) -> Option<&'static str>) -> String {
    let mut out = String::with_capacity(text.len());
    for token in tokens(text) {
        let (token, content) = match token {
            Token::Mark(mark) => {
                out.push(char::from(mark));
                continue;
            }
            Token::String(token) => (token, &token[1..token.len() - 1]),
            Token::Word(token) => (token, token),
        };
        match replacement(content) {
            Some(replacement) => out.extend(["\"", replacement, "\""]),
            None => out.push_str(token),
        }
    }
    out
}

/// Returns a compact text with indentation. A short array or object without others in it is one line.
pub(super) fn indented(compact: &str) -> String {
    let mut out = String::with_capacity(2 * compact.len());
    let mut depth = 0;
    // The number of bytes that are left of an array or object on one line.
    let mut inline = 0;
    let mut at = 0;
    let line = |out: &mut String, depth: usize| {
        out.push('\n');
        out.extend(std::iter::repeat_n("  ", depth));
    };
    for token in tokens(compact) {
        let length = match &token {
            Token::Mark(_) => 1,
            Token::String(token) | Token::Word(token) => token.len(),
        };
        match token {
            Token::Mark(mark @ (b'{' | b'[')) => {
                out.push(char::from(mark));
                inline = short_length(&compact[at..]);
                if inline == 0 {
                    depth += 1;
                    line(&mut out, depth);
                }
            }
            Token::Mark(mark @ (b'}' | b']')) => {
                if inline == 0 {
                    depth -= 1;
                    line(&mut out, depth);
                }
                out.push(char::from(mark));
            }
            Token::Mark(b',') if inline == 0 => {
                out.push(',');
                line(&mut out, depth);
            }
            Token::Mark(mark) => out.extend([char::from(mark), ' ']),
            Token::String(token) | Token::Word(token) => out.push_str(token),
        }
        at += length;
        inline = inline.saturating_sub(length);
    }
    out.push('\n');
    out
}

/// Returns the length of the array or object that a compact text begins with, if it fits on a line;
/// otherwise 0.
fn short_length(text: &str) -> usize {
    let mut length = 0;
    for token in tokens(text) {
        length += match token {
            Token::Mark(b'{' | b'[') if length > 0 => return 0,
            Token::Mark(b'}' | b']') => return length + 1,
            Token::Mark(_) => 1,
            Token::String(token) | Token::Word(token) => token.len(),
        };
        if length > LINE {
            return 0;
        }
    }
    0
}

/// Returns a string as JSON.
pub(super) fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_the_same_after_it_was_indented() {
        for text in [
            r#"{"a":1.10,"b":[],"a":{"c":"x\"]y,\\","d":[1,[2,{"e":null}]]},"z":-1e400}"#,
            "[]",
            r#""a""#,
            "12345678901234567890123",
            r#"["é\u00e9",{},{"a":{}}]"#,
        ] {
            assert_eq!(compact(&indented(text)), text);
        }
        assert_eq!(compact(" { \"a b\" :\t[ 1 ,\r\n2 ] } "), r#"{"a b":[1,2]}"#);
    }

    #[test]
    fn short_arrays_are_one_line() {
        let text = indented(r#"{"query":[["limit","10"]],"rows":[[1,2],{"a":true}],"empty":[]}"#);
        let expected = r#"{
  "query": [
    ["limit", "10"]
  ],
  "rows": [
    [1, 2],
    {"a": true}
  ],
  "empty": []
}
"#;
        assert_eq!(text, expected);
    }

    #[test]
    fn deep_nesting_needs_no_stack() {
        let text = format!("{}{}", "[".repeat(200_000), "]".repeat(200_000));
        assert_eq!(compact(&text), text);
    }
}

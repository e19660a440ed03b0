//! Parses `multipart/form-data` (RFC 7578, with the boundary rules of RFC 2046).

mod fields;

use bytes::Bytes;
use http::HeaderValue;
use memchr::memmem;

use crate::http::multipart::fields::Fields;

/// A field of a form.
#[derive(Debug, PartialEq)]
pub(crate) struct Part {
    pub(crate) name: String,
    /// The name of the file, if the part is a file.
    pub(crate) filename: Option<String>,
    pub(crate) content_type: Option<String>,
    pub(crate) content: Bytes,
}

pub(crate) fn is_multipart(content_type: &HeaderValue) -> bool {
    let text = content_type.to_str().unwrap_or_default();
    let essence = text.split(';').next().unwrap_or_default().trim();
    essence.eq_ignore_ascii_case("multipart/form-data")
}

/// Parses a whole body. The error is a message about the first mistake.
pub(crate) fn parse(content_type: &HeaderValue, body: &Bytes) -> Result<Vec<Part>, &'static str> {
    let delimiter = format!("\r\n--{}", boundary(content_type)?);
    let find = memmem::Finder::new(&delimiter);
    let mut at = if body.starts_with(&delimiter.as_bytes()[2..]) {
        delimiter.len() - 2
    } else {
        find.find(body).ok_or(NO_BOUNDARY)? + delimiter.len()
    };
    let mut parts = Vec::new();
    loop {
        let rest = &body[at..];
        if let Some(end) = rest.strip_prefix(b"--") {
            line_end(end).ok_or(BAD_DELIMITER)?;
            return Ok(parts);
        }
        if parts.len() == MOST_PARTS {
            return Err("a form has at most 64 parts");
        }
        let line = line_end(rest).filter(|line| *line > 0 && rest[line - 1] == b'\n');
        let start = at + line.ok_or(BAD_DELIMITER)?;
        let length = find.find(&body[start..]).ok_or(NO_END)?;
        parts.push(part(body, start, start + length)?);
        at = start + length + delimiter.len();
    }
}

/// Returns the length of the rest of a delimiter's line: padding, then a line break or the body's end.
fn line_end(rest: &[u8]) -> Option<usize> {
    let padding = rest
        .iter()
        .take_while(|byte| matches!(byte, b' ' | b'\t'))
        .count();
    match &rest[padding..] {
        [] => Some(padding),
        [b'\r', b'\n', ..] => Some(padding + 2),
        _ => None,
    }
}

fn part(body: &Bytes, start: usize, end: usize) -> Result<Part, &'static str> {
    let section = &body[start..end];
    // A part without an empty line has no content. The delimiter starts with its own line break.
    let (head, content) = match memmem::find(section, b"\r\n\r\n") {
        Some(at) => (&section[..at], start + at + 4),
        None => (section.strip_suffix(b"\r\n").unwrap_or(section), end),
    };
    if head.len() > MOST_HEAD {
        return Err("the headers of a part have at most 8 KiB");
    }
    let head = std::str::from_utf8(head).map_err(|_| "the headers of a part are not UTF-8")?;
    let fields = Fields::parse(head)?;
    Ok(Part {
        name: fields.name,
        filename: fields.filename,
        content_type: fields.content_type,
        content: body.slice(content..end),
    })
}

fn boundary(content_type: &HeaderValue) -> Result<String, &'static str> {
    let text = std::str::from_utf8(content_type.as_bytes()).map_err(|_| NO_PARAMETER)?;
    let boundary = fields::parameter(text, "boundary")?.ok_or(NO_PARAMETER)?;
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"'()+_,-./:=? ".contains(&byte);
    let sound = (1..=70).contains(&boundary.len())
        && boundary.bytes().all(allowed)
        && !boundary.ends_with(' ');
    sound.then_some(boundary).ok_or("the boundary is invalid")
}

const NO_PARAMETER: &str = "the content type has no boundary";
const NO_BOUNDARY: &str = "the boundary is not in the body";
const NO_END: &str = "the closing boundary is missing";
const BAD_DELIMITER: &str = "a boundary must be followed by a line break";

const MOST_PARTS: usize = 64;
const MOST_HEAD: usize = 8 * 1024;

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(boundary: &str, body: &str) -> Result<Vec<(String, String)>, &'static str> {
        let content_type = format!("multipart/form-data; boundary={boundary}");
        let content_type = HeaderValue::from_str(&content_type).unwrap();
        let parts = parse(&content_type, &Bytes::copy_from_slice(body.as_bytes()))?;
        let pair = |part: Part| {
            let content = String::from_utf8(part.content.to_vec()).unwrap();
            (part.name, content)
        };
        Ok(parts.into_iter().map(pair).collect())
    }

    fn pairs(pairs: &[(&str, &str)]) -> Result<Vec<(String, String)>, &'static str> {
        let owned = pairs
            .iter()
            .map(|(a, b)| ((*a).to_owned(), (*b).to_owned()));
        Ok(owned.collect())
    }

    const A: &str = "Content-Disposition: form-data; name=\"a\"\r\n";

    #[test]
    fn parts_are_what_stands_between_the_delimiters() {
        let body = format!("--x\r\n{A}\r\none\r\n--x\r\n{A}\r\n\r\n2\n--x\r\n\r\n--x--\r\n");
        let expected = pairs(&[("a", "one"), ("a", "\r\n2\n--x\r\n")]);
        assert_eq!(parsed("x", &body), expected);
        assert_eq!(parsed("x", "--x--"), pairs(&[]));
    }

    #[test]
    fn text_before_and_after_the_parts_is_ignored() {
        let body = format!("to old mailers\r\n--x \t\r\n{A}\r\none\r\n--x-- \r\n--x\r\nrest");
        assert_eq!(parsed("x", &body), pairs(&[("a", "one")]));
        let body = format!("a --x is no delimiter\r\n--x\r\n{A}\r\none\r\n--x--");
        assert_eq!(parsed("x", &body), pairs(&[("a", "one")]));
    }

    #[test]
    fn content_may_be_empty_or_absent() {
        for content in ["\r\n\r\n", "\r\n"] {
            let body = format!("--x\r\n{A}{content}--x--");
            assert_eq!(parsed("x", &body), pairs(&[("a", "")]), "{content:?}");
        }
    }

    #[test]
    fn a_boundary_may_be_quoted_and_have_odd_characters() {
        let body = format!("--a b:'?=\r\n{A}\r\none\r\n--a b:'?=--");
        assert_eq!(parsed("\"a b:'?=\"", &body), pairs(&[("a", "one")]));
        for bad in ["", "\"\"", "\"a \"", "a{b", &"a".repeat(71), "\"a"] {
            assert!(parsed(bad, "").is_err(), "{bad}");
        }
    }

    #[test]
    fn a_body_that_breaks_off_is_refused_wherever_it_does() {
        let body = format!("--x\r\n{A}\r\none\r\n--x\r\n{A}\r\ntwo\r\n--x--");
        for end in 0..body.len() {
            assert!(parsed("x", &body[..end]).is_err(), "{:?}", &body[..end]);
        }
        assert!(parsed("x", &body).is_ok());
    }

    #[test]
    fn line_breaks_are_those_of_mime() {
        let body = format!("--x\r\n{A}\r\none\r\n--x--").replace("\r\n", "\n");
        assert!(parsed("x", &body).is_err());
        assert!(parsed("x", &format!("--x\r\n{A}\r\none\r\n--xy\r\n--x--")).is_err());
    }

    #[test]
    fn there_is_an_end_to_parts_and_headers() {
        let many = format!("--x\r\n{A}\r\none\r\n").repeat(MOST_PARTS);
        assert!(parsed("x", &format!("{many}--x--")).is_ok());
        assert!(parsed("x", &format!("{many}--x\r\n{A}\r\none\r\n--x--")).is_err());
        let long = format!(
            "--x\r\nX-A: {}\r\n{A}\r\none\r\n--x--",
            "a".repeat(MOST_HEAD)
        );
        assert!(parsed("x", &long).is_err());
    }
}

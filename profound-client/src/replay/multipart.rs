//! The parts of a multipart body, without its random boundary.

use memchr::memmem;

/// One part: its headers as lines, and its content.
pub(super) struct Part<'b> {
    pub(super) headers: Vec<(&'b str, &'b str)>,
    pub(super) content: &'b [u8],
}

/// Returns the boundary of a multipart media type.
pub(super) fn boundary(media: &str) -> Option<&str> {
    let (kind, parameters) = media.split_once(';')?;
    if !kind.trim().to_ascii_lowercase().starts_with("multipart/") {
        return None;
    }
    let mut parameters = parameters.split(';');
    let boundary = parameters.find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        name.trim()
            .eq_ignore_ascii_case("boundary")
            .then_some(value)
    })?;
    Some(boundary.trim().trim_matches('"'))
}

/// Returns the parts of a body; `None` if it is not well-formed or not complete.
pub(super) fn parts<'b>(body: &'b [u8], boundary: &str) -> Option<Vec<Part<'b>>> {
    let delimiter = format!("--{boundary}");
    let between = format!("\r\n{delimiter}");
    let mut left = body.strip_prefix(delimiter.as_bytes())?;
    let mut parts = Vec::new();
    while let Some(part) = left.strip_prefix(b"\r\n") {
        let end = memmem::find(part, between.as_bytes())?;
        parts.push(part_of(&part[..end])?);
        left = &part[end + between.len()..];
    }
    left.starts_with(b"--").then_some(parts)
}

fn part_of(part: &[u8]) -> Option<Part<'_>> {
    let end = memmem::find(part, b"\r\n\r\n")?;
    let head = std::str::from_utf8(&part[..end]).ok()?;
    let headers = head.split("\r\n").map(|line| {
        let (name, value) = line.split_once(':')?;
        Some((name.trim(), value.trim()))
    });
    Some(Part {
        headers: headers.collect::<Option<_>>()?,
        content: &part[end + 4..],
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_found_whatever_the_boundary() {
        let body = b"--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--x\r\nA: b\r\n\r\n\r\n--x--\r\n";
        let found = parts(body, "x").unwrap();
        assert_eq!(found[0].headers[0].1, "form-data; name=\"a\"");
        assert_eq!((found[0].content, found[1].content), (&b"1"[..], &b""[..]));
        for broken in [
            &body[..body.len() - 8],
            b"",
            b"--y\r\n",
            b"--x\r\nno header\r\n\r\n\r\n--x--",
        ] {
            assert!(parts(broken, "x").is_none());
        }
    }

    #[test]
    fn only_a_multipart_type_has_a_boundary() {
        assert_eq!(
            boundary("multipart/form-data; boundary=\"a b\""),
            Some("a b")
        );
        assert_eq!(
            boundary("Multipart/Form-Data; charset=x; Boundary=ab"),
            Some("ab")
        );
        assert_eq!(boundary("application/json; boundary=ab"), None);
        assert_eq!(boundary("multipart/form-data"), None);
    }
}

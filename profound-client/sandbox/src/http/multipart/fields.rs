//! Parses the headers of one part of a form.

/// The headers of a part, as far as they matter.
#[derive(Debug, PartialEq)]
pub(crate) struct Fields {
    pub(crate) name: String,
    pub(crate) filename: Option<String>,
    pub(crate) content_type: Option<String>,
}

impl Fields {
    pub(crate) fn parse(head: &str) -> Result<Fields, &'static str> {
        let mut disposition = None;
        let mut content_type = None;
        // A line that begins with a space or a tab continues the previous line.
        let unfolded = head.replace("\r\n ", " ").replace("\r\n\t", " ");
        for line in unfolded.split("\r\n") {
            let (name, value) = line.split_once(':').ok_or("a header has no colon")?;
            let value = value.trim();
            match name.to_ascii_lowercase().as_str() {
                "content-disposition" => disposition = Some(value.to_owned()),
                "content-type" => content_type = Some(value.to_owned()),
                "content-transfer-encoding" => plain(value)?,
                _ => {}
            }
        }
        let disposition = disposition.ok_or("a part has no Content-Disposition")?;
        let kind = disposition.split(';').next().unwrap_or_default().trim();
        if !kind.eq_ignore_ascii_case("form-data") {
            return Err("a part is not form-data");
        }
        let name = parameter(&disposition, "name")?.ok_or("a part has no name")?;
        let filename = parameter(&disposition, "filename")?;
        Ok(Fields {
            name: unescaped(&name),
            filename: filename.map(|name| unescaped(&name)),
            content_type,
        })
    }
}

/// Returns the value of a header's parameter, without its quotes.
pub(crate) fn parameter(header: &str, wanted: &str) -> Result<Option<String>, &'static str> {
    let mut found = None;
    let mut rest = header.split_once(';').map_or("", |(_, rest)| rest);
    while !rest.trim().is_empty() {
        let (name, after) = rest.split_once('=').ok_or(BAD_PARAMETER)?;
        let (value, after) = value(after.trim_start())?;
        if name.trim().eq_ignore_ascii_case(wanted) {
            found = Some(value);
        }
        let after = after.trim_start();
        if !after.is_empty() && !after.starts_with(';') {
            return Err(BAD_PARAMETER);
        }
        rest = after.get(1..).unwrap_or_default();
    }
    Ok(found)
}

fn value(text: &str) -> Result<(String, &str), &'static str> {
    let Some(quoted) = text.strip_prefix('"') else {
        let end = text.find(';').unwrap_or(text.len());
        return Ok((text[..end].trim_end().to_owned(), &text[end..]));
    };
    let mut value = String::new();
    let mut characters = quoted.char_indices();
    while let Some((at, character)) = characters.next() {
        match character {
            '"' => return Ok((value, &quoted[at + 1..])),
            // Some clients quote a Windows path without escaping its backslashes.
            '\\' if quoted[at + 1..].starts_with(['"', '\\']) => {
                value.extend(characters.next().map(|(_, escaped)| escaped));
            }
            _ => value.push(character),
        }
    }
    Err("a quotation mark is missing")
}

/// Decodes the characters that browsers percent-encode in a quoted name.
fn unescaped(name: &str) -> String {
    let name = name.replace("%22", "\"").replace("%0D", "\r");
    name.replace("%0A", "\n")
}

fn plain(encoding: &str) -> Result<(), &'static str> {
    let plain = ["7bit", "8bit", "binary"].map(|known| known.eq_ignore_ascii_case(encoding));
    if plain.contains(&true) {
        Ok(())
    } else {
        Err("a part has a Content-Transfer-Encoding, which is not supported")
    }
}

const BAD_PARAMETER: &str = "a parameter of a header is not `name=value`";

#[cfg(test)]
mod tests {
    use super::*;

    fn names(disposition: &str) -> Result<(String, Option<String>), &'static str> {
        let fields = Fields::parse(&format!("content-DISPOSITION:{disposition}"))?;
        Ok((fields.name, fields.filename))
    }

    fn named(name: &str, filename: Option<&str>) -> Result<(String, Option<String>), &'static str> {
        Ok((name.to_owned(), filename.map(str::to_owned)))
    }

    #[test]
    fn names_are_read_as_senders_write_them() {
        let file = |name| named("file", Some(name));
        let with = |filename| names(&format!(" form-data; name=\"file\"; filename={filename}"));
        assert_eq!(with("\"a b;c.txt\""), file("a b;c.txt"));
        assert_eq!(with("plain.txt "), file("plain.txt"));
        assert_eq!(
            with(r#""say \"hi\" \\ twice""#),
            file(r#"say "hi" \ twice"#)
        );
        assert_eq!(with(r#""C:\new\a.txt""#), file(r"C:\new\a.txt"));
        assert_eq!(with("\"say %22hi%22%0D%0A\""), file("say \"hi\"\r\n"));
        assert_eq!(with("\"Grüße.txt\""), file("Grüße.txt"));
        assert_eq!(with("\"\""), file(""));
        assert_eq!(names("FORM-DATA;NAME=a"), named("a", None));
        let other = names("form-data; filename*=utf-8''x; name=\"a\";");
        assert_eq!(other, named("a", None), "RFC 7578 has no such parameter");
    }

    #[test]
    fn an_unknown_field_of_a_form_is_refused() {
        for bad in [
            "attachment; name=\"a\"",
            "form-data",
            "form-data; filename=\"a\"",
            "form-data; name=\"a",
            "form-data; name=\"a\" b=c",
            "form-data; name",
        ] {
            assert!(names(bad).is_err(), "{bad}");
        }
        assert!(Fields::parse("Content-Type: text/plain").is_err());
        assert!(Fields::parse("").is_err());
        let encoded = "Content-Disposition: form-data; name=a\r\nContent-Transfer-Encoding: base64";
        assert!(Fields::parse(encoded).is_err());
    }

    #[test]
    fn headers_may_be_folded_and_others_beside_them() {
        let head = "X-Other: 1\r\nContent-Disposition: form-data;\r\n\tname=\"a\"\r\n\
                    Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: BINARY";
        let fields = Fields::parse(head).unwrap();
        assert_eq!(fields.name, "a");
        assert_eq!(
            fields.content_type.as_deref(),
            Some("text/plain; charset=utf-8")
        );
    }
}

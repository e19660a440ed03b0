//! Fields that the document leaves out of its types: they are added to the text of `api.shapes`.

/// Adds the fields of the overlay to the types in a text of `api.shapes`. Returns the text, and a line for each
/// field that the document has by now, if the text is of a document.
///
/// # Errors
///
/// If a type is not in the text.
pub(crate) fn add_fields(
    text: &str,
    fields: &str,
    is_of_document: bool,
) -> Result<(String, Vec<String>), String> {
    let mut text = text.to_owned();
    let mut known = Vec::new();
    for (name, lines) in blocks(fields) {
        let (start, end) = place(&text, name).ok_or(format!(
            "overlay.toml: `fields` of [shapes] has `{name}`, which the document does not have"
        ))?;
        let block = text[start..end].to_owned();
        let mut added = String::new();
        for line in lines {
            let field = field_name(line);
            if !block.lines().any(|own| field_name(own) == field) {
                added.push_str(&format!("{line}\n"));
            } else if is_of_document {
                known.push(format!(
                    "the document has `{field}` of `{name}`: remove it from `fields` of [shapes]"
                ));
            }
        }
        text.insert_str(end, &added);
    }
    Ok((text, known))
}

/// Returns the types of a text, each with its lines.
pub(crate) fn blocks(fields: &str) -> impl Iterator<Item = (&str, impl Iterator<Item = &str>)> {
    fields.split("\n\n").filter_map(|block| {
        let mut lines = block.trim_matches('\n').lines();
        let name = lines.next()?.strip_prefix("type ")?;
        Some((name, lines))
    })
}

/// Returns the name of the field that a line describes.
pub(crate) fn field_name(line: &str) -> &str {
    let name = line.split(": ").next().unwrap_or(line);
    name.trim().trim_end_matches('?')
}

/// Returns where the lines of a type begin and end.
fn place(text: &str, name: &str) -> Option<(usize, usize)> {
    let plain = format!("\ntype {name}");
    let found = text.match_indices(&plain).find(|(at, _)| {
        let rest = &text[at + plain.len()..];
        rest.starts_with(['\n', ' '])
    });
    let start = found?.0 + 1;
    let end = text[start..].find("\n\n").map(|end| start + end + 1);
    Some((start, end.unwrap_or(text.len())))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str =
        "GET /a\n  200: A\n\ntype A closed\n  name: string\n\ntype AB\n  name: string\n";

    #[test]
    fn a_field_is_added_to_its_type() {
        let (text, known) = add_fields(TEXT, "type A\n  size?: any\n", true).unwrap();
        let expected = TEXT.replace(
            "closed\n  name: string\n",
            "closed\n  name: string\n  size?: any\n",
        );
        assert_eq!((text, known), (expected, Vec::new()));
        let (text, _) = add_fields(TEXT, "type AB\n  size?: any\n", true).unwrap();
        assert_eq!(text, format!("{TEXT}  size?: any\n"));
    }

    #[test]
    fn a_field_that_the_document_has_is_reported() {
        let fields = "type A\n  name?: any\n";
        let (text, known) = add_fields(TEXT, fields, true).unwrap();
        let expected = "the document has `name` of `A`: remove it from `fields` of [shapes]";
        assert_eq!((text.as_str(), known), (TEXT, vec![expected.to_owned()]));
        assert!(add_fields(TEXT, fields, false).unwrap().1.is_empty());
        assert!(add_fields(TEXT, "type B\n  name?: any\n", true).is_err());
    }
}

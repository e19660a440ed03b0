//! Parsing of multipart forms.

use serde_json::{Map, Value};

/// A part of a form.
pub(crate) struct Part {
    pub(crate) name: String,
    /// `None` unless the part is a file.
    pub(crate) file_name: Option<String>,
    pub(crate) body: String,
}

pub(crate) fn parts(kind: &str, body: &[u8]) -> Result<Vec<Part>, String> {
    let boundary = kind
        .split_once("boundary=")
        .ok_or("it names no boundary")?
        .1;
    let boundary = format!("--{}", boundary.trim_matches('"'));
    let body = std::str::from_utf8(body).map_err(|error| error.to_string())?;
    let body = body
        .strip_prefix(&boundary)
        .ok_or("it does not begin with the boundary")?;
    let end = format!("\r\n{boundary}--\r\n");
    let body = body
        .strip_suffix(&end)
        .ok_or("it does not end with the boundary")?;
    body.split(&format!("\r\n{boundary}")).map(part).collect()
}

/// Returns the parts as a JSON object, in the form that a schema describes.
pub(crate) fn json(parts: &[Part]) -> Value {
    let fields = parts
        .iter()
        .map(|part| (part.name.clone(), part.body.clone().into()));
    Value::Object(fields.collect::<Map<_, _>>())
}

fn part(text: &str) -> Result<Part, String> {
    let (head, body) = text
        .split_once("\r\n\r\n")
        .ok_or("a part has no end of its head")?;
    let told = |name: &str| {
        let (_, rest) = head.split_once(&format!("; {name}=\""))?;
        Some(rest.split_once('"')?.0.to_owned())
    };
    Ok(Part {
        name: told("name").ok_or("a part has no name")?,
        file_name: told("filename"),
        body: body.to_owned(),
    })
}

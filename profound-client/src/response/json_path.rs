//! The JSON path of an error, from the position that serde_json reports.
//!
//! serde_path_to_error finds the path by deserialising again through a wrapper, so that every type of a
//! user is compiled twice. The position is enough: the document is walked up to it.

use serde_json::Error;

/// Returns the path of the value at an error's position, such as `data[3].metrics[0]`; `.` is the
/// document.
pub(super) fn of(error: &Error, body: &[u8]) -> String {
    let body = body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body);
    let lines = body.split_inclusive(|&byte| byte == b'\n');
    let before: usize = lines
        .take(error.line().saturating_sub(1))
        .map(<[u8]>::len)
        .sum();
    let end = before.saturating_add(error.column()).min(body.len());
    Walk::default().to(&body[..end])
}

enum Step {
    Field(String),
    Index(usize),
}

#[derive(Default)]
struct Walk {
    steps: Vec<Step>,
    /// The last string in an object that is not yet known to be a value.
    name: String,
}

impl Walk {
    /// Returns the path of the containers open at the end. A container that closes exactly at the end
    /// is the value itself.
    fn to(mut self, body: &[u8]) -> String {
        let mut at = 0;
        while let Some(&byte) = body.get(at) {
            at += 1;
            match byte {
                b'{' => self.steps.push(Step::Field(String::new())),
                b'[' => self.steps.push(Step::Index(0)),
                b'}' | b']' => drop(self.steps.pop()),
                b'"' => {
                    let end = at + string_length(&body[at..]);
                    self.name = String::from_utf8_lossy(&body[at..end]).into_owned();
                    at = end + 1;
                }
                b':' => {
                    if let Some(Step::Field(name)) = self.steps.last_mut() {
                        *name = std::mem::take(&mut self.name);
                    }
                }
                b',' => match self.steps.last_mut() {
                    Some(Step::Index(index)) => *index += 1,
                    Some(Step::Field(name)) => name.clear(),
                    None => {}
                },
                _ => {}
            }
        }
        self.path()
    }

    fn path(self) -> String {
        let mut path = String::new();
        for step in self.steps {
            match step {
                Step::Field(name) if name.is_empty() => {}
                Step::Field(name) if path.is_empty() => path.push_str(shown(&name)),
                Step::Field(name) => path.extend([".", shown(&name)]),
                Step::Index(index) => path.push_str(&format!("[{index}]")),
            }
        }
        if path.is_empty() {
            ".".to_owned()
        } else {
            path
        }
    }
}

/// Returns the printable form of a name. A name that cannot be a field of a type may be data of the
/// response, and is redacted.
pub(super) fn shown(name: &str) -> &str {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"_-".contains(&byte);
    if name.len() <= 64 && name.bytes().all(plain) {
        name
    } else {
        "…"
    }
}

/// Returns the number of bytes up to the closing quote, or of all if there is none.
fn string_length(text: &[u8]) -> usize {
    let mut escaped = false;
    let close = text.iter().position(|&byte| {
        let closes = byte == b'"' && !escaped;
        escaped = byte == b'\\' && !escaped;
        closes
    });
    close.unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use serde::de::DeserializeOwned;
    use serde_json::json;

    use super::*;

    fn path<T: DeserializeOwned + std::fmt::Debug>(body: &str) -> String {
        of(
            &serde_json::from_str::<T>(body).unwrap_err(),
            body.as_bytes(),
        )
    }

    type Rows = std::collections::BTreeMap<String, Vec<(f64, Option<String>)>>;

    #[test]
    fn a_wrong_value_is_named_by_its_path() {
        assert_eq!(
            path::<Rows>(r#"{"data": [[1, "a"], [2, null], ["x", null]]}"#),
            "data[2][0]"
        );
        assert_eq!(
            path::<Rows>("{\"a\": [],\n \"data\": [[1, \"a\\\"]\"], [2, 3]]}"),
            "data[1][1]"
        );
        assert_eq!(path::<Rows>(r#"{"data": {"x": 1}}"#), "data");
        assert_eq!(path::<Vec<u8>>("[256]"), "[0]");
        assert_eq!(path::<Vec<u8>>("[1, {"), "[1]");
    }

    #[test]
    fn a_container_that_lacks_something_is_the_place_itself() {
        assert_eq!(path::<Rows>(r#"{"data": [[1, "a"], [2]]}"#), "data[1]");
        assert_eq!(path::<(u8, u8)>("[1]"), ".");
    }

    #[test]
    fn a_name_that_is_a_value_is_not_shown() {
        assert_eq!(
            path::<Rows>(r#"{"ann@host.example": [["x", null]]}"#),
            "…[0][0]"
        );
    }

    #[test]
    fn a_truncated_document_is_named_as_far_as_it_came() {
        let whole = json!({"data": [[0.5, "brand"], [0.25, null]]}).to_string();
        for end in 0..whole.len() {
            let path = path::<Rows>(&whole[..end]);
            assert!(path == "." || path.starts_with("data"), "{path}");
        }
    }
}

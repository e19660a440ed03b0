//! Parses a path literal into a template and reports its mistakes.

use syn::LitStr;

use crate::errors::Errors;

/// A path template: segments that are text, and parameters that fill a whole segment.
#[derive(Clone)]
pub(crate) struct Template {
    pub(crate) literal: LitStr,
    pub(crate) text: String,
    pub(crate) parameters: Vec<String>,
}

impl Template {
    /// Parses a path literal, and reports each mistake with marks under the wrong characters.
    pub(crate) fn parse(literal: LitStr, errors: &mut Errors) -> Option<Self> {
        let text = literal.value();
        let mut check = Check {
            literal: &literal,
            text: &text,
            errors,
        };
        let before = check.errors.count();
        check.check_whole();
        if check.errors.count() == before {
            check.check_segments();
        }
        if check.errors.count() > before {
            return None;
        }
        let parameters = parameters(&text).map(str::to_owned).collect();
        Some(Self {
            text,
            parameters,
            literal,
        })
    }
}

/// Returns the names in braces, in order.
fn parameters(path: &str) -> impl Iterator<Item = &str> {
    path.split('/')
        .filter_map(|segment| segment.strip_prefix('{')?.strip_suffix('}'))
}

/// Returns a rule, and below it the path with some of its bytes marked.
pub(crate) fn marked(rule: &str, path: &str, start: usize, length: usize) -> String {
    let escaped = |text: &str| text.escape_debug().to_string();
    let indent = escaped(&path[..start]).chars().count();
    let marks = escaped(&path[start..start + length]).chars().count().max(1);
    let (path, indent, marks) = (escaped(path), " ".repeat(indent), "^".repeat(marks));
    format!("{rule}\n\n    \"{path}\"\n     {indent}{marks}\n")
}

/// Returns the help that suggests a path: `write` if the path is valid, else a first step.
fn write_help(path: &str) -> String {
    let literal = LitStr::new(path, proc_macro2::Span::call_site());
    let mut errors = Errors::default();
    let sound = !path.contains(['?', '#']) && Template::parse(literal, &mut errors).is_some();
    if sound {
        format!("write `\"{path}\"`")
    } else {
        format!("start with `\"{path}\"`")
    }
}

/// Returns whether a path contains a key or a password, which a message must not repeat.
fn holds_secret(path: &str) -> bool {
    let authority = path
        .split_once("://")
        .map_or("", |(_, rest)| rest.split('/').next().unwrap_or(""));
    authority.contains('@') || path.to_ascii_lowercase().contains("api_key=")
}

struct Check<'a> {
    literal: &'a LitStr,
    text: &'a str,
    errors: &'a mut Errors,
}

impl Check<'_> {
    /// Reports a mistake and marks the wrong bytes of the path.
    fn report(&mut self, start: usize, length: usize, rule: &str, help: impl AsRef<str>) {
        let rule = marked(rule, self.text, start, length);
        self.errors.on(self.literal, rule, help);
    }

    /// Returns the help that suggests the path with some of its bytes replaced.
    fn replacement_help(&self, start: usize, length: usize, with: &str) -> String {
        format!(
            "write `\"{}{with}{}\"`",
            &self.text[..start],
            &self.text[start + length..]
        )
    }

    /// Checks the path as a whole. After such a mistake, its segments are not checked.
    fn check_whole(&mut self) {
        let text = self.text;
        if text.is_empty() {
            return self.report(0, 0, "a path cannot be empty", "for example `\"/v1/org\"`");
        }
        if holds_secret(text) {
            let help =
                "remove it, and give the client an `ApiKey`; `key = query` sends it in the query";
            let rule = "a path cannot contain a key or a password";
            return self.errors.on(self.literal, rule, help);
        }
        if let Some((scheme, rest)) = text.split_once("://") {
            let start = scheme.len() + 3;
            let host = rest.find('/').unwrap_or(rest.len());
            let path = if rest[host..].is_empty() {
                "/v1/org"
            } else {
                &rest[host..]
            };
            let path = path.split(['?', '#']).next().unwrap_or_default();
            let help = format!(
                "{}, and set the host with the client's `base_url`",
                write_help(path)
            );
            return self.report(0, start + host, "expected a path, found a URL", help);
        }
        if let Some(start) = text.find(['?', '#']) {
            let rest = &text[start..];
            let help = match text[start..].split(['?', '&', '=', '#']).nth(1) {
                Some(name) if rest.starts_with('?') && !name.is_empty() => {
                    format!(
                        "write `\"{}\"`, and add an argument `#[query(\"{name}\")]`",
                        &text[..start]
                    )
                }
                _ => write_help(&text[..start]),
            };
            let rule = if rest.starts_with('?') {
                "a path cannot contain a query"
            } else {
                "a path cannot contain a fragment"
            };
            return self.report(start, rest.len(), rule, help);
        }
        if !text.starts_with('/') {
            let first = text.chars().next().map_or(0, char::len_utf8);
            self.report(
                0,
                first,
                "a path must begin with `/`",
                write_help(&format!("/{text}")),
            );
        }
    }

    fn check_segments(&mut self) {
        let mut start = 1;
        let mut seen: Vec<&str> = Vec::new();
        let before = self.errors.count();
        for segment in self.text[1..].split('/') {
            // More errors about one path would not help.
            if self.errors.count() > before + 4 {
                return;
            }
            self.check_segment(start, segment);
            let name = segment
                .strip_prefix('{')
                .and_then(|rest| rest.strip_suffix('}'));
            if let Some(name) = name.filter(|name| is_name(name)) {
                if seen.contains(&name) {
                    let rule = format!("duplicate path parameter `{name}`");
                    self.report(start, segment.len(), &rule, "give each a different name");
                }
                seen.push(name);
            }
            start += segment.len() + 1;
        }
    }

    fn check_segment(&mut self, start: usize, segment: &str) {
        let length = segment.len();
        if segment.is_empty() {
            let (at, help) = if start < self.text.len() {
                (start, write_help(&single_slashes(self.text)))
            } else if start == 1 {
                (0, "for example `\"/v1/org\"`".to_owned())
            } else {
                (start - 1, write_help(self.text.trim_end_matches('/')))
            };
            return self.report(at, 1, "a path cannot contain an empty segment", help);
        }
        let plain = segment.to_ascii_lowercase().replace("%2e", ".");
        if plain == "." || plain == ".." {
            let rule = format!("a path cannot contain the segment `{segment}`");
            return self.report(start, length, &rule, "remove it");
        }
        if segment.contains(['{', '}']) {
            return self.check_parameter(start, segment);
        }
        let name = segment
            .strip_prefix(':')
            .or_else(|| segment.strip_prefix('<')?.strip_suffix('>'));
        if let Some(name) = name {
            let parameter = format!("{{{}}}", suggested_name(name));
            let rule = format!("expected `{parameter}`, found `{segment}`");
            let help = self.replacement_help(start, length, &parameter);
            return self.report(start, length, &rule, help);
        }
        self.check_characters(start, segment);
    }

    /// Checks the characters of a segment that is text.
    fn check_characters(&mut self, start: usize, segment: &str) {
        if let Some(at) = broken_escape(segment) {
            let rule = "expected two hexadecimal digits after `%`";
            return self.report(
                start + at,
                1,
                rule,
                self.replacement_help(start + at, 1, "%25"),
            );
        }
        let allowed =
            |byte: u8| byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@%".contains(&byte);
        if let Some(at) = segment
            .char_indices()
            .position(|(_, char)| !u8::try_from(char).is_ok_and(allowed))
        {
            let (at, char) = segment.char_indices().nth(at).expect("`position` found it");
            let rule = format!(
                "a path cannot contain an unescaped `{}`",
                char.escape_debug()
            );
            let mut bytes = [0; 4];
            let encoded: String = char
                .encode_utf8(&mut bytes)
                .bytes()
                .map(|byte| format!("%{byte:02X}"))
                .collect();
            self.report(
                start + at,
                char.len_utf8(),
                &rule,
                self.replacement_help(start + at, char.len_utf8(), &encoded),
            );
        }
    }

    fn check_parameter(&mut self, start: usize, segment: &str) {
        let length = segment.len();
        let braces = segment.matches(['{', '}']).count();
        let inner = segment
            .strip_prefix('{')
            .and_then(|rest| rest.strip_suffix('}'));
        match inner {
            Some("") => self.report(
                start,
                length,
                "missing name of the path parameter",
                "add the name of an argument, for example `{id}`",
            ),
            Some(name) if braces == 2 && is_name(name) => {}
            Some(name) if braces == 2 => {
                let rule = format!("`{name}` cannot be the name of an argument");
                self.report(
                    start,
                    length,
                    &rule,
                    self.replacement_help(start, length, &format!("{{{}}}", suggested_name(name))),
                );
            }
            _ if segment.matches('{').count() != segment.matches('}').count() => {
                let help = self.replacement_help(
                    start,
                    length,
                    &format!("{{{}}}", suggested_name(segment)),
                );
                self.report(
                    start,
                    length,
                    &format!("unmatched brace in `{segment}`"),
                    help,
                );
            }
            _ => {
                let rule = "a path parameter must be a whole segment";
                let help =
                    "use one parameter, for example `/{id}/`, and put the rest into its value";
                self.report(start, length, rule, help);
            }
        }
    }
}

/// Returns the position of a `%` without two hexadecimal digits.
fn broken_escape(segment: &str) -> Option<usize> {
    let is_hex = |at: usize| {
        segment
            .as_bytes()
            .get(at)
            .is_some_and(u8::is_ascii_hexdigit)
    };
    segment
        .match_indices('%')
        .map(|(at, _)| at)
        .find(|at| !is_hex(at + 1) || !is_hex(at + 2))
}

fn is_name(name: &str) -> bool {
    let first = name.starts_with(|char: char| char.is_ascii_alphabetic() || char == '_');
    !["_", "self", "Self", "super", "crate"].contains(&name)
        && first
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

/// Returns a valid parameter name that is similar to a text.
fn suggested_name(name: &str) -> String {
    let letters = |char: char| {
        if char.is_ascii_alphanumeric() {
            char.to_ascii_lowercase()
        } else {
            '_'
        }
    };
    let name: String = name.chars().map(letters).collect();
    let name = name.trim_matches('_');
    if is_name(name) {
        name.to_owned()
    } else {
        "id".to_owned()
    }
}

fn single_slashes(text: &str) -> String {
    let segments: Vec<_> = text
        .split('/')
        .filter(|segment| !segment.is_empty())
        .collect();
    format!("/{}", segments.join("/"))
}

#[cfg(test)]
mod tests {
    use proc_macro2::Span;

    use super::*;

    fn mistakes(path: &str) -> String {
        let mut errors = Errors::default();
        Template::parse(LitStr::new(path, Span::call_site()), &mut errors);
        errors.into_tokens().to_string()
    }

    #[test]
    fn a_template_is_read_into_its_parameters() {
        let mut errors = Errors::default();
        let literal = LitStr::new("/v1/agents/{agent_id}/runs/{run_id}", Span::call_site());
        let template = Template::parse(literal, &mut errors).unwrap();
        assert_eq!(template.parameters, ["agent_id", "run_id"]);
    }

    #[test]
    fn a_secret_in_a_path_is_not_repeated() {
        for path in [
            "/v1/org?api_key=canary",
            "https://user:canary@host.example/v1/org",
        ] {
            let told = mistakes(path);
            assert!(
                told.contains("a key or a password") && !told.contains("canary"),
                "{told}"
            );
        }
    }

    #[test]
    fn every_mistake_in_a_path_is_reported() {
        for (path, rule) in [
            ("", "cannot be empty"),
            ("/", "an empty segment"),
            ("v1/org", "must begin with `/`"),
            ("https://api.tryprofound.com/v1/org", "found a URL"),
            ("/v1/org?limit=1", "a query"),
            ("/v1/org#a", "a fragment"),
            ("/v1//org", "an empty segment"),
            ("/v1/org/", "an empty segment"),
            ("/v1/../org", "the segment `..`"),
            ("/v1/%2E%2e/org", "the segment `%2E%2e`"),
            ("/v1/{}", "missing name"),
            ("/v1/{a-b}", "cannot be the name of an argument"),
            ("/v1/{a", "unmatched brace"),
            ("/v1/{a}{b}", "must be a whole segment"),
            ("/v1/x{a}", "a whole segment"),
            ("/v1/{a}/{a}", "duplicate path parameter `a`"),
            ("/v1/:id", "expected `{id}`, found `:id`"),
            ("/v1/<id>", "expected `{id}`, found `<id>`"),
            ("/v1/a b", "an unescaped ` `"),
            ("/v1/100%", "two hexadecimal digits"),
            ("\u{e9}cole/v1", "must begin with `/`"),
            ("/v1/{self}", "cannot be the name of an argument"),
            ("/v1/\u{e9}", "/v1/%C3%A9"),
        ] {
            let told = mistakes(path);
            assert!(told.contains(rule), "{path}: {told}");
            assert!(told.contains("help: "), "{path}: {told}");
        }
        assert_eq!(
            mistakes("/v1/{a-b}/x y").matches("compile_error").count(),
            2
        );
    }
}

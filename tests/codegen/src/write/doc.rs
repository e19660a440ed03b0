//! Sentences as documentation comments.

/// Returns a text as lines of a doc comment.
pub(super) fn doc(indent: &str, text: &str) -> String {
    let mut lines = String::new();
    let mut line = String::new();
    for word in text.split(' ') {
        if line.len() + word.len() > 92 {
            lines.push_str(&format!("{indent}/// {line}\n"));
            line.clear();
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    lines + &format!("{indent}/// {line}\n")
}

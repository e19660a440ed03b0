//! Encodes and decodes page cursors.

use crate::{dataset::seeded_hash::mix, schema::json_node::JsonNode};

/// Reads a cursor, which must belong to this request without its paging (`question`).
pub(crate) fn read(node: &JsonNode<'_>, question: u64) -> Option<usize> {
    decode(node.text()?, question)
        .and_then(|offset| usize::try_from(offset).ok())
        .or_else(|| node.problem("value_error", NO_CURSOR))
}

/// Returns a cursor to the row at `offset`. `question` is the hash of the request without its paging.
pub(crate) fn encode(offset: u64, question: u64) -> String {
    let hidden = offset ^ mix(question);
    format!("{hidden:016x}{:016x}", mix(offset ^ question))
}

/// Returns the offset of a cursor, or `None` if it is not a cursor of this question.
pub(crate) fn decode(cursor: &str, question: u64) -> Option<u64> {
    let (hidden, proof) = cursor.split_at_checked(16)?;
    let offset = u64::from_str_radix(hidden, 16).ok()? ^ mix(question);
    (encode(offset, question) == cursor && proof.len() == 16).then_some(offset)
}

pub(crate) const NO_CURSOR: &str = "Value error, not a cursor of this query";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_leads_back_to_its_row() {
        for offset in [0, 10, 4_000_000] {
            assert_eq!(decode(&encode(offset, 77), 77), Some(offset));
        }
    }

    #[test]
    fn a_cursor_to_another_question_is_none() {
        let cursor = encode(10, 77);
        assert_eq!(decode(&cursor, 78), None);
        for bad in [
            "",
            "10",
            "é",
            &cursor[1..],
            &cursor.replace(&cursor[..1], "x"),
        ] {
            assert_eq!(decode(bad, 77), None, "{bad}");
        }
    }
}

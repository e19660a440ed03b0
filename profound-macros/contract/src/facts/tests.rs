//! Tests of the format: every mistake, and texts that are read and written again.

use super::*;
use crate::{OPERATIONS, REMOVED};

fn problem(line: &str) -> String {
    let problems = parse(&format!("{VERSION_LINE}\n\n{line}\n")).expect_err(line);
    assert_eq!(problems.len(), 1, "{problems:?}");
    format!("{}; {}", problems[0], problems[0].help)
}

#[test]
fn the_built_in_operations_are_written_and_read() {
    let facts = Facts {
        operations: OPERATIONS.to_vec(),
        removed: REMOVED.to_vec(),
    };
    assert_eq!(parse(&facts.to_string()), Ok(facts));
}

#[test]
fn every_word_is_read_and_written() {
    let text = r#"profound-facts 1
GET /forecast/{city} query(days?, tag*, ids+, "a, b"?, time[]*, "odd?") pages(query.days, 50)
GET /tile returns(any)
GET /map query(offset?) pages(query.offset, 10) deprecated
POST /a json
POST /b json? read-only pages(body.pagination.offset, 100)
POST /c json-value returns(bytes)
POST /d form? returns(empty)
POST /e multipart(title, @file, @cover?) deprecated(/a)
POST /f json multipart(@file) returns(events)
PUT /g form read-only returns(positional)
removed GET /gone use `/map`
"#;
    assert_eq!(parse(text).expect("no mistake").to_string(), text);
}

#[test]
fn comments_spaces_and_line_ends_are_ignored() {
    let text =
        "\u{feff}# Weather\r\n  profound-facts  1\r\n\r\n  GET  /a  query( b? , c* )  # the b\r\n";
    let facts = parse(text).expect("no mistake").to_string();
    assert_eq!(facts, "profound-facts 1\nGET /a query(b?, c*)\n");
}

#[test]
fn every_mistake_has_its_line_its_column_and_a_help() {
    for (line, expected) in [
        (
            "get /a",
            "3:1: HTTP methods must be upper case, found `get`; write `GET`",
        ),
        (
            "HEAD /a",
            "3:1: unknown HTTP method `HEAD`; a line begins with `GET`, `POST`, `PUT`, `PATCH` and `DELETE`, or `removed`",
        ),
        ("GET", "3:4: missing path; add it, such as `/v1/forecast`"),
        (
            "GET https://a.example/b",
            "3:5: a path must begin with `/`, found `https://a.example/b`; write the path without the server's address",
        ),
        (
            "GET /a/{b}.json",
            "3:5: `/a/{b}.json` is not a path template; a parameter is a whole segment, such as `{city}`; query parameters are in `query(…)`",
        ),
        ("POST /a jsn", "3:9: unknown word `jsn`; write `json`"),
        (
            "POST /a readonly",
            "3:9: unknown word `readonly`; write `read-only`",
        ),
        (
            "POST /a xyz",
            "3:9: unknown word `xyz`; the words are `query`, `json`, `json?`, `json-value`, `json-value?`, `form`, `form?`, `multipart`, `read-only`, `pages`, `returns` and `deprecated`",
        ),
        (
            "GET /ä query",
            "3:13: missing `(` after `query`; for example `query(city, days?)`",
        ),
        ("GET /a query(b", "3:8: missing `)` of `query`; add it"),
        (
            "GET /a query(b c)",
            "3:14: expected a name, found `b c`; separate names with `,`; a name with a space is in quotes",
        ),
        (
            "GET /a query()",
            "3:14: expected a name, found ``; separate names with `,`; a name with a space is in quotes",
        ),
        (
            "GET /a query(b?*)",
            "3:14: `b?*` is not a name with a mark; the marks are `?` (optional), `*` (any number) and `+` (one or more); other names are in quotes",
        ),
        (
            "GET /a query(b, b?)",
            "3:17: duplicate name `b` in `query`; remove one of the two",
        ),
        (
            "GET /a query(@b)",
            "3:14: a query parameter cannot be a file, found `@b`; remove `@`, or put the name in quotes",
        ),
        (
            "POST /a multipart(@b*)",
            "3:19: a file cannot be repeated, found `@b*`; remove the mark",
        ),
        (
            "GET /a query(b) query(c)",
            "3:17: duplicate `query`; remove one of the two",
        ),
        (
            "POST /a json form",
            "3:14: unexpected second body `form`; remove one of the two",
        ),
        (
            "GET /a json",
            "3:1: a GET request cannot have a body; remove the body",
        ),
        (
            "DELETE /a multipart(b)",
            "3:1: a DELETE request cannot have parts; remove `multipart`",
        ),
        (
            "POST /a form multipart(b)",
            "3:1: only `json` is allowed beside `multipart`; write `json`, or remove the other body",
        ),
        (
            "GET /a returns(xml)",
            "3:16: unknown kind of response `xml`; the kinds of response are `json`, `positional`, `events`, `empty`, `bytes` and `any`",
        ),
        (
            "GET /a pages(cursor, 10)",
            "3:14: `cursor` cannot select a page; write `query.` and a name, or `body.cursor`, `body.offset` and `body.pagination.offset`",
        ),
        (
            "GET /a query(c) pages(query.c)",
            "3:30: missing page size; write `pages(query.c, 100)`",
        ),
        (
            "GET /a query(c) pages(query.c, 0)",
            "3:32: expected a page size from 1 to 10000, found `0`; write the maximum of the API, or 100",
        ),
        (
            "GET /a pages(query.c, 10)",
            "3:1: `query.c` is not part of the request; add `c?` to `query(…)`",
        ),
        (
            "POST /a pages(body.cursor, 10)",
            "3:1: `body.cursor` is not part of the request; add the body `json`",
        ),
        (
            "POST /a json pages(body.cursor, 10) returns(empty)",
            "3:1: only a JSON response can have pages; remove `pages` or `returns`",
        ),
        (
            "GET /a deprecated(b)",
            "3:19: expected the path of the replacement, found `b`; for example `deprecated(/v2/forecast)`",
        ),
        (
            "GET /a deprecated(/b)",
            "3:1: the replacement `GET /b` is no operation; add a line for it, or write `deprecated`",
        ),
        ("GET /a )", "3:8: unexpected `)`; remove it"),
        (
            "removed GET /a",
            "3:15: missing the help of a removed operation; write a sentence after the path, such as ``use `/v2/forecast` ``",
        ),
        (
            "GET /a/{b}\nGET /a/{c}",
            "4:1: duplicate operation `GET /a/{c}`; remove this line or line 3",
        ),
    ] {
        assert_eq!(problem(line), expected, "{line}");
    }
}

#[test]
fn the_first_line_is_the_version() {
    let of = |text: &str| parse(text).expect_err(text)[0].to_string();
    assert_eq!(of("# nothing\n"), "1:1: the file is empty");
    assert_eq!(
        of("\nprofound-facts 2\nGET /a\n"),
        "2:1: expected version 1 of the format, found `2`"
    );
    assert_eq!(
        of("GET /a\n"),
        "1:1: missing the line `profound-facts 1` before this one"
    );
}

#[test]
fn every_line_with_a_mistake_is_reported() {
    let problems = parse("profound-facts 1\nGET a\nGET /b\nget /c\n").expect_err("two mistakes");
    let lines: Vec<_> = problems.iter().map(|problem| problem.line).collect();
    assert_eq!(lines, [2, 4]);
}

/// Cuts and repeats every byte of a sound text. A text that is read is written and read as the same facts.
#[test]
fn no_text_panics() {
    let text =
        "profound-facts 1\nPOST /ä/{b} query(c?, \"d e\"*) json multipart(@f) returns(any) # g\n";
    let places: Vec<_> = text.char_indices().map(|(place, _)| place).collect();
    for start in &places {
        for end in places.iter().filter(|end| *end >= start) {
            let cut = format!("{}{}", &text[..*start], &text[*end..]);
            let repeated = format!("{}{}", &text[..*end], &text[*start..]);
            for text in [cut, repeated] {
                if let Ok(facts) = parse(&text) {
                    assert_eq!(parse(&facts.to_string()).as_ref(), Ok(&facts), "{text}");
                }
            }
        }
    }
}

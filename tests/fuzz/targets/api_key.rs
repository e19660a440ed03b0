//! Parses any text as an API key.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use profound_client::{ApiKey, Client, Error};
use profound_tests::{NOBODY, PLACEMENTS, printed, shown};

/// One key for each rule that a key can break.
const REFUSED: [&str; 8] = [
    "",
    " ",
    " abc",
    "\"abc\"",
    "Bearer abc",
    "a\u{7}bc",
    "a\u{fc}b",
    "ab",
];

/// Everything that is printed for refused keys.
static PRINTED: LazyLock<[String; 8]> = LazyLock::new(|| REFUSED.map(|key| printed(&refused(key))));

fuzz_target!(|text: &str| {
    let Ok(key) = ApiKey::new(text) else {
        let told = printed(&refused(text));
        assert!(PRINTED.contains(&told), "{told}");
        return;
    };
    assert_eq!(key.expose(), text);
    assert_eq!(
        format!("{key} {key:?} {key:#?}"),
        "[redacted] [redacted] [redacted]"
    );
    for placement in PLACEMENTS {
        let builder = Client::builder().api_key(key.clone()).base_url(NOBODY);
        let builder = builder.key_placement(placement);
        let client = builder.http(|http| http.tls_certs_only([])).build();
        let client = client.expect("a sound key makes a client");
        assert!(shown(&client).contains("key: [redacted]"));
    }
});

fn refused(key: &str) -> Error {
    ApiKey::new(key).expect_err("it is refused")
}

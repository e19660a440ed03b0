//! Parses a base URL that contains the canary. The first byte is the position of the canary.

#![no_main]

use libfuzzer_sys::fuzz_target;
use profound_client::Client;
use profound_fuzz::{hidden, with_canary};
use profound_tests::{printed, shown};
use url::Url;

fuzz_target!(|input: (u8, &str)| {
    let (at, text) = input;
    // Try both: many valid URLs are invalid with the canary.
    for text in [text.to_owned(), with_canary(text, usize::from(at))] {
        check(&text);
    }
});

fn check(text: &str) {
    let client = Client::builder().api_key("pk_other_key").base_url(text);
    // Reading the system's certificates takes far longer than everything else.
    match client.http(|http| http.tls_certs_only([])).build() {
        Err(error) => hidden(&printed(&error)),
        Ok(client) => {
            let url = Url::parse(text).expect("a client has a sound one");
            assert_eq!((url.username(), url.password()), ("", None), "{text}");
            assert_eq!((url.query(), url.fragment()), (None, None), "{text}");
            let shown = shown(&client);
            assert!(!shown.contains(['?', '#']), "{shown}");
            assert!(!shown.contains("pk_other_key"), "{shown}");
        }
    }
}

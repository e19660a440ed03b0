//! The default provider of rustls. It is process-wide, so this file has one test.

use std::sync::Arc;

use profound_client::{Client, Error};
use tokio_rustls::rustls::crypto::CryptoProvider;

fn installed() -> Option<&'static Arc<CryptoProvider>> {
    CryptoProvider::get_default()
}

fn client(base_url: &str, settings: bool) -> Result<Client, Error> {
    let builder = Client::builder().api_key("a-key").base_url(base_url);
    if settings {
        builder.http(|http| http).build()
    } else {
        builder.build()
    }
}

/// The steps are one test, because they share the process.
#[test]
fn only_settings_for_https_install_a_provider_and_none_is_replaced() -> Result<(), Error> {
    assert!(installed().is_none());
    client("https://api.invalid", false)?;
    client("http://127.0.0.1", false)?;
    client("http://127.0.0.1", true)?;
    assert!(installed().is_none(), "a client changed the process");
    client("https://api.invalid", true)?;
    let first = installed().expect("reqwest needs a provider for its own TLS settings");
    for settings in [false, true] {
        client("https://api.invalid", settings)?;
        let now = installed().expect("it stays");
        assert!(Arc::ptr_eq(first, now));
    }
    Ok(())
}

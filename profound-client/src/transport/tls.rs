//! The TLS implementation, independently of the features of reqwest that other crates enable.
//!
//! reqwest takes the cryptography of rustls from the default of the process, or a complete configuration
//! of rustls, which makes it ignore the roots and certificates that were added to its builder. So a client
//! with settings of the user has the default of the process. Any other has its own configuration.

use reqwest::ClientBuilder;

use crate::error::Error;

/// Sets TLS that the user's settings can change: more roots, a client certificate, other versions.
///
/// rustls must have a default provider for this. If the process has none, this installs ring.
#[cfg(feature = "rustls")]
pub(super) fn configurable(builder: ClientBuilder) -> Result<ClientBuilder, Error> {
    if rustls::crypto::CryptoProvider::get_default().is_none() {
        let _ = rustls::crypto::ring::default_provider().install_default();
    }
    Ok(builder.tls_backend_rustls())
}

/// Sets TLS with the roots of the platform. This changes nothing outside the client.
#[cfg(feature = "rustls")]
pub(super) fn with_platform_roots(builder: ClientBuilder) -> Result<ClientBuilder, Error> {
    configured::with_platform_roots(builder)
}

/// Sets TLS without roots, for a client that uses none. This changes nothing outside the client.
#[cfg(feature = "rustls")]
pub(super) fn without_roots(builder: ClientBuilder) -> ClientBuilder {
    configured::without_roots(builder)
}

#[cfg(feature = "rustls")]
mod configured {
    use std::sync::Arc;

    use reqwest::ClientBuilder;
    use rustls::{
        ClientConfig, ConfigBuilder, RootCertStore, WantsVerifier,
        crypto::{CryptoProvider, ring},
    };
    use rustls_platform_verifier::BuilderVerifierExt;

    use crate::error::{ConfigurationError, Error};

    pub(super) fn with_platform_roots(builder: ClientBuilder) -> Result<ClientBuilder, Error> {
        let config = begin().and_then(BuilderVerifierExt::with_platform_verifier);
        match config {
            Ok(config) => Ok(set(builder, config.with_no_client_auth())),
            Err(error) => Err(Error::Configuration(
                ConfigurationError::new("TLS cannot be set up").with_source(error),
            )),
        }
    }

    pub(super) fn without_roots(builder: ClientBuilder) -> ClientBuilder {
        match begin() {
            Ok(config) => {
                let config = config.with_root_certificates(RootCertStore::empty());
                set(builder, config.with_no_client_auth())
            }
            // The provider of the process has no version of TLS. Nothing uses it.
            Err(_) => builder,
        }
    }

    /// Uses the provider of the process if the application installed one, and ring otherwise.
    fn begin() -> Result<ConfigBuilder<ClientConfig, WantsVerifier>, rustls::Error> {
        let provider = match CryptoProvider::get_default() {
            Some(installed) => installed.clone(),
            None => Arc::new(ring::default_provider()),
        };
        ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions()
    }

    fn set(builder: ClientBuilder, mut config: ClientConfig) -> ClientBuilder {
        #[cfg(feature = "http2")]
        config.alpn_protocols.push(b"h2".to_vec());
        config.alpn_protocols.push(b"http/1.1".to_vec());
        builder.tls_backend_preconfigured(config)
    }
}

/// Sets TLS that the user's settings can change.
#[cfg(all(feature = "native-tls", not(feature = "rustls")))]
pub(super) fn configurable(builder: ClientBuilder) -> Result<ClientBuilder, Error> {
    Ok(builder.tls_backend_native())
}

/// Sets TLS with the roots of the platform.
#[cfg(all(feature = "native-tls", not(feature = "rustls")))]
pub(super) fn with_platform_roots(builder: ClientBuilder) -> Result<ClientBuilder, Error> {
    configurable(builder)
}

/// Sets TLS for a client that uses none.
#[cfg(all(feature = "native-tls", not(feature = "rustls")))]
pub(super) fn without_roots(builder: ClientBuilder) -> ClientBuilder {
    builder.tls_backend_native()
}

#[cfg(not(any(feature = "rustls", feature = "native-tls")))]
pub(super) fn configurable(_: ClientBuilder) -> Result<ClientBuilder, Error> {
    Err(Error::configuration(
        "an https base URL needs TLS: turn on the feature `rustls` or `native-tls` of \
         `profound-client`",
    ))
}

#[cfg(not(any(feature = "rustls", feature = "native-tls")))]
pub(super) fn with_platform_roots(builder: ClientBuilder) -> Result<ClientBuilder, Error> {
    configurable(builder)
}

#[cfg(not(any(feature = "rustls", feature = "native-tls")))]
pub(super) fn without_roots(builder: ClientBuilder) -> ClientBuilder {
    builder
}

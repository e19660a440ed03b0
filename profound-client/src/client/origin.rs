//! The base URL: its validation, and the hosts allowed without TLS.

use http::HeaderValue;
use url::{Host, Position, Url};

pub(super) const DEFAULT: &str = "https://api.tryprofound.com";

/// A checked base URL.
pub(super) struct Origin {
    pub(super) url: Url,
    /// The value of the `Host` header.
    pub(super) host: HeaderValue,
    /// The URL without a trailing slash, so that a path can follow.
    pub(super) base: String,
    /// If set, proxies are bypassed, because they could read the key: the URL is plain http.
    pub(super) direct: bool,
}

impl Origin {
    /// Checks a base URL, or returns what is wrong with it. `plain` names a host that may be reached
    /// over plain HTTP. The message does not quote the URL, which may contain a password.
    pub(super) fn parse(text: &str, plain: Option<&str>) -> Result<Self, &'static str> {
        let refused = Err;
        if text.trim().is_empty() {
            return refused(
                "is empty: write a URL such as `https://api.example.com`, or remove the setting",
            );
        }
        let Ok(url) = Url::parse(text) else {
            return refused("is not a URL: expected one such as `https://api.example.com`");
        };
        let Some(host) = url.host() else {
            return refused("has no host: expected a URL such as `https://api.example.com`");
        };
        if !url.username().is_empty() || url.password().is_some() {
            return refused(
                "contains a user name or password: remove them, the API needs a key instead",
            );
        }
        if url.query().is_some() || url.fragment().is_some() {
            return refused("has a query or a fragment: remove them");
        }
        let here = is_loopback(&host);
        let named = plain.is_some_and(|plain| {
            let bare = |host: &str| host.trim_matches(['[', ']']).to_ascii_lowercase();
            bare(plain) == bare(&host.to_string())
        });
        match url.scheme() {
            "https" => {}
            "http" if here || named => {}
            "http" => {
                return refused(
                    "is plain http, which exposes the key: write `https://`, or name the host \
                     with `allow_plain_http` on the client's builder",
                );
            }
            _ => return refused("is neither https nor http"),
        }
        let authority = &url[Position::BeforeHost..Position::AfterPort];
        let Ok(named) = HeaderValue::from_str(authority) else {
            return refused("has an invalid host");
        };
        let direct = url.scheme() == "http";
        let base = url.as_str().trim_end_matches('/').to_owned();
        Ok(Self {
            base,
            direct,
            host: named,
            url,
        })
    }
}

fn is_loopback(host: &Host<&str>) -> bool {
    match host {
        Host::Domain(name) => name.eq_ignore_ascii_case("localhost"),
        Host::Ipv4(address) => address.is_loopback(),
        Host::Ipv6(address) => address.is_loopback(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_prefix_is_kept_and_a_slash_at_the_end_is_not() {
        let base = |text| Origin::parse(text, None).unwrap().base;
        assert_eq!(base("https://api.tryprofound.com/"), DEFAULT);
        assert_eq!(
            base("https://gate.example/profound/"),
            "https://gate.example/profound"
        );
        assert_eq!(base("http://127.0.0.1:8080"), "http://127.0.0.1:8080");
    }

    #[test]
    fn an_invalid_base_url_is_refused_and_not_quoted() {
        for text in [
            "",
            "canary",
            "ftp://canary.example",
            "data:canary",
            "https://user:canary@host.example",
            "https://host.example/?q=canary",
            "https://host.example/#canary",
            "http://canary.example",
        ] {
            let refused = Origin::parse(text, None).err().expect(text);
            assert!(!refused.contains("canary"), "{refused}");
        }
    }

    #[test]
    fn plain_http_is_for_this_machine_or_a_host_asked_for_by_name() {
        for text in ["http://localhost:1", "http://127.9.9.9", "http://[::1]:1/x"] {
            assert!(Origin::parse(text, None).unwrap().direct, "{text}");
        }
        assert!(
            Origin::parse("http://Inner.Example", Some("inner.example"))
                .unwrap()
                .direct
        );
        assert!(Origin::parse("http://outer.example", Some("inner.example")).is_err());
        for text in [DEFAULT, "https://localhost:1", "https://127.0.0.1:1"] {
            assert!(!Origin::parse(text, None).unwrap().direct, "{text}");
        }
    }
}

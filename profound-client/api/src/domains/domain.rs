//! A domain, compared in the same way as Profound compares them.

use std::{
    borrow::Borrow,
    error, fmt,
    net::{IpAddr, Ipv4Addr},
    str::FromStr,
};

use url::{Host, Url};

/// A domain: the host of a website, in lower case and without `www.`.
///
/// It is read from a host or from a URL. The scheme, the port, the path, a dot at the end and `www.` are
/// removed, and an international name is converted to its ASCII form. Two domains are equal if these hosts
/// are equal.
///
/// ```
/// use profound_api::Domain;
///
/// let domain: Domain = "https://www.Shop.Example.co.uk:8443/sale/".parse()?;
/// assert_eq!(domain.as_str(), "shop.example.co.uk");
/// assert_eq!(domain, "shop.example.co.uk".parse()?);
/// assert_eq!(domain.root(), "example.co.uk");
/// # Ok::<(), profound_api::DomainError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Domain(String);

impl Domain {
    /// Returns the host, such as `shop.example.co.uk`. An IPv6 address has brackets.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the part that its owner has registered: one label more than the public suffix. `blog.example.co.uk`
    /// has the root `example.co.uk`, and `acme.github.io` is its own root.
    ///
    /// An address and a public suffix are their own root.
    #[doc(alias("registrable domain", "eTLD+1"))]
    pub fn root(&self) -> &str {
        if self.is_address() {
            return &self.0;
        }
        psl::domain_str(&self.0).unwrap_or(&self.0)
    }

    /// Returns whether it is a public suffix, such as `co.uk` or `github.io`: its subdomains belong to others.
    pub fn is_public_suffix(&self) -> bool {
        is_public_suffix(&self.0)
    }

    /// Returns whether it is the other domain, or a subdomain of it. A public suffix has no subdomains in this
    /// sense.
    pub fn is_within(&self, other: &Domain) -> bool {
        self == other || self.parents().any(|parent| parent == other.as_str())
    }

    /// Returns the domains above it that belong to the same owner, the longest first.
    pub(super) fn parents(&self) -> impl Iterator<Item = &str> {
        let host = if self.is_address() { "" } else { self.as_str() };
        let dots = host.match_indices('.').map(|(at, _)| &host[at + 1..]);
        dots.take_while(|parent| !is_public_suffix(parent))
    }

    fn is_address(&self) -> bool {
        self.0.starts_with('[') || self.0.parse::<IpAddr>().is_ok()
    }
}

fn is_public_suffix(host: &str) -> bool {
    psl::suffix_str(host) == Some(host)
}

impl FromStr for Domain {
    type Err = DomainError;

    /// Reads a host or a URL.
    ///
    /// # Errors
    ///
    /// Returns [`DomainError`] if the scheme is not `http` or `https`, if there is a user name, if the host is
    /// not valid, or if it has no dot.
    fn from_str(text: &str) -> Result<Self, DomainError> {
        let (authority, scheme) = split(text.trim());
        let host = scheme.and_then(|()| host(authority));
        host.map(Self)
            .map_err(|reason| DomainError::new(authority, reason))
    }
}

/// Returns the part of a host or a URL from the scheme to the path, and whether the scheme is fine.
fn split(text: &str) -> (&str, Result<(), Reason>) {
    let is_scheme = |name: &str| {
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte);
        !name.is_empty() && name.bytes().all(allowed)
    };
    let (scheme, rest) = match text.split_once("://") {
        Some((scheme, rest)) if is_scheme(scheme) => (scheme, rest),
        _ => ("https", text.strip_prefix("//").unwrap_or(text)),
    };
    let is_web = ["http", "https"]
        .iter()
        .any(|web| web.eq_ignore_ascii_case(scheme));
    let end = rest.find(['/', '\\', '?', '#']).unwrap_or(rest.len());
    (&rest[..end], is_web.then_some(()).ok_or(Reason::Scheme))
}

/// Returns the host of an authority: `host`, `host:port` or `user@host`.
fn host(authority: &str) -> Result<String, Reason> {
    if authority.is_empty() {
        return Err(Reason::Empty);
    }
    if authority.contains('@') {
        return Err(Reason::User);
    }
    // `Url` removes tabs and line ends.
    if authority.contains(|one: char| one.is_whitespace() || one.is_control()) {
        return Err(Reason::Host);
    }
    let url = Url::parse(&format!("https://{authority}/")).map_err(|_| Reason::Host)?;
    match url.host().ok_or(Reason::Host)? {
        Host::Domain(name) => named(name),
        Host::Ipv6(address) => Ok(format!("[{address}]")),
        // `Url` reads `1` and `0x7f.1` as addresses too.
        Host::Ipv4(address) if has_host(authority, address) => Ok(address.to_string()),
        Host::Ipv4(_) => Err(Reason::Host),
    }
}

fn has_host(authority: &str, address: Ipv4Addr) -> bool {
    let host = authority.split(':').next().unwrap_or_default();
    host.strip_suffix('.').unwrap_or(host) == address.to_string()
}

/// Returns a name without a dot at its end and without `www.`, however often it has it.
fn named(name: &str) -> Result<String, Reason> {
    let mut name = name.strip_suffix('.').unwrap_or(name);
    while let Some(rest) = name.strip_prefix("www.").filter(|rest| rest.contains('.')) {
        name = rest;
    }
    let mut labels = name.split('.');
    if name.len() > 253 || labels.any(|label| label.is_empty() || label.len() > 63) {
        return Err(Reason::Host);
    }
    if !name.contains('.') {
        return Err(Reason::NoDot);
    }
    Ok(name.to_owned())
}

impl TryFrom<&str> for Domain {
    type Error = DomainError;

    fn try_from(text: &str) -> Result<Self, DomainError> {
        text.parse()
    }
}

impl AsRef<str> for Domain {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for Domain {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Domain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// The error of a text that is not a [`Domain`]. It shows the host, but neither a user name nor a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DomainError {
    host: String,
    reason: Reason,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reason {
    Empty,
    Scheme,
    User,
    Host,
    NoDot,
}

impl DomainError {
    fn new(authority: &str, reason: Reason) -> Self {
        let host = authority.rsplit('@').next().unwrap_or_default();
        Self {
            host: host.chars().take(100).collect(),
            reason,
        }
    }
}

impl fmt::Display for DomainError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let reason = match self.reason {
            Reason::Empty => return f.write_str("expected a domain, found no host"),
            Reason::Scheme => "its scheme is neither `http` nor `https`",
            Reason::User => "it has a user name",
            Reason::Host => "the host is not valid",
            Reason::NoDot => "it has no dot",
        };
        write!(
            f,
            "`{}` is not a domain: {reason}",
            self.host.escape_debug()
        )
    }
}

impl error::Error for DomainError {}

#[cfg(test)]
mod tests {
    use super::*;

    fn domain(text: &str) -> Domain {
        text.parse()
            .unwrap_or_else(|error| panic!("{text}: {error}"))
    }

    #[test]
    fn the_forms_of_a_website_are_equal() {
        for form in [
            "acme.com",
            "ACME.com",
            "acme.com.",
            "www.acme.com",
            "WWW.Acme.Com.",
            "www.www.acme.com",
            "acme.com/",
            "acme.com/about?from=https://other.com#top",
            "acme.com:8080",
            "//acme.com/x",
            "http://acme.com",
            "HTTPS://www.acme.com:443/a/b/",
            "  https://acme.com\n",
            "https://acme.com?utm=1",
            "https://acme.com\\about",
        ] {
            assert_eq!(domain(form).as_str(), "acme.com", "{form}");
        }
    }

    #[test]
    fn other_hosts_differ() {
        for other in [
            "blog.acme.com",
            "acme.co",
            "notacme.com",
            "www2.acme.com",
            "acme.com.evil.org",
        ] {
            assert_ne!(domain(other), domain("acme.com"));
        }
        assert_eq!(domain("www.com").as_str(), "www.com");
        assert_eq!(domain("www.www.com").as_str(), "www.com");
        assert_eq!(domain("www.gov.uk"), domain("gov.uk"));
    }

    #[test]
    fn an_international_name_is_compared_in_its_ascii_form() {
        for form in [
            "https://www.münchen.de",
            "MÜNCHEN.DE",
            "xn--mnchen-3ya.de",
            "mu\u{308}nchen.de",
        ] {
            assert_eq!(domain(form).to_string(), "xn--mnchen-3ya.de", "{form}");
        }
        assert_eq!(domain("例え.テスト").as_str(), "xn--r8jz45g.xn--zckzah");
    }

    #[test]
    fn the_root_follows_the_public_suffix_list() {
        for (text, root) in [
            ("acme.com", "acme.com"),
            ("blog.acme.com", "acme.com"),
            ("a.b.acme.co.uk", "acme.co.uk"),
            ("co.uk", "co.uk"),
            // Suffixes that companies run.
            ("acme.github.io", "acme.github.io"),
            ("docs.acme.github.io", "acme.github.io"),
            ("github.io", "github.io"),
            // A rule with a wildcard, and its exception.
            ("shop.acme.ck", "shop.acme.ck"),
            ("a.www.ck", "www.ck"),
            // No rule: the last label is the suffix.
            ("fleetmoor.example", "fleetmoor.example"),
            ("www.fleetmoor.example.com", "example.com"),
            ("shop.食狮.com.cn", "xn--85x722f.com.cn"),
            ("192.0.2.7", "192.0.2.7"),
            ("[2001:db8::1]:443", "[2001:db8::1]"),
        ] {
            assert_eq!(domain(text).root(), root, "{text}");
        }
    }

    #[test]
    fn a_subdomain_is_within_its_domain_but_not_within_a_public_suffix() {
        for (inner, outer, is_within) in [
            ("acme.com", "acme.com", true),
            ("blog.acme.com", "www.acme.com", true),
            ("a.b.acme.com", "b.acme.com", true),
            ("acme.com", "blog.acme.com", false),
            ("notacme.com", "acme.com", false),
            ("acme.co.uk", "co.uk", false),
            ("co.uk", "co.uk", true),
            ("acme.github.io", "github.io", false),
            ("docs.acme.github.io", "acme.github.io", true),
            ("192.0.2.7", "0.2.7.com", false),
        ] {
            let found = domain(inner).is_within(&domain(outer));
            assert_eq!(found, is_within, "{inner} in {outer}");
        }
        assert!(domain("co.uk").is_public_suffix() && !domain("acme.co.uk").is_public_suffix());
    }

    #[test]
    fn an_address_is_compared_as_a_whole() {
        assert_eq!(domain("http://192.0.2.7:80/"), domain("192.0.2.7"));
        assert_eq!(domain("https://[2001:DB8:0::1]/"), domain("[2001:db8::1]"));
        assert_eq!(domain("192.0.2.7").parents().count(), 0);
        assert!(!domain("192.0.2.7").is_public_suffix());
    }

    #[test]
    fn a_text_that_is_no_domain_is_an_error_with_its_reason() {
        let long = format!("{}.com", "a".repeat(64));
        for (text, message) in [
            ("", "expected a domain, found no host"),
            (" / ", "expected a domain, found no host"),
            ("https://", "expected a domain, found no host"),
            ("https:///acme.com", "expected a domain, found no host"),
            ("acme", "`acme` is not a domain: it has no dot"),
            (
                "Acme Shoes",
                "`Acme Shoes` is not a domain: the host is not valid",
            ),
            (
                "acme..com",
                "`acme..com` is not a domain: the host is not valid",
            ),
            (".com", "`.com` is not a domain: the host is not valid"),
            (
                "a\tcme.com",
                "`a\\tcme.com` is not a domain: the host is not valid",
            ),
            (
                "acme.com:70000",
                "`acme.com:70000` is not a domain: the host is not valid",
            ),
            (
                "xn--a.com",
                "`xn--a.com` is not a domain: the host is not valid",
            ),
            ("127.1", "`127.1` is not a domain: the host is not valid"),
            (
                "ftp://acme.com/x",
                "`acme.com` is not a domain: its scheme is neither `http` nor `https`",
            ),
            (
                "https://me:secret@acme.com/x",
                "`acme.com` is not a domain: it has a user name",
            ),
            (
                "me@acme.com",
                "`acme.com` is not a domain: it has a user name",
            ),
        ] {
            let error = text.parse::<Domain>().expect_err(text);
            assert_eq!(error.to_string(), message, "{text}");
        }
        assert!(long.parse::<Domain>().is_err());
    }
}

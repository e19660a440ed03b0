//! The domains of brands. Reports, lists of assets and logs of visits all take them from here.

/// Returns the host of a brand's website.
pub(crate) fn website(brand: &str) -> String {
    format!("www.{}.example.com", slug(brand))
}

/// Returns the other domain of a brand.
pub(crate) fn alternate(brand: &str) -> String {
    format!("{}.example", slug(brand))
}

/// Returns a domain without its scheme, `www.` and the slash at its end. Domains are compared like this.
pub(crate) fn bare(domain: &str) -> &str {
    let rest = domain
        .strip_prefix("https://")
        .or_else(|| domain.strip_prefix("http://"))
        .unwrap_or(domain);
    let rest = rest.strip_prefix("www.").unwrap_or(rest);
    rest.trim_end_matches('/')
}

pub(crate) fn slug(name: &str) -> String {
    name.to_lowercase().replace(' ', "-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn domains_are_compared_without_scheme_www_and_slash() {
        for form in [
            "fleetmoor.example.com",
            "www.fleetmoor.example.com",
            "https://www.fleetmoor.example.com/",
            "http://fleetmoor.example.com",
        ] {
            assert_eq!(bare(form), "fleetmoor.example.com");
        }
        assert_eq!(bare(&website("Quillon Run")), "quillon-run.example.com");
    }
}

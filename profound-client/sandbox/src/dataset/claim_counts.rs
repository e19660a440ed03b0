//! The numbers of claims.

/// The claims of a theme: two favourable ones, then two unfavourable ones.
pub(crate) const CLAIMS_A_THEME: usize = 4;

/// The claims about each asset.
pub(crate) const CLAIMS: usize = 6 * CLAIMS_A_THEME;

/// The checked claims.
pub(crate) const CLUSTERS: usize = CLAIMS;

/// The pages from which models have a checked claim.
pub(crate) const SOURCES: usize = 3;

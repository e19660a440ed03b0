//! Hashes that turn seeds and texts into reproducible random numbers.

/// Returns a well mixed number (the finaliser of SplitMix64).
pub(crate) fn mix(seed: u64) -> u64 {
    let mut mixed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

/// Returns the hash of a text (FNV-1a).
pub(crate) fn text(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

/// Returns a number in `0.0..1.0` from the upper half of a hash.
pub(crate) fn share(hash: u64) -> f64 {
    f64::from((hash >> 32) as u32) / (f64::from(u32::MAX) + 1.0)
}

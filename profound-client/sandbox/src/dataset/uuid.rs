//! Normalises UUIDs and derives them from seeds.

use crate::dataset::seeded_hash::mix;

/// Returns a UUID in lower case and with hyphens, or `None` if the text is not a UUID.
pub(crate) fn normalise(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let hyphenated = bytes.len() == 36 && HYPHENS.iter().all(|&at| bytes[at] == b'-');
    if !hyphenated && bytes.len() != 32 {
        return None;
    }
    let digits: String = if hyphenated {
        text.split('-').collect()
    } else {
        text.to_owned()
    };
    if digits.len() != 32 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    Some(hyphenate(&digits.to_ascii_lowercase()))
}

/// Derives a UUID from a number. It is marked as random (version 4), like those of the API.
pub(crate) fn derive(seed: u64) -> String {
    let (high, low) = (mix(seed), mix(!seed));
    let version = (high & !0xf000) | 0x4000;
    let variant = (low & (u64::MAX >> 2)) | (1 << 63);
    hyphenate(&format!("{version:016x}{variant:016x}"))
}

fn hyphenate(digits: &str) -> String {
    [0..8, 8..12, 12..16, 16..20, 20..32]
        .map(|range| &digits[range])
        .join("-")
}

const HYPHENS: [usize; 4] = [8, 13, 18, 23];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_forms_of_a_uuid_are_read() {
        let usual = "0a1b2c3d-0000-4000-8000-00000000abcd";
        assert_eq!(
            normalise("0A1B2C3D-0000-4000-8000-00000000ABCD").as_deref(),
            Some(usual)
        );
        assert_eq!(
            normalise("0a1b2c3d00004000800000000000abcd").as_deref(),
            Some(usual)
        );
    }

    #[test]
    fn an_invalid_uuid_is_refused() {
        for text in [
            "",
            "your_category_id",
            "0a1b2c3d-0000-4000-8000-00000000abcg",
            "0a1b2c3d-0000-4000-8000-0000000-abcd",
            "0a1b2c3d0-000-4000-8000-00000000abcd",
        ] {
            assert_eq!(normalise(text), None, "{text}");
        }
    }

    #[test]
    fn a_derived_uuid_is_of_version_4() {
        let uuid = derive(7);
        assert_eq!(normalise(&uuid).as_deref(), Some(uuid.as_str()));
        assert_eq!(&uuid[14..15], "4");
        assert!(matches!(&uuid[19..20], "8" | "9" | "a" | "b"));
    }
}

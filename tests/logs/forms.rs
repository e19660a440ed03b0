//! Finds a key in a text, in any form in which it may be printed.

/// The part of the keys that survives percent-encoding, and occurs in no other text of these tests.
const CORE: &str = "CANARY";

/// Returns the form in which a text contains one of these keys, or the middle of any.
pub(crate) fn found(text: &str, keys: &[&str]) -> Option<&'static str> {
    let lower = text.to_ascii_lowercase();
    let (core, bytes) = (CORE.to_ascii_lowercase(), CORE.bytes());
    let numbers: Vec<String> = bytes.clone().map(|byte| byte.to_string()).collect();
    let hex: String = bytes.map(|byte| format!("{byte:02x}")).collect();
    let spaceless: String = text.replace("\\n", "");
    let spaceless: String = spaceless.split_whitespace().collect();
    let digits: String = lower.replace("0x", "");
    let digits: String = digits.chars().filter(char::is_ascii_hexdigit).collect();
    let standard = text.replace('-', "+").replace('_', "/");
    let encoded = |key: &&str| (0..3).any(|skip| standard.contains(&base64(&key[skip..])));
    if lower.contains(&core) {
        Some("plain")
    } else if unescaped(&unescaped(&lower)).contains(&core) {
        Some("escaped")
    } else if spaceless.contains(&numbers.join(",")) {
        Some("as numbers")
    } else if digits.contains(&hex) {
        Some("in hex")
    } else if keys.iter().any(encoded) {
        Some("in base64")
    } else {
        None
    }
}

/// Returns every form of a key that `found` recognizes, some with a prefix.
pub(crate) fn every(key: &str) -> Vec<String> {
    let bytes = key.as_bytes();
    let all = |each: fn(&u8) -> String| bytes.iter().map(each).collect::<String>();
    vec![
        key.to_owned(),
        all(|byte| format!("%{byte:02X}")),
        all(|byte| format!("%{byte:02x}")),
        all(|byte| format!("%25{byte:02x}")),
        all(|byte| format!("\\u00{byte:02x}")),
        all(|byte| format!("\\u{{{byte:x}}}")),
        all(|byte| format!("\\x{byte:02x}")),
        all(|byte| format!("\\{}", char::from(*byte))),
        all(|byte| format!("{byte:02x}")),
        all(|byte| format!("{byte:02X}")),
        format!("{bytes:?}"),
        format!("{bytes:#?}"),
        format!("{bytes:02x?}"),
        format!("{bytes:#04x?}"),
        base64(key),
        base64(&format!("?{key}")),
        base64(&format!("a:{key}")),
        base64(&format!("a:{key}"))
            .replace('+', "-")
            .replace('/', "_"),
    ]
}

/// Returns the base64 of a text without its incomplete last group of three bytes.
fn base64(text: &str) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let groups = text.as_bytes().chunks_exact(3).flat_map(|three| {
        let bits = three
            .iter()
            .fold(0, |bits, &byte| bits << 8 | usize::from(byte));
        [18, 12, 6, 0].map(|shift| char::from(ALPHABET[bits >> shift & 63]))
    });
    groups.collect()
}

/// Decodes the escapes of a lower-case text: `%2f`, `\x2f`, `\u002f`, `\u{2f}` and `\/`.
fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['%', '\\']) {
        let (before, escaped) = rest.split_at(at);
        plain.push_str(before);
        let escape = ["%", "\\x", "\\u{", "\\u00"].iter().find_map(|prefix| {
            let after = escaped.strip_prefix(prefix)?;
            let byte = u8::from_str_radix(after.get(..2)?, 16).ok()?;
            Some((byte, after[2..].trim_start_matches('}')))
        });
        if let Some((byte, after)) = escape {
            plain.push(char::from(byte).to_ascii_lowercase());
            rest = after;
        } else {
            plain.extend(escaped.starts_with('%').then_some('%'));
            rest = &escaped[1..];
        }
    }
    plain + rest
}

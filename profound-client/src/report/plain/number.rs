//! Numbers as bytes. Only those are read whose double is certain; serde_json reads the others.

use std::sync::LazyLock;

/// Every integer up to this one is a double.
const EXACT: u64 = 1 << 53;

/// The powers of ten that are exact doubles.
const TENS: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
];

/// True if serde_json divides the digits by the power of ten, even if the digits are no exact double. Then
/// the quotient may be a neighbour of the nearest double. With its feature `float_roundtrip`, which any
/// crate of the program may enable, it never is.
static QUOTIENTS: LazyLock<bool> = LazyLock::new(|| {
    // The quotients of these are not the nearest doubles.
    NOT_NEAREST.iter().all(|&(text, digits, fraction)| {
        let number = serde_json::from_str::<f64>(text);
        number.is_ok_and(|number| number == digits as f64 / TENS[fraction])
    })
});

const NOT_NEAREST: [(&str, u64, usize); 4] = [
    ("0.95408556734169085", 95_408_556_734_169_085, 17),
    ("0.640988058361946025", 640_988_058_361_946_025, 18),
    ("0.89376429877626436", 89_376_429_877_626_436, 17),
    ("0.321065893331672371", 321_065_893_331_672_371, 18),
];

/// The most digits that always fit into a `u64`.
const DIGITS: usize = 19;

/// A number that is an exact integer, or the nearest double of a decimal number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Number {
    pub(super) value: f64,
    /// True if the number was written as an integer.
    pub(super) whole: bool,
}

/// Reads a number; returns it with the bytes after it. `None` if its double is not certain, or if it is
/// no number.
///
/// The digits are an exact double, and so is the power of ten. So one multiplication or division rounds
/// to the nearest double (Clinger 1990). serde_json does the same with these numbers.
#[inline(always)]
pub(super) fn read(bytes: &[u8]) -> Option<(Number, &[u8])> {
    let (negative, start) = match bytes {
        [b'-', rest @ ..] => (true, rest),
        _ => (false, bytes),
    };
    let (whole, mut rest) = short_digits(start, 0);
    let mut count = start.len() - rest.len();
    // A leading zero is not JSON.
    if count == 0 || (count > 1 && start[0] == b'0') {
        return None;
    }
    let (mut digits, mut fraction) = (whole, 0);
    if let [b'.', after @ ..] = rest {
        (digits, rest) = long_digits(after, whole);
        fraction = after.len() - rest.len();
        if fraction == 0 {
            return None;
        }
        count += fraction;
    }
    if count > DIGITS {
        return None;
    }
    let exact = digits <= EXACT;
    if !exact && (fraction == 0 || !*QUOTIENTS) {
        return None;
    }
    let mut value = digits as f64;
    let mut is_whole = fraction == 0;
    if let [b'e' | b'E', after @ ..] = rest {
        if !exact {
            return None;
        }
        let exponent;
        (exponent, rest) = self::exponent(after)?;
        let power = exponent - fraction as i32;
        let ten = *TENS.get(power.unsigned_abs() as usize)?;
        value = if power < 0 { value / ten } else { value * ten };
        is_whole = false;
    } else if !is_whole {
        value /= *TENS.get(fraction)?;
    } else if negative && digits == 0 {
        // `-0` is a double, although it is written as an integer.
        is_whole = false;
    }
    let value = if negative { -value } else { value };
    let whole = is_whole;
    Some((Number { value, whole }, rest))
}

/// Reads the digits before a point, which are few.
#[inline]
fn short_digits(bytes: &[u8], mut number: u64) -> (u64, &[u8]) {
    let mut rest = bytes;
    while let [byte @ b'0'..=b'9', after @ ..] = rest {
        number = number.wrapping_mul(10).wrapping_add(u64::from(byte - b'0'));
        rest = after;
    }
    (number, rest)
}

/// Reads the digits after a point, eight at a time.
#[inline]
fn long_digits(bytes: &[u8], mut number: u64) -> (u64, &[u8]) {
    let mut rest = bytes;
    while let Some((eight, after)) = rest.split_first_chunk() {
        let Some(digits) = eight_digits(u64::from_le_bytes(*eight)) else {
            break;
        };
        number = number.wrapping_mul(100_000_000).wrapping_add(digits);
        rest = after;
    }
    short_digits(rest, number)
}

/// Reads the exponent after its letter; `None` if it has more than two digits.
#[cold]
fn exponent(bytes: &[u8]) -> Option<(i32, &[u8])> {
    let (sign, digits) = match bytes {
        [b'-', rest @ ..] => (-1, rest),
        [b'+', rest @ ..] => (1, rest),
        _ => (1, bytes),
    };
    let (exponent, rest) = short_digits(digits, 0);
    match digits.len() - rest.len() {
        1 | 2 => Some((sign * exponent as i32, rest)),
        _ => None,
    }
}

const ONES: u64 = u64::MAX / 0xFF;

/// Parses eight digits, the first in the lowest byte, by joining pairs of neighbours three times.
#[inline]
fn eight_digits(word: u64) -> Option<u64> {
    let high = word & (ONES * 0xF0);
    let carried = word.wrapping_add(ONES * 0x06) & (ONES * 0xF0);
    if high != ONES * 0x30 || carried != high {
        return None;
    }
    let join = |word: u64, mask: u64, ten: u64, bits: u32| {
        (word & mask).wrapping_mul((ten << bits) + 1) >> bits
    };
    let pairs = join(word, ONES * 0x0F, 10, 8);
    let fours = join(pairs, u64::MAX / 0xFFFF * 0xFF, 100, 16);
    Some(join(fours, u64::MAX / 0xFFFF_FFFF * 0xFFFF, 10_000, 32))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Compares with serde_json, bit for bit; returns true if the number was read.
    fn is_read(text: &str) -> bool {
        for after in ["", ",", "]", " ", ",12345678", "]0.123456789"] {
            let bytes = format!("{text}{after}").into_bytes();
            let Some((number, rest)) = read(&bytes) else {
                return false;
            };
            assert_eq!(rest, after.as_bytes(), "{text}");
            let expected: f64 = serde_json::from_str(text).expect(text);
            assert_eq!(number.value.to_bits(), expected.to_bits(), "{text}");
            let value: serde_json::Value = serde_json::from_str(text).expect(text);
            assert_eq!(number.whole, !value.is_f64(), "{text}");
        }
        true
    }

    #[test]
    fn a_certain_number_is_the_double_that_serde_json_reads() {
        for text in [
            "0",
            "7",
            "-7",
            "-0",
            "0.0",
            "-0.0",
            "12345678",
            "123456789",
            "9007199254740992",
            "-9007199254740992",
            "0.1",
            "-0.25",
            "0.6180339887498949",
            "123456789012.5",
            "9007199254.740992",
            "0.000000000000000001",
            "1e3",
            "1E+22",
            "1.5e-7",
            "-12.5E2",
            "0e0",
            "0.12345678e22",
        ] {
            assert!(is_read(text), "{text}");
        }
    }

    #[test]
    fn digits_beyond_the_exact_doubles_are_divided_as_serde_json_does() {
        let more = [
            "0.9999999999999999",
            "-0.99999999999999999",
            "9007199254740993.0",
        ];
        let samples = NOT_NEAREST.map(|(text, ..)| text);
        for text in samples.into_iter().chain(more) {
            assert_eq!(is_read(text), *QUOTIENTS, "{text}");
        }
        for (text, digits, fraction) in NOT_NEAREST {
            let nearest: f64 = text.parse().expect(text);
            assert_ne!(nearest, digits as f64 / TENS[fraction], "{text}");
        }
    }

    #[test]
    fn an_uncertain_number_is_not_read() {
        for text in [
            "9007199254740993",
            "0.9999999999999999e1",
            "18446744073709551616",
            "123.45600000000000001",
            "0.0000000000000000001",
            "1e23",
            "1e-23",
            "1e100",
            "1e001",
        ] {
            assert!(!is_read(text), "{text}");
        }
    }

    #[test]
    fn a_malformed_number_is_not_read() {
        for text in [
            "", "-", "+1", "01", "-01", "00.5", ".5", "1.", "1.e5", "1e", "1e+", "--1", "NaN", "x",
        ] {
            assert_eq!(read(text.as_bytes()), None, "{text}");
        }
    }

    #[test]
    fn random_numbers_are_the_doubles_that_serde_json_reads() {
        let mut random = fastrand::Rng::with_seed(7);
        let mut count = 0;
        for _ in 0..20_000 {
            let (whole, fraction) = (random.usize(1..8), random.usize(0..19));
            let mut text = format!("{}", random.u64(..10_u64.pow(whole as u32)));
            if fraction > 0 {
                text.push('.');
                text.extend((0..fraction).map(|_| random.digit(10)));
            }
            if random.u8(..4) == 0 {
                text += &format!("e{}", random.i32(-25..26));
            }
            count += usize::from(is_read(&text));
        }
        assert!(count > 10_000, "{count}");
    }
}

//! Numbers as text, and text as numbers, by the rules of the language.

/// `Number::toString` (6.1.6.1.20) in base ten.
pub(super) fn print(number: f64) -> String {
    if number.is_nan() {
        return "NaN".to_owned();
    }
    if number.is_infinite() {
        return if number > 0.0 {
            "Infinity"
        } else {
            "-Infinity"
        }
        .to_owned();
    }
    if number == 0.0 {
        return "0".to_owned();
    }
    // The shortest digits that are read back as this number, and where their point is.
    let scientific = format!("{:e}", number.abs());
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let digits: String = mantissa.chars().filter(|c| *c != '.').collect();
    let point = exponent.parse::<i32>().unwrap_or(0) + 1;
    let count = digits.len() as i32;
    let sign = if number < 0.0 { "-" } else { "" };
    let zeros = |count: i32| "0".repeat(usize::try_from(count).unwrap_or(0));
    let body = if (count..=21).contains(&point) {
        digits + &zeros(point - count)
    } else if (1..=21).contains(&point) {
        let (whole, fraction) = digits.split_at(point as usize);
        format!("{whole}.{fraction}")
    } else if (-5..=0).contains(&point) {
        format!("0.{}{digits}", zeros(-point))
    } else {
        let (first, rest) = digits.split_at(1);
        let dot = if rest.is_empty() { "" } else { "." };
        let (mark, exponent) = match point - 1 {
            e if e < 0 => ('-', -e),
            e => ('+', e),
        };
        format!("{first}{dot}{rest}e{mark}{exponent}")
    };
    format!("{sign}{body}")
}

/// `StringToNumber` (7.1.4.1.1); what is no number is NaN.
pub(super) fn parse(units: &[u16]) -> f64 {
    let text: Option<String> = trimmed(units)
        .iter()
        .map(|unit| u8::try_from(*unit).ok().map(char::from))
        .collect();
    let Some(text) = text else { return f64::NAN };
    let radix = match text.get(..2) {
        Some("0x" | "0X") => 16,
        Some("0o" | "0O") => 8,
        Some("0b" | "0B") => 2,
        _ => return decimal(&text),
    };
    integer(&text[2..], radix)
}

fn decimal(text: &str) -> f64 {
    if text.is_empty() {
        return 0.0;
    }
    let (sign, body) = match text.as_bytes() {
        [b'-', ..] => (-1.0, &text[1..]),
        [b'+', ..] => (1.0, &text[1..]),
        _ => (1.0, text),
    };
    if body == "Infinity" {
        return sign * f64::INFINITY;
    }
    // Rust also reads `inf`, `nan`; the language has digits, one point and an exponent.
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, '.' | 'e' | 'E' | '+' | '-');
    let starts = body.starts_with(|c: char| c.is_ascii_digit() || c == '.');
    match starts && body.chars().all(is_part) {
        true => body.parse::<f64>().map_or(f64::NAN, |number| sign * number),
        false => f64::NAN,
    }
}

/// Digits of a base that is a power of two, rounded once.
fn integer(digits: &str, radix: u32) -> f64 {
    if digits.is_empty() {
        return f64::NAN;
    }
    let bits_each = radix.ilog2();
    // The leading bits; what does not fit is counted, and remembered in the lowest bit.
    let (mut leading, mut dropped) = (0_u128, 0_i32);
    for c in digits.chars() {
        let Some(digit) = c.to_digit(radix) else {
            return f64::NAN;
        };
        if leading >> 120 == 0 {
            leading = leading << bits_each | u128::from(digit);
        } else {
            leading |= u128::from(digit != 0);
            dropped = dropped.saturating_add(bits_each as i32);
        }
    }
    leading as f64 * 2_f64.powi(dropped)
}

/// Without white space and line ends of the language.
fn trimmed(units: &[u16]) -> &[u16] {
    let is_space = |unit: &u16| {
        matches!(
            unit,
            9..=13 | 32 | 0xa0 | 0x1680 | 0x2000..=0x200a | 0x2028 | 0x2029 | 0x202f | 0x205f
                | 0x3000 | 0xfeff
        )
    };
    let start = units.iter().position(|unit| !is_space(unit));
    let end = units.iter().rposition(|unit| !is_space(unit));
    match (start, end) {
        (Some(start), Some(end)) => &units[start..=end],
        _ => &[],
    }
}

/// `ToInt32` (7.1.6).
pub(super) fn to_i32(number: f64) -> i32 {
    if !number.is_finite() {
        return 0;
    }
    let modulus = 4_294_967_296.0;
    number.trunc().rem_euclid(modulus) as u32 as i32
}

#[cfg(test)]
mod tests {
    use super::{parse, print, to_i32};

    #[test]
    fn numbers_print_as_everywhere() {
        let cases = [
            (1e21, "1e+21"),
            (1e20, "100000000000000000000"),
            (123.456, "123.456"),
            (0.000_001, "0.000001"),
            (1.5e-7, "1.5e-7"),
            (-0.5, "-0.5"),
            (5e-324, "5e-324"),
            (1.797_693_134_862_315_7e308, "1.7976931348623157e+308"),
        ];
        for (number, text) in cases {
            assert_eq!(print(number), text);
        }
    }

    #[test]
    fn texts_are_numbers_as_everywhere() {
        let number = |text: &str| parse(&text.encode_utf16().collect::<Vec<_>>());
        for (text, expected) in [
            (" 1.5e3\n", 1500.0),
            ("", 0.0),
            (".5", 0.5),
            ("5.", 5.0),
            ("0b11", 3.0),
        ] {
            assert_eq!(number(text), expected, "{text}");
        }
        assert_eq!(number("-Infinity"), f64::NEG_INFINITY);
        assert_eq!(
            number("0x1fffffffffffff80000000000000000000001"),
            4.460_149_039_706_125e43
        );
        for text in [
            "inf", "nan", "1_0", "e5", ".", "1e", "--1", "+-1", "0x", "-0x1", "1 2",
        ] {
            assert!(number(text).is_nan(), "{text}");
        }
    }

    #[test]
    fn words_wrap_around() {
        assert_eq!(to_i32(4_294_967_297.0), 1);
        assert_eq!(to_i32(2_147_483_648.0), i32::MIN);
        assert_eq!(to_i32(-1.9), -1);
        assert_eq!(to_i32(f64::INFINITY), 0);
    }
}

//! Exact numbers: decimals with fifteen digits after the point, and the one
//! division by which a ratio or a mean becomes a number to be read.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, ToPrimitive, Zero};
use std::fmt;
use std::ops::{Add, Neg, Sub};

/// Digits kept after the point.
pub const SCALE: u32 = 15;
/// 10 to the power of [`SCALE`].
const ONE: i128 = 1_000_000_000_000_000;
/// Numbers read from a file must be below this, so that no sum of them overflows.
const LIMIT: i128 = ONE * ONE;

/// An exact decimal: an integer number of 10⁻¹⁵.
///
/// ```
/// use yardstick::number::Decimal;
/// let third: Decimal = "1012480.50".parse().unwrap();
/// assert_eq!(third.to_string(), "1012480.5");
/// assert_eq!((third + Decimal::from(1)).to_string(), "1012481.5");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Decimal(i128);

/// Why text is not a decimal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotDecimal {
    /// It is not written as a number.
    NotANumber,
    /// It has more than fifteen digits before the point.
    TooLarge,
}

impl Decimal {
    /// Zero.
    pub const ZERO: Decimal = Decimal(0);
    /// One.
    pub const ONE: Decimal = Decimal(ONE);

    /// The decimal of a number of 10⁻¹⁵, as frames store it.
    pub fn from_units(units: i128) -> Decimal {
        Decimal(units)
    }

    /// The number of 10⁻¹⁵, as frames store it.
    pub fn units(self) -> i128 {
        self.0
    }

    /// The decimal that a spreadsheet's number stands for: the shortest that
    /// reads back to the same number, to fifteen digits after the point.
    ///
    /// # Errors
    /// [`NotDecimal`] for infinities, what is not a number, and what is too large.
    pub fn from_f64(number: f64) -> Result<Decimal, NotDecimal> {
        if !number.is_finite() {
            return Err(NotDecimal::NotANumber);
        }
        // `{}` prints the shortest digits that read back, never an exponent.
        parse_plain(&number.to_string())
    }

    /// Whether it is zero.
    pub fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// Whether it has no digits after the point.
    pub fn is_integer(self) -> bool {
        self.0 % ONE == 0
    }

    /// The whole number, if it is one and fits.
    pub fn to_i64(self) -> Option<i64> {
        if self.is_integer() { i64::try_from(self.0 / ONE).ok() } else { None }
    }

    /// As a fraction.
    pub fn to_rational(self) -> BigRational {
        BigRational::new(BigInt::from(self.0), BigInt::from(ONE))
    }

    /// The nearest `f64`.
    pub fn to_f64(self) -> f64 {
        quotient(self.0, ONE).unwrap_or(f64::NAN)
    }

    /// A fraction rounded to a number of digits after the point, half away from zero.
    /// `None` if the result is too large to be kept.
    pub fn round_rational(number: &BigRational, digits: u32) -> Option<Decimal> {
        let digits = digits.min(SCALE);
        let scaled = number * BigRational::from_integer(BigInt::from(10u8).pow(digits));
        // `BigRational::round` rounds half away from zero.
        let units = scaled.round().to_integer() * BigInt::from(10u8).pow(SCALE - digits);
        units.to_i128().map(Decimal)
    }

    /// Rounded to a number of digits after the point, half away from zero.
    pub fn round(self, digits: u32) -> Decimal {
        if digits >= SCALE {
            return self;
        }
        let step = 10i128.pow(SCALE - digits);
        let half = step / 2;
        let rest = self.0 % step;
        let base = self.0 - rest;
        // What sums have come to at most stays there.
        if rest.abs() >= half { Decimal(base.saturating_add(step * rest.signum())) } else { Decimal(base) }
    }

    /// The exact quotient as the nearest `f64`; `None` over zero.
    pub fn over(self, denominator: Decimal) -> Option<f64> {
        quotient(self.0, denominator.0)
    }
}

/// One division of two exact numbers: the `f64` nearest to the quotient.
/// `None` over zero.
pub fn quotient(numerator: i128, denominator: i128) -> Option<f64> {
    if denominator == 0 {
        return None;
    }
    rational_to_f64(&BigRational::new(BigInt::from(numerator), BigInt::from(denominator)))
}

/// A numerator over a denominator, times a number, exactly. `None` over zero.
pub fn fraction(numerator: Decimal, denominator: Decimal, times: Decimal) -> Option<BigRational> {
    if denominator.is_zero() {
        return None;
    }
    Some(numerator.to_rational() * times.to_rational() / denominator.to_rational())
}

/// Two exact numbers added, subtracted, multiplied or divided: `+`, `-`, `*`, `/`. None over zero.
pub fn arithmetic(operation: char, left: BigRational, right: BigRational) -> Option<BigRational> {
    match operation {
        '+' => Some(left + right),
        '-' => Some(left - right),
        '*' => Some(left * right),
        _ if right.is_zero() => None,
        _ => Some(left / right),
    }
}

/// The `f64` nearest to a fraction, ties to even.
pub fn rational_to_f64(number: &BigRational) -> Option<f64> {
    if number.is_zero() {
        return Some(0.0);
    }
    // Forty significant digits and a last digit that says whether anything
    // follows settle every rounding, since a tie between two `f64` of this size
    // would need fewer digits than that or be marked by what follows.
    let magnitude = number.abs();
    let digits = 40i64 - decimal_exponent(&magnitude);
    let power = BigInt::from(10u8).pow(u32::try_from(digits.unsigned_abs()).ok()?);
    let scaled = if digits >= 0 {
        magnitude * BigRational::from_integer(power)
    } else {
        magnitude / BigRational::from_integer(power)
    };
    let whole = scaled.to_integer();
    let sticky = if scaled.is_integer() { '0' } else { '1' };
    let sign = if number.is_negative() { "-" } else { "" };
    format!("{sign}{whole}{sticky}e{}", -digits - 1).parse().ok()
}

/// About the number of digits before the point.
fn decimal_exponent(number: &BigRational) -> i64 {
    let bits = |n: &BigInt| i64::try_from(n.bits()).unwrap_or(i64::MAX / 4);
    (bits(number.numer()) - bits(number.denom())) * 3 / 10
}

/// The shortest decimal that reads back to the same `f64`: `0.1`, `42.142857142857146`, `0`.
pub fn shortest(number: f64) -> String {
    if number == 0.0 { "0".into() } else { number.to_string() }
}

impl From<i64> for Decimal {
    fn from(number: i64) -> Decimal {
        // The product of an i64 and 10¹⁵ is below 10³⁴ and fits an i128.
        Decimal(i128::from(number) * ONE)
    }
}

impl Add for Decimal {
    type Output = Decimal;
    fn add(self, other: Decimal) -> Decimal {
        Decimal(self.0.saturating_add(other.0))
    }
}

impl Sub for Decimal {
    type Output = Decimal;
    fn sub(self, other: Decimal) -> Decimal {
        Decimal(self.0.saturating_sub(other.0))
    }
}

impl Neg for Decimal {
    type Output = Decimal;
    fn neg(self) -> Decimal {
        Decimal(self.0.saturating_neg())
    }
}

impl std::iter::Sum for Decimal {
    fn sum<I: Iterator<Item = Decimal>>(iter: I) -> Decimal {
        iter.fold(Decimal::ZERO, |a, b| a + b)
    }
}

impl std::str::FromStr for Decimal {
    type Err = NotDecimal;

    /// Reads digits with at most one point and an optional sign and exponent.
    fn from_str(text: &str) -> Result<Decimal, NotDecimal> {
        if text.contains(['e', 'E']) {
            let number: f64 = text.parse().map_err(|_| NotDecimal::NotANumber)?;
            return Decimal::from_f64(number);
        }
        parse_plain(text)
    }
}

/// Digits beyond the fifteenth after the point are rounded, half away from zero.
fn parse_plain(text: &str) -> Result<Decimal, NotDecimal> {
    let (negative, digits) = match text.as_bytes().first() {
        Some(b'-') => (true, &text[1..]),
        Some(b'+') => (false, &text[1..]),
        _ => (false, text),
    };
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    if whole.is_empty() && part.is_empty() {
        return Err(NotDecimal::NotANumber);
    }
    let mut units: i128 = 0;
    for byte in whole.bytes() {
        let digit = digit(byte)?;
        units = units.checked_mul(10).and_then(|u| u.checked_add(digit)).ok_or(NotDecimal::TooLarge)?;
    }
    units = units.checked_mul(ONE).ok_or(NotDecimal::TooLarge)?;
    let mut step = ONE;
    for (i, byte) in part.bytes().enumerate() {
        let digit = digit(byte)?;
        if i < SCALE as usize {
            step /= 10;
            units = units.checked_add(digit * step).ok_or(NotDecimal::TooLarge)?;
        } else if i == SCALE as usize && digit >= 5 {
            units = units.checked_add(1).ok_or(NotDecimal::TooLarge)?;
        }
    }
    if units >= LIMIT {
        return Err(NotDecimal::TooLarge);
    }
    Ok(Decimal(if negative { -units } else { units }))
}

fn digit(byte: u8) -> Result<i128, NotDecimal> {
    if byte.is_ascii_digit() { Ok(i128::from(byte - b'0')) } else { Err(NotDecimal::NotANumber) }
}

impl fmt::Display for Decimal {
    /// Without zeros at the end: `1012480.5`, `-3`, `0`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, part) = (self.0 / ONE, (self.0 % ONE).unsigned_abs());
        if self.0 < 0 && whole == 0 {
            f.write_str("-")?;
        }
        write!(f, "{whole}")?;
        if part != 0 {
            let digits = format!("{part:015}");
            write!(f, ".{}", digits.trim_end_matches('0'))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn spreadsheet_numbers_are_read_as_people_see_them() {
        assert_eq!(Decimal::from_f64(0.1).unwrap().to_string(), "0.1");
        assert_eq!(Decimal::from_f64(0.1 + 0.2).unwrap().to_string(), "0.3");
        assert_eq!(Decimal::from_f64(-733.40).unwrap().to_string(), "-733.4");
        assert_eq!(Decimal::from_f64(f64::INFINITY), Err(NotDecimal::NotANumber));
        assert_eq!(Decimal::from_f64(1e15), Err(NotDecimal::TooLarge));
        assert_eq!("-0.5".parse::<Decimal>().unwrap().to_string(), "-0.5");
        assert_eq!("1.2.3".parse::<Decimal>(), Err(NotDecimal::NotANumber));
    }

    #[test]
    fn rounding_is_half_away_from_zero() {
        let round = |text: &str, digits| text.parse::<Decimal>().unwrap().round(digits).to_string();
        assert_eq!(round("62.5", 0), "63");
        assert_eq!(round("-62.5", 0), "-63");
        assert_eq!(round("0.0000005", 6), "0.000001");
        assert_eq!(round("2.675", 2), "2.68");
        // Sums stop at the largest number there is; rounding does not turn it round.
        let most = Decimal::from_units(i128::MAX);
        assert_eq!((most + Decimal::ONE).round(3), most);
        assert_eq!(-Decimal::from_units(i128::MIN), most);
    }

    #[test]
    fn a_ratio_is_one_division() {
        // The expert call: 177 admitted of 420 eligible, in percent.
        assert_eq!(quotient(17_700, 420).map(shortest).as_deref(), Some("42.142857142857146"));
        assert_eq!(quotient(1, 0), None);
    }

    proptest! {
        #[test]
        fn the_division_is_the_nearest_f64(a in -9_007_199_254_740_992i64..9_007_199_254_740_992, b in 1i64..9_007_199_254_740_992) {
            // Both are exact in f64, so the processor's own division is correctly rounded.
            prop_assert_eq!(quotient(a.into(), b.into()), Some(a as f64 / b as f64));
        }

        #[test]
        fn decimals_read_back_what_they_write(units in -LIMIT + 1..LIMIT) {
            let number = Decimal::from_units(units);
            prop_assert_eq!(number.to_string().parse::<Decimal>(), Ok(number));
        }
    }
}

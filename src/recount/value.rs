//! A value of a row, and what can be done with values: exact, and without an
//! answer where one of them is missing.

use crate::number::{Decimal, SCALE};
use crate::period::from_days;
use num_bigint::BigInt;
use num_traits::{Signed, ToPrimitive, Zero};
use std::cmp::Ordering;
use std::sync::Arc;

/// What stands in a column in a row.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Value {
    /// No value.
    Nothing,
    /// Yes or no.
    Truth(bool),
    /// A number.
    Number(Decimal),
    /// A day, counted from 1970-01-01.
    Day(i32),
    /// Text, a code, or a list as `|a|b|`.
    Text(Arc<str>),
    /// A person, of whom nothing can be said but that they are known.
    Someone,
}

impl Value {
    /// What a condition says: nothing if it cannot be judged.
    pub fn truth(&self) -> Option<bool> {
        match self {
            Value::Truth(truth) => Some(*truth),
            _ => None,
        }
    }

    /// The number, if it is one.
    pub fn number(&self) -> Option<Decimal> {
        match self {
            Value::Number(number) => Some(*number),
            Value::Truth(truth) => Some(Decimal::from(i64::from(*truth))),
            _ => None,
        }
    }

    /// The day, if it is one.
    pub fn day(&self) -> Option<i32> {
        match self {
            Value::Day(day) => Some(*day),
            _ => None,
        }
    }

    /// The text that stands for the value; none for no value.
    pub fn text(&self) -> Option<Arc<str>> {
        match self {
            Value::Nothing | Value::Someone => None,
            Value::Truth(truth) => Some(if *truth { "true".into() } else { "false".into() }),
            Value::Number(number) => Some(number.to_string().into()),
            Value::Day(day) => from_days(*day).map(|day| day.to_string().into()),
            Value::Text(text) => Some(text.clone()),
        }
    }

    /// Which of two values comes first; none where they cannot be compared.
    pub fn compared(&self, other: &Value) -> Option<Ordering> {
        match (self, other) {
            (Value::Truth(a), Value::Truth(b)) => Some(a.cmp(b)),
            (Value::Number(a), Value::Number(b)) => Some(a.cmp(b)),
            (Value::Day(a), Value::Day(b)) => Some(a.cmp(b)),
            (Value::Text(a), Value::Text(b)) => Some(a.cmp(b)),
            _ => None,
        }
    }
}

/// What may or may not hold, as a value.
pub fn told(truth: Option<bool>) -> Value {
    truth.map_or(Value::Nothing, Value::Truth)
}

/// A number, or none, as a value.
pub fn counted(number: Option<Decimal>) -> Value {
    number.map_or(Value::Nothing, Value::Number)
}

/// The product to fifteen digits after the point, half to the even digit.
pub fn product(a: Decimal, b: Decimal) -> Option<Decimal> {
    halves_to_even(BigInt::from(a.units()) * BigInt::from(b.units()), one())
}

/// The quotient to fifteen digits after the point, half to the even digit;
/// none over zero.
pub fn quotient(a: Decimal, b: Decimal) -> Option<Decimal> {
    halves_to_even(BigInt::from(a.units()) * one(), BigInt::from(b.units()))
}

fn one() -> BigInt {
    BigInt::from(10u8).pow(SCALE)
}

fn halves_to_even(above: BigInt, below: BigInt) -> Option<Decimal> {
    if below.is_zero() {
        return None;
    }
    let negative = above.is_negative() != below.is_negative();
    let (above, below) = (above.abs(), below.abs());
    let (whole, rest): (BigInt, BigInt) = (&above / &below, &above % &below);
    let up = match (rest * 2u8).cmp(&below) {
        Ordering::Less => false,
        Ordering::Greater => true,
        Ordering::Equal => !(&whole % 2u8).is_zero(),
    };
    let units = if up { whole + 1u8 } else { whole }.to_i128()?;
    Some(Decimal::from_units(if negative { -units } else { units }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn products_and_quotients_are_exact_to_fifteen_digits() {
        let decimal = |text: &str| text.parse::<Decimal>().unwrap();
        assert_eq!(quotient(decimal("1"), decimal("8")), Some(decimal("0.125")));
        assert_eq!(quotient(decimal("-2"), decimal("3")), Some(decimal("-0.666666666666667")));
        assert_eq!(quotient(decimal("2"), decimal("0")), None);
        // Half a unit of the last digit goes to the even one.
        let half = decimal("0.5");
        assert_eq!(product(Decimal::from_units(1), half), Some(Decimal::from_units(0)));
        assert_eq!(product(Decimal::from_units(3), half), Some(Decimal::from_units(2)));
    }
}

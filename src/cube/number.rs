//! Numbers as figures hold them.

use crate::number::{Decimal, SCALE, rational_to_f64, shortest};
use num_rational::BigRational;
use std::fmt;

/// A number as it is stored: exact, or the result of one division.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Number {
    /// A count or a sum.
    Exact(Decimal),
    /// The `f64` nearest to a quotient of exact numbers.
    Quotient(f64),
}

impl Number {
    /// The nearest `f64`.
    pub fn to_f64(self) -> f64 {
        match self {
            Number::Exact(number) => number.to_f64(),
            Number::Quotient(number) => number,
        }
    }

    /// A fraction: exact where fifteen digits after the point hold it, else
    /// the nearest `f64`. `None` if it is too large to be kept.
    pub fn of_rational(fraction: &BigRational) -> Option<Number> {
        let rounded = Decimal::round_rational(fraction, SCALE)?;
        if rounded.to_rational() == *fraction {
            Some(Number::Exact(rounded))
        } else {
            rational_to_f64(fraction).map(Number::Quotient)
        }
    }

    /// As an exact decimal, to fifteen digits after the point.
    pub fn to_decimal(self) -> Option<Decimal> {
        match self {
            Number::Exact(number) => Some(number),
            Number::Quotient(number) => Decimal::from_f64(number).ok(),
        }
    }
}

impl fmt::Display for Number {
    /// The exact digits, or the shortest that read back to the same `f64`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Number::Exact(number) => number.fmt(f),
            Number::Quotient(number) => f.write_str(&shortest(*number)),
        }
    }
}

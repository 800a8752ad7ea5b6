//! Whether figures of two worlds say the same.

use crate::cube::{Figure, Number, Status};

/// Whether two figures of one address say different things.
pub fn differ(own: &Figure, other: Option<&Figure>) -> bool {
    match other {
        Some(other) => {
            own.status != other.status
                || own.value != other.value
                || own.numerator != other.numerator
                || own.denominator != other.denominator
                || own.origin != other.origin
                || own.standing != other.standing
        }
        // Categories that are nowhere to be found are not shown.
        None => says_something(own),
    }
}

/// Whether a figure says more than that there is nothing.
pub fn says_something(figure: &Figure) -> bool {
    let zero =
        |number: Option<Number>| number.and_then(Number::to_decimal).is_none_or(|number| number.is_zero());
    match figure.status {
        Status::Value | Status::Undefined => {
            !(zero(figure.value) && zero(figure.numerator) && zero(figure.denominator))
        }
        Status::Missing | Status::NotApplicable | Status::Suppressed => false,
    }
}

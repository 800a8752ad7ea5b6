//! The numbers of a reported row as those of a figure, or what is wrong with them.

use crate::cube::Number;
use crate::number::{Decimal, SCALE, fraction, rational_to_f64};
use crate::project::{Indicator, Measure};
use num_rational::BigRational;
use num_traits::Signed;

/// Value, numerator and denominator of a reported figure.
pub struct Numbers {
    pub value: Option<Number>,
    pub numerator: Option<Decimal>,
    pub denominator: Option<Decimal>,
}

/// What is wrong with the numbers of a row.
pub struct Wrong {
    /// Which sentence tells it.
    pub kind: &'static str,
    pub message: &'static str,
    pub found: String,
    /// What was found, without words.
    pub stands: String,
    pub expected: String,
    pub hint: &'static str,
}

/// The numbers of a row as those of a figure.
pub fn numbers(
    indicator: &Indicator,
    [value, numerator, denominator]: [Option<Decimal>; 3],
) -> Result<Numbers, Wrong> {
    let plain = value.map(Number::Exact);
    let Some(times) = indicator.times() else {
        if matches!(indicator.measure, Measure::Derived(_)) && value.is_some() {
            return Ok(Numbers { value: plain, numerator, denominator });
        }
        let Some(value) = value.or(numerator.filter(|_| denominator.is_none())) else {
            return Err(Wrong {
                kind: "value",
                message: "a total with parts, and without a value",
                found: "no value".into(),
                stands: String::new(),
                expected: "the value: the indicator is no numerator over a denominator".into(),
                hint: "write the total into the column of values",
            });
        };
        return Ok(Numbers { value: Some(Number::Exact(value)), numerator: Some(value), denominator: None });
    };
    match (numerator, denominator) {
        (None, None) => Ok(Numbers { value: plain, numerator: None, denominator: None }),
        (Some(above), Some(below)) => {
            let exact = fraction(above, below, times);
            let told = value.map(|value| value.to_string()).unwrap_or_default();
            match (&exact, value) {
                (Some(exact), Some(value)) if !rounds_to(exact, value) => {
                    let is = Decimal::round_rational(exact, 4).map(|n| n.to_string()).unwrap_or_default();
                    let hint =
                        "correct one of the three; of a percentage `times = 100` stands in the definition";
                    Err(Wrong {
                        kind: "ratio",
                        message: "a ratio that is not its numerator over its denominator",
                        found: format!("{told}, with {above} over {below}"),
                        stands: format!("{told}; {above} / {below}"),
                        expected: is,
                        hint,
                    })
                }
                (None, Some(value)) if !value.is_zero() => Err(Wrong {
                    kind: "nothing",
                    message: "a ratio over nothing with a value",
                    found: told.clone(),
                    stands: told,
                    expected: "no value".into(),
                    hint: "leave the value empty where there is nothing to divide by",
                }),
                _ => {
                    let value = exact.as_ref().and_then(rational_to_f64).map(Number::Quotient);
                    Ok(Numbers { value, numerator, denominator })
                }
            }
        }
        (above, _) => {
            let found = if above.is_some() { "a numerator alone" } else { "a denominator alone" };
            Err(Wrong {
                kind: "half",
                message: "half of a ratio",
                found: found.into(),
                stands: String::new(),
                expected: "a numerator and a denominator, or neither".into(),
                hint: "add the other part, or leave both away",
            })
        }
    }
}

/// Digits after the point in which a number is written.
pub fn digits(number: Decimal) -> u32 {
    (0..SCALE).find(|digits| number.round(*digits) == number).unwrap_or(SCALE)
}

/// Whether an exact number can have been rounded to what was written, whichever way halves go.
fn rounds_to(exact: &BigRational, written: Decimal) -> bool {
    let unit = BigRational::new(1.into(), num_bigint::BigInt::from(10).pow(digits(written)));
    let off = (exact - written.to_rational()).abs();
    off * BigRational::from_integer(2.into()) <= unit
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ratio_is_what_was_written_if_it_rounds_to_it_whichever_way_halves_go() {
        let exact = |above: i64, below: i64| BigRational::new((above * 100).into(), below.into());
        let written = |text: &str| text.parse::<Decimal>().unwrap();
        // 12 ÷ 22 = 54.5454… %, 1 ÷ 8 = 12.5 %.
        assert!(rounds_to(&exact(12, 22), written("54.5")));
        assert!(rounds_to(&exact(12, 22), written("55")));
        assert!(!rounds_to(&exact(12, 22), written("54")));
        assert!(rounds_to(&exact(1, 8), written("12")) && rounds_to(&exact(1, 8), written("13")));
        assert!(!rounds_to(&exact(9, 20), written("50")));
    }
}

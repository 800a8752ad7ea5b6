//! The mean, the median, the least and the greatest of values that come one
//! after another.

use super::plan::Statistic;
use crate::number::{Decimal, SCALE};
use num_bigint::BigInt;
use num_rational::BigRational;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// What is known of the values so far.
#[derive(Debug)]
pub struct Running {
    statistic: Statistic,
    /// How many values there are.
    pub number: u64,
    /// Their sum, or the least or the greatest of them.
    held: Decimal,
    /// The lower half of the values, with the middle one of an odd number.
    lower: BinaryHeap<Decimal>,
    /// The upper half of the values.
    upper: BinaryHeap<Reverse<Decimal>>,
}

impl Running {
    /// No values yet.
    pub fn new(statistic: Statistic) -> Running {
        let (lower, upper) = (BinaryHeap::new(), BinaryHeap::new());
        Running { statistic, number: 0, held: Decimal::ZERO, lower, upper }
    }

    /// Adds a value.
    pub fn add(&mut self, value: Decimal) {
        let is_first = self.number == 0;
        self.number += 1;
        match self.statistic {
            Statistic::Mean => self.held = self.held + value,
            Statistic::Min if is_first || value < self.held => self.held = value,
            Statistic::Max if is_first || value > self.held => self.held = value,
            Statistic::Min | Statistic::Max => {}
            Statistic::Median => {
                match self.lower.peek() {
                    Some(middle) if value > *middle => self.upper.push(Reverse(value)),
                    _ => self.lower.push(value),
                }
                // The halves are of one size, or the lower one has one value more.
                if self.lower.len() > self.upper.len() + 1 {
                    self.upper.extend(self.lower.pop().map(Reverse));
                } else if self.upper.len() > self.lower.len() {
                    self.lower.extend(self.upper.pop().map(|Reverse(value)| value));
                }
            }
        }
    }

    /// What they come to, to fifteen digits after the point; none of no value.
    pub fn value(&self) -> Option<Decimal> {
        if self.number == 0 {
            return None;
        }
        match self.statistic {
            Statistic::Min | Statistic::Max => Some(self.held),
            Statistic::Mean => divided(self.held, self.number),
            Statistic::Median => match (self.lower.peek(), self.upper.peek()) {
                (Some(low), Some(Reverse(high))) if self.lower.len() == self.upper.len() => {
                    divided(*low + *high, 2)
                }
                (low, _) => low.copied(),
            },
        }
    }
}

fn divided(sum: Decimal, number: u64) -> Option<Decimal> {
    Decimal::round_rational(&(sum.to_rational() / BigRational::from_integer(BigInt::from(number))), SCALE)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(statistic: Statistic, values: &[&str]) -> Option<String> {
        let mut running = Running::new(statistic);
        for value in values {
            running.add(value.parse().unwrap());
        }
        running.value().map(|value| value.to_string())
    }

    #[test]
    fn a_median_is_the_middle_one_or_the_mean_of_the_middle_two() {
        let median = |values: &[&str]| of(Statistic::Median, values);
        assert_eq!(median(&["3", "1", "2"]).as_deref(), Some("2"));
        assert_eq!(median(&["4", "1", "3", "2"]).as_deref(), Some("2.5"));
        assert_eq!(median(&["7"]).as_deref(), Some("7"));
        assert_eq!(median(&["-1", "-2"]).as_deref(), Some("-1.5"));
        assert_eq!(median(&[]), None);
        // Equal values are as many as there are: of 1, 5, 5, 5, 9 the middle one is 5.
        assert_eq!(median(&["5", "9", "5", "1", "5"]).as_deref(), Some("5"));
        // Half of 10⁻¹⁵ is rounded away from zero.
        assert_eq!(median(&["0", "0.000000000000001"]).as_deref(), Some("0.000000000000001"));
    }

    #[test]
    fn extremes_may_be_below_zero_and_a_mean_has_fifteen_digits() {
        assert_eq!(of(Statistic::Min, &["-1", "-3", "2"]).as_deref(), Some("-3"));
        assert_eq!(of(Statistic::Max, &["-1", "-3"]).as_deref(), Some("-1"));
        assert_eq!(of(Statistic::Mean, &["1", "1", "0"]).as_deref(), Some("0.666666666666667"));
    }

    proptest::proptest! {
        #[test]
        fn a_running_median_is_that_of_the_sorted_values(values in proptest::collection::vec(-50i64..50, 1..40)) {
            let mut running = Running::new(Statistic::Median);
            for i in 0..values.len() {
                running.add(Decimal::from(values[i]));
                let mut sorted = values[..=i].to_vec();
                sorted.sort_unstable();
                let twice = sorted[i / 2] + sorted[i.div_ceil(2)];
                let value = running.value().unwrap();
                proptest::prop_assert_eq!(value + value, Decimal::from(twice));
            }
        }
    }
}

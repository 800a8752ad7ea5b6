//! Amounts in several currencies: dated exchange rates and exact conversion.

use crate::number::Decimal;
use jiff::civil::Date;
use num_rational::BigRational;
use num_traits::Zero;
use std::collections::BTreeMap;

/// Digits after the point to which a converted amount is rounded, once, half away from zero.
pub const CONVERTED_DIGITS: u32 = 6;

/// In which direction rates are quoted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quotation {
    /// So many units of the currency for one unit of the base currency: divide.
    UnitsPerBase,
    /// So many units of the base currency for one unit of the currency: multiply.
    BasePerUnit,
}

/// A rate with the day from which it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate {
    /// The first day.
    pub from: Date,
    /// The rate as quoted.
    pub rate: Decimal,
}

/// Exchange rates by currency.
#[derive(Debug, Clone, Default)]
pub struct Rates {
    by_currency: BTreeMap<String, Vec<Rate>>,
}

/// Why an amount cannot be converted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoRate {
    /// There are no rates for the currency.
    UnknownCurrency,
    /// There are rates for the currency, the first of a later day.
    TooEarly(Date),
    /// The latest rate is older than allowed.
    TooOld(Date),
    /// The rate is zero, or the result too large to be kept.
    Unusable(Date),
}

impl Rates {
    /// Adds a rate. Of two rates of one day the one added first holds.
    pub fn add(&mut self, currency: &str, rate: Rate) {
        let rates = self.by_currency.entry(currency.to_string()).or_default();
        let at = rates.partition_point(|r| r.from < rate.from);
        if rates.get(at).is_none_or(|r| r.from != rate.from) {
            rates.insert(at, rate);
        }
    }

    /// The latest rate on or before a day.
    ///
    /// # Errors
    /// [`NoRate`] if there is none that is at most `max_age` days old.
    pub fn on(&self, currency: &str, day: Date, max_age: Option<i32>) -> Result<Rate, NoRate> {
        let rates = self.by_currency.get(currency).ok_or(NoRate::UnknownCurrency)?;
        let after = rates.partition_point(|r| r.from <= day);
        let Some(rate) = after.checked_sub(1).and_then(|i| rates.get(i)) else {
            return Err(rates.first().map_or(NoRate::UnknownCurrency, |r| NoRate::TooEarly(r.from)));
        };
        let age = (day - rate.from).get_days();
        if max_age.is_some_and(|max| age > max) {
            return Err(NoRate::TooOld(rate.from));
        }
        Ok(*rate)
    }

    /// An amount in the base currency, rounded once, half away from zero, to
    /// [`CONVERTED_DIGITS`]. The base currency itself needs no rate.
    ///
    /// # Errors
    /// [`NoRate`] if there is no usable rate.
    pub fn convert(
        &self,
        amount: Decimal,
        currency: &str,
        base: &str,
        day: Date,
        quoted: Quotation,
        max_age: Option<i32>,
    ) -> Result<Decimal, NoRate> {
        if currency == base {
            return Ok(amount.round(CONVERTED_DIGITS));
        }
        let rate = self.on(currency, day, max_age)?;
        if rate.rate.is_zero() {
            return Err(NoRate::Unusable(rate.from));
        }
        let (amount, factor) = (amount.to_rational(), rate.rate.to_rational());
        let exact = match quoted {
            Quotation::UnitsPerBase => amount / factor,
            Quotation::BasePerUnit => amount * factor,
        };
        Decimal::round_rational(&exact, CONVERTED_DIGITS).ok_or(NoRate::Unusable(rate.from))
    }
}

/// Splits an amount by shares, so that the parts add up to the amount exactly:
/// each part but the last is rounded to [`CONVERTED_DIGITS`], the last is the rest.
///
/// The shares must add up to `whole`.
pub fn split(amount: Decimal, shares: &[Decimal], whole: Decimal) -> Vec<Decimal> {
    let mut parts = Vec::with_capacity(shares.len());
    let mut left = amount;
    let whole = whole.to_rational();
    for (i, share) in shares.iter().enumerate() {
        let part = if i + 1 == shares.len() || whole.is_zero() {
            left
        } else {
            let exact: BigRational = amount.to_rational() * share.to_rational() / &whole;
            Decimal::round_rational(&exact, CONVERTED_DIGITS).unwrap_or(left)
        };
        left = left - part;
        parts.push(part);
    }
    parts
}

/// What of an amount falls into the first `days` of the `of` days over which it
/// is spread, rounded half away from zero to so many digits. All days take all of it.
///
/// The part of some days in the middle is the difference between two such
/// amounts: so parts add up to the whole, whichever way the days are cut.
pub fn until(amount: Decimal, days: i64, of: i64, digits: u32) -> Decimal {
    if days <= 0 || of <= 0 {
        return Decimal::ZERO;
    }
    if days >= of {
        return amount;
    }
    let exact: BigRational = amount.to_rational() * BigRational::new(days.into(), of.into());
    // A part is never larger than the amount, which could be kept.
    Decimal::round_rational(&exact, digits).unwrap_or(amount)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn decimal(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn parts_of_days_add_up_to_the_whole() {
        // 100 over 3 days: 33.333333, 66.666667 - 33.333333 = 33.333334, 100 - 66.666667 = 33.333333.
        let by = |days| until(decimal("100"), days, 3, 6);
        assert_eq!(by(0), Decimal::ZERO);
        assert_eq!(by(1), decimal("33.333333"));
        assert_eq!(by(2) - by(1), decimal("33.333334"));
        assert_eq!(by(3) - by(2), decimal("33.333333"));
        assert_eq!(by(9), decimal("100"));
        // What has more digits than a part is whole when all days have passed.
        assert_eq!(until(decimal("0.0000001"), 2, 2, 6), decimal("0.0000001"));
        assert_eq!(until(decimal("-10"), 1, 4, 6), decimal("-2.5"));
    }

    #[test]
    fn the_latest_rate_on_or_before_the_day_is_used() {
        // KRW 100,000,000 signed on 2017-03-15: the rate of 1 March holds, not that of 1 April.
        let mut rates = Rates::default();
        for (day, rate) in
            [(date(2017, 2, 1), "1160"), (date(2017, 3, 1), "1130.5"), (date(2017, 4, 1), "1115")]
        {
            rates.add("KRW", Rate { from: day, rate: decimal(rate) });
        }
        let convert = |day, max_age| {
            rates.convert(decimal("100000000"), "KRW", "USD", day, Quotation::UnitsPerBase, max_age)
        };
        // 100,000,000 ÷ 1,130.5 = 88,456.435205661…
        assert_eq!(convert(date(2017, 3, 15), Some(31)), Ok(decimal("88456.435206")));
        assert_eq!(convert(date(2017, 1, 31), None), Err(NoRate::TooEarly(date(2017, 2, 1))));
        assert_eq!(convert(date(2018, 3, 15), Some(31)), Err(NoRate::TooOld(date(2017, 4, 1))));
    }

    #[test]
    fn parts_add_up_to_the_whole() {
        let third = decimal("33.333333");
        let parts = split(decimal("100"), &[third, third, decimal("33.333334")], decimal("100"));
        assert_eq!(parts.iter().copied().sum::<Decimal>(), decimal("100"));
    }
}

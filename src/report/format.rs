//! How values are written: one string per figure, made once, used by every
//! output. Rounding is half away from zero, from the exact decimal.

use super::words::Words;
use crate::cube::{Number, Origin, Status};
use crate::number::{Decimal, SCALE};
use jiff::civil::Date;

/// How the values of a column or an indicator are written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NumberFormat {
    /// A number with so many digits after the point.
    Plain(u32),
    /// A number of percent (53.4 is 53.4%) with so many digits after the point.
    Percent(u32),
    /// An amount of a currency with so many digits after the point.
    Money(String, u32),
}

impl NumberFormat {
    /// Digits after the point.
    pub fn decimals(&self) -> u32 {
        match self {
            NumberFormat::Plain(decimals)
            | NumberFormat::Percent(decimals)
            | NumberFormat::Money(_, decimals) => *decimals,
        }
    }
}

/// Why there is no number where one could stand. Five different things, with
/// [`Shown::origin`] the sixth thing a token says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Absence {
    /// No submission covers it, or it was not given.
    Missing,
    /// It does not apply.
    NotApplicable,
    /// It is withheld.
    Suppressed,
    /// A ratio over nothing.
    Undefined,
}

impl Absence {
    /// All of them, in the order in which they are explained.
    pub const ALL: [Absence; 4] =
        [Absence::Missing, Absence::NotApplicable, Absence::Suppressed, Absence::Undefined];

    /// The token printed for it, the same in all languages.
    pub fn token(self) -> &'static str {
        match self {
            Absence::Missing => "[x]",
            Absence::NotApplicable => "[z]",
            Absence::Suppressed => "[c]",
            Absence::Undefined => "[\u{F7}0]",
        }
    }

    /// The key of the message that explains it.
    pub fn message(self) -> &'static str {
        match self {
            Absence::Missing => "token-missing",
            Absence::NotApplicable => "token-not-applicable",
            Absence::Suppressed => "token-suppressed",
            Absence::Undefined => "token-undefined",
        }
    }

    /// Why a figure of a status has no value; none if it has one.
    pub fn of(status: Status) -> Option<Absence> {
        match status {
            Status::Value => None,
            Status::Missing => Some(Absence::Missing),
            Status::NotApplicable => Some(Absence::NotApplicable),
            Status::Suppressed => Some(Absence::Suppressed),
            Status::Undefined => Some(Absence::Undefined),
        }
    }
}

/// The token printed after a value that a partner sent without records.
pub const REPORTED: &str = "[rep]";
/// The token printed after a value that is made from records and from what partners sent without.
pub const MIXED: &str = "[mix]";

/// The token that says where a value comes from; none for one made from records.
pub fn origin_token(origin: Origin) -> Option<&'static str> {
    match origin {
        Origin::Computed => None,
        Origin::Reported => Some(REPORTED),
        Origin::Mixed => Some(MIXED),
    }
}

/// The key of the message that explains such a token.
pub fn origin_message(origin: Origin) -> &'static str {
    if origin == Origin::Mixed { "token-mixed" } else { "token-reported" }
}

/// A value as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown {
    /// The one string.
    pub text: String,
    /// The value as a spreadsheet keeps it: percent as a fraction.
    pub number: Option<f64>,
    /// How it is written.
    pub format: NumberFormat,
    /// Why there is no number.
    pub absence: Option<Absence>,
    /// Where it comes from: a value that is not made from records alone bears a token.
    pub origin: Origin,
}

impl Shown {
    /// The token that says where it comes from; none where it is made from records, or has no value.
    pub fn token(&self) -> Option<&'static str> {
        origin_token(self.origin).filter(|_| self.absence.is_none())
    }

    /// A value that is not there, and why.
    pub fn absent(absence: Absence, format: NumberFormat) -> Shown {
        Shown {
            text: absence.token().into(),
            number: None,
            format,
            absence: Some(absence),
            origin: Origin::Computed,
        }
    }
}

/// Digits after the point with which a fraction below one is not written as 100%.
fn telling(fraction: f64, decimals: u32) -> u32 {
    let Ok(exact) = Decimal::from_f64(fraction) else { return decimals };
    let whole = |digits: &u32| exact < Decimal::ONE && exact.round(digits + 2) >= Decimal::ONE;
    (decimals..decimals + 3).find(|digits| !whole(digits)).unwrap_or(decimals)
}

/// Writes values in the way of a language.
#[derive(Debug)]
pub struct Formatter {
    group: String,
    point: String,
    words: Words,
}

impl Formatter {
    /// For a language.
    pub fn of(language: &str) -> Formatter {
        let words = Words::of(language);
        Formatter { group: words.get("number-group"), point: words.get("number-point"), words }
    }

    /// The words of the language.
    pub fn words(&self) -> &Words {
        &self.words
    }

    /// A number with so many digits after the point.
    pub fn decimal(&self, number: Decimal, decimals: u32) -> String {
        let decimals = decimals.min(SCALE);
        let rounded = number.round(decimals);
        let plain = rounded.to_string();
        let (sign, digits) = match plain.strip_prefix('-') {
            Some(digits) => ("\u{2013}", digits),
            None => ("", plain.as_str()),
        };
        let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
        let mut text = String::from(sign);
        for (i, digit) in whole.chars().enumerate() {
            if i > 0 && (whole.len() - i) % 3 == 0 {
                text.push_str(&self.group);
            }
            text.push(digit);
        }
        if decimals > 0 {
            text.push_str(&self.point);
            text.push_str(part);
            text.extend(std::iter::repeat_n('0', (decimals as usize).saturating_sub(part.len())));
        }
        text
    }

    /// A whole number.
    pub fn count(&self, number: u64) -> String {
        self.decimal(Decimal::from(i64::try_from(number).unwrap_or(i64::MAX)), 0)
    }

    /// A number as its format says.
    pub fn number(&self, number: Decimal, format: &NumberFormat) -> String {
        let digits = self.decimal(number, format.decimals());
        match format {
            NumberFormat::Plain(_) => digits,
            NumberFormat::Percent(_) => self.words.say("percent", &[("number", (&digits).into())]),
            NumberFormat::Money(currency, _) => {
                self.words.say("money", &[("number", (&digits).into()), ("currency", currency.into())])
            }
        }
    }

    /// A value as it is shown.
    pub fn shown(&self, number: Number, format: &NumberFormat) -> Shown {
        let Some(exact) = number.to_decimal() else {
            return Shown::absent(Absence::Undefined, format.clone());
        };
        let stored = match format {
            NumberFormat::Percent(_) => hundredth(exact).to_f64(),
            _ => number.to_f64(),
        };
        Shown {
            text: self.number(exact, format),
            number: Some(stored),
            format: format.clone(),
            absence: None,
            origin: Origin::Computed,
        }
    }

    /// A fraction, such as progress, as percent. What is not whole is never written as 100%: where
    /// rounding would make it so, more digits stand after the point.
    pub fn fraction(&self, fraction: f64, decimals: u32) -> Shown {
        let format = NumberFormat::Percent(telling(fraction, decimals));
        match Decimal::from_f64(fraction) {
            Ok(exact) => Shown {
                text: self.number(Decimal::from_units(exact.units().saturating_mul(100)), &format),
                number: Some(fraction),
                format,
                absence: None,
                origin: Origin::Computed,
            },
            Err(_) => Shown::absent(Absence::Undefined, format),
        }
    }

    /// A fraction in percent, without the sign: for columns headed by it.
    pub fn percent_digits(&self, fraction: f64) -> String {
        match Decimal::from_f64(fraction) {
            Ok(exact) => {
                self.decimal(Decimal::from_units(exact.units().saturating_mul(100)), telling(fraction, 0))
            }
            Err(_) => Absence::Undefined.token().into(),
        }
    }

    /// A day, in full.
    pub fn date(&self, date: Date) -> String {
        let month = self.words.get(&format!("month-{}", date.month()));
        self.day(date, &month)
    }

    /// A day, with the month cut short.
    pub fn short_date(&self, date: Date) -> String {
        let month = self.words.get(&format!("month-short-{}", date.month()));
        self.words.say(
            "date-short",
            &[
                ("day", (&date.day().to_string()).into()),
                ("month", (&month).into()),
                ("year", (&date.year().to_string()).into()),
            ],
        )
    }

    /// A month and its year.
    pub fn month(&self, date: Date) -> String {
        let month = self.words.get(&format!("month-{}", date.month()));
        self.words
            .say("month-year", &[("month", (&month).into()), ("year", (&date.year().to_string()).into())])
    }

    /// A month cut short and its year.
    pub fn month_short(&self, date: Date) -> String {
        let month = self.words.get(&format!("month-short-{}", date.month()));
        self.words
            .say("month-year", &[("month", (&month).into()), ("year", (&date.year().to_string()).into())])
    }

    fn day(&self, date: Date, month: &str) -> String {
        let key = if date.day() == 1 { "date-first" } else { "date" };
        self.words.say(
            key,
            &[
                ("day", (&date.day().to_string()).into()),
                ("month", month.into()),
                ("year", (&date.year().to_string()).into()),
            ],
        )
    }

    /// Items in a sentence: A, B and C.
    pub fn list(&self, items: &[String]) -> String {
        let Some((last, rest)) = items.split_last() else {
            return String::new();
        };
        if rest.is_empty() {
            return last.clone();
        }
        // Spanish says "e" for "and" before the sound of i, so every language has the
        // message; that of "hie" is another sound.
        let start = last.to_lowercase();
        let sounds_i = (start.starts_with('i') || start.starts_with("hi")) && !start.starts_with("hie");
        let key = if sounds_i { "list-last-i" } else { "list-last" };
        self.words.say(key, &[("list", (&rest.join(", ")).into()), ("last", last.into())])
    }

    /// A small number in words, as the language writes it inside a sentence; digits from thirteen on.
    pub fn in_words(&self, number: usize) -> String {
        if number <= 12 { self.words.get(&format!("number-{number}")) } else { self.count(number as u64) }
    }
}

/// A sentence with its first letter made a capital.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// A title as it is written inside a sentence: its first letter small, unless its first word is
/// an abbreviation or a number.
pub fn small(text: &str) -> String {
    let mut letters = text.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() || second.is_whitespace() => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => text.to_string(),
    }
}

/// A hundredth, to fifteen digits after the point.
pub fn hundredth(number: Decimal) -> Decimal {
    Decimal::from_units(number.round(SCALE - 2).units() / 100)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn decimal(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn values_are_written_in_the_way_of_each_language() {
        let cases = [
            ("en", "1,450,000", "53.4%", "USD\u{A0}1,012,480", "31 December 2019", "1 January 2019"),
            (
                "fr",
                "1\u{202F}450\u{202F}000",
                "53,4\u{202F}%",
                "1\u{202F}012\u{202F}480\u{202F}USD",
                "31 décembre 2019",
                "1er janvier 2019",
            ),
            (
                "es",
                "1\u{202F}450\u{202F}000",
                "53,4\u{202F}%",
                "1\u{202F}012\u{202F}480\u{202F}USD",
                "31 de diciembre de 2019",
                "1 de enero de 2019",
            ),
        ];
        for (language, number, share, money, day, first) in cases {
            let formatter = Formatter::of(language);
            assert_eq!(formatter.decimal(decimal("1450000"), 0), number);
            assert_eq!(formatter.number(decimal("53.389"), &NumberFormat::Percent(1)), share);
            let usd = NumberFormat::Money("USD".into(), 0);
            assert_eq!(formatter.number(decimal("1012480.4"), &usd), money);
            assert_eq!(formatter.date(date(2019, 12, 31)), day);
            assert_eq!(formatter.date(date(2019, 1, 1)), first);
        }
    }

    #[test]
    fn halves_round_away_from_zero_and_minus_is_a_dash() {
        let formatter = Formatter::of("en");
        assert_eq!(formatter.decimal(decimal("62.5"), 0), "63");
        assert_eq!(formatter.decimal(decimal("-0.125"), 2), "\u{2013}0.13");
        assert_eq!(formatter.decimal(decimal("-0.001"), 2), "0.00");
        assert_eq!(formatter.decimal(decimal("0.4"), 2), "0.40");
        assert_eq!(formatter.decimal(decimal("999"), 0), "999");
        assert_eq!(formatter.fraction(0.625, 0).text, "63%");
        // 846 of 850 is not all of them.
        assert_eq!(formatter.fraction(846.0 / 850.0, 0).text, "99.5%");
        assert_eq!(formatter.percent_digits(0.9996), "99.96");
        assert_eq!(formatter.fraction(1.0, 0).text, "100%");
    }

    #[test]
    fn titles_within_sentences_begin_small_unless_they_are_abbreviations() {
        assert_eq!(small("Œuvres soutenues"), "œuvres soutenues");
        assert_eq!(small("UNESCO chairs"), "UNESCO chairs");
        assert_eq!(small("13 of 19"), "13 of 19");
        assert_eq!(small(""), "");
    }

    #[test]
    fn lists_have_the_word_of_their_language() {
        let items: Vec<String> = ["A", "B", "Italia"].map(String::from).to_vec();
        assert_eq!(Formatter::of("en").list(&items), "A, B and Italia");
        assert_eq!(Formatter::of("fr").list(&items), "A, B et Italia");
        assert_eq!(Formatter::of("es").list(&items), "A, B e Italia");
        assert_eq!(Formatter::of("es").list(&items[..2]), "A y B");
    }
}

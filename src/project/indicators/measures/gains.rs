//! What was gained from before to after: short ways to write a mean and a ratio
//! over the records that have both values.

use super::values::written_value;
use crate::project::expression::{Written, condition, value};
use crate::project::faults::Faults;
use crate::project::indicators::site::Site;
use crate::project::model::{Component, Expression, Fold, Measure};
use crate::project::names::{choose, is_column_name};
use crate::project::raw::{RawGain, RawNormalisedGain};
use std::ops::Range;
use toml::Spanned;

/// Of whom a normalised gain is taken.
#[derive(Clone, Copy)]
enum Of {
    Group,
    Individual,
}

/// The mean of after less before.
pub fn gain(raw: &Spanned<RawGain>, table: usize, site: &Site<'_>, faults: &mut Faults) -> Option<Measure> {
    let pre = raw.get_ref().pre.as_ref().and_then(|text| written_value(text, table, site, faults));
    let post = raw.get_ref().post.as_ref().and_then(|text| written_value(text, table, site, faults));
    let made = Made { table, site, span: raw.span() };
    made.value(&difference(&post?, &pre?), faults).map(Measure::Mean)
}

/// What was gained of what could be gained: of a group as a whole the sum of
/// the gains over the sum of what was left to gain (Hake); of individuals the
/// mean of their own quotients, which who began at the maximum has not.
pub fn normalised_gain(
    raw: &Spanned<RawNormalisedGain>,
    table: usize,
    site: &Site<'_>,
    faults: &mut Faults,
) -> Option<Measure> {
    let given = raw.get_ref();
    let pre = given.pre.as_ref().and_then(|text| written_value(text, table, site, faults));
    let post = given.post.as_ref().and_then(|text| written_value(text, table, site, faults));
    let maximum = given.maximum.as_ref().and_then(|text| {
        let text = Spanned::new(text.span(), text.get_ref().0.clone());
        written_value(&text, table, site, faults)
    });
    let choices = [("group", Of::Group), ("individual", Of::Individual)];
    let of = given.of.as_ref().and_then(|word| {
        choose(word.get_ref(), "whose normalised gain there is", &choices, site.at(word.span()), faults)
    });
    let (pre, post, maximum, of) = (pre?, post?, maximum?, of?);
    let made = Made { table, site, span: raw.span() };
    let (gained, left) = (difference(&post, &pre), difference(&maximum, &pre));
    let part = |fold, condition| Box::new(Component { fold, condition, having: Vec::new(), first: false });
    let (numerator, denominator) = match of {
        Of::Group => {
            let gained = made.value(&gained, faults)?;
            let left = made.value(&left, faults)?;
            (part(Fold::Sum(gained), None), part(Fold::Sum(left), None))
        }
        Of::Individual => {
            let quotient = made.value(&quotient(&gained, &left), faults)?;
            let could_gain = compared(&pre, "<>", &maximum);
            let counted = both(&could_gain, &present(&post));
            let numerator = made.condition(&could_gain, faults)?;
            let denominator = made.condition(&counted, faults)?;
            (part(Fold::Sum(quotient), Some(numerator)), part(Fold::Count, Some(denominator)))
        }
    };
    Some(Measure::Ratio { numerator, denominator, times: crate::number::Decimal::ONE })
}

/// An expression made of others: as people read it, and with every column in
/// quotes, since some names are words of SQL.
struct Text {
    read: String,
    quoted: String,
}

fn operand(expression: &Expression) -> Text {
    let text = expression.text.trim();
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    if is_number {
        Text { read: text.to_string(), quoted: text.to_string() }
    } else if text.split('.').all(is_column_name) {
        Text { read: text.to_string(), quoted: format!("\"{text}\"") }
    } else {
        Text { read: format!("({text})"), quoted: format!("({text})") }
    }
}

fn join(left: &Text, sign: &str, right: &Text) -> Text {
    Text {
        read: format!("{} {sign} {}", left.read, right.read),
        quoted: format!("{} {sign} {}", left.quoted, right.quoted),
    }
}

fn difference(left: &Expression, right: &Expression) -> Text {
    join(&operand(left), "-", &operand(right))
}

fn compared(left: &Expression, sign: &str, right: &Expression) -> Text {
    join(&operand(left), sign, &operand(right))
}

fn quotient(above: &Text, below: &Text) -> Text {
    let nested =
        |text: &Text| Text { read: format!("({})", text.read), quoted: format!("({})", text.quoted) };
    join(&nested(above), "/", &nested(below))
}

fn present(expression: &Expression) -> Text {
    let Text { read, quoted } = operand(expression);
    Text { read: format!("{read} IS NOT NULL"), quoted: format!("{quoted} IS NOT NULL") }
}

fn both(left: &Text, right: &Text) -> Text {
    join(left, "AND", right)
}

/// Where what is made stands.
struct Made<'a> {
    table: usize,
    site: &'a Site<'a>,
    span: Range<usize>,
}

impl Made<'_> {
    fn value(&self, text: &Text, faults: &mut Faults) -> Option<Expression> {
        let resolved = value(self.written(text), self.table, self.site.schema, faults)?;
        Some(Expression { text: text.read.clone(), ..resolved })
    }

    fn condition(&self, text: &Text, faults: &mut Faults) -> Option<Expression> {
        let resolved = condition(self.written(text), self.table, self.site.schema, faults)?;
        Some(Expression { text: text.read.clone(), ..resolved })
    }

    fn written<'t>(&'t self, text: &'t Text) -> Written<'t> {
        Written {
            text: &text.quoted,
            file: &self.site.file.file,
            source: &self.site.file.text,
            span: (self.span.start, self.span.end),
        }
    }
}

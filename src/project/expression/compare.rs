//! Which values can be compared with which, and codes that are named in conditions.

use super::spell;
use super::written::Written;
use crate::diag::{Code, Finding, Place};
use crate::project::faults::Faults;
use crate::project::schema::{Kind, Schema};
use jiff::civil::Date;
use sqlparser::ast::{Expr, Spanned, Value};

/// A part of an expression, resolved: its tree, what it holds, and what it was
/// before, which tells its place.
#[derive(Debug, Clone)]
pub struct Part<'e> {
    /// The tree as it will be computed.
    pub tree: Expr,
    /// What it holds.
    pub kind: Kind,
    /// The tree as written.
    pub source: &'e Expr,
}

impl Part<'_> {
    /// The text, if it is nothing but text in single quotes.
    pub fn literal(&self) -> Option<&str> {
        match self.source {
            Expr::Value(value) => match &value.value {
                Value::SingleQuotedString(text) => Some(text),
                _ => None,
            },
            _ => None,
        }
    }

    /// Where it stands.
    pub fn place(&self, written: Written<'_>) -> Place {
        written.between(self.source.span())
    }
}

/// Makes two parts comparable: a text beside a date becomes a date, a text
/// beside codes must be one of them. What they are together, if that is known.
pub fn join(
    left: &mut Part<'_>,
    right: &mut Part<'_>,
    written: Written<'_>,
    schema: &Schema,
    faults: &mut Faults,
) -> Kind {
    date_literal(left, right.kind, written, faults);
    date_literal(right, left.kind, written, faults);
    match (left.kind, right.kind) {
        (Kind::Doubtful | Kind::Null, other) | (other, Kind::Doubtful | Kind::Null) => other,
        (Kind::Text(a), Kind::Text(b)) => {
            let list = a.or(b);
            if let Some(list) = list {
                check_code(left, list, written, schema, faults);
                check_code(right, list, written, schema, faults);
            }
            if a == b || left.literal().is_some() || right.literal().is_some() {
                Kind::Text(list)
            } else {
                Kind::Text(None)
            }
        }
        (Kind::Number, Kind::Number) | (Kind::Truth, Kind::Truth) | (Kind::Date, Kind::Date) => left.kind,
        _ => {
            mismatch(left, right, written, faults);
            Kind::Doubtful
        }
    }
}

/// Reports a text that a list of codes does not have.
pub fn check_code(part: &Part<'_>, list: usize, written: Written<'_>, schema: &Schema, faults: &mut Faults) {
    if let Some(code) = part.literal() {
        schema.check_code(list, code, Code::UnknownConditionCode, part.place(written), faults);
    }
}

fn date_literal(part: &mut Part<'_>, other: Kind, written: Written<'_>, faults: &mut Faults) {
    if other != Kind::Date {
        return;
    }
    let Some(text) = part.literal().map(str::to_string) else { return };
    part.kind = Kind::Date;
    if is_day(&text) {
        part.tree = spell::day(&text);
    } else {
        let message = format!("`{text}` is not a date");
        let finding = Finding::new(Code::BadExpression, part.place(written), message);
        faults.add(finding.found(text).expected("a date such as '2019-01-31'"));
    }
}

/// Whether a text is a day that exists.
pub fn is_day(text: &str) -> bool {
    text.len() == 10 && text.parse::<Date>().is_ok()
}

fn mismatch(left: &Part<'_>, right: &Part<'_>, written: Written<'_>, faults: &mut Faults) {
    let (a, b) = (left.kind, right.kind);
    // The place is that of the constant, since columns are seldom what is wrong.
    let (wrong, kept) =
        if right.literal().is_none() && left.literal().is_some() { (left, right) } else { (right, left) };
    let has = |kind: fn(Kind) -> bool| kind(a) || kind(b);
    let message = format!("{} cannot be compared with {}", a.plural(), b.plural());
    let finding = Finding::new(Code::BadExpression, wrong.place(written), message)
        .expected(format!("{}, as at the other side", kept.kind.plural()));
    faults.add(if has(|kind| matches!(kind, Kind::List(_))) {
        let list = if matches!(a, Kind::List(_)) { left } else { right };
        let code = if matches!(a, Kind::List(_)) { right } else { left };
        let (list, code) = (list.source, code.source);
        finding
            .expected("has(list, 'code')")
            .hint(format!("a list holds a code: write `has({list}, {code})`"))
    } else if has(|kind| kind == Kind::Person) {
        finding.expected("known(…)").hint("who a person is can be counted, and be known or not; nothing else")
    } else if has(|kind| kind == Kind::Truth) {
        finding.hint("yes or no is compared with `true` or `false`, without quotes, or stands by itself")
    } else if has(|kind| kind == Kind::Date) && has(|kind| kind == Kind::Number) {
        finding.hint("the year of a date is `EXTRACT(YEAR FROM d)`")
    } else if wrong.literal().is_some_and(|text| text.parse::<f64>().is_ok()) {
        finding.hint("write the number without quotes")
    } else {
        finding
    });
}

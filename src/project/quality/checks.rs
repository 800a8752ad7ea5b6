//! What rules of quality judge: records, files or figures.

use crate::diag::{Code, Finding, nearest};
use crate::number::Decimal;
use crate::period::PeriodKind;
use crate::project::expression::{Written, condition, formula, value};
use crate::project::faults::{Faults, listed};
use crate::project::files::Entries;
use crate::project::model::{
    Column, Expression, FigureCheck, Outliers, Part, Path, QualityCheck, Referring, Role, Stages,
};
use crate::project::names::{Names, choose};
use crate::project::raw::{RawFramework, RawJumps, RawQuality, RawReferring};
use crate::project::read::{AsText, Many};
use crate::project::schema::Schema;
use toml::Spanned;

/// How many interquartile ranges away a value is an outlier, where a rule does not say it.
const USUAL_FACTOR: &str = "1.5";
/// Of fewer values than these the quartiles tell nothing, where a rule does not say it.
const USUAL_LEAST: i64 = 8;
/// The signs by which figures are compared; longer ones first.
const SIGNS: [&str; 6] = ["<=", ">=", "<>", "<", ">", "="];

/// Where a rule stands while it is resolved.
pub struct Ground<'a> {
    /// The file.
    pub file: &'a Entries<RawFramework>,
    /// The table of the rule.
    pub table: Option<usize>,
    /// Code lists and tables.
    pub schema: &'a Schema,
    /// The names of indicators.
    pub indicators: &'a Names,
}

/// A text of a rule, with its place.
pub fn written<'a>(text: &'a Spanned<String>, file: &'a Entries<RawFramework>) -> Written<'a> {
    let span = (text.span().start, text.span().end);
    Written { text: text.get_ref(), file: &file.file, source: &file.text, span }
}

/// What a rule judges, by the key that says it, and how that is written.
pub fn check(
    raw: &RawQuality,
    word: &str,
    ground: &Ground<'_>,
    faults: &mut Faults,
) -> Option<(QualityCheck, String)> {
    Some(match word {
        "timeliness" => {
            let days = raw.timeliness.as_ref()?.get_ref().days.as_ref()?;
            if *days.get_ref() < 0 {
                let at = ground.file.at(days.span());
                faults.bad_value(at, "a file cannot be due before its period ends", "a number of days");
            }
            (QualityCheck::Timeliness(*days.get_ref()), format!("{} days", days.get_ref()))
        }
        "quarantined" => {
            let said = raw.quarantined.as_ref()?;
            if !said.get_ref() {
                let at = ground.file.at(said.span());
                faults.bad_value(at, "a rule cannot be turned off", "`quarantined = true`");
            }
            (QualityCheck::Quarantined, String::new())
        }
        "compare" => {
            let text = raw.compare.as_ref()?;
            (QualityCheck::Figures(figures(raw, text, ground, faults)?), text.get_ref().clone())
        }
        _ => records(raw, word, ground.table?, ground, faults)?,
    })
}

fn records(
    raw: &RawQuality,
    word: &str,
    table: usize,
    ground: &Ground<'_>,
    faults: &mut Faults,
) -> Option<(QualityCheck, String)> {
    let several = |names: &Many<String>| {
        names.iter().map(|name| name.get_ref().as_str()).collect::<Vec<_>>().join(", ")
    };
    Some(match word {
        "check" => {
            let text = raw.check.as_ref()?;
            let condition = condition(written(text, ground.file), table, ground.schema, faults)?;
            (QualityCheck::Condition(condition), text.get_ref().clone())
        }
        "complete" => {
            let names = &raw.complete.as_ref()?.get_ref().0;
            (QualityCheck::Complete(columns(names, table, ground, faults)?), several(names))
        }
        "unknown" => {
            let name = raw.unknown.as_ref()?;
            (QualityCheck::Unknown(column(name, table, ground, faults)?), name.get_ref().clone())
        }
        "duplicates" => {
            let names = &raw.duplicates.as_ref()?.get_ref().0;
            (QualityCheck::Duplicates(columns(names, table, ground, faults)?), several(names))
        }
        "outliers" => {
            let text = raw.outliers.as_ref()?;
            (QualityCheck::Outliers(outliers(raw, text, table, ground, faults)?), text.get_ref().clone())
        }
        "count" => {
            let of = raw.count.as_ref()?;
            let referring = referring(of, table, ground, faults)?;
            let bound = |key: &str, bound: &Option<Spanned<AsText>>| {
                bound.as_ref().map(|bound| format!("{key} {}", bound.get_ref().0))
            };
            let bounds = [bound(">=", &of.get_ref().at_least), bound("<=", &of.get_ref().at_most)];
            let name = &ground.schema.tables[referring.table].name;
            let text = bounds.into_iter().flatten().map(|bound| format!("{name} {bound}"));
            let text = text.collect::<Vec<_>>().join(", ");
            (QualityCheck::Referring(referring), text)
        }
        _ => {
            let jumps = raw.jumps.as_ref()?;
            let stages = stages(jumps, table, ground, faults)?;
            (QualityCheck::Stages(stages), String::new())
        }
    })
}

fn columns(
    names: &Many<String>,
    table: usize,
    ground: &Ground<'_>,
    faults: &mut Faults,
) -> Option<Vec<Path>> {
    let found: Vec<Option<Path>> = names.iter().map(|name| column(name, table, ground, faults)).collect();
    found.into_iter().collect()
}

/// A column that stands in the frames: every one but what is only known of a figure.
fn column(name: &Spanned<String>, table: usize, ground: &Ground<'_>, faults: &mut Faults) -> Option<Path> {
    let at = ground.file.at(name.span());
    let path = ground.schema.find_path(table, name.get_ref(), at.clone(), faults)?;
    if matches!(path.column, Column::AgeBand | Column::Groups(_) | Column::Listed(_)) {
        let message = format!("`{}` does not stand in the records", name.get_ref());
        faults.bad_value(at, message, "a field, a money column or the person");
        return None;
    }
    Some(path)
}

fn outliers(
    raw: &RawQuality,
    text: &Spanned<String>,
    table: usize,
    ground: &Ground<'_>,
    faults: &mut Faults,
) -> Option<Outliers> {
    let at = |span| ground.file.at(span);
    if let Some(method) = &raw.method {
        choose(method.get_ref(), "a method", &[("iqr", ())], at(method.span()), faults)?;
    }
    let usual = USUAL_FACTOR.parse().unwrap_or(Decimal::ONE);
    let factor = raw.factor.as_ref().map_or(usual, |factor| *factor.get_ref());
    if let Some(given) = raw.factor.as_ref().filter(|_| factor < Decimal::ZERO || factor.is_zero()) {
        faults.bad_value(
            at(given.span()),
            "every value would be an outlier",
            "a number above 0, such as 1.5",
        );
    }
    let least = raw.least.as_ref().map_or(USUAL_LEAST, |least| *least.get_ref());
    if let Some(given) = raw.least.as_ref().filter(|_| least < 4) {
        faults.bad_value(at(given.span()), "so few values have no quartiles", "4 or more");
    }
    let within = match &raw.within {
        Some(name) => Some(column(name, table, ground, faults)?),
        None => None,
    };
    let value = value(written(text, ground.file), table, ground.schema, faults)?;
    Some(Outliers { value, within, factor, least: usize::try_from(least).unwrap_or(4) })
}

fn referring(
    raw: &Spanned<RawReferring>,
    table: usize,
    ground: &Ground<'_>,
    faults: &mut Faults,
) -> Option<Referring> {
    let (span, raw) = (raw.span(), raw.get_ref());
    let at = |span| ground.file.at(span);
    let schema = ground.schema;
    let name = raw.table.as_ref()?;
    let other = schema.table_names.find(name.get_ref(), at(name.span()), faults)?;
    if schema.doubts.tables.contains(&other) {
        return None;
    }
    let own = &schema.tables[table].name;
    let links: Vec<&str> = schema.tables[other]
        .foreign_keys
        .iter()
        .filter(|key| key.table == table)
        .map(|key| key.name.as_str())
        .collect();
    let link = match (&raw.reference, links.as_slice()) {
        (Some(given), _) => {
            if !links.contains(&given.get_ref().as_str()) {
                let message =
                    format!("`{}` is no reference from `{}` to `{own}`", given.get_ref(), name.get_ref());
                let mut finding =
                    Finding::new(Code::UnknownName, at(given.span()), message).found(given.get_ref());
                if let Some(near) = nearest(given.get_ref(), links.iter().copied()) {
                    finding = finding.hint(format!("did you mean `{near}`?"));
                }
                faults.add(finding);
                return None;
            }
            given.get_ref().clone()
        }
        (None, [one]) => one.to_string(),
        (None, []) => {
            let message = format!("the table `{}` does not refer to `{own}`", name.get_ref());
            faults.bad_value(at(name.span()), message, format!("a table with a foreign key to `{own}`"));
            return None;
        }
        (None, several) => {
            let message = format!("the table `{}` refers to `{own}` in several ways", name.get_ref());
            faults.bad_value(at(name.span()), message, format!("`as`, one of {}", listed(several)));
            return None;
        }
    };
    let counted = match &raw.condition {
        Some(text) => Some(condition(written(text, ground.file), other, schema, faults)?),
        None => None,
    };
    let bound = |given: &Option<Spanned<AsText>>, faults: &mut Faults| -> Option<Option<Expression>> {
        let Some(given) = given else { return Some(None) };
        let span = (given.span().start, given.span().end);
        let text =
            Written { text: &given.get_ref().0, file: &ground.file.file, source: &ground.file.text, span };
        value(text, table, schema, faults).map(Some)
    };
    if raw.at_least.is_none() && raw.at_most.is_none() {
        let message = "`count` does not say how many there are to be";
        let finding = Finding::new(Code::MissingKey, at(span), message);
        faults.add(finding.hint("add `at_least`, `at_most` or both: a number, or a column of the table"));
        return None;
    }
    let at_least = bound(&raw.at_least, faults);
    let at_most = bound(&raw.at_most, faults);
    Some(Referring { table: other, link, condition: counted, at_least: at_least?, at_most: at_most? })
}

fn stages(raw: &Spanned<RawJumps>, table: usize, ground: &Ground<'_>, faults: &mut Faults) -> Option<Stages> {
    let def = &ground.schema.tables[table];
    let at = ground.file.at(raw.span());
    let whole = [Part::Key, Part::Stage, Part::Date].iter().all(|part| def.parts.contains_key(part));
    if ground.schema.doubts.tables.contains(&table) {
        return None;
    }
    if def.role != Some(Role::History) || !whole {
        let message = format!("the table `{}` is no history of stages", def.name);
        faults.bad_value(at, message, "a table with `role = \"history\"`");
        return None;
    }
    let raw = raw.get_ref();
    let by = raw.by.as_ref().map(|by| *by.get_ref());
    let backwards = raw.backwards.as_ref().is_some_and(|backwards| *backwards.get_ref());
    if let Some(given) = raw.by.as_ref().filter(|by| *by.get_ref() < 1) {
        faults.bad_value(ground.file.at(given.span()), "a move is by one stage at least", "1 or more");
    }
    if by.is_none() && !backwards {
        let message = "`jumps` does not say what is a fault";
        let finding = Finding::new(Code::MissingKey, at, message);
        faults.add(finding.hint("add `by = 1`, `backwards = true` or both"));
        return None;
    }
    Some(Stages { by, backwards })
}

/// Two formulas over indicators with a sign between them.
fn figures(
    raw: &RawQuality,
    text: &Spanned<String>,
    ground: &Ground<'_>,
    faults: &mut Faults,
) -> Option<FigureCheck> {
    let whole = written(text, ground.file);
    // Formulas are made of names, numbers and `+ - * / ( )`: the first sign parts the two.
    let parted = whole.text.char_indices().find_map(|(at, _)| {
        let rest = &whole.text[at..];
        SIGNS.iter().find(|sign| rest.starts_with(**sign)).map(|sign| (at, *sign))
    });
    let Some((at, sign)) = parted else {
        let finding = Finding::new(Code::BadExpression, whole.place(), "nothing is compared with anything");
        faults.add(finding.expected("two formulas over indicators, such as `spent <= budget * 1.05`"));
        return None;
    };
    let side = |text: &str, faults: &mut Faults| match text.trim().parse::<Decimal>() {
        Ok(number) => Some(crate::project::model::Formula::Number(number)),
        Err(_) => formula(Written { text: text.trim(), ..whole }, ground.indicators, faults),
    };
    let left = side(&whole.text[..at], faults);
    let right = side(&whole.text[at + sign.len()..], faults);
    let choices: Vec<(&str, PeriodKind)> =
        PeriodKind::ALL.into_iter().map(|kind| (kind.word(), kind)).collect();
    let period = match &raw.period {
        Some(word) => {
            choose(word.get_ref(), "a kind of period", &choices, ground.file.at(word.span()), faults)?
        }
        None => PeriodKind::Life,
    };
    let check = FigureCheck { left: left?, sign, right: right?, period };
    if check.indicators().is_empty() {
        let finding = Finding::new(Code::BadExpression, whole.place(), "the rule names no indicator");
        faults.add(finding.expected("indicators, such as `spent <= budget * 1.05`"));
        return None;
    }
    Some(check)
}

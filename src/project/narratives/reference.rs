//! References to figures within texts: `participants.target @UZB in 2018`.

use crate::cube::Accumulation;
use crate::diag::{self, Code, Finding, Place};
use crate::period::Period;
use crate::project::charts::Shown;
use crate::project::faults::{Faults, listed};
use crate::project::model::{FigureRef, Indicator, Measure, RefPart, ReportDef};
use crate::project::schema::Kind;
use crate::project::settings::bad_period;
use jiff::civil::Date;
use std::ops::Range;

/// The words for the parts of a figure.
const PARTS: [(&str, RefPart); 9] = [
    ("baseline", RefPart::Baseline),
    ("expected", RefPart::Expected),
    ("target", RefPart::Target),
    ("progress", RefPart::Progress),
    ("rating", RefPart::Rating),
    ("numerator", RefPart::Numerator),
    ("denominator", RefPart::Denominator),
    ("title", RefPart::Title),
    ("unit", RefPart::Unit),
];

/// What may follow the indicator.
const FURTHER: &str =
    "a place (`@UZB`), a period (`in 2018`, `to 2018`), a category (`sex=F`) or a programme (`programme:id`)";

/// The category of records without a value, where the code list has no code for it.
const UNKNOWN: &str = "unknown";

/// What references may refer to.
pub struct References<'a> {
    /// All that is defined.
    pub shown: &'a Shown<'a>,
    /// The report in whose texts they stand.
    pub report: &'a ReportDef,
}

/// A word of a reference, and which bytes of it.
struct Word<'a> {
    text: &'a str,
    span: Range<usize>,
}

impl References<'_> {
    /// The figure that words refer to; what is wrong with them is reported. `at` is the place of
    /// some of their bytes.
    pub fn resolve(
        &self,
        words: &str,
        at: impl Fn(Range<usize>) -> Place,
        faults: &mut Faults,
    ) -> Option<FigureRef> {
        let words: Vec<Word<'_>> = split(words);
        let (first, rest) = words.split_first()?;
        let (indicator, part) = self.subject(first, &at, faults)?;
        let mut found = FigureRef {
            indicator,
            part,
            place: None,
            programme: None,
            period: None,
            accumulation: None,
            category: None,
        };
        let def = self.shown.indicators.get(indicator)?;
        let mut good = true;
        let mut rest = rest.iter();
        while let Some(word) = rest.next() {
            let place = at(word.span.clone());
            let twice = if word.text == "in" || word.text == "to" {
                let twice = found.period.is_some();
                let Some(period) = rest.next() else {
                    let message = format!("no period follows `{}`", word.text);
                    let finding = Finding::new(Code::BadReference, place, message);
                    faults.add(finding.expected("a period, such as `in 2018` or `to 2018-S2`"));
                    return None;
                };
                let of = at(period.span.clone());
                let known = self.period(period.text, word.text == "to", def, of, faults);
                good &= known.is_some();
                (found.period, found.accumulation) = known.unzip();
                twice
            } else if let Some(code) = word.text.strip_prefix('@') {
                good &= self.place(code, def, place.clone(), faults);
                found.place.replace(code.to_string()).is_some()
            } else if let Some((dimension, code)) = word.text.split_once('=') {
                good &= self.category(dimension, code, def, place.clone(), faults);
                found.category.replace((dimension.to_string(), code.to_string())).is_some()
            } else if let Some(id) = word.text.strip_prefix("programme:") {
                let number = self.programme(id, place.clone(), faults);
                good &= number.is_some();
                let twice = found.programme.is_some();
                found.programme = number;
                twice
            } else {
                let message = format!("`{}` says nothing about a figure", word.text);
                let finding = Finding::new(Code::BadReference, place, message);
                faults.add(finding.found(word.text).expected(FURTHER));
                return None;
            };
            if twice {
                let message = format!("`{}` says again what was said before it", word.text);
                faults.add(Finding::new(Code::BadReference, at(word.span.clone()), message));
                good = false;
            }
        }
        let of = at(first.span.clone());
        let kind = found.period.as_ref().unwrap_or(&self.report.period);
        let is_figure = !matches!(part, RefPart::Title | RefPart::Unit);
        if is_figure && found.period.is_none() && !def.periods.contains(&kind.kind) {
            faults.add(no_periods(def, &self.report.period, of.clone()));
            good = false;
        }
        if part == RefPart::Denominator && !divides(def) {
            let message = format!("`{}` divides nothing", def.id);
            let finding = Finding::new(Code::NoSuchFigure, of, message);
            faults.add(finding.expected("a ratio, a mean or a checklist, which have a denominator"));
            good = false;
        }
        good.then_some(found)
    }

    /// The indicator of a reference, and what of it is meant.
    fn subject(
        &self,
        word: &Word<'_>,
        at: &impl Fn(Range<usize>) -> Place,
        faults: &mut Faults,
    ) -> Option<(usize, RefPart)> {
        let names = self.shown.indicator_names;
        let further = word.text.starts_with(['@', '.']) || word.text.contains('=');
        if further || ["in", "to"].contains(&word.text) || word.text.starts_with("programme:") {
            let message = format!("no indicator stands before `{}`", word.text);
            let finding = Finding::new(Code::BadReference, at(word.span.clone()), message).found(word.text);
            faults.add(finding.expected("the indicator first, such as `{participants @UZB in 2018}`"));
            return None;
        }
        let (indicator, part) = match (names.get(word.text), word.text.rsplit_once('.')) {
            (Some(indicator), _) => (indicator, RefPart::Value),
            (None, Some((name, part))) if names.get(name).is_some() || !is_number(part) => {
                let name_span = word.span.start..word.span.start + name.len();
                let indicator = names.find(name, at(name_span), faults)?;
                let known = PARTS.iter().find(|(known, _)| *known == part);
                if known.is_none() {
                    let all: Vec<&str> = PARTS.iter().map(|(known, _)| *known).collect();
                    let of = at(word.span.start + name.len() + 1..word.span.end);
                    let finding = Finding::new(Code::BadReference, of, format!("a figure has no `{part}`"));
                    let finding = finding.found(part).expected(format!("one of {}", listed(&all)));
                    faults.add(match diag::nearest(part, all.iter().copied()) {
                        Some(nearest) => finding.hint(format!("did you mean `{name}.{nearest}`?")),
                        None => finding,
                    });
                }
                (indicator, known?.1)
            }
            (None, _) => (names.find(word.text, at(word.span.clone()), faults)?, RefPart::Value),
        };
        let def = self.shown.indicators.get(indicator)?;
        if !self.report.indicators.contains(&indicator) {
            let message = format!("`{}` is not among the indicators of this report", def.id);
            faults.add(
                Finding::new(Code::NotInReport, at(word.span.clone()), message)
                    .expected("one of `indicators`, so that what the text says stands in a table too")
                    .hint(format!("add \"{}\" to `indicators` of `reports/{}.toml`", def.id, self.report.id)),
            );
            return None;
        }
        Some((indicator, part))
    }

    fn period(
        &self,
        text: &str,
        to_its_end: bool,
        def: &Indicator,
        at: Place,
        faults: &mut Faults,
    ) -> Option<(Period, Accumulation)> {
        let Some(period) = self.shown.settings.calendar.parse(text) else {
            faults.add(bad_period(text, at));
            return None;
        };
        if !def.periods.contains(&period.kind) {
            faults.add(no_periods(def, &period, at));
            return None;
        }
        let (from, to) = self.days();
        let (outside, shown) = match (from, to) {
            (Some(from), Some(to)) => {
                (!period.meets(Some(from), Some(to)), format!("it shows {from} to {to}"))
            }
            (_, to) => {
                (!period.meets(None, to), to.map(|day| format!("it ends on {day}")).unwrap_or_default())
            }
        };
        if outside {
            let message = format!("the report has no figures of `{text}`: {shown}");
            let finding = Finding::new(Code::NotInReport, at, message);
            faults.add(finding.found(text).expected("a period that the report shows"));
            return None;
        }
        let wanted = match to_its_end {
            false => [Accumulation::InPeriod, Accumulation::AtEnd],
            true => [Accumulation::AtEnd, Accumulation::ToDate],
        };
        let Some(accumulation) = wanted.into_iter().find(|one| def.accumulate.contains(one)) else {
            let (message, other) = match to_its_end {
                true => (format!("`{}` is not accumulated over periods", def.id), "in"),
                false => (format!("`{}` is only told up to the end of periods", def.id), "to"),
            };
            let finding = Finding::new(Code::NoSuchFigure, at, message);
            faults.add(finding.expected(format!("`{other} {text}`")));
            return None;
        };
        Some((period, accumulation))
    }

    /// The days between which the report shows periods, as far as they are known here.
    fn days(&self) -> (Option<Date>, Option<Date>) {
        let all = &self.shown.settings.programmes;
        let numbers: Vec<usize> = match self.report.programmes.as_slice() {
            [] => (0..all.len()).collect(),
            named => named.to_vec(),
        };
        let lives = || numbers.iter().filter_map(|number| all.get(*number));
        let from = lives().map(|programme| programme.start).min();
        let ends = lives().map(|programme| programme.end_known_by(self.report.known_by)).max();
        (from, self.report.as_of.or(self.report.period.to).or(ends))
    }

    fn place(&self, code: &str, def: &Indicator, at: Place, faults: &mut Faults) -> bool {
        let schema = self.shown.schema;
        let placeless = def
            .basis
            .as_ref()
            .is_some_and(|basis| basis.place.is_none() && !schema.doubts.tables.contains(&basis.table));
        if placeless && schema.countries.is_some() && !matches!(def.measure, Measure::Reported { .. }) {
            let message = format!("the records of `{}` have no place", def.id);
            faults.add(Finding::new(Code::NoSuchFigure, at, message).expected("an indicator with a `place`"));
            return false;
        }
        let groups = schema.groups();
        let is_group = groups.and_then(|list| schema.code_lists.get(list)?.get(code)).is_some();
        let is_country = schema.countries.and_then(|list| schema.code_lists.get(list)?.get(code)).is_some();
        let outside = if is_country {
            (!self.report.countries.is_empty() && !self.report.countries.iter().any(|own| own == code))
                .then_some("countries")
        } else if is_group {
            (!self.report.groups.iter().any(|own| own == code)).then_some("groups")
        } else {
            None
        };
        if let Some(key) = outside {
            let message = format!("`{code}` is not among the {key} of this report");
            let finding = Finding::new(Code::NotInReport, at, message);
            faults
                .add(finding.hint(format!("add \"{code}\" to `{key}` of `reports/{}.toml`", self.report.id)));
            return false;
        }
        if is_country || is_group {
            return true;
        }
        let before = faults.found.len();
        let mut lists: Vec<usize> = schema.countries.into_iter().collect();
        lists.extend(schema.places.iter().copied());
        lists.extend(groups);
        schema.check_place(&lists, code, at, faults);
        faults.found.len() == before
    }

    fn programme(&self, id: &str, at: Place, faults: &mut Faults) -> Option<usize> {
        let number = self.shown.settings.programme_names.find(id, at.clone(), faults)?;
        if !self.report.programmes.is_empty() && !self.report.programmes.contains(&number) {
            let message = format!("`{id}` is not among the programmes of this report");
            faults
                .add(Finding::new(Code::NotInReport, at, message).found(id).expected("one of `programmes`"));
            return None;
        }
        Some(number)
    }

    fn category(&self, dimension: &str, code: &str, def: &Indicator, at: Place, faults: &mut Faults) -> bool {
        let Some(known) = def.by.iter().find(|known| known.name == dimension) else {
            let names: Vec<&str> = def.by.iter().map(|known| known.name.as_str()).collect();
            let message = format!("`{}` is not disaggregated by `{dimension}`", def.id);
            let finding = Finding::new(Code::NoSuchFigure, at, message).found(dimension);
            let finding = finding.expected(match names.is_empty() {
                true => "its total: it has no disaggregation".to_string(),
                false => format!("one of {}", listed(&names)),
            });
            faults.add(match diag::nearest(dimension, names.iter().copied()) {
                Some(nearest) => finding.hint(format!("did you mean `{nearest}={code}`?")),
                None => finding,
            });
            return false;
        };
        let codes: Vec<&str> = if known.columns.len() > 1 { code.split('*').collect() } else { vec![code] };
        if codes.len() != known.columns.len() {
            let message = format!("`{code}` is no category of the pair `{dimension}`");
            let finding = Finding::new(Code::NoSuchFigure, at, message);
            faults.add(finding.found(code).expected("one code of each, with `*` between them"));
            return false;
        }
        known.columns.iter().zip(codes).all(|(column, code)| match self.shown.schema.kind(column) {
            Kind::Text(Some(list)) | Kind::List(Some(list)) if code != UNKNOWN => {
                self.shown.schema.check_code(list, code, Code::NoSuchFigure, at.clone(), faults)
            }
            _ => true,
        })
    }
}

/// Whether figures of an indicator are made by a division.
fn divides(def: &Indicator) -> bool {
    match &def.measure {
        Measure::Single(_) | Measure::State { .. } | Measure::Moved { .. } | Measure::Countries(_) => false,
        Measure::Mean(_)
        | Measure::Ratio { .. }
        | Measure::Checklist { .. }
        | Measure::Derived(_)
        | Measure::Reported { .. } => true,
    }
}

fn no_periods(def: &Indicator, period: &Period, at: Place) -> Finding {
    let message = format!("`{}` has no figures by {}", def.id, period.kind.word());
    let kinds: Vec<&str> = def.periods.iter().map(|kind| kind.word()).collect();
    Finding::new(Code::NoSuchFigure, at, message)
        .found(period.code.as_str())
        .expected(format!("one of its periods: {}", kinds.join(", ")))
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The words between spaces, with their places.
fn split(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut from = 0;
    for piece in text.split(char::is_whitespace) {
        if !piece.is_empty() {
            words.push(Word { text: piece, span: from..from + piece.len() });
        }
        // What was between two words is one character of white space, of as many bytes as it has.
        from += piece.len();
        from += text.get(from..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_know_their_places() {
        let found: Vec<(String, usize)> =
            split("a\u{A0}bé  @C").iter().map(|word| (word.text.to_string(), word.span.start)).collect();
        assert_eq!(found, [("a".into(), 0), ("bé".into(), 3), ("@C".into(), 8)]);
    }
}

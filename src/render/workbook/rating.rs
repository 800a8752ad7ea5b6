//! Progress and rating as formulas over the figures of a row, so that they
//! follow when a record is changed.

use super::formula::{UNDEFINED, Written, cell, text};
use super::layout::Sheet;
use super::style;
use crate::cube::{Address, Method, Number, Rating};
use crate::render::theme;
use crate::report::document::{Cell, FigurePart, Judged, Judging, Row};
use crate::report::format::{NumberFormat, hundredth};
use rust_xlsxwriter::{ConditionalFormatFormula, Format, Formula, XlsxError};

/// The cells of a row that its progress and rating are made from.
pub struct RowFigure {
    /// The figure.
    pub address: Address,
    /// The formula of its progress, with its value.
    pub progress: Option<(Written, f64)>,
    /// The formula of the word of its rating.
    pub word: Option<Written>,
}

/// What a formula of progress is made of.
struct Ways {
    value: String,
    target: String,
    /// From where progress is measured, where it is.
    from: Option<String>,
    expected: Option<String>,
    numbers: Numbers,
}

#[derive(Clone, Copy)]
struct Numbers {
    value: f64,
    target: f64,
    from: Option<f64>,
    expected: Option<f64>,
}

/// What the progress and the rating of a row follow from; none where they are values. `places`
/// are the sheet columns of its cells, in a row of the sheet.
pub fn of_row(sheet: &Sheet<'_>, row: &Row, places: &[u16], at: u32) -> Option<RowFigure> {
    sheet.live?;
    let address = row.cells.iter().find_map(|cell| match cell {
        Cell::Figure { address, part: FigurePart::Progress, .. } => Some(address),
        _ => None,
    })?;
    let judging = &sheet.document.judging;
    let judged = judging.standings.get(address)?;
    let found = |wanted: FigurePart| {
        row.cells.iter().zip(places).find_map(|(content, column)| match content {
            Cell::Figure { address: own, part, shown } if own == address && *part == wanted => {
                Some((cell((at, *column)), shown))
            }
            _ => None,
        })
    };
    let (value, shown) = found(FigurePart::Value)?;
    let percent = matches!(shown.format, NumberFormat::Percent(_));
    let stored = |number: Number| {
        let exact = number.to_decimal()?;
        Some(if percent { hundredth(exact).to_f64() } else { number.to_f64() })
    };
    // What was agreed is read from its cell where the row has one.
    let agreed = |part: FigurePart, number: Option<Number>| {
        let number = stored(number?)?;
        let told = found(part).filter(|(_, shown)| shown.number.is_some()).map(|(cell, _)| cell);
        Some((told.unwrap_or_else(|| number.to_string()), number))
    };
    let standing = &judged.standing;
    let (target, target_number) = agreed(FigurePart::Target, standing.target)?;
    let from = match standing.method? {
        Method::Ratio => None,
        Method::Baseline | Method::Met => Some(agreed(FigurePart::Baseline, standing.baseline)?),
    };
    let expected = agreed(FigurePart::Expected, standing.expected);
    let ways = Ways {
        value,
        target,
        numbers: Numbers {
            value: shown.number?,
            target: target_number,
            from: from.as_ref().map(|(_, number)| *number),
            expected: expected.as_ref().map(|(_, number)| *number),
        },
        from: from.map(|(cell, _)| cell),
        expected: expected.map(|(cell, _)| cell),
    };
    let progress_at = row.cells.iter().zip(places).find_map(|(content, column)| match content {
        Cell::Figure { part: FigurePart::Progress, shown, .. } => Some((cell((at, *column)), shown.number)),
        _ => None,
    });
    let progress = progress_at
        .as_ref()
        .and_then(|(_, number)| *number)
        .and_then(|number| Some((ways.progress(judged)?, number)));
    let own = progress_at.filter(|_| progress.is_some()).map(|(cell, _)| cell);
    let word = ways.rating(judging, judged, own);
    Some(RowFigure { address: address.clone(), progress, word })
}

impl Ways {
    /// The way gone towards a goal, as a part of a formula.
    fn towards(&self, goal: &str) -> String {
        let value = &self.value;
        match &self.from {
            Some(from) => format!("({value}-{from})/({goal}-{from})"),
            None => format!("{value}/{goal}"),
        }
    }

    /// The condition under which a formula can be judged.
    fn known(&self) -> String {
        let (value, target) = (&self.value, &self.target);
        match &self.from {
            Some(from) => format!("COUNT({value},{target},{from})=3"),
            None => format!("COUNT({value},{target})=2"),
        }
    }

    /// The formula of progress; none where it does not give what was computed.
    fn progress(&self, judged: &Judged) -> Option<Written> {
        let computed = self.numbers.towards(self.numbers.target)?;
        if !alike(computed, judged.standing.progress?) {
            return None;
        }
        let text = format!("IF({},{},\"{UNDEFINED}\")", self.known(), self.towards(&self.target));
        Some(Written { text, array: false })
    }

    /// The formula of the word of the rating; none where it does not give what was computed.
    /// `own`: the cell that holds the progress.
    fn rating(&self, judging: &Judging, judged: &Judged, own: Option<String>) -> Option<Written> {
        if self.numbers.rating(judging, judged)? != judged.standing.rating {
            return None;
        }
        let word = |wanted: Rating| {
            let found = judging.words.iter().find(|(rating, _)| *rating == wanted);
            found.map_or_else(|| text(""), |(_, word)| text(word))
        };
        let (achieved, off) = (word(Rating::Achieved), word(Rating::OffTrack));
        let judgement = if judged.standing.method == Some(Method::Met) {
            let sign = if judged.lower { "<=" } else { ">=" };
            format!("IF({}{sign}{},{achieved},{off})", self.value, self.target)
        } else {
            let progress = own.unwrap_or_else(|| self.towards(&self.target));
            let by_now = match &self.expected {
                Some(expected) if self.numbers.on_expected().is_some() => self.towards(expected),
                _ => progress.clone(),
            };
            // What arithmetic leaves behind the twelfth digit must not decide.
            let step = |least: f64, good: Rating, otherwise: String| {
                format!("IF(ROUND({by_now},12)>={least},{},{otherwise})", word(good))
            };
            let risk = step(judging.at_risk, Rating::AtRisk, off);
            let track = step(judging.on_track, Rating::OnTrack, risk);
            format!("IF(ROUND({progress},12)>=1,{achieved},{track})")
        };
        let text = format!("IF({},{judgement},{})", self.known(), word(Rating::NotRated));
        Some(Written { text, array: false })
    }
}

impl Numbers {
    fn towards(self, goal: f64) -> Option<f64> {
        let from = self.from.unwrap_or(0.0);
        (goal != from).then(|| (self.value - from) / (goal - from))
    }

    fn on_expected(self) -> Option<f64> {
        self.towards(self.expected?)
    }

    /// The rating that the formula gives.
    fn rating(self, judging: &Judging, judged: &Judged) -> Option<Rating> {
        if judged.standing.method == Some(Method::Met) {
            let met = if judged.lower { self.value <= self.target } else { self.value >= self.target };
            return Some(if met { Rating::Achieved } else { Rating::OffTrack });
        }
        let rounded = |number: f64| (number * 1e12).round() / 1e12;
        let progress = rounded(self.towards(self.target)?);
        let by_now = self.on_expected().map_or(progress, rounded);
        Some(if progress >= 1.0 {
            Rating::Achieved
        } else if by_now >= judging.on_track {
            Rating::OnTrack
        } else if by_now >= judging.at_risk {
            Rating::AtRisk
        } else {
            Rating::OffTrack
        })
    }
}

fn alike(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * f64::max(1.0, b.abs())
}

/// Writes shape and word of a rating as formulas, the shape from the word.
///
/// # Errors
/// What the library says.
pub fn write(
    sheet: &mut Sheet<'_>,
    (row, at): (u32, u16),
    word: &Written,
    (rating, shown): (Rating, &str),
    look: &impl Fn(Format) -> Format,
) -> Result<(), XlsxError> {
    let from = cell((row, at + 1));
    let shape = shape(&sheet.document.judging, &from);
    let glyph = theme::glyph(rating).to_string();
    let format = look(style::rating_shape(rating));
    sheet.sheet.write_formula_with_format(row, at, Formula::new(shape).set_result(glyph), &format)?;
    let format = look(style::rating_word(rating));
    let formula = Formula::new(format!("={}", word.text)).set_result(shown);
    sheet.sheet.write_formula_with_format(row, at + 1, formula, &format)?;
    Ok(())
}

/// The shape of the rating whose word stands in a cell.
fn shape(judging: &Judging, from: &str) -> String {
    let last = text(&theme::glyph(Rating::NotRated).to_string());
    let rated = judging.words.iter().rev().filter(|(rating, _)| *rating != Rating::NotRated);
    let nested = rated.fold(last, |rest, (rating, word)| {
        format!("IF({from}={},{},{rest})", text(word), text(&theme::glyph(*rating).to_string()))
    });
    format!("={nested}")
}

/// Colours the ratings of a table by their shapes, whatever they become.
///
/// # Errors
/// What the library says.
pub fn colour(sheet: &mut Sheet<'_>, first: (u32, u16), last: (u32, u16)) -> Result<(), XlsxError> {
    for rating in Rating::ALL {
        let glyph = text(&theme::glyph(rating).to_string());
        let shape = format!("=${}={glyph}", cell(first));
        let tint = style::rgb(theme::tint(rating));
        let mark = Format::new().set_background_color(tint).set_font_color(style::rgb(theme::rating(rating)));
        let rule = ConditionalFormatFormula::new().set_rule(shape.as_str()).set_format(mark);
        sheet.sheet.add_conditional_format(first.0, first.1, last.0, first.1, &rule)?;
        let word = Format::new().set_background_color(tint).set_font_color(style::rgb(theme::INK));
        let bold = matches!(rating, Rating::AtRisk | Rating::OffTrack);
        let word = if bold { word.set_bold() } else { word };
        let rule = ConditionalFormatFormula::new().set_rule(shape.as_str()).set_format(word);
        sheet.sheet.add_conditional_format(first.0, last.1, last.0, last.1, &rule)?;
    }
    Ok(())
}

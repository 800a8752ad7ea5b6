//! Cells that are computed: formulas with the value known now, and links to the
//! records behind them.

use super::formula::{self, Written};
use super::layout::Sheet;
use super::style;
use crate::cube::Address;
use crate::evidence::{Carried, Recipe};
use crate::render::theme::LINK;
use crate::report::format::{Absence, NumberFormat, Shown};
use rust_xlsxwriter::{Format, FormatUnderline, Formula, Url, Worksheet, XlsxError};

/// A figure as a formula, and the cell of the evidence that its link leads to.
pub struct Found {
    /// The formula.
    pub written: Written,
    /// The sheet of evidence, by its place, and the cell.
    pub target: Option<(usize, String)>,
}

/// The formula of a figure's value; none where it is carried, or the workbook has no evidence.
pub fn find(sheet: &mut Sheet<'_>, address: &Address, shown: &Shown) -> Option<Found> {
    let live = sheet.live?;
    if shown.number.is_none() && shown.absence != Some(Absence::Undefined) {
        return None;
    }
    let recipe = live.evidence.recipe(address)?;
    if let Recipe::Carried(reason) = recipe {
        sheet.carried.insert(*reason);
        return None;
    }
    let percent = matches!(shown.format, NumberFormat::Percent(_));
    let Some(written) = formula::formula(recipe, &live.places, percent) else {
        sheet.carried.insert(Carried::Measure);
        return None;
    };
    let folds = formula::folds(recipe);
    sheet.used.extend(folds.iter().map(|fold| fold.sheet));
    let target = folds.first().and_then(|fold| {
        let place = live.places.get(fold.sheet)?;
        let cell = formula::cell((place.head, place.column(fold.column)));
        Some((fold.sheet, format!("internal:{}!{cell}", formula::quoted(&place.name))))
    });
    sheet.has_live = true;
    Some(Found { written, target })
}

/// The value of a cell as a formula keeps it.
pub fn result_of(shown: &Shown) -> String {
    match shown.number {
        Some(number) => number.to_string(),
        None => shown.text.clone(),
    }
}

/// Writes a formula with its value.
///
/// # Errors
/// What the library says.
pub fn write(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    written: &Written,
    result: &str,
    format: &Format,
) -> Result<(), XlsxError> {
    let formula = Formula::new(format!("={}", written.text)).set_result(result);
    if written.array {
        sheet.write_array_formula_with_format(row, column, row, column, formula, format)?;
    } else {
        sheet.write_formula_with_format(row, column, formula, format)?;
    }
    Ok(())
}

/// Writes a figure: as a formula that leads to its records where there is one, else as a value.
/// Gives whether it is a formula.
///
/// # Errors
/// What the library says.
pub fn figure(
    sheet: &mut Sheet<'_>,
    at: (u32, u16),
    address: &Address,
    shown: &Shown,
    format: &Format,
) -> Result<bool, XlsxError> {
    let Some(found) = find(sheet, address, shown) else {
        value(sheet, at, shown, format)?;
        return Ok(false);
    };
    let format = format.clone().set_font_color(style::rgb(LINK)).set_underline(FormatUnderline::Single);
    link(sheet, at, found.target.as_ref().map(|(_, target)| target.as_str()), &format)?;
    write(&mut sheet.sheet, at, &found.written, &result_of(shown), &format)?;
    Ok(true)
}

/// Makes a cell lead somewhere; what it holds is written over it afterwards.
///
/// # Errors
/// What the library says.
pub fn link(
    sheet: &mut Sheet<'_>,
    (row, column): (u32, u16),
    target: Option<&str>,
    format: &Format,
) -> Result<(), XlsxError> {
    if let Some(target) = target {
        sheet.sheet.write_url_with_format(row, column, Url::new(target), format)?;
    }
    Ok(())
}

/// Writes a value that nothing computes.
///
/// # Errors
/// What the library says.
pub fn value(
    sheet: &mut Sheet<'_>,
    (row, column): (u32, u16),
    shown: &Shown,
    format: &Format,
) -> Result<(), XlsxError> {
    match shown.number {
        Some(number) => sheet.sheet.write_number_with_format(row, column, number, format)?,
        None => sheet.sheet.write_string_with_format(row, column, &shown.text, format)?,
    };
    Ok(())
}

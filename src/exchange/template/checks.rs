//! What a spreadsheet checks while rows are typed.

use super::look::quoted;
use super::pattern;
use super::plan::{ColumnPlan, FIRST, Plan, Reference, SheetPlan};
use crate::diag::{CellRef, shortened};
use crate::number::Decimal;
use crate::project::{FieldType, Format};
use jiff::civil::{Date, date};
use rust_xlsxwriter::{DataValidation, DataValidationErrorStyle, DataValidationRule, Formula, XlsxError};

/// What a spreadsheet takes as a message, and as a formula of a check.
const LONGEST: usize = 250;
/// Its longest title.
const LONGEST_TITLE: usize = 31;
/// The last day that a spreadsheet knows, 9999-12-31.
const LAST_DAY: i64 = 2_958_465;
/// Numbers within these bounds are exact in a spreadsheet.
const BOUND: &str = "999999999999999";

/// The check of a column, if a spreadsheet can make one.
///
/// # Errors
/// What the library says.
pub fn check(
    plan: &Plan<'_>,
    sheet: &SheetPlan<'_>,
    number: usize,
) -> Result<Option<DataValidation>, XlsxError> {
    let Some(column) = sheet.columns.get(number) else { return Ok(None) };
    let field = column.field;
    let check = DataValidation::new().ignore_blank(true);
    let title = plan.words.get("template-wrong-title");
    let stop = |check: DataValidation, message: &str| {
        check
            .set_error_title(shortened(&title, LONGEST_TITLE - 1))?
            .set_error_message(shortened(message, LONGEST))
    };
    let wrong = || {
        let expected = plan.expected(column);
        plan.words.say("template-wrong-value", &[("expected", (&expected).into())])
    };
    if let Some(Reference::Here(other, key)) = &column.reference {
        let Some(other) = plan.sheets.get(*other) else { return Ok(None) };
        let keys = format!("{}!{}", quoted(&other.name), absolute(*key, plan.last()));
        let first = format!("{}!${}${}", quoted(&other.name), letters(*key), FIRST + 1);
        // The list is as long as keys are filled in; none of them gives one blank entry.
        let list = format!("=OFFSET({first},0,0,MAX(1,COUNTA({keys})),1)");
        let message = plan.words.say("template-wrong-reference", &[("sheet", (&other.name).into())]);
        let check = check.allow_list_formula(Formula::new(list));
        // A row may refer to one that was sent separately: the sender decides.
        return Ok(Some(stop(check, &message)?.set_error_style(DataValidationErrorStyle::Warning)));
    }
    if let Some(list) = column.list.and_then(|list| plan.lists.get(list)) {
        let last = list.first_row + u32::try_from(list.entries.len().max(1)).unwrap_or(1);
        let range = format!("={}!$C${}:$C${last}", quoted(&plan.codes), list.first_row + 1);
        let check = check.allow_list_formula(Formula::new(range));
        if field.kind == FieldType::List {
            let delimiter = plan.delimiter(field);
            let text = plan.words.say("template-several-text", &[("delimiter", (&delimiter).into())]);
            let title = plan.words.get("template-several-title");
            return Ok(Some(
                check
                    .show_error_message(false)
                    .set_input_title(shortened(&title, LONGEST_TITLE - 1))?
                    .set_input_message(shortened(&text, LONGEST))?,
            ));
        }
        let message = plan.words.say("template-wrong-list", &[("sheet", (&plan.codes).into())]);
        return Ok(Some(stop(check, &message)?));
    }
    let rules = &field.constraints;
    let check = match field.kind {
        FieldType::Boolean => {
            let (yes, no) = (plan.words.get("template-yes"), plan.words.get("template-no"));
            let message =
                plan.words.say("template-wrong-boolean", &[("yes", (&yes).into()), ("no", (&no).into())]);
            return Ok(Some(stop(check.allow_list_strings(&[yes.as_str(), no.as_str()])?, &message)?));
        }
        FieldType::Integer => check.allow_whole_number_formula(between(rules.minimum, rules.maximum)),
        FieldType::Number => check.allow_decimal_number_formula(between(rules.minimum, rules.maximum)),
        FieldType::Year => {
            let year = |given: Option<Decimal>, default: &str| {
                Formula::new(given.map_or_else(|| default.to_string(), |number| number.to_string()))
            };
            let (low, high) = (year(rules.minimum, "1000"), year(rules.maximum, "9999"));
            check.allow_whole_number_formula(DataValidationRule::Between(low, high))
        }
        FieldType::Date => {
            let low = rules.earliest.map_or(1, serial).clamp(1, LAST_DAY);
            let high = rules.latest.map_or(LAST_DAY, serial).clamp(1, LAST_DAY);
            let day = |serial: i64| Formula::new(serial.to_string());
            check.allow_date_formula(DataValidationRule::Between(day(low), day(high)))
        }
        FieldType::String | FieldType::List | FieldType::Period => {
            let Some((formula, twice)) = text_formula(plan, sheet, (number, column)) else { return Ok(None) };
            let message = if twice { plan.words.get("template-wrong-unique") } else { wrong() };
            return Ok(Some(stop(check.allow_custom(Formula::new(formula)), &message)?));
        }
    };
    Ok(Some(stop(check, &wrong())?))
}

/// A formula that text of a column must fulfil, and whether it is only that none stands twice.
fn text_formula(
    plan: &Plan<'_>,
    sheet: &SheetPlan<'_>,
    (number, column): (usize, &ColumnPlan<'_>),
) -> Option<(String, bool)> {
    let cell = format!("{}{}", letters(number), FIRST + 1);
    let field = column.field;
    let form = match (&field.constraints.pattern, field.format) {
        (Some(pattern), _) => pattern::condition(pattern.as_str(), &cell),
        (None, Format::Email) => {
            Some(format!("AND(ISNUMBER(FIND(\".\",{cell},FIND(\"@\",{cell}))),ISERROR(FIND(\" \",{cell})))"))
        }
        (None, Format::Default) => None,
    };
    let once = (field.constraints.unique || sheet.key == [number])
        .then(|| format!("{}=1", same_rows(plan, &[number])));
    let fits = |formula: &String| formula.chars().count() < LONGEST;
    let (formula, twice) = match (form.filter(fits), once) {
        (Some(form), Some(once)) => {
            let both = format!("AND({form},{once})");
            if fits(&both) { (both, false) } else { (form, false) }
        }
        (Some(form), None) => (form, false),
        (None, Some(once)) => (once, true),
        (None, None) => return None,
    };
    Some((format!("={formula}"), twice))
}

/// How many rows have the same as this one in some columns, to the letter.
pub fn same_rows(plan: &Plan<'_>, columns: &[usize]) -> String {
    let same = |column: &usize| {
        format!("--EXACT({},${}{})", absolute(*column, plan.last()), letters(*column), FIRST + 1)
    };
    let parts: Vec<String> = columns.iter().map(same).collect();
    format!("SUMPRODUCT({})", parts.join(","))
}

/// The prepared cells of a column.
fn absolute(column: usize, last: u32) -> String {
    let column = letters(column);
    format!("${column}${}:${column}${}", FIRST + 1, last + 1)
}

/// The letters of a column.
pub fn letters(column: usize) -> String {
    CellRef::column_letters(u32::try_from(column).unwrap_or(u32::MAX - 1))
}

fn between(low: Option<Decimal>, high: Option<Decimal>) -> DataValidationRule<Formula> {
    let low = low.map_or_else(|| format!("-{BOUND}"), |number| number.to_string());
    let high = high.map_or_else(|| BOUND.to_string(), |number| number.to_string());
    DataValidationRule::Between(Formula::new(low), Formula::new(high))
}

/// The number that a spreadsheet has for a day.
fn serial(day: Date) -> i64 {
    let days = date(1899, 12, 30).until(day).map_or(0, |span| i64::from(span.get_days()));
    // Before March 1900 spreadsheets are a day behind.
    if days <= 60 { days - 1 } else { days }
}

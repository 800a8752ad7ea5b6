//! Collection workbooks, made from the definitions of tables: sheets to fill
//! in, with lists, checks and help in the partner's language, and a hidden
//! sheet by which what comes back is known.

mod plan;

mod pattern;

mod look;

mod help;

mod checks;

mod rows_sheet;

mod codes_sheet;

mod front;

pub use plan::{MOST_ROWS, Request};

use crate::ingest::{STAMP_SHEET, Stamp, StampTable, list_digest, project_digest, table_digest};
use crate::project::Project;
use plan::{Choices, Plan};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};

/// Makes the workbook.
///
/// # Errors
/// What the library that writes it says.
pub fn template(project: &Project, request: &Request) -> Result<Vec<u8>, XlsxError> {
    let plan = Plan::of(project, request);
    let stamp = stamp(&plan);
    let mut workbook = Workbook::new();
    // Column widths count digits of the default font.
    workbook.set_default_format(&look::text(10.0), 17, 64)?;
    workbook.set_properties(&properties(&plan)?);
    workbook.push_worksheet(front::sheet(&plan, &stamp.definition())?);
    for number in 0..plan.sheets.len() {
        workbook.push_worksheet(rows_sheet::sheet(&plan, number)?);
    }
    if !plan.lists.is_empty() {
        workbook.push_worksheet(codes_sheet::sheet(&plan)?);
    }
    workbook.push_worksheet(stamp_sheet(&stamp)?);
    workbook.save_to_buffer()
}

/// What the hidden sheet says.
fn stamp(plan: &Plan<'_>) -> Stamp {
    let project = plan.project;
    let mut own = vec![plan.front.clone()];
    if !plan.lists.is_empty() {
        own.push(plan.codes.clone());
    }
    let lists = plan.lists.iter().filter_map(|list| match list.choices {
        Choices::List(number) => {
            let list = project.code_lists.get(number)?;
            Some((list.name.clone(), list_digest(list)))
        }
        Choices::Words => None,
    });
    let tables = plan.sheets.iter().map(|sheet| StampTable {
        name: sheet.table.name.clone(),
        sheet: sheet.name.clone(),
        definition: table_digest(project, sheet.table),
        constants: sheet
            .fixed
            .iter()
            .map(|fixed| (sheet.table.fields[fixed.field].name.clone(), fixed.code.clone()))
            .collect(),
        columns: sheet
            .columns
            .iter()
            .map(|column| (column.field.name.clone(), column.header.clone()))
            .collect(),
    });
    Stamp {
        project: project_digest(project),
        language: plan.request.language.clone(),
        programme: plan.programme().map(|programme| programme.id.clone()),
        country: plan.request.country.clone(),
        own,
        tables: tables.collect(),
        lists: lists.collect(),
    }
}

fn stamp_sheet(stamp: &Stamp) -> Result<Worksheet, XlsxError> {
    let mut sheet = Worksheet::new();
    sheet.set_name(STAMP_SHEET)?;
    sheet.set_column_width(0, 32)?;
    sheet.set_column_width(1, 70)?;
    for (row, (key, value)) in (0u32..).zip(stamp.pairs()) {
        sheet.write_string(row, 0, key)?;
        sheet.write_string(row, 1, value)?;
    }
    sheet.protect();
    sheet.set_hidden(true);
    Ok(sheet)
}

fn properties(plan: &Plan<'_>) -> Result<DocProperties, XlsxError> {
    let on = plan.request.on;
    // Years before 1900 are no dates to a spreadsheet.
    let year = u16::try_from(on.year()).unwrap_or(1900).max(1900);
    let day = ExcelDateTime::from_ymd(year, on.month().unsigned_abs(), on.day().unsigned_abs())?;
    let titles: Vec<&str> = plan.sheets.iter().map(|sheet| sheet.title.as_str()).collect();
    Ok(DocProperties::new()
        .set_title(plan.words.get("template-title"))
        .set_subject(titles.join(", "))
        .set_company(plan.say(&plan.project.name))
        .set_creation_datetime(&day))
}

#[cfg(test)]
mod tests;

//! A document as a designed workbook: one sheet per page.

pub(crate) mod style;

pub(crate) mod layout;

mod table;

mod blocks;

mod front;

use crate::evidence::Evidence;
use crate::project::Section;
use crate::render::theme;
use crate::report::document::{Block, Document, Page, PageKind};
use layout::{Sheet, sheet_names};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

/// The workbook; `pictures` are the charts of the document as PNG, in its order.
///
/// # Errors
/// What the library says.
pub fn workbook(
    document: &Document,
    evidence: Option<&Evidence>,
    pictures: &[&[u8]],
) -> Result<Vec<u8>, XlsxError> {
    // Evidence is written after the pages that lead to it.
    let _ = evidence;
    let names = sheet_names(document);
    let mut workbook = Workbook::new();
    // Column widths count digits of the default font: with Arial they are the same in
    // every spreadsheet program.
    workbook.set_default_format(&style::text(10.0, theme::INK), 17, 64)?;
    workbook.set_properties(&properties(document)?);
    let mut trends = Vec::new();
    for (page, name) in document.pages.iter().zip(&names.pages) {
        let mut sheet = Sheet::new(document, &names, name)?;
        sheet.trends_before = trends.len();
        sheet.sheet.set_tab_color(tab(page).number());
        match page.kind {
            PageKind::Cover => front::cover(&mut sheet, page)?,
            PageKind::Contents => front::contents(&mut sheet, page)?,
            PageKind::Section(Section::Summary) => front::summary(&mut sheet, page, pictures)?,
            PageKind::Section(_) => section(&mut sheet, page, pictures)?,
        }
        trends.append(&mut sheet.trends);
        let sheet = sheet.finish(page)?;
        workbook.push_worksheet(sheet);
    }
    if !trends.is_empty() {
        workbook.push_worksheet(front::lists(document, &names, &trends)?);
    }
    workbook.save_to_buffer()
}

fn properties(document: &Document) -> Result<DocProperties, XlsxError> {
    let meta = &document.meta;
    let date = meta.data_date;
    // Years before 1900 are no dates to a spreadsheet; the first of its own is used for them.
    let year = u16::try_from(date.year()).unwrap_or(1900).max(1900);
    // Months and days of a date are between 1 and 31.
    let day = ExcelDateTime::from_ymd(year, date.month().unsigned_abs(), date.day().unsigned_abs())?;
    Ok(DocProperties::new()
        .set_title(&meta.title)
        .set_subject(&meta.subtitle)
        .set_category(&meta.edition)
        .set_company(&meta.project)
        .set_comment(&meta.note)
        .set_creation_datetime(&day))
}

/// The colour of a sheet's tab.
fn tab(page: &Page) -> theme::Colour {
    match page.kind {
        PageKind::Section(Section::DataQuality | Section::Indicators | Section::Method) => theme::TAB_METHOD,
        _ => theme::BRAND,
    }
}

/// Any section: blocks below each other.
fn section(sheet: &mut Sheet<'_>, page: &Page, pictures: &[&[u8]]) -> Result<(), XlsxError> {
    let tables: Vec<&crate::report::document::Table> = page
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        })
        .collect();
    let widths = table::widths(&tables);
    sheet.set_widths(&widths)?;
    let single = tables.len() == 1;
    let expected = match tables.as_slice() {
        [table] => table::height(table, &widths) + 60.0,
        _ => 0.0,
    };
    sheet.break_by_hand(page.landscape, expected);
    sheet.head(page)?;
    for block in &page.blocks {
        match block {
            Block::Table(content) => {
                let header = table::write(sheet, content, &widths, single)?;
                if single {
                    table::pin(sheet, content, header)?;
                }
            }
            other => blocks::write(sheet, other, pictures)?,
        }
    }
    if !single {
        sheet.freeze(layout::CONTENT, 0)?;
    }
    Ok(())
}

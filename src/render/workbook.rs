//! A document as a designed workbook: one sheet per page.

pub(crate) mod style;

mod formula;

pub(crate) mod layout;

mod live;

mod rating;

mod derived;

mod cells;

mod table;

mod prose;

mod blocks;

mod charts;

mod tiles;

mod front;

mod records;

use crate::evidence::Evidence;
use crate::project::Section;
use crate::render::theme;
use crate::report::Words;
use crate::report::document::{Block, Cell, Document, Page, PageKind, RowKind, Table, Tile};
use layout::{Live, Sheet, sheet_names};
use rayon::prelude::*;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};
use rustc_hash::FxHashMap;

/// The workbook; `pictures` are the charts of the document as PNG, in its order.
///
/// # Errors
/// What the library says.
pub fn workbook(
    document: &Document,
    evidence: Option<&Evidence>,
    pictures: &[&[u8]],
) -> Result<Vec<u8>, XlsxError> {
    let words = Words::of(&document.meta.language);
    let names = sheet_names(document, evidence);
    let live = evidence.map(|evidence| Live { evidence, places: records::places(evidence, &names) });
    let mut workbook = Workbook::new();
    // Column widths count digits of the default font: with Arial they are the same in
    // every spreadsheet program.
    workbook.set_default_format(&style::text(10.0, theme::INK), 17, 64)?;
    workbook.set_properties(&properties(document)?);
    let mut made: Vec<Option<Worksheet>> = document.pages.iter().map(|_| None).collect();
    // The pages whose formulas read each sheet of evidence.
    let mut used: Vec<Vec<usize>> = names.evidence.iter().map(|_| Vec::new()).collect();
    let (mut trends, mut plotted, mut chart_row) = (Vec::new(), Vec::new(), layout::LISTS_FIRST);
    let mut homes = FxHashMap::default();
    let mut rated = None;
    let mut series = Vec::new();
    for number in order(document) {
        let (Some(page), Some(name)) = (document.pages.get(number), names.pages.get(number)) else {
            continue;
        };
        let mut sheet = Sheet::new(document, &names, &words, name)?;
        sheet.trends_before = trends.len();
        sheet.live = live.as_ref();
        sheet.homes = std::mem::take(&mut homes);
        sheet.rated = rated.take();
        sheet.chart_row = chart_row;
        sheet.sheet.set_tab_color(tab(page).number());
        match page.kind {
            PageKind::Cover => front::cover(&mut sheet, page)?,
            PageKind::Contents => front::contents(&mut sheet, page, evidence)?,
            PageKind::Section(Section::Summary) => front::summary(&mut sheet, page, pictures, &mut series)?,
            PageKind::Section(_) => section(&mut sheet, page, pictures, &mut series)?,
        }
        trends.append(&mut sheet.trends);
        homes = std::mem::take(&mut sheet.homes);
        rated = sheet.rated.take();
        chart_row += sheet.chart_rows.iter().map(charts::height).sum::<u32>();
        plotted.append(&mut sheet.chart_rows);
        for read in &sheet.used {
            used[*read].push(number);
        }
        // A few lines of the contents on a page of their own would be a waste.
        let short = page.kind == PageKind::Contents && sheet.height < 1_150.0 && sheet.page_height.is_none();
        let mut finished = sheet.finish(page)?;
        if short {
            finished.set_print_fit_to_pages(1, 1);
        }
        made[number] = Some(finished);
    }
    for sheet in made.into_iter().flatten() {
        workbook.push_worksheet(sheet);
    }
    if let Some(live) = &live {
        used.iter_mut().for_each(|pages| pages.sort_unstable());
        let sheets: Vec<Option<Worksheet>> = used
            .par_iter()
            .enumerate()
            .map(|(number, pages)| {
                // Messages cannot be shared by threads.
                let words = Words::of(&document.meta.language);
                records::write((document, &names, &words), live, number, pages)
            })
            .collect::<Result<_, XlsxError>>()?;
        for sheet in sheets.into_iter().flatten() {
            workbook.push_worksheet(sheet);
        }
    }
    if !trends.is_empty() || !plotted.is_empty() {
        workbook.push_worksheet(front::lists(document, &names, live.as_ref(), &trends, &plotted)?);
    }
    workbook.save_to_buffer()
}

/// The order in which pages are made: the results framework first, to which key figures and
/// charts refer, and the summary last.
fn order(document: &Document) -> Vec<usize> {
    let mut order: Vec<usize> = (0..document.pages.len()).collect();
    order.sort_by_key(|number| match document.pages[*number].kind {
        PageKind::Section(Section::ResultsFramework) => 0,
        PageKind::Section(Section::Summary) => 2,
        _ => 1,
    });
    order
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

/// The height of a chart that stands alone, in points.
const CHART: f64 = 230.0;

/// Any section: blocks below each other. The first chart over time of a key figure is handed
/// on to the summary.
fn section(
    sheet: &mut Sheet<'_>,
    page: &Page,
    pictures: &[&[u8]],
    series: &mut Vec<charts::Wanted>,
) -> Result<(), XlsxError> {
    let of_texts = prose::tables(page);
    let tables: Vec<&Table> = page
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        })
        .chain(&of_texts)
        .collect();
    let widths = table::widths(&tables);
    sheet.set_widths(&widths)?;
    let single = tables.len() == 1 && of_texts.is_empty();
    let expected = match tables.as_slice() {
        // What a workbook adds to the notes needs room as well.
        [table] => table::height(table, &widths) + if sheet.live.is_some() { 95.0 } else { 60.0 },
        _ => 0.0,
    };
    sheet.break_by_hand(page.landscape, expected);
    sheet.head(page)?;
    let plotted = matches!(
        page.kind,
        PageKind::Section(
            Section::Programmes
                | Section::Countries
                | Section::Disaggregation
                | Section::Beneficiaries
                | Section::Finance
        )
    );
    for (number, block) in page.blocks.iter().enumerate() {
        keep_with_next(sheet, page, number, &widths, plotted && !single);
        match block {
            Block::Table(content) => {
                let written = table::write(sheet, content, &widths, single)?;
                if page.kind == PageKind::Section(Section::ResultsFramework) && sheet.rated.is_none() {
                    sheet.rated = table::rated(sheet, content, &written);
                }
                if single {
                    table::pin(sheet, content, written.header)?;
                }
                if page.kind == PageKind::Section(Section::Programmes) && series.is_empty() {
                    let wanted = key_figure(sheet.document);
                    series.extend(charts::across(sheet, content, &written, wanted));
                }
                // A chart is no reason for a page of its own.
                if plotted && sheet.room_on_page().is_none_or(|room| !single || room > CHART) {
                    let key = key_figure(sheet.document);
                    let own = charts::down(sheet, content, &written)
                        .or_else(|| charts::across(sheet, content, &written, key))
                        .or_else(|| charts::across(sheet, content, &written, None));
                    charts::draw(sheet, own.into_iter().collect())?;
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

/// Begins a printed page where a heading would stand without what it heads, or a table without the
/// chart under it, as far as a page has room for them. `charted`: tables have charts under them.
fn keep_with_next(sheet: &mut Sheet<'_>, page: &Page, number: usize, widths: &[f64], charted: bool) {
    let Some(high) = sheet.page_height else { return };
    let text =
        |text: &str, size: f64| layout::lines(text, sheet.width(), size, false) as f64 * size * 1.28 + 8.0;
    let opens = matches!(page.blocks.get(number), Some(Block::Heading(_)));
    let is_table = matches!(page.blocks.get(number), Some(Block::Table(_)));
    if !(opens || charted && is_table) {
        return;
    }
    let mut height = 0.0;
    for (i, block) in page.blocks.iter().enumerate().skip(number) {
        height += match block {
            Block::Heading(_) if i == number => 30.0,
            Block::Lead(own) => text(own, 12.0),
            Block::Paragraph(own) => text(own, 10.0),
            Block::Note(own) => text(own, 9.0),
            Block::Table(own) => {
                let rows = own.rows.iter().filter(|row| row.kind == RowKind::Body).count();
                // As high as it is drawn, about.
                let chart = if charted && rows >= 3 {
                    (100.0 + 18.0 * rows as f64).clamp(160.0, 340.0) + 24.0
                } else {
                    0.0
                };
                // A long table may begin where there is room for some rows of it.
                let whole = table::height(own, widths);
                match (whole + chart <= high * 0.9, whole <= high * 0.9) {
                    (true, _) => whole + chart,
                    (false, true) => whole,
                    (false, false) => 200.0,
                }
            }
            _ => break,
        };
        if matches!(block, Block::Table(_)) {
            break;
        }
    }
    // A page with hardly more than its title on it is not left for the chart's sake.
    let hardly_begun = sheet.room_on_page().is_some_and(|room| room > high * 0.75);
    if height < high && !hardly_begun {
        sheet.keep_together(height);
    }
}

/// The indicator of the first key figure.
fn key_figure(document: &Document) -> Option<usize> {
    let tiles = document.pages.iter().flat_map(|page| &page.blocks).find_map(|block| match block {
        Block::Tiles(tiles) => tiles.first(),
        _ => None,
    });
    match tiles {
        Some(Tile { figure: Cell::Figure { address, .. }, .. }) => Some(address.indicator),
        _ => None,
    }
}

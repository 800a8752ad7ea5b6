//! The sheets with a layout of their own: cover, contents, summary, lists.

use super::blocks;
use super::charts;
use super::formula;
use super::layout::{ChartRows, LEFT, LISTS_FIRST, Live, Sheet, SheetNames, Trend};
use super::live;
use super::style;
use super::table;
use super::tiles;
use crate::cube::Rating;
use crate::evidence::Evidence;
use crate::project::Section;
use crate::render::theme::{self, BRAND, BRANDWASH, INK, INK2, RULE};
use crate::report::chart::Body;
use crate::report::document::{Block, Document, Page, PageKind, Table};
use crate::report::format::Formatter;
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Formula, Worksheet, XlsxError};

/// How many lines of contents are printed on one page.
const ONE_PAGE: usize = 46;

/// The cover.
///
/// # Errors
/// What the library says.
pub fn cover(sheet: &mut Sheet<'_>, page: &Page) -> Result<(), XlsxError> {
    sheet.set_widths(&[26.0, 66.0])?;
    let bar = Format::new().set_background_color(style::rgb(BRAND));
    let row = sheet.take_row(14.0)?;
    for column in LEFT..=sheet.last() {
        sheet.sheet.write_blank(row, column, &bar)?;
    }
    sheet.take_row(54.0)?;
    let project = sheet.document.meta.project.clone();
    sheet.wide_text(&project, &style::text(11.0, INK2), (11.0, false), 6.0)?;
    let title = style::text(26.0, INK).set_bold().set_text_wrap().set_align(FormatAlign::Top);
    sheet.wide_text(&page.title, &title, (26.0, true), 6.0)?;
    if !page.subtitle.is_empty() {
        sheet.wide_text(&page.subtitle, &style::text(13.0, INK2).set_text_wrap(), (13.0, false), 8.0)?;
    }
    sheet.take_row(24.0)?;
    for block in &page.blocks {
        match block {
            Block::Note(text) => {
                let format = style::text(11.0, INK)
                    .set_bold()
                    .set_text_wrap()
                    .set_align(FormatAlign::Left)
                    .set_indent(1)
                    .set_background_color(style::rgb(BRANDWASH))
                    .set_border_left(FormatBorder::Thick)
                    .set_border_left_color(style::rgb(BRAND));
                sheet.wide_text(text, &format, (11.0, true), 14.0)?;
                sheet.take_row(20.0)?;
            }
            other => blocks::write(sheet, other, &[])?,
        }
    }
    Ok(())
}

/// The contents, with links.
///
/// # Errors
/// What the library says.
pub fn contents(sheet: &mut Sheet<'_>, page: &Page, evidence: Option<&Evidence>) -> Result<(), XlsxError> {
    sheet.set_widths(&[30.0, 84.0])?;
    let bar = Format::new().set_background_color(style::rgb(BRAND));
    let row = sheet.take_row(6.0)?;
    for column in LEFT..=sheet.last() {
        sheet.sheet.write_blank(row, column, &bar)?;
    }
    let row = sheet.take_row(32.0)?;
    sheet.sheet.write_string_with_format(row, LEFT, &page.title, &style::title())?;
    let row = sheet.take_row(18.0)?;
    sheet.sheet.write_string_with_format(row, LEFT, &page.subtitle, &style::subtitle())?;
    sheet.take_row(10.0)?;
    let listed = sheet.document.pages.len() + evidence.map_or(0, |evidence| evidence.sheets.len());
    if listed > ONE_PAGE {
        sheet.break_by_hand(false, 0.0);
    }
    for block in &page.blocks {
        let Block::Contents(pages) = block else {
            sheet.take_row(8.0)?;
            blocks::write(sheet, block, &[])?;
            continue;
        };
        for number in pages {
            let Some(target) = sheet.document.pages.get(*number) else { continue };
            // The tab may have a short name; here is room for the title.
            let about = if target.name == target.title {
                target.about.clone()
            } else {
                format!("{}. {}", target.title, target.about)
            };
            let sheet_name = sheet.names.pages.get(*number).cloned().unwrap_or_default();
            entry(sheet, &sheet_name, &target.name, &about)?;
        }
    }
    let Some(evidence) = evidence.filter(|evidence| !evidence.sheets.is_empty()) else { return Ok(()) };
    let about =
        ["workbook-evidence-about", "workbook-follows", "workbook-stays"].map(|key| sheet.words.get(key));
    let texts = about.iter().map(|text| super::layout::lines(text, 114.0, 10.0, false)).sum::<usize>();
    // A heading does not stand alone at the end of a page; the list may go on.
    sheet.keep_together(36.0 + texts as f64 * 13.0 + 18.0 + 22.0 * evidence.sheets.len().min(8) as f64);
    sheet.take_row(14.0)?;
    let row = sheet.take_row(22.0)?;
    let heading = sheet.words.get("workbook-evidence");
    sheet.sheet.write_string_with_format(row, LEFT, heading, &style::heading().set_font_size(12))?;
    for text in &about {
        sheet.wide_text(text, &style::paragraph().set_font_color(style::rgb(INK2)), (10.0, false), 6.0)?;
    }
    let format = Formatter::of(&sheet.document.meta.language);
    for (content, name) in evidence.sheets.iter().zip(&sheet.names.evidence.clone()) {
        let rows = format.count(content.rows.len() as u64);
        let rows = sheet.words.say("workbook-rows", &[("rows", (&rows).into())]);
        entry(sheet, name, &content.code, &format!("{}. {rows}", content.title))?;
    }
    Ok(())
}

/// A line of the contents: a link to a sheet, and what it is about.
fn entry(sheet: &mut Sheet<'_>, name: &str, text: &str, about: &str) -> Result<(), XlsxError> {
    let most = |text: &str, width: f64| super::layout::lines(text, width, 10.0, false);
    let lines = most(about, 84.0).max(most(text, 29.0));
    let height = lines as f64 * 13.0 + 9.0;
    sheet.keep_together(height);
    let row = sheet.take_row(height)?;
    sheet.link_to(row, LEFT, name, text, 10.0)?;
    let rule = |format: Format| {
        format.set_border_bottom(FormatBorder::Thin).set_border_bottom_color(style::rgb(RULE))
    };
    sheet.sheet.set_cell_format(row, LEFT, &rule(style::link(10.0).set_text_wrap()))?;
    let look = rule(style::text(10.0, INK2).set_text_wrap());
    sheet.sheet.write_string_with_format(row, LEFT + 1, about, &look)?;
    Ok(())
}

/// The summary: a grid of three tiles a row, over the columns of its table.
///
/// # Errors
/// What the library says.
pub fn summary(
    sheet: &mut Sheet<'_>,
    page: &Page,
    pictures: &[&[u8]],
    series: &mut Vec<charts::Wanted>,
) -> Result<(), XlsxError> {
    let tables: Vec<&Table> = page
        .blocks
        .iter()
        .filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None })
        .collect();
    let mut widths = table::widths(&tables);
    while widths.len() < 6 {
        widths.push(11.0);
    }
    // A picture is 170 mm wide, which is some 92 characters: the grid is no narrower.
    let missing = (92.0 - widths.iter().sum::<f64>()) / widths.len() as f64;
    if missing > 0.0 {
        widths.iter_mut().for_each(|width| *width += missing);
    }
    sheet.set_widths(&widths)?;
    sheet.break_by_hand(page.landscape, 0.0);
    sheet.head(page)?;
    let chart = |block: &Block| if let Block::Chart(chart) = block { Some(*chart) } else { None };
    let mut charts: Vec<usize> = page.blocks.iter().filter_map(chart).collect();
    let mut native: Vec<charts::Wanted> = Vec::new();
    // Where nothing can change a picture of progress says more than a chart of cells.
    let progress = |chart: &usize| match sheet.document.charts.get(*chart).map(|chart| &chart.body) {
        Some(Body::Progress(drawn)) => Some(drawn.rows.len()),
        _ => None,
    };
    let drawn = charts.iter().filter_map(progress).count();
    if (sheet.live.is_some() || drawn == 0)
        && let Some(own) = framework(sheet.document).and_then(|framework| charts::progress(sheet, framework))
    {
        // A picture that says nothing else would go on saying it when figures change.
        charts.retain(|chart| drawn > 1 || progress(chart).is_none_or(|rows| rows > own.bars()));
        native.push(own);
    }
    native.append(series);
    if page.blocks.iter().all(|block| !matches!(block, Block::Table(_))) {
        charts::draw(sheet, std::mem::take(&mut native))?;
    }
    let mut over_countries = false;
    for block in &page.blocks {
        match block {
            Block::Chart(_) => {}
            Block::Tiles(shown) => {
                for row in shown.chunks(3) {
                    tiles::write(sheet, row)?;
                }
                // What moves with the figures stands next to them.
                charts::draw(sheet, std::mem::take(&mut native))?;
            }
            Block::Tally(tally) => self::tally(sheet, tally)?,
            Block::Table(content) => {
                // What a long table leaves free of a page is filled with charts.
                let height = table::height(content, &widths);
                while sheet.room_on_page().is_some_and(|room| height > room) {
                    let Some(next) = fitting(sheet, &charts, pictures) else { break };
                    blocks::write(sheet, &Block::Chart(charts.remove(next)), pictures)?;
                }
                let written = table::write(sheet, content, &widths, false)?;
                if !over_countries && let Some(own) = charts::down(sheet, content, &written) {
                    over_countries = true;
                    charts::draw(sheet, vec![own])?;
                    // The same as a picture would say it twice.
                    charts.retain(|chart| {
                        let drawn = sheet.document.charts.get(*chart);
                        drawn.is_none_or(|drawn| !matches!(drawn.body, Body::Countries(_)))
                    });
                }
            }
            other => blocks::write(sheet, other, pictures)?,
        }
    }
    while !charts.is_empty() {
        let next = fitting(sheet, &charts, pictures).unwrap_or(0);
        blocks::write(sheet, &Block::Chart(charts.remove(next)), pictures)?;
    }
    sheet.freeze(super::layout::CONTENT, 0)?;
    Ok(())
}

/// The table of the results framework.
fn framework(document: &Document) -> Option<&Table> {
    let framework =
        document.pages.iter().find(|page| page.kind == PageKind::Section(Section::ResultsFramework))?;
    framework.blocks.iter().find_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    })
}

/// The place of the first of some charts that fits on what is left of the page.
fn fitting(sheet: &Sheet<'_>, charts: &[usize], pictures: &[&[u8]]) -> Option<usize> {
    charts.iter().position(|chart| {
        let height = blocks::chart_height(sheet, *chart, pictures).unwrap_or(0.0);
        sheet.room_on_page().is_none_or(|room| height <= room)
    })
}

/// How many indicators have which rating, in a line: counted in the results framework where
/// ratings follow the evidence.
fn tally(sheet: &mut Sheet<'_>, tally: &[(Rating, String, usize)]) -> Result<(), XlsxError> {
    let counted = counted(sheet, tally);
    let shown: Vec<(usize, &(Rating, String, usize))> = tally
        .iter()
        .enumerate()
        // What can change may come to be something.
        .filter(|(_, (.., count))| *count > 0 || counted.is_some())
        .collect();
    if shown.is_empty() {
        return Ok(());
    }
    let row = sheet.take_row(20.0)?;
    for ((number, (rating, word, count)), (from, to)) in
        shown.iter().zip(tiles::parts(&sheet.widths, shown.len()))
    {
        let (from, to) = (LEFT + from, LEFT + to);
        let look = style::text(10.0, INK)
            .set_background_color(style::rgb(theme::tint(*rating)))
            .set_align(FormatAlign::Center);
        let (glyph, text) = (theme::glyph(*rating), format!("{} {count} {word}", theme::glyph(*rating)));
        if to > from {
            sheet.sheet.merge_range(row, from, row, to, "", &look)?;
        }
        match counted.as_ref().and_then(|counted| counted.get(*number)) {
            Some(count) => {
                let formula = format!(
                    "={}&{count}&{}",
                    formula::text(&format!("{glyph} ")),
                    formula::text(&format!(" {word}"))
                );
                let formula = Formula::new(formula).set_result(text);
                sheet.sheet.write_formula_with_format(row, from, formula, &look)?;
            }
            None => {
                let shape = style::text(10.0, theme::rating(*rating));
                let (glyph, rest) = (glyph.to_string(), format!(" {count} {word}"));
                let parts = [(&shape, glyph.as_str()), (&look, rest.as_str())];
                sheet.sheet.write_rich_string_with_format(row, from, &parts, &look)?;
            }
        }
    }
    sheet.take_row(6.0)?;
    Ok(())
}

/// The formulas of a tally; none where the results framework has other indicators, or ratings
/// that are values. What is not rated is the rest, since a framework may list more of it.
fn counted(sheet: &Sheet<'_>, tally: &[(Rating, String, usize)]) -> Option<Vec<String>> {
    let rated = sheet.rated.as_ref().filter(|_| sheet.live.is_some())?;
    let of = |word: &str| format!("COUNTIFS({},{})", rated.range, formula::text(word));
    let judged = || tally.iter().filter(|(rating, ..)| *rating != Rating::NotRated);
    let same = |word: &str, count| rated.words.iter().filter(|own| *own == word).count() == count;
    if !judged().all(|(_, word, count)| same(word, *count)) {
        return None;
    }
    let all: usize = tally.iter().map(|(.., count)| count).sum();
    let others: Vec<String> = judged().map(|(_, word, _)| of(word)).collect();
    let formula = |(rating, word, _): &(Rating, String, usize)| match rating {
        Rating::NotRated => format!("({all}-{})", others.join("-")),
        _ => of(word),
    };
    Some(tally.iter().map(formula).collect())
}

/// The values behind trends, one trend a row, and those behind native charts beside them.
///
/// # Errors
/// What the library says.
pub fn lists(
    document: &Document,
    names: &SheetNames,
    live: Option<&Live<'_>>,
    trends: &[Trend],
    plotted: &[ChartRows],
) -> Result<Worksheet, XlsxError> {
    let mut sheet = Worksheet::new();
    sheet.set_name(&names.lists)?;
    sheet.set_screen_gridlines(false);
    sheet.set_tab_color(style::rgb(theme::RULE));
    sheet.set_column_width(0, 1.6)?;
    sheet.set_column_width(LEFT, 26)?;
    sheet.write_string_with_format(1, LEFT, &document.meta.labels.lists, &style::title())?;
    sheet.set_row_height(1, 32)?;
    sheet.write_string_with_format(2, LEFT, &document.meta.labels.lists_note, &style::subtitle())?;
    for (row, trend) in (LISTS_FIRST..).zip(trends) {
        sheet.write_string_with_format(row, LEFT, &trend.place, &style::text(9.0, INK2))?;
        for ((column, value), address) in (LEFT + 1..).zip(&trend.values).zip(&trend.of) {
            let Some(value) = value else { continue };
            let look = style::text(9.0, INK);
            let written =
                live.and_then(|live| formula::formula(live.evidence.recipe(address)?, &live.places, false));
            match written {
                Some(own) => live::write(&mut sheet, (row, column), &own, &value.to_string(), &look)?,
                None => {
                    sheet.write_number_with_format(row, column, *value, &look)?;
                }
            }
        }
    }
    if !plotted.is_empty() {
        sheet.set_column_width(charts::NAMES, 44)?;
        let most = plotted.iter().map(|own| own.heads.len()).max().unwrap_or(1);
        for (at, _) in (charts::NAMES + 1..).zip(0..most) {
            sheet.set_column_width(at, 14)?;
        }
    }
    let mut row = LISTS_FIRST;
    for own in plotted {
        let look = style::text(9.0, INK).set_bold();
        sheet.write_string_with_format(row, charts::NAMES, &own.title, &look)?;
        for (at, head) in (charts::NAMES + 1..).zip(&own.heads) {
            sheet.write_string_with_format(row + 1, at, head, &style::text(9.0, INK2))?;
        }
        for (line, (name, values)) in (row + 2..).zip(&own.rows) {
            sheet.write_string_with_format(line, charts::NAMES, name, &style::text(9.0, INK2))?;
            for (at, value) in (charts::NAMES + 1..).zip(values) {
                let look = style::text(9.0, INK).set_num_format(&value.code);
                let number = value.number.unwrap_or(0.0);
                match &value.from {
                    Some(from) => {
                        let own = Formula::new(charts::taken(from)).set_result(number.to_string());
                        sheet.write_formula_with_format(line, at, own, &look)?;
                    }
                    None => {
                        sheet.write_number_with_format(line, at, number, &look)?;
                    }
                }
            }
        }
        row += charts::height(own);
    }
    sheet.set_paper_size(9);
    sheet.set_landscape();
    sheet.set_print_fit_to_pages(1, 0);
    Ok(sheet)
}

//! The document as it is handed in on paper: what is looked up rather than read is left to the
//! workbook beyond some pages, and the document says what was left there. PDF and Word are made of
//! the same document, so that they show and leave out the same. The workbook and the page for
//! browsers have all of it.

use crate::project::Section;
use crate::report::Words;
use crate::report::document::{Block, Cell, Document, Page, PageKind, Row, RowKind, Table};

/// Columns beyond which Word shows no table.
const COLUMNS: usize = 63;
/// Titles of tables of a page that are named; of more it is said how many there are.
const NAMED: usize = 4;

/// Pages of tables that all parts of a section together may take where it is looked up rather than
/// read; none: as many as it has.
fn room(section: Section) -> Option<f64> {
    match section {
        Section::Method => Some(1.5),
        Section::DataQuality => Some(2.5),
        Section::Disaggregation => Some(3.0),
        Section::Submissions | Section::Annex => Some(4.0),
        Section::Indicators => Some(5.0),
        Section::Frameworks => Some(7.0),
        Section::Programmes | Section::Countries => Some(12.0),
        _ => None,
    }
}

/// Whether a section is printed whole or not at all: some of the countries are worse than none.
fn is_whole(section: Section) -> bool {
    matches!(section, Section::Programmes | Section::Countries)
}

/// A document as it is printed. `pages` says how many pages of paper a table takes, on a page
/// that is wider than high or not.
pub fn printed(document: &Document, pages: &dyn Fn(&Table, bool) -> f64) -> Document {
    let words = Words::of(&document.meta.language);
    let rest = words.get("printed-not-served");
    let mut rooms: Vec<(Section, f64)> = Vec::new();
    let mut left_out: Vec<String> = Vec::new();
    // The new place of each page.
    let mut places: Vec<Option<usize>> = Vec::new();
    let mut kept: Vec<Page> = Vec::new();
    for page in &document.pages {
        let own = match section_of(page) {
            Some(section) => {
                let at = rooms.iter().position(|(own, _)| *own == section).unwrap_or_else(|| {
                    let none = is_whole(section) && over(document, section, pages);
                    let all = if none { 0.0 } else { room(section).unwrap_or(f64::INFINITY) };
                    rooms.push((section, all));
                    rooms.len() - 1
                });
                rooms.get_mut(at).and_then(|(_, left)| thinned(page, left, pages, (&words, &rest)))
            }
            None => Some(page.clone()),
        };
        places.push(own.is_some().then_some(kept.len()));
        match own {
            Some(own) => kept.push(own),
            None => left_out.push(page.title.clone()),
        }
    }
    kept.iter_mut().flat_map(|page| &mut page.blocks).for_each(|block| moved(block, &places));
    if !left_out.is_empty() {
        let place = kept.iter().position(|page| page.kind == PageKind::Contents);
        let place = place.unwrap_or(kept.len().saturating_sub(1));
        let note = Block::Note(in_workbook(&left_out, &words));
        kept.get_mut(place).into_iter().for_each(|page| page.blocks.push(note.clone()));
    }
    Document { pages: kept, ..document.clone() }
}

/// The sentence that names what is in the workbook alone.
fn in_workbook(titles: &[String], words: &Words) -> String {
    words.say("printed-in-workbook", &[("titles", (&titles.join(&words.get("clauses-and"))).into())])
}

fn section_of(page: &Page) -> Option<Section> {
    if let PageKind::Section(section) = page.kind { Some(section) } else { None }
}

/// Whether a table is for the workbook whatever room there is.
fn is_long(table: &Table) -> bool {
    table.at_length || table.columns.len() > COLUMNS
}

/// Whether the tables of a section take more than its room.
fn over(document: &Document, section: Section, pages: &dyn Fn(&Table, bool) -> f64) -> bool {
    let own = document.pages.iter().filter(|page| section_of(page) == Some(section));
    // Each begins on a page of its own.
    let taken = own.map(|page| {
        let tables = page.blocks.iter().filter_map(|block| match block {
            Block::Table(table) if !is_long(table) => Some(pages(table, page.landscape)),
            _ => None,
        });
        tables.sum::<f64>().ceil()
    });
    room(section).is_some_and(|room| taken.sum::<f64>() > room)
}

/// A page with the tables for which there is room; none where nothing but words about tables that
/// are in the workbook would be left.
fn thinned(
    page: &Page,
    room: &mut f64,
    pages: &dyn Fn(&Table, bool) -> f64,
    (words, rest): (&Words, &str),
) -> Option<Page> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut shown = 0;
    let mut away: Vec<String> = Vec::new();
    for block in &page.blocks {
        let mut block = block.clone();
        match &mut block {
            Block::Table(table) => {
                if section_of(page) == Some(Section::Frameworks) {
                    *table = served(table, rest);
                }
                let long = is_long(table);
                if !long {
                    *room -= pages(table, page.landscape);
                }
                // The tables after one that has no room are left out too, so that none is missed in between.
                if long || *room < 0.0 {
                    let title = if table.title.is_empty() { &page.title } else { &table.title };
                    away.push(title.clone());
                    continue;
                }
                shown += 1;
            }
            Block::Chart(_) | Block::Tiles(_) | Block::Facts(_) | Block::Prose(_) | Block::Lead(_) => {
                shown += 1
            }
            _ => {}
        }
        blocks.push(block);
    }
    if shown == 0 && !away.is_empty() {
        return None;
    }
    if !away.is_empty() {
        // A heading over nothing but tables that are away.
        let of_nothing = |at: usize, blocks: &[Block]| {
            matches!(blocks.get(at), Some(Block::Heading(_)))
                && matches!(blocks.get(at + 1), None | Some(Block::Heading(_)))
        };
        for at in (0..blocks.len()).rev() {
            if of_nothing(at, &blocks) {
                blocks.remove(at);
            }
        }
        let further = away.len().saturating_sub(NAMED);
        // One is named rather than counted.
        if further > 1 {
            away.truncate(NAMED);
            away.push(words.say("printed-further-tables", &[("tables", further.into())]));
        }
        blocks.push(Block::Note(in_workbook(&away, words)));
    }
    Some(Page { blocks, ..page.clone() })
}

/// A table without the rows that name nothing of the report.
fn served(table: &Table, rest: &str) -> Table {
    let mut rows: Vec<Row> = Vec::new();
    // From the end, so that of a heading it is known whether rows follow it.
    let (mut below_area, mut below_group) = (false, false);
    for row in table.rows.iter().rev() {
        let speaks = |cell: &Cell| {
            matches!(cell, Cell::Figure { .. } | Cell::Number(_) | Cell::Text(_) | Cell::Lines(..))
        };
        // Areas, and entries of which only what is below them is served.
        let alone = row.cells.iter().skip(2).all(|cell| *cell == Cell::Empty);
        let area = alone || row.cells.iter().any(|cell| matches!(cell, Cell::Strong(_)));
        let kept = match row.kind {
            RowKind::Group => {
                below_area = false;
                std::mem::take(&mut below_group)
            }
            _ if area && std::mem::take(&mut below_area) => true,
            // What follows code and label.
            _ => row.cells.iter().skip(2).any(speaks),
        };
        if kept {
            if row.kind != RowKind::Group {
                below_area |= !area;
                below_group = true;
            }
            rows.push(row.clone());
        }
    }
    rows.reverse();
    let left_out = rows.len() < table.rows.len();
    // What sets versions beside each other without a figure is looked up, not read.
    let figure = |cell: &Cell| matches!(cell, Cell::Figure { .. } | Cell::Number(_));
    let at_length = table.at_length || !rows.iter().flat_map(|row| &row.cells).any(figure);
    let mut table = Table { rows, at_length, ..table.clone() };
    if left_out {
        table.notes.push(rest.to_string());
    }
    table
}

/// What refers to a page, now that pages have other places.
fn moved(block: &mut Block, places: &[Option<usize>]) {
    let place = |page: usize| places.get(page).copied().flatten();
    match block {
        Block::Contents(pages) => *pages = pages.iter().filter_map(|page| place(*page)).collect(),
        Block::Table(table) => {
            for cell in table.rows.iter_mut().flat_map(|row| &mut row.cells) {
                let Cell::Link(page, text) = cell else { continue };
                *cell = match place(*page) {
                    Some(page) => Cell::Link(page, std::mem::take(text)),
                    None => Cell::Text(std::mem::take(text)),
                };
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::document::{Column, ColumnKind, Row, RowKind};
    use crate::report::fixture::fixture;
    use crate::report::{Scope, compose};

    fn page(section: Section, title: &str, blocks: Vec<Block>) -> Page {
        Page {
            id: title.to_lowercase(),
            kind: PageKind::Section(section),
            name: title.into(),
            title: title.into(),
            subtitle: String::new(),
            about: String::new(),
            landscape: false,
            blocks,
        }
    }

    /// A table that takes as many pages as it has rows; its first cell links to the third page.
    fn table(rows: usize) -> Block {
        let row = |_| Row { kind: RowKind::Body, cells: vec![Cell::Link(3, "There".into())] };
        Block::Table(Table {
            title: String::new(),
            subtitle: String::new(),
            columns: vec![Column { head: "Head".into(), kind: ColumnKind::Name }],
            rows: (0..rows).map(row).collect(),
            notes: Vec::new(),
            filter: false,
            at_length: false,
        })
    }

    fn of_pages(pages: Vec<Page>) -> Document {
        let fixture = fixture();
        let report = &fixture.project.reports[0];
        let scope = Scope::of(&fixture.project, report);
        Document { pages, ..compose(&fixture.input(report, &scope)) }
    }

    fn contents(pages: Vec<usize>) -> Page {
        let kind = PageKind::Contents;
        Page { kind, ..page(Section::Summary, "Contents", vec![Block::Contents(pages)]) }
    }

    #[test]
    fn what_is_looked_up_is_left_to_the_workbook_beyond_its_room() {
        let document = of_pages(vec![
            contents(vec![1, 2, 3, 4]),
            // Twenty pages of what is read are printed.
            page(Section::Summary, "Summary", vec![table(20)]),
            // Thirteen of twelve: no country is printed.
            page(Section::Countries, "Peru", vec![table(13)]),
            // Three of three, and what comes after them.
            page(Section::Disaggregation, "Parts", vec![table(2), table(1), table(1), table(1)]),
            page(Section::Disaggregation, "More", vec![table(1)]),
        ]);
        let printed = printed(&document, &|table, _| table.rows.len() as f64);
        let titles: Vec<&str> = printed.pages.iter().map(|page| page.title.as_str()).collect();
        assert_eq!(titles, ["Contents", "Summary", "Parts"]);
        assert_eq!(printed.pages[0].blocks[0], Block::Contents(vec![1, 2]));
        let Block::Note(said) = &printed.pages[0].blocks[1] else { panic!("nothing is said") };
        assert!(said.contains("Peru") && said.contains("More"), "{said}");
        let Block::Table(first) = &printed.pages[1].blocks[0] else { panic!("no table") };
        assert_eq!(first.rows[0].cells[0], Cell::Link(2, "There".into()));
        assert_eq!(printed.pages[2].blocks.len(), 3);
        assert!(matches!(printed.pages[2].blocks[2], Block::Note(_)));
    }

    #[test]
    fn lists_and_headings_of_nothing_are_named_and_left_out() {
        let named = |title: &str, at_length: bool| {
            let Block::Table(own) = table(1) else { panic!("no table") };
            Block::Table(Table { title: title.into(), at_length, ..own })
        };
        let heading = |title: &str| Block::Heading(title.into());
        let mut wide = named("Many columns", false);
        if let Block::Table(wide) = &mut wide {
            wide.columns = vec![wide.columns[0].clone(); COLUMNS + 1];
        }
        let blocks = vec![
            named("Short", false),
            heading("Of nothing"),
            named("Long", true),
            heading("Of something"),
            named("Also short", false),
            wide,
        ];
        let more = (0..7).map(|n| named(&format!("List {n}"), true));
        let more = std::iter::once(Block::Lead("What is said".into())).chain(more).collect();
        let document = of_pages(vec![
            contents(vec![1, 2, 3]),
            page(Section::Summary, "Summary", blocks),
            page(Section::Summary, "Lists", more),
            page(Section::Summary, "Alone", vec![named("Long", true)]),
        ]);
        let printed = printed(&document, &|_, _| 0.1);
        let kinds = printed.pages[1].blocks.iter().map(|block| match block {
            Block::Table(table) => table.title.clone(),
            Block::Heading(text) | Block::Note(text) => text.clone(),
            _ => String::new(),
        });
        let kinds: Vec<String> = kinds.collect();
        assert_eq!(kinds[..3], ["Short", "Of something", "Also short"]);
        assert!(kinds[3].contains("Long; Many columns") && kinds.len() == 4, "{kinds:?}");
        let Some(Block::Note(said)) = printed.pages[2].blocks.last() else { panic!("nothing is said") };
        assert!(said.contains("List 3; 3 further tables"), "{said}");
        let Some(Block::Note(said)) = printed.pages[0].blocks.last() else { panic!("nothing is said") };
        assert!(said.contains("Alone"), "{said}");
    }
}

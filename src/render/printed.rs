//! The document as it is handed in on paper (PDF, Word): what is looked up rather than read is
//! left to the workbook beyond some pages, in whole tables and whole parts, and the document says
//! what was left there. The workbook and the page for browsers have all of it.

use crate::project::Section;
use crate::report::Words;
use crate::report::document::{Block, Cell, Document, Page, PageKind, Table};

/// Pages of tables that all parts of a section together may take where it is looked up rather than
/// read; none: as many as it has.
fn room(section: Section) -> Option<f64> {
    match section {
        Section::DataQuality | Section::Method | Section::Submissions | Section::Annex => Some(4.0),
        Section::Disaggregation | Section::Frameworks => Some(6.0),
        Section::Programmes | Section::Countries => Some(8.0),
        Section::Indicators => Some(9.0),
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
    let sections = document.pages.iter().filter_map(section_of);
    let dropped: Vec<Section> =
        sections.filter(|own| is_whole(*own) && over(document, *own, pages)).collect();
    let mut rooms: Vec<(Section, f64)> = Vec::new();
    let mut left_out: Vec<String> = Vec::new();
    // The new place of each page.
    let mut places: Vec<Option<usize>> = Vec::new();
    let mut kept: Vec<Page> = Vec::new();
    for page in &document.pages {
        let own = match section_of(page) {
            Some(section) if dropped.contains(&section) => None,
            Some(section) => {
                let at = rooms.iter().position(|(own, _)| *own == section).unwrap_or_else(|| {
                    rooms.push((section, room(section).unwrap_or(f64::INFINITY)));
                    rooms.len() - 1
                });
                rooms.get_mut(at).and_then(|(_, left)| thinned(page, left, pages, &words))
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
        let list = left_out.join(&words.get("clauses-and"));
        let said = words.say("printed-left-out", &[("list", (&list).into())]);
        let place = kept.iter().position(|page| page.kind == PageKind::Contents);
        let place = place.unwrap_or(kept.len().saturating_sub(1));
        kept.get_mut(place).into_iter().for_each(|page| page.blocks.push(Block::Note(said.clone())));
    }
    Document { pages: kept, ..document.clone() }
}

fn section_of(page: &Page) -> Option<Section> {
    if let PageKind::Section(section) = page.kind { Some(section) } else { None }
}

fn tables(page: &Page) -> impl Iterator<Item = &Table> {
    let tables = page
        .blocks
        .iter()
        .filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None });
    tables.filter(|table| !table.at_length)
}

/// Whether the tables of a section take more than its room.
fn over(document: &Document, section: Section, pages: &dyn Fn(&Table, bool) -> f64) -> bool {
    let own = document.pages.iter().filter(|page| section_of(page) == Some(section));
    // Each begins on a page of its own.
    let taken = own.map(|page| tables(page).map(|table| pages(table, page.landscape)).sum::<f64>().ceil());
    room(section).is_some_and(|room| taken.sum::<f64>() > room)
}

/// A page with the tables for which there is room; none where nothing but words about tables that
/// are in the workbook would be left.
fn thinned(page: &Page, room: &mut f64, pages: &dyn Fn(&Table, bool) -> f64, words: &Words) -> Option<Page> {
    let mut blocks = Vec::new();
    let (mut shown, mut away) = (0, 0);
    for block in &page.blocks {
        match block {
            Block::Table(table) if !table.at_length => {
                *room -= pages(table, page.landscape);
                // The tables after one that has no room are left out too, so that none is missed in between.
                if *room < 0.0 {
                    away += 1;
                    continue;
                }
                shown += 1;
            }
            Block::Table(_) => away += 1,
            Block::Chart(_) | Block::Tiles(_) | Block::Facts(_) | Block::Prose(_) | Block::Lead(_) => {
                shown += 1
            }
            _ => {}
        }
        blocks.push(block.clone());
    }
    let listed = blocks.iter().filter(|block| matches!(block, Block::Table(_))).count();
    if shown == 0 && away > 0 {
        return None;
    }
    let all = page.blocks.iter().filter(|block| matches!(block, Block::Table(_))).count();
    if listed < all {
        blocks.push(Block::Note(words.say("pdf-further-tables", &[("tables", (all - listed).into())])));
    }
    Some(Page { blocks, ..page.clone() })
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

    #[test]
    fn what_is_looked_up_is_left_to_the_workbook_beyond_its_room() {
        let fixture = fixture();
        let report = &fixture.project.reports[0];
        let scope = Scope::of(&fixture.project, report);
        let mut document = compose(&fixture.input(report, &scope));
        let mut contents = page(Section::Summary, "Contents", vec![Block::Contents(vec![1, 2, 3, 4])]);
        contents.kind = PageKind::Contents;
        document.pages = vec![
            contents,
            // Twenty pages of what is read are printed.
            page(Section::Summary, "Summary", vec![table(20)]),
            // Nine of eight: no country is printed.
            page(Section::Countries, "Peru", vec![table(9)]),
            // Six of six, and what comes after them.
            page(Section::Disaggregation, "Parts", vec![table(4), table(2), table(1), table(1)]),
            page(Section::Disaggregation, "More", vec![table(1)]),
        ];
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
}

//! What of a document is for paper: what is looked up rather than read has limited room, and
//! beyond it stands in the workbook alone.

use super::table::Laid;
use crate::project::Section;
use crate::report::document::{Block, Cell, Page, PageKind, Row, RowKind, Table};
use std::borrow::Cow;

/// What a section still has room for, over all of its pages.
#[derive(Default)]
pub struct Rooms {
    left: Vec<(Section, f64)>,
}

impl Rooms {
    /// Takes pages for a table; whether there was room. After a table that had none no other has,
    /// so that none is missed in between.
    pub fn take(&mut self, section: Section, pages: f64) -> bool {
        let Some(all) = room(section) else { return true };
        let at = match self.left.iter().position(|(of, _)| *of == section) {
            Some(at) => at,
            None => {
                self.left.push((section, all));
                self.left.len() - 1
            }
        };
        let Some((_, left)) = self.left.get_mut(at) else { return true };
        *left = if *left < pages { f64::NEG_INFINITY } else { *left - pages };
        *left >= 0.0
    }
}

/// Pages of tables that a section may take where it is looked up rather than read.
fn room(section: Section) -> Option<f64> {
    match section {
        Section::Method => Some(1.2),
        Section::DataQuality => Some(3.0),
        Section::Submissions => Some(3.5),
        Section::Disaggregation | Section::Annex => Some(4.0),
        Section::Indicators => Some(5.0),
        Section::Frameworks | Section::Programmes => Some(6.0),
        Section::Countries => Some(12.0),
        _ => None,
    }
}

/// A page as it is printed: of the frameworks of others what the report speaks to, with a note that
/// says where the rest is.
pub fn printed<'a>(page: &'a Page, rest: &str) -> Cow<'a, Page> {
    if page.kind != PageKind::Section(Section::Frameworks) {
        return Cow::Borrowed(page);
    }
    let mut page = page.clone();
    for block in &mut page.blocks {
        if let Block::Table(table) = block {
            *table = served(table, rest);
        }
    }
    Cow::Owned(page)
}

/// A table without the rows that name nothing of the report.
fn served(table: &Table, rest: &str) -> Table {
    let mut rows: Vec<Row> = Vec::new();
    // From the end, so that of a heading it is known whether rows follow it.
    let (mut below_area, mut below_group) = (false, false);
    for row in table.rows.iter().rev() {
        let speaks = |cell: &Cell| matches!(cell, Cell::Figure { .. } | Cell::Number(_) | Cell::Text(_));
        // Areas, and entries of which only what is below them is served.
        let alone = row.cells.iter().skip(2).all(|cell| *cell == Cell::Empty);
        let area = alone || row.cells.iter().any(|cell| matches!(cell, Cell::Strong(_)));
        let kept = match row.kind {
            RowKind::Group => {
                below_area = false;
                std::mem::take(&mut below_group)
            }
            _ if area => std::mem::take(&mut below_area) || row.cells.iter().skip(2).any(speaks),
            // A label alone is text too: beside it there is something, or nothing that says so.
            _ => row.cells.iter().filter(|cell| speaks(cell)).count() > labels(row),
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
    let mut table = Table { rows, ..table.clone() };
    if left_out {
        table.notes.push(rest.to_string());
    }
    table
}

/// How many cells of a row say what is asked: those at the left of where what serves it stands.
fn labels(row: &Row) -> usize {
    let quiet = matches!(row.cells.first(), Some(Cell::Quiet(_) | Cell::Empty));
    match quiet {
        // Code and label of one framework.
        true => usize::from(matches!(row.cells.get(1), Some(Cell::Text(_)))),
        // Versions beside each other: label and what serves it, in turn.
        false => row.cells.iter().step_by(2).filter(|cell| matches!(cell, Cell::Text(_))).count(),
    }
}

/// Whether the pages of a section lie on wide sheets; none: each as suits it. Pages of one kind that
/// follow each other lie the same way, so that they share sheets.
pub fn lie_wide(pages: &[Cow<'_, Page>], section: Section) -> Option<bool> {
    let tables = || {
        let of_section = pages.iter().filter(|page| page.kind == PageKind::Section(section));
        of_section.flat_map(|page| &page.blocks).filter_map(|block| match block {
            Block::Table(table) if !table.at_length => Some(Laid::of(table)),
            _ => None,
        })
    };
    match section {
        Section::Frameworks => Some(!tables().all(|laid| laid.fits_upright())),
        _ => None,
    }
}

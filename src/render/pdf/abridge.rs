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
pub fn room(section: Section) -> Option<f64> {
    match section {
        Section::Method => Some(1.2),
        Section::DataQuality => Some(2.0),
        Section::Disaggregation => Some(2.5),
        Section::Submissions => Some(3.5),
        Section::Annex => Some(4.0),
        Section::Indicators => Some(5.0),
        Section::Frameworks => Some(7.0),
        Section::Programmes => Some(12.0),
        Section::Countries => Some(30.0),
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
        Section::Programmes | Section::Countries | Section::Annex => {
            Some(!tables().all(|laid| laid.is_better_upright()))
        }
        _ => None,
    }
}

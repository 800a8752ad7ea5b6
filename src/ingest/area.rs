//! The part of a sheet that holds a table.

use super::cell::{Cell, Row};
use crate::project::{AreaDef, Pattern};

/// What a row is to an area.
pub enum Seen<'r> {
    /// It is in the area, with these cells.
    Inside(Row<'r>),
    /// It is the mark under which the area begins.
    Mark,
    /// It is outside.
    Outside,
}

/// How far the rows of a sheet have come to an area.
pub struct Area<'s> {
    def: &'s AreaDef,
    whole: bool,
    /// Whether the mark under which it begins has been seen, if there is one.
    pub begun: bool,
    ended: bool,
}

impl<'s> Area<'s> {
    /// An area, before the first row.
    pub fn new(def: &'s AreaDef) -> Area<'s> {
        Area { def, whole: def.is_whole(), begun: def.below.is_none(), ended: false }
    }

    /// What the next row is.
    pub fn see<'r>(&mut self, row: Row<'r>) -> Seen<'r> {
        if self.whole {
            return Seen::Inside(row);
        }
        if self.ended || self.def.rows.as_ref().is_some_and(|rows| !rows.contains(&row.number)) {
            return Seen::Outside;
        }
        let cells = match &self.def.columns {
            None => row.cells,
            Some(columns) => {
                let from = row.cells.partition_point(|(col, _)| col < columns.start());
                let to = row.cells.partition_point(|(col, _)| col <= columns.end());
                row.cells.get(from..to).unwrap_or(&[])
            }
        };
        if cells.is_empty() {
            return Seen::Outside;
        }
        let marks = |pattern: &Option<Pattern>| {
            pattern.as_ref().is_some_and(|pattern| {
                cells.iter().any(|(_, cell)| matches!(cell, Cell::Text(text) if pattern.matches(text)))
            })
        };
        if !self.begun {
            self.begun = marks(&self.def.below);
            return if self.begun { Seen::Mark } else { Seen::Outside };
        }
        if marks(&self.def.above) {
            self.ended = true;
            return Seen::Outside;
        }
        Seen::Inside(Row { number: row.number, cells })
    }

    /// Whether a gap before a row ends the area, given the last row of it.
    pub fn ends_at_gap(&self, last: u32, row: u32) -> bool {
        self.def.ends_blank && row > last.saturating_add(1)
    }
}

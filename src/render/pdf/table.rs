//! Tables as data for the template: what stands in each cell, how wide columns
//! are, and whether they need a page that is wider than high.

use super::columns::{Entry, Fit, GAP, Track, fit, split};
use crate::cube::Origin;
use crate::diag::Severity;
use crate::report::document::{Cell, Column, ColumnKind, Row, RowKind, Table};
use serde_json::{Value, json};
use std::cell::OnceCell;

/// The width of text on a page that is higher than wide: 170 mm in points.
pub const UPRIGHT: f64 = 481.8;
/// The width of text on a page that is wider than high: 265 mm in points.
pub const WIDE: f64 = 751.1;
/// The heights of text on them.
const UPRIGHT_HEIGHT: f64 = 690.0;
const WIDE_HEIGHT: f64 = 470.0;
/// Sizes of type on pages that are higher than wide, the first that fits.
const UPRIGHT_SIZES: [f64; 3] = [8.5, 8.0, 7.5];
/// The same on pages that are wider than high.
const WIDE_SIZES: [f64; 5] = [8.5, 8.0, 7.5, 7.0, 6.5];
/// Columns beyond which the unit stands under the name.
const MANY: usize = 8;
/// Lines of a row beyond which it may be broken over pages.
const HIGH: usize = 18;
/// Lines of a row on the average beyond which a table is better set on a wide page.
const CRAMPED: f64 = 4.5;
/// Points of the mark of a rating, and of the columns of a trend.
const MARK: f64 = 10.0;
const TREND: f64 = 30.0;

/// A table with its columns as they are printed.
pub struct Laid<'a> {
    table: &'a Table,
    columns: Vec<Column>,
    rows: Vec<(&'a Row, Vec<Cell>)>,
    under: Option<usize>,
    tracks: Vec<Track>,
    upright: OnceCell<Option<Fit>>,
    wide: OnceCell<Option<Fit>>,
}

impl<'a> Laid<'a> {
    /// A table; where there are many columns, units stand under names if that makes it lower.
    pub fn of(table: &'a Table) -> Laid<'a> {
        let plain = Laid::with(table, None);
        let unit = (table.columns.len() > MANY).then(|| unit_column(table)).flatten();
        let Some(stacked) = unit.map(|unit| Laid::with(table, Some(unit))) else { return plain };
        match (plain.fit(true), stacked.fit(true)) {
            (Some(apart), Some(under)) if apart.height <= under.height * 1.02 => plain,
            _ => stacked,
        }
    }

    fn with(table: &'a Table, under: Option<usize>) -> Laid<'a> {
        let mut columns = table.columns.clone();
        if let Some(at) = under {
            let unit = columns.remove(at);
            if let Some(name) = columns.get_mut(at - 1) {
                name.head = format!("{}\n{}", name.head, unit.head);
            }
        }
        let rows = table
            .rows
            .iter()
            .map(|row| {
                let mut cells = row.cells.clone();
                if row.kind != RowKind::Group {
                    cells.resize(table.columns.len(), Cell::Empty);
                    under.map(|at| cells.remove(at));
                }
                (row, cells)
            })
            .collect();
        let mut laid = Laid {
            table,
            columns,
            rows,
            under,
            tracks: Vec::new(),
            upright: OnceCell::new(),
            wide: OnceCell::new(),
        };
        laid.tracks = (0..laid.columns.len()).map(|column| laid.track(column)).collect();
        laid
    }

    fn track(&self, column: usize) -> Track {
        let kind = self.columns[column].kind;
        let head = Entry { text: self.columns[column].head.clone(), bold: true, ..Entry::default() };
        let cells = self.rows.iter().filter(|(row, _)| row.kind != RowKind::Group);
        let entries = cells.map(|(row, cells)| {
            let mut entry = entry(&cells[column], kind, row.kind == RowKind::Total);
            if let Some(unit) = self.unit(row, column).filter(|unit| !unit.is_empty()) {
                entry.text = format!("{}\n{unit}", entry.text);
            }
            entry
        });
        Track {
            entries: std::iter::once(head).chain(entries).collect(),
            words: matches!(kind, ColumnKind::Name | ColumnKind::Text | ColumnKind::Prose),
        }
    }

    /// The unit under the name of a row.
    fn unit(&self, row: &Row, column: usize) -> Option<String> {
        let at = self.under.filter(|at| *at == column + 1)?;
        row.cells.get(at).map(|cell| cell.text().to_string())
    }

    fn fit(&self, wide: bool) -> Option<&Fit> {
        let (cell, measure, sizes) = match wide {
            true => (&self.wide, WIDE, WIDE_SIZES.as_slice()),
            false => (&self.upright, UPRIGHT, UPRIGHT_SIZES.as_slice()),
        };
        cell.get_or_init(|| fit(&self.tracks, measure + self.outer(), sizes)).as_ref()
    }

    /// Points at both sides together that its outer columns do not need.
    fn outer(&self) -> f64 {
        if self.rows.iter().any(|(row, _)| row.kind == RowKind::Group) { 0.0 } else { GAP }
    }

    /// Whether its columns fit a page that is higher than wide.
    pub fn fits_upright(&self) -> bool {
        self.fit(false).is_some()
    }

    /// Whether it is as well set on pages that are higher than wide as on wide ones.
    pub fn is_better_upright(&self) -> bool {
        let Some(upright) = self.fit(false) else { return false };
        let rows = upright.lines.len().saturating_sub(1).max(1);
        let lines: usize = upright.lines.iter().skip(1).sum();
        self.columns.len() < 6
            || lines as f64 / rows as f64 <= CRAMPED && self.pages(false) <= self.pages(true) * 1.2
    }

    /// About how many pages it takes.
    pub fn pages(&self, wide: bool) -> f64 {
        let on_page = if wide { WIDE_HEIGHT } else { UPRIGHT_HEIGHT };
        let groups = self.rows.iter().filter(|(row, _)| row.kind == RowKind::Group).count();
        let notes: f64 = self.table.notes.iter().map(|note| (note.len() as f64 / 120.0).ceil() * 11.0).sum();
        match self.fit(wide) {
            Some(found) => (found.height + groups as f64 * 18.0 + notes + 45.0) / on_page,
            // It is split into two groups of columns or more.
            None => 2.0 * (self.rows.len() as f64 * 16.0 + notes) / on_page,
        }
    }

    /// The table as data: one, or several where its columns do not fit even a wide page.
    pub fn values(&self, wide: bool) -> Vec<Value> {
        let all: Vec<usize> = (0..self.columns.len()).collect();
        if let Some(found) = self.fit(wide) {
            return vec![self.value(&all, found)];
        }
        let measure = if wide { WIDE } else { UPRIGHT };
        let least = WIDE_SIZES[WIDE_SIZES.len() - 2];
        let name = self.columns.iter().position(|column| column.kind == ColumnKind::Name).unwrap_or(0);
        split(&self.tracks, name + 1, measure + self.outer(), least)
            .into_iter()
            .map(|group| {
                let tracks: Vec<Track> = group.iter().map(|column| self.tracks[*column].clone()).collect();
                // A group whose names alone are too wide is set in the smallest type, and broken within words.
                let found =
                    fit(&tracks, measure + self.outer(), &[8.0, 7.5, 7.0, 6.5, 6.0]).unwrap_or_else(|| Fit {
                        size: 6.0,
                        widths: vec![(measure + self.outer()) / group.len() as f64; group.len()],
                        lines: Vec::new(),
                        height: 0.0,
                    });
                self.value(&group, &found)
            })
            .collect()
    }

    fn value(&self, group: &[usize], found: &Fit) -> Value {
        let mut place = 0;
        let rows: Vec<Value> = self
            .rows
            .iter()
            .map(|(row, cells)| match row.kind {
                RowKind::Group => json!({ "g": cells.first().map_or("", Cell::text) }),
                kind => {
                    place += 1;
                    let high = found.lines.get(place).is_some_and(|lines| *lines > HIGH);
                    let cells: Vec<Value> = group
                        .iter()
                        .map(|column| {
                            let shown = cell(&cells[*column], self.columns[*column].kind);
                            match self.unit(row, *column).filter(|unit| !unit.is_empty()) {
                                Some(unit) => json!({ "s": "stack", "c": shown, "u": unit }),
                                None => shown,
                            }
                        })
                        .collect();
                    json!({ "t": kind == RowKind::Total, "b": high, "c": cells })
                }
            })
            .collect();
        // Without headings in it, a table begins and ends at the edges of the text.
        let half = self.outer() / 2.0;
        let mut widths = found.widths.clone();
        if let Some(first) = widths.first_mut() {
            *first -= half;
        }
        if let Some(last) = widths.last_mut() {
            *last -= half;
        }
        let right: Vec<bool> = group.iter().map(|column| right(self.columns[*column].kind)).collect();
        let heads: Vec<&str> = group.iter().map(|column| self.columns[*column].head.as_str()).collect();
        json!({
            "k": "table",
            "size": found.size,
            "height": found.height,
            "widths": widths,
            "right": right,
            "heads": heads,
            "rows": rows,
            "notes": self.table.notes,
        })
    }
}

/// The column with the units of the names before it.
fn unit_column(table: &Table) -> Option<usize> {
    let name = table.columns.iter().position(|column| column.kind == ColumnKind::Name)?;
    let at = name + 1;
    let quiet = |row: &Row| matches!(row.cells.get(at), Some(Cell::Quiet(_) | Cell::Empty) | None);
    let is_unit = table.columns.get(at)?.kind == ColumnKind::Text
        && table.rows.iter().filter(|row| row.kind != RowKind::Group).all(quiet);
    is_unit.then_some(at)
}

fn right(kind: ColumnKind) -> bool {
    matches!(kind, ColumnKind::Figure | ColumnKind::Progress)
}

/// What a cell needs of width.
fn entry(cell: &Cell, kind: ColumnKind, total: bool) -> Entry {
    let mut entry = Entry { text: cell.text().to_string(), bold: total, ..Entry::default() };
    match cell {
        Cell::Strong(_) => entry.bold = true,
        Cell::Figure { shown, .. } | Cell::Number(shown) => {
            entry.whole = true;
            if let Some(token) = shown.token() {
                entry.text = format!("{} {token}", entry.text);
            }
        }
        Cell::Rating(..) | Cell::Severity(..) => {
            entry.whole = true;
            entry.beside = MARK;
        }
        Cell::Trend { .. } => entry.beside = TREND,
        Cell::Empty | Cell::Text(_) | Cell::Lines(..) | Cell::Quiet(_) | Cell::Link(..) => {}
    }
    if right(kind) || kind == ColumnKind::Code && entry.text.chars().count() <= 16 {
        entry.whole = true;
    }
    entry
}

/// A cell as data: a string, or an object that says how it looks.
fn cell(cell: &Cell, kind: ColumnKind) -> Value {
    match cell {
        Cell::Empty => json!(""),
        Cell::Text(text) | Cell::Lines(text, _) => json!(text),
        Cell::Strong(text) => json!({ "s": "strong", "t": text }),
        Cell::Quiet(text) => json!({ "s": "quiet", "t": text }),
        Cell::Link(page, text) => json!({ "s": "link", "to": *page, "t": text }),
        Cell::Rating(rating, word) => json!({ "s": "rating", "r": rating_word(*rating), "t": word }),
        Cell::Severity(severity, word) => {
            json!({ "s": "severity", "r": severity_word(*severity), "t": word })
        }
        Cell::Trend { values, .. } => json!({ "s": "trend", "v": heights(values) }),
        Cell::Figure { shown, .. } | Cell::Number(shown) => match (shown.absence, shown.origin, kind) {
            (Some(_), ..) => json!({ "s": "quiet", "t": shown.text }),
            (None, Origin::Reported | Origin::Mixed, _) => {
                json!({ "s": "reported", "t": shown.text, "k": shown.token() })
            }
            (None, Origin::Computed, ColumnKind::Progress) => {
                json!({ "s": "progress", "t": shown.text, "v": shown.number.map(|v| v.clamp(0.0, 1.25)) })
            }
            (None, Origin::Computed, _) => json!({ "s": "n", "t": shown.text }),
        },
    }
}

/// The values of a trend as heights from 0 to 1: zero stands at the bottom.
fn heights(values: &[Option<f64>]) -> Vec<Option<f64>> {
    let highest = values.iter().flatten().copied().fold(0.0, f64::max);
    values
        .iter()
        .map(|value| value.map(|v| if highest > 0.0 { (v / highest).clamp(0.0, 1.0) } else { 0.0 }))
        .collect()
}

/// The word of the template for a rating.
pub fn rating_word(rating: crate::cube::Rating) -> &'static str {
    use crate::cube::Rating;
    match rating {
        Rating::Achieved => "achieved",
        Rating::OnTrack => "on-track",
        Rating::AtRisk => "at-risk",
        Rating::OffTrack => "off-track",
        Rating::NotRated => "not-rated",
    }
}

fn severity_word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
    }
}

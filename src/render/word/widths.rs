//! How wide the columns of a table are: never too narrow for a number, and otherwise so that the
//! table becomes as short as it can.

use super::arial::{self, Set};
use crate::render::theme;
use crate::report::document::{Cell, Column, ColumnKind, Row, RowKind, Table};

/// What is left free at both sides of a cell together, in points: the margins of 5.7, and a little,
/// since programs round widths, and an amount whose last digit does not fit is broken.
const PADDING: f64 = 6.6;
/// By how much a column grows at a time, in points.
const STEP: f64 = 4.0;
/// How many steps a column may need until it saves a line.
const AHEAD: usize = 8;
/// Rows that are looked at; a longer table is much the same further down.
const ROWS: usize = 100;
/// A word wider than this, in points at the size of the table, may be broken.
const LONGEST_WORD: f64 = 96.0;

/// How a table is set.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// Which of the table's columns are shown: small charts are not.
    pub columns: Vec<usize>,
    /// Their widths, in twentieths of a point; together as wide as the page.
    pub widths: Vec<u32>,
    /// Whether the type is the small one.
    pub small: bool,
    /// The height of each row in points, as far as it can be told.
    pub heights: Vec<f64>,
    /// That of the head.
    pub head: f64,
}

/// The sizes of type, in points: that of tables, and that of wide ones.
const SIZES: [f64; 2] = [8.5, 7.5];

/// The text of a cell as it is measured: with its shape or token, and whether it is bold.
pub fn measured(cell: &Cell, total: bool) -> (String, bool) {
    match cell {
        Cell::Rating(rating, word) => (format!("{}\u{A0}{word}", theme::glyph(*rating)), false),
        Cell::Figure { shown, .. } | Cell::Number(shown) => match shown.token() {
            Some(token) => (format!("{} {token}", shown.text), true),
            None => (shown.text.clone(), true),
        },
        Cell::Strong(text) | Cell::Severity(_, text) => (text.clone(), true),
        other => (other.text().to_string(), total),
    }
}

/// Whether what is in a column stays on one line.
fn whole(kind: ColumnKind) -> bool {
    matches!(kind, ColumnKind::Figure | ColumnKind::Progress | ColumnKind::Rating | ColumnKind::Code)
}

/// Whether a column is at the right.
pub fn right(kind: ColumnKind) -> bool {
    matches!(kind, ColumnKind::Figure | ColumnKind::Progress)
}

/// Whether a shown column of text stands right after one of numbers: it needs more free space.
pub fn after_number(table: &Table, columns: &[usize], place: usize) -> bool {
    let is_right = |place: usize| {
        let column = columns.get(place).and_then(|at| table.columns.get(*at));
        column.is_some_and(|column| right(column.kind))
    };
    !is_right(place) && place.checked_sub(1).is_some_and(is_right)
}

/// A column as it is measured.
struct Measured {
    /// The text of each row that is looked at.
    texts: Vec<Set>,
    head: Set,
    /// What is left free at both sides together.
    padding: f64,
    /// Whether it is at the right.
    right: bool,
    /// Lines that a head may take without making the table higher.
    head_lines: usize,
    least: f64,
    most: f64,
    /// How many lines each row takes, by how many steps the column has grown.
    counted: Vec<Option<Vec<usize>>>,
}

impl Measured {
    fn of(table: &Table, at: usize, column: &Column, size: f64) -> Measured {
        let rows = table.rows.iter().filter(|row| row.kind != RowKind::Group).take(ROWS);
        let texts: Vec<Set> = rows
            .map(|row: &Row| {
                let cell = row.cells.get(at).unwrap_or(&Cell::Empty);
                let (text, bold) = measured(cell, row.kind == RowKind::Total);
                Set::of(&text, size, bold)
            })
            .collect();
        let head = Set::of(&column.head, size, true);
        let (mut least, mut most) = (head.word(), head.word());
        for text in &texts {
            let own = text.whole();
            most = most.max(own);
            // A code that is long is a text.
            let unbroken = whole(column.kind) && (column.kind != ColumnKind::Code || own < LONGEST_WORD);
            least = least.max(if unbroken { own } else { text.word().min(LONGEST_WORD) });
        }
        let least = if column.kind == ColumnKind::Name { least.max(60.0) } else { least };
        let shown: Vec<usize> = shown(table);
        let follows =
            shown.iter().position(|own| *own == at).is_some_and(|own| after_number(table, &shown, own));
        let padding = if follows { PADDING + 4.3 } else { PADDING };
        Measured {
            texts,
            head,
            padding,
            right: right(column.kind),
            head_lines: if shown.len() > 6 { 3 } else { 2 },
            least: least + padding,
            most: most.max(least) + padding,
            counted: Vec::new(),
        }
    }

    /// How many lines the head and each row take at a width.
    fn lines(&self, width: f64) -> Vec<usize> {
        let room = width - self.padding + 0.3;
        let head = self.head.lines(room).max(self.head_lines);
        std::iter::once(head).chain(self.texts.iter().map(|text| text.lines(room))).collect()
    }

    /// The same after so many steps.
    fn after(&mut self, steps: usize) -> Vec<usize> {
        if self.counted.len() <= steps {
            self.counted.resize(steps + 1, None);
        }
        if let Some(Some(known)) = self.counted.get(steps) {
            return known.clone();
        }
        let lines = self.lines(self.least + STEP * steps as f64);
        if let Some(place) = self.counted.get_mut(steps) {
            *place = Some(lines.clone());
        }
        lines
    }
}

/// The columns that are shown: small charts are not.
fn shown(table: &Table) -> Vec<usize> {
    let columns = table.columns.iter().enumerate();
    columns.filter(|(_, column)| column.kind != ColumnKind::Trend).map(|(at, _)| at).collect()
}

/// The shown columns, measured at a size of type.
fn measure(table: &Table, size: f64) -> Vec<Measured> {
    let shown = shown(table).into_iter();
    shown.filter_map(|at| table.columns.get(at).map(|c| Measured::of(table, at, c, size))).collect()
}

/// The least width of all columns together.
fn least(measured: &[Measured]) -> f64 {
    measured.iter().map(|column| column.least).sum()
}

/// Whether a table can be set in a room of so many points.
pub fn fits(table: &Table, room: f64) -> bool {
    least(&measure(table, SIZES[1])) <= room
}

/// How a table is set in a room of so many points.
pub fn plan(table: &Table, room: f64) -> Plan {
    let [mut size, smaller] = SIZES;
    let mut measured = measure(table, size);
    let small = least(&measured) > room * 0.75;
    if small {
        size = smaller;
        measured = measure(table, size);
    }
    let sum = least(&measured);
    let widths = if sum > room {
        // Not even the longest words fit: all give way alike.
        measured.iter().map(|column| column.least * room / sum).collect()
    } else {
        grow(&mut measured, room)
    };
    let (heights, head) = heights(table, &measured, &widths, size);
    Plan { columns: shown(table), widths: rounded(&widths, room), small, heights, head }
}

/// Widths of columns, of which those got the room that is left in which it saves most lines.
fn grow(columns: &mut [Measured], room: f64) -> Vec<f64> {
    let mut steps = vec![0; columns.len()];
    let mut lines: Vec<Vec<usize>> = columns.iter_mut().map(|column| column.after(0)).collect();
    let rows = lines.first().map_or(0, Vec::len);
    let mut left = room - columns.iter().map(|column| column.least).sum::<f64>();
    while left >= STEP {
        // What a step is worth, the column, its steps then, and its lines then.
        let mut best: Option<(f64, usize, usize, Vec<usize>)> = None;
        for (at, column) in columns.iter_mut().enumerate() {
            let others: Vec<usize> = (0..rows)
                .map(|row| {
                    let others = lines.iter().enumerate().filter(|(other, _)| *other != at);
                    others.filter_map(|(_, own)| own.get(row).copied()).max().unwrap_or(1)
                })
                .collect();
            let height = |own: &[usize]| own.iter().zip(&others).map(|(a, b)| (*a).max(*b)).sum::<usize>();
            let (Some(now), Some(taken)) = (lines.get(at).map(|own| height(own)), steps.get(at).copied())
            else {
                continue;
            };
            for step in 1..=AHEAD {
                let width = column.least + STEP * (taken + step - 1) as f64;
                if STEP * step as f64 > left || width >= column.most {
                    break;
                }
                let own = column.after(taken + step);
                let saved = now.saturating_sub(height(&own));
                let worth = saved as f64 / step as f64;
                if saved > 0 && best.as_ref().is_none_or(|(known, ..)| worth > *known) {
                    best = Some((worth, at, taken + step, own));
                }
            }
        }
        let Some((_, at, then, own)) = best else { break };
        if let (Some(taken), Some(known)) = (steps.get_mut(at), lines.get_mut(at)) {
            left -= STEP * (then - *taken) as f64;
            *taken = then;
            *known = own;
        }
    }
    let mut widths: Vec<f64> =
        columns.iter().zip(&steps).map(|(column, steps)| column.least + STEP * *steps as f64).collect();
    share(columns, &mut widths, room);
    widths
}

/// Gives away the room that saves no line any more: first to text that is broken into lines, then
/// to numbers, so that their columns become equally wide, and what is left to all.
fn share(columns: &[Measured], widths: &mut [f64], room: f64) {
    let left = room - widths.iter().sum::<f64>();
    let wanted: Vec<f64> =
        columns.iter().zip(widths.iter()).map(|(column, width)| (column.most - width).max(0.0)).collect();
    let wish: f64 = wanted.iter().sum();
    let given = left.min(wish).max(0.0);
    if wish > 0.0 {
        widths.iter_mut().zip(&wanted).for_each(|(width, own)| *width += given * own / wish);
    }
    let mut rest = room - widths.iter().sum::<f64>();
    let widest = columns.iter().zip(widths.iter()).filter(|(column, _)| column.right);
    let widest = widest.map(|(_, width)| *width).fold(0.0, f64::max);
    while rest > 1.0 {
        let numbers = columns.iter().zip(widths.iter_mut()).filter(|(column, _)| column.right);
        let narrowest = numbers.map(|(_, width)| width).min_by(|a, b| a.total_cmp(b));
        match narrowest {
            Some(width) if *width + 1.0 <= widest => *width += 1.0,
            _ => break,
        }
        rest -= 1.0;
    }
    let rest = room - widths.iter().sum::<f64>();
    let all = widths.len().max(1) as f64;
    widths.iter_mut().for_each(|width| *width += rest / all);
}

/// Widths in twentieths of a point which together are the room to the last one.
fn rounded(widths: &[f64], room: f64) -> Vec<u32> {
    let whole = (room * 20.0).round() as u32;
    let mut before = 0.0;
    let mut given = 0;
    widths
        .iter()
        .enumerate()
        .map(|(at, width)| {
            before += width * 20.0;
            let end = if at + 1 == widths.len() { whole } else { before.round() as u32 };
            let own = end.saturating_sub(given);
            given = end.max(given);
            own
        })
        .collect()
}

/// How high the rows and the head become, in points.
fn heights(table: &Table, columns: &[Measured], widths: &[f64], size: f64) -> (Vec<f64>, f64) {
    // Lines are 1.05 of the font's own, which are 1.15 of its size; cells have 4.5 points of padding.
    let of = |lines: usize| lines as f64 * size * 1.15 * 1.05 + 4.5 + 0.5;
    let counted: Vec<Vec<usize>> =
        columns.iter().zip(widths).map(|(column, width)| column.lines(*width)).collect();
    // The first of the counted lines is the head.
    let mut bodies = 0;
    let mut rows = Vec::new();
    for row in &table.rows {
        rows.push(of(if row.kind == RowKind::Group {
            let room = widths.iter().sum::<f64>() - PADDING;
            arial::lines(row.cells.first().map_or("", Cell::text), size, true, room)
        } else {
            bodies += 1;
            counted.iter().filter_map(|own| own.get(bodies).copied()).max().unwrap_or(2)
        }));
    }
    let heads = columns.iter().zip(widths);
    let head = heads.map(|(column, width)| column.head.lines(width - column.padding + 0.3)).max();
    (rows, of(head.unwrap_or(1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(columns: &[(&str, ColumnKind)], rows: &[&[&str]]) -> Table {
        Table {
            title: String::new(),
            subtitle: String::new(),
            columns: columns
                .iter()
                .map(|(head, kind)| Column { head: (*head).into(), kind: *kind })
                .collect(),
            rows: rows
                .iter()
                .map(|row| Row {
                    kind: RowKind::Body,
                    cells: row.iter().map(|text| Cell::Text((*text).into())).collect(),
                })
                .collect(),
            notes: Vec::new(),
            filter: false,
            at_length: false,
        }
    }

    #[test]
    fn columns_fill_the_page_and_numbers_are_never_broken() {
        let long = "A sentence that says at length why the figure is what it is, and what is done about it";
        let columns = [
            ("No.", ColumnKind::Code),
            ("Indicator", ColumnKind::Name),
            ("Trend", ColumnKind::Trend),
            ("Cumulative", ColumnKind::Figure),
            ("Comment", ColumnKind::Prose),
        ];
        let rows: [&[&str]; 2] =
            [&["1.1", "People trained", "", "USD 1,012,480", long], &["1.2", "Women", "", "53.4%", long]];
        let plan = plan(&table(&columns, &rows), 300.0);
        assert_eq!(plan.columns, [0, 1, 3, 4]);
        assert_eq!(plan.widths.iter().sum::<u32>(), 6_000);
        let figure = f64::from(plan.widths[2]) / 20.0;
        assert!(figure >= arial::width("USD 1,012,480", 8.5, false) + 5.0);
        // The sentences get what the rest does not need.
        assert!(plan.widths[3] > plan.widths[1], "{:?}", plan.widths);
        assert!(plan.heights[0] > 12.0 && plan.heights.len() == 2);
    }

    #[test]
    fn a_table_that_cannot_fit_is_still_as_wide_as_the_page() {
        let columns = [("Internationalisation", ColumnKind::Figure); 16];
        let plan = plan(&table(&columns, &[]), 200.0);
        assert!(plan.small);
        assert_eq!(plan.widths.iter().sum::<u32>(), 4_000);
    }
}

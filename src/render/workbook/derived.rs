//! Columns that follow from others of their row: what is left, and the share that is spent.

use super::formula::{UNDEFINED, letters};
use crate::report::document::{Cell, ColumnKind, FigurePart, Row, RowKind, Table};

/// Columns beyond which nothing is looked for: such tables list indicators.
const MOST: usize = 8;
/// Rows that must agree before a column is taken to follow from others.
const LEAST: usize = 3;

/// How a column follows from others, by their places in the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Derived {
    /// The first less the others.
    Less(Vec<usize>),
    /// One over another.
    Over(usize, usize),
}

impl Derived {
    /// Its formula in a row of the sheet, counted from zero; `places` are the sheet's columns.
    pub fn text(&self, places: &[u16], row: u32) -> Option<String> {
        let cell = |column: &usize| Some(format!("{}{}", letters(*places.get(*column)?), row + 1));
        match self {
            Derived::Less(columns) => {
                let cells: Option<Vec<String>> = columns.iter().map(cell).collect();
                Some(cells?.join("-"))
            }
            Derived::Over(above, below) => {
                let (above, below) = (cell(above)?, cell(below)?);
                Some(format!("IF({below}=0,\"{UNDEFINED}\",{above}/{below})"))
            }
        }
    }

    fn value(&self, row: &Row) -> Option<f64> {
        match self {
            Derived::Less(columns) => {
                let (first, others) = columns.split_first()?;
                others
                    .iter()
                    .try_fold(number(row, *first)?, |left, column| Some(left - number(row, *column)?))
            }
            Derived::Over(above, below) => {
                let below = number(row, *below)?;
                (below != 0.0).then(|| number(row, *above).map(|above| above / below))?
            }
        }
    }
}

/// The number in a cell; nothing is zero, as it is to a formula.
fn number(row: &Row, column: usize) -> Option<f64> {
    match row.cells.get(column)? {
        Cell::Figure { part: FigurePart::Value, shown, .. } | Cell::Number(shown) => shown.number,
        Cell::Empty => Some(0.0),
        _ => None,
    }
}

/// How each column follows from figures of the table, where it does in every row.
pub fn derived(table: &Table) -> Vec<Option<Derived>> {
    let figures: Vec<usize> = (0..table.columns.len()).filter(|column| is_figure(table, *column)).collect();
    let none = figures.len() < 2 || figures.len() > MOST;
    let of = |column| if none { None } else { found(table, column, &figures) };
    (0..table.columns.len()).map(of).collect()
}

fn is_figure(table: &Table, column: usize) -> bool {
    let cells = || rows(table).filter_map(|row| row.cells.get(column));
    table.columns.get(column).is_some_and(|own| own.kind == ColumnKind::Figure)
        && cells().any(|cell| matches!(cell, Cell::Figure { part: FigurePart::Value, .. }))
        && cells().all(|cell| matches!(cell, Cell::Figure { part: FigurePart::Value, .. } | Cell::Empty))
}

fn rows(table: &Table) -> impl Iterator<Item = &Row> {
    table.rows.iter().filter(|row| row.kind != RowKind::Group)
}

fn found(table: &Table, column: usize, figures: &[usize]) -> Option<Derived> {
    let told: Vec<(&Row, f64)> = rows(table)
        .filter_map(|row| match row.cells.get(column) {
            Some(Cell::Number(shown)) => Some((row, shown.number?)),
            _ => None,
        })
        .collect();
    if told.len() < LEAST || told.iter().filter(|(_, number)| *number != 0.0).count() < LEAST {
        return None;
    }
    let holds = |way: &Derived| {
        told.iter()
            .all(|(row, told)| way.value(row).is_some_and(|own| (own - told).abs() <= 5e-13 * told.abs()))
    };
    // Of amounts that are the same everywhere the last is meant: the revised budget, all that is spent.
    let last_first = || figures.iter().rev().copied();
    let pairs = || last_first().flat_map(move |a| last_first().filter(move |b| *b != a).map(move |b| (a, b)));
    let less = pairs().map(|(a, b)| Derived::Less(vec![a, b]));
    let over = pairs().map(|(a, b)| Derived::Over(a, b));
    let both = pairs().flat_map(|(a, b)| {
        // Of two that are taken away the order says nothing.
        last_first().filter(move |c| *c > b && *c != a).map(move |c| Derived::Less(vec![a, b, c]))
    });
    less.chain(over).chain(both).find(holds)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cube::Address;
    use crate::report::document::Column;
    use crate::report::fixture::fixture;
    use crate::report::format::{NumberFormat, Shown};

    fn shown(number: f64) -> Shown {
        Shown {
            number: Some(number),
            ..Shown::absent(crate::report::format::Absence::Missing, NumberFormat::Plain(0))
        }
    }

    fn table(rows: &[[f64; 5]]) -> Table {
        let fixture = fixture();
        let address = fixture.cube.figures().first().unwrap().address.clone();
        let figure = |indicator: usize, number: f64| Cell::Figure {
            address: Address { indicator, ..address.clone() },
            part: FigurePart::Value,
            shown: shown(number),
        };
        let rows = rows.iter().map(|row| Row {
            kind: RowKind::Body,
            cells: vec![
                Cell::Text("Line".into()),
                figure(0, row[0]),
                figure(1, row[1]),
                figure(2, row[2]),
                Cell::Number(shown(row[3])),
                Cell::Number(shown(row[4])),
            ],
        });
        let kinds = [ColumnKind::Name, ColumnKind::Figure, ColumnKind::Figure, ColumnKind::Figure];
        let kinds = kinds.into_iter().chain([ColumnKind::Figure, ColumnKind::Progress]);
        Table {
            title: String::new(),
            subtitle: String::new(),
            columns: kinds.map(|kind| Column { head: String::new(), kind }).collect(),
            rows: rows.collect(),
            notes: Vec::new(),
            filter: false,
            at_length: false,
        }
    }

    #[test]
    fn what_is_left_and_the_share_are_found_where_every_row_says_so() {
        // 100 - 60 - 10 = 30; 60 of 100 is 0.6.
        let three =
            [[100.0, 60.0, 10.0, 30.0, 0.6], [50.0, 20.0, 5.0, 25.0, 0.4], [10.0, 8.0, 1.0, 1.0, 0.8]];
        let found = derived(&table(&three));
        assert_eq!(found[..4], [None, None, None, None]);
        assert_eq!(found[4], Some(Derived::Less(vec![1, 2, 3])));
        assert_eq!(found[5], Some(Derived::Over(2, 1)));
        assert_eq!(found[4].as_ref().unwrap().text(&[1, 2, 3, 4, 5, 6], 9).unwrap(), "C10-D10-E10");
        let share = found[5].as_ref().unwrap().text(&[1, 2, 3, 4, 5, 6], 9).unwrap();
        assert_eq!(share, "IF(C10=0,\"[\u{F7}0]\",D10/C10)");
        // One row that says otherwise, or rows too few to tell, and it is a value.
        let mut wrong = three;
        wrong[1][3] = 26.0;
        assert_eq!(derived(&table(&wrong))[4], None);
        assert_eq!(derived(&table(&three[..2]))[4], None);
    }
}

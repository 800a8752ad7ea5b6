//! Which columns of a table make a chart.

use crate::cube::{Accumulation, Address};
use crate::render::workbook::derived::{Derived, derived};
use crate::report::document::{Cell, ColumnKind, FigurePart, Row, RowKind, Table};
use crate::report::format::NumberFormat;

/// How the numbers of a chart stand to each other.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Bars that lie, from the bottom up.
    Bars,
    /// Bars that lie, before a paler one that says what they are measured by.
    Against,
    /// Bars that lie, of parts that are the whole together.
    Parts,
    /// Columns that stand.
    Columns,
}

impl Kind {
    /// Whether names stand at the left.
    pub fn lies(self) -> bool {
        self != Kind::Columns
    }
}

/// The columns of a chart.
pub struct Chosen {
    /// Their places in the table, the one that says most last.
    pub columns: Vec<usize>,
    /// How they stand to each other.
    pub kind: Kind,
    /// Whether they are what the whole table is about.
    pub whole: bool,
}

/// The columns that a chart of a table shows; none where it has no figures.
pub fn chosen(table: &Table) -> Option<Chosen> {
    // The row that says most tells what the columns are.
    let rows = || table.rows.iter().filter(|row| row.kind == RowKind::Body);
    let told = |row: &Row| (0..table.columns.len()).filter(|at| value(table, row, *at).is_some()).count();
    let row = rows().reduce(|best, row| if told(row) > told(best) { row } else { best })?;
    let first = (0..table.columns.len()).find(|at| value(table, row, *at).is_some())?;
    let (address, format) = value(table, row, first)?;
    let one = |column: usize| Chosen { columns: vec![column], kind: Kind::Bars, whole: false };

    let parts: Vec<usize> = (first..table.columns.len())
        .take_while(|at| value(table, row, *at).is_some_and(|(own, _)| is_part(address, own)))
        .collect();
    let after = first + parts.len();
    if parts.len() > 1 {
        let whole = value(table, row, after).filter(|(own, _)| own.indicator == address.indicator);
        if matches!(format, NumberFormat::Plain(_)) && whole.is_some() && adds_up(table, &parts, after) {
            return Some(Chosen { columns: parts, kind: Kind::Parts, whole: true });
        }
        return Some(one(if whole.is_some() { after } else { first }));
    }
    // What is spent is seen before what there is to spend.
    let over = derived(table).into_iter().flatten().find_map(|own| match own {
        Derived::Over(above, below) => Some((above, below)),
        Derived::Less(_) => None,
    });
    if let (Some((above, below)), NumberFormat::Money(..)) = (over, format) {
        return Some(Chosen { columns: vec![below, above], kind: Kind::Against, whole: true });
    }
    // What has come about is seen before what was agreed.
    let target = row.cells.iter().position(|cell| match cell {
        Cell::Figure { address: own, part: FigurePart::Target, shown } => {
            own == address && shown.number.is_some()
        }
        _ => false,
    });
    if let Some(target) = target {
        return Some(Chosen { columns: vec![target, first], kind: Kind::Against, whole: false });
    }
    let next = value(table, row, first + 1).map(|(own, _)| own);
    let to_date = next.is_some_and(|own| {
        address.accumulation == Accumulation::InPeriod
            && own.accumulation != Accumulation::InPeriod
            && own.indicator == address.indicator
            && own.geography == address.geography
            && own.category == address.category
    });
    Some(one(if to_date { first + 1 } else { first }))
}

/// The figure that a row has in a column.
fn value<'t>(table: &Table, row: &'t Row, at: usize) -> Option<(&'t Address, &'t NumberFormat)> {
    if table.columns.get(at)?.kind != ColumnKind::Figure {
        return None;
    }
    match row.cells.get(at)? {
        Cell::Figure { address, part: FigurePart::Value, shown } => Some((address, &shown.format)),
        _ => None,
    }
}

/// Whether two figures of a row differ in the category alone, within one disaggregation.
fn is_part(first: &Address, own: &Address) -> bool {
    !own.category.is_total()
        && own.category.dimension == first.category.dimension
        && Address { category: first.category.clone(), ..own.clone() } == *first
}

/// Whether parts are in every row what stands in the column of the whole.
fn adds_up(table: &Table, parts: &[usize], whole: usize) -> bool {
    let number = |row: &Row, at: usize| match row.cells.get(at) {
        Some(Cell::Figure { shown, .. } | Cell::Number(shown)) => shown.number,
        _ => None,
    };
    let rows = table.rows.iter().filter(|row| row.kind == RowKind::Body);
    let mut known = rows.filter(|row| parts.iter().any(|at| number(row, *at).is_some()));
    known.all(|row| {
        let sum: Option<f64> = parts.iter().map(|at| number(row, *at)).sum();
        sum.zip(number(row, whole)).is_some_and(|(sum, all)| (sum - all).abs() <= 1e-9 * f64::max(1.0, all))
    })
}

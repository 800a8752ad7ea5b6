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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cube::Category;
    use crate::report::document::Column;
    use crate::report::fixture::fixture;
    use crate::report::format::{Absence, Shown};

    /// A table of figures by row; of a column its indicator, its category and its unit.
    fn table(columns: &[(usize, Category, NumberFormat)], rows: &[&[f64]]) -> Table {
        let fixture = fixture();
        let any = fixture.cube.figures().first().unwrap().address.clone();
        let figure = |of: &(usize, Category, NumberFormat), number: f64| Cell::Figure {
            address: Address { indicator: of.0, category: of.1.clone(), ..any.clone() },
            part: FigurePart::Value,
            shown: Shown { number: Some(number), ..Shown::absent(Absence::Missing, of.2.clone()) },
        };
        let kinds = std::iter::once(ColumnKind::Name).chain(columns.iter().map(|_| ColumnKind::Figure));
        let rows = rows.iter().map(|row| Row {
            kind: RowKind::Body,
            cells: std::iter::once(Cell::Text("Row".into()))
                .chain(columns.iter().zip(*row).map(|(of, number)| figure(of, *number)))
                .collect(),
        });
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

    fn sex(code: &str) -> Category {
        Category { dimension: "sex".into(), code: code.into() }
    }

    #[test]
    fn parts_are_stacked_where_they_add_up_and_else_the_whole_is_drawn() {
        let plain = NumberFormat::Plain(0);
        let columns =
            [(0, sex("F"), plain.clone()), (0, sex("M"), plain.clone()), (0, Category::total(), plain)];
        let adding = chosen(&table(&columns, &[&[3.0, 2.0, 5.0], &[1.0, 1.0, 2.0]])).unwrap();
        assert!(adding.kind == Kind::Parts);
        assert_eq!(adding.columns, [1, 2]);
        // Whoever is counted in two parts is one of the whole.
        let other = chosen(&table(&columns, &[&[3.0, 2.0, 4.0], &[1.0, 1.0, 2.0]])).unwrap();
        assert!(other.kind == Kind::Bars);
        assert_eq!(other.columns, [3]);
        // Shares are no parts, whatever they add up to.
        let percent = columns.map(|(indicator, category, _)| (indicator, category, NumberFormat::Percent(1)));
        let shares = chosen(&table(&percent, &[&[0.3, 0.2, 0.5], &[0.1, 0.1, 0.2]])).unwrap();
        assert!(shares.kind == Kind::Bars);
        // Figures of different indicators are drawn by the first.
        let plain = NumberFormat::Plain(0);
        let columns = [(0, Category::total(), plain.clone()), (1, Category::total(), plain)];
        assert_eq!(chosen(&table(&columns, &[&[3.0, 2.0]])).unwrap().columns, [1]);
    }
}

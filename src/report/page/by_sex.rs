//! The results by sex, below the results framework: donors ask for them side by side.

use super::disaggregation::{codes, label};
use super::table::{body, column, token_notes};
use crate::cube::{Address, Category, Figure};
use crate::project::Dimension;
use crate::report::document::{Cell, ColumnKind, FigurePart, Row, Table};
use crate::report::view::View;

/// The report's results by sex; none where the report does not say which disaggregation that is,
/// or no result has it.
pub fn by_sex(view: &View<'_>) -> Option<Table> {
    let name = view.input.report.beneficiaries.as_ref()?.sex.as_deref()?;
    let words = view.words();
    let dimension_of = |indicator: usize| -> Option<&Dimension> {
        let by = &view.indicator(indicator)?.by;
        by.iter().find(|own| own.name == name && own.columns.len() == 1)
    };
    let answered = view.answered_for();
    let of: Vec<(&str, &Figure, &Dimension)> = answered
        .iter()
        .filter_map(|(code, figure)| {
            let dimension = dimension_of(figure.address.indicator)?;
            Some((code.as_str(), *figure, dimension))
        })
        .collect();
    let figures: Vec<&Figure> = of
        .iter()
        .flat_map(|(_, figure, dimension)| view.input.cube.categories(&figure.address, &dimension.name))
        .collect();
    let (_, _, first) = of.first()?;
    let sexes = codes(view, first, 0, &figures);
    if figures.iter().all(|figure| figure.value.is_none()) {
        return None;
    }
    let mut columns = vec![
        column(words.get("head-number"), ColumnKind::Code),
        column(words.get("head-indicator"), ColumnKind::Name),
    ];
    columns.extend(sexes.iter().map(|code| column(label(view, first, 0, code), ColumnKind::Figure)));
    columns.push(column(words.get("total"), ColumnKind::Figure));
    let row = |(code, figure, dimension): &(&str, &Figure, &Dimension)| -> Row {
        let mut cells = vec![
            Cell::Quiet((*code).to_string()),
            Cell::Text(view.title(figure.address.indicator).to_string()),
        ];
        cells.extend(sexes.iter().map(|sex| {
            let dimension = dimension.name.as_str().into();
            let category = Category { dimension, code: sex.as_str().into() };
            view.value(&Address { category, ..figure.address.clone() })
        }));
        cells.push(view.figure_cell(figure, FigurePart::Value));
        body(cells)
    };
    let mut table = Table {
        title: words.get("results-by-sex"),
        subtitle: view.cumulative_to(),
        columns,
        rows: of.iter().map(row).collect(),
        notes: Vec::new(),
        filter: false,
        at_length: false,
    };
    table.notes = token_notes(view, &table);
    Some(table)
}

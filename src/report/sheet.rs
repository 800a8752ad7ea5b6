//! The reference sheets of indicators, without a report around them.

use super::document::Block;
use super::input::{ReportInput, Scope};
use super::page;
use super::view::View;
use crate::cube::Cube;
use crate::diag::Place;
use crate::period::Period;
use crate::project::{Audience, Project, ReportDef};
use crate::table::Origins;
use crate::text::Text;

/// What the reference says of indicators: for each the heads of what is said,
/// with what is said. What is empty is left out.
pub fn reference_sheets(
    project: &Project,
    indicators: &[usize],
    language: &str,
) -> Vec<Vec<(String, String)>> {
    let report = ReportDef {
        id: String::new(),
        title: Text::default(),
        subtitle: Text::default(),
        language: language.to_string(),
        audience: Audience::Internal,
        programmes: Vec::new(),
        countries: Vec::new(),
        period: Period::life(),
        as_of: None,
        known_by: None,
        indicators: indicators.to_vec(),
        tiles: Vec::new(),
        comparison: Vec::new(),
        sections: Vec::new(),
        charts: Vec::new(),
        at: Place::Project,
    };
    let (cube, origins) = (Cube::default(), Origins::default());
    let scope = Scope::of(project, &report);
    let input = ReportInput {
        project,
        report: &report,
        cube: &cube,
        findings: &[],
        accounts: &[],
        quarantine: &[],
        origins: &origins,
        version: "",
        inputs: &[],
        scope: &scope,
    };
    let view = View::of(&input);
    let pages = page::reference(&view);
    let tables = pages.iter().flat_map(|page| &page.blocks).filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    tables
        .flat_map(|table| {
            table.rows.iter().map(|row| {
                let heads = table.columns.iter().map(|column| column.head.replace('\n', " "));
                let said = row.cells.iter().map(|cell| cell.text().to_string());
                heads.zip(said).filter(|(_, said)| !said.is_empty()).collect()
            })
        })
        .collect()
}

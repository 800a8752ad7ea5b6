//! Why a figure is what it is: the rows that counted with the cells that
//! mattered, the rows that were looked at and left out with the reason, and
//! where baseline, target and rating come from. All of it is found from the
//! address of the figure; nothing is kept beside the rows for it.

mod model;

mod refusal;

mod tree;

mod dimension;

mod widen;

mod question;

mod columns;

mod condition;

mod kept_out;

mod reported;

mod records;

mod figure;

mod together;

pub use model::{Cell, Cells, Definition, Entry, Explanation, Reason, Why};
pub use question::{Asked, Question, ask};
pub use refusal::Refusal;

use crate::compute::{Scope, compute, versions};
use crate::cube::{Address, Cube};
use crate::number::Decimal;
use crate::project::{Measure, Project};
use crate::report::{worded, wording};
use crate::validate::Valid;
use polars::prelude::PolarsResult;
use records::Source;
use std::collections::BTreeMap;

/// Explains a figure.
///
/// # Errors
/// If the engine refuses a computation, which definitions that were resolved rule out.
pub fn explain(asked: &Asked, valid: &Valid, cells: Cells) -> PolarsResult<Explanation> {
    let scope = asked.scope(valid)?;
    let computed = compute(&asked.project, valid, &scope)?;
    let explainer = Explainer {
        declared: asked.declared().clone(),
        ..Explainer::new(&asked.project, valid, &scope, &computed.cube, cells)
    };
    let mut explained = explainer.figure(&asked.address)?;
    explained.notes.extend(asked.notes.iter().cloned());
    explained.as_of = scope.as_of;
    explained.known_by = scope.known_by;
    Ok(explained)
}

/// Figures that were computed together, each to be explained. What several of
/// them need of the tables is read once.
pub struct Explainer<'a> {
    project: &'a Project,
    valid: &'a Valid,
    cube: &'a Cube,
    source: Source<'a>,
    /// What indicators declare, where the project was changed for a question.
    declared: BTreeMap<usize, Definition>,
}

impl<'a> Explainer<'a> {
    /// The figures of a cube, with the project, the rows and the scope from which it was computed.
    pub fn new(
        project: &'a Project,
        valid: &'a Valid,
        scope: &'a Scope,
        cube: &'a Cube,
        cells: Cells,
    ) -> Explainer<'a> {
        let source = Source::new(project, valid, scope, cells);
        Explainer { project, valid, cube, source, declared: BTreeMap::new() }
    }

    /// A figure, and below it those that it is made from.
    ///
    /// # Errors
    /// If a path does not fit the tables, which definitions that were resolved rule out.
    pub fn figure(&self, address: &Address) -> PolarsResult<Explanation> {
        let (project, valid) = (self.project, self.valid);
        let indicator = &project.indicators[address.indicator];
        let figure = figure::at(project, self.cube, address);
        let language = project.languages.first().map_or("", String::as_str);
        let basis = indicator.basis.as_ref();
        let mut explained = Explanation {
            worded: worded(project, &figure, language),
            wording: wording(project, address.indicator, language),
            definition: match self.declared.get(&address.indicator) {
                Some(declared) => declared.clone(),
                None => Definition::of(project, address.indicator),
            },
            coverage: basis.and_then(|basis| {
                let country_of = |place: &str| project.country_of(place).map(str::to_string);
                valid.returns.coverage(basis.table, address, self.source.as_of, country_of)
            }),
            agreed: versions(project, valid, self.source.known_by, address)?,
            ..Explanation::empty(figure)
        };
        if let Some(basis) = basis {
            self.source.add(&mut explained, indicator, basis)?;
            kept_out::add(&mut explained, project, valid, basis.table);
        }
        reported::add(&mut explained, project, valid)?;
        let operands = indicator.measure.operands();
        if matches!(indicator.measure, Measure::Countries(_)) {
            explained.notes.extend(figure::countries(self.cube, address));
        }
        for operand in operands {
            explained.operands.push(self.figure(&Address { indicator: operand, ..address.clone() })?);
        }
        together::join(&mut explained, &indicator.measure, project);
        explained.sort();
        if figure::adds_up(&indicator.measure) {
            explained.differs = difference(&explained);
        }
        Ok(explained)
    }
}

/// What the listed rows add up to, where that is not the figure.
fn difference(explained: &Explanation) -> Option<(Decimal, Decimal)> {
    let listed: Decimal = explained.records.iter().filter_map(|entry| entry.numerator).sum();
    let figure = explained.figure.numerator?.to_decimal()?;
    (listed != figure).then_some((listed, figure))
}

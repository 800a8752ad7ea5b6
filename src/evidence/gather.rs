//! The evidence of a report: which records are behind its figures, and how each figure follows.

use super::evaluate::{Index, worked_out};
use super::left_out::left_out;
use super::model::{Carried, Evidence, Fold, How, Recipe, Selection};
use super::sheets::{Making, SHEET_ROWS, Side, Stands, lay_out};
use super::spelling::Spelling;
use crate::compute;
use crate::cube::{Accumulation, Address, Cube, Figure, Geography, Number, Origin, Programme, Status};
use crate::number::{Decimal, rational_to_f64};
use crate::period::to_days;
use crate::project::{Formula, Measure, Project, ReportDef};
use crate::recount::{Listing, Recount, Unlisted, Wanted};
use crate::report::Words;
use crate::validate::Valid;
use num_rational::BigRational;
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};

/// Gathers the evidence of the figures at some addresses: those that a document shows.
pub fn gather(
    project: &Project,
    valid: &Valid,
    scope: &compute::Scope,
    cube: &Cube,
    report: &ReportDef,
    addresses: &[Address],
) -> Evidence {
    let recount = Recount::new(project, valid, scope);
    let words = Words::of(&report.language);
    let mut languages = vec![report.language.as_str()];
    languages.extend(project.languages.iter().map(String::as_str));
    let shown: Vec<&Figure> =
        addresses.iter().filter_map(|address| cube.get(address)).filter(is_told).collect();
    let mut evidence = Evidence::default();
    let mut live: Vec<&Figure> = Vec::new();
    for figure in &shown {
        match carried_at_once(figure) {
            Some(reason) => {
                evidence.recipes.insert(figure.address.clone(), Recipe::Carried(reason));
            }
            None => live.push(figure),
        }
    }
    let wanted = wanted(project, report, &live);
    let listings: Vec<(usize, Result<Listing, Unlisted>)> = in_order(report, &wanted)
        .into_par_iter()
        .map(|(indicator, wanted)| (indicator, recount.listing(indicator, wanted)))
        .collect();
    let together = live.iter().map(|figure| &figure.address.programme);
    let together: BTreeSet<Programme> =
        together.filter(|programme| matches!(programme, Programme::Selected(_))).cloned().collect();
    let spelling = spelling(&listings, &live);
    let making = Making {
        project,
        valid,
        words: &words,
        languages: &languages,
        spelling: &spelling,
        together: &together,
    };
    let (sheets, stands) = lay_out(making, listings);
    evidence.sheets = sheets;
    let cooking = Cooking { project, scope, spelling: &spelling, stands: &stands };
    let cooked: Vec<(&Figure, Recipe)> =
        live.into_iter().map(|figure| (figure, cooking.recipe(&figure.address))).collect();
    let checked = checked(&evidence, cooked);
    evidence.recipes.extend(checked);
    evidence.left_out = left_out(project, valid, report, &recount, &words, &shown, &evidence.sheets);
    evidence.programmes = spelling.named(|code| {
        let own = project.programmes.iter().find(|own| own.id == code)?;
        let short = own.short.get(&languages);
        Some(if short.is_empty() { own.title.get(&languages) } else { short })
    });
    evidence
}

/// Whether a figure says something that could follow from records: a value, or that there is none.
fn is_told(figure: &&Figure) -> bool {
    matches!(figure.status, Status::Value | Status::Undefined)
}

/// Why a figure is carried, whatever records there are.
fn carried_at_once(figure: &Figure) -> Option<Carried> {
    if figure.origin != Origin::Computed {
        return Some(Carried::Reported);
    }
    (!figure.address.category.is_total()).then_some(Carried::Category)
}

/// What is wanted of each indicator with records behind some figures.
fn wanted(project: &Project, report: &ReportDef, figures: &[&Figure]) -> BTreeMap<usize, Wanted> {
    let mut found: BTreeMap<usize, Wanted> = BTreeMap::new();
    // All indicators are split at the same days, so that their records can share rows.
    let mut cuts: BTreeSet<i32> = BTreeSet::new();
    for period in figures.iter().map(|figure| &figure.address.period) {
        cuts.extend(period.from.map(|from| to_days(from) - 1));
        cuts.extend(period.to.map(to_days));
    }
    for figure in figures {
        let address = &figure.address;
        for leaf in leaves(project, address.indicator) {
            let to = address.period.to.map(to_days);
            let at_most = report.evidence_rows.min(SHEET_ROWS);
            let new = || Wanted { to, at_most, cuts: cuts.clone(), ..Wanted::default() };
            let own = found.entry(leaf).or_insert_with(new);
            own.programmes.insert(address.programme.clone());
            own.places.insert(address.geography.clone());
            own.to = own.to.zip(to).map(|(own, to)| own.max(to));
        }
    }
    found
}

/// The indicators behind an indicator that have records of their own.
fn leaves(project: &Project, indicator: usize) -> BTreeSet<usize> {
    match project.indicators.get(indicator).map(|own| &own.measure) {
        Some(Measure::Derived(formula)) => {
            formula.indicators().into_iter().flat_map(|operand| leaves(project, operand)).collect()
        }
        Some(Measure::Countries(_) | Measure::Reported { .. }) | None => BTreeSet::new(),
        Some(_) => BTreeSet::from([indicator]),
    }
}

/// Indicators in the order of the report, then those behind them.
fn in_order<'w>(report: &ReportDef, wanted: &'w BTreeMap<usize, Wanted>) -> Vec<(usize, &'w Wanted)> {
    let mut seen = BTreeSet::new();
    let all = report.indicators.iter().chain(wanted.keys()).filter(|indicator| seen.insert(**indicator));
    all.filter_map(|indicator| Some((*indicator, wanted.get(indicator)?))).collect()
}

fn spelling(listings: &[(usize, Result<Listing, Unlisted>)], figures: &[&Figure]) -> Spelling {
    let mut programmes: BTreeSet<&Programme> =
        figures.iter().map(|figure| &figure.address.programme).collect();
    let mut places: BTreeSet<&Geography> = figures.iter().map(|figure| &figure.address.geography).collect();
    for row in listings.iter().filter_map(|(_, listing)| listing.as_ref().ok()).flat_map(|own| &own.rows) {
        programmes.extend(&row.programmes);
        places.extend(&row.places);
    }
    Spelling::new(programmes, places)
}

/// What recipes are made from.
struct Cooking<'a> {
    project: &'a Project,
    scope: &'a compute::Scope,
    spelling: &'a Spelling,
    stands: &'a FxHashMap<usize, Result<Stands, Carried>>,
}

impl Cooking<'_> {
    fn recipe(&self, address: &Address) -> Recipe {
        self.of(address, address.indicator).unwrap_or_else(Recipe::Carried)
    }

    fn of(&self, address: &Address, indicator: usize) -> Result<Recipe, Carried> {
        let own = self.project.indicators.get(indicator).ok_or(Carried::Measure)?;
        match &own.measure {
            Measure::Derived(formula) => return self.formula(address, formula),
            Measure::Reported { .. } => return Err(Carried::Reported),
            _ => {}
        }
        let stands = self.stands.get(&indicator).ok_or(Carried::Measure)?.as_ref().map_err(|why| *why)?;
        let above = self.side(address, stands, &stands.above, stands.first);
        Ok(match (&stands.below, own.times()) {
            (Some(below), Some(times)) => Recipe::Quotient {
                above: Box::new(above),
                below: Box::new(self.side(address, stands, below, false)),
                times,
            },
            _ => above,
        })
    }

    fn formula(&self, address: &Address, formula: &Formula) -> Result<Recipe, Carried> {
        match formula {
            Formula::Indicator(operand) => self.of(address, *operand),
            Formula::Number(number) => Ok(Recipe::Number(*number)),
            Formula::Operation(operation, left, right) => {
                let (left, right) = (self.formula(address, left)?, self.formula(address, right)?);
                Ok(Recipe::Arithmetic(*operation, Box::new(left), Box::new(right)))
            }
        }
    }

    fn side(&self, address: &Address, stands: &Stands, side: &Side, first: bool) -> Recipe {
        let of = self.selection(address, stands);
        let fold = |how, column, of: &Selection| {
            Recipe::Fold(Fold { how, sheet: stands.sheet, column, of: of.clone() })
        };
        let whole = fold(side.how, side.column, &of);
        if let Some(number) = side.number {
            // Numbers of values are keys where a record stands in several rows.
            let how = if stands.split { How::Unique } else { How::Sum };
            let below = Box::new(fold(how, number, &of));
            return Recipe::Quotient { above: Box::new(whole), below, times: Decimal::ONE };
        }
        match of.from.filter(|_| first) {
            // New in a period are those up to its end, less those before it.
            Some(from) => {
                let up_to = Selection { from: None, ..of.clone() };
                let before = Selection { from: None, to: from.yesterday().ok(), ..of.clone() };
                let up_to = fold(side.how, side.column, &up_to);
                Recipe::Arithmetic('-', Box::new(up_to), Box::new(fold(side.how, side.column, &before)))
            }
            None => whole,
        }
    }

    fn selection(&self, address: &Address, stands: &Stands) -> Selection {
        let (from, to) = (address.period.from, address.period.to);
        let is_in = address.accumulation == Accumulation::InPeriod;
        Selection {
            programme: self.spelling.programme(&address.programme),
            place: self.spelling.place(&address.geography),
            from: from.filter(|_| is_in && !stands.standing),
            to: match stands.standing {
                true => Some(to.map_or(self.scope.as_of, |to| to.min(self.scope.as_of))),
                false => to,
            },
            standing: stands.standing,
        }
    }
}

/// Recipes that come to their figures; one that does not is carried.
fn checked(evidence: &Evidence, cooked: Vec<(&Figure, Recipe)>) -> Vec<(Address, Recipe)> {
    let mut asked: Vec<Vec<&Selection>> = vec![Vec::new(); evidence.sheets.len()];
    for (_, recipe) in &cooked {
        folds(recipe, &mut |fold| {
            if let Some(own) = asked.get_mut(fold.sheet) {
                own.push(&fold.of);
            }
        });
    }
    let indexes: Vec<Index> = evidence
        .sheets
        .iter()
        .zip(asked)
        .map(|(sheet, asked)| Index::new(sheet, asked.into_iter()))
        .collect();
    let numbers = |fold: &Fold| match (evidence.sheets.get(fold.sheet), indexes.get(fold.sheet)) {
        (Some(sheet), Some(index)) => index.numbers(sheet, fold),
        _ => Vec::new(),
    };
    cooked
        .par_iter()
        .map(|(figure, recipe)| {
            let is_right = matches!(recipe, Recipe::Carried(_))
                || agrees(figure, recipe, worked_out(recipe, &numbers).as_ref());
            let recipe = match is_right {
                true => recipe.clone(),
                // Keys whose day is known only to a time that begins before the period are in
                // neither of the two numbers of which one is taken from the other.
                false if is_difference(recipe) => Recipe::Carried(Carried::Measure),
                false => Recipe::Carried(Carried::Differs),
            };
            (figure.address.clone(), recipe)
        })
        .collect()
}

/// Whether new keys are found by a difference.
fn is_difference(recipe: &Recipe) -> bool {
    let is_unique = |side: &Recipe| matches!(side, Recipe::Fold(Fold { how: How::Unique, .. }));
    match recipe {
        Recipe::Arithmetic('-', left, right) if is_unique(left) && is_unique(right) => true,
        Recipe::Arithmetic(_, left, right) => is_difference(left) || is_difference(right),
        Recipe::Quotient { above, below, .. } => is_difference(above) || is_difference(below),
        Recipe::Fold(_) | Recipe::Number(_) | Recipe::Carried(_) => false,
    }
}

fn folds<'r>(recipe: &'r Recipe, each: &mut dyn FnMut(&'r Fold)) {
    match recipe {
        Recipe::Fold(fold) => each(fold),
        Recipe::Quotient { above: left, below: right, .. } | Recipe::Arithmetic(_, left, right) => {
            folds(left, each);
            folds(right, each);
        }
        Recipe::Number(_) | Recipe::Carried(_) => {}
    }
}

/// Whether a figure is what its recipe comes to: exactly, and where something is divided to
/// twelve digits.
fn agrees(figure: &Figure, recipe: &Recipe, found: Option<&BigRational>) -> bool {
    match (figure.value, found) {
        (None, None) => true,
        (Some(Number::Exact(value)), Some(found)) => {
            value.to_rational() == *found || (divides(recipe) && is_near(value.to_f64(), found))
        }
        (Some(Number::Quotient(value)), Some(found)) => is_near(value, found),
        _ => false,
    }
}

/// Whether a figure and a fraction are the same to twelve digits.
fn is_near(value: f64, found: &BigRational) -> bool {
    rational_to_f64(found).is_some_and(|found| (value - found).abs() <= 1e-12 * value.abs().max(found.abs()))
}

fn divides(recipe: &Recipe) -> bool {
    match recipe {
        Recipe::Fold(fold) => fold.how == How::Median,
        Recipe::Quotient { .. } | Recipe::Arithmetic('/', ..) => true,
        Recipe::Arithmetic(_, left, right) => divides(left) || divides(right),
        Recipe::Number(_) | Recipe::Carried(_) => false,
    }
}

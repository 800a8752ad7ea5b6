//! A project in which one figure can be computed, and as little else as may be.

use super::dimension::Lacking;
use super::refusal::Refusal;
use super::tree::tree;
use crate::cube::{Accumulation, Address};
use crate::project::{Project, Role};

/// A project whose indicators have the cell of an address: the kind of period,
/// the accumulation and the dimension are added where they are not declared,
/// and those not asked for are left out, since computing them takes time.
///
/// # Errors
/// [`Refusal`] if what the indicator is made from has no such figures.
pub fn widen(project: &Project, address: &Address, lacking: Option<Lacking>) -> Result<Project, Refusal> {
    let mut wide = project.clone();
    // Totals that partners report are put together over periods and categories: all are needed.
    let narrow = !project.tables.iter().any(|table| table.role == Some(Role::Reported));
    for number in tree(project, address.indicator) {
        let indicator = &mut wide.indicators[number];
        let is_stock = indicator.accumulate.contains(&Accumulation::AtEnd);
        if is_stock != (address.accumulation == Accumulation::AtEnd) {
            let declared: Vec<&str> = indicator.accumulate.iter().map(|one| one.word()).collect();
            return Err(Refusal::Said(format!(
                "{} has no figures {}; it has {}",
                indicator.id,
                address.accumulation.word(),
                declared.join(", ")
            )));
        }
        if narrow {
            indicator.periods = vec![address.period.kind];
            indicator.accumulate = vec![address.accumulation];
            indicator.by.retain(|dimension| *dimension.name == *address.category.dimension);
        } else {
            if !indicator.periods.contains(&address.period.kind) {
                indicator.periods.push(address.period.kind);
            }
            if !indicator.accumulate.contains(&address.accumulation) {
                indicator.accumulate.push(address.accumulation);
                indicator.accumulate.sort();
            }
        }
    }
    for (number, dimension) in lacking.into_iter().flatten() {
        let by = &mut wide.indicators[number].by;
        if !by.iter().any(|own| own.name == dimension.name) {
            by.push(dimension);
        }
    }
    Ok(wide)
}

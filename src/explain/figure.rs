//! The figure itself: that of the cube, or what holds where the cube has none.

use crate::cube::{Address, Category, Cube, Figure, Geography, Number, Status};
use crate::number::Decimal;
use crate::project::{Fold, Measure, Project};

/// The figure of an address. The cube leaves out places to which an indicator
/// never applies, and categories of which there is no record.
pub fn at(project: &Project, cube: &Cube, address: &Address) -> Figure {
    if let Some(figure) = cube.get(address) {
        return figure.clone();
    }
    let total = Address { category: Category::total(), ..address.clone() };
    let zero = Some(Number::Exact(Decimal::ZERO));
    match cube.get(&total).filter(|_| !address.category.is_total()) {
        None => Figure::empty(address.clone(), Status::NotApplicable),
        Some(total) if matches!(total.status, Status::Value | Status::Undefined) => {
            let is_quotient = project.indicators[address.indicator].times().is_some();
            Figure {
                value: zero.filter(|_| !is_quotient),
                numerator: zero,
                denominator: zero.filter(|_| is_quotient),
                ..Figure::empty(address.clone(), if is_quotient { Status::Undefined } else { Status::Value })
            }
        }
        Some(total) => Figure::empty(address.clone(), total.status),
    }
}

/// Of a number of countries, in which of them it holds.
pub fn countries(cube: &Cube, address: &Address) -> Option<String> {
    if address.geography != Geography::All {
        return None;
    }
    let holds = |figure: &&Figure| {
        let own = Address { geography: Geography::All, ..figure.address.clone() };
        let one = figure.value.and_then(Number::to_decimal) == Some(Decimal::ONE);
        one && own == *address && matches!(figure.address.geography, Geography::Country(_))
    };
    let found: Vec<&str> =
        cube.figures().iter().filter(holds).map(|figure| figure.address.geography.code()).collect();
    let countries = if found.len() == 1 { "country" } else { "countries" };
    Some(match found.is_empty() {
        true => "It holds in no country.".to_string(),
        false => format!("It holds in {} {countries}: {}.", found.len(), found.join(", ")),
    })
}

/// Whether what the records add is the numerator of the figure.
pub fn adds_up(measure: &Measure) -> bool {
    let adds = |fold: &Fold| matches!(fold, Fold::Count | Fold::Distinct(_) | Fold::Sum(_));
    match measure {
        Measure::Single(component) => adds(&component.fold),
        Measure::Ratio { numerator, .. } => adds(&numerator.fold),
        Measure::Mean(_) | Measure::State { .. } | Measure::Moved { .. } => true,
        Measure::Checklist { .. }
        | Measure::Countries(_)
        | Measure::Derived(_)
        | Measure::Reported { .. } => false,
    }
}

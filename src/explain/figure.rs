//! The figure itself: that of the cube, or what holds where the cube has none.

use crate::cube::{Address, Category, Cube, Figure, Number, Status};
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

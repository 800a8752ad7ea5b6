//! What a figure is made from.

use crate::project::Project;
use std::collections::BTreeSet;

/// Every indicator that a figure is made from, itself first.
pub fn tree(project: &Project, indicator: usize) -> Vec<usize> {
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    let mut open = vec![indicator];
    while let Some(next) = open.pop() {
        if !seen.insert(next) {
            continue;
        }
        found.push(next);
        if let Some(indicator) = project.indicators.get(next) {
            open.extend(indicator.measure.operands());
        }
    }
    found
}

//! How targets were changed: what held before, when it changed, and why.

use crate::cube::{Geography, Programme, TargetChange, TargetKind};
use crate::diag::{Argument, Code, Finding, Place};
use crate::number::Decimal;
use crate::period::{Period, from_days};
use crate::project::Indicator;

/// What was set for a target on a day.
#[derive(Debug, Clone)]
pub struct Version {
    /// The day; none: before all that have one.
    pub set_on: Option<i32>,
    /// The value.
    pub value: Decimal,
    /// The period it is for.
    pub period: Period,
    /// Why it was changed; empty where nobody says it.
    pub reason: String,
    /// Where the reason stands, or is to stand.
    pub place: Place,
}

/// For what something was set.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// The indicator, by its number.
    pub indicator: usize,
    /// The indicator.
    pub definition: &'a Indicator,
    /// The place.
    pub geography: &'a Geography,
    /// The programme.
    pub programme: &'a Programme,
    /// What it is.
    pub kind: TargetKind,
}

/// The changes between the versions of a target, in the order of days. A
/// version that repeats the value before it changes nothing; of two of one day
/// the lesser holds, as it does for the target itself.
pub fn changes(
    subject: Subject<'_>,
    mut versions: Vec<Version>,
    findings: &mut Vec<Finding>,
) -> Vec<TargetChange> {
    versions.sort_by(|a, b| (a.set_on, a.value, &a.place).cmp(&(b.set_on, b.value, &b.place)));
    versions.dedup_by(|later, earlier| later.set_on == earlier.set_on);
    let mut found = Vec::new();
    for pair in versions.windows(2) {
        let [before, after] = pair else { continue };
        if before.value == after.value {
            continue;
        }
        if after.reason.is_empty() {
            findings.push(unexplained(subject, before, after));
        }
        found.push(TargetChange {
            indicator: subject.indicator,
            geography: subject.geography.clone(),
            programme: subject.programme.clone(),
            kind: subject.kind,
            period: after.period.clone(),
            from: before.value,
            to: after.value,
            set_on: after.set_on.and_then(from_days),
            reason: after.reason.clone(),
        });
    }
    found
}

fn unexplained(subject: Subject<'_>, before: &Version, after: &Version) -> Finding {
    let code = &subject.definition.code;
    let message = format!("the {} of {code} was changed without a reason", subject.kind.word());
    Finding::new(Code::TargetWithoutReason, after.place.clone(), message)
        .found(format!("{} became {}", before.value, after.value))
        .expected("the reason for the change")
        .hint("write the reason beside the new value, in the field whose part is `reason`")
        .with("indicator", Argument::Text(code.clone()))
        .with("from", Argument::Text(before.value.to_string()))
        .with("to", Argument::Text(after.value.to_string()))
        .with("stands", Argument::Text(String::new()))
}

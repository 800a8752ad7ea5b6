//! Baselines, milestones and targets, as partners sent them.

use super::changes::{Subject, Version, changes};
use super::sent::{Columns, indicator};
use crate::cube::{Geography, Programme, TargetChange, TargetKind as Kind};
use crate::diag::{Argument, Code, Finding, nearest};
use crate::number::Decimal;
use crate::period::{Period, PeriodKind, from_days};
use crate::project::{Better, Indicator, Part, Project, Role, TableDef};
use crate::table::{Origins, Table};
use jiff::civil::Date;
use polars::prelude::*;
use std::collections::BTreeMap;

/// To which figures a target belongs.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct TargetScope {
    /// The indicator.
    pub indicator: usize,
    /// The place.
    pub geography: Geography,
    /// The programme.
    pub programme: Programme,
}

/// What was agreed for a scope.
#[derive(Debug, Clone, Default)]
pub struct Agreed {
    /// What was before the programme, and when it was measured.
    pub baseline: Option<(Decimal, Period)>,
    /// Expectations at the end of periods.
    pub milestones: Vec<(Decimal, Period)>,
    /// The target of the whole life.
    pub life: Option<Decimal>,
    /// Targets of single periods.
    pub of_period: BTreeMap<(PeriodKind, i32), Decimal>,
    /// Whether the targets of a count contain what was there before.
    pub includes_baseline: bool,
}

impl Agreed {
    /// From where progress of an indicator is measured: from the baseline, but
    /// for a count whose target leaves out what was there before, which is a
    /// distance of its own.
    pub fn start(&self, indicator: &Indicator) -> Option<Decimal> {
        let baseline = self.baseline.as_ref().map(|(value, _)| *value);
        baseline.filter(|_| self.includes_baseline || !indicator.is_count())
    }
}

/// All targets known by a day.
#[derive(Debug, Default)]
pub struct Targets {
    by_scope: BTreeMap<TargetScope, Agreed>,
    /// How they were changed, by indicator and scope.
    pub changes: Vec<TargetChange>,
}

impl Targets {
    /// What was agreed for a scope.
    pub fn get(&self, scope: &TargetScope) -> Option<&Agreed> {
        self.by_scope.get(scope)
    }

    /// The targets of all tables of that role, those set later than `known_by` left out.
    ///
    /// # Errors
    /// If a frame lacks a column, which validated tables rule out.
    pub fn new(
        project: &Project,
        tables: &[Table],
        origins: &Origins,
        known_by: Option<Date>,
    ) -> PolarsResult<(Targets, Vec<Finding>)> {
        let mut findings = Vec::new();
        let mut latest: BTreeMap<Slot, Entry> = BTreeMap::new();
        let mut versions: BTreeMap<Slot, Vec<Version>> = BTreeMap::new();
        for (number, def) in project.tables.iter().enumerate() {
            if def.role == Some(Role::Targets) {
                let mut sink = Sink { latest: &mut latest, versions: &mut versions, findings: &mut findings };
                read(project, def, &tables[number], origins, known_by, &mut sink)?;
            }
        }
        let mut targets = Targets::default();
        for (slot, versions) in versions {
            let subject = Subject {
                indicator: slot.scope.indicator,
                definition: &project.indicators[slot.scope.indicator],
                geography: &slot.scope.geography,
                programme: &slot.scope.programme,
                kind: slot.kind,
            };
            targets.changes.extend(changes(subject, versions, &mut findings));
        }
        let mut places = BTreeMap::new();
        for (slot, entry) in latest {
            let agreed = targets
                .by_scope
                .entry(slot.scope.clone())
                .or_insert_with(|| Agreed { includes_baseline: true, ..Agreed::default() });
            if !entry.includes_baseline {
                agreed.includes_baseline = false;
            }
            match slot.kind {
                Kind::Baseline => {
                    let newer = agreed.baseline.as_ref().is_none_or(|(_, period)| {
                        (period.from, period.ordinal) <= (entry.period.from, entry.period.ordinal)
                    });
                    if newer {
                        agreed.baseline = Some((entry.value, entry.period));
                    }
                }
                Kind::Milestone => agreed.milestones.push((entry.value, entry.period)),
                Kind::Target => {
                    if entry.period.kind == PeriodKind::Life {
                        agreed.life = Some(entry.value);
                        places.insert(slot.scope, entry.place);
                    } else {
                        agreed.of_period.insert((entry.period.kind, entry.period.ordinal), entry.value);
                    }
                }
            }
        }
        for (scope, place) in places {
            if let Some(agreed) = targets.by_scope.get_mut(&scope) {
                wrong_side(project, &scope, agreed, place, &mut findings);
            }
        }
        Ok((targets, findings))
    }
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Slot {
    scope: TargetScope,
    kind: Kind,
    period: (PeriodKind, i32),
}

struct Entry {
    value: Decimal,
    period: Period,
    set_on: Option<i32>,
    includes_baseline: bool,
    place: crate::diag::Place,
}

/// Where what is read goes.
struct Sink<'s> {
    latest: &'s mut BTreeMap<Slot, Entry>,
    versions: &'s mut BTreeMap<Slot, Vec<Version>>,
    findings: &'s mut Vec<Finding>,
}

/// A target on the wrong side of its baseline is no target.
fn wrong_side(
    project: &Project,
    scope: &TargetScope,
    agreed: &mut Agreed,
    place: crate::diag::Place,
    findings: &mut Vec<Finding>,
) {
    let indicator = &project.indicators[scope.indicator];
    let (Some(baseline), Some(target)) = (agreed.start(indicator), agreed.life) else { return };
    let wrong = match indicator.better {
        Better::Higher => target < baseline,
        Better::Lower => target > baseline,
        Better::Neither => false,
    };
    if wrong {
        let way = if indicator.better == Better::Higher { "higher" } else { "lower" };
        findings.push(
            Finding::new(
                Code::TargetWrongSide,
                place,
                format!("the target of {} lies on the wrong side of its baseline", indicator.code),
            )
            .found(format!("target {target}, baseline {baseline}"))
            .expected(format!("a target {way} than the baseline, since {way} is better"))
            .hint("correct the target or the baseline, or say `better` in the indicator's definition")
            .kind(way)
            .with("indicator", Argument::Text(indicator.code.clone())),
        );
        agreed.life = None;
    }
}

fn read(
    project: &Project,
    def: &TableDef,
    table: &Table,
    origins: &Origins,
    known_by: Option<Date>,
    sink: &mut Sink<'_>,
) -> PolarsResult<()> {
    let Sink { latest, versions, findings } = sink;
    let columns = Columns::new(def, table)?;
    for row in 0..table.height() {
        let set_on = columns.day(Part::SetOn, row)?;
        let known = known_by.is_none_or(|day| set_on.and_then(from_days).is_none_or(|set| set <= day));
        if !known {
            continue;
        }
        let place = columns.place(origins, Part::Value, row);
        let Some(value) = columns.number(Part::Value, row)? else { continue };
        let name = columns.text(Part::Indicator, row)?.unwrap_or_default();
        let Some(indicator) = indicator(project, &name) else {
            let at = columns.place(origins, Part::Indicator, row);
            let names = project.indicators.iter().flat_map(|i| [i.id.as_str(), i.code.as_str()]);
            let mut finding =
                Finding::new(Code::TargetUnknown, at, "a target for an indicator that is not defined")
                    .found(name.clone())
                    .expected("the id or the code of an indicator")
                    .about(&def.name, [])
                    .kind("indicator");
            if let Some(near) = nearest(&name, names) {
                finding = finding
                    .hint(format!("did you mean {near}?"))
                    .with("near", Argument::Text(near.to_string()));
            }
            findings.push(finding);
            continue;
        };
        let written = columns.text(Part::Period, row)?.unwrap_or_else(|| "life".into());
        let Some(period) = project.calendar.parse(&written) else {
            let at = columns.place(origins, Part::Period, row);
            findings.push(
                Finding::new(Code::TargetUnknown, at, "a target for a period that cannot be understood")
                    .found(written)
                    .expected("2018, 2018-S2, 2018-Q3, 2018-07, life, or the id of a custom period")
                    .about(&def.name, [])
                    .kind("period"),
            );
            continue;
        };
        let Some(kind) = kind(project, &columns, row)? else { continue };
        let (geography, programme) = columns.scope(project, row)?;
        let scope = TargetScope { indicator, geography, programme };
        let includes_baseline = columns.text(Part::IncludesBaseline, row)?.is_none_or(|text| text != "false");
        let slot = Slot { scope, kind, period: (period.kind, period.ordinal) };
        let of_reason = def.parts.contains_key(&Part::Reason);
        versions.entry(slot.clone()).or_default().push(Version {
            set_on,
            value,
            period: period.clone(),
            reason: columns.told(Part::Reason, row)?.unwrap_or_default(),
            place: columns.place(origins, if of_reason { Part::Reason } else { Part::Value }, row),
        });
        let entry = Entry { value, period, set_on, includes_baseline, place };
        match latest.get(&slot) {
            Some(held) if held.set_on > entry.set_on => {}
            Some(held) if held.set_on == entry.set_on && held.value != entry.value => {
                let mut finding = Finding::new(
                    Code::TargetTwice,
                    entry.place.clone(),
                    format!("two targets of {} for one scope and period", project.indicators[indicator].code),
                )
                .found(format!("{} and {}", held.value, entry.value))
                .expected("one target, or the dates on which each was set")
                .hint("give the date on which the newer one was set")
                .about(&def.name, [])
                .with("indicator", Argument::Text(project.indicators[indicator].code.clone()));
                finding.also.push(held.place.clone());
                findings.push(finding);
                // Of two that cannot be told apart the lesser holds, whatever the order of files.
                if entry.value < held.value {
                    latest.insert(slot, entry);
                }
            }
            _ => {
                latest.insert(slot, entry);
            }
        }
    }
    Ok(())
}

/// What a row says: a target, where it does not say.
///
/// # Errors
/// If the row is not there.
pub fn kind(project: &Project, columns: &Columns, row: usize) -> PolarsResult<Option<Kind>> {
    let Some(code) = columns.text(Part::Kind, row)? else { return Ok(Some(Kind::Target)) };
    let list = columns.def.parts.get(&Part::Kind).and_then(|field| columns.def.fields[*field].code_list);
    let part = list.and_then(|list| project.code_lists[list].get(&code)?.part.clone());
    Ok(match part.as_deref() {
        Some("baseline") => Some(Kind::Baseline),
        Some("milestone") => Some(Kind::Milestone),
        Some("target") => Some(Kind::Target),
        _ => None,
    })
}

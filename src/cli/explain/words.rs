//! What an explanation says, in words.

use crate::cube::{Accumulation, Address, Figure, Geography, Origin, Programme, Status};
use crate::explain::{Explanation, Reason};
use crate::period::PeriodKind;
use crate::project::{Measure, Project};
use crate::recount::Left;

/// The status of a figure.
pub fn status(project: &Project, figure: &Figure) -> String {
    let measure = project.indicators.get(figure.address.indicator).map(|indicator| &indicator.measure);
    if let (Status::Missing, Some(Measure::Checklist { coverage, .. })) = (figure.status, measure)
        && figure.records + figure.incomplete > 0
    {
        let all = figure.records + figure.incomplete;
        let asked = *coverage;
        return format!(
            "missing: {} of {all} are answered, and a share of {asked} is asked for",
            figure.records
        );
    }
    let said = match (figure.status, figure.origin) {
        (Status::Value, Origin::Computed) => "a value, made from records",
        (Status::Value, Origin::Reported) => "a value that partners reported, without records",
        (Status::Value, Origin::Mixed) => "a value, made from records and from totals that partners reported",
        (Status::Missing, _) if figure.incomplete > 0 => "missing: none of its records has the value",
        (Status::Missing, _) => "missing: nothing that was received covers it",
        (Status::Undefined, _) => "undefined: there is nothing to divide by",
        (Status::Suppressed, _) => "suppressed, so that no person can be told from it",
        (Status::NotApplicable, _) => {
            "not applicable: outside the programme's countries or life, and without records"
        }
    };
    said.to_string()
}

/// The place of a figure.
pub fn place(project: &Project, address: &Address) -> String {
    let label = |list: usize, code: &str| {
        let entry = project.code_lists.get(list).and_then(|list| list.get(code));
        let language = project.languages.first().map_or("", String::as_str);
        let label = entry.map_or("", |entry| entry.label.get(&[language]));
        if label.is_empty() || label == code { code.to_string() } else { format!("{label} ({code})") }
    };
    match &address.geography {
        Geography::All => "all places".to_string(),
        Geography::Country(code) => label(project.countries, code),
        Geography::Group(code) => {
            format!("the group {}", project.group_list().map_or(code.to_string(), |list| label(list, code)))
        }
        Geography::Place(code) => {
            let lists = || project.places.iter().copied();
            let list =
                lists().find(|list| project.code_lists.get(*list).is_some_and(|l| l.get(code).is_some()));
            list.map_or(code.to_string(), |list| label(list, code))
        }
        Geography::MultiCountry => "several countries, not shared out".to_string(),
    }
}

/// The programme of a figure.
pub fn programme(project: &Project, address: &Address) -> String {
    match &address.programme {
        Programme::All => "all programmes".to_string(),
        Programme::Selected(codes) => format!("{} together", codes.join(", ")),
        Programme::One(code) => {
            let language = project.languages.first().map_or("", String::as_str);
            let found = project.programmes.iter().find(|programme| programme.id == **code);
            let title = found.map_or("", |programme| programme.title.get(&[language]));
            if title.is_empty() { code.to_string() } else { format!("{title} ({code})") }
        }
    }
}

/// The period of a figure, with its days, and over which time it counts.
pub fn period(address: &Address) -> String {
    let period = &address.period;
    let days = match (period.kind, period.from, period.to) {
        (PeriodKind::Life, ..) => "the whole life".to_string(),
        (_, Some(from), Some(to)) => format!("{}, {from} to {to}", period.code),
        _ => period.code.clone(),
    };
    let over = match address.accumulation {
        Accumulation::InPeriod => "what happened in it",
        Accumulation::ToDate => "up to its end",
        Accumulation::AtEnd => "as it stands at its end",
    };
    format!("{days}: {over} ({})", address.accumulation.word())
}

/// Why rows were left out.
pub fn reason(reason: Reason) -> &'static str {
    match reason {
        Reason::Left(left) => of_left(left),
        Reason::Beside => "a reported total of a cell that has records, which win",
        Reason::NotAdded => "a reported part of a total that does not add up",
        Reason::OtherTotal => "a reported total of another cell, or without a value",
        Reason::OtherIndicator => "a reported total of another indicator",
        Reason::Quarantined => "quarantined",
        Reason::Superseded => "superseded",
    }
}

fn of_left(left: Left) -> &'static str {
    match left {
        Left::Undated => "no date, and so in no period",
        Left::AfterAsOf => "dated after the last day that counts",
        Left::TooCoarse => "date known only to a longer period",
        Left::OtherPeriod => "in another period",
        Left::OtherProgramme => "of another programme, or of none",
        Left::OtherPlace => "in another place, or in none",
        Left::SeveralCountries => "of several countries, without declared shares",
        Left::ConditionNotMet => "condition not met",
        Left::CannotBeJudged => "cannot be judged, for a value is missing",
        Left::NoValue => "no value for what is added up or counted once",
        Left::NotPaired => "one of the two values of a pair is missing",
        Left::OtherCategory => "in another category",
        Left::NotTheLatest => "another entry of its history holds",
        Left::OtherStage => "at a stage that does not count, or not moved",
        Left::NotHaving => "the records of its key do not come to what is asked of them",
        Left::NotFirst => "counted in an earlier period",
        Left::Repeat => "counted already, by another row of the same key",
    }
}

/// What is said where rows do not add up to their figure: the figure, and both numbers.
pub fn differences(explained: &Explanation) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some((listed, figure)) = explained.differs {
        lines.push(format!(
            "error: {}: the rows add up to {listed}, and the figure is {figure}: this is a fault of the program, please report it",
            explained.definition.id
        ));
    }
    lines.extend(explained.operands.iter().flat_map(differences));
    lines
}

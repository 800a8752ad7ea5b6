//! An explanation for people: the figure first, what it means, what it is held
//! against, the rows that counted, and those that did not, by reason.

use super::table::told;
use super::words;
use crate::cli::accounts::grouped;
use crate::cli::findings::{broken, paint};
use crate::compute::Version;
use crate::cube::{Method, Number};
use crate::diag::{Place, line_and_column, ranges};
use crate::explain::{Entry, Explanation, Reason};
use crate::project::Project;
use crate::source::SourceFile;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// How wide lines are.
const WIDTH: usize = 110;
/// How many rows with their cells are shown, unless all are asked for.
pub const ROWS: usize = 10;
/// How many sheets of a reason are shown, unless all are asked for.
const SHEETS: usize = 8;
/// How many ranges of a sheet are shown, unless all are asked for.
const RANGES: usize = 10;
/// As wide as keys are at most padded to.
const KEY: usize = 40;
/// A space at which no line is broken.
const JOINED: &str = "\u{a0}";
/// Where the second column begins.
const INDENT: usize = 14;

/// An explanation for people.
pub fn human(
    project: &Project,
    explained: &Explanation,
    files: &[SourceFile],
    all: bool,
    colour: bool,
) -> String {
    let mut paper = Paper { text: String::new(), colour, all };
    paper.explanation(project, explained, files);
    paper.text
}

/// For each sheet what was last told of its cells.
type Above = BTreeMap<String, String>;

struct Paper {
    text: String,
    colour: bool,
    all: bool,
}

impl Paper {
    fn heading(&mut self, text: &str) {
        let painted = paint(text, "1", self.colour);
        // Writing to a String cannot fail.
        let _ = writeln!(self.text, "\n{painted}");
    }

    /// A label and what is said under it; nothing where nothing is said.
    fn line(&mut self, label: &str, said: &str) {
        if said.is_empty() {
            return;
        }
        for (number, part) in broken(said, WIDTH - INDENT).iter().enumerate() {
            let label = if number == 0 { label } else { "" };
            let _ = writeln!(self.text, "  {label:<width$}{part}", width = INDENT - 2);
        }
    }

    fn plain(&mut self, indent: usize, said: &str) {
        for (number, part) in broken(said, WIDTH.saturating_sub(indent)).iter().enumerate() {
            let more = if number == 0 { 0 } else { 2 };
            let part = part.replace(JOINED, " ");
            let _ = writeln!(self.text, "{:width$}{part}", "", width = indent + more);
        }
    }

    fn explanation(&mut self, project: &Project, explained: &Explanation, files: &[SourceFile]) {
        self.figure(project, explained);
        self.definition(explained, files);
        self.agreed(explained);
        if explained.operands.is_empty() {
            self.counted(explained);
            self.left_out(explained);
        }
        for operand in &explained.operands {
            let rule = "─".repeat(WIDTH.min(72));
            let _ = writeln!(self.text, "\n{}", paint(&rule, "2", self.colour));
            let (title, id) = (&explained.wording.title, &explained.definition.id);
            let _ = writeln!(self.text, "What {title} ({id}) is made from\n");
            self.explanation(project, operand, files);
        }
    }

    fn figure(&mut self, project: &Project, explained: &Explanation) {
        let (figure, definition) = (&explained.figure, &explained.definition);
        let title = &explained.wording.title;
        let code = match definition.code == definition.id {
            true => String::new(),
            false => format!(", {}", definition.code),
        };
        let head = format!("{title} ({}{code})", definition.id);
        let _ = writeln!(self.text, "{}\n", paint(&head, "1", self.colour));
        // A share and an amount bear their sign; a unit that no list has says nothing.
        let units = project.units.and_then(|list| project.code_lists.get(list));
        let is_sign = definition.unit == "%"
            || explained.worded.value.as_ref().is_some_and(|value| value.contains(&definition.unit));
        let unit = match units.and_then(|units| units.get(&definition.unit)).filter(|_| !is_sign) {
            None => String::new(),
            Some(_) => format!(" {}", explained.wording.unit),
        };
        let shown = explained.worded.value.as_ref().map(|shown| format!("{shown}{unit}"));
        let shown = shown.unwrap_or_else(|| figure.status.word().replace('_', " "));
        let _ = writeln!(self.text, "  {}\n", paint(&shown, "1;36", self.colour));
        let number = |number: Option<Number>| number.map(|number| number.to_string()).unwrap_or_default();
        // A quotient is the nearest number that a computer holds; its two parts below are exact.
        let label = if matches!(figure.value, Some(Number::Quotient(_))) { "unrounded" } else { "exact" };
        self.line(label, &number(figure.value));
        if figure.denominator.is_some() {
            self.line("numerator", &number(figure.numerator));
            self.line("denominator", &number(figure.denominator));
        }
        self.line("status", &words::status(project, figure));
        self.line("place", &words::place(project, &figure.address));
        self.line("programme", &words::programme(project, &figure.address));
        self.line("period", &words::period(&figure.address));
        if !figure.address.category.is_total() {
            let category = &figure.address.category;
            self.line("category", &format!("{} = {}", category.dimension, category.code));
        }
        let unsure = match figure.incomplete {
            0 => String::new(),
            some => {
                format!("; {} could not be judged, in all or in part, for a value is missing", grouped(some))
            }
        };
        let listed = u64::try_from(explained.records.len()).unwrap_or(u64::MAX);
        let repeats = match figure.records > listed && explained.operands.is_empty() {
            true => ", repeats of what counts once included",
            false => "",
        };
        self.line("records", &format!("{} behind it{repeats}{unsure}", grouped(figure.records)));
        if let Some(coverage) = explained.coverage {
            let (received, expected) = (coverage.received, coverage.expected);
            self.line("returns", &format!("{received} of {expected} that are expected are there whole"));
        }
        if explained.as_of != jiff::civil::Date::MAX {
            let known = match explained.known_by {
                Some(day) => format!("; what became known after {day} is left out"),
                None => String::new(),
            };
            self.line("events", &format!("up to {}{known}", explained.as_of));
        }
        for note in &explained.notes {
            self.line("note", note);
        }
    }

    fn definition(&mut self, explained: &Explanation, files: &[SourceFile]) {
        let (definition, wording) = (&explained.definition, &explained.wording);
        self.heading("What it means");
        self.line("definition", &wording.definition);
        self.line("but", &wording.limitations);
        self.line("formula", &wording.formula);
        self.line("of", &wording.records);
        self.line("date", &definition.date);
        if let Some((from, to)) = &definition.split {
            self.line("split", &format!("by days from {from} to {to}"));
        }
        self.line("place", &definition.place);
        self.line("programme", &definition.programme);
        self.line("by", &definition.by.join(", "));
        let since = definition.valid_from.map(|day| format!(", since {day}")).unwrap_or_default();
        let at = definition.at.as_ref().map(|at| match line_and_column(at, files) {
            Some((line, _)) => format!("; {}:{line}", at.file_name().unwrap_or("")),
            None => format!("; {at}"),
        });
        self.line("version", &format!("{}{since}{}", definition.version, at.unwrap_or_default()));
    }

    fn agreed(&mut self, explained: &Explanation) {
        let standing = &explained.figure.standing;
        self.heading("Against what was agreed");
        if !explained.figure.address.category.is_total() {
            self.plain(2, "Targets are set for totals, not for categories.");
            return;
        }
        if explained.agreed.is_empty() {
            self.plain(2, "No baseline and no target is set for this figure.");
            return;
        }
        // They come by kind: baselines, milestones, targets.
        for version in &explained.agreed {
            let text = self.version(version);
            self.line(if version.holds { version.kind.word() } else { "  not" }, &text);
        }
        let worded = &explained.worded;
        if let Some(expected) = &worded.expected {
            let how = match standing.milestone {
                true => "the latest milestone",
                false => "the share of the programme's days that have gone by",
            };
            self.line("expected", &format!("{expected} by then: {how}"));
        }
        if let Some(progress) = &worded.progress {
            let how = match standing.method {
                Some(Method::Baseline) => "(value − baseline) ÷ (target − baseline)",
                Some(Method::Ratio) => "value ÷ target",
                Some(Method::Met) | None => "",
            };
            self.line("progress", &format!("{progress}: {how}"));
        }
        if let Some(progress) = &worded.progress_expected {
            self.line("so far", &format!("{progress} of the way to what is expected by then"));
        }
        if standing.method == Some(Method::Met) {
            self.line("progress", "met or not met: the target is the baseline");
        }
        let judged = match (standing.progress, standing.progress_expected) {
            (Some(progress), _) if progress >= 1.0 => ", for the target is reached",
            (_, Some(_)) => ", by what is expected by then",
            (Some(_), None) => ", by progress to the target",
            (None, None) => "",
        };
        self.line("rating", &format!("{}{judged}", worded.rating));
    }

    fn version(&self, version: &Version) -> String {
        let mut text = format!("{} ({})", version.value, version.period);
        let _ = write!(text, "  {}", version.place);
        if let Some(day) = version.set_on {
            let _ = write!(text, ", set on {day}");
        }
        if let Some(reason) = &version.reason {
            let _ = write!(text, ": {reason}");
        }
        if !version.known {
            text.push_str(" (not known by then)");
        } else if !version.holds {
            text.push_str(" (replaced by a later one)");
        }
        text
    }

    fn counted(&mut self, explained: &Explanation) {
        let records = &explained.records;
        let heading = match records.len() {
            0 => "Counted: no row".to_string(),
            _ => format!("Counted: {}", rows(records)),
        };
        self.heading(&heading);
        if records.is_empty() {
            return;
        }
        self.ranges(2, records);
        let shown = if self.all { records.len() } else { ROWS };
        let mut sheet = None;
        let mut above = BTreeMap::new();
        let keys = records.iter().take(shown).filter(|entry| entry.has_key());
        let width = keys.map(|entry| entry.record.chars().count()).max().unwrap_or(0).min(KEY);
        for entry in records.iter().take(shown) {
            let own = (entry.place.file_name(), entry.place.sheet_name());
            if sheet != Some(own) {
                sheet = Some(own);
                let name = sheet_name(&entry.place);
                let _ = writeln!(self.text, "\n  {}", paint(&name, "2", self.colour));
            }
            self.record(entry, explained.figure.denominator.is_some(), width, &mut above);
        }
        self.more(2, records.len().saturating_sub(shown), "row", "rows");
    }

    fn record(&mut self, entry: &Entry, is_quotient: bool, width: usize, above: &mut Above) {
        let mut parts = Vec::new();
        if let Some(number) = entry.numerator {
            parts.push(format!("{}{number}", if is_quotient { "numerator " } else { "adds " }));
        }
        if let Some(number) = entry.denominator {
            parts.push(format!("denominator {number}"));
        }
        let row = row_name(&entry.place);
        let key = if entry.has_key() { format!("{:<width$}  ", entry.record) } else { String::new() };
        let line = format!("    {row:<9} {key}{}", parts.join(", "));
        let _ = writeln!(self.text, "{}", line.trim_end());
        self.cells(entry, above);
    }

    /// The cells of a row: those of its own sheet first, then sheet by sheet
    /// those of the rows that it refers to, unless they are those of the row above.
    fn cells(&mut self, entry: &Entry, above: &mut Above) {
        let mut sheets: Vec<(String, Vec<String>)> = vec![(sheet_name(&entry.place), Vec::new())];
        for cell in &entry.cells {
            // What stands in no cell is given by the source, or computed.
            let at = cell.place.as_ref().filter(|place| has_cell(place));
            let sheet = at.map_or_else(|| sheets[0].0.clone(), sheet_name);
            let own = at
                .map(|place| Place::sheet(place.file_name().unwrap_or(""), place.sheet_name().unwrap_or("")));
            // A line is broken between cells, not within them.
            let said = told(cell, own.as_ref().unwrap_or(&entry.place)).replace(' ', JOINED);
            match sheets.iter_mut().find(|(name, _)| *name == sheet) {
                Some((_, cells)) => cells.push(said),
                None => sheets.push((sheet, vec![said])),
            }
        }
        for (number, (sheet, cells)) in sheets.iter().enumerate().filter(|(_, (_, cells))| !cells.is_empty())
        {
            let cells = cells.join(" · ");
            if number == 0 {
                self.plain(14, &cells);
            } else if above.insert(sheet.clone(), cells.clone()).as_ref() == Some(&cells) {
                self.plain(14, &format!("{sheet}: as above"));
            } else {
                self.plain(14, &format!("{sheet} ! {cells}"));
            }
        }
    }

    fn left_out(&mut self, explained: &Explanation) {
        let excluded = &explained.excluded;
        if !excluded.is_empty() {
            self.heading(&format!("Left out: {}", rows(excluded)));
            for group in groups(excluded) {
                self.group(&group);
            }
        }
        if !explained.superseded.is_empty() {
            let superseded = &explained.superseded;
            self.heading(&format!("Superseded, and so not looked at: {}", rows(superseded)));
            for group in groups(superseded) {
                self.group(&group);
            }
        }
        let mut tables: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
        for entry in explained.records.iter().chain(excluded) {
            let quarantined = entry.why.as_ref().is_some_and(|why| why.reason == Reason::Quarantined);
            let place = if entry.why.is_none() { 0 } else { 1 };
            let sums = tables.entry(&*entry.table).or_default();
            sums[place] += 1;
            sums[2] += usize::from(quarantined);
        }
        if !tables.is_empty() {
            self.text.push('\n');
        }
        for (table, [counted, left, quarantined]) in tables {
            let number = |number: usize| grouped(number as u64);
            let all = counted + left;
            self.plain(
                2,
                &format!(
                    "{}: {} counted + {} left out = {} used + {} quarantined.",
                    table,
                    number(counted),
                    number(left),
                    number(all - quarantined),
                    number(quarantined)
                ),
            );
        }
    }

    fn group(&mut self, group: &[&Entry]) {
        let Some(why) = group.first().and_then(|entry| entry.why.as_ref()) else { return };
        let mut said = words::reason(why.reason).to_string();
        if let Some((code, message)) = &why.finding {
            let _ = write!(said, ": {code} {message}");
            // A row that refers to one that was kept out is kept out with it.
            let cause = group.first().and_then(|entry| Some((entry, entry.cells.first()?.place.as_ref()?)));
            if let Some((_, at)) = cause.filter(|(entry, at)| whole_row(at) != whole_row(&entry.place)) {
                let _ = write!(said, ", at {at}");
            }
        } else if !why.detail.is_empty() {
            let _ = write!(said, ": {}", why.detail);
        }
        let count = group.len();
        let many = if count == 1 { "row" } else { "rows" };
        let _ = writeln!(self.text);
        self.plain(2, &format!("{said} ({} {many})", grouped(count as u64)));
        self.ranges_of(4, group);
        if !self.all {
            return;
        }
        let mut above = BTreeMap::new();
        for entry in group {
            let instead = entry.why.as_ref().and_then(|why| why.instead.as_ref());
            let instead = instead.map(|place| format!("  counted: {place}")).unwrap_or_default();
            let key = if entry.has_key() { format!("  {}", entry.record) } else { String::new() };
            let (sheet, row) = (sheet_name(&entry.place), row_name(&entry.place));
            let _ = writeln!(self.text, "      {sheet} ! {row}{key}{instead}");
            self.cells(entry, &mut above);
        }
    }

    fn ranges(&mut self, indent: usize, entries: &[Entry]) {
        let entries: Vec<&Entry> = entries.iter().collect();
        self.ranges_of(indent, &entries);
    }

    /// The rows of entries as ranges, sheet by sheet.
    fn ranges_of(&mut self, indent: usize, entries: &[&Entry]) {
        let places: Vec<Place> = entries.iter().map(|entry| whole_row(&entry.place)).collect();
        let found = ranges(&places);
        let shown = if self.all { found.len() } else { SHEETS };
        for sheet in found.iter().take(shown) {
            let most = if self.all { sheet.ranges.len() } else { RANGES };
            let mut listed: Vec<String> =
                sheet.ranges.iter().take(most).map(|range| range.replace(':', "–")).collect();
            let more = sheet.ranges.len().saturating_sub(most);
            if more > 0 {
                listed.push(format!("… and {} more ranges: --all", grouped(more as u64)));
            }
            let name = match sheet.sheet.is_empty() {
                true => sheet.file.clone(),
                false => format!("{} ! {}", sheet.file, sheet.sheet),
            };
            let many = if sheet.count == 1 { "row" } else { "rows" };
            self.plain(indent, &format!("{name} ! {many} {}", listed.join(", ")));
        }
        self.more(indent, found.len().saturating_sub(shown), "sheet", "sheets");
    }

    fn more(&mut self, indent: usize, number: usize, one: &str, many: &str) {
        if number > 0 {
            let word = if number == 1 { one } else { many };
            self.plain(indent, &format!("… and {} more {word}: --all", grouped(number as u64)));
        }
    }
}

/// Entries by reason, and within it by what exactly; reasons in their order,
/// and of one reason what holds of most rows first.
fn groups(entries: &[Entry]) -> Vec<Vec<&Entry>> {
    let mut groups: BTreeMap<(Option<Reason>, String), Vec<&Entry>> = BTreeMap::new();
    for entry in entries {
        let why = entry.why.as_ref();
        let detail = why.map(|why| match &why.finding {
            Some((code, message)) => format!("{code} {message}"),
            None => why.detail.clone(),
        });
        groups.entry((why.map(|why| why.reason), detail.unwrap_or_default())).or_default().push(entry);
    }
    let mut groups: Vec<_> = groups.into_iter().collect();
    groups.sort_by(|((a, _), a_rows), ((b, _), b_rows)| a.cmp(b).then(b_rows.len().cmp(&a_rows.len())));
    groups.into_iter().map(|(_, rows)| rows).collect()
}

/// "1,020 rows of participations".
fn rows(entries: &[Entry]) -> String {
    let mut tables: BTreeMap<&str, usize> = BTreeMap::new();
    for entry in entries {
        *tables.entry(&*entry.table).or_default() += 1;
    }
    let parts: Vec<String> = tables
        .into_iter()
        .map(|(table, count)| {
            let many = if count == 1 { "row" } else { "rows" };
            format!("{} {many} of {table}", grouped(count as u64))
        })
        .collect();
    parts.join(", ")
}

fn whole_row(place: &Place) -> Place {
    match place.clone() {
        Place::Sheet { file, sheet, row, .. } => Place::Sheet { file, sheet, row, col: None },
        other => other,
    }
}

fn has_cell(place: &Place) -> bool {
    matches!(place, Place::Sheet { row: Some(_), col: Some(_), .. })
}

fn sheet_name(place: &Place) -> String {
    let parts = [place.file_name(), place.sheet_name()];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ! ")
}

/// "row 17", or "C17" for a record of a wide row.
fn row_name(place: &Place) -> String {
    match place {
        Place::Sheet { row: Some(_), col: Some(_), .. } => place.cell().unwrap_or_default(),
        other => format!("row {}", other.cell().unwrap_or_default()),
    }
}

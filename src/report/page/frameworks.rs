//! The frameworks of others: which of the report's indicators serve which goal,
//! area and target, how far they have come, and what nothing serves.

use super::table::{body, column, columns, group, page, token_notes};
use crate::project::{CodeEntry, CodeList, Section, Wording};
use crate::report::document::{Block, Cell, ColumnKind, FigurePart, Page, Row, Table};
use crate::report::view::View;
use std::collections::{BTreeMap, BTreeSet};

/// The frameworks that the report's indicators are linked to, and where several
/// of them are versions of one, those side by side; empty without links.
pub fn frameworks(view: &View<'_>) -> Vec<Page> {
    let found = linked(view);
    let mut families: BTreeMap<&str, Vec<&Framework<'_>>> = BTreeMap::new();
    for framework in &found {
        if let Some(family) = &framework.root.version_of {
            families.entry(family).or_default().push(framework);
        }
    }
    let mut pages = Vec::new();
    // A report on some programmes is no place to compare versions.
    families.retain(|_, versions| versions.len() > 1 && !is_brief(view));
    for (name, versions) in families {
        pages.push(side_by_side(view, name, &versions));
    }
    pages.extend(found.iter().map(|framework| one(view, framework)));
    pages
}

/// Whether only what is served is shown, and the rest by its codes: a report on some programmes
/// answers for what they do, one on all also for what nobody does.
fn is_brief(view: &View<'_>) -> bool {
    !view.input.report.programmes.is_empty()
}

/// A framework with the indicators that serve its entries.
struct Framework<'a> {
    list: &'a CodeList,
    root: &'a CodeEntry,
    /// The entries below none.
    top: Vec<&'a CodeEntry>,
    /// The entries below each entry.
    children: BTreeMap<&'a str, Vec<&'a CodeEntry>>,
    serving: BTreeMap<&'a str, Vec<usize>>,
}

impl<'a> Framework<'a> {
    fn below(&self, entry: Option<&CodeEntry>) -> &[&'a CodeEntry] {
        match entry {
            None => &self.top,
            Some(entry) => self.children.get(entry.code.as_str()).map_or(&[], Vec::as_slice),
        }
    }

    fn serving(&self, entry: &CodeEntry) -> &[usize] {
        self.serving.get(entry.code.as_str()).map_or(&[], Vec::as_slice)
    }

    /// The indicators that serve an entry or anything below it, each once, in
    /// the order of the report.
    fn serving_within(&self, entry: &CodeEntry) -> BTreeSet<usize> {
        let mut all: BTreeSet<usize> = self.serving(entry).iter().copied().collect();
        for child in self.below(Some(entry)) {
            all.extend(self.serving_within(child));
        }
        all
    }

    /// The entries that stand in rows of their own: those below goals and areas.
    fn asked(&self) -> Vec<&'a CodeEntry> {
        let mut asked = Vec::new();
        for goal in self.below(None) {
            let areas = self.below(Some(goal));
            if areas.is_empty() {
                asked.push(*goal);
            }
            for area in areas {
                let entries = self.below(Some(area));
                if entries.is_empty() { asked.push(*area) } else { asked.extend(entries) }
            }
        }
        asked
    }
}

/// The frameworks to which the report's indicators are linked, in the order of
/// their names.
fn linked<'a>(view: &View<'a>) -> Vec<Framework<'a>> {
    let mut serving: BTreeMap<usize, BTreeMap<&str, Vec<usize>>> = BTreeMap::new();
    for number in &view.input.report.indicators {
        let Some(indicator) = view.indicator(*number) else { continue };
        for (list, code) in &indicator.links {
            serving.entry(*list).or_default().entry(code).or_default().push(*number);
        }
    }
    let lists = serving.into_iter().filter_map(|(list, serving)| {
        let list = view.project().code_lists.get(list)?;
        let root = list.framework()?;
        let mut top = Vec::new();
        let mut children: BTreeMap<&str, Vec<&CodeEntry>> = BTreeMap::new();
        for entry in list.codes.iter().filter(|entry| entry.code != root.code) {
            match entry.parent.as_deref().filter(|parent| *parent != root.code) {
                None => top.push(entry),
                Some(parent) => children.entry(parent).or_default().push(entry),
            }
        }
        Some(Framework { list, root, top, children, serving })
    });
    let mut found: Vec<Framework<'_>> = lists.collect();
    found.sort_by(|a, b| a.list.name.cmp(&b.list.name));
    found
}

/// The page of one framework.
fn one(view: &View<'_>, framework: &Framework<'_>) -> Page {
    let words = view.words();
    let mut rows = Vec::new();
    for goal in framework.below(None) {
        let areas = framework.below(Some(goal));
        if areas.is_empty() {
            rows.extend(entry_rows(view, framework, goal));
            continue;
        }
        if is_brief(view) && framework.serving_within(goal).is_empty() {
            continue;
        }
        rows.push(group(headed(view, goal)));
        rows.extend(served_rows(view, framework, goal, Cell::Empty, String::new()));
        for area in areas {
            let entries = framework.below(Some(area));
            if entries.is_empty() || framework.serving_within(area).is_empty() {
                rows.extend(entry_rows(view, framework, area));
                continue;
            }
            rows.extend(area_rows(view, framework, area));
            for entry in entries {
                rows.extend(entry_rows(view, framework, entry));
            }
        }
    }
    let asked = framework.asked();
    let served = asked.iter().filter(|entry| !framework.serving_within(entry).is_empty()).count();
    let mut table = Table {
        title: String::new(),
        subtitle: String::new(),
        columns: columns(
            view,
            &[
                ("head-code", ColumnKind::Code),
                ("head-framework-wording", ColumnKind::Prose),
                ("head-served-by", ColumnKind::Name),
                ("head-unit", ColumnKind::Text),
                ("head-this-period", ColumnKind::Figure),
                ("head-cumulative", ColumnKind::Figure),
            ],
        ),
        rows,
        notes: Vec::new(),
        filter: false,
        at_length: false,
    };
    table.notes.extend(token_notes(view, &table));
    table.notes.extend(wording_notes(view, &[framework]));
    let others = asked.iter().filter(|entry| framework.serving_within(entry).is_empty());
    let others: Vec<&str> = others.map(|entry| entry.code.as_str()).collect();
    if is_brief(view) && !others.is_empty() {
        table.notes.push(words.say("frameworks-others", &[("codes", (&others.join(", ")).into())]));
    }
    let mut page =
        page(Section::Frameworks, view.text(&framework.root.label), words.get("page-frameworks-about"));
    page.id = format!("frameworks-{}", framework.list.name);
    page.name = words.say("frameworks-name", &[("name", (&framework.list.name).into())]);
    let (served, all) = (view.format.count(served as u64), view.format.count(asked.len() as u64));
    page.subtitle = words.say("frameworks-served", &[("served", (&served).into()), ("all", (&all).into())]);
    page.landscape = true;
    page.blocks.push(Block::Table(table));
    page
}

/// An entry as a heading: its code and its label.
fn headed(view: &View<'_>, entry: &CodeEntry) -> String {
    format!("{}  {}", entry.code, view.worded(entry))
}

/// The rows of an area that something serves: its label, and what is linked to
/// the area itself.
fn area_rows(view: &View<'_>, framework: &Framework<'_>, area: &CodeEntry) -> Vec<Row> {
    let own = served_rows(view, framework, area, Cell::Quiet(area.code.clone()), view.worded(area));
    if own.is_empty() { vec![unserved(area, view.worded(area), "")] } else { own }
}

/// The rows of an entry: one for each indicator that serves it, and after it
/// what is served of that which verifies it.
fn entry_rows(view: &View<'_>, framework: &Framework<'_>, entry: &CodeEntry) -> Vec<Row> {
    let code = Cell::Quiet(entry.code.clone());
    let mut rows = served_rows(view, framework, entry, code, view.worded(entry));
    let below: Vec<Row> = framework
        .below(Some(entry))
        .iter()
        .filter(|child| !framework.serving_within(child).is_empty())
        .flat_map(|child| entry_rows(view, framework, child))
        .collect();
    if rows.is_empty() && below.is_empty() && is_brief(view) {
        return Vec::new();
    }
    if rows.is_empty() {
        let said = if below.is_empty() { view.words().get("frameworks-not-served") } else { String::new() };
        rows.push(unserved(entry, view.worded(entry), &said));
    }
    rows.extend(below);
    rows
}

/// A row without an indicator.
fn unserved(entry: &CodeEntry, label: String, said: &str) -> Row {
    let label = if entry.kind.as_deref() == Some("area") { Cell::Strong(label) } else { Cell::Text(label) };
    let said = if said.is_empty() { Cell::Empty } else { Cell::Quiet(said.to_string()) };
    body(vec![Cell::Quiet(entry.code.clone()), label, said, Cell::Empty, Cell::Empty, Cell::Empty])
}

/// One row for each indicator that serves an entry; the first of them says what
/// the entry is.
fn served_rows(
    view: &View<'_>,
    framework: &Framework<'_>,
    entry: &CodeEntry,
    code: Cell,
    label: String,
) -> Vec<Row> {
    let (mut code, mut label) = (Some(code), Some(label));
    let serving = framework.serving(entry).iter();
    serving
        .map(|number| {
            let label = match label.take() {
                Some(label) if entry.kind.as_deref() == Some("area") => Cell::Strong(label),
                Some(label) => Cell::Text(label),
                None => Cell::Empty,
            };
            let cumulative = match view.headline(*number) {
                Some(figure) => view.figure_cell(figure, FigurePart::Value),
                None => Cell::Empty,
            };
            body(vec![
                code.take().unwrap_or(Cell::Empty),
                label,
                Cell::Text(titled(view, *number)),
                Cell::Quiet(view.unit(*number).to_string()),
                view.value_in_period(*number, |overall| overall),
                cumulative,
            ])
        })
        .collect()
}

/// Code and title of an indicator.
fn titled(view: &View<'_>, indicator: usize) -> String {
    format!("{} {}", view.code(indicator), view.title(indicator))
}

/// What the marks in brackets mean, for those that can occur.
fn wording_notes(view: &View<'_>, frameworks: &[&Framework<'_>]) -> Option<String> {
    let entries = || frameworks.iter().flat_map(|framework| &framework.list.codes);
    let kinds = [(Wording::Paraphrase, "note-paraphrase"), (Wording::Translation, "note-translation")];
    let notes: Vec<String> = kinds
        .into_iter()
        .filter(|(kind, _)| entries().any(|entry| view.wording(entry) == *kind))
        .map(|(_, note)| view.words().get(note))
        .collect();
    (!notes.is_empty()).then(|| notes.join("  "))
}

/// The versions of one framework beside each other, aligned by the codes of
/// their goals and areas.
fn side_by_side(view: &View<'_>, name: &str, versions: &[&Framework<'_>]) -> Page {
    let words = view.words();
    let mut heads = Vec::new();
    for version in versions {
        let head = words.say("head-framework-version", &[("name", (&version.list.name).into())]);
        heads.push(column(head, ColumnKind::Prose));
        heads.push(column(words.get("head-served-by"), ColumnKind::Prose));
    }
    let mut rows = Vec::new();
    for goal in aligned(versions.iter().map(|version| version.below(None))) {
        let entries = goal.iter().flatten();
        rows.extend(entries.last().map(|entry| group(headed(view, entry))));
        let areas = versions
            .iter()
            .zip(&goal)
            .map(|(version, goal)| goal.map_or(&[][..], |goal| version.below(Some(goal))));
        for area in aligned(areas) {
            let said = versions.iter().zip(&area);
            let cells = said.flat_map(|(version, area)| beside(view, version, *area, Cell::Strong));
            rows.push(body(cells.collect()));
            let entries: Vec<&[&CodeEntry]> = versions
                .iter()
                .zip(&area)
                .map(|(version, area)| area.map_or(&[][..], |area| version.below(Some(area))))
                .collect();
            for line in 0..entries.iter().map(|entries| entries.len()).max().unwrap_or(0) {
                let said = versions.iter().zip(&area).zip(&entries);
                let cells = said.flat_map(|((version, area), entries)| {
                    let [label, serving] = beside(view, version, entries.get(line).copied(), Cell::Text);
                    // Of an area that nothing serves its own line has said so.
                    let told = area.is_some_and(|area| version.serving_within(area).is_empty());
                    [label, if told { Cell::Empty } else { serving }]
                });
                rows.push(body(cells.collect()));
            }
        }
    }
    let names: Vec<String> = versions.iter().map(|version| version.list.name.clone()).collect();
    let names = view.format.list(&names);
    let title = words.say("frameworks-beside", &[("names", (&names).into())]);
    let mut page = page(Section::Frameworks, title, words.get("frameworks-beside-about"));
    page.id = format!("frameworks-of-{name}");
    page.name = words.say("frameworks-beside-name", &[("name", name.into())]);
    page.subtitle = words.get("frameworks-beside-subtitle");
    page.landscape = true;
    let notes = wording_notes(view, versions).into_iter().collect();
    let (title, subtitle) = (String::new(), String::new());
    page.blocks.push(Block::Table(Table {
        title,
        subtitle,
        columns: heads,
        rows,
        notes,
        filter: false,
        // The pages of the versions say the same, one after the other.
        at_length: true,
    }));
    page
}

/// The entries of several lists with the same codes beside each other, in the
/// order in which they come up.
fn aligned<'f, 'a: 'f>(lists: impl Iterator<Item = &'f [&'a CodeEntry]>) -> Vec<Vec<Option<&'a CodeEntry>>> {
    let lists: Vec<&[&CodeEntry]> = lists.collect();
    let mut codes: Vec<&str> = Vec::new();
    for entry in lists.iter().flat_map(|list| list.iter()) {
        if !codes.contains(&entry.code.as_str()) {
            codes.push(&entry.code);
        }
    }
    let of =
        |code: &str| lists.iter().map(|list| list.iter().find(|entry| entry.code == code).copied()).collect();
    codes.into_iter().map(of).collect()
}

/// What a version says at a line, and the indicators that serve it.
fn beside(
    view: &View<'_>,
    version: &Framework<'_>,
    entry: Option<&CodeEntry>,
    cell: fn(String) -> Cell,
) -> [Cell; 2] {
    let Some(entry) = entry else { return [Cell::Empty, Cell::Empty] };
    let area = !version.below(Some(entry)).is_empty() && entry.kind.as_deref() == Some("area");
    let serving = version.serving_within(entry);
    let said = match (serving.is_empty(), area) {
        (true, _) => Cell::Quiet(view.words().get("frameworks-not-served")),
        // The lines below an area say which.
        (false, true) => {
            let own = version.serving(entry).iter();
            let own: Vec<String> = own.map(|number| titled(view, *number)).collect();
            if own.is_empty() { Cell::Empty } else { Cell::Text(own.join("\n")) }
        }
        (false, false) => {
            let titles: Vec<String> = serving.into_iter().map(|number| titled(view, number)).collect();
            Cell::Text(titles.join("\n"))
        }
    };
    [cell(headed(view, entry)), said]
}

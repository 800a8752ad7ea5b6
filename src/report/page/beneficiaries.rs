//! Who was reached: directly and indirectly, by country and sex, and by the other
//! disaggregations that the report names.

use super::adding;
use super::disaggregation::{codes, label};
use super::table::{body, column, count, drop_empty_figures, group, page, token_notes, total};
use crate::cube::{Address, Category, Figure, Geography, Number};
use crate::number::Decimal;
use crate::project::{Axis, BeneficiariesDef, Dimension, Section};
use crate::report::document::{Block, Cell, Column, ColumnKind, FigurePart, Page, Row, Table};
use crate::report::format::{Absence, NumberFormat, Shown, capital};
use crate::report::sentence;
use crate::report::view::View;

/// Who was reached; empty where the report does not say who counts, or nobody is counted.
pub fn beneficiaries(view: &View<'_>) -> Vec<Page> {
    let words = view.words();
    let Some(def) = &view.input.report.beneficiaries else { return Vec::new() };
    let Some(figure) = view.headline(def.direct).filter(|figure| figure.value.is_some()) else {
        return Vec::new();
    };
    let reached = Reached::of(view, def);
    let mut page =
        page(Section::Beneficiaries, words.get("page-beneficiaries"), words.get("page-beneficiaries-about"));
    page.subtitle = view.cumulative_to();
    page.blocks.push(Block::Lead(reached.lead(figure)));
    page.blocks.push(Block::Table(reached.by_country()));
    for name in &def.by {
        page.blocks.extend(reached.by_category(name).map(Block::Table));
    }
    vec![page]
}

/// "People trained: 729 (women 371, men 318, unknown 34)."
pub fn said(view: &View<'_>) -> Option<String> {
    let def = view.input.report.beneficiaries.as_ref()?;
    let figure = view.headline(def.direct).filter(|figure| figure.value.is_some())?;
    Some(Reached::of(view, def).whole(figure))
}

/// What is said of the figure of those who were reached directly, and who they are:
/// "People trained: 729 (89 above plan): women 371, men 318, unknown 34". None of another figure.
pub fn of_whom(view: &View<'_>, figure: &Figure, said: &str) -> Option<String> {
    let def = view.input.report.beneficiaries.as_ref()?;
    let parts = Reached::of(view, def).parts(figure);
    (figure.address.indicator == def.direct && !parts.is_empty())
        .then(|| view.words().say("said-of-whom", &[("said", said.into()), ("parts", (&parts).into())]))
}

/// Those who were reached, and the categories of sex among them.
struct Reached<'v, 'a> {
    view: &'v View<'a>,
    def: &'a BeneficiariesDef,
    sexes: Vec<String>,
}

impl<'v, 'a> Reached<'v, 'a> {
    fn of(view: &'v View<'a>, def: &'a BeneficiariesDef) -> Reached<'v, 'a> {
        let mut reached = Reached { view, def, sexes: Vec::new() };
        if let Some(sex) = reached.sex(def.direct) {
            let overall = view.overall(def.direct, view.cumulative(def.direct));
            let figures: Vec<&Figure> = view.input.cube.categories(&overall, &sex.name).collect();
            reached.sexes = codes(view, sex, 0, &figures);
        }
        reached
    }

    /// The disaggregation of an indicator by sex.
    fn sex(&self, indicator: usize) -> Option<&'a Dimension> {
        let name = self.def.sex.as_deref()?;
        self.view.indicator(indicator)?.by.iter().find(|own| own.name == name && own.columns.len() == 1)
    }

    /// The name of a category of sex.
    fn sex_label(&self, code: &str) -> String {
        self.sex(self.def.direct).map_or_else(|| code.to_string(), |sex| label(self.view, sex, 0, code))
    }

    fn whole(&self, figure: &Figure) -> String {
        let view = self.view;
        let title = view.title(self.def.direct);
        let value = view.shown(figure, FigurePart::Value).text;
        let parts = self.parts(figure);
        let key = if parts.is_empty() { "reached" } else { "reached-of-whom" };
        view.words()
            .say(key, &[("title", title.into()), ("value", (&value).into()), ("parts", (&parts).into())])
    }

    /// How many are of each sex: "women 371, men 318".
    fn parts(&self, figure: &Figure) -> String {
        let view = self.view;
        let name = self.def.sex.as_deref().unwrap_or_default();
        let parts: Vec<String> = self
            .sexes
            .iter()
            .filter_map(|code| {
                let category = Category { dimension: name.into(), code: code.as_str().into() };
                let own = view.input.cube.get(&Address { category, ..figure.address.clone() })?;
                own.value?;
                let value = view.shown(own, FigurePart::Value).text;
                Some(format!("{} {value}", self.sex_label(code).to_lowercase()))
            })
            .collect();
        parts.join(", ")
    }

    fn lead(&self, figure: &Figure) -> String {
        let view = self.view;
        let mut sentences = vec![self.whole(figure)];
        let share = self.def.share.and_then(|share| view.headline(share));
        let others = self.def.indirect.iter().filter_map(|own| view.headline(*own));
        for figure in share.into_iter().chain(others) {
            let text = sentence::told(view, figure);
            sentences.extend(text.map(|text| view.words().say("sentence", &[("text", (&text).into())])));
        }
        sentences.join(" ")
    }

    /// The cells of a place: the name, each sex, all, the share.
    fn cells(&self, indicator: usize, name: Cell, geography: &Geography) -> Vec<Cell> {
        let view = self.view;
        let address =
            Address { geography: geography.clone(), ..view.overall(indicator, view.cumulative(indicator)) };
        let whole = view.value(&address);
        let counted = view.indicator(indicator).is_some_and(|own| own.is_count());
        let mut cells = vec![name];
        for code in &self.sexes {
            cells.push(match self.sex(indicator) {
                Some(sex) => {
                    let category =
                        Category { dimension: sex.name.as_str().into(), code: code.as_str().into() };
                    match view.value(&Address { category, ..address.clone() }) {
                        // The cube has the categories that occur: of what is counted, any other has none.
                        Cell::Empty if counted && is_number(&whole) => count(view, 0),
                        cell => cell,
                    }
                }
                None => Cell::Empty,
            });
        }
        cells.push(whole);
        if let Some(share) = self.def.share {
            cells.push(if indicator == self.def.direct {
                let address =
                    Address { geography: geography.clone(), ..view.overall(share, view.cumulative(share)) };
                view.value(&address)
            } else {
                Cell::Empty
            });
        }
        cells
    }

    fn heads(&self, first: String) -> Vec<Column> {
        let view = self.view;
        let mut columns = vec![column(first, ColumnKind::Name)];
        columns.extend(self.sexes.iter().map(|code| column(self.sex_label(code), ColumnKind::Figure)));
        columns.push(column(view.words().get("total"), ColumnKind::Figure));
        columns
    }

    /// Direct and indirect, by country, with groups of countries below all.
    fn by_country(&self) -> Table {
        let view = self.view;
        let words = view.words();
        let mut columns = self.heads(words.get("head-country"));
        columns.extend(self.def.share.map(|share| column(view.title(share), ColumnKind::Figure)));
        let mut rows: Vec<Row> = Vec::new();
        let mut notes = Vec::new();
        let kinds = std::iter::once((self.def.direct, "reached-directly"))
            .chain(self.def.indirect.iter().map(|own| (*own, "reached-indirectly")));
        for (indicator, key) in kinds {
            let own = self.places(indicator);
            if own.is_empty() {
                continue;
            }
            let title = view.title(indicator);
            rows.push(group(words.say(key, &[("title", title.into())])));
            rows.extend(own);
            notes.extend(adding::sum_note(view, indicator));
        }
        if !view.input.report.groups.is_empty() {
            notes.push(words.get("note-groups-overlap"));
        }
        let indicators = || std::iter::once(self.def.direct).chain(self.def.indirect.iter().copied());
        let listed = indicators().chain(self.def.share).map(|own| (view.title(own), own));
        notes.extend(adding::notes(view, Axis::Countries, listed));
        let mut table = Table {
            title: words.get("beneficiaries-by-country"),
            subtitle: view.cumulative_to(),
            columns,
            rows,
            notes: Vec::new(),
            filter: false,
            at_length: false,
        };
        drop_empty_figures(&mut table, 1);
        notes.extend(token_notes(view, &table));
        table.notes = notes;
        table
    }

    /// The rows of an indicator: countries with something, all, and groups of them.
    fn places(&self, indicator: usize) -> Vec<Row> {
        let view = self.view;
        let words = view.words();
        let says = |cells: &[Cell]| cells[1..].iter().any(says_something);
        let countries = view.input.scope.countries.iter();
        let mut rows: Vec<Row> = countries
            .map(|code| {
                let place = Geography::Country(code.as_str().into());
                self.cells(indicator, Cell::Text(view.country(code).to_string()), &place)
            })
            .filter(|cells| says(cells))
            .map(body)
            .collect();
        let several =
            self.cells(indicator, Cell::Text(words.get("several-countries")), &Geography::MultiCountry);
        if says(&several) {
            rows.push(body(several));
        }
        let all = self.cells(indicator, Cell::Strong(words.get("all-countries")), &Geography::All);
        if rows.is_empty() && !says(&all) {
            return Vec::new();
        }
        // Of a report on one country its row says all.
        if view.input.scope.place == Geography::All {
            rows.push(total(all));
        }
        for code in &view.input.report.groups {
            let name = view.group(code);
            let name = Cell::Text(words.say("of-which-group", &[("group", (&name).into())]));
            let cells = self.cells(indicator, name, &Geography::Group(code.as_str().into()));
            if cells[1..].iter().any(|cell| matches!(cell, Cell::Figure { .. })) {
                rows.push(body(cells));
            }
        }
        rows
    }

    /// Those reached directly by the categories of a disaggregation, and by sex where both are
    /// known together; none where nobody is counted by it.
    fn by_category(&self, name: &str) -> Option<Table> {
        let view = self.view;
        let words = view.words();
        let definition = view.indicator(self.def.direct)?;
        let dimension = definition.by.iter().find(|own| own.name == name && own.columns.len() == 1)?;
        let overall = view.overall(self.def.direct, view.cumulative(self.def.direct));
        let figures: Vec<&Figure> = view.input.cube.categories(&overall, name).collect();
        let codes: Vec<String> = codes(view, dimension, 0, &figures)
            .into_iter()
            .filter(|code| {
                let figure = view.input.cube.get(&of(&overall, name, code));
                figure.is_some_and(|figure| figure.value.is_none_or(|value| value.to_f64() != 0.0))
            })
            .collect();
        if codes.is_empty() {
            return None;
        }
        let whole = exact(view.input.cube.get(&overall));
        let sex = self.def.sex.as_deref().unwrap_or_default();
        let pair = definition.by.iter().map(|own| own.name.as_str()).find(|own| {
            own.split_once('*').is_some_and(|(a, b)| (a, b) == (sex, name) || (a, b) == (name, sex))
        });
        let (mut rows, mut columns) = (Vec::new(), self.heads(view.column_title(dimension.columns.first()?)));
        columns.push(column(words.get("head-share"), ColumnKind::Progress));
        for code in &codes {
            let figure = view.input.cube.get(&of(&overall, name, code));
            let all = figure.map_or(Cell::Empty, |own| view.figure_cell(own, FigurePart::Value));
            let mut cells = vec![Cell::Text(label(view, dimension, 0, code))];
            cells.extend(self.sexes.iter().map(|own| match pair {
                Some(pair) => {
                    let both = match pair.split_once('*') {
                        Some((first, _)) if first == sex => format!("{own}*{code}"),
                        _ => format!("{code}*{own}"),
                    };
                    match view.value(&of(&overall, pair, &both)) {
                        Cell::Empty if is_number(&all) => count(view, 0),
                        cell => cell,
                    }
                }
                None => Cell::Empty,
            }));
            cells.push(all);
            cells.push(share(view, figure, whole));
            rows.push(body(cells));
        }
        let mut last = vec![Cell::Strong(words.get("total"))];
        last.extend(self.sexes.iter().map(|own| match pair {
            Some(_) => view.value(&of(&overall, sex, own)),
            None => Cell::Empty,
        }));
        last.push(view.value(&overall));
        last.push(share(view, view.input.cube.get(&overall), whole));
        rows.push(total(last));
        let title = view.column_title(dimension.columns.first()?).to_lowercase();
        let unit = capital(view.unit(self.def.direct));
        let mut table = Table {
            title: view.title_by(self.def.direct, &[title]),
            subtitle: words
                .say("unit-line", &[("unit", (&unit).into()), ("to", (&view.cumulative_to()).into())]),
            columns,
            rows,
            notes: Vec::new(),
            filter: false,
            at_length: false,
        };
        drop_empty_figures(&mut table, 1);
        let listed = [(view.title(self.def.direct), self.def.direct)];
        let mut notes = vec![words.get("note-share-of-all")];
        notes.extend(adding::notes(view, Axis::Categories(dimension), listed));
        notes.extend(token_notes(view, &table));
        table.notes = notes;
        Some(table)
    }
}

fn of(address: &Address, dimension: &str, code: &str) -> Address {
    let category = Category { dimension: dimension.into(), code: code.into() };
    Address { category, ..address.clone() }
}

fn exact(figure: Option<&Figure>) -> Option<Decimal> {
    figure?.value.and_then(Number::to_decimal)
}

/// What a category is of all, as a share; where one of them is withheld or missing, that.
fn share(view: &View<'_>, figure: Option<&Figure>, whole: Option<Decimal>) -> Cell {
    let Some(figure) = figure else { return Cell::Empty };
    let part = exact(Some(figure)).zip(whole).and_then(|(part, whole)| part.over(whole));
    Cell::Number(match part {
        Some(part) => view.format.fraction(part, 1),
        None => {
            let absence = view.shown(figure, FigurePart::Value).absence.unwrap_or(Absence::Undefined);
            Shown::absent(absence, NumberFormat::Percent(1))
        }
    })
}

fn is_number(cell: &Cell) -> bool {
    matches!(cell, Cell::Figure { shown, .. } if shown.number.is_some())
}

/// Whether a cell has a number other than zero, or one that is withheld.
fn says_something(cell: &Cell) -> bool {
    match cell {
        Cell::Figure { shown, .. } => {
            shown.number.is_some_and(|number| number != 0.0) || shown.absence == Some(Absence::Suppressed)
        }
        _ => false,
    }
}

//! The summary: what the figures say, in a lead, key figures, countries and charts.

use super::progress::Placed;
use super::table::{body, column, group, page, token_notes, total};
use super::{adding, beneficiaries, facts, finance};
use crate::cube::{Address, Figure, Geography, Number};
use crate::number::Decimal;
use crate::project::{Axis, Section, Totals};
use crate::report::document::{Block, Cell, Column, ColumnKind, FigurePart, Page, Table, Tile};
use crate::report::empty::{Emptiness, emptiness};
use crate::report::sentence;
use crate::report::view::View;
use crate::report::withheld::withheld_of;

/// Key figures of which a sentence tells at most.
const SENTENCES: usize = 6;
/// Countries beyond which they are ordered by value, and those with nothing are only named.
const COUNTRIES: usize = 12;

/// The summary; empty where there is neither a key figure nor a chart.
pub fn summary(view: &View<'_>, placed: &Placed) -> Vec<Page> {
    let words = view.words();
    let report = view.input.report;
    let mut blocks = Vec::new();
    let answered: Vec<&Figure> = view.answered_for().into_iter().map(|(_, figure)| figure).collect();
    let mut lead = Vec::new();
    if let Some(reason) = emptiness(report, view.data_date(), view.input.cube) {
        let date = view.format.date(view.data_date());
        let key = match reason {
            Emptiness::BeforePeriod => "empty-before",
            Emptiness::NoValue => "empty-no-value",
        };
        lead.push(words.say(key, &[("date", (&date).into())]));
    } else if let Some(tally) = sentence::tally_title(view, &answered) {
        lead.push(words.say("sentence", &[("text", (&tally).into())]));
        lead.push(sentence::tally_worry(view, &answered));
    }
    lead.retain(|sentence| !sentence.is_empty());
    let said = paragraphs(view);
    // Without a tally what the key figures say comes first.
    let (first, said) = if lead.is_empty() {
        let mut said = said.into_iter();
        (said.next().unwrap_or_default(), said.collect())
    } else {
        (lead.join(" "), said)
    };
    if !first.is_empty() {
        blocks.push(Block::Lead(first));
    }
    blocks.extend(said.into_iter().map(Block::Paragraph));
    if !view.input.scope.others.is_empty() {
        let others = view.input.scope.others.iter().map(|code| view.country(code).to_string());
        let others: Vec<String> = others.collect();
        let others = view.format.list(&others);
        blocks.push(Block::Paragraph(words.say("totals-of-all", &[("others", (&others).into())])));
    }
    let sentences = blocks.len();
    let tiles: Vec<Tile> = report.tiles.iter().filter_map(|indicator| tile(view, *indicator)).collect();
    if !tiles.is_empty() {
        blocks.push(Block::Tiles(tiles));
    }
    if answered.len() > 1 {
        let tally = sentence::tally(&answered);
        blocks.push(Block::Tally(
            tally.into_iter().map(|(rating, n)| (rating, view.rating(rating), n)).collect(),
        ));
    }
    if let Some(table) = by_country(view) {
        blocks.push(Block::Table(table));
    }
    if let Some(table) = by_group(view) {
        blocks.push(Block::Table(table));
    }
    blocks.extend(placed.others.iter().copied().map(Block::Chart));
    if blocks.is_empty() {
        return Vec::new();
    }
    // The box stands after what is said, and before the key figures.
    blocks.insert(sentences, Block::Facts(facts::facts(view)));
    let mut page = page(Section::Summary, words.get("page-summary"), words.get("page-summary-about"));
    page.subtitle = words.say(
        "summary-subtitle",
        &[("span", (&view.span(&report.period)).into()), ("to", (&view.cumulative_to()).into())],
    );
    page.blocks = blocks;
    vec![page]
}

/// What the summary says below its lead, in up to three paragraphs: the key figures, those who
/// were reached and the money, and what the figures rest on.
fn paragraphs(view: &View<'_>) -> Vec<String> {
    let words = view.words();
    let report = view.input.report;
    let ended = |text: String| words.say("sentence", &[("text", (&text).into())]);
    // What the other sentences tell is not told twice.
    let by_others = |indicator: usize| {
        let reached = report.beneficiaries.as_ref().is_some_and(|own| own.indirect.contains(&indicator));
        let spent = report.finance.as_ref().is_some_and(|own| own.spent == indicator);
        reached || spent
    };
    let key_figures = report.tiles.iter().filter(|own| !by_others(**own));
    let key_figures = key_figures
        .filter_map(|own| view.headline(*own))
        .filter_map(|figure| Some((figure, sentence::told(view, figure)?)))
        .take(SENTENCES)
        // Who they are is told with their number where that is a key figure.
        .map(|(figure, text)| beneficiaries::of_whom(view, figure, &text).unwrap_or(text))
        .map(ended);
    let direct = report.beneficiaries.as_ref().map(|own| own.direct);
    let is_told = direct.is_some_and(|own| report.tiles.contains(&own) && !by_others(own));
    let reached = beneficiaries::said(view).filter(|_| !is_told).into_iter().chain(finance::said(view));
    let mut rests: Vec<String> = Vec::new();
    if let Some((whole, expected)) = facts::counted(view) {
        let shown = |number: usize| view.format.count(number as u64);
        rests.push(words.say(
            "summary-returns",
            &[
                ("n", expected.into()),
                ("whole", (&shown(whole)).into()),
                ("expected", (&shown(expected)).into()),
            ],
        ));
    }
    let (withheld, all) = withheld_of(view);
    if !withheld.is_empty() {
        let (own, of) = (view.format.count(withheld.len() as u64), view.format.count(all as u64));
        let fill = [("n", all.into()), ("withheld", (&own).into()), ("all", (&of).into())];
        rests.push(words.say("summary-withheld", &fill));
    }
    // A tile has no room to say what its token means.
    rests.extend(view.origin_notes(report.tiles.iter().filter_map(|indicator| view.headline(*indicator))));
    let all: [Vec<String>; 3] = [key_figures.collect(), reached.collect(), rests];
    all.into_iter().filter(|own| !own.is_empty()).map(|own| own.join(" ")).collect()
}

fn tile(view: &View<'_>, indicator: usize) -> Option<Tile> {
    let figure = view.headline(indicator)?;
    let target = match figure.standing.target {
        Some(_) => {
            let target = view.shown(figure, FigurePart::Target).text;
            view.words().say("target-value", &[("target", (&target).into())])
        }
        None => view.words().get("no-target"),
    };
    let gross = view
        .indicator(indicator)
        .and_then(|definition| definition.gross)
        .and_then(|gross| Some((gross, view.headline(gross)?)))
        .map(|(gross, figure)| {
            let number = view.shown(figure, FigurePart::Value).text;
            view.words()
                .say("tile-gross", &[("number", (&number).into()), ("title", view.title(gross).into())])
        });
    let note =
        std::iter::once(target).chain(gross).collect::<Vec<_>>().join(&view.words().get("clauses-and"));
    Some(Tile {
        title: view.title(indicator).to_string(),
        figure: view.figure_cell(figure, FigurePart::Value),
        note,
        rating: figure.standing.rating,
        rating_word: view.rating(figure.standing.rating),
    })
}

/// The indicators of the tables of countries and of groups: the first with its
/// target, then the others; none where the report names none.
struct Compared {
    first: usize,
    others: Vec<usize>,
}

impl Compared {
    fn of(view: &View<'_>) -> Option<Compared> {
        let report = view.input.report;
        let shown = if report.comparison.is_empty() { &report.tiles } else { &report.comparison };
        let (first, others) = shown.split_first()?;
        Some(Compared { first: *first, others: others.to_vec() })
    }

    fn columns(&self, view: &View<'_>, name: String) -> Vec<Column> {
        let words = view.words();
        let mut columns = vec![
            column(name, ColumnKind::Name),
            column(view.title(self.first), ColumnKind::Figure),
            column(words.get("head-target"), ColumnKind::Figure),
            column(words.get("head-percent-of-target"), ColumnKind::Progress),
        ];
        columns
            .extend(self.others.iter().map(|indicator| column(view.title(*indicator), ColumnKind::Figure)));
        columns
    }

    fn cells(&self, view: &View<'_>, name: String, geography: &Geography) -> Vec<Cell> {
        let at = |indicator: usize| {
            let address = Address {
                geography: geography.clone(),
                ..view.overall(indicator, view.cumulative(indicator))
            };
            view.input.cube.get(&address)
        };
        let part = |figure: Option<&Figure>, part| figure.map_or(Cell::Empty, |f| view.figure_cell(f, part));
        let leading = at(self.first);
        let mut cells = vec![
            Cell::Strong(name),
            part(leading, FigurePart::Value),
            part(leading, FigurePart::Target),
            part(leading, FigurePart::Progress),
        ];
        cells.extend(self.others.iter().map(|indicator| part(at(*indicator), FigurePart::Value)));
        cells
    }
}

impl Compared {
    /// The sums of the countries, for a report that asks for them.
    fn sums(&self, view: &View<'_>, name: String) -> Vec<Cell> {
        let sum = |indicator: usize| {
            // What several countries share stands in a row above the sum too.
            let several = adding::value_at(view, indicator, Geography::MultiCountry);
            let sum = adding::values_by_country(view, indicator).chain([several]).flatten().sum::<Decimal>();
            Cell::Number(view.format.shown(Number::Exact(sum), &view.number_format(indicator)))
        };
        let mut cells = vec![Cell::Strong(name), sum(self.first), Cell::Empty, Cell::Empty];
        cells.extend(self.others.iter().map(|indicator| sum(*indicator)));
        cells
    }
}

/// Results by group of countries, under the names of their schemes.
fn by_group(view: &View<'_>) -> Option<Table> {
    let words = view.words();
    let compared = Compared::of(view)?;
    let list = &view.project().code_lists.get(view.project().group_list()?)?;
    let mut rows = Vec::new();
    let mut heading = "";
    for code in &view.input.report.groups {
        let cells = compared.cells(view, view.group(code), &Geography::Group(code.as_str().into()));
        if !cells.iter().any(|cell| matches!(cell, Cell::Figure { .. })) {
            continue;
        }
        let scheme = list.top(code);
        if scheme != heading && scheme != code {
            rows.push(group(view.group(scheme)));
        }
        heading = scheme;
        rows.push(body(cells));
    }
    if rows.is_empty() {
        return None;
    }
    let mut table = Table {
        title: words.get("groups-of-countries"),
        subtitle: view.cumulative_to(),
        columns: compared.columns(view, words.get("head-group")),
        rows,
        notes: Vec::new(),
        filter: false,
        at_length: false,
    };
    drop_targets(&mut table);
    table.notes = vec![words.get("note-groups-overlap")];
    table.notes.extend(token_notes(view, &table));
    Some(table)
}

/// Results by country.
fn by_country(view: &View<'_>) -> Option<Table> {
    let words = view.words();
    let compared = Compared::of(view)?;
    if view.input.scope.countries.is_empty() {
        return None;
    }
    let cells = |name: String, geography: &Geography| compared.cells(view, name, geography);
    let all: Vec<Vec<Cell>> = view
        .input
        .scope
        .countries
        .iter()
        .map(|code| cells(view.country(code).to_string(), &Geography::Country(code.as_str().into())))
        .filter(|cells| cells.iter().any(|cell| matches!(cell, Cell::Figure { .. })))
        .collect();
    let mut left_out = Vec::new();
    let mut listed = all;
    if listed.len() > COUNTRIES {
        // Many countries stand by their value; those with nothing are named below.
        let says = |cells: &[Cell]| cells.iter().filter_map(number).any(|number| number != 0.0);
        let (with, without): (Vec<_>, Vec<_>) = listed.into_iter().partition(|cells| says(cells));
        listed = with;
        let leading = |cells: &[Cell]| cells.get(1).and_then(number).unwrap_or(f64::NEG_INFINITY);
        listed.sort_by(|a, b| leading(b).total_cmp(&leading(a)));
        left_out =
            without.iter().filter_map(|cells| cells.first()).map(|cell| cell.text().to_string()).collect();
    }
    let mut rows: Vec<_> = listed.into_iter().map(body).collect();
    if rows.is_empty() {
        return None;
    }
    let several = cells(words.get("several-countries"), &Geography::MultiCountry);
    if several.iter().filter_map(number).any(|number| number != 0.0) {
        rows.push(body(several));
    }
    let sums = view.input.report.totals == Totals::Sum;
    // Of a report on one country its row says all.
    if view.input.scope.place == Geography::All {
        rows.push(total(match sums {
            true => compared.sums(view, words.get("sum-of-countries")),
            false => cells(words.get("all-countries"), &Geography::All),
        }));
    }
    let mut notes = Vec::new();
    let listed = || [compared.first].into_iter().chain(compared.others.iter().copied());
    if view.input.scope.place == Geography::All {
        notes.extend(listed().filter_map(|indicator| adding::sum_note(view, indicator)));
        notes.extend(adding::notes(
            view,
            Axis::Countries,
            listed().map(|indicator| (view.title(indicator), indicator)),
        ));
    }
    if !left_out.is_empty() {
        let names = view.format.list(&left_out);
        notes.push(words.say("note-countries-nothing", &[("names", (&names).into())]));
    }
    let mut table = Table {
        title: words.get("results-by-country"),
        subtitle: view.cumulative_to(),
        columns: compared.columns(view, words.get("head-country")),
        rows,
        notes: Vec::new(),
        filter: false,
        at_length: false,
    };
    drop_targets(&mut table);
    notes.extend(token_notes(view, &table));
    table.notes = notes;
    Some(table)
}

/// The number of a cell, if it has one.
fn number(cell: &Cell) -> Option<f64> {
    match cell {
        Cell::Figure { shown, .. } => shown.number,
        _ => None,
    }
}

/// Takes out the columns for target and progress where no row has a target.
fn drop_targets(table: &mut Table) {
    if table.rows.iter().all(|row| row.cells.get(2).and_then(number).is_none()) {
        table.columns.drain(2..4);
        // A heading has one cell.
        for row in table.rows.iter_mut().filter(|row| row.cells.len() > 3) {
            row.cells.drain(2..4);
        }
    }
}

//! Texts that people wrote for the report, with the figures they refer to.

use super::table::page;
use crate::cube::{Address, Category, Figure, Geography, Number, Programme};
use crate::number::Decimal;
use crate::project::{FigureRef, Narrative, RefPart, Section};
use crate::report::document::{Block, Cell, FigurePart, Page};
use crate::report::empty::{Emptiness, emptiness};
use crate::report::format::{Absence, NumberFormat, Shown, capital};
use crate::report::view::View;
use crate::text::rich;

/// The page of a text; none where it says nothing.
pub fn narrative(view: &View<'_>, number: usize) -> Vec<Page> {
    let Some(text) = view.input.report.narratives.get(number) else { return Vec::new() };
    if text.text.is_empty() {
        return Vec::new();
    }
    let mut made = page(Section::Narrative(number), title(text), view.words().get("text-about"));
    made.id = format!("text-{}", text.name);
    made.blocks = prose(view, text);
    vec![made]
}

/// The pages of a section, with the text that stands at its head where there is one.
/// A text without a section to head is a page by itself.
pub fn with_text(view: &View<'_>, section: Section, mut pages: Vec<Page>) -> Vec<Page> {
    if matches!(section, Section::Narrative(_)) {
        return pages;
    }
    let texts = view.input.report.narratives.iter();
    let Some(text) = texts.into_iter().find(|text| text.name == section.word() && !text.text.is_empty())
    else {
        return pages;
    };
    match pages.first_mut() {
        Some(first) => {
            let mut blocks = Vec::new();
            if !text.title.is_empty() && text.title != first.title {
                blocks.push(Block::Heading(text.title.clone()));
            }
            blocks.extend(prose(view, text));
            // What the section says first stays first.
            let lead = first.blocks.iter().take_while(|block| matches!(block, Block::Lead(_))).count();
            first.blocks.splice(lead..lead, blocks);
        }
        None => {
            let mut own = page(section, title(text), view.words().get("text-about"));
            own.blocks = prose(view, text);
            pages.push(own);
        }
    }
    pages
}

/// The title of a text; of one without, its name.
fn title(text: &Narrative) -> String {
    if text.title.is_empty() { capital(&text.name.replace(['_', '-'], " ")) } else { text.title.clone() }
}

/// What a text says, and what the tokens of its figures mean.
fn prose(view: &View<'_>, text: &Narrative) -> Vec<Block> {
    let said: Vec<rich::Block<Cell>> =
        text.text.iter().map(|block| block.map(&|reference| cell(view, reference))).collect();
    let figures = rich::figures(&said);
    // A sentence around figures that cannot be there yet says nothing true.
    let date = view.data_date();
    if !figures.is_empty()
        && emptiness(view.input.report, date, view.input.cube) == Some(Emptiness::BeforePeriod)
    {
        let date = view.format.date(date);
        return vec![Block::Note(view.words().say("text-before", &[("date", (&date).into())]))];
    }
    let shown: Vec<&Shown> = figures
        .iter()
        .filter_map(|cell| match cell {
            Cell::Figure { shown, .. } | Cell::Number(shown) => Some(shown),
            _ => None,
        })
        .collect();
    let mut notes = view.absence_notes(&shown);
    let values = figures.iter().filter_map(|cell| match cell {
        Cell::Figure { address, part: FigurePart::Value, .. } => view.input.cube.get(address),
        _ => None,
    });
    notes.extend(view.origin_notes(values.collect::<Vec<&Figure>>().into_iter()));
    let mut blocks = vec![Block::Prose(said)];
    if !notes.is_empty() {
        blocks.push(Block::Note(notes.join("  ")));
    }
    blocks
}

/// What stands for a reference: the very cell that a table would have there.
fn cell(view: &View<'_>, reference: &FigureRef) -> Cell {
    let indicator = reference.indicator;
    match reference.part {
        RefPart::Title => return Cell::Text(view.title(indicator).to_string()),
        RefPart::Unit => return Cell::Text(view.unit(indicator).to_string()),
        _ => {}
    }
    let address = address(view, reference);
    let Some(figure) = view.input.cube.get(&address) else {
        return Cell::Number(Shown::absent(absence(view, &address), view.number_format(indicator)));
    };
    let part = match reference.part {
        RefPart::Rating => {
            let rating = figure.standing.rating;
            return Cell::Rating(rating, view.rating(rating));
        }
        RefPart::Numerator => return side(view, figure, figure.numerator),
        RefPart::Denominator => return side(view, figure, figure.denominator),
        RefPart::Baseline => FigurePart::Baseline,
        RefPart::Expected => FigurePart::Expected,
        RefPart::Target => FigurePart::Target,
        RefPart::Progress => FigurePart::Progress,
        RefPart::Value | RefPart::Title | RefPart::Unit => FigurePart::Value,
    };
    view.figure_cell(figure, part)
}

/// The figure that is meant. What a reference leaves out is as in the report.
fn address(view: &View<'_>, reference: &FigureRef) -> Address {
    let indicator = reference.indicator;
    let accumulation = reference.accumulation.unwrap_or_else(|| view.cumulative(indicator));
    let overall = view.overall(indicator, accumulation);
    let programme = reference.programme.and_then(|number| view.project().programmes.get(number));
    Address {
        geography: reference.place.as_deref().map_or(overall.geography, |code| geography(view, code)),
        programme: programme.map_or(overall.programme, |one| Programme::One(one.id.as_str().into())),
        period: reference.period.clone().unwrap_or(overall.period),
        category: match &reference.category {
            Some((dimension, code)) => {
                Category { dimension: dimension.as_str().into(), code: code.as_str().into() }
            }
            None => overall.category,
        },
        ..overall
    }
}

fn geography(view: &View<'_>, code: &str) -> Geography {
    let project = view.project();
    let has = |list: Option<usize>| {
        list.and_then(|list| project.code_lists.get(list)).is_some_and(|list| list.get(code).is_some())
    };
    if has(Some(project.countries)) {
        Geography::Country(code.into())
    } else if has(project.group_list()) {
        Geography::Group(code.into())
    } else {
        Geography::Place(code.into())
    }
}

/// Why there is no figure: a category has the reason of its total, and is missing where that
/// has a value; everything else does not apply to the indicator.
fn absence(view: &View<'_>, address: &Address) -> Absence {
    if address.category.is_total() {
        return Absence::NotApplicable;
    }
    let total = Address { category: Category::total(), ..address.clone() };
    match view.input.cube.get(&total) {
        Some(total) => Absence::of(total.status).unwrap_or(Absence::Missing),
        None => Absence::NotApplicable,
    }
}

/// A side of a ratio: whole numbers as such, others with two digits after the point.
fn side(view: &View<'_>, figure: &Figure, number: Option<Number>) -> Cell {
    let exact = number.and_then(Number::to_decimal);
    let decimals = exact.map_or(0, |exact: Decimal| if exact == exact.round(0) { 0 } else { 2 });
    let format = NumberFormat::Plain(decimals);
    // What withholds the value withholds what it is made of; a ratio over nothing has both sides.
    let hidden = Absence::of(figure.status).filter(|absence| *absence != Absence::Undefined);
    Cell::Number(match (hidden, number) {
        (Some(absence), _) => Shown::absent(absence, format),
        (None, Some(number)) => view.format.shown(number, &format),
        (None, None) => Shown::absent(Absence::NotApplicable, format),
    })
}

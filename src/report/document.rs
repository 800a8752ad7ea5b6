//! A report as titled pages of tables, charts and paragraphs, in which each
//! figure carries its address. No file format is known here.

use super::chart::Chart;
use super::format::Shown;
use crate::cube::{Address, Rating, Standing};
use crate::diag::Severity;
use crate::project::{Audience, Section};
use crate::text::rich;
use jiff::civil::Date;
use rustc_hash::{FxHashMap, FxHashSet};

/// A report, ready to be rendered.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// The report's id: the name of its files.
    pub id: String,
    /// What it is.
    pub meta: Meta,
    /// One page is one sheet of a workbook, one section of a document.
    pub pages: Vec<Page>,
    /// The charts, to which pages refer by their place in this list.
    pub charts: Vec<Chart>,
    /// How figures are judged, for outputs in which they can change; empty in a public edition.
    pub judging: Judging,
}

/// How figures are judged, for outputs in which they can change.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Judging {
    /// The fraction of what is expected from which a figure is on track.
    pub on_track: f64,
    /// That from which it is at risk.
    pub at_risk: f64,
    /// The words for ratings, from best to worst.
    pub words: Vec<(Rating, String)>,
    /// How the figures stand whose progress or rating is shown. It is looked up and never
    /// walked through.
    pub standings: FxHashMap<Address, Judged>,
}

/// How a figure stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Judged {
    /// Its baseline, its target, and how progress between them was measured.
    pub standing: Standing,
    /// Whether a lower value is better.
    pub lower: bool,
}

impl Document {
    /// The addresses of the figures that are shown anywhere in it, each once, in order.
    pub fn addresses(&self) -> Vec<Address> {
        let cells = self.pages.iter().flat_map(|page| &page.blocks).flat_map(|block| match block {
            Block::Prose(text) => rich::figures(text),
            Block::Tiles(tiles) => tiles.iter().map(|tile| &tile.figure).collect(),
            Block::Table(table) => table.rows.iter().flat_map(|row| &row.cells).collect::<Vec<&Cell>>(),
            Block::Heading(_)
            | Block::Lead(_)
            | Block::Paragraph(_)
            | Block::Note(_)
            | Block::Facts(_)
            | Block::Contents(_)
            | Block::Tally(_)
            | Block::Chart(_) => Vec::new(),
        });
        let shown = cells.flat_map(|cell| match cell {
            Cell::Figure { address, .. } => vec![address],
            Cell::Trend { values, of } => {
                of.iter().zip(values).filter(|(_, value)| value.is_some()).map(|(of, _)| of).collect()
            }
            Cell::Lines(_, lines) => lines.iter().map(|line| &line.address).collect(),
            _ => Vec::new(),
        });
        let mut seen: FxHashSet<&Address> = FxHashSet::default();
        shown.filter(|address| seen.insert(*address)).cloned().collect()
    }
}

/// What a document is.
#[derive(Debug, Clone, PartialEq)]
pub struct Meta {
    /// The project's name.
    pub project: String,
    /// The title.
    pub title: String,
    /// A line under it.
    pub subtitle: String,
    /// A note that must not be overlooked; may be empty.
    pub note: String,
    /// The language in which it is written.
    pub language: String,
    /// For whom it is.
    pub audience: Audience,
    /// The word for that.
    pub edition: String,
    /// The last day whose events are in it.
    pub data_date: Date,
    /// That day, as printed, in a phrase.
    pub data_to: String,
    /// The fixed words that renderers need themselves.
    pub labels: Labels,
}

/// The fixed words that renderers need themselves.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Labels {
    /// Of a link to the contents.
    pub back_to_contents: String,
    /// Of the sheet that holds what small charts are drawn from.
    pub lists: String,
    /// Of that sheet, what it is for.
    pub lists_note: String,
    /// "Source" and what sets it off, before the source of a chart.
    pub source: String,
    /// "Figure", before the number of a chart in documents.
    pub figure: String,
    /// "Table", before the number of a table in documents.
    pub table: String,
    /// "Contents".
    pub contents: String,
}

/// A sheet or section.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// A word for it, unique in the document.
    pub id: String,
    /// What it is.
    pub kind: PageKind,
    /// A short title for tabs and contents.
    pub name: String,
    /// Its title.
    pub title: String,
    /// A line under it.
    pub subtitle: String,
    /// What is on it, for the contents.
    pub about: String,
    /// Whether it is wider than high.
    pub landscape: bool,
    /// What stands on it, from top to bottom.
    pub blocks: Vec<Block>,
}

/// What a page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageKind {
    /// The cover.
    Cover,
    /// The contents.
    Contents,
    /// A section of the report.
    Section(Section),
}

/// Something on a page.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A heading.
    Heading(String),
    /// The sentence that says most.
    Lead(String),
    /// A paragraph.
    Paragraph(String),
    /// A text that somebody wrote, with figures in it.
    Prose(Vec<rich::Block<Cell>>),
    /// A note in small type.
    Note(String),
    /// Labels and values.
    Facts(Vec<(String, String)>),
    /// Links to the pages of the document, by their place in it.
    Contents(Vec<usize>),
    /// How many indicators have which rating.
    Tally(Vec<(Rating, String, usize)>),
    /// Key figures.
    Tiles(Vec<Tile>),
    /// A table.
    Table(Table),
    /// A chart, by its place among those of the document.
    Chart(usize),
}

/// A key figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Tile {
    /// What it is.
    pub title: String,
    /// The figure.
    pub figure: Cell,
    /// What stands behind it: the target.
    pub note: String,
    /// The judgement.
    pub rating: Rating,
    /// The word for it.
    pub rating_word: String,
}

/// A table.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Its title; may be empty where the page has one table.
    pub title: String,
    /// A line under it.
    pub subtitle: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Row>,
    /// Notes under it.
    pub notes: Vec<String>,
    /// Whether it is a list that readers filter and sort.
    pub filter: bool,
    /// Whether it is so long or so detailed that documents to hand in (PDF, Word) leave it to the
    /// workbook, and say so.
    pub at_length: bool,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its head; a line break may stand in it.
    pub head: String,
    /// What it holds.
    pub kind: ColumnKind,
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnKind {
    /// A number or code of a row.
    Code,
    /// What the row is about.
    Name,
    /// A few words.
    Text,
    /// Sentences.
    Prose,
    /// A number, at the right.
    Figure,
    /// A fraction, at the right, with a bar behind it.
    Progress,
    /// A small chart.
    Trend,
    /// A rating: shape and word.
    Rating,
}

/// A row.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// What it is.
    pub kind: RowKind,
    /// Its cells, one for each column; of a group row the first alone.
    pub cells: Vec<Cell>,
}

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowKind {
    /// A heading within the table.
    Group,
    /// A row.
    Body,
    /// A total.
    Total,
}

/// A cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Text.
    Text(String),
    /// Text that stands out.
    Strong(String),
    /// Text that stands back.
    Quiet(String),
    /// A link to a page of the document, by its place in it, with its text.
    Link(usize, String),
    /// A figure of the cube.
    Figure {
        /// Where it stands in the cube.
        address: Address,
        /// Which of its values is shown.
        part: FigurePart,
        /// How.
        shown: Shown,
    },
    /// A number that is no figure of the cube.
    Number(Shown),
    /// The judgement of a figure, with its word.
    Rating(Rating, String),
    /// A series of values, the last being the present one.
    Trend {
        /// The values.
        values: Vec<Option<f64>>,
        /// The figures whose values they are.
        of: Vec<Address>,
    },
    /// Words over some lines, with a figure in each: the whole text, and its lines.
    Lines(String, Vec<Line>),
    /// How much a finding weighs, with its word.
    Severity(Severity, String),
}

impl Cell {
    /// The string shown.
    pub fn text(&self) -> &str {
        match self {
            Cell::Empty | Cell::Trend { .. } => "",
            Cell::Text(text) | Cell::Strong(text) | Cell::Quiet(text) | Cell::Link(_, text) => text,
            Cell::Lines(text, _) => text,
            Cell::Figure { shown, .. } | Cell::Number(shown) => &shown.text,
            Cell::Rating(_, word) | Cell::Severity(_, word) => word,
        }
    }

    /// The string shown within a text, with the token that says where a value comes from.
    pub fn spelled(&self) -> String {
        let token = match self {
            Cell::Figure { shown, .. } | Cell::Number(shown) => shown.token(),
            _ => None,
        };
        match token {
            Some(token) => format!("{} {token}", self.text()),
            None => self.text().to_string(),
        }
    }
}

/// A line of words in which the value of a figure stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// What stands before it.
    pub before: String,
    /// Where the figure stands in the cube.
    pub address: Address,
    /// Its value.
    pub shown: Shown,
    /// What stands after it.
    pub after: String,
}

/// Which of a figure's values is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // The names are those of the fields of the cube's figures.
pub enum FigurePart {
    Value,
    Baseline,
    Expected,
    Target,
    Progress,
}

//! A wide table that a sheet seems to be: headers that are no fields and read
//! as values of one, such as months or the labels of a code list.

use crate::ingest::cell::Cell;
use crate::ingest::cells::cells;
use crate::ingest::column::{ColumnReader, Conventions};
use crate::ingest::header::{ColumnHeader, Header, KeptRow, Label, is_tags, shown};
use crate::ingest::layout::{Headers, Layout, Use};
use crate::ingest::limits::HEADER_ROWS;
use crate::ingest::value::code::Codes;
use crate::ingest::value::{Missing, tidied};
use crate::ingest::wide::lacks_year;
use crate::ingest::words;
use crate::project::{
    Append, Appended, Field, FieldType, LabelLevel, Pattern, Project, SourceDef, TableDef, WideColumns,
    WideDef,
};
use crate::source::Root;
use crate::text::spelling;
use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::ops::{ControlFlow, RangeInclusive};

/// The most rows that a header is guessed to have.
const LEVELS: u32 = 3;

/// The first rows of the sheets of a file.
pub struct Heads {
    sheets: Vec<(String, Vec<KeptRow>)>,
    epoch_1904: bool,
}

/// How the columns of a sheet seem to become records.
pub struct Guess {
    /// The first row of the header, and how many it has.
    header: (u32, u32),
    /// How.
    wide: WideDef,
    /// What a person should look at, each as a sentence without a full stop.
    pub notes: Vec<String>,
    /// How many columns it explains, how many of them it tells apart, and rather fewer rows.
    score: (usize, usize, Reverse<u32>),
}

impl Guess {
    /// The source of a sheet that is laid out like this.
    pub fn source(&self, plain: &SourceDef, sheet: &str) -> SourceDef {
        SourceDef {
            sheets: if sheet.is_empty() { Vec::new() } else { vec![super::entry::literal(sheet)] },
            header_row: Some(self.header.0),
            header_height: Some(self.header.1),
            wide: Some(self.wide.clone()),
            ..plain.clone()
        }
    }
}

/// Looks at the first rows of every sheet. Of a file that cannot be read nothing
/// is guessed; why it cannot is told where it is read.
pub fn heads(root: &Root, project: &Project, file: &str) -> Heads {
    let read = cells(root, &project.limits, file, |cells| {
        let names = cells.sheets().to_vec();
        let mut sheets = Vec::new();
        for (number, name) in names.into_iter().enumerate() {
            let mut rows = Vec::new();
            let read = cells.rows(number, &mut |row| {
                rows.push(KeptRow::keep(row));
                if rows.len() < HEADER_ROWS { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
            });
            if read.is_ok() {
                sheets.push((name, rows));
            }
        }
        Heads { sheets, epoch_1904: cells.epoch_1904() }
    });
    read.unwrap_or(Heads { sheets: Vec::new(), epoch_1904: false })
}

impl Heads {
    /// The wide table of a source's table that a sheet seems to be.
    pub fn guess(&self, project: &Project, plain: &SourceDef, file: &str, sheet: &str) -> Option<Guess> {
        let table = project.tables.get(plain.table)?;
        let (_, rows) = self.sheets.iter().find(|(name, _)| name == sheet)?;
        let headers = Headers::new(plain, table);
        let mut best: Option<Guess> = None;
        for (place, row) in rows.iter().enumerate() {
            for height in 1..=LEVELS {
                let top = place.checked_sub(height as usize - 1).and_then(|place| rows.get(place));
                let Some(top) = top.filter(|top| top.number + (height - 1) == row.number) else { continue };
                if is_tags(row.row()) {
                    continue;
                }
                let reader = Labels { project, table, epoch_1904: self.epoch_1904 };
                let header = headers.layout(Header::at(rows, top.number, height));
                let guess = reader.guess(&headers, &header, (file, sheet), rows);
                best = match (best, guess) {
                    (Some(best), Some(guess)) if guess.score <= best.score => Some(best),
                    (best, guess) => guess.or(best),
                };
            }
        }
        best
    }

    /// The columns without field whose header reads as a value of a field that has
    /// no column, with the field. They are not to be left out in silence.
    pub fn labels(&self, project: &Project, table: &TableDef, layout: &Layout) -> Vec<(u32, String)> {
        let reader = Labels { project, table, epoch_1904: self.epoch_1904 };
        let open = reader.open(layout);
        let columns = layout.header.columns.iter();
        columns
            .filter(|column| is_left(layout, column.col) && !has_total(column))
            .filter_map(|column| {
                let labels = || column.levels.iter().flatten();
                let field = open
                    .iter()
                    .filter_map(|number| table.fields.get(*number))
                    .find(|field| labels().any(|label| reader.reads(field, &label.cell).is_some()))?;
                Some((column.col, field.name.clone()))
            })
            .collect()
    }
}

/// What the labels of a table's fields are.
struct Labels<'p> {
    project: &'p Project,
    table: &'p TableDef,
    epoch_1904: bool,
}

/// How a text reads as a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Reads {
    /// With a year behind it, and this before the year.
    WithYear(&'static str),
    /// As it stands.
    AsItIs,
}

/// What a level of a header seems to be.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Level {
    Field(usize),
    Names,
    /// Texts that are no values of any list, and may be those of a field of text.
    Texts,
    Nothing,
}

impl Labels<'_> {
    /// The fields without a column.
    fn open(&self, layout: &Layout) -> Vec<usize> {
        let without = |field: &usize| layout.of_field.get(*field).copied().flatten().is_none();
        let shown = |field: &usize| self.table.fields.get(*field).is_some_and(|field| !field.personal);
        (0..self.table.fields.len()).filter(|field| without(field) && shown(field)).collect()
    }

    fn reads(&self, field: &Field, cell: &Cell<'static>) -> Option<Reads> {
        let text = shown(cell);
        if text.is_empty() || Missing::of(field).holds(&tidied(&text)) {
            return None;
        }
        if let Some(list) = field.code_list.and_then(|list| self.project.code_lists.get(list)) {
            let found = Codes::new(list, field).look_up(&tidied(&text));
            let known = field.kind == FieldType::String && matches!(found, Ok(Some(_)));
            return known.then_some(Reads::AsItIs);
        }
        if !matches!(field.kind, FieldType::Date | FieldType::Period | FieldType::Year) {
            return None;
        }
        let conventions = Conventions { epoch_1904: self.epoch_1904, ..Conventions::default() };
        let mut reader = ColumnReader::new(self.project, field, conventions);
        if reader.push(Some(cell)).is_ok() {
            return Some(Reads::AsItIs);
        }
        lacks_year(field, &text).map(Reads::WithYear)
    }

    /// What the columns left over at a header seem to be.
    fn guess(
        &self,
        headers: &Headers<'_>,
        layout: &Layout,
        (file, sheet): (&str, &str),
        rows: &[KeptRow],
    ) -> Option<Guess> {
        let plain = layout.matched();
        let left: Vec<&ColumnHeader> = layout
            .header
            .columns
            .iter()
            .filter(|column| is_left(layout, column.col) && column.depth() > 0 && !has_total(column))
            .collect();
        if plain == 0 || left.len() < 2 {
            return None;
        }
        let open = self.open(layout);
        let height = left.first()?.levels.len();
        let mut levels: Vec<Level> = Vec::new();
        let mut notes = Vec::new();
        for level in 0..height {
            levels.push(self.level(headers, &open, &left, level, &levels, &mut notes));
        }
        // Columns that read as they should at every level that says something.
        let columns: Vec<&ColumnHeader> = left
            .iter()
            .copied()
            .filter(|column| {
                levels.iter().zip(&column.levels).all(|(level, label)| match (level, label) {
                    (Level::Nothing, _) => true,
                    (_, None) => false,
                    (Level::Texts, Some(_)) => true,
                    (Level::Names, Some(label)) => {
                        headers.field(&shown(&label.cell)).is_some_and(|field| open.contains(&field))
                    }
                    (Level::Field(field), Some(label)) => {
                        self.table.fields.get(*field).is_some_and(|f| self.reads(f, &label.cell).is_some())
                    }
                })
            })
            .collect();
        let is_said = levels.iter().any(|level| matches!(level, Level::Field(_) | Level::Names));
        if columns.len() < 2 || !is_said {
            return None;
        }
        // A level that tells columns apart and cannot be read must not be passed over.
        let silent = levels.iter().enumerate().filter(|(_, level)| **level == Level::Nothing);
        let texts = |level: usize| columns.iter().map(move |column| spelling(&column.text(level)));
        if silent.into_iter().any(|(level, _)| texts(level).collect::<BTreeSet<_>>().len() > 1) {
            return None;
        }
        let has_names = levels.contains(&Level::Names);
        let mut used: BTreeSet<usize> = levels
            .iter()
            .filter_map(|level| if let Level::Field(field) = level { Some(*field) } else { None })
            .collect();
        if has_names {
            let texts = columns.iter().flat_map(|column| (0..height).map(|level| column.text(level)));
            used.extend(texts.filter_map(|text| headers.field(&text)));
            // Without anything beside the names there is nothing to tell the blocks apart.
            if levels.iter().all(|level| matches!(level, Level::Names | Level::Nothing)) {
                return None;
            }
        }
        self.free_text(&open, &mut levels, &mut used, &mut notes)?;
        let value = if has_names { None } else { Some(self.value(&open, &used, &mut notes)?) };
        let label = |level: &Level| match level {
            Level::Field(field) => LabelLevel::Field(*field),
            Level::Names => LabelLevel::Names,
            Level::Texts | Level::Nothing => LabelLevel::Nothing,
        };
        let mut wide = WideDef {
            columns: declared(&columns),
            labels: levels.iter().map(label).collect(),
            value,
            keep_blanks: false,
            append: None,
        };
        wide.append = self.append(&levels, &columns, (file, sheet), rows, layout.header.first, &mut notes);
        let height = u32::try_from(height).ok()?;
        let said = |column: &&ColumnHeader| {
            let levels = levels.iter().enumerate().filter(|(_, level)| **level != Level::Nothing);
            levels.map(|(level, _)| spelling(&column.text(level))).collect::<Vec<_>>()
        };
        let apart = columns.iter().map(said).collect::<BTreeSet<_>>().len();
        Some(Guess {
            header: (layout.header.first, height),
            wide,
            notes,
            score: (plain + columns.len(), apart, Reverse(height)),
        })
    }

    /// What a level of the header is: that which most of its texts read as.
    fn level(
        &self,
        headers: &Headers<'_>,
        open: &[usize],
        left: &[&ColumnHeader],
        level: usize,
        above: &[Level],
        notes: &mut Vec<String>,
    ) -> Level {
        let labels: Vec<&Label> =
            left.iter().filter_map(|column| column.levels.get(level)?.as_ref()).collect();
        let distinct = |labels: &[&Label]| {
            labels.iter().map(|label| spelling(&shown(&label.cell))).collect::<BTreeSet<_>>().len()
        };
        let named: Vec<&Label> = labels
            .iter()
            .copied()
            .filter(|label| headers.field(&shown(&label.cell)).is_some_and(|field| open.contains(&field)))
            .collect();
        let mut readings: Vec<(usize, usize)> = Vec::new();
        for number in open.iter().filter(|number| !above.contains(&Level::Field(**number))) {
            let Some(field) = self.table.fields.get(*number) else { continue };
            let read: Vec<&Label> =
                labels.iter().copied().filter(|label| self.reads(field, &label.cell).is_some()).collect();
            if read.len() >= 2 && (distinct(&read) >= 2 || left.len() > read.len()) {
                readings.push((*number, read.len()));
            }
        }
        let most = readings.iter().map(|(_, count)| *count).max().unwrap_or(0);
        let mut best = readings.iter().filter(|(_, count)| *count == most);
        let name = |field: usize| self.table.fields.get(field).map_or("", |field| field.name.as_str());
        if named.len() >= 2 && named.len() >= most {
            // A header that is the name of a field is so before it is a value of another.
            if let Some((field, _)) = best.next() {
                notes.push(format!("the headers name fields, and could be values of {}", name(*field)));
            }
            return Level::Names;
        }
        if let Some((field, _)) = best.next() {
            let others: Vec<&str> = best.map(|(other, _)| name(*other)).collect();
            if !others.is_empty() {
                notes.push(format!(
                    "the headers read as values of {}, and could be those of {}",
                    name(*field),
                    others.join(", ")
                ));
            }
            return Level::Field(*field);
        }
        if distinct(&labels) >= 2 && level + 1 < left.first().map_or(0, |column| column.levels.len()) {
            return Level::Texts;
        }
        Level::Nothing
    }

    /// Gives a level of plain texts the first field of text without a column; none
    /// if there is no field for it.
    fn free_text(
        &self,
        open: &[usize],
        levels: &mut [Level],
        used: &mut BTreeSet<usize>,
        notes: &mut Vec<String>,
    ) -> Option<()> {
        for level in levels.iter_mut().filter(|level| **level == Level::Texts) {
            let mut free = open.iter().filter(|number| {
                !used.contains(number)
                    && self
                        .table
                        .fields
                        .get(**number)
                        .is_some_and(|field| field.kind == FieldType::String && field.code_list.is_none())
            });
            let field = *free.next()?;
            let name = |field: &usize| self.table.fields.get(*field).map_or("", |field| field.name.as_str());
            let others: Vec<&str> = free.map(name).collect();
            let or = if others.is_empty() { String::new() } else { format!("; or {}", others.join(", ")) };
            notes.push(format!(
                "the labels of groups are taken for {}, the first field of text without a column{or}",
                name(&field)
            ));
            used.insert(field);
            *level = Level::Field(field);
        }
        Some(())
    }

    /// The field of the cells: the first of numbers without a column.
    fn value(&self, open: &[usize], used: &BTreeSet<usize>, notes: &mut Vec<String>) -> Option<usize> {
        let mut numbers = open.iter().filter(|number| {
            let field = self.table.fields.get(**number);
            !used.contains(number)
                && field.is_some_and(|field| {
                    matches!(field.kind, FieldType::Integer | FieldType::Number) && field.code_list.is_none()
                })
        });
        let value = *numbers.next()?;
        let name = |field: &usize| self.table.fields.get(*field).map_or("", |field| field.name.as_str());
        let others: Vec<&str> = numbers.map(name).collect();
        if !others.is_empty() {
            notes.push(format!(
                "the cells are taken for {}; they could be {}",
                name(&value),
                others.join(", ")
            ));
        }
        Some(value)
    }

    /// The year of labels without one, if there is only one near by.
    fn append(
        &self,
        levels: &[Level],
        columns: &[&ColumnHeader],
        (file, sheet): (&str, &str),
        rows: &[KeptRow],
        first: u32,
        notes: &mut Vec<String>,
    ) -> Option<Append> {
        let (level, field) = levels.iter().enumerate().find_map(|(level, what)| {
            let Level::Field(number) = what else { return None };
            let field = self.table.fields.get(*number)?;
            matches!(field.kind, FieldType::Date | FieldType::Period).then_some((level, *number))
        })?;
        let definition = self.table.fields.get(field)?;
        let tail = columns.iter().find_map(|column| {
            match self.reads(definition, &column.levels.get(level)?.as_ref()?.cell)? {
                Reads::WithYear(tail) => Some(tail),
                Reads::AsItIs => None,
            }
        })?;
        let above = rows.iter().filter(|row| row.number < first).flat_map(|row| &row.cells);
        let above: Vec<String> = above.map(|(_, cell)| shown(cell)).collect();
        let name = file.rsplit_once('/').map_or(file, |(_, name)| name);
        let places = [
            ("a cell above the header", years(above.iter().map(String::as_str))),
            ("the name of the sheet", years([sheet])),
            ("the name of the file", years([name])),
        ];
        let found = places.iter().find(|(_, years)| years.len() == 1);
        let Some((place, year)) = found.and_then(|(place, years)| Some((place, years.first()?))) else {
            notes.push(format!(
                "it is not said of which year the labels of {} are: add `append = \"{tail}2019\"` with their year",
                definition.name
            ));
            return None;
        };
        notes.push(format!("the year {year} behind the labels of {} is from {place}", definition.name));
        Some(Append { field, text: Appended::Text(format!("{tail}{year}")) })
    }
}

/// The years that stand in texts.
fn years<'t>(texts: impl IntoIterator<Item = &'t str>) -> BTreeSet<&'t str> {
    let words = texts.into_iter().flat_map(|text| text.split(|c: char| !c.is_ascii_digit()));
    words.filter(|word| word.len() == 4 && (word.starts_with("19") || word.starts_with("20"))).collect()
}

/// Whether a column is no field at this header.
fn is_left(layout: &Layout, col: u32) -> bool {
    let what = layout.uses.iter().find(|(of, ..)| *of == col).map(|(.., what)| what);
    matches!(what, Some(Use::Unknown | Use::Repeated(_)))
}

fn is_total(label: &Label) -> bool {
    words::totals(&shown(&label.cell), &[]) == Some(words::Totals::Whole)
}

fn has_total(column: &ColumnHeader) -> bool {
    column.levels.iter().flatten().any(is_total)
}

/// How columns are named in an entry: as a range where they stand together, else by
/// their headers, else by several ranges.
fn declared(columns: &[&ColumnHeader]) -> Vec<WideColumns> {
    let mut ranges: Vec<RangeInclusive<u32>> = Vec::new();
    for column in columns {
        match ranges.last_mut() {
            Some(range) if range.end() + 1 == column.col => *range = *range.start()..=column.col,
            _ => ranges.push(column.col..=column.col),
        }
    }
    let header = |column: &&ColumnHeader| match column.levels.as_slice() {
        [Some(Label { cell: Cell::Text(_), .. })] if !column.joined().contains(['*', '{', '}', ':']) => {
            Pattern::new(&column.joined()).map(WideColumns::Headers)
        }
        _ => None,
    };
    let headers: Option<Vec<WideColumns>> = columns.iter().map(header).collect();
    match headers {
        Some(headers) if ranges.len() > 1 => headers,
        _ => ranges.into_iter().map(WideColumns::Range).collect(),
    }
}

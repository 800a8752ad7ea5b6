//! Which column of a sheet is which field: the header is the row, or the rows,
//! that match most of the headers known for the table, in any language.

use super::cell::Row;
use super::header::{ColumnHeader, HIGHEST, Header, KeptRow, Label, is_tags, tag};
use super::wide::{self, Block, Blocks};
use crate::project::{Pattern, SourceDef, TableDef, WideDef};
use crate::text::spelling;
use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap, HashSet};

/// How a header was matched to a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum How {
    /// It is pinned under `columns`.
    Pinned,
    /// It is the field's name.
    Name,
    /// It is the field's title, in this language; none: in all.
    Title(Option<String>),
    /// It is an alias.
    Alias,
    /// Its HXL tag is known.
    Tag,
}

/// What a column is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Use {
    /// A field.
    Field(usize, How),
    /// A field of the records of a wide table, in the block of this number.
    Wide(usize, usize),
    /// Left out on purpose.
    Ignored,
    /// A field that an earlier column is already.
    Repeated(usize),
    /// A column of totals in a wide table.
    Totals,
    /// A column of a wide table whose header does not follow its pattern.
    Unlike,
    /// Not known.
    Unknown,
}

/// The headers by which the fields of a table are known to a source.
#[derive(Debug)]
pub struct Headers<'p> {
    fields: HashMap<String, (usize, How)>,
    tags: HashMap<String, usize>,
    ignored: HashSet<String>,
    ignored_patterns: Vec<Pattern>,
    wide: Option<&'p WideDef>,
    totals: &'p [String],
    /// For each field whether a row is incomplete without it.
    pub required: Vec<bool>,
    /// For each field whether the source gives it a value without a column.
    pub constant: Vec<bool>,
    /// For each field whether the header of a wide table or its cells fill it.
    pub spread: Vec<bool>,
}

/// What the columns of a sheet are.
#[derive(Debug)]
pub struct Layout {
    /// The header.
    pub header: Header,
    /// The field of each column.
    pub columns: Vec<Option<usize>>,
    /// For each field its column.
    pub of_field: Vec<Option<u32>>,
    /// What each column with a header is.
    pub uses: Vec<(u32, String, Use)>,
    /// Blocks of columns that become records.
    pub blocks: Vec<Block>,
    /// For each column its block and its place among the block's values.
    pub wide: Vec<Option<(usize, usize)>>,
    /// Columns whose header does not follow its pattern, with the pattern.
    pub unlike: Vec<(u32, Label, String)>,
    /// Required fields without a column.
    pub missing: Vec<usize>,
}

/// How well a header fits: fields named, those of them that are required, the
/// columns of a wide table, and rather fewer rows than more.
type Score = (usize, usize, usize, Reverse<u32>);

impl<'p> Headers<'p> {
    /// The headers of a source's table.
    pub fn new(source: &'p SourceDef, table: &TableDef) -> Headers<'p> {
        let mut fields = HashMap::new();
        let mut tags = HashMap::new();
        let mut know = |header: &str, field: usize, how: How| {
            if let Some(tag) = tag(header) {
                tags.entry(tag).or_insert(field);
            } else {
                fields.entry(spelling(header)).or_insert((field, how));
            }
        };
        for (header, field) in &source.columns {
            know(header, *field, How::Pinned);
        }
        // The name of a field is stronger than the title or alias of another.
        for (number, field) in table.fields.iter().enumerate() {
            know(&field.name, number, How::Name);
        }
        for (number, field) in table.fields.iter().enumerate() {
            if let Some(title) = &field.title.any {
                know(title, number, How::Title(None));
            }
            for (language, title) in &field.title.by_language {
                know(title, number, How::Title(Some(language.clone())));
            }
            for alias in &field.aliases {
                know(alias, number, How::Alias);
            }
        }
        // A header in letters without a spelling of their own, such as "%", is no name.
        fields.remove("");
        let all = 0..table.fields.len();
        let stands_elsewhere = |f: usize| {
            source.constants.iter().any(|(field, _)| *field == f)
                || source.from_file.iter().chain(&source.from_sheet).any(|(field, _)| *field == f)
                || source.from_cell.iter().any(|(field, _)| *field == f)
        };
        let spread = |f: usize| {
            source.wide.as_ref().is_some_and(|wide| wide.value == Some(f) || wide.label_fields().contains(&f))
        };
        Headers {
            fields,
            tags,
            ignored: source.ignore.iter().map(|header| spelling(header)).collect(),
            ignored_patterns: source
                .ignore
                .iter()
                .filter(|header| header.contains('*'))
                .filter_map(|header| Pattern::new(header))
                .collect(),
            wide: source.wide.as_ref(),
            totals: &source.totals,
            required: all.clone().map(|field| is_required(table, field)).collect(),
            constant: all.clone().map(stands_elsewhere).collect(),
            spread: all.map(spread).collect(),
        }
    }

    /// How many fields a single row names.
    pub fn named_in(&self, row: Row<'_>) -> usize {
        let mut fields: Vec<usize> = row
            .cells
            .iter()
            .filter_map(|(_, cell)| self.fields.get(&spelling(&cell.shown())).map(|(field, _)| *field))
            .collect();
        fields.sort_unstable();
        fields.dedup();
        fields.len()
    }

    /// How many fields a header must name: two, or all where there are fewer.
    /// A wide table may have one field beside the columns that become records.
    fn needed(&self) -> usize {
        if self.wide.is_some() { self.expected().min(1) } else { self.expected().clamp(1, 2) }
    }

    /// How many fields a sheet of this source can hold in columns of their own.
    pub fn expected(&self) -> usize {
        self.constant.iter().zip(&self.spread).filter(|(constant, spread)| !**constant && !**spread).count()
    }

    /// The header that fits best among rows, with how well it fits. Of a source
    /// that says where it is, only that one is looked at.
    pub fn find(&self, source: &SourceDef, rows: &[KeptRow]) -> Option<(Header, usize)> {
        let heights = source.header_height.map_or(1..=HIGHEST, |height| height..=height);
        let mut best: Option<(Score, Header)> = None;
        let mut consider = |first: u32, height: u32, needed: usize| {
            let header = Header::at(rows, first, height);
            let score = self.score(&header, height);
            let enough = score.0 >= needed && (self.wide.is_none() || score.2 >= 2);
            if enough && best.as_ref().is_none_or(|(known, _)| score > *known) {
                best = Some((score, header));
            }
        };
        if let Some(first) = source.header_row {
            for height in heights {
                consider(first, height, 1.min(self.needed()));
            }
        } else {
            for (place, row) in rows.iter().enumerate() {
                for height in heights.clone() {
                    // The rows of a header stand together, and tags are no level of text.
                    let top = place.checked_sub(height as usize - 1).and_then(|place| rows.get(place));
                    let Some(top) = top.filter(|top| top.number + (height - 1) == row.number) else {
                        continue;
                    };
                    if height == 1 || !is_tags(row.row()) {
                        consider(top.number, height, self.needed());
                    }
                }
            }
        }
        best.map(|(score, header)| (header, score.0))
    }

    fn score(&self, header: &Header, height: u32) -> Score {
        let (found, wide) = self.match_columns(header);
        let mut fields: BTreeSet<usize> = found.iter().flatten().map(|(field, _)| *field).collect();
        let has_names = self.wide.is_some_and(WideDef::has_names);
        for (column, _) in header.columns.iter().zip(&wide).filter(|(_, wide)| has_names && **wide) {
            fields.extend((0..column.levels.len()).filter_map(|level| self.field(&column.text(level))));
        }
        let required =
            fields.iter().filter(|field| self.required.get(**field).copied().unwrap_or(false)).count();
        let breadth = if self.wide.is_some() { header.columns.len() } else { 0 };
        (fields.len(), required, breadth, Reverse(height))
    }

    /// The field that a text names.
    pub fn field(&self, text: &str) -> Option<usize> {
        self.fields.get(&spelling(text)).map(|(field, _)| *field)
    }

    fn is_ignored(&self, column: &ColumnHeader) -> bool {
        [column.joined(), column.lowest()].iter().any(|text| {
            !text.is_empty()
                && (self.ignored.contains(&spelling(text))
                    || self.ignored_patterns.iter().any(|pattern| pattern.matches(text)))
        })
    }

    /// For each column the field it is and how that is known, and whether it is
    /// one of those that become records.
    fn match_columns(&self, header: &Header) -> (Vec<Option<(usize, How)>>, Vec<bool>) {
        let mut found: Vec<Option<(usize, How)>> = vec![None; header.columns.len()];
        let mut spread = vec![false; header.columns.len()];
        let mut taken: HashSet<usize> = HashSet::new();
        let declared: Vec<Option<bool>> = header
            .columns
            .iter()
            .map(|column| self.wide.and_then(|wide| wide::is_declared(wide, column)))
            .collect();
        let ignored: Vec<bool> = header.columns.iter().map(|column| self.is_ignored(column)).collect();
        // By the joined text.
        for (place, column) in header.columns.iter().enumerate() {
            if ignored.get(place) == Some(&true) || declared.get(place) == Some(&Some(true)) {
                continue;
            }
            let joined = column.joined();
            let known = self.fields.get(&spelling(&joined)).cloned();
            if let (Some((field, how)), Some(slot)) = (known, found.get_mut(place)) {
                taken.insert(field);
                *slot = Some((field, how));
            }
        }
        // By the lowest text alone, where only one column of all has it.
        let named: Vec<Option<(usize, How)>> = header
            .columns
            .iter()
            .map(|column| self.fields.get(&spelling(&column.lowest())).cloned())
            .collect();
        for (place, (column, candidate)) in header.columns.iter().zip(&named).enumerate() {
            // Below a label of a wide table it is the name of a value.
            let inner = self.wide.is_some() && declared.get(place) == Some(&None);
            let open = column.depth() >= 2
                && !inner
                && ignored.get(place) == Some(&false)
                && declared.get(place) != Some(&Some(true))
                && found.get(place).is_some_and(Option::is_none);
            let Some((field, how)) = candidate.as_ref().filter(|_| open) else { continue };
            let columns = named.iter().zip(&ignored).filter(|(_, ignored)| !**ignored);
            let alone =
                columns.filter_map(|(other, _)| other.as_ref()).filter(|(f, _)| f == field).count() == 1;
            if let Some(slot) = found.get_mut(place).filter(|_| alone && !taken.contains(field)) {
                taken.insert(*field);
                *slot = Some((*field, how.clone()));
            }
        }
        // By the HXL tag, last of all.
        for (place, column) in header.columns.iter().enumerate() {
            if self.tags.is_empty()
                || ignored.get(place) == Some(&true)
                || declared.get(place) == Some(&Some(true))
            {
                continue;
            }
            let own = column.tag.clone().or_else(|| tag(&column.joined()));
            let field = own.and_then(|tag| self.tags.get(&tag).copied());
            if let Some(slot @ None) = found.get_mut(place)
                && let Some(field) = field.filter(|field| taken.insert(*field))
            {
                *slot = Some((field, How::Tag));
            }
        }
        for (place, column) in header.columns.iter().enumerate() {
            let is = match declared.get(place).copied().flatten() {
                Some(declared) => declared,
                None => {
                    self.wide.is_some() && found.get(place).is_some_and(Option::is_none) && column.depth() > 0
                }
            };
            if let Some(slot) = spread.get_mut(place) {
                *slot = is && ignored.get(place) == Some(&false);
            }
        }
        (found, spread)
    }

    /// What the columns are, given the header.
    pub fn layout(&self, header: Header) -> Layout {
        let (found, spread) = self.match_columns(&header);
        let mut layout = Layout {
            columns: Vec::new(),
            of_field: vec![None; self.required.len()],
            uses: Vec::new(),
            blocks: Vec::new(),
            wide: Vec::new(),
            unlike: Vec::new(),
            missing: Vec::new(),
            header,
        };
        let mut wide_columns = Vec::new();
        for ((column, found), spread) in layout.header.columns.iter().zip(found).zip(spread) {
            let text = column.joined();
            if self.is_ignored(column) {
                layout.uses.push((column.col, text, Use::Ignored));
                continue;
            }
            if spread {
                wide_columns.push(column);
                continue;
            }
            let Some((field, how)) = found else {
                let text = if text.is_empty() { column.tag.clone().unwrap_or_default() } else { text };
                layout.uses.push((column.col, text, Use::Unknown));
                continue;
            };
            match layout.of_field.get_mut(field) {
                Some(slot @ None) => {
                    *slot = Some(column.col);
                    set(&mut layout.columns, column.col, field);
                    layout.uses.push((column.col, text, Use::Field(field, how)));
                }
                _ => layout.uses.push((column.col, text, Use::Repeated(field))),
            }
        }
        if let Some(wide) = self.wide {
            let Blocks { blocks, unknown, repeated, unlike, totals } =
                wide::arrange(wide, &wide_columns, self.totals, |text| self.field(text));
            let text = |col: u32| {
                wide_columns
                    .iter()
                    .find(|column| column.col == col)
                    .map_or_else(String::new, |column| column.joined())
            };
            for (number, block) in blocks.iter().enumerate() {
                for (value, (field, col)) in block.values.iter().enumerate() {
                    set(&mut layout.wide, *col, (number, value));
                    layout.uses.push((*col, text(*col), Use::Wide(number, *field)));
                }
            }
            layout.uses.extend(unknown.into_iter().map(|(col, text)| (col, text, Use::Unknown)));
            layout
                .uses
                .extend(repeated.into_iter().map(|(col, text, field)| (col, text, Use::Repeated(field))));
            layout.uses.extend(totals.into_iter().map(|(col, text)| (col, text, Use::Totals)));
            layout.uses.extend(unlike.iter().map(|(col, ..)| (*col, text(*col), Use::Unlike)));
            layout.unlike = unlike;
            layout.blocks = blocks;
        }
        layout.uses.sort_by_key(|(col, ..)| *col);
        layout.missing = (0..self.required.len())
            .filter(|field| {
                let is = |flags: &[bool]| flags.get(*field).copied().unwrap_or(false);
                is(&self.required)
                    && !is(&self.constant)
                    && !is(&self.spread)
                    && layout.of_field.get(*field).copied().flatten().is_none()
                    && !layout.blocks.iter().any(|block| block.values.iter().any(|(value, _)| value == field))
            })
            .collect();
        layout
    }
}

impl Layout {
    /// The field of a column.
    pub fn field(&self, col: u32) -> Option<usize> {
        self.columns.get(col as usize).copied().flatten()
    }

    /// The block of a column, and its place among the block's values.
    pub fn block(&self, col: u32) -> Option<(usize, usize)> {
        self.wide.get(col as usize).copied().flatten()
    }

    /// How many columns are read.
    pub fn matched(&self) -> usize {
        self.of_field.iter().flatten().count() + self.wide.iter().flatten().count()
    }

    /// The first column that is read.
    pub fn first_column(&self) -> Option<u32> {
        self.of_field.iter().flatten().copied().min()
    }

    /// Whether a column has a header, known or not.
    pub fn has_header(&self, col: u32) -> bool {
        self.header.columns.binary_search_by_key(&col, |column| column.col).is_ok()
    }
}

fn set<T: Clone>(slots: &mut Vec<Option<T>>, col: u32, value: T) {
    let col = col as usize;
    if slots.len() <= col {
        slots.resize(col + 1, None);
    }
    if let Some(slot) = slots.get_mut(col) {
        *slot = Some(value);
    }
}

/// Whether a row is incomplete without a field: required ones, and those of
/// the key but for the person, whose absence is no fault.
fn is_required(table: &TableDef, field: usize) -> bool {
    let person = table.person.as_ref().and_then(|person| person.id);
    table.fields.get(field).is_some_and(|f| f.constraints.required)
        || table.primary_key.contains(&field) && person != Some(field)
}

//! How partners' files map onto tables, and what was said about them.

use crate::diag::{CellRef, Place};
use crate::period::Period;
use crate::project::pattern::Pattern;
use std::ops::RangeInclusive;

/// How files map onto a table.
#[derive(Debug, Clone)]
pub struct SourceDef {
    /// Its id.
    pub id: String,
    /// Globs of files, below `input/`.
    pub files: Vec<String>,
    /// Globs of sheet names; empty: all.
    pub sheets: Vec<String>,
    /// The table.
    pub table: usize,
    /// The sender's language.
    pub language: Option<String>,
    /// In which identifiers of persons hold.
    pub namespace: String,
    /// Fields that the file does not hold, with their values as text.
    pub constants: Vec<(usize, String)>,
    /// Headers pinned to fields.
    pub columns: Vec<(String, usize)>,
    /// Headers not read, on purpose; a `*` stands for any text.
    pub ignore: Vec<String>,
    /// The first row of the header, from zero.
    pub header_row: Option<u32>,
    /// How many rows the header has; none: it is found out.
    pub header_height: Option<u32>,
    /// The part of the sheet that holds the table.
    pub area: AreaDef,
    /// Fields whose value stands in the name of the file, below `input/`.
    pub from_file: Vec<(usize, Pattern)>,
    /// Fields whose value stands in the name of the sheet.
    pub from_sheet: Vec<(usize, Pattern)>,
    /// Fields whose value stands in a cell above the header.
    pub from_cell: Vec<(usize, CellRule)>,
    /// How columns become records, if they do.
    pub wide: Option<WideDef>,
    /// Fields whose blank cells take the value above, the outer groups first.
    pub fill_down: Vec<usize>,
    /// Whether rows that the sender has hidden are skipped.
    pub skip_hidden_rows: bool,
    /// First cells of rows that are skipped, beside the usual ones.
    pub totals: Vec<String>,
    /// Patterns of the first cells of rows that are no records.
    pub skip_rows: Vec<Pattern>,
    /// How dates written in numbers are read.
    pub dates: Option<DateOrder>,
    /// What parts whole and fraction in numbers written as text.
    pub decimal: Option<char>,
    /// Marks of footnotes behind a value, which are no part of it.
    pub footnotes: Vec<String>,
    /// What the files claim to be complete for.
    pub covers: Vec<Cover>,
    /// Where it is defined.
    pub at: Place,
}

impl SourceDef {
    /// A source of which nothing is said but the table and the file, as a glob.
    pub fn plain(id: &str, file: String, table: usize, at: Place) -> SourceDef {
        SourceDef {
            id: id.to_string(),
            files: vec![file],
            sheets: Vec::new(),
            table,
            language: None,
            namespace: id.to_string(),
            constants: Vec::new(),
            columns: Vec::new(),
            ignore: Vec::new(),
            header_row: None,
            header_height: None,
            area: AreaDef::default(),
            from_file: Vec::new(),
            from_sheet: Vec::new(),
            from_cell: Vec::new(),
            wide: None,
            fill_down: Vec::new(),
            skip_hidden_rows: false,
            totals: Vec::new(),
            skip_rows: Vec::new(),
            dates: None,
            decimal: None,
            footnotes: Vec::new(),
            covers: Vec::new(),
            at,
        }
    }
}

/// The part of a sheet that holds a table; the whole where nothing is said.
#[derive(Debug, Clone, Default)]
pub struct AreaDef {
    /// The columns, from zero.
    pub columns: Option<RangeInclusive<u32>>,
    /// The rows, from zero.
    pub rows: Option<RangeInclusive<u32>>,
    /// It begins under the first row with a cell of this pattern.
    pub below: Option<Pattern>,
    /// It ends before the first row with a cell of this pattern.
    pub above: Option<Pattern>,
    /// It ends at the first blank row under its first record.
    pub ends_blank: bool,
}

impl AreaDef {
    /// Whether it is the whole sheet.
    pub fn is_whole(&self) -> bool {
        self.columns.is_none()
            && self.rows.is_none()
            && self.below.is_none()
            && self.above.is_none()
            && !self.ends_blank
    }
}

/// Where above the header a value stands.
#[derive(Debug, Clone)]
pub enum CellRule {
    /// In this cell.
    Cell(CellRef),
    /// In the cell that begins with this text, after it; else right of it, else below it.
    Label(Pattern),
    /// In a cell of this pattern, between its braces.
    Part(Pattern),
}

/// How the columns of a wide table become records.
#[derive(Debug, Clone)]
pub struct WideDef {
    /// The columns; empty: all with a header that is no field.
    pub columns: Vec<WideColumns>,
    /// What the header says at each of its levels, from the top.
    pub labels: Vec<LabelLevel>,
    /// The field of the cell, where no level names one.
    pub value: Option<usize>,
    /// Whether blank cells become records too.
    pub keep_blanks: bool,
    /// What is put behind the labels of a field before they are read.
    pub append: Option<Append>,
}

/// A text that is put behind labels, such as the year of months.
#[derive(Debug, Clone)]
pub struct Append {
    /// The field whose labels they are.
    pub field: usize,
    /// Where the text stands.
    pub text: Appended,
}

/// Where a text stands that is put behind labels.
#[derive(Debug, Clone)]
pub enum Appended {
    /// It is this one.
    Text(String),
    /// In the name of the file, between the braces.
    File(Pattern),
    /// In the name of the sheet, between the braces.
    Sheet(Pattern),
    /// In a cell above the header.
    Cell(CellRule),
}

impl WideDef {
    /// Whether a level of the header names the fields of the cells.
    pub fn has_names(&self) -> bool {
        self.labels.iter().any(|label| matches!(label, LabelLevel::Names))
    }

    /// The fields that the header fills.
    pub fn label_fields(&self) -> Vec<usize> {
        self.labels
            .iter()
            .flat_map(|label| match label {
                LabelLevel::Field(field) => vec![*field],
                LabelLevel::Parts(_, fields) => fields.clone(),
                LabelLevel::Names | LabelLevel::Nothing => Vec::new(),
            })
            .collect()
    }
}

/// Columns that become records.
#[derive(Debug, Clone)]
pub enum WideColumns {
    /// From one column to another, from zero.
    Range(RangeInclusive<u32>),
    /// Those with a header of this pattern.
    Headers(Pattern),
}

/// What a level of the header of a wide table says.
#[derive(Debug, Clone)]
pub enum LabelLevel {
    /// The value of a field.
    Field(usize),
    /// Which field the cells below it are.
    Names,
    /// The values of several fields in one text, in the order of the braces.
    Parts(Pattern, Vec<usize>),
    /// Nothing that is read.
    Nothing,
}

/// How dates written in numbers are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DateOrder {
    /// 03/04/2018 is 3 April.
    DayFirst,
    /// 03/04/2018 is 4 March.
    MonthFirst,
}

/// A file that is a template which came back filled in. Its sources are added
/// to those of `input/sources.toml`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateFile {
    /// The file, relative to the project's folder.
    pub file: String,
    /// Its sheets that hold no records: instructions, codes, the hidden sheet.
    pub own: Vec<String>,
    /// Sheets of which a finding says already why they are not read.
    pub told: Vec<String>,
}

/// What a source claims to be complete for.
#[derive(Debug, Clone)]
pub struct Cover {
    /// The programme; none: all.
    pub programme: Option<String>,
    /// The countries; empty: all.
    pub countries: Vec<String>,
    /// The periods; empty: all.
    pub periods: Vec<Period>,
}

/// A finding that was accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accepted {
    /// The finding's code.
    pub code: String,
    /// Its file.
    pub file: String,
    /// Its sheet; empty for a text table.
    pub sheet: String,
    /// Its cell, row or column as printed; empty for the sheet or file.
    pub cell: String,
    /// Why it was accepted.
    pub reason: String,
    /// Where the entry stands.
    pub at: Place,
}

/// A comment on variance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// The indicator.
    pub indicator: usize,
    /// The programme's code; empty: all.
    pub programme: String,
    /// The place's code; empty: all.
    pub place: String,
    /// The period, as written.
    pub period: String,
    /// The language.
    pub language: String,
    /// The comment.
    pub text: String,
}

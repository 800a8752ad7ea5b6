//! A project as resolved: names have become references, and everything that is
//! here is valid. Data is not known here.

mod code_list;

mod column;

mod table;

mod indicator;

mod additivity;

mod limits;

mod source;

mod expectation;

mod sections;

mod chart;

mod report;

mod person;

mod quality;

mod resubmission;

pub use additivity::{Additivity, Axis, Overlap};
pub use chart::{Bars, Cells, ChartDef, ChartKind};
pub use code_list::{CodeEntry, CodeList, Wording};
pub use column::{Column, Expression, Path};
pub use expectation::Expectation;
pub use indicator::{
    Adding, Basis, Better, Comparison, Component, Dimension, Fold, Formula, Having, Indicator, Level,
    Measure, Movement, ResultLevel, ResultStatement, Split,
};
pub use limits::Limits;
pub use person::{NamespaceJoin, PeopleList, PersonDecision, RecordRef, Verdict};
pub use quality::{FigureCheck, Outliers, QualityCheck, QualityRule, Referring, Stages};
pub use report::{
    Audience, EVIDENCE_ROWS, FigureRef, MOST_EVIDENCE_ROWS, Narrative, Output, RefPart, ReportDef, Section,
    Totals,
};
pub use resubmission::{Correction, Received, Resubmission, Supersedes, Versions, is_named};
pub use sections::{AnnexDef, BeneficiariesDef, FinanceDef};
pub use source::{
    Accepted, Append, Appended, AreaDef, CellRule, Comment, Cover, DateOrder, LabelLevel, SourceDef,
    TemplateFile, WideColumns, WideDef,
};
pub use table::{
    AgeDef, Constraints, Field, FieldType, ForeignKey, Format, MoneyDef, OnError, Part, PersonDef, Role,
    TableDef,
};

use crate::cube;
use crate::number::Decimal;
use crate::period::Calendar;
use crate::text::Text;
use jiff::civil::Date;

/// A project.
#[derive(Debug, Clone)]
pub struct Project {
    /// Its name.
    pub name: Text,
    /// A note printed on covers, such as "Illustrative data".
    pub note: Text,
    /// Languages, the fallback first; never empty.
    pub languages: Vec<String>,
    /// The code list of countries.
    pub countries: usize,
    /// Code lists of places below a country.
    pub places: Vec<usize>,
    /// The table that says which countries belong to which groups, and since when.
    pub memberships: Option<usize>,
    /// The code list with labels of units.
    pub units: Option<usize>,
    /// The currency in which money is added up.
    pub base_currency: String,
    /// The reporting calendar.
    pub calendar: Calendar,
    /// Titles of the custom periods, as numbered in the calendar.
    pub custom_titles: Vec<Text>,
    /// Below how many persons a public figure is suppressed.
    pub privacy_threshold: u32,
    /// Key of the hash that tells persons apart.
    pub identity_key: String,
    /// Bands of rating.
    pub rating: RatingBands,
    /// How much of a file is read at most.
    pub limits: Limits,
    /// Programmes and projects, in the order of the project.
    pub programmes: Vec<Programme>,
    /// The number of the built-in code list of programmes.
    pub programme_list: usize,
    /// Code lists.
    pub code_lists: Vec<CodeList>,
    /// Tables.
    pub tables: Vec<TableDef>,
    /// Indicators, in the order of files and within them.
    pub indicators: Vec<Indicator>,
    /// Result statements, in the order of files and within them.
    pub results: Vec<ResultStatement>,
    /// Rules of data quality, in the order of files and within them.
    pub quality: Vec<QualityRule>,
    /// How files map onto tables.
    pub sources: Vec<SourceDef>,
    /// What partners are to send.
    pub expected: Vec<Expectation>,
    /// Templates that came back, with sources of their own; known once the input was looked at.
    pub templates: Vec<TemplateFile>,
    /// Reports, by file name.
    pub reports: Vec<ReportDef>,
    /// Findings that were accepted.
    pub accepted: Vec<Accepted>,
    /// Decisions about who is who.
    pub people: PeopleList,
    /// Comments on variance.
    pub comments: Vec<Comment>,
    /// What is said of files that are sent again.
    pub resubmission: Resubmission,
    /// The files from which all this was read, with their hashes.
    pub files: Vec<DefinitionFile>,
}

impl Project {
    /// The code list of the values of a column: of an age its bands.
    pub fn code_list_of(&self, path: &Path) -> Option<usize> {
        if let Column::Listed(list) = path.column {
            return Some(list);
        }
        let table = self.tables.get(path.table)?;
        match &path.column {
            Column::Field(field) => table.fields.get(*field)?.code_list,
            Column::AgeBand => Some(table.person.as_ref()?.age.as_ref()?.bands),
            Column::Listed(list) => Some(*list),
            Column::Groups(_) => self.group_list(),
            Column::Money(_) | Column::Person => None,
        }
    }

    /// The code list of groups of countries: that of the groups in the table of memberships.
    pub fn group_list(&self) -> Option<usize> {
        let table = self.tables.get(self.memberships?)?;
        table.fields.get(*table.parts.get(&Part::Group)?)?.code_list
    }

    /// Whether a programme is another, or a project of it at any depth.
    pub fn belongs(&self, code: &str, to: &str) -> bool {
        let mut next = self.programmes.iter().find(|programme| programme.id == code);
        while let Some(programme) = next {
            if programme.id == to {
                return true;
            }
            next = programme.parent.and_then(|parent| self.programmes.get(parent));
        }
        false
    }

    /// The programmes of a report about several, and not all, together: the
    /// coordinate of its totals.
    pub fn together(&self, report: &ReportDef) -> Option<cube::Programme> {
        let named = report.programmes.iter().filter_map(|number| self.programmes.get(*number));
        let codes = named.map(|programme| programme.id.as_str());
        (report.programmes.len() > 1).then(|| cube::Programme::selected(codes))
    }

    /// The country of a place below a country.
    pub fn country_of(&self, place: &str) -> Option<&str> {
        let mut lists = self.places.iter().filter_map(|list| self.code_lists.get(*list));
        lists.find_map(|list| list.get(place)?.parent.as_deref())
    }
}

/// A definition file and its hash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DefinitionFile {
    /// Its name, relative to the project's folder.
    pub name: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
}

/// From which progress on a figure is rated what, half-open.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RatingBands {
    /// On track from here.
    pub on_track: Decimal,
    /// At risk from here.
    pub at_risk: Decimal,
}

/// A programme or project.
#[derive(Debug, Clone)]
pub struct Programme {
    /// Its code.
    pub id: String,
    /// Its name.
    pub title: Text,
    /// A short name; the title where none is given.
    pub short: Text,
    /// The programme it belongs to.
    pub parent: Option<usize>,
    /// Countries in which it works; empty: anywhere.
    pub countries: Vec<String>,
    /// Places below a country in which it works.
    pub places: Vec<String>,
    /// First day.
    pub start: Date,
    /// Last day as first agreed.
    pub end: Date,
    /// Later ends, by the day they were decided.
    pub extensions: Vec<Extension>,
    /// Who pays.
    pub donor: Text,
    /// Label and value of further facts, for covers.
    pub facts: Vec<(Text, Text)>,
    /// Colour in charts, `#RRGGBB`.
    pub colour: Option<String>,
}

impl Programme {
    /// The last day, as known on a day; with none, as known now.
    pub fn end_known_by(&self, known_by: Option<Date>) -> Date {
        self.extensions
            .iter()
            .rfind(|extension| known_by.is_none_or(|day| extension.decided <= day))
            .map_or(self.end, |extension| extension.end)
    }
}

/// A later end of a programme.
#[derive(Debug, Clone)]
pub struct Extension {
    /// The new last day.
    pub end: Date,
    /// The day it was decided.
    pub decided: Date,
    /// Why.
    pub reason: Text,
}

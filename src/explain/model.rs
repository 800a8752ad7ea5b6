//! What is said of a figure.

use crate::compute::Version;
use crate::cube::Figure;
use crate::diag::{Code, Place};
use crate::number::Decimal;
use crate::period::PeriodKind;
use crate::project::{Project, Split};
use crate::recount::Left;
use crate::report::{Worded, Wording};
use crate::returns::Coverage;
use jiff::civil::Date;
use std::sync::Arc;

/// A figure, with all that it comes from.
#[derive(Debug, Clone)]
pub struct Explanation {
    /// The figure.
    pub figure: Figure,
    /// Its values as reports show them.
    pub worded: Worded,
    /// What the indicator is, in words.
    pub wording: Wording,
    /// What the indicator is, as defined.
    pub definition: Definition,
    /// How many of the returns behind it are there; none where none is expected.
    pub coverage: Option<Coverage>,
    /// Baselines, milestones and targets, with all their versions.
    pub agreed: Vec<Version>,
    /// The rows that counted, by table and place.
    pub records: Vec<Entry>,
    /// The rows that were looked at and left out, by table and place.
    pub excluded: Vec<Entry>,
    /// The rows that repeat or are replaced by others: they are no part of what came to count.
    pub superseded: Vec<Entry>,
    /// The figures that it is made from.
    pub operands: Vec<Explanation>,
    /// What is to be known of how the question was understood.
    pub notes: Vec<String>,
    /// The last day whose events count.
    pub as_of: Date,
    /// The day by which things were to be known; none: all is known.
    pub known_by: Option<Date>,
    /// What the rows add up to and what the figure is, where the two differ:
    /// a fault of the program.
    pub differs: Option<(Decimal, Decimal)>,
}

impl Explanation {
    /// A figure of which nothing is said yet.
    pub fn empty(figure: Figure) -> Explanation {
        Explanation {
            figure,
            worded: Worded::default(),
            wording: Wording::default(),
            definition: Definition::default(),
            coverage: None,
            agreed: Vec::new(),
            records: Vec::new(),
            excluded: Vec::new(),
            superseded: Vec::new(),
            operands: Vec::new(),
            notes: Vec::new(),
            as_of: Date::MAX,
            known_by: None,
            differs: None,
        }
    }

    /// Puts the rows in order: by table, and within it as they stand in files.
    pub fn sort(&mut self) {
        for list in [&mut self.records, &mut self.excluded, &mut self.superseded] {
            list.sort_by(|a, b| (&a.table, &a.place, &a.record).cmp(&(&b.table, &b.place, &b.record)));
        }
    }

    /// Whether it or one of the figures that it is made from differs from its rows.
    pub fn has_difference(&self) -> bool {
        self.differs.is_some() || self.operands.iter().any(Explanation::has_difference)
    }
}

/// What an indicator is, as defined.
#[derive(Debug, Clone, Default)]
pub struct Definition {
    /// Its id.
    pub id: String,
    /// Its code.
    pub code: String,
    /// The version of its definition.
    pub version: i64,
    /// Since when that holds.
    pub valid_from: Option<Date>,
    /// Its unit, as defined.
    pub unit: String,
    /// The table of its records; empty for what is derived.
    pub table: String,
    /// The condition, as it was written; empty: all records.
    pub condition: String,
    /// The column of the date.
    pub date: String,
    /// The column of the place.
    pub place: String,
    /// The column of the programme.
    pub programme: String,
    /// The columns between which values are spread by days.
    pub split: Option<(String, String)>,
    /// The disaggregations that it declares.
    pub by: Vec<String>,
    /// The kinds of period that it declares.
    pub periods: Vec<PeriodKind>,
    /// Where it is defined.
    pub at: Option<Place>,
}

impl Definition {
    /// The definition of an indicator.
    pub fn of(project: &Project, number: usize) -> Definition {
        let Some(indicator) = project.indicators.get(number) else { return Definition::default() };
        let basis = indicator.basis.as_ref();
        let name =
            |path: Option<&crate::project::Path>| path.map(|path| path.name.clone()).unwrap_or_default();
        Definition {
            id: indicator.id.clone(),
            code: indicator.code.clone(),
            version: indicator.version,
            valid_from: indicator.valid_from,
            unit: indicator.unit.clone(),
            table: basis
                .and_then(|basis| project.tables.get(basis.table))
                .map(|table| table.name.clone())
                .unwrap_or_default(),
            condition: basis
                .and_then(|basis| basis.condition.as_ref())
                .map(|condition| condition.text.clone())
                .unwrap_or_default(),
            date: name(basis.and_then(|basis| basis.date.as_ref())),
            place: name(basis.and_then(|basis| basis.place.as_ref())),
            programme: name(basis.and_then(|basis| basis.programme.as_ref())),
            split: basis
                .and_then(|basis| basis.split.as_ref())
                .map(|Split { from, to }| (from.name.clone(), to.name.clone())),
            by: indicator.by.iter().map(|dimension| dimension.name.clone()).collect(),
            periods: indicator.periods.clone(),
            at: Some(indicator.at.clone()),
        }
    }
}

/// Of which rows the cells that mattered are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cells {
    /// Of all.
    All,
    /// Of the first rows of those that counted: cells are many, and looking at
    /// a few takes no time.
    First(usize),
}

/// One row of a table, and what became of it in a figure.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The table.
    pub table: Arc<str>,
    /// The number of the row among the valid rows of the table; none for one that is not.
    pub row: Option<usize>,
    /// Where it stands; of a wide table with the first column of its block.
    pub place: Place,
    /// Its key; where its table has none, its place.
    pub record: String,
    /// What it added to the numerator, or to the value; none: it is not in it.
    pub numerator: Option<Decimal>,
    /// What it added to the denominator; none: it is not in it.
    pub denominator: Option<Decimal>,
    /// Why it was left out; none: it counted.
    pub why: Option<Why>,
    /// The cells that mattered.
    pub cells: Vec<Cell>,
}

impl Entry {
    /// Whether its table gives it a key.
    pub fn has_key(&self) -> bool {
        self.record != by_place(&self.place)
    }
}

/// What a record without key is called: its sheet and row.
pub fn by_place(place: &Place) -> String {
    let row = match place {
        Place::Sheet { row: Some(row), col: None, .. } => Some(format!("row {}", row + 1)),
        other => other.cell(),
    };
    let parts = [place.sheet_name().map(str::to_string), row];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ! ")
}

/// Why a row was left out.
#[derive(Debug, Clone)]
pub struct Why {
    /// The reason.
    pub reason: Reason,
    /// What exactly, where that is told in a few words: the part of a condition
    /// that is not met, the value that is missing.
    pub detail: String,
    /// The finding for which it was kept out: code and message.
    pub finding: Option<(Code, Arc<str>)>,
    /// The row that counted in its place.
    pub instead: Option<Place>,
}

impl Why {
    /// A reason, and no more.
    pub fn plain(reason: Reason) -> Why {
        Why { reason, detail: String::new(), finding: None, instead: None }
    }
}

/// The reasons for which a row is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// As the second calculation says.
    Left(Left),
    /// It reports a total beside records, which win.
    Beside,
    /// It reports a part of a total that does not add up.
    NotAdded,
    /// It reports a total of another place, programme, period or category, or no value.
    OtherTotal,
    /// It reports a total of another indicator.
    OtherIndicator,
    /// It was kept out because of a finding.
    Quarantined,
    /// It repeats another row, or another file replaces it.
    Superseded,
}

impl Reason {
    /// The word for it in lists.
    pub fn word(self) -> &'static str {
        match self {
            Reason::Left(left) => left.word(),
            Reason::Beside => "records_win",
            Reason::NotAdded => "does_not_add_up",
            Reason::OtherTotal => "other_total",
            Reason::OtherIndicator => "other_indicator",
            Reason::Quarantined => "quarantined",
            Reason::Superseded => "superseded",
        }
    }
}

/// A cell that mattered.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// The column, as conditions write it: `activity.end`.
    pub column: Arc<str>,
    /// The value as it was read; `[personal]` in a column that tells who a
    /// person is. None: there is none.
    pub value: Option<String>,
    /// The cell; none for what is computed.
    pub place: Option<Place>,
    /// The value that holds for the person, where another record says so.
    pub held: Option<String>,
}

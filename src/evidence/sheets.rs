//! The sheets of evidence: indicators whose records fall in one way stand side by side.

use super::model::{Carried, Contribution, EvidenceRow, EvidenceSheet, Heads, How, Source, What};
use super::spelling::Spelling;
use crate::cube::Programme;
use crate::diag::Place;
use crate::number::Decimal;
use crate::period::from_days;
use crate::project::{Basis, Path, Project, Split};
use crate::recount::{Added, Adds, Keys, Listed, Listing, RowsOf, Unlisted, is_identifying};
use crate::report::Words;
use crate::table::{RowOrigin, Table};
use crate::validate::{Valid, shown};
use polars::prelude::Column;
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};

/// Rows that all sheets of evidence can have, less a few for what stands above them: what fits
/// into a sheet of Excel.
pub const SHEET_ROWS: usize = 1_048_000;

/// What sheets are made from.
#[derive(Clone, Copy)]
pub struct Making<'a> {
    /// The project.
    pub project: &'a Project,
    /// Its valid rows.
    pub valid: &'a Valid,
    /// The fixed words.
    pub words: &'a Words,
    /// The languages of texts, the report's first.
    pub languages: &'a [&'a str],
    /// How codes are spelt.
    pub spelling: &'a Spelling,
    /// The programmes together that are asked for.
    pub together: &'a BTreeSet<Programme>,
}

/// Where an indicator stands.
#[derive(Debug, Clone)]
pub struct Stands {
    /// The sheet.
    pub sheet: usize,
    /// The numerator, or the measure itself.
    pub above: Side,
    /// The denominator.
    pub below: Option<Side>,
    /// Whether in a period only keys count that had not counted before it.
    pub first: bool,
    /// Whether only what holds on the last day counts.
    pub standing: bool,
    /// Whether a record may stand in several rows, so that it counts as a key.
    pub split: bool,
}

impl Stands {
    fn sides(&self) -> impl Iterator<Item = &Side> {
        std::iter::once(&self.above).chain(&self.below)
    }
}

/// A side of an indicator.
#[derive(Debug, Clone, Copy)]
pub struct Side {
    /// What is made of the column.
    pub how: How,
    /// The column.
    pub column: usize,
    /// The column with how many there are, by which a mean is divided.
    pub number: Option<usize>,
}

/// Of which records a sheet is, and how they fall.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Fall<'a> {
    table: usize,
    date: &'a Option<Path>,
    place: &'a Option<Path>,
    programme: &'a Option<Path>,
    split: &'a Option<Split>,
    rows_of: RowsOf,
}

impl<'a> Fall<'a> {
    fn new(basis: &'a Basis, rows_of: RowsOf) -> Fall<'a> {
        Fall {
            table: basis.table,
            date: &basis.date,
            place: &basis.place,
            programme: &basis.programme,
            split: &basis.split,
            rows_of,
        }
    }
}

/// The sheets of some indicators, and where each of them stands, or why it stands nowhere.
pub fn lay_out(
    making: Making<'_>,
    listings: Vec<(usize, Result<Listing, Unlisted>)>,
) -> (Vec<EvidenceSheet>, FxHashMap<usize, Result<Stands, Carried>>) {
    let mut found = FxHashMap::default();
    // Indicators that share a sheet, in the order of the first of them.
    let mut order: Vec<(Fall<'_>, Vec<(usize, Listing)>)> = Vec::new();
    for (indicator, listing) in listings {
        let basis = making.project.indicators.get(indicator).and_then(|own| own.basis.as_ref());
        let (listing, basis) = match (listing, basis) {
            (Ok(listing), Some(basis)) => (listing, basis),
            (Err(Unlisted::Personal), _) => {
                found.insert(indicator, Err(Carried::Personal));
                continue;
            }
            _ => {
                found.insert(indicator, Err(Carried::Measure));
                continue;
            }
        };
        let fall = Fall::new(basis, listing.rows_of.clone());
        let fits = |together: &[(usize, Listing)]| {
            let rows: usize = together.iter().map(|(_, own)| own.rows.len()).sum();
            rows + listing.rows.len() <= SHEET_ROWS
        };
        match order.iter_mut().find(|(own, together)| *own == fall && fits(together)) {
            Some((_, together)) => together.push((indicator, listing)),
            None => order.push((fall, vec![(indicator, listing)])),
        }
    }
    let mut sheets: Vec<EvidenceSheet> = Vec::new();
    let mut titles: BTreeMap<String, usize> = BTreeMap::new();
    for (fall, together) in order {
        let number = sheets.len();
        let table = making.title(fall.table);
        let nth = titles.entry(table.clone()).or_default();
        *nth += 1;
        let title = match *nth {
            1 => table.clone(),
            nth => making
                .words
                .say("evidence-title-nth", &[("table", (&table).into()), ("n", (&nth.to_string()).into())]),
        };
        let about = match fall.rows_of {
            RowsOf::Records => "evidence-about",
            RowsOf::Shares => "evidence-about-shares",
            RowsOf::Entries(_) => "evidence-about-entries",
            RowsOf::Days(_) => "evidence-about-days",
            RowsOf::History(..) => "evidence-about-history",
        };
        let mut sheet = EvidenceSheet {
            code: format!("E-{}", number + 1),
            title,
            about: making.words.say(about, &[("table", (&table).into())]),
            heads: making.heads(),
            columns: Vec::new(),
            rows: Vec::new(),
            too_many: Vec::new(),
        };
        for (indicator, listing) in &together {
            let stands = match listing.too_many {
                Some(records) => {
                    sheet.too_many.push((*indicator, records));
                    Err(Carried::TooMany)
                }
                None => Ok(making.stands(number, &mut sheet, *indicator, listing)),
            };
            found.insert(*indicator, stands);
        }
        fill(making, &mut sheet, fall.table, &together, &found);
        sheets.push(sheet);
    }
    (sheets, found)
}

impl Making<'_> {
    fn title(&self, table: usize) -> String {
        let Some(def) = self.project.tables.get(table) else { return String::new() };
        match def.title.get(self.languages) {
            "" => def.name.clone(),
            title => title.to_string(),
        }
    }

    fn heads(&self) -> Heads {
        let word = |key: &str| self.words.get(key);
        Heads {
            file: word("evidence-file"),
            sheet: word("evidence-sheet"),
            row: word("evidence-row"),
            record: word("evidence-record"),
            programme: word("evidence-programme"),
            place: word("evidence-place"),
            first: word("evidence-first"),
            last: word("evidence-last"),
            until: word("evidence-until"),
        }
    }

    /// Gives an indicator its columns in a sheet.
    fn stands(
        &self,
        number: usize,
        sheet: &mut EvidenceSheet,
        indicator: usize,
        listing: &Listing,
    ) -> Stands {
        let title = match self.project.indicators.get(indicator) {
            Some(own) => own.title.get(self.languages).to_string(),
            None => String::new(),
        };
        let say = |key: &str, title: &str| self.words.say(key, &[("title", title.into())]);
        let mut side = |adds: &Adds, head: &str| {
            let (how, what) = match adds {
                Adds::Sum | Adds::Mean => (How::Sum, What::Amount),
                Adds::Median => (How::Median, What::Value),
                Adds::Least => (How::Least, What::Value),
                Adds::Greatest => (How::Greatest, What::Value),
                Adds::Unique(_) => (How::Unique, What::Key),
            };
            let column = sheet.columns.len();
            let of_mean = *adds == Adds::Mean;
            let own = if of_mean { say("evidence-values", head) } else { head.to_string() };
            sheet.columns.push(Contribution { indicator, head: own, what });
            let number = of_mean.then_some(column + 1);
            if of_mean {
                // A record that stands in several rows is one value all the same.
                let what = if listing.rows_of == RowsOf::Shares { What::Key } else { What::Amount };
                sheet.columns.push(Contribution { indicator, head: say("evidence-number", head), what });
            }
            Side { how, column, number }
        };
        let (above, below) = match &listing.below {
            None => (side(&listing.above, &title), None),
            Some(below) => {
                let above = side(&listing.above, &say("evidence-numerator", &title));
                (above, Some(side(below, &say("evidence-denominator", &title))))
            }
        };
        Stands {
            sheet: number,
            above,
            below,
            first: listing.first,
            standing: listing.standing,
            split: listing.rows_of == RowsOf::Shares,
        }
    }
}

/// A row with what it adds before keys are numbered.
struct Raw<'l> {
    origin: RowOrigin,
    listed: &'l Listed,
    adds: Vec<Option<Added>>,
}

/// Writes the rows of a sheet.
fn fill(
    making: Making<'_>,
    sheet: &mut EvidenceSheet,
    table: usize,
    together: &[(usize, Listing)],
    stands: &FxHashMap<usize, Result<Stands, Carried>>,
) {
    let Some(valid) = making.valid.tables.get(table) else { return };
    let nowhere = RowOrigin { sheet: u32::MAX, row: 0, block: 0 };
    let mut places: FxHashMap<(usize, u32), usize> = FxHashMap::default();
    let mut raw: Vec<Raw<'_>> = Vec::new();
    // What the keys of a column stand for, so that one key has one number in a sheet.
    let mut keys: Vec<Option<&Keys>> = vec![None; sheet.columns.len()];
    for (indicator, listing) in together {
        let Some(Ok(own)) = stands.get(indicator) else { continue };
        for (side, adds) in
            own.sides().zip([Some(&listing.above), listing.below.as_ref()].into_iter().flatten())
        {
            if let (Adds::Unique(of), Some(slot)) = (adds, keys.get_mut(side.column)) {
                *slot = Some(of);
            }
            if let Some(slot) = side.number.and_then(|number| keys.get_mut(number)) {
                *slot = Some(&Keys::Records);
            }
        }
        for listed in &listing.rows {
            let place = *places.entry((listed.row, listed.part)).or_insert_with(|| {
                let origin = valid.rows.get(listed.row).copied().unwrap_or(nowhere);
                raw.push(Raw { origin, listed, adds: vec![None; sheet.columns.len()] });
                raw.len() - 1
            });
            let Some(row) = raw.get_mut(place) else { continue };
            let mut put = |side: &Side, added: Option<Added>| {
                if let Some(slot) = row.adds.get_mut(side.column) {
                    *slot = added;
                }
                let of_number = match (listing.rows_of == RowsOf::Shares, added) {
                    (_, None) => None,
                    (true, _) => u32::try_from(listed.row).ok().map(Added::Key),
                    (false, _) => Some(Added::Amount(Decimal::ONE)),
                };
                if let Some(slot) = side.number.and_then(|number| row.adds.get_mut(number)) {
                    *slot = of_number;
                }
            };
            put(&own.above, listed.above);
            if let Some(side) = &own.below {
                put(side, listed.below);
            }
        }
    }
    raw.retain(|row| row.adds.iter().any(Option::is_some));
    raw.sort_by_key(|row| (row.origin, row.listed.part));
    let mut numbering: BTreeMap<&Keys, FxHashMap<u32, i64>> = BTreeMap::new();
    let record = Record::new(making.project, valid, table);
    for row in &raw {
        let mut adds = Vec::with_capacity(row.adds.len());
        for (added, of) in row.adds.iter().zip(&keys) {
            adds.push(match (added, of) {
                (Some(Added::Amount(amount)), _) => Some(*amount),
                (Some(Added::Key(key)), Some(of)) => {
                    let numbers = numbering.entry(of).or_default();
                    let next = i64::try_from(numbers.len()).unwrap_or(i64::MAX - 1) + 1;
                    Some(Decimal::from(*numbers.entry(*key).or_insert(next)))
                }
                _ => None,
            });
        }
        sheet.rows.push(making.row(row, &record, adds));
    }
}

impl Making<'_> {
    fn row(&self, raw: &Raw<'_>, record: &Record, adds: Vec<Option<Decimal>>) -> EvidenceRow {
        let listed = raw.listed;
        let source = match self.valid.origins.place(raw.origin, None) {
            Place::Sheet { file, sheet, row, .. } => Source {
                file: file.to_string(),
                sheet: sheet.to_string(),
                // Rows are counted from zero there, and from one where people look.
                row: row.map_or(0, |row| row + 1),
            },
            _ => Source { file: String::new(), sheet: String::new(), row: 0 },
        };
        let is_of = |several: &&Programme| match several {
            Programme::Selected(codes) => {
                codes.iter().any(|code| listed.programmes.contains(&Programme::One(code.clone())))
            }
            _ => false,
        };
        let together = self.together.iter().filter(is_of);
        let day = |days: Option<i32>| days.and_then(from_days);
        EvidenceRow {
            source,
            record: record.of(listed.row),
            programmes: listed
                .programmes
                .iter()
                .chain(together)
                .filter_map(|programme| self.spelling.programme(programme))
                .collect(),
            places: listed.places.iter().filter_map(|place| self.spelling.place(place)).collect(),
            first: day(listed.days.map(|(first, _)| first)),
            last: day(listed.days.map(|(_, last)| last)),
            until: day(listed.until),
            adds,
        }
    }
}

/// The keys of the records of a table, where they may be shown.
struct Record {
    columns: Vec<Column>,
}

impl Record {
    fn new(project: &Project, valid: &Table, table: usize) -> Record {
        let def = project.tables.get(table);
        let fields = def.map_or(&[][..], |def| def.primary_key.as_slice());
        if fields.iter().any(|field| is_identifying(project, table, *field)) {
            return Record { columns: Vec::new() };
        }
        let names = fields.iter().filter_map(|field| def?.fields.get(*field)).map(|field| &field.name);
        Record { columns: names.filter_map(|name| valid.frame.column(name).ok().cloned()).collect() }
    }

    fn of(&self, row: usize) -> String {
        let parts: Vec<String> = self.columns.iter().filter_map(|column| shown(column, row)).collect();
        parts.join(" / ")
    }
}

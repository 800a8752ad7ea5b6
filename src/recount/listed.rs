//! The rows that an indicator takes, each with when and where it counts and what it adds: what
//! evidence lists, and what a figure can be added up from again without this program.

use super::column::Coded;
use super::columns::Columns;
use super::ground::Ground;
use super::having::entries;
use super::places::are_several;
use super::plain::{Key, falling, keys};
use super::recipe::{Look, Recipe, Side, Statistic, What};
use super::stock::{Asked, History};
use super::value::Value;
use crate::cube::{Geography, Programme};
use crate::number::Decimal;
use crate::project::{Basis, Column, Component, Expression, Fold, Indicator, Measure, Path, Project};
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Which rows of an indicator are wanted.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// Those of any of these programmes.
    pub programmes: BTreeSet<Programme>,
    /// Those in any of these places.
    pub places: BTreeSet<Geography>,
    /// Those up to this day; none: up to the last that counts.
    pub to: Option<i32>,
    /// The last days of stretches of time that are told apart: what is spread over days is split
    /// at their ends.
    pub cuts: BTreeSet<i32>,
    /// No more than so many.
    pub at_most: usize,
}

impl Wanted {
    fn takes(&self, ground: &Ground, row: usize, last: Option<i32>) -> bool {
        self.to.is_none_or(|to| last.is_none_or(|last| last <= to))
            && self.programmes.iter().any(|programme| ground.not_of(row, programme).is_none())
            && self.places.iter().any(|place| ground.not_in(row, place).is_none())
    }
}

/// The rows that an indicator takes.
#[derive(Debug, Clone)]
pub struct Listing {
    /// The table.
    pub table: usize,
    /// What one of them is.
    pub rows_of: RowsOf,
    /// What is made of what they add to the numerator, or to the measure itself.
    pub above: Adds,
    /// What is made of what they add to the denominator, where there is one.
    pub below: Option<Adds>,
    /// Whether in a period only keys count that had not counted before it.
    pub first: bool,
    /// Whether only those count that hold on the last day.
    pub standing: bool,
    /// How many there are, where they are more than are wanted; none is listed then.
    pub too_many: Option<usize>,
    /// The rows, in the order of the table.
    pub rows: Vec<Listed>,
}

/// What one of the rows listed is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum RowsOf {
    /// A record.
    Records,
    /// A record, or of an amount that several countries share a share of it.
    Shares,
    /// An entry of a list in a record.
    Entries(Path),
    /// What of a record falls into a stretch of days; whether shares of amounts are told apart.
    Days(bool),
    /// An entry of a history, by the key and the condition of the history.
    History(Path, String),
}

/// What is made of what rows add to a side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Adds {
    /// The sum.
    Sum,
    /// The sum over how many there are.
    Mean,
    /// The middle one.
    Median,
    /// The least.
    Least,
    /// The greatest.
    Greatest,
    /// How many different keys there are.
    Unique(Keys),
}

/// What keys stand for: keys of one kind are the same where they have the same number.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Keys {
    /// Records.
    Records,
    /// Values of a column, or entries of its lists.
    Values(Path),
}

/// What a row adds to a side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Added {
    /// A number.
    Amount(Decimal),
    /// A key, as a number that tells nothing but which are the same.
    Key(u32),
}

/// A row that an indicator takes.
#[derive(Debug, Clone)]
pub struct Listed {
    /// The row of the table, among its valid rows.
    pub row: usize,
    /// Which share or entry of it, counted from zero.
    pub part: u32,
    /// The first and the last day that its date may mean; none: it needs no date.
    pub days: Option<(i32, i32)>,
    /// Of an entry of a history the day from which another holds.
    pub until: Option<i32>,
    /// The places in which it counts, beside the total.
    pub places: BTreeSet<Geography>,
    /// Its programmes, with those above them.
    pub programmes: BTreeSet<Programme>,
    /// What it adds to the numerator, or to the measure itself.
    pub above: Option<Added>,
    /// What it adds to the denominator.
    pub below: Option<Added>,
}

/// Why an indicator cannot be told row by row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unlisted {
    /// What a row adds depends on the other rows of the cell, or on the period.
    Measure,
    /// It is made of values that may tell who a person is.
    Personal,
}

/// The rows that an indicator takes.
pub fn listing(columns: &Columns, number: usize, wanted: &Wanted) -> Result<Listing, Unlisted> {
    let project = columns.tables.project;
    let indicator = project.indicators.get(number).ok_or(Unlisted::Measure)?;
    let basis = indicator.basis.as_ref().ok_or(Unlisted::Measure)?;
    if values(&indicator.measure).any(|value| value.columns.iter().any(|path| tells_who(project, path))) {
        return Err(Unlisted::Personal);
    }
    match Asked::of(&indicator.measure) {
        Some(what) => of_history(columns, indicator, basis, what, wanted),
        None => of_records(columns, number, &indicator.measure, wanted),
    }
}

fn components(measure: &Measure) -> Vec<&Component> {
    match measure {
        Measure::Single(component) => vec![component],
        Measure::Ratio { numerator, denominator, .. } => vec![numerator, denominator],
        _ => Vec::new(),
    }
}

/// The values that the rows of a measure show.
fn values(measure: &Measure) -> impl Iterator<Item = &Expression> {
    let own: Vec<&Expression> = match measure {
        Measure::Mean(value) => vec![value],
        Measure::Checklist { answer, weight, .. } => [answer].into_iter().chain(weight).collect(),
        _ => Vec::new(),
    };
    own.into_iter().chain(components(measure).into_iter().filter_map(|component| component.fold.value()))
}

/// Whether a column may tell who a person is.
pub fn tells_who(project: &Project, path: &Path) -> bool {
    match &path.column {
        Column::Field(field) => is_identifying(project, path.table, *field),
        Column::Person => true,
        Column::Money(_) | Column::AgeBand | Column::Groups(_) | Column::Listed(_) => false,
    }
}

/// Whether a field may tell who a person is: by what is said of it, by what it is to its person,
/// or because it refers to such a field.
pub fn is_identifying(project: &Project, table: usize, field: usize) -> bool {
    let own = |table: usize, field: usize| {
        let Some(def) = project.tables.get(table) else { return true };
        let of_person = def.person.as_ref().is_some_and(|person| {
            person.id == Some(field)
                || person.age.as_ref().is_some_and(|age| age.birth == field)
                || [&person.hash, &person.names, &person.contacts].iter().any(|own| own.contains(&field))
        });
        of_person || def.fields.get(field).is_none_or(|def| def.personal)
    };
    let keys = project.tables.get(table).into_iter().flat_map(|def| &def.foreign_keys);
    let mut targets = keys.flat_map(|key| key.fields.iter().zip(&key.targets).map(|pair| (key.table, pair)));
    own(table, field) || targets.any(|(there, (from, to))| *from == field && own(there, *to))
}

fn of_history(
    columns: &Columns,
    indicator: &Indicator,
    basis: &Basis,
    what: Asked,
    wanted: &Wanted,
) -> Result<Listing, Unlisted> {
    let (Measure::State { key, .. } | Measure::Moved { key, .. }) = &indicator.measure else {
        return Err(Unlisted::Measure);
    };
    let history = History::new(columns, basis, key, what);
    let holdings = history.holdings().ok_or(Unlisted::Measure)?;
    let ground = &history.ground;
    let takes = |row: usize, last: i32| wanted.takes(ground, row, Some(last));
    let counting: Vec<_> =
        holdings.into_iter().filter(|holding| holding.counts && takes(holding.row, holding.days.1)).collect();
    let too_many = (counting.len() > wanted.at_most).then_some(counting.len());
    let rows = counting.into_iter().filter(|_| too_many.is_none()).map(|holding| Listed {
        row: holding.row,
        part: 0,
        days: Some(holding.days),
        until: holding.until,
        places: ground.counted_in(holding.row),
        programmes: ground.programmes_of(holding.row).cloned().unwrap_or_default(),
        above: Some(Added::Amount(Decimal::ONE)),
        below: None,
    });
    let condition = basis.condition.as_ref().map(|condition| condition.tree.to_string());
    Ok(Listing {
        table: basis.table,
        rows_of: RowsOf::History(key.clone(), condition.unwrap_or_default()),
        above: Adds::Sum,
        below: None,
        first: false,
        standing: matches!(what, Asked::Stock(_)),
        too_many,
        rows: rows.collect(),
    })
}

/// What rows are split into, as far as a row can be several.
struct Splitting<'r> {
    recipe: &'r Recipe,
    rows_of: RowsOf,
    /// The number of each entry of the lists.
    numbers: BTreeMap<Arc<str>, u32>,
    /// The last days of stretches of time.
    cuts: &'r BTreeSet<i32>,
}

/// A part of a row: a share, an entry, a stretch of days, or all of it.
#[derive(Clone)]
struct Part {
    place: Geography,
    entry: Option<u32>,
    days: Option<(i32, i32)>,
    places: BTreeSet<Geography>,
}

fn of_records(
    columns: &Columns,
    number: usize,
    measure: &Measure,
    wanted: &Wanted,
) -> Result<Listing, Unlisted> {
    let recipe = Recipe::new(columns, number).ok_or(Unlisted::Measure)?;
    let ground = &recipe.ground;
    let sides: Vec<&Side> =
        [Some(&recipe.numerator), recipe.denominator.as_ref()].into_iter().flatten().collect();
    if sides.iter().any(|side| !side.having.is_empty()) {
        return Err(Unlisted::Measure);
    }
    let last = |row: usize| if ground.undated { None } else { ground.days(row).map(|(_, last)| last) };
    let kept: Vec<(usize, Look)> = (0..ground.height)
        .filter(|row| ground.counts(*row))
        .map(|row| (row, recipe.look(row)))
        .filter(|(row, look)| (look.above || look.below) && wanted.takes(ground, *row, last(*row)))
        .collect();
    let splitting = Splitting::new(&recipe, measure, &kept, &wanted.cuts)?;
    let folds: Vec<Option<&Path>> = match components(measure).as_slice() {
        [] => vec![None, None],
        own => own.iter().map(|component| distinct(component)).collect(),
    };
    let adds = |nth: usize| {
        let side = sides.get(nth)?;
        splitting.adds(side, folds.get(nth).copied().flatten())
    };
    let mut listing = Listing {
        table: ground.table,
        rows_of: splitting.rows_of.clone(),
        above: adds(0).ok_or(Unlisted::Measure)?,
        below: adds(1),
        first: recipe.numerator.first,
        standing: false,
        too_many: (kept.len() > wanted.at_most).then_some(kept.len()),
        rows: Vec::new(),
    };
    if listing.too_many.is_some() {
        return Ok(listing);
    }
    let mut known = Known::default();
    for (row, look) in kept {
        let places = known.counted_in(ground, row);
        for (nth, part) in (0u32..).zip(splitting.parts(row, places)) {
            listing.rows.push(Listed {
                row,
                part: nth,
                days: part.days.or_else(|| ground.days(row).filter(|_| !ground.undated)),
                until: None,
                above: splitting.added(&recipe.numerator, row, look.above, &part),
                below: recipe
                    .denominator
                    .as_ref()
                    .and_then(|side| splitting.added(side, row, look.below, &part)),
                places: part.places,
                programmes: ground.programmes_of(row).cloned().unwrap_or_default(),
            });
        }
    }
    if listing.rows.len() > wanted.at_most {
        listing.too_many = Some(listing.rows.len());
        listing.rows.clear();
    }
    Ok(listing)
}

/// The number of a row's places, and the days between which it may have happened.
type Whereabouts = (u32, Option<(i32, i32)>);

/// In which places rows count, found once for rows with the same places on the same days: who
/// is a member of what takes a while to find.
#[derive(Default)]
struct Known {
    places: FxHashMap<Whereabouts, BTreeSet<Geography>>,
}

impl Known {
    fn counted_in(&mut self, ground: &Ground, row: usize) -> BTreeSet<Geography> {
        let code = ground.place.as_ref().and_then(|column| column.codes.get(row));
        match code {
            // Shares are those of the row alone.
            Some(code) if ground.shares(row).is_none() => {
                let days = if ground.undated { None } else { ground.days(row) };
                self.places.entry((*code, days)).or_insert_with(|| ground.counted_in(row)).clone()
            }
            _ => ground.counted_in(row),
        }
    }
}

fn distinct(component: &Component) -> Option<&Path> {
    match &component.fold {
        Fold::Distinct(path) => Some(path),
        _ => None,
    }
}

impl<'r> Splitting<'r> {
    /// How the rows of an indicator are split.
    fn new(
        recipe: &'r Recipe,
        measure: &Measure,
        kept: &[(usize, Look)],
        cuts: &'r BTreeSet<i32>,
    ) -> Result<Splitting<'r>, Unlisted> {
        let sides = [Some(&recipe.numerator), recipe.denominator.as_ref()];
        let of = |is: fn(&What) -> bool| sides.iter().flatten().any(|side| is(&side.what));
        let lists: BTreeSet<&Path> = components(measure)
            .into_iter()
            .zip(sides.iter().flatten())
            .filter(|(_, side)| matches!(side.what, What::Entries(_)))
            .filter_map(|(component, _)| distinct(component))
            .collect();
        let several = |row: usize| recipe.ground.places_of(row).is_some_and(are_several);
        let is_shared = recipe.ground.money && kept.iter().any(|(row, _)| several(*row));
        let has_statistic = of(|what| {
            matches!(what, What::Statistic(Statistic::Middle | Statistic::Least | Statistic::Greatest, _))
        });
        let has_values = of(|what| matches!(what, What::Values(_) | What::Weighed(..) | What::Statistic(..)));
        let spreads = |what: &What| {
            matches!(what, What::Values(_) | What::Records | What::Present(_) | What::Weighed(..))
        };
        let all_values = !of(|what| !matches!(what, What::Values(_)));
        let is_spread = recipe.ground.spans.is_some();
        let rows_of = match (lists.len(), is_shared) {
            // What is no amount is not shared, and would stand in the row of each share.
            (0, shared)
                if is_spread
                    && (!shared || all_values)
                    && sides.iter().flatten().all(|side| spreads(&side.what)) =>
            {
                RowsOf::Days(shared)
            }
            _ if is_spread => return Err(Unlisted::Measure),
            (0, false) => RowsOf::Records,
            (0, true) if !has_statistic => RowsOf::Shares,
            (1, false) if !has_values => {
                lists.first().map_or(RowsOf::Records, |path| RowsOf::Entries((*path).clone()))
            }
            // An amount would stand in each of several rows, or its share in place of it.
            _ => return Err(Unlisted::Measure),
        };
        let mut numbers = BTreeMap::new();
        for side in sides.iter().flatten() {
            if let What::Entries(column) = &side.what {
                numbers = entries_of(column);
            }
        }
        Ok(Splitting { recipe, rows_of, numbers, cuts })
    }

    /// The parts of a row.
    fn parts(&self, row: usize, places: BTreeSet<Geography>) -> Vec<Part> {
        let ground = &self.recipe.ground;
        let whole = |places| vec![Part { place: Geography::All, entry: None, days: None, places }];
        match &self.rows_of {
            RowsOf::Shares | RowsOf::Days(true) => {
                let Some(shares) = ground.shares(row) else { return self.by_days(row, whole(places)) };
                let own: BTreeSet<&Geography> = shares.iter().map(|(place, _)| place).collect();
                let of = |own: &Geography| Part {
                    place: own.clone(),
                    entry: None,
                    days: None,
                    places: places.iter().filter(|place| ground.is_in(row, own, place)).cloned().collect(),
                };
                self.by_days(row, own.into_iter().map(of).collect())
            }
            RowsOf::Days(false) => self.by_days(row, whole(places)),
            RowsOf::Entries(_) => {
                let sides = [Some(&self.recipe.numerator), self.recipe.denominator.as_ref()];
                let of = |side: &&Side| keys(self.recipe, side, row, &Geography::All);
                let own: BTreeSet<Key> = sides.iter().flatten().flat_map(of).collect();
                let own: Vec<Part> = own
                    .into_iter()
                    .filter_map(|key| match key {
                        Key::Entry(entry) => Some(entry),
                        Key::Number(_) => None,
                    })
                    .map(|entry| Part {
                        place: Geography::All,
                        entry: self.numbers.get(&entry).copied(),
                        days: None,
                        places: places
                            .iter()
                            .filter(|place| self.recipe.is_entry_in(row, &entry, place))
                            .cloned()
                            .collect(),
                    })
                    .collect();
                if own.is_empty() { whole(places) } else { own }
            }
            RowsOf::Records | RowsOf::History(..) => whole(places),
        }
    }

    /// The same parts for each stretch of days into which the values of a row fall.
    fn by_days(&self, row: usize, parts: Vec<Part>) -> Vec<Part> {
        let ground = &self.recipe.ground;
        let Some(spans) = &ground.spans else { return parts };
        let Some((from, to)) = spans.get(row).copied().flatten() else { return Vec::new() };
        let to = to.min(ground.as_of);
        let mut stretches: Vec<(i32, i32)> = Vec::new();
        let mut begin = from;
        for cut in self.cuts.range(from..).take_while(|cut| **cut < to) {
            stretches.push((begin, *cut));
            begin = cut + 1;
        }
        stretches.push((begin, to));
        let of = |part: Part| {
            stretches.iter().map(move |days| Part { days: Some(*days), ..part.clone() }).collect::<Vec<_>>()
        };
        parts.into_iter().flat_map(of).collect()
    }

    /// What is made of what rows add to a side; `path` is that of its keys.
    fn adds(&self, side: &Side, path: Option<&Path>) -> Option<Adds> {
        Some(match &side.what {
            // A record counts once, in however many rows it stands.
            What::Records | What::Present(_) if self.is_split() => Adds::Unique(Keys::Records),
            What::Records | What::Present(_) | What::Values(_) | What::Weighed(..) => Adds::Sum,
            What::Statistic(Statistic::Mean, _) => Adds::Mean,
            What::Statistic(Statistic::Middle, _) => Adds::Median,
            What::Statistic(Statistic::Least, _) => Adds::Least,
            What::Statistic(Statistic::Greatest, _) => Adds::Greatest,
            What::Keys(_) | What::Entries(_) => Adds::Unique(Keys::Values(path?.clone())),
        })
    }

    fn is_split(&self) -> bool {
        matches!(self.rows_of, RowsOf::Shares | RowsOf::Entries(_))
    }

    /// What a part of a row adds to a side.
    fn added(&self, side: &Side, row: usize, counts: bool, part: &Part) -> Option<Added> {
        if !counts {
            return None;
        }
        let spans = self.recipe.ground.spans.as_ref();
        if let (Some(spans), Some(days)) = (spans, part.days) {
            let span = spans.get(row).copied().flatten()?;
            return Some(Added::Amount(falling(self.recipe, side, row, span, days, &part.place)));
        }
        match &side.what {
            What::Records | What::Present(_) if self.is_split() => u32::try_from(row).ok().map(Added::Key),
            What::Records | What::Present(_) => Some(Added::Amount(Decimal::ONE)),
            What::Values(_) | What::Weighed(..) | What::Statistic(..) => {
                Some(Added::Amount(self.recipe.ground.share(row, side.value(row)?, &part.place)))
            }
            What::Keys(column) => column.codes.get(row).copied().map(Added::Key),
            What::Entries(_) => part.entry.map(Added::Key),
        }
    }
}

/// The entries of the lists of a column, numbered.
fn entries_of(column: &Coded) -> BTreeMap<Arc<str>, u32> {
    let texts = column.values.iter().filter_map(|value| match value {
        Value::Text(text) => Some(text),
        _ => None,
    });
    let all: BTreeSet<&str> = texts.flat_map(|text| entries(text)).collect();
    all.into_iter().map(Arc::from).zip(0u32..).collect()
}

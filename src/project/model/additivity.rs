//! Over what the figures of an indicator add up, and where not, why.
//!
//! Every figure is computed from records. That a sum of figures would come to
//! the same says that they add up; where it would not, a table says so, and a
//! report that asks for the sum is refused.

use super::column::{Column, Path};
use super::indicator::{Basis, Component, Dimension, Fold, Formula, Indicator, Measure, Movement};
use super::table::{FieldType, TableDef};

/// Over what figures could be added up.
#[derive(Debug, Clone, Copy)]
pub enum Axis<'a> {
    /// Countries.
    Countries,
    /// Programmes, none of which is a project of another.
    Programmes,
    /// Periods of one kind: of the figures of what happened in each.
    Periods,
    /// The categories of a disaggregation.
    Categories(&'a Dimension),
}

/// Why figures do not add up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Overlap {
    /// A person may be in several parts and counts once in the total.
    Persons,
    /// Something else that is counted once may be in several parts.
    Keys,
    /// A record may belong to several parts.
    Records,
    /// A quotient is that of its parts, and no sum of quotients.
    Quotient,
    /// The middle or the extreme of all values is no sum of those of the parts.
    Extreme,
    /// Whether something counts depends on all its records in the cell.
    Having,
    /// What stands at the end of a period stands at the end of the next as well.
    Stands,
    /// What moves in one period may move again in another.
    Moves,
    /// A country in which it holds of several parts is one country.
    Holds,
    /// The definition says that what partners report does not add up.
    Said,
}

impl Overlap {
    /// The reason, as a definition's fault says it.
    pub fn reason(self) -> &'static str {
        match self {
            Overlap::Persons => "a person in several of them is counted once in the total",
            Overlap::Keys => "what is in several of them is counted once in the total",
            Overlap::Records => "a record of several of them is counted once in the total",
            Overlap::Quotient => "a quotient is divided anew for the total",
            Overlap::Extreme => "the total is taken of all values together",
            Overlap::Having => "what counts in the total may count in none of them, or in several",
            Overlap::Stands => "what stands at the end of one stands at the end of the next as well",
            Overlap::Moves => "what moves in one may move again in the next",
            Overlap::Holds => "it may hold of a country in several of them, or only in all together",
            Overlap::Said => "its definition says that what is reported does not add up",
        }
    }
}

/// Over what the figures of an indicator add up. None: it has no such figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Additivity {
    /// Over countries, with what belongs to several of them as one part more.
    pub countries: Option<Result<(), Overlap>>,
    /// Over programmes, of which none is a project of another.
    pub programmes: Option<Result<(), Overlap>>,
    /// Over periods that follow upon each other.
    pub periods: Option<Result<(), Overlap>>,
    /// Over the categories of each disaggregation, by its name.
    pub categories: Vec<(String, Result<(), Overlap>)>,
}

impl Indicator {
    /// Over what its figures add up. Needed are all tables and all indicators.
    pub fn additivity(&self, tables: &[TableDef], indicators: &[Indicator]) -> Additivity {
        let basis = self.basis.as_ref();
        let by_place = basis.is_none_or(|basis| basis.place.is_some());
        let by_programme = basis.is_none_or(|basis| basis.programme.is_some());
        let dated = basis.is_none_or(|basis| basis.date.is_some() || basis.split.is_some());
        let categories = self.by.iter().map(|dimension| {
            (dimension.name.clone(), self.adds_up(Axis::Categories(dimension), tables, indicators))
        });
        Additivity {
            countries: by_place.then(|| self.adds_up(Axis::Countries, tables, indicators)),
            programmes: by_programme.then(|| self.adds_up(Axis::Programmes, tables, indicators)),
            periods: dated.then(|| self.adds_up(Axis::Periods, tables, indicators)),
            categories: categories.collect(),
        }
    }

    /// Whether its figures add up along an axis.
    ///
    /// # Errors
    /// Why they do not.
    pub fn adds_up(
        &self,
        axis: Axis<'_>,
        tables: &[TableDef],
        indicators: &[Indicator],
    ) -> Result<(), Overlap> {
        match &self.measure {
            Measure::Mean(_) | Measure::Ratio { .. } | Measure::Checklist { .. } => Err(Overlap::Quotient),
            Measure::Derived(formula) => {
                if !is_sum(formula) {
                    return Err(Overlap::Quotient);
                }
                let operands = formula.indicators();
                let mut operands = operands.iter().filter_map(|operand| indicators.get(*operand));
                operands.try_for_each(|operand| operand.adds_up(axis, tables, indicators))
            }
            Measure::Countries(_) => match axis {
                Axis::Countries => Ok(()),
                _ => Err(Overlap::Holds),
            },
            Measure::Reported { times: Some(_) } => Err(Overlap::Quotient),
            Measure::Reported { times: None } => {
                let adds = match axis {
                    Axis::Countries => self.adding.places,
                    Axis::Programmes => self.adding.programmes,
                    Axis::Periods => self.adding.periods,
                    Axis::Categories(by) => self.adding.categories && self.adding.is_exclusive(&by.name),
                };
                if adds { Ok(()) } else { Err(Overlap::Said) }
            }
            measure => match &self.basis {
                Some(basis) => Records { basis, tables }.adds_up(measure, axis),
                None => Ok(()),
            },
        }
    }
}

/// Whether a formula is a sum or difference of indicators, perhaps times a number.
fn is_sum(formula: &Formula) -> bool {
    let is_number = |formula: &Formula| formula.indicators().is_empty();
    match formula {
        Formula::Indicator(_) => true,
        // A number by itself would be added once for each part.
        Formula::Number(_) => false,
        Formula::Operation('+' | '-', left, right) => {
            // A sign is written as zero less the rest.
            let zero = matches!(&**left, Formula::Number(number) if number.is_zero());
            (zero || is_sum(left)) && is_sum(right)
        }
        Formula::Operation('*', left, right) => {
            (is_number(left) && is_sum(right)) || (is_sum(left) && is_number(right))
        }
        Formula::Operation(_, left, right) => is_sum(left) && is_number(right),
    }
}

/// What an indicator counts.
struct Records<'a> {
    basis: &'a Basis,
    tables: &'a [TableDef],
}

impl Records<'_> {
    fn adds_up(&self, measure: &Measure, axis: Axis<'_>) -> Result<(), Overlap> {
        match measure {
            Measure::Single(part) => self.part(part, axis),
            // Of a key one entry holds, which has one place and one programme.
            Measure::State { .. } => match axis {
                Axis::Periods => Err(Overlap::Stands),
                _ => self.whole(axis),
            },
            Measure::Moved { movement, .. } => match (axis, movement) {
                (Axis::Periods, Movement::Reached(_)) => Ok(()),
                (Axis::Periods, _) => Err(Overlap::Moves),
                _ => self.whole(axis),
            },
            _ => Err(Overlap::Quotient),
        }
    }

    fn part(&self, part: &Component, axis: Axis<'_>) -> Result<(), Overlap> {
        match &part.fold {
            Fold::Mean(_) => Err(Overlap::Quotient),
            Fold::Median(_) | Fold::Min(_) | Fold::Max(_) => Err(Overlap::Extreme),
            Fold::Count => self.whole(axis),
            Fold::Sum(value) => {
                let money = value.columns.iter().any(|path| matches!(path.column, Column::Money(_)));
                match axis {
                    // Money of several countries is split, or stands beside them.
                    Axis::Countries if money => Ok(()),
                    _ => self.whole(axis),
                }
            }
            Fold::Distinct(_) if !part.having.is_empty() => Err(Overlap::Having),
            // Who counts for the first time does so in one period.
            Fold::Distinct(_) if part.first && matches!(axis, Axis::Periods) => Ok(()),
            Fold::Distinct(key) => self.distinct(key, axis),
        }
    }

    /// Whether a record stands in one part alone.
    fn whole(&self, axis: Axis<'_>) -> Result<(), Overlap> {
        let several = match axis {
            Axis::Countries => self.basis.place.as_ref().is_some_and(|path| self.is_list(path)),
            Axis::Programmes => self.basis.programme.as_ref().is_some_and(|path| self.is_list(path)),
            Axis::Periods => false,
            Axis::Categories(by) => by.columns.iter().any(|path| self.is_list(path)),
        };
        if several { Err(Overlap::Records) } else { Ok(()) }
    }

    fn distinct(&self, key: &Path, axis: Axis<'_>) -> Result<(), Overlap> {
        if self.is_own_key(key) {
            return self.whole(axis);
        }
        let overlap = if key.column == Column::Person { Overlap::Persons } else { Overlap::Keys };
        let one = |path: &Path| !self.is_list(path) && self.depends(path, key);
        let adds = match axis {
            // A key that is itself a place counts in that place.
            Axis::Countries => {
                self.basis.place.as_ref().is_none_or(|place| place == key || (!self.is_list(key) && one(place)))
            }
            Axis::Programmes => {
                self.basis.programme.as_ref().is_none_or(|programme| !self.is_list(key) && one(programme))
            }
            Axis::Periods => false,
            Axis::Categories(by) => !self.is_list(key) && by.columns.iter().all(one),
        };
        if adds { Ok(()) } else { Err(overlap) }
    }

    /// Whether the key tells every record of the table from every other.
    fn is_own_key(&self, key: &Path) -> bool {
        let table = self.tables.get(key.table);
        key.links.is_empty()
            && table.is_some_and(|table| {
                matches!((&key.column, table.primary_key.as_slice()), (Column::Field(a), [b]) if a == b)
            })
    }

    /// Whether all records of a key have the same value of a path.
    fn depends(&self, path: &Path, key: &Path) -> bool {
        if path == key {
            return true;
        }
        let Some(table) = self.tables.get(key.table) else { return false };
        match &key.column {
            // What belongs to a person is settled to one value; of an age it is that of one cell.
            Column::Person => {
                let person = table.person.as_ref();
                path.table == key.table
                    && path.links == key.links
                    && match &path.column {
                        Column::AgeBand => true,
                        Column::Field(field) => person.is_some_and(|person| person.belongs.contains(field)),
                        _ => false,
                    }
            }
            // What is referred to by the key alone is the same wherever the key is.
            Column::Field(field) => path.links.strip_prefix(key.links.as_slice()).is_some_and(|links| {
                let reference = links.first().and_then(|link| {
                    table.foreign_keys.iter().find(|reference| reference.name == *link)
                });
                reference.is_some_and(|reference| reference.fields == [*field])
                    || (links.is_empty() && table.primary_key == [*field])
            }),
            _ => false,
        }
    }

    fn is_list(&self, path: &Path) -> bool {
        match &path.column {
            Column::Field(field) => {
                let table = self.tables.get(path.table);
                table.and_then(|table| table.fields.get(*field)).is_some_and(|f| f.kind == FieldType::List)
            }
            Column::Groups(_) => true,
            _ => false,
        }
    }
}

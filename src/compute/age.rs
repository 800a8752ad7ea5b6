//! The age of a person in a cell: the year of the first activity counted in
//! the cell less the year of birth.

use super::category::Categories;
use super::expand::{CellNumber, Expanded};
use super::facts::Added;
use super::fall::{Falls, PeriodPass};
use super::fold::When;
use super::judge::{band_of, birth_years};
use crate::period::from_days;
use crate::project::{Column, Path, Project};
use crate::table::Table;
use crate::validate::gather::{gather, rows_of};
use polars::prelude::*;
use rustc_hash::FxHashMap;

/// What is known of the ages of the persons of a table.
pub struct Ages<'a> {
    project: &'a Project,
    categories: &'a Categories,
    /// The person of each row.
    persons: Vec<Option<u32>>,
    /// The year of birth in each row, as settled for the person.
    births: Vec<Option<i32>>,
    /// The year in which each row begins.
    years: Vec<Option<i32>>,
}

impl<'a> Ages<'a> {
    /// The ages that a disaggregation needs; none if it needs no age.
    ///
    /// # Errors
    /// If a frame lacks a column, which validated tables rule out.
    pub fn new(
        project: &'a Project,
        tables: &[Table],
        table: usize,
        falls: &Falls,
        categories: &'a Categories,
    ) -> PolarsResult<Option<Ages<'a>>> {
        let Some((_, path)) = categories.age() else { return Ok(None) };
        let births = birth_years(project, tables, path)?;
        let person = Path { column: Column::Person, ..path.clone() };
        let persons = gather(tables, project, table, &person)?.u32()?.iter().collect();
        let rows = rows_of(tables, project, table, path)?;
        let births = rows.into_iter().map(|row| births[row? as usize]).collect();
        let year = |day: &Option<i32>| day.and_then(|day| Some(i32::from(from_days(day)?.year())));
        Ok(Some(Ages { project, categories, persons, births, years: falls.first.iter().map(year).collect() }))
    }

    /// The expanded records with the band of age set in their cells.
    pub fn place(
        &self,
        expanded: &Expanded,
        rows: &[u32],
        added: &Added,
        pass: &PeriodPass,
        when: When,
    ) -> Expanded {
        // What happened in a period starts anew with each period; what had
        // happened by its end does not, since a person's first activity stays
        // the first in all later periods.
        let period_of = |row: usize| match when {
            When::Happened => pass.happened[row],
            When::HadHappened if pass.cumulates => pass.had_happened[row].map(|_| 0),
            When::HadHappened => pass.had_happened[row],
        };
        let scope = |i: usize| {
            let cell = CellNumber::unpack(expanded.cell[i]);
            (cell.place, cell.programme)
        };
        let mut first_year: FxHashMap<(u32, u32, i32, u32), i32> = FxHashMap::default();
        for (i, record) in expanded.record.iter().enumerate() {
            let row = rows[*record as usize] as usize;
            let known = (self.persons[row], self.years[row], period_of(row));
            if let (true, (Some(person), Some(year), Some(period))) = (added.counted[*record as usize], known)
            {
                let (place, programme) = scope(i);
                let first = first_year.entry((place, programme, period, person)).or_insert(year);
                *first = (*first).min(year);
            }
        }
        let Some((age, _)) = self.categories.age() else {
            return Expanded { record: expanded.record.clone(), cell: expanded.cell.clone() };
        };
        let cell = expanded.record.iter().enumerate().map(|(i, record)| {
            let row = rows[*record as usize] as usize;
            let (place, programme) = scope(i);
            // A record that does not count has its own age: what comes after the
            // period's end must not change it.
            let in_cell = self.persons[row]
                .zip(period_of(row))
                .filter(|_| added.counted[*record as usize])
                .and_then(|(person, period)| first_year.get(&(place, programme, period, person)).copied());
            let year = in_cell.or(self.years[row]);
            let years = year.zip(self.births[row]).map(|(year, birth)| year - birth);
            let band = band_of(self.project, age, years) as u32;
            let cell = CellNumber::unpack(expanded.cell[i]);
            CellNumber { category: self.categories.with_band(cell.category, band), ..cell }.pack()
        });
        Expanded { record: expanded.record.clone(), cell: cell.collect() }
    }
}

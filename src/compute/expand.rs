//! Records to cells: a record stands in the total, in each of its places, in
//! each of its programmes and in each of its categories.

use super::category::Categories;
use super::fall::Falls;
use super::scope::Scope;
use crate::cube::{Geography, Programme};
use std::collections::BTreeSet;

/// Which coordinates are totals and which are taken apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Grain {
    /// Whether places are taken apart.
    pub by_place: bool,
    /// Whether programmes are taken apart.
    pub by_programme: bool,
}

impl Grain {
    /// All grains: of the four ways to take two coordinates apart those that
    /// can differ for these records.
    pub fn all(falls: &Falls) -> Vec<Grain> {
        let ways = |several: bool| if several { vec![false, true] } else { vec![false] };
        let mut grains = Vec::new();
        for by_place in ways(falls.geographies.names().len() > 1) {
            for by_programme in ways(falls.programmes.names().len() > 1) {
                grains.push(Grain { by_place, by_programme });
            }
        }
        grains
    }
}

/// Records multiplied by the cells in which they stand, at one grain.
#[derive(Debug, Default)]
pub struct Expanded {
    /// Which of the records given.
    pub record: Vec<u32>,
    /// In which cell.
    pub cell: Vec<u64>,
}

/// A cell as one number: place, programme and category.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CellNumber {
    /// The number of the place.
    pub place: u32,
    /// The number of the programme.
    pub programme: u32,
    /// The number of the category.
    pub category: u32,
}

const CATEGORY_BITS: u32 = 20;
const PROGRAMME_BITS: u32 = 12;
/// The bits of a cell's number; those above are free for a period.
pub const CELL_BITS: u32 = 48;

impl CellNumber {
    /// The cell of a number.
    pub fn unpack(cell: u64) -> CellNumber {
        CellNumber {
            place: (cell >> (CATEGORY_BITS + PROGRAMME_BITS)) as u32,
            programme: (cell >> CATEGORY_BITS) as u32 & ((1 << PROGRAMME_BITS) - 1),
            category: cell as u32 & ((1 << CATEGORY_BITS) - 1),
        }
    }

    /// The number of the cell. Code lists hold far fewer names than there are
    /// numbers here: a million categories, 4,096 programmes, 65 thousand places.
    pub fn pack(self) -> u64 {
        (u64::from(self.place) << (CATEGORY_BITS + PROGRAMME_BITS))
            | (u64::from(self.programme) << CATEGORY_BITS)
            | u64::from(self.category)
    }
}

/// Which places and programmes of a table are asked for.
#[derive(Debug)]
pub struct Asked {
    all_places: u32,
    all_programmes: u32,
    places: BTreeSet<u32>,
    programmes: BTreeSet<u32>,
    total_of_programmes: bool,
}

impl Asked {
    /// What a scope asks of the places and programmes of a table.
    pub fn new<'p>(scope: &Scope, falls: &Falls, country_of: impl Fn(&str) -> Option<&'p str>) -> Asked {
        let wanted = |place: &Geography| {
            if scope.countries.is_empty() {
                return true;
            }
            match place {
                // Of groups only those asked for are among the names.
                Geography::Country(code) => scope.countries.iter().any(|country| **country == **code),
                Geography::Place(code) => {
                    country_of(code).is_some_and(|country| scope.countries.iter().any(|own| own == country))
                }
                _ => true,
            }
        };
        let places = (0u32..).zip(falls.geographies.names());
        let programmes = (0u32..).zip(falls.programmes.names());
        Asked {
            // The totals are always among the names.
            all_places: falls.geographies.number(&Geography::All).unwrap_or(0),
            all_programmes: falls.programmes.number(&Programme::All).unwrap_or(0),
            places: places.filter(|(_, name)| wanted(name)).map(|(number, _)| number).collect(),
            programmes: programmes
                .filter(|(_, name)| scope.programmes.contains(name))
                .map(|(number, _)| number)
                .collect(),
            total_of_programmes: scope.programmes.contains(&Programme::All),
        }
    }

    /// The records of a table multiplied by their cells. `rows` are rows of the
    /// table; `own_places` are the only places in which they count, if given.
    pub fn expand(
        &self,
        rows: &[u32],
        own_places: Option<&[Option<u32>]>,
        falls: &Falls,
        grain: Grain,
        categories: Option<&Categories>,
    ) -> Expanded {
        let mut expanded = Expanded::default();
        if !grain.by_programme && !self.total_of_programmes {
            return expanded;
        }
        let (total_place, total_programme) = ([self.all_places], [self.all_programmes]);
        let mut of_row = vec![0];
        for (i, row) in rows.iter().enumerate() {
            let row = *row as usize;
            let places = match own_places {
                _ if !grain.by_place => &total_place[..],
                Some(own) => own[i].as_slice(),
                None => falls.places.of(row),
            };
            let programmes =
                if grain.by_programme { falls.in_programmes.of(row) } else { &total_programme[..] };
            if let Some(categories) = categories {
                categories.of(row, &mut of_row);
            }
            for place in places.iter().filter(|place| !grain.by_place || self.places.contains(place)) {
                for programme in programmes {
                    if grain.by_programme && !self.programmes.contains(programme) {
                        continue;
                    }
                    for category in &of_row {
                        let cell = CellNumber { place: *place, programme: *programme, category: *category };
                        expanded.record.push(i as u32);
                        expanded.cell.push(cell.pack());
                    }
                }
            }
        }
        expanded
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_told_from_its_number() {
        let cell = CellNumber { place: 65_535, programme: 4_095, category: 1_048_575 };
        assert_eq!(CellNumber::unpack(cell.pack()), cell);
    }
}

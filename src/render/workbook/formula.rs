//! Figures as formulas over evidence sheets, in functions that spreadsheet
//! programs have known for long.

use crate::evidence::{Evidence, EvidenceSheet, Fold, How, Recipe, Selection};
use crate::number::Decimal;
use crate::report::format::hundredth;
use jiff::civil::Date;

/// What a quotient over nothing shows.
pub const UNDEFINED: &str = "[\u{F7}0]";
/// Spreadsheet programs read no longer formulas.
const LONGEST: usize = 8_000;
/// A column of codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Codes {
    /// Where it stands.
    pub column: u16,
    /// Whether cells may have several codes: they are set off by bars then.
    pub several: bool,
}

/// Where the parts of an evidence sheet stand.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// The sheet's name.
    pub name: String,
    /// The row of heads, counted from zero.
    pub head: u32,
    /// The first row of records.
    pub first: u32,
    /// The last row of records.
    pub last: u32,
    /// The programmes.
    pub programmes: Option<Codes>,
    /// The places.
    pub places: Option<Codes>,
    /// The first day.
    pub day: Option<u16>,
    /// The last day, which is the first where the two never differ.
    pub last_day: Option<u16>,
    /// The day from which another entry holds.
    pub until: Option<u16>,
    /// Where the contributions begin.
    pub columns: u16,
}

impl Place {
    /// Where the parts of a sheet stand that begins at a column, with its records from a row on.
    /// What no record has and no figure asks for has no column.
    pub fn of(evidence: &Evidence, number: usize, name: &str, (left, head): (u16, u32)) -> Option<Place> {
        let sheet = evidence.sheets.get(number)?;
        let asked = Asked::of(evidence, number);
        let rows = || sheet.rows.iter();
        // Number, file, sheet, row and record.
        let mut next = left + 3 + u16::from(has_sheets(sheet)) + u16::from(has_records(sheet));
        let mut take = |wanted: bool| {
            wanted.then(|| {
                next += 1;
                next - 1
            })
        };
        let codes = |column: Option<u16>, several: bool| column.map(|column| Codes { column, several });
        let programmes = take(asked.programme || rows().any(|row| !row.programmes.is_empty()));
        let programmes = codes(programmes, rows().any(|row| several(&row.programmes)));
        let places = take(asked.place || rows().any(|row| !row.places.is_empty()));
        let places = codes(places, rows().any(|row| several(&row.places)));
        let day = take(asked.days || rows().any(|row| row.first.is_some() || row.last.is_some()));
        let spans = rows().any(|row| row.first != row.last);
        let last_day = if spans { take(true) } else { day };
        let until = take(asked.standing || rows().any(|row| row.until.is_some()));
        let first = head + 1;
        let count = u32::try_from(sheet.rows.len()).unwrap_or(u32::MAX).max(1);
        Some(Place {
            name: name.to_string(),
            head,
            first,
            last: first.saturating_add(count - 1),
            programmes,
            places,
            day,
            last_day,
            until,
            columns: next,
        })
    }

    /// The column of a contribution.
    pub fn column(&self, number: usize) -> u16 {
        // A sheet has some dozens of contributions.
        self.columns + u16::try_from(number).unwrap_or(0)
    }

    /// A column of the records, as formulas name it.
    fn range(&self, column: u16) -> String {
        let letters = letters(column);
        format!("{}!${letters}${}:${letters}${}", quoted(&self.name), self.first + 1, self.last + 1)
    }
}

/// What figures ask of a sheet.
#[derive(Default)]
struct Asked {
    programme: bool,
    place: bool,
    days: bool,
    standing: bool,
}

impl Asked {
    fn of(evidence: &Evidence, sheet: usize) -> Asked {
        let mut asked = Asked::default();
        // What is asked by any is asked: the order does not matter.
        for recipe in evidence.recipes.values() {
            for fold in folds(recipe).into_iter().filter(|fold| fold.sheet == sheet) {
                asked.programme |= fold.of.programme.is_some();
                asked.place |= fold.of.place.is_some();
                asked.days |= fold.of.from.is_some() || fold.of.to.is_some();
                asked.standing |= fold.of.standing;
            }
        }
        asked
    }
}

/// The folds within a recipe, from left to right.
pub fn folds(recipe: &Recipe) -> Vec<&Fold> {
    match recipe {
        Recipe::Fold(fold) => vec![fold],
        Recipe::Quotient { above, below, .. } => [folds(above), folds(below)].concat(),
        Recipe::Arithmetic(_, left, right) => [folds(left), folds(right)].concat(),
        Recipe::Number(_) | Recipe::Carried(_) => Vec::new(),
    }
}

/// Whether the records of a sheet stand on named sheets.
pub fn has_sheets(sheet: &EvidenceSheet) -> bool {
    sheet.rows.iter().any(|row| !row.source.sheet.is_empty())
}

/// Whether the records of a sheet have keys that are shown.
pub fn has_records(sheet: &EvidenceSheet) -> bool {
    sheet.rows.iter().any(|row| !row.record.is_empty())
}

/// Whether codes have to be set off by bars: they are several, or a spreadsheet could
/// take the one for something else than text.
fn several(codes: &[String]) -> bool {
    codes.len() > 1 || codes.iter().any(|code| !plain(code))
}

/// Whether a spreadsheet takes a code for text, and nothing else.
fn plain(code: &str) -> bool {
    let mut letters = code.chars();
    letters.next().is_some_and(|c| c.is_ascii_alphabetic())
        && letters.all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'))
        && !["true", "false"].contains(&code.to_lowercase().as_str())
}

/// The codes of a record as they stand in its cell.
pub fn cell_of(codes: &[String], several: bool) -> String {
    if !several {
        codes.first().cloned().unwrap_or_default()
    } else if codes.is_empty() {
        String::new()
    } else {
        format!("|{}|", codes.join("|"))
    }
}

/// A figure as a formula.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The formula, without the sign of equality.
    pub text: String,
    /// Whether it is to be entered as an array formula.
    pub array: bool,
}

/// The formula of a recipe; none where no formula says it. `percent`: the cell holds a
/// fraction that is shown as percent.
pub fn formula(recipe: &Recipe, places: &[Place], percent: bool) -> Option<Written> {
    let mut maker = Maker { places, array: false, breaks: false };
    let scaled = |factor: Decimal| if percent { hundredth(factor) } else { factor };
    let text = match recipe {
        Recipe::Quotient { above, below, times } => {
            let (above, below) = (maker.part(above)?, maker.part(below)?);
            let factor = scaled(*times);
            let times = if factor == Decimal::ONE { String::new() } else { format!("*{factor}") };
            format!("IF({below}=0,\"{UNDEFINED}\",{above}/{below}{times})")
        }
        other => {
            let value = maker.whole(other)?;
            if percent { format!("({value})/100") } else { value }
        }
    };
    let text = if maker.breaks { format!("IFERROR({text},\"{UNDEFINED}\")") } else { text };
    (text.len() <= LONGEST).then_some(Written { text, array: maker.array })
}

struct Maker<'p> {
    places: &'p [Place],
    array: bool,
    /// Whether a part may be a quotient over nothing.
    breaks: bool,
}

impl Maker<'_> {
    /// A recipe that is the whole formula: a value of nothing is said in place.
    fn whole(&mut self, recipe: &Recipe) -> Option<String> {
        match recipe {
            Recipe::Fold(fold) => self.fold(fold, &format!("\"{UNDEFINED}\"")),
            other => self.part(other),
        }
    }

    /// A recipe within a formula.
    fn part(&mut self, recipe: &Recipe) -> Option<String> {
        match recipe {
            Recipe::Fold(fold) => {
                self.breaks |= matches!(fold.how, How::Median | How::Least | How::Greatest);
                self.fold(fold, "1/0")
            }
            Recipe::Quotient { above, below, times } => {
                self.breaks = true;
                let (above, below) = (self.part(above)?, self.part(below)?);
                let times = if *times == Decimal::ONE { String::new() } else { format!("*{times}") };
                Some(format!("({above}/{below}{times})"))
            }
            Recipe::Arithmetic(sign, left, right) => {
                self.breaks |= *sign == '/';
                let (left, right) = (self.part(left)?, self.part(right)?);
                matches!(sign, '+' | '-' | '*' | '/').then(|| format!("({left}{sign}{right})"))
            }
            Recipe::Number(number) if *number < Decimal::ZERO => Some(format!("({number})")),
            Recipe::Number(number) => Some(number.to_string()),
            Recipe::Carried(_) => None,
        }
    }

    /// What is made of the rows of a column; `nothing` stands where there are no rows to
    /// take a value from.
    fn fold(&mut self, fold: &Fold, nothing: &str) -> Option<String> {
        let place = self.places.get(fold.sheet)?;
        let values = place.range(place.column(fold.column));
        if fold.how == How::Sum {
            return sum(place, &values, &fold.of);
        }
        self.array = true;
        let mut conditions = vec![format!("ISNUMBER({values})")];
        conditions.extend(conditions_of(place, &fold.of)?);
        if conditions.len() == 1 {
            // One condition alone is no number to a sum of products.
            conditions.push("1".into());
        }
        let rows = conditions.join("*");
        Some(match fold.how {
            // A program that is given no number to sort finds a fault: nothing is asked first.
            How::Unique => {
                format!("IF(SUMPRODUCT({rows})=0,0,SUM(--(FREQUENCY(IF({rows},{values}),{values})>0)))")
            }
            How::Median => {
                format!("IF(SUMPRODUCT({rows})=0,{nothing},MEDIAN(IF({rows},{values})))")
            }
            How::Least => format!("IF(SUMPRODUCT({rows})=0,{nothing},MIN(IF({rows},{values})))"),
            How::Greatest | How::Sum => {
                format!("IF(SUMPRODUCT({rows})=0,{nothing},MAX(IF({rows},{values})))")
            }
        })
    }
}

/// The sum of a column over the rows of a selection.
fn sum(place: &Place, values: &str, of: &Selection) -> Option<String> {
    let mut criteria: Vec<String> = Vec::new();
    for (wanted, codes) in [(&of.programme, place.programmes), (&of.place, place.places)] {
        let Some(code) = wanted else { continue };
        let codes = codes?;
        let code = code.replace('"', "\"\"");
        let criterion = if codes.several { format!("*|{code}|*") } else { code };
        criteria.push(format!("{},\"{criterion}\"", place.range(codes.column)));
    }
    if let Some(from) = of.from {
        criteria.push(format!("{},\">=\"&{}", place.range(place.day?), date(from)?));
    }
    if let Some(to) = of.to {
        criteria.push(format!("{},\"<=\"&{}", place.range(place.last_day?), date(to)?));
    }
    if !of.standing {
        return Some(match criteria.as_slice() {
            [] => format!("SUM({values})"),
            some => format!("SUMIFS({values},{})", some.join(",")),
        });
    }
    let until = place.range(place.until?);
    let with = |criterion: String| {
        let all: Vec<String> = criteria.iter().cloned().chain([criterion]).collect();
        format!("SUMIFS({values},{})", all.join(","))
    };
    let open = with(format!("{until},\"=\""));
    Some(match of.to {
        Some(to) => format!("({open}+{})", with(format!("{until},\">\"&{}", date(to)?))),
        None => open,
    })
}

/// The conditions of a selection, each a column of truths.
fn conditions_of(place: &Place, of: &Selection) -> Option<Vec<String>> {
    let mut found = Vec::new();
    for (wanted, codes) in [(&of.programme, place.programmes), (&of.place, place.places)] {
        let Some(code) = wanted else { continue };
        let codes = codes?;
        let range = place.range(codes.column);
        let code = code.replace('"', "\"\"");
        found.push(if codes.several {
            format!("ISNUMBER(FIND(\"|{code}|\",{range}))")
        } else {
            format!("({range}=\"{code}\")")
        });
    }
    if let Some(from) = of.from {
        let range = place.range(place.day?);
        found.push(format!("({range}>={})", date(from)?));
    }
    if let Some(to) = of.to {
        // An empty cell is less than any day.
        let range = place.range(place.last_day?);
        found.push(format!("({range}>0)*({range}<={})", date(to)?));
    }
    if of.standing {
        let until = place.range(place.until?);
        found.push(match of.to {
            Some(to) => format!("((({until}=\"\")+({until}>{}))>0)", date(to)?),
            None => format!("({until}=\"\")"),
        });
    }
    Some(found)
}

/// A day as formulas say it; none for one that spreadsheets do not have.
fn date(day: Date) -> Option<String> {
    (day.year() >= 1901).then(|| format!("DATE({},{},{})", day.year(), day.month(), day.day()))
}

/// The name of a sheet within a formula.
pub fn quoted(name: &str) -> String {
    format!("'{}'", name.replace('\'', "''"))
}

/// The letters of a column.
pub fn letters(column: u16) -> String {
    crate::diag::CellRef::column_letters(u32::from(column))
}

/// A cell of the same sheet.
pub fn cell((row, column): (u32, u16)) -> String {
    format!("{}{}", letters(column), row + 1)
}

/// Text within a formula.
pub fn text(content: &str) -> String {
    format!("\"{}\"", content.replace('"', "\"\""))
}

#[cfg(test)]
mod tests;

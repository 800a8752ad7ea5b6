//! What the workbook will hold: sheets, columns, lists, and where they stand.

use crate::project::{CodeEntry, Column, Field, FieldType, Path, Programme, Project, TableDef};
use crate::render::workbook::layout::unique_names;
use crate::report::Words;
use crate::text::{Text, spelling, tidy};
use jiff::civil::Date;

/// The row of the headers on sheets of rows.
pub const HEAD: u32 = 5;
/// The first row to fill in.
pub const FIRST: u32 = HEAD + 1;
/// What marks the header of a required column. Headers are matched without regard to it.
pub const MARK: &str = "\u{A0}*";
/// The most rows that are prepared: checks that compare rows take their time.
pub const MOST_ROWS: u32 = 5_000;
/// Lists with more entries than this stand behind the others.
const LONG: usize = 60;
/// The longest entry that a drop-down list takes.
const LONGEST_ENTRY: usize = 255;
/// The longest name of a sheet.
const LONGEST_NAME: usize = 31;

/// What a template is to hold.
#[derive(Debug, Clone)]
pub struct Request {
    /// The tables, in order.
    pub tables: Vec<usize>,
    /// The language.
    pub language: String,
    /// The programme it is for.
    pub programme: Option<usize>,
    /// The country it is for, by its code.
    pub country: Option<String>,
    /// How many rows are prepared.
    pub rows: u32,
    /// The day on which the codes offered must be valid.
    pub on: Date,
}

/// The workbook as planned.
pub struct Plan<'p> {
    /// The project.
    pub project: &'p Project,
    /// What was asked for.
    pub request: &'p Request,
    /// The fixed words.
    pub words: Words,
    /// The name of the sheet of instructions.
    pub front: String,
    /// The name of the sheet of codes.
    pub codes: String,
    /// The sheets of rows.
    pub sheets: Vec<SheetPlan<'p>>,
    /// The lists, in the order of the sheet of codes.
    pub lists: Vec<ListPlan>,
}

/// A sheet of rows.
pub struct SheetPlan<'p> {
    /// Its table.
    pub table: &'p TableDef,
    /// Its name.
    pub name: String,
    /// The title of its table.
    pub title: String,
    /// Its columns from the left.
    pub columns: Vec<ColumnPlan<'p>>,
    /// What holds for every row.
    pub fixed: Vec<Fixed>,
    /// The columns of the key, where all of it has columns.
    pub key: Vec<usize>,
}

/// A value that holds for every row.
pub struct Fixed {
    /// The field.
    pub field: usize,
    /// The code.
    pub code: String,
    /// What it is called.
    pub label: String,
    /// Whether the field has a column, of which the value fills blank cells.
    pub column: bool,
}

/// A column of a sheet.
pub struct ColumnPlan<'p> {
    /// Its field.
    pub field: &'p Field,
    /// What stands over it.
    pub header: String,
    /// Whether every row needs it.
    pub required: bool,
    /// The list it takes its values from, by number in [`Plan::lists`].
    pub list: Option<usize>,
    /// What it refers to.
    pub reference: Option<Reference>,
}

/// What a column refers to.
pub enum Reference {
    /// A column of a sheet of this workbook: sheet and column.
    Here(usize, usize),
    /// A field of a table that is not in it: title of the table and of the field.
    Elsewhere(String, String),
}

/// Where the entries of a list come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choices {
    /// A code list of the project.
    List(usize),
    /// The words that a field allows.
    Words,
}

/// A drop-down list.
pub struct ListPlan {
    /// Where its entries come from.
    pub choices: Choices,
    /// What it is called: the titles of the fields that use it.
    pub title: String,
    /// The columns that use it, with their sheets.
    pub used: Vec<(usize, usize)>,
    /// Its entries.
    pub entries: Vec<Entry>,
    /// Whether codes were left out since they are not valid on the day.
    pub dated: bool,
    /// The row of its first entry on the sheet of codes.
    pub first_row: u32,
}

/// An entry of a list.
pub struct Entry {
    /// The code.
    pub code: String,
    /// What is chosen: the label, or the code where the label would not be understood.
    pub choice: String,
    /// The label where it is not chosen, else the label of the parent.
    pub remark: String,
}

impl<'p> Plan<'p> {
    /// Plans the workbook.
    pub fn of(project: &'p Project, request: &'p Request) -> Plan<'p> {
        let words = Words::of(&request.language);
        let (front, codes) = (words.get("template-sheet-front"), words.get("template-sheet-codes"));
        let mut plan = Plan { project, request, words, front, codes, sheets: Vec::new(), lists: Vec::new() };
        plan.add_sheets();
        plan.add_references();
        plan.add_lists();
        plan
    }

    /// A text in the language of the workbook.
    pub fn say(&self, text: &'p Text) -> &'p str {
        text.get(&[self.request.language.as_str(), self.project.languages.first().map_or("", String::as_str)])
    }

    /// The programme it is for.
    pub fn programme(&self) -> Option<&'p Programme> {
        self.project.programmes.get(self.request.programme?)
    }

    /// The last prepared row.
    pub fn last(&self) -> u32 {
        FIRST + self.request.rows.clamp(1, MOST_ROWS) - 1
    }

    /// What a field is called.
    pub fn title_of(&self, field: &'p Field) -> &'p str {
        let title = self.say(&field.title);
        if spelling(title).is_empty() { &field.name } else { title }
    }

    /// The label of a code.
    pub fn label(&self, list: usize, code: &str) -> Option<&'p str> {
        let label = self.say(&self.project.code_lists.get(list)?.get(code)?.label);
        (!label.is_empty()).then_some(label)
    }

    fn add_sheets(&mut self) {
        let tables: Vec<&TableDef> =
            self.request.tables.iter().filter_map(|number| self.project.tables.get(*number)).collect();
        let title = |table: &'p TableDef| {
            let title = self.say(&table.title);
            if title.is_empty() { table.name.clone() } else { title.to_string() }
        };
        let titles: Vec<String> = tables.iter().map(|table| title(table)).collect();
        let short: Vec<String> = titles.iter().map(|title| shortened(title)).collect();
        // The hidden sheet keeps its name, whatever a table is called.
        let mut wanted = vec![crate::ingest::STAMP_SHEET, self.front.as_str(), self.codes.as_str()];
        wanted.extend(short.iter().map(String::as_str));
        let mut names = unique_names(&wanted).into_iter().skip(1);
        let (front, codes) = (names.next().unwrap_or_default(), names.next().unwrap_or_default());
        let sheets = tables
            .into_iter()
            .zip(names.zip(titles))
            .map(|(table, (name, title))| self.sheet(table, name, title))
            .collect();
        (self.front, self.codes, self.sheets) = (front, codes, sheets);
    }

    fn sheet(&self, table: &'p TableDef, name: String, title: String) -> SheetPlan<'p> {
        let fixed = self.fixed(table);
        let left_out = |field: usize| fixed.iter().any(|fixed| fixed.field == field && !fixed.column);
        let person = table.person.as_ref().and_then(|person| person.id);
        let mut columns: Vec<ColumnPlan<'p>> = Vec::new();
        let mut numbers = Vec::new();
        for (number, field) in table.fields.iter().enumerate().filter(|(number, _)| !left_out(*number)) {
            let title = self.title_of(field);
            let taken = columns.iter().any(|column| spelling(&column.header) == spelling(title));
            let title = if taken { format!("{title} ({})", field.name) } else { title.to_string() };
            let filled = fixed.iter().any(|fixed| fixed.field == number);
            let in_key = table.primary_key.contains(&number) && person != Some(number);
            let required = !filled && (field.constraints.required || in_key);
            // The mark stays on the line of the last word.
            let header = if required { format!("{title}{MARK}") } else { title };
            columns.push(ColumnPlan { field, header, required, list: None, reference: None });
            numbers.push(number);
        }
        let place = |field: &usize| numbers.iter().position(|number| number == field);
        // What is fixed is the same in all rows, and tells none apart.
        let key = table.primary_key.iter().filter_map(place).collect();
        SheetPlan { table, name, title, columns, fixed, key }
    }

    /// The fields of a table that say the programme and the place of a record, as far as they are given.
    fn fixed(&self, table: &TableDef) -> Vec<Fixed> {
        let programme = self.programme().map(|programme| programme.id.as_str());
        let short = self.programme().map(|programme| self.say(&programme.short));
        let given = [
            (&table.programme, programme, self.project.programme_list, short),
            (&table.place, self.request.country.as_deref(), self.project.countries, None),
        ];
        let fixed = |(path, code, list, short): (&Option<Path>, Option<&str>, usize, Option<&str>)| {
            let field = own_field(path.as_ref()?)?;
            let definition = table.fields.get(field)?;
            let code = code.filter(|_| definition.code_list == Some(list))?;
            Some(Fixed {
                field,
                code: code.to_string(),
                label: short.or_else(|| self.label(list, code)).unwrap_or(code).to_string(),
                column: definition.kind == FieldType::List,
            })
        };
        given.into_iter().filter_map(fixed).collect()
    }

    fn add_references(&mut self) {
        let mut found = Vec::new();
        for (sheet, plan) in self.sheets.iter().enumerate() {
            for (column, field) in plan.columns.iter().enumerate() {
                let key = plan.table.foreign_keys.iter().find_map(|key| {
                    match (&key.fields[..], &key.targets[..]) {
                        ([own], [target]) if plan.table.fields.get(*own)?.name == field.field.name => {
                            Some((key.table, *target))
                        }
                        _ => None,
                    }
                });
                let Some((other, target)) = key.filter(|_| field.field.kind == FieldType::String) else {
                    continue;
                };
                let Some(other) = self.project.tables.get(other) else { continue };
                let Some(target) = other.fields.get(target) else { continue };
                let here = self.sheets.iter().enumerate().find_map(|(number, sheet)| {
                    let column = (sheet.table.name == other.name)
                        .then(|| sheet.columns.iter().position(|column| column.field.name == target.name));
                    Some(Reference::Here(number, column??))
                });
                let elsewhere = || {
                    Reference::Elsewhere(
                        self.say(&other.title).to_string(),
                        self.title_of(target).to_string(),
                    )
                };
                found.push((sheet, column, here.unwrap_or_else(elsewhere)));
            }
        }
        for (sheet, column, reference) in found {
            if let Some(column) = self.sheets.get_mut(sheet).and_then(|sheet| sheet.columns.get_mut(column)) {
                column.reference = Some(reference);
            }
        }
    }

    fn add_lists(&mut self) {
        let mut lists: Vec<ListPlan> = Vec::new();
        for (number, sheet) in self.sheets.iter().enumerate() {
            for (place, column) in sheet.columns.iter().enumerate() {
                let field = column.field;
                let choices = match (field.code_list, &field.constraints.one_of) {
                    (Some(list), _) => Choices::List(list),
                    (None, Some(_)) if matches!(field.kind, FieldType::String | FieldType::List) => {
                        Choices::Words
                    }
                    _ => continue,
                };
                let title = self.title_of(field);
                let known =
                    lists.iter_mut().find(|list| list.choices == choices && choices != Choices::Words);
                match known {
                    Some(list) => {
                        list.used.push((number, place));
                        if !list.title.split(" · ").any(|known| known == title) {
                            list.title = format!("{} · {title}", list.title);
                        }
                    }
                    None => lists.push(ListPlan {
                        choices,
                        title: title.to_string(),
                        used: vec![(number, place)],
                        entries: Vec::new(),
                        dated: false,
                        first_row: 0,
                    }),
                }
            }
        }
        for list in &mut lists {
            self.fill(list);
        }
        lists.sort_by_key(|list| list.entries.len() > LONG);
        // Below the title: a line for each list, then the lists with two lines and a header above each.
        let mut row = 6 + u32::try_from(lists.len()).unwrap_or(0);
        for (number, list) in lists.iter_mut().enumerate() {
            list.first_row = row + 3;
            row = list.first_row + u32::try_from(list.entries.len()).unwrap_or(0) + 1;
            for (sheet, column) in &list.used {
                let column = self.sheets.get_mut(*sheet).and_then(|sheet| sheet.columns.get_mut(*column));
                if let Some(column) = column {
                    column.list = Some(number);
                }
            }
        }
        self.lists = lists;
    }

    fn fill(&self, list: &mut ListPlan) {
        let fields = || {
            list.used
                .iter()
                .filter_map(|(sheet, column)| Some(self.sheets.get(*sheet)?.columns.get(*column)?.field))
        };
        let Choices::List(number) = list.choices else {
            let words = fields().find_map(|field| field.constraints.one_of.as_ref());
            let entry =
                |word: &String| Entry { code: word.clone(), choice: word.clone(), remark: String::new() };
            list.entries = words.into_iter().flatten().map(entry).collect();
            return;
        };
        let Some(codes) = self.project.code_lists.get(number) else { return };
        let mut parting: Vec<char> = Vec::new();
        for field in fields().filter(|field| field.kind == FieldType::List) {
            parting.extend(field.delimiter.as_deref().unwrap_or(";|").chars());
        }
        let valid = |entry: &&CodeEntry| {
            entry.valid_from.is_none_or(|from| from <= self.request.on)
                && entry.valid_to.is_none_or(|to| self.request.on <= to)
        };
        let parent_list = self.project.places.contains(&number).then_some(self.project.countries);
        let mut entries: Vec<Entry> = codes
            .codes
            .iter()
            .filter(valid)
            .map(|entry| {
                let label = tidy(self.say(&entry.label));
                // A label that stands for several codes, or would be parted, is not understood when it comes back.
                let known = codes.by_spelling.get(&spelling(&label)).map(Vec::as_slice);
                let alone = matches!(known, Some([one]) if codes.codes.get(*one).is_some_and(|c| c.code == entry.code));
                let usable = alone && label.chars().count() <= LONGEST_ENTRY && !label.contains(&parting[..]);
                let parent = entry.parent.as_deref().map(|parent| {
                    parent_list.and_then(|list| self.label(list, parent)).or_else(|| self.label(number, parent)).unwrap_or(parent)
                });
                if usable {
                    Entry { code: entry.code.clone(), choice: label, remark: parent.unwrap_or("").to_string() }
                } else {
                    Entry { code: entry.code.clone(), choice: entry.code.clone(), remark: label }
                }
            })
            .collect();
        if number == self.project.countries || self.project.places.contains(&number) {
            // Places are looked for by name; those of the programme come first.
            let own: &[String] = self.programme().map_or(&[], |programme| {
                if number == self.project.countries { &programme.countries } else { &programme.places }
            });
            entries.sort_by_cached_key(|entry| (!own.contains(&entry.code), spelling(&entry.choice)));
        }
        list.dated = codes.codes.iter().any(|entry| entry.valid_from.is_some() || entry.valid_to.is_some());
        list.entries = entries;
    }
}

/// The field of a path that leads to the table itself.
fn own_field(path: &Path) -> Option<usize> {
    match path.column {
        Column::Field(field) if path.links.is_empty() => Some(field),
        _ => None,
    }
}

/// A title that is short enough for the name of a sheet, cut between words.
fn shortened(title: &str) -> String {
    if title.chars().count() <= LONGEST_NAME {
        return title.to_string();
    }
    let cut: String = title.chars().take(LONGEST_NAME + 1).collect();
    let kept = cut.rsplit_once(' ').map_or(cut.as_str(), |(kept, _)| kept);
    kept.trim_end_matches(|c: char| !c.is_alphanumeric()).to_string()
}

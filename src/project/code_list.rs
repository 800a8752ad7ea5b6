//! Code lists: from comma-separated text, and the built-in one of programmes.

use super::faults::{Faults, Translated};
use super::files::ListFile;
use super::list_file::{List, Row};
use super::model::{CodeEntry, CodeList, Programme};
use crate::diag::{Code, Finding, Place, Severity};
use crate::text::{Text, spelling};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The name of the built-in list of programmes.
pub const PROGRAMMES: &str = "programmes";

/// Columns that mean something, beside the labels.
const COLUMNS: [&str; 15] = [
    "code",
    "aliases",
    "parent",
    "valid_from",
    "valid_to",
    "unknown",
    "colour",
    "colour_dark",
    "order",
    "part",
    "min",
    "max",
    "kind",
    "verified",
    "version_of",
];

/// A code list as read.
#[derive(Debug)]
pub struct ReadList {
    /// The list.
    pub list: CodeList,
    /// Where the parents of its codes stand, by code.
    pub parents: BTreeMap<String, Place>,
    /// Whether it could not be read, so that codes may be missing.
    pub broken: bool,
}

/// Reads a code list.
pub fn read_code_list(source: &ListFile, faults: &mut Faults) -> ReadList {
    let table = List::read(source, Code::BadCodeList, faults);
    check_header(&table, faults);
    let code_column = table.needed("code", Code::BadCodeList, faults);
    let mut cells = Cells { table: &table, faults };
    let mut codes: Vec<(CodeEntry, Place)> = Vec::new();
    let mut parents = BTreeMap::new();
    let mut first_of: BTreeMap<String, Place> = BTreeMap::new();
    if code_column.is_some() {
        for (number, row) in table.rows.iter().enumerate() {
            let at = table.place(row, code_column);
            let Some(entry) = cells.entry(row, number) else { continue };
            if let Some(first) = first_of.get(&entry.code) {
                let message = format!("the code `{}` stands twice", entry.code);
                let mut finding = Finding::new(Code::BadCodeList, at, message);
                finding.also.push(first.clone());
                cells.faults.add(finding.expected("each code once"));
                continue;
            }
            first_of.insert(entry.code.clone(), at.clone());
            if entry.parent.is_some() {
                parents.insert(entry.code.clone(), table.place(row, table.column("parent")));
            }
            if !entry.label.by_language.is_empty() {
                let languages = entry.label.by_language.keys().cloned().collect();
                cells.faults.texts.push(Translated { at: at.clone(), languages });
            }
            codes.push((entry, at));
        }
    }
    codes.sort_by_key(|(entry, _)| entry.order);
    report_equal_labels(&codes, faults);
    let list = build(&source.stem, codes.into_iter().map(|(entry, _)| entry).collect());
    ReadList { list, parents, broken: source.broken || code_column.is_none() }
}

/// The built-in list of programmes.
pub fn programme_list(programmes: &[Programme], aliases: &[Vec<String>]) -> CodeList {
    let codes = programmes
        .iter()
        .zip(aliases)
        .zip(0i64..)
        .map(|((programme, aliases), order)| CodeEntry {
            code: programme.id.clone(),
            label: programme.title.clone(),
            aliases: programme.short.all().map(str::to_string).chain(aliases.iter().cloned()).collect(),
            parent: programme.parent.and_then(|parent| programmes.get(parent)).map(|p| p.id.clone()),
            colour: programme.colour.clone(),
            order,
            ..CodeEntry::default()
        })
        .collect();
    build(PROGRAMMES, codes)
}

/// Whether text is a colour as `#RRGGBB`.
pub fn is_colour(text: &str) -> bool {
    text.strip_prefix('#')
        .is_some_and(|digits| digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

fn build(name: &str, codes: Vec<CodeEntry>) -> CodeList {
    let by_code: HashMap<String, usize> =
        codes.iter().enumerate().map(|(number, entry)| (entry.code.clone(), number)).collect();
    let mut own: HashMap<String, Vec<usize>> = HashMap::new();
    for (number, entry) in codes.iter().enumerate() {
        own.entry(spelling(&entry.code)).or_default().push(number);
    }
    // A code itself wins over the labels and aliases of others: who writes a
    // code means it. Between labels and aliases nothing is decided.
    let mut by_spelling = own.clone();
    for (number, entry) in codes.iter().enumerate() {
        for name in entry.label.all().chain(entry.aliases.iter().map(String::as_str)) {
            let key = spelling(name);
            if !own.contains_key(&key) {
                let numbers = by_spelling.entry(key).or_default();
                if !numbers.contains(&number) {
                    numbers.push(number);
                }
            }
        }
    }
    // What consists of punctuation alone has no spelling to be known by.
    by_spelling.remove("");
    CodeList { name: name.to_string(), codes, by_code, by_spelling }
}

fn check_header(table: &List<'_>, faults: &mut Faults) {
    for (column, name) in table.header.iter().enumerate() {
        let near = COLUMNS
            .into_iter()
            .find(|known| known.len() > 3 && known != name && strsim::damerau_levenshtein(known, name) <= 2);
        if let Some(near) = near.filter(|_| !COLUMNS.contains(&name.as_str())) {
            let message = format!("the column `{name}` is ignored");
            let mut finding = Finding::new(Code::BadCodeList, table.header_place(column), message)
                .hint(format!("did you mean `{near}`?"));
            finding.severity = Severity::Warning;
            faults.add(finding);
        }
    }
}

/// Two codes that are called the same in one language cannot be told apart by a reader.
fn report_equal_labels(codes: &[(CodeEntry, Place)], faults: &mut Faults) {
    let mut labels: BTreeMap<(&str, &str), (&str, &Place)> = BTreeMap::new();
    for (entry, at) in codes {
        for (language, label) in &entry.label.by_language {
            match labels.get(&(language.as_str(), label.as_str())) {
                None => {
                    labels.insert((language, label), (&entry.code, at));
                }
                Some((other, first)) => {
                    let message = format!(
                        "`{}` and `{other}` have the same label in `{language}`: {label}",
                        entry.code
                    );
                    let mut finding = Finding::new(Code::BadCodeList, at.clone(), message)
                        .expected("labels by which codes can be told apart");
                    finding.severity = Severity::Warning;
                    finding.also.push((*first).clone());
                    faults.add(finding);
                }
            }
        }
    }
}

struct Cells<'a, 'l> {
    table: &'a List<'l>,
    faults: &'a mut Faults,
}

impl Cells<'_, '_> {
    fn entry(&mut self, row: &Row, number: usize) -> Option<CodeEntry> {
        let text = |name: &str| {
            let cell = row.cell(self.table.column(name));
            if cell.is_empty() { None } else { Some(cell.to_string()) }
        };
        let Some(code) = text("code") else {
            self.fault(row, "code", "the row has no code", "a code");
            return None;
        };
        if code.contains('|') {
            self.fault(row, "code", "a code cannot hold `|`", "a code without `|`, which parts codes");
        }
        let (parent, part) = (text("parent"), text("part"));
        let (kind, version_of) = (text("kind"), text("version_of"));
        let aliases = row.cell(self.table.column("aliases"));
        let aliases = aliases.split('|').map(str::trim).filter(|alias| !alias.is_empty());
        let entry = CodeEntry {
            code,
            label: self.label(row),
            aliases: aliases.map(str::to_string).collect(),
            parent,
            valid_from: self.parsed(row, "valid_from", "a date such as 2017-01-31", date),
            valid_to: self.parsed(row, "valid_to", "a date such as 2017-01-31", date),
            unknown: self.parsed(row, "unknown", "`true` or `false`", truth).unwrap_or(false),
            colour: self.parsed(row, "colour", "a colour such as `#3551A4`", colour),
            colour_dark: self.parsed(row, "colour_dark", "a colour such as `#3551A4`", colour),
            order: self
                .parsed(row, "order", "a whole number", whole)
                .unwrap_or_else(|| i64::try_from(number).unwrap_or(i64::MAX)),
            part,
            min: self.parsed(row, "min", "a whole number", whole),
            max: self.parsed(row, "max", "a whole number", whole),
            kind,
            verified: self.parsed(row, "verified", "`true` or `false`", truth),
            translated: self.translated(row),
            version_of,
        };
        if entry.valid_from.zip(entry.valid_to).is_some_and(|(from, to)| to < from) {
            self.fault(row, "valid_to", "the code ends before it begins", "a day after `valid_from`");
        }
        if entry.min.zip(entry.max).is_some_and(|(min, max)| max < min) {
            self.fault(row, "max", "the band ends before it begins", "a number not below `min`");
        }
        Some(entry)
    }

    fn label(&self, row: &Row) -> Text {
        let mut label = Text::default();
        for (column, name) in self.table.header.iter().enumerate() {
            let cell = row.cell(Some(column));
            if let Some(language) = name.strip_prefix("label_").filter(|_| !cell.is_empty()) {
                label.by_language.insert(language.to_string(), cell.to_string());
            } else if name == "label" && !cell.is_empty() {
                label.any = Some(cell.to_string());
            }
        }
        label
    }

    /// The languages whose column `verified_<lang>` says `false`.
    fn translated(&mut self, row: &Row) -> BTreeSet<String> {
        let header: &[String] = &self.table.header;
        let languages = header.iter().filter_map(|name| Some((name, name.strip_prefix("verified_")?)));
        let languages: Vec<(&String, &str)> = languages.collect();
        let unseen =
            |(name, _): &(&String, &str)| self.parsed(row, name, "`true` or `false`", truth) == Some(false);
        languages.into_iter().filter(unseen).map(|(_, language)| language.to_string()).collect()
    }

    fn parsed<T>(
        &mut self,
        row: &Row,
        column: &str,
        expected: &str,
        parse: fn(&str) -> Option<T>,
    ) -> Option<T> {
        let cell = row.cell(self.table.column(column));
        if cell.is_empty() {
            return None;
        }
        let value = parse(cell);
        if value.is_none() {
            let message = format!("`{cell}` is not {expected}");
            self.fault(row, column, &message, expected);
        }
        value
    }

    fn fault(&mut self, row: &Row, column: &str, message: &str, expected: &str) {
        let at = self.table.place(row, self.table.column(column));
        self.faults.add(Finding::new(Code::BadCodeList, at, message).expected(expected));
    }
}

fn date(text: &str) -> Option<Date> {
    text.parse().ok().filter(|_| text.len() == 10)
}

fn truth(text: &str) -> Option<bool> {
    match text.to_ascii_lowercase().as_str() {
        "true" => Some(true),
        "false" => Some(false),
        _ => None,
    }
}

fn whole(text: &str) -> Option<i64> {
    text.parse().ok()
}

fn colour(text: &str) -> Option<String> {
    if is_colour(text) { Some(text.to_string()) } else { None }
}

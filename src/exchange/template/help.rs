//! What is said of a column: in full in the note at its header, in short where
//! a value does not fit.

use super::pattern::written;
use super::plan::{Choices, ColumnPlan, MARK, Plan, Reference, SheetPlan};
use crate::project::{Field, FieldType, Format};
use crate::report::Filling;

/// Lists with at most so many entries are spelt out in notes.
const SPELT_OUT: usize = 14;

impl Plan<'_> {
    /// The note at the header of a column.
    pub fn note(&self, sheet: &SheetPlan<'_>, number: usize) -> String {
        let Some(column) = sheet.columns.get(number) else { return String::new() };
        let field = column.field;
        let mut lines: Vec<String> = Vec::new();
        let description = self.say_of(field);
        if !description.is_empty() {
            lines.push(description);
        }
        let need = if column.required { "template-note-required" } else { "template-note-optional" };
        lines.push(format!("{} {}", self.words.get(need), self.expected(column)));
        if field.kind == FieldType::List {
            let delimiter = self.delimiter(field);
            lines.push(self.words.say("template-note-several", &[("delimiter", (&delimiter).into())]));
        }
        if let Some(fixed) = sheet.fixed.iter().find(|fixed| {
            fixed.column && sheet.table.fields.get(fixed.field).is_some_and(|f| f.name == field.name)
        }) {
            lines.push(self.words.say("template-note-blank", &[("value", (&fixed.label).into())]));
        }
        if sheet.key == [number] || field.constraints.unique {
            lines.push(self.words.get("template-note-unique"));
        } else if sheet.key.contains(&number) {
            let others = sheet.key.iter().filter(|key| **key != number);
            let names: Vec<String> = others
                .filter_map(|key| sheet.columns.get(*key))
                .map(|column| format!("“{}”", self.plain_header(column)))
                .collect();
            lines.push(self.words.say("template-note-key", &[("columns", (&names.join(", ")).into())]));
        }
        if field.personal {
            lines.push(self.words.get("template-note-personal"));
        }
        lines.join("\n")
    }

    /// What is expected in a column.
    pub fn expected(&self, column: &ColumnPlan<'_>) -> String {
        let field = column.field;
        if let Some(reference) = &column.reference {
            return self.referred(reference);
        }
        if let Some(list) = column.list.and_then(|list| self.lists.get(list)) {
            let several = field.kind == FieldType::List;
            if list.entries.len() <= SPELT_OUT {
                let words: Vec<&str> = list.entries.iter().map(|entry| entry.choice.as_str()).collect();
                let key = if several { "template-note-several-of" } else { "template-note-one-of" };
                return self
                    .words
                    .say(key, &[("codes", (&words.join(&self.words.get("clauses-and"))).into())]);
            }
            let key = if several { "template-note-several-from-list" } else { "template-note-from-list" };
            let count = list.entries.len().to_string();
            return self.words.say(key, &[("count", (&count).into()), ("sheet", (&self.codes).into())]);
        }
        let day = self.request.on.to_string();
        let (yes, no) = (self.words.get("template-yes"), self.words.get("template-no"));
        let rules = &field.constraints;
        let kind = match field.kind {
            FieldType::Integer => self.words.get("template-note-integer"),
            FieldType::Number => self.words.get("template-note-number"),
            FieldType::Year => self.words.get("template-note-year"),
            FieldType::Date => self.words.say("template-note-date", &[("example", (&day).into())]),
            FieldType::Period => self.words.get("template-note-period"),
            FieldType::Boolean => {
                self.words.say("template-note-boolean", &[("yes", (&yes).into()), ("no", (&no).into())])
            }
            FieldType::String | FieldType::List if field.format == Format::Email => {
                self.words.get("template-note-email")
            }
            FieldType::String | FieldType::List => match &rules.pattern {
                Some(pattern) => {
                    self.words.say("template-note-pattern", &[("pattern", written(pattern.as_str()).into())])
                }
                None => self.words.get("template-note-text"),
            },
        };
        match self.range(field) {
            Some(range) => format!("{kind} {range}"),
            None => kind,
        }
    }

    /// The bounds of a field in words.
    fn range(&self, field: &Field) -> Option<String> {
        let rules = &field.constraints;
        let bounds = match field.kind {
            FieldType::Date => {
                (rules.earliest.map(|day| day.to_string()), rules.latest.map(|day| day.to_string()))
            }
            _ => (rules.minimum.map(|n| n.to_string()), rules.maximum.map(|n| n.to_string())),
        };
        let date = field.kind == FieldType::Date;
        Some(match bounds {
            (Some(from), Some(to)) => {
                self.words.say("template-note-between", &[("from", (&from).into()), ("to", (&to).into())])
            }
            (Some(from), None) => {
                let key = if date { "template-note-earliest" } else { "template-note-least" };
                self.words.say(key, &[("from", (&from).into())])
            }
            (None, Some(to)) => {
                let key = if date { "template-note-latest" } else { "template-note-most" };
                self.words.say(key, &[("to", (&to).into())])
            }
            (None, None) => return None,
        })
    }

    fn referred(&self, reference: &Reference) -> String {
        match reference {
            Reference::Here(sheet, column) => {
                let Some(sheet) = self.sheets.get(*sheet) else { return String::new() };
                let header = sheet.columns.get(*column).map_or("", |column| self.plain_header(column));
                let fillings: [(&str, Filling<'_>); 2] =
                    [("column", header.into()), ("sheet", (&sheet.name).into())];
                self.words.say("template-note-reference", &fillings)
            }
            Reference::Elsewhere(table, column) => self
                .words
                .say("template-note-reference-other", &[("column", column.into()), ("table", table.into())]),
        }
    }

    /// The header of a column without the mark of required ones.
    pub fn plain_header<'c>(&self, column: &'c ColumnPlan<'_>) -> &'c str {
        column.header.strip_suffix(MARK).unwrap_or(&column.header)
    }

    /// What parts several values of a field, in words.
    pub fn delimiter(&self, field: &Field) -> String {
        match field.delimiter.as_deref() {
            None | Some(";") => self.words.get("template-delimiter-semicolon"),
            Some(",") => self.words.get("template-delimiter-comma"),
            Some("|") => self.words.get("template-delimiter-bar"),
            Some("/") => self.words.get("template-delimiter-slash"),
            Some(sign) => self.words.say("template-delimiter-other", &[("sign", sign.into())]),
        }
    }

    /// How several entries of a list are written in one cell.
    pub fn several_example(&self, column: &ColumnPlan<'_>) -> Option<String> {
        let list = self.lists.get(column.list?)?;
        let sign = column.field.delimiter.as_deref().unwrap_or(";");
        let first: Vec<&str> = list.entries.iter().take(2).map(|entry| entry.choice.as_str()).collect();
        (first.len() == 2 && list.choices != Choices::Words).then(|| first.join(&format!("{sign} ")))
    }

    fn say_of(&self, field: &Field) -> String {
        let first = self.project.languages.first().map_or("", String::as_str);
        field.description.get(&[self.request.language.as_str(), first]).to_string()
    }
}

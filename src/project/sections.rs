//! What sections of a report are made of: its financial table, those who were
//! reached, lists of records, and what its fact box says.

use super::expression::{Written, condition};
use super::faults::{Faults, listed};
use super::files::Entries;
use super::model::{
    AnnexDef, BeneficiariesDef, Column, Dimension, FinanceDef, Fold, Indicator, Measure, Path, PersonDef,
    Section,
};
use super::names::Names;
use super::raw::{RawAnnex, RawBeneficiaries, RawFinance, RawReport};
use super::read::{OneOrMany, owned};
use super::schema::Schema;
use crate::diag::{Code, Finding};
use crate::text::Text;
use toml::Spanned;

/// What the parts of a report may refer to.
pub struct Ground<'a> {
    /// The report's file.
    pub file: &'a Entries<RawReport>,
    /// Code lists and tables.
    pub schema: &'a Schema,
    /// All indicators.
    pub all: &'a [Indicator],
    /// Their names.
    pub names: &'a Names,
    /// Those that the report shows.
    pub shown: &'a [usize],
}

/// What sections of a report are made of.
pub struct Defined {
    /// What the fact box says.
    pub facts: Vec<(Text, Text)>,
    /// The financial table.
    pub finance: Option<FinanceDef>,
    /// Those who were reached.
    pub beneficiaries: Option<BeneficiariesDef>,
    /// Lists of records.
    pub annexes: Vec<AnnexDef>,
}

impl Defined {
    /// The parts of a report, resolved.
    pub fn of(raw: &RawReport, ground: &Ground<'_>, faults: &mut Faults) -> Defined {
        let facts = raw.fact.iter().flat_map(Spanned::get_ref).map(Spanned::get_ref);
        let annexes = raw.annex.iter().flat_map(Spanned::get_ref).map(Spanned::get_ref);
        Defined {
            facts: facts.map(|fact| (owned(fact.label.as_ref()), owned(fact.value.as_ref()))).collect(),
            finance: raw.finance.as_ref().and_then(|raw| ground.finance(raw.get_ref(), faults)),
            beneficiaries: raw
                .beneficiaries
                .as_ref()
                .and_then(|raw| ground.beneficiaries(raw.get_ref(), faults)),
            annexes: annexes.filter_map(|raw| ground.annex(raw, faults)).collect(),
        }
    }

    /// The sections of a report: those it names; where it names none, those for which
    /// nothing need be defined, and those for which something is.
    pub fn fitting(
        &self,
        mut sections: Vec<Section>,
        raw: &RawReport,
        ground: &Ground<'_>,
        faults: &mut Faults,
    ) -> Vec<Section> {
        let file = ground.file;
        let defined = [
            (Section::Finance, raw.finance.as_ref().map(Spanned::span), "[finance]"),
            (Section::Beneficiaries, raw.beneficiaries.as_ref().map(Spanned::span), "[beneficiaries]"),
            (Section::Annex, raw.annex.as_ref().map(Spanned::span), "[[annex]]"),
        ];
        let Some(given) = &raw.sections else {
            // Result statements are a project's own, too: a report asks for the pages about them.
            sections.retain(|section| {
                let own = defined.iter().find(|(known, _, _)| known == section);
                own.is_none_or(|(_, span, _)| span.is_some())
                    && !matches!(section, Section::Progress | Section::Logframe)
            });
            return sections;
        };
        for (section, span, key) in defined {
            let word = given.get_ref().0.iter().find(|word| word.get_ref() == section.word());
            match (word, span) {
                (Some(word), None) => {
                    let message = format!("the section `{}` has nothing to be made of", section.word());
                    let finding = Finding::new(Code::SectionUndefined, file.at(word.span()), message);
                    faults.add(finding.hint(format!("add `{key}` to the report, or take the section out")));
                }
                (None, Some(span)) => {
                    let message = format!("`{key}` is defined, and no section shows it");
                    let finding = Finding::new(Code::SectionUndefined, file.at(span), message);
                    faults.add(finding.hint(format!("add `{}` to `sections`", section.word())));
                }
                _ => {}
            }
        }
        sections
    }
}

impl Ground<'_> {
    /// An indicator that the report shows.
    fn indicator(&self, word: &Spanned<String>, faults: &mut Faults) -> Option<usize> {
        let at = self.file.at(word.span());
        let number = self.names.find(word.get_ref(), at.clone(), faults)?;
        if self.shown.contains(&number) {
            return Some(number);
        }
        let message = format!("`{}` is not among the indicators of this report", word.get_ref());
        faults.bad_value(at, message, "one of `indicators`");
        None
    }

    fn indicators(&self, words: Option<&Spanned<OneOrMany<String>>>, faults: &mut Faults) -> Vec<usize> {
        let mut found = Vec::new();
        for word in words.iter().flat_map(|list| &list.get_ref().0) {
            let Some(number) = self.indicator(word, faults) else { continue };
            if found.contains(&number) {
                let message = format!("`{}` stands twice", word.get_ref());
                faults.add(Finding::new(Code::DuplicateName, self.file.at(word.span()), message));
            } else {
                found.push(number);
            }
        }
        found
    }

    /// The disaggregation of an indicator by a name; one that it does not have is reported.
    fn dimension(&self, indicator: usize, name: &Spanned<String>, faults: &mut Faults) -> Option<&Dimension> {
        let def = self.all.get(indicator)?;
        let found = def.by.iter().find(|own| own.name == *name.get_ref() && own.columns.len() <= 1);
        if found.is_none() {
            let message = format!("`{}` is not disaggregated by `{}`", def.id, name.get_ref());
            let finding = Finding::new(Code::NotDisaggregated, self.file.at(name.span()), message);
            let single = def.by.iter().filter(|own| own.columns.len() == 1);
            let known: Vec<&str> = single.map(|own| own.name.as_str()).collect();
            faults.add(match known.as_slice() {
                [] => finding.expected("a column that stands in `by` of the indicator"),
                some => finding.expected(format!("one of {}", listed(some))),
            });
        }
        found
    }

    fn finance(&self, raw: &RawFinance, faults: &mut Faults) -> Option<FinanceDef> {
        let columns = [&raw.approved, &raw.revised, &raw.spent, &raw.committed];
        let [approved, revised, spent, committed] =
            columns.map(|word| word.as_ref().and_then(|word| self.indicator(word, faults)));
        let further = self.indicators(raw.further.as_ref(), faults);
        let spent = spent?;
        let unit = self.all.get(spent).map(|own| own.unit.as_str()).unwrap_or_default();
        for (word, number) in columns.into_iter().zip([approved, revised, Some(spent), committed]) {
            let (Some(word), Some(def)) = (word, number.and_then(|number| self.all.get(number))) else {
                continue;
            };
            let is_sum = matches!(&def.measure, Measure::Single(part) if matches!(part.fold, Fold::Sum(_)));
            let is_other = def.unit != unit;
            if !is_sum || is_other {
                let message = match is_sum {
                    false => format!("`{}` is no sum of amounts", def.id),
                    true => format!("`{}` is in {}, what was spent in {unit}", def.id, def.unit),
                };
                let finding = Finding::new(Code::AmountsDiffer, self.file.at(word.span()), message);
                faults.add(finding.expected("an indicator whose measure is a sum, in one currency for all"));
            }
            if let Some(name) = &raw.dimension {
                self.dimension(number.unwrap_or(spent), name, faults);
            }
        }
        let dimension = raw.dimension.as_ref().map(|name| name.get_ref().clone());
        Some(FinanceDef { dimension, approved, revised, spent, committed, further })
    }

    fn beneficiaries(&self, raw: &RawBeneficiaries, faults: &mut Faults) -> Option<BeneficiariesDef> {
        let direct = raw.direct.as_ref().and_then(|word| self.indicator(word, faults));
        let indirect = self.indicators(raw.indirect.as_ref(), faults);
        let share = raw.share.as_ref().and_then(|word| self.indicator(word, faults));
        let direct = direct?;
        if let Some(name) = &raw.sex {
            self.dimension(direct, name, faults);
        }
        let mut by: Vec<String> = Vec::new();
        for name in raw.by.iter().flat_map(|list| &list.get_ref().0) {
            self.dimension(direct, name, faults);
            let again = by.contains(name.get_ref())
                || raw.sex.as_ref().is_some_and(|sex| sex.get_ref() == name.get_ref());
            if again {
                let message = format!("`{}` stands twice", name.get_ref());
                faults.add(Finding::new(Code::DuplicateName, self.file.at(name.span()), message));
            } else {
                by.push(name.get_ref().clone());
            }
        }
        let sex = raw.sex.as_ref().map(|name| name.get_ref().clone());
        Some(BeneficiariesDef { direct, indirect, sex, by, share })
    }

    fn annex(&self, raw: &RawAnnex, faults: &mut Faults) -> Option<AnnexDef> {
        let name = raw.table.as_ref()?;
        let table = self.schema.table_names.find(name.get_ref(), self.file.at(name.span()), faults)?;
        let mut columns = Vec::new();
        for word in raw.columns.iter().flat_map(|list| &list.get_ref().0) {
            let at = self.file.at(word.span());
            let Some(path) = self.schema.find_path(table, word.get_ref(), at.clone(), faults) else {
                continue;
            };
            let is_personal = self.is_personal(&path);
            if is_personal {
                let message = format!("`{}` tells who a person is, and can never be shown", word.get_ref());
                let finding = Finding::new(Code::PersonalInAnnex, at, message);
                faults.add(finding.expected("columns that are not personal"));
            } else if columns.contains(&path) {
                let message = format!("`{}` stands twice", word.get_ref());
                faults.add(Finding::new(Code::DuplicateName, at, message));
            } else {
                columns.push(path);
            }
        }
        let condition = match &raw.condition {
            Some(text) => {
                let span = (text.span().start, text.span().end);
                let (file, source) = (&self.file.file, &self.file.text);
                let written = Written { text: text.get_ref(), file, source, span };
                Some(condition(written, table, self.schema, faults)?)
            }
            None => None,
        };
        let in_period = raw.in_period.as_ref().is_some_and(|only| *only.get_ref());
        Some(AnnexDef { table, title: owned(raw.title.as_ref()), columns, condition, in_period })
    }

    /// Whether a column tells who a person is: it is personal, or persons are told apart by it.
    fn is_personal(&self, path: &Path) -> bool {
        let Column::Field(number) = path.column else {
            return matches!(path.column, Column::Person | Column::AgeBand);
        };
        let person = self.schema.tables.get(path.table).and_then(|table| table.person.as_ref());
        let tells = |person: &PersonDef| {
            let mut fields =
                person.id.iter().chain(&person.hash).chain(&person.names).chain(&person.contacts);
            fields.any(|field| *field == number)
        };
        self.schema.field(path).is_some_and(|field| field.personal) || person.is_some_and(tells)
    }
}

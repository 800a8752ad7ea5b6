//! What a report sees of a project and its cube: figures by what they are for,
//! names in the report's language, and cells made from both.

use super::document::{Cell, FigurePart};
use super::format::{Absence, Formatter, NumberFormat, Shown, origin_message, origin_token};
use super::input::ReportInput;
use super::words::Words;
use crate::cube::{Accumulation, Address, Category, Figure, Number, Origin, Programme, Rating};
use crate::number::Decimal;
use crate::period::{Period, PeriodKind};
use crate::project::{CodeEntry, Column, Indicator, Measure, Path, Project, Wording};
use crate::returns::Coverage;
use crate::text::Text;
use jiff::civil::Date;

/// The category of records without a value, where the code list has no code for it.
pub const UNKNOWN: &str = "unknown";

/// What a report sees.
#[derive(Debug)]
pub struct View<'a> {
    /// What it is made from.
    pub input: ReportInput<'a>,
    /// How it writes values.
    pub format: Formatter,
    languages: Vec<&'a str>,
}

impl<'a> View<'a> {
    /// The view of a report.
    pub fn of(input: &ReportInput<'a>) -> View<'a> {
        let language = input.report.language.as_str();
        let mut languages = vec![language];
        languages.extend(input.project.languages.iter().map(String::as_str));
        View { input: *input, format: Formatter::of(language), languages }
    }

    /// The project.
    pub fn project(&self) -> &'a Project {
        self.input.project
    }

    /// The fixed words.
    pub fn words(&self) -> &Words {
        self.format.words()
    }

    /// A text in the report's language, else in one of the project's.
    pub fn text(&self, text: &'a Text) -> &'a str {
        text.get(&self.languages)
    }

    /// An indicator.
    pub fn indicator(&self, indicator: usize) -> Option<&'a Indicator> {
        self.project().indicators.get(indicator)
    }

    /// The title of an indicator.
    pub fn title(&self, indicator: usize) -> &'a str {
        self.indicator(indicator).map_or("", |indicator| self.text(&indicator.title))
    }

    /// The name of a country.
    pub fn country(&self, code: &'a str) -> &'a str {
        self.code_label(Some(self.project().countries), code)
    }

    /// The name of a group of countries, as it is printed.
    pub fn group(&self, code: &str) -> String {
        self.project().group_list().map_or_else(|| code.to_string(), |list| self.link_label(list, code))
    }

    /// The label of a code; the code itself where there is none.
    pub fn code_label(&self, list: Option<usize>, code: &'a str) -> &'a str {
        list.and_then(|list| self.project().code_lists.get(list))
            .and_then(|list| list.get(code))
            .map(|entry| self.text(&entry.label))
            .filter(|label| !label.is_empty())
            .unwrap_or(code)
    }

    /// A label as it is printed: what is not in its publisher's words says so.
    pub fn worded(&self, entry: &CodeEntry) -> String {
        let label = entry.label.get(&self.languages);
        let label = if label.is_empty() { entry.code.as_str() } else { label };
        let key = match self.wording(entry) {
            Wording::Own => return label.to_string(),
            Wording::Paraphrase => "wording-paraphrase",
            Wording::Translation => "wording-translation",
        };
        self.words().say(key, &[("label", label.into())])
    }

    /// How far a label, as the report prints it, is in its publisher's words.
    pub fn wording(&self, entry: &CodeEntry) -> Wording {
        entry.wording(&self.languages)
    }

    /// The label of a code of a framework, as it is printed.
    pub fn link_label(&self, list: usize, code: &str) -> String {
        let entry = self.project().code_lists.get(list).and_then(|list| list.get(code));
        entry.map_or_else(|| code.to_string(), |entry| self.worded(entry))
    }

    /// The code list of the categories of a column.
    pub fn code_list(&self, path: &Path) -> Option<usize> {
        self.project().code_list_of(path)
    }

    /// The title of a column.
    pub fn column_title(&self, path: &'a Path) -> String {
        let field = |field: usize| {
            self.project()
                .tables
                .get(path.table)
                .and_then(|table| table.fields.get(field))
                .map(|field| self.text(&field.title).to_string())
        };
        let title = match &path.column {
            Column::Field(number) => field(*number),
            Column::AgeBand => Some(self.words().get("age")),
            Column::Money(_) | Column::Person | Column::Groups(_) | Column::Listed(_) => None,
        };
        title.filter(|title| !title.is_empty()).unwrap_or_else(|| path.name.clone())
    }

    /// The label of an indicator's unit; empty for a share.
    pub fn unit(&self, indicator: usize) -> &'a str {
        match self.indicator(indicator) {
            Some(indicator) => self.code_label(self.project().units, &indicator.unit),
            None => "",
        }
    }

    /// How values of an indicator are written: shares with one digit after the
    /// point, money and counts with none, means with one, other ratios with two.
    pub fn number_format(&self, indicator: usize) -> NumberFormat {
        let Some(indicator) = self.indicator(indicator) else {
            return NumberFormat::Plain(0);
        };
        let currency = indicator.unit.len() == 3 && indicator.unit.bytes().all(|b| b.is_ascii_uppercase());
        if indicator.unit == "%" {
            NumberFormat::Percent(indicator.decimals.unwrap_or(1))
        } else if currency {
            NumberFormat::Money(indicator.unit.clone(), indicator.decimals.unwrap_or(0))
        } else {
            let usual = match &indicator.measure {
                Measure::Single(part) if part.fold.needs_values() => 1,
                Measure::Single(_)
                | Measure::State { .. }
                | Measure::Moved { .. }
                | Measure::Countries(_) => 0,
                Measure::Mean(_) => 1,
                Measure::Reported { times: None } => 0,
                Measure::Ratio { .. }
                | Measure::Checklist { .. }
                | Measure::Derived(_)
                | Measure::Reported { .. } => 2,
            };
            NumberFormat::Plain(indicator.decimals.unwrap_or(usual))
        }
    }

    /// The programmes of the report.
    pub fn programmes(&self) -> impl Iterator<Item = &'a crate::project::Programme> {
        let all = &self.project().programmes;
        self.input.scope.programmes.iter().filter_map(|number| all.get(*number))
    }

    /// Who pays for them, each once.
    pub fn donors(&self) -> Vec<String> {
        let mut donors: Vec<String> = Vec::new();
        for donor in self.programmes().map(|programme| self.text(&programme.donor)) {
            if !donor.is_empty() && !donors.iter().any(|known| known == donor) {
                donors.push(donor.to_string());
            }
        }
        donors
    }

    /// The last day whose events are in the report.
    pub fn data_date(&self) -> Date {
        let report = self.input.report;
        let ends = || self.programmes().map(|programme| programme.end_known_by(report.known_by)).max();
        // A report on `life` without programmes has no day of its own; any fixed day will do.
        report.as_of.or(report.period.to).or_else(ends).unwrap_or(Date::constant(1970, 1, 1))
    }

    /// The first day of the programmes of the report.
    pub fn first_date(&self) -> Option<Date> {
        self.programmes().map(|programme| programme.start).min()
    }

    /// The programme the report is about, if it is one.
    pub fn one_programme(&self) -> Option<&'a crate::project::Programme> {
        match &self.input.scope.overall {
            Programme::All | Programme::Selected(_) => None,
            Programme::One(code) => self.project().programmes.iter().find(|p| p.id.as_str() == &**code),
        }
    }

    /// The address of an indicator's total over the report's programmes and countries.
    pub fn overall(&self, indicator: usize, accumulation: Accumulation) -> Address {
        Address {
            indicator,
            geography: self.input.scope.place.clone(),
            programme: self.input.scope.overall.clone(),
            period: self.input.report.period.clone(),
            accumulation,
            category: Category::total(),
        }
    }

    /// How an indicator accumulates up to the end of a period.
    pub fn cumulative(&self, indicator: usize) -> Accumulation {
        let declared = self.indicator(indicator).map_or(&[][..], |i| &i.accumulate);
        [Accumulation::AtEnd, Accumulation::ToDate]
            .into_iter()
            .find(|accumulation| declared.contains(accumulation))
            .unwrap_or(Accumulation::InPeriod)
    }

    /// How an indicator's value in a period is shown; none where it is only told up to a
    /// day, which says nothing of a period alone.
    pub fn in_period(&self, indicator: usize) -> Option<Accumulation> {
        let declared = self.indicator(indicator).map_or(&[][..], |i| &i.accumulate);
        [Accumulation::InPeriod, Accumulation::AtEnd]
            .into_iter()
            .find(|accumulation| declared.contains(accumulation))
    }

    /// An indicator's value in a period, where `at` says of the figure over everything
    /// which is meant; empty where it has none.
    pub fn value_in_period(&self, indicator: usize, at: impl Fn(Address) -> Address) -> Cell {
        match self.in_period(indicator) {
            Some(accumulation) => self.value(&at(self.overall(indicator, accumulation))),
            None => Cell::Empty,
        }
    }

    /// The cumulative figure of an indicator over all programmes and countries.
    pub fn headline(&self, indicator: usize) -> Option<&'a Figure> {
        self.input.cube.get(&self.overall(indicator, self.cumulative(indicator)))
    }

    /// The cumulative figure of an indicator over all countries of a programme.
    pub fn headline_of(&self, programme: &Programme, indicator: usize) -> Option<&'a Figure> {
        let overall = self.overall(indicator, self.cumulative(indicator));
        self.input.cube.get(&Address { programme: programme.clone(), ..overall })
    }

    /// The cell of a figure's value. A figure the cube does not have is an empty cell.
    pub fn value(&self, address: &Address) -> Cell {
        match self.input.cube.get(address) {
            Some(figure) => self.figure_cell(figure, FigurePart::Value),
            None => Cell::Empty,
        }
    }

    /// The cell of one of a figure's values.
    pub fn figure_cell(&self, figure: &Figure, part: FigurePart) -> Cell {
        let shown = self.shown(figure, part);
        Cell::Figure { address: figure.address.clone(), part, shown }
    }

    /// One of a figure's values, as shown.
    pub fn shown(&self, figure: &Figure, part: FigurePart) -> Shown {
        let format = self.number_format(figure.address.indicator);
        let standing = &figure.standing;
        let given = |number: Option<Number>, absence| match number {
            Some(number) => self.format.shown(number, &format),
            None => Shown::absent(absence, format.clone()),
        };
        match part {
            FigurePart::Value => {
                let absence = Absence::of(figure.status);
                match (absence, figure.value) {
                    (None, Some(value)) => {
                        Shown { origin: figure.origin, ..self.format.shown(value, &format) }
                    }
                    _ => Shown::absent(absence.unwrap_or(Absence::Missing), format),
                }
            }
            // A target without a baseline leaves it open what was before; where there
            // is no target either, nothing is expected of the indicator.
            FigurePart::Baseline if standing.target.is_some() => given(standing.baseline, Absence::Missing),
            FigurePart::Baseline => given(standing.baseline, Absence::NotApplicable),
            FigurePart::Expected => given(standing.expected, Absence::NotApplicable),
            FigurePart::Target => given(standing.target, Absence::NotApplicable),
            FigurePart::Progress => match standing.progress {
                Some(progress) => self.format.fraction(progress, 0),
                None => {
                    let absence = match Absence::of(figure.status) {
                        Some(absence) if standing.target.is_some() => absence,
                        _ => Absence::NotApplicable,
                    };
                    Shown::absent(absence, NumberFormat::Percent(0))
                }
            },
        }
    }

    /// What the tokens of values that are not there mean, as notes, in the order in which they are
    /// explained everywhere.
    pub fn absence_notes(&self, shown: &[&Shown]) -> Vec<String> {
        Absence::ALL
            .into_iter()
            .filter(|absence| shown.iter().any(|shown| shown.absence == Some(*absence)))
            .map(|absence| format!("{} {}.", absence.token(), self.words().get(absence.message())))
            .collect()
    }

    /// What the tokens of figures mean, as notes; empty where they are all made from records.
    pub fn origin_notes<'f>(&self, figures: impl Iterator<Item = &'f Figure> + Clone) -> Vec<String> {
        let note = |origin: Origin| {
            let token = origin_token(origin)?;
            let shown = figures.clone().any(|figure| figure.origin == origin && figure.value.is_some());
            shown.then(|| format!("{token} {}.", self.words().get(origin_message(origin))))
        };
        [Origin::Reported, Origin::Mixed].into_iter().filter_map(note).collect()
    }

    /// The word for a rating.
    pub fn rating(&self, rating: Rating) -> String {
        self.words().get(match rating {
            Rating::Achieved => "rating-achieved",
            Rating::OnTrack => "rating-on-track",
            Rating::AtRisk => "rating-at-risk",
            Rating::OffTrack => "rating-off-track",
            Rating::NotRated => "rating-not-rated",
        })
    }

    /// The exact difference of two values, if both are there.
    pub fn difference(&self, a: Option<Number>, b: Option<Number>) -> Option<Decimal> {
        Some(a?.to_decimal()? - b?.to_decimal()?)
    }

    /// A difference between two values of an indicator, without its sign; of a
    /// share, in points.
    pub fn gap(&self, indicator: usize, difference: Decimal) -> String {
        let size = if difference < Decimal::ZERO { -difference } else { difference };
        match self.number_format(indicator) {
            NumberFormat::Percent(decimals) => {
                let number = self.format.decimal(size, decimals);
                // French writes "1,7 point": what is below two is one.
                let whole = size.round(decimals).to_f64() as usize;
                self.words().say("points", &[("number", (&number).into()), ("n", whole.into())])
            }
            format => self.format.number(size, &format),
        }
    }

    /// What a table of an indicator by dimensions is called. A title that says so itself is not
    /// made to say it twice.
    pub fn title_by(&self, indicator: usize, dimensions: &[String]) -> String {
        let (title, dimension) = (self.title(indicator), self.format.list(dimensions));
        if title.to_lowercase().ends_with(&format!(" {dimension}")) {
            return title.to_string();
        }
        self.words().say("title-by", &[("title", title.into()), ("dimension", (&dimension).into())])
    }

    /// A period, as printed: `2019`, `S1 2019`, `2017–2020`.
    pub fn period(&self, period: &Period) -> String {
        let code = period.code.as_str();
        match (period.kind, period.from) {
            (PeriodKind::Life, _) => self.words().get("period-life"),
            (PeriodKind::Custom, _) => usize::try_from(period.ordinal)
                .ok()
                .and_then(|i| self.project().custom_titles.get(i))
                .map(|title| self.text(title).to_string())
                .filter(|title| !title.is_empty())
                .unwrap_or_else(|| code.to_string()),
            (PeriodKind::Month, Some(from)) => self.format.month(from),
            (PeriodKind::Quarter | PeriodKind::FourMonth | PeriodKind::Semester, _) => {
                match code.split_once('-') {
                    Some((year, part)) => format!("{part} {year}"),
                    None => code.to_string(),
                }
            }
            (PeriodKind::Biennium | PeriodKind::Quadrennium, _) => code.replace('-', "\u{2013}"),
            _ => code.to_string(),
        }
    }

    /// The days of a period, as printed: `January 2019 to December 2019`.
    pub fn span(&self, period: &Period) -> String {
        match (period.from, period.to) {
            (Some(from), Some(to)) => self.words().say(
                "span",
                &[("from", (&self.format.month(from)).into()), ("to", (&self.format.month(to)).into())],
            ),
            _ => self.period(period),
        }
    }

    /// "Cumulative to" and the day of the data.
    pub fn cumulative_to(&self) -> String {
        let date = self.format.date(self.data_date());
        self.words().say("cumulative-to", &[("date", (&date).into())])
    }

    /// How many of the returns behind a figure are there; none where none is expected.
    pub fn coverage(&self, address: &Address) -> Option<Coverage> {
        let table = self.indicator(address.indicator)?.basis.as_ref()?.table;
        let country_of = |place: &str| self.project().country_of(place).map(str::to_string);
        self.input.returns.coverage(table, address, self.data_date(), country_of)
    }

    /// The code of an indicator.
    pub fn code(&self, indicator: usize) -> String {
        self.indicator(indicator).map(|indicator| indicator.code.clone()).unwrap_or_default()
    }

    /// The periods shown of a kind: those from the programmes' start to the
    /// report's end, the latest ones where there are many.
    pub fn periods(&self, kind: PeriodKind, at_most: usize) -> Vec<Period> {
        let end = self.input.report.period.to.unwrap_or_else(|| self.data_date()).min(self.data_date());
        let start = self.first_date().unwrap_or(end).min(end);
        let mut periods = self.project().calendar.periods(kind, start, end);
        let surplus = periods.len().saturating_sub(at_most);
        periods.drain(..surplus);
        periods
    }
}

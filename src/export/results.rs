//! `results.csv`: one figure a row, unique by its first columns; labels that begin like a
//! formula have an apostrophe before them.

use crate::cube::{Cube, Figure, Number, Reported};
use crate::number::shortest;
use crate::project::{Audience, Project, ReportDef};
use crate::returns::{Coverage, Returns};
use crate::text::harmless;
use jiff::civil::Date;

/// The columns, in order. A row is told apart by those before `value`.
pub const COLUMNS: [&str; 34] = [
    "indicator",
    "title",
    "unit",
    "level",
    "geography_kind",
    "geography",
    "programme",
    "period_kind",
    "period",
    "accumulation",
    "dimension",
    "category",
    "value",
    "status",
    "numerator",
    "denominator",
    "records",
    "origin",
    "baseline",
    "target",
    "progress",
    "expected",
    "progress_expected",
    "method",
    "rating",
    "incomplete",
    "baseline_period",
    "returns_received",
    "returns_expected",
    "reported",
    "reported_numerator",
    "reported_denominator",
    "reported_rows",
    "reported_left_out",
];

/// All figures of a report as comma-separated text in UTF-8.
///
/// # Errors
/// None in practice: writing to memory does not fail.
pub fn results(
    project: &Project,
    report: &ReportDef,
    cube: &Cube,
    returns: &Returns,
    as_of: Date,
) -> Result<Vec<u8>, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(COLUMNS)?;
    for figure in cube.figures() {
        writer.write_record(row(project, report, figure, coverage(project, figure, returns, as_of)))?;
    }
    writer.into_inner().map_err(|error| csv::Error::from(error.into_error()))
}

/// How many of the returns behind a total are there; none for categories.
fn coverage(project: &Project, figure: &Figure, returns: &Returns, as_of: Date) -> Option<Coverage> {
    let address = &figure.address;
    let basis = project.indicators[address.indicator].basis.as_ref()?;
    let country_of = |place: &str| project.country_of(place).map(str::to_string);
    address.category.is_total().then(|| returns.coverage(basis.table, address, as_of, country_of))?
}

fn row(
    project: &Project,
    report: &ReportDef,
    figure: &Figure,
    coverage: Option<Coverage>,
) -> [String; COLUMNS.len()] {
    let (address, standing) = (&figure.address, &figure.standing);
    let indicator = &project.indicators[address.indicator];
    let number = |number: Option<Number>| number.map(|number| number.to_string()).unwrap_or_default();
    let reported = figure.reported.as_deref();
    let own = reported.and_then(|reported| reported.own.as_ref());
    // Empty where nothing was reported, so that it is seen at a glance where something was.
    let rows = |count: fn(&Reported) -> usize| {
        reported.map(|reported| count(reported).to_string()).unwrap_or_default()
    };
    // How many records there are would tell what a suppressed figure does not.
    let records = |count: u64| match report.audience {
        Audience::Public => String::new(),
        Audience::Internal | Audience::Both => count.to_string(),
    };
    // Labels and codes are somebody's words: no spreadsheet program is to take one for a formula.
    let said = |text: &str| harmless(text).into_owned();
    let fraction = |number: Option<f64>| number.map(shortest).unwrap_or_default();
    [
        said(&indicator.id),
        said(indicator.title.get(&[&report.language, &project.languages[0]])),
        said(&indicator.unit),
        indicator.level.word().to_string(),
        address.geography.kind().to_string(),
        said(address.geography.code()),
        said(address.programme.code()),
        address.period.kind.word().to_string(),
        said(&address.period.code),
        address.accumulation.word().to_string(),
        said(&address.category.dimension),
        said(&address.category.code),
        number(figure.value),
        figure.status.word().to_string(),
        number(figure.numerator),
        number(figure.denominator),
        records(figure.records),
        figure.origin.word().to_string(),
        number(standing.baseline),
        number(standing.target),
        fraction(standing.progress),
        number(standing.expected),
        fraction(standing.progress_expected),
        standing.method.map(|method| method.word().to_string()).unwrap_or_default(),
        standing.rating.word().to_string(),
        records(figure.incomplete),
        said(standing.baseline_period.as_deref().unwrap_or_default()),
        coverage.map(|coverage| coverage.received.to_string()).unwrap_or_default(),
        coverage.map(|coverage| coverage.expected.to_string()).unwrap_or_default(),
        number(own.and_then(|own| own.value)),
        number(own.and_then(|own| own.numerator)),
        number(own.and_then(|own| own.denominator)),
        rows(|reported| reported.used.len()),
        rows(|reported| reported.left_out.len()),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture::fixture;
    use crate::text::Text;

    #[test]
    fn no_label_is_a_formula_and_numbers_stay_numbers() {
        let mut fixture = fixture();
        let number = fixture.cube.figures()[0].address.indicator;
        fixture.project.indicators[number].title = Text::plain("=HYPERLINK(\"x\")");
        fixture.project.indicators[number].unit = "-USD".into();
        let report = &fixture.project.reports[0];
        let day = jiff::civil::date(2019, 12, 31);
        let bytes = results(&fixture.project, report, &fixture.cube, &fixture.returns, day).unwrap();
        let mut reader = csv::Reader::from_reader(bytes.as_slice());
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        let id = &fixture.project.indicators[number].id;
        let own: Vec<_> = rows.iter().filter(|row| row[0] == **id).collect();
        assert!(!own.is_empty());
        for row in &own {
            assert_eq!((&row[1], &row[2]), ("'=HYPERLINK(\"x\")", "'-USD"));
        }
        for row in &rows {
            let formula = |text: &str| text.starts_with(['=', '+', '-', '@']) && text.parse::<f64>().is_err();
            assert!(!row.iter().any(formula), "{row:?}");
            assert!(row[12].is_empty() || row[12].parse::<f64>().is_ok(), "{row:?}");
        }
    }
}

use super::{load_with, told};
use crate::project::Expression;
use polars::prelude::*;

/// The condition of an indicator over participations, or what is wrong with it.
fn condition(text: &str) -> Result<Expression, Vec<String>> {
    resolve("participations", "measure = \"count\"", text)
}

fn resolve(table: &str, measure: &str, text: &str) -> Result<Expression, Vec<String>> {
    let file = format!(
        "[[indicator]]\nid = \"one\"\ntitle = \"One\"\nlevel = \"output\"\nunit = \"people\"\ntable = \"{table}\"\n\
        {measure}\nwhere = \"\"\"{text}\"\"\"\n"
    );
    let loaded = load_with(&[("indicators/core/one.toml", &file)]);
    match &loaded.project {
        Some(project) => {
            let indicator = project.indicators.iter().find(|indicator| indicator.id == "one").unwrap();
            Ok(indicator.basis.as_ref().unwrap().condition.clone().unwrap())
        }
        None => Err(told(&loaded)),
    }
}

/// Five records, the last of which says nothing.
fn frame() -> DataFrame {
    let decimal = |name: &str, values: [Option<i128>; 5]| {
        Int128Chunked::from_iter_options(name.into(), values.into_iter())
            .into_decimal(38, 15)
            .unwrap()
            .into_series()
            .into_column()
    };
    let tenth = 100_000_000_000_000;
    let columns = vec![
        Column::new("sex".into(), [Some("F"), Some("M"), Some("unknown"), Some("F"), None]),
        Column::new("birth_year".into(), [Some(1990i64), Some(1980), Some(1970), Some(2000), None]),
        decimal("hours", [Some(tenth), Some(10 * tenth), Some(15 * tenth), Some(0), None]),
        decimal("score", [Some(tenth), Some(20 * tenth), Some(0), Some(10 * tenth), None]),
        Column::new(
            "activity.kind".into(),
            [Some("training"), Some("webinar"), Some("training"), None, None],
        ),
        Column::new(
            "activity.areas".into(),
            [Some("|film|"), Some("|film|music|"), Some("|unclear|"), None, None],
        ),
        Column::new("activity.public".into(), [Some(true), Some(false), Some(true), None, None]),
        Column::new("activity.reached".into(), [Some(10i64), Some(0), Some(-3), Some(7), None]),
        Column::new("activity.end".into(), [Some(17_532i32), Some(17_531), Some(17_896), Some(0), None])
            .cast(&DataType::Date)
            .unwrap(),
    ];
    DataFrame::new(5, columns).unwrap()
}

/// What Polars makes of a condition, as one letter for each record.
fn computed(text: &str) -> String {
    let tree = condition(text).unwrap_or_else(|told| panic!("{text}: {told:?}")).tree.to_string();
    let expr = polars::sql::sql_expr(&tree).unwrap_or_else(|error| panic!("{tree}: {error}"));
    let frame = frame().lazy().with_column(expr.alias("truth")).collect();
    let frame = frame.unwrap_or_else(|error| panic!("{tree}: {error}"));
    let truth = frame.column("truth").unwrap().bool().unwrap().clone();
    truth.iter().map(|truth| truth.map_or('-', |truth| if truth { 'y' } else { 'n' })).collect()
}

#[test]
fn every_construct_is_computed_by_polars_as_documented() {
    for (text, expected) in [
        ("sex = 'F'", "ynny-"),
        ("sex <> 'F'", "nyyn-"),
        ("NOT sex = 'F'", "nyyn-"),
        ("sex IN ('F', 'M')", "yyny-"),
        ("sex NOT IN ('F')", "nyyn-"),
        ("sex IS NULL", "nnnny"),
        ("sex IS NOT NULL", "yyyyn"),
        ("known(sex)", "yynyn"),
        ("known(activity.areas)", "yynnn"),
        ("known(hours)", "yyyyn"),
        ("has(activity.areas, 'film')", "yyn--"),
        ("NOT has(activity.areas, 'music')", "yny--"),
        // Exact decimals: 0.1 is 0.1.
        ("hours = 0.1", "ynnn-"),
        ("hours >= 1", "nyyn-"),
        ("hours < 1.5", "yyny-"),
        ("hours IN (0.1, 1)", "yynn-"),
        ("hours NOT IN (0.1, 1)", "nnyy-"),
        ("hours IN (0, 1)", "nyny-"),
        ("hours BETWEEN 0.1 AND 1", "yynn-"),
        ("hours NOT BETWEEN 0.1 AND 1", "nnyy-"),
        ("hours - score = 0", "ynnn-"),
        ("hours * 10 = 1", "ynnn-"),
        ("score + hours >= 1.5", "nyyn-"),
        ("score / hours = 2", "nyn--"),
        ("hours = score", "ynnn-"),
        ("-hours < -0.5", "nyyn-"),
        ("birth_year / 2 = 995", "ynnn-"),
        ("birth_year IN (1990, 1980)", "yynn-"),
        ("ABS(activity.reached) = 3", "nnyn-"),
        ("activity.reached > -1", "yyny-"),
        ("activity.reached IN (-3, 7)", "nnyy-"),
        ("activity.kind = 'training' AND sex = 'F'", "ynn--"),
        ("activity.kind = 'training' OR sex = 'F'", "ynyy-"),
        ("activity.public", "yny--"),
        ("NOT activity.public", "nyn--"),
        ("activity.public = false", "nyn--"),
        ("activity.end >= DATE '2018-01-01'", "ynyn-"),
        ("activity.end >= '2018-01-01'", "ynyn-"),
        ("activity.end BETWEEN '2017-12-31' AND '2018-01-01'", "yynn-"),
        ("activity.end IN ('2017-12-31', '2018-12-31')", "nyyn-"),
        ("EXTRACT(YEAR FROM activity.end) = 2018", "ynyn-"),
        ("EXTRACT(YEAR FROM activity.end) - birth_year >= 38", "nnyn-"),
        ("CASE WHEN hours > 1 THEN 'long' ELSE 'short' END = 'long'", "nnynn"),
        ("CASE sex WHEN 'F' THEN 1 WHEN 'M' THEN 0.5 ELSE 0 END >= 0.5", "yynyn"),
        ("COALESCE(sex, 'unknown') = 'unknown'", "nnyny"),
        ("COALESCE(hours, 0) = 0", "nnnyy"),
        ("LOWER(activity.kind) LIKE 'train%'", "yny--"),
        ("UPPER(activity.kind) = 'WEBINAR'", "nyn--"),
        ("activity.kind NOT LIKE '%nar'", "yny--"),
        ("LENGTH(activity.kind) - 8 < 0", "nyn--"),
        ("(sex = 'F' OR sex = 'M') AND hours > 0", "yynn-"),
        ("\"activity.kind\" = 'training'", "yny--"),
        ("\"hours\" >= 1", "nyyn-"),
    ] {
        assert_eq!(computed(text), expected, "{text}");
    }
}

#[test]
fn columns_are_listed_once_and_by_name() {
    let found = condition("sex = 'F' AND activity.kind = 'webinar' AND NOT sex = 'M'").unwrap();
    let names: Vec<&str> = found.columns.iter().map(|path| path.name.as_str()).collect();
    assert_eq!(names, ["activity.kind", "sex"]);
    assert_eq!(found.columns[0].links, ["activity"]);
}

#[test]
fn faults_are_told_where_they_are() {
    for (text, expected) in [
        ("sexe = 'F'", "D008 the table `participations` has no column `sexe` @ sexe"),
        ("activity.knd = 'training'", "D008 the table `activities` has no column `knd` @ knd"),
        (
            "activty.kind = 'training'",
            "D008 the table `participations` does not refer to anything as `activty` @ activty",
        ),
        ("sex = 'W'", "D009 the code list `sexes` has no code `W` @ 'W'"),
        ("'W' = sex", "D009 the code list `sexes` has no code `W` @ 'W'"),
        ("sex IN ('F', 'Female')", "D009 the code list `sexes` has no code `Female` @ 'Female'"),
        ("activity.programme = 'kfti'", "D009 the code list `programmes` has no code `kfti` @ 'kfti'"),
        ("has(activity.areas, 'films')", "D009 the code list `areas` has no code `films` @ 'films'"),
        ("CASE sex WHEN 'W' THEN 1 ELSE 0 END = 1", "D009 the code list `sexes` has no code `W` @ 'W'"),
        ("COALESCE(sex, 'none') = 'F'", "D009 the code list `sexes` has no code `none` @ 'none'"),
        ("sex = \"F\"", "D008 the table `participations` has no column `F` @ \"F\""),
        ("hours >= '1'", "D007 numbers cannot be compared with text @ '1'"),
        ("activity.areas = 'film'", "D007 lists cannot be compared with text @ 'film'"),
        ("has(sex, 'F')", "D007 has() needs a list, and `sex` holds codes @ sex"),
        ("activity.end >= 2018", "D007 dates cannot be compared with numbers @ 2018"),
        ("activity.end >= '2018-02-30'", "D007 `2018-02-30` is not a date @ '2018-02-30'"),
        ("activity.public = 'yes'", "D007 yes or no cannot be compared with text @ 'yes'"),
        ("hours = NULL", "D007 nothing is equal to NULL, not even NULL @ NULL"),
        ("sex < 'M'", "D007 codes have no order @ sex < 'M'"),
        ("hours", "D007 a condition must be true or false, and this holds numbers @ \"\"\"hours\"\"\""),
        ("hours AND sex = 'F'", "D007 this holds numbers, and must be true or false @ hours"),
        ("sex = 'F' x", "D007 `x` cannot follow here @ x"),
        ("hours >=", "D007 the expression is not finished @ \"\"\"hours >=\"\"\""),
        ("hours IN (SELECT 1)", "D007 a query within the expression cannot be used here @ -"),
        ("median(hours) > 1", "D007 there is no function `median` @ median"),
        ("abs(hours) OVER () > 1", "D007 this way to call `abs` cannot be used here @ -"),
        ("CAST(hours AS INTEGER) = 1", "D007 a conversion cannot be used here @ -"),
        ("person = 3", "D007 persons cannot be compared with numbers @ 3"),
        ("sex || 'x' = 'F'", "D007 `||` cannot be used here @ sex || 'x'"),
        ("hours > 1e3", "D007 `1e3` cannot be kept exactly @ 1e3"),
    ] {
        let told = condition(text).unwrap_err();
        assert_eq!(told.len(), 1, "{text}: {told:?}");
        // Where the parser knows no place of the part, that of the text will do.
        match expected.strip_suffix(" @ -") {
            Some(message) => assert!(told[0].starts_with(message), "{text}: {told:?}"),
            None => assert_eq!(told[0], expected, "{text}"),
        }
    }
}

#[test]
fn values_are_numbers() {
    let told = resolve("participations", "measure = { sum = \"sex\" }", "hours > 1").unwrap_err();
    assert_eq!(told, ["D007 only numbers can be added up, and this holds codes @ \"sex\""]);
    let told = resolve("participations", "measure = { sum = \"hours > 1\" }", "hours > 1").unwrap_err();
    assert_eq!(told, ["D007 only numbers can be added up, and this holds yes or no @ \"hours > 1\""]);
}

//! Formulas, spelled out.

use super::*;
use crate::evidence::{Carried, Contribution, EvidenceRow, Heads, Source, What};
use jiff::civil::date;
use rustc_hash::FxHashMap;

fn row(programmes: &[&str], places: &[&str], day: Option<Date>, adds: &[Option<i64>]) -> EvidenceRow {
    EvidenceRow {
        source: Source { file: "a.csv".into(), sheet: String::new(), row: 2 },
        record: String::new(),
        programmes: programmes.iter().map(|code| (*code).to_string()).collect(),
        places: places.iter().map(|code| (*code).to_string()).collect(),
        first: day,
        last: day,
        until: None,
        adds: adds.iter().map(|number| number.map(Decimal::from)).collect(),
    }
}

fn evidence(rows: Vec<EvidenceRow>) -> Evidence {
    let column = |what| Contribution { indicator: 0, head: "People".into(), what };
    let sheet = EvidenceSheet {
        code: "E-1".into(),
        title: "People".into(),
        about: String::new(),
        heads: Heads::default(),
        columns: vec![column(What::Amount), column(What::Key)],
        rows,
        too_many: Vec::new(),
    };
    Evidence { sheets: vec![sheet], recipes: FxHashMap::default(), ..Evidence::default() }
}

fn places(evidence: &Evidence) -> Vec<Place> {
    vec![Place::of(evidence, 0, "E-1", (1, 7)).unwrap()]
}

fn two() -> Evidence {
    let day = Some(date(2019, 5, 1));
    evidence(vec![
        row(&["kfit", "gcs"], &["LAO"], day, &[Some(1), Some(1)]),
        row(&["kfit"], &["UZB"], day, &[Some(1), None]),
    ])
}

fn fold(how: How, column: usize) -> Fold {
    let of = Selection {
        programme: Some("kfit".into()),
        place: Some("LAO".into()),
        from: Some(date(2019, 1, 1)),
        to: Some(date(2019, 12, 31)),
        standing: false,
    };
    Fold { how, sheet: 0, column, of }
}

#[test]
fn columns_are_left_out_that_nothing_fills_or_asks_for() {
    // Number, file, row, programmes, places, day: neither sheet nor record, and one day.
    let place = places(&two()).remove(0);
    let several = |codes: Option<Codes>| codes.map(|codes| (codes.column, codes.several));
    assert_eq!(several(place.programmes), Some((4, true)));
    assert_eq!(several(place.places), Some((5, false)));
    assert_eq!((place.day, place.last_day, place.until, place.columns), (Some(6), Some(6), None, 7));
    assert_eq!((place.head, place.first, place.last), (7, 8, 9));
}

#[test]
fn a_sum_names_its_programme_place_and_days() {
    let written = formula(&Recipe::Fold(fold(How::Sum, 0)), &places(&two()), false).unwrap();
    assert_eq!(
        written.text,
        "SUMIFS('E-1'!$H$9:$H$10,'E-1'!$E$9:$E$10,\"*|kfit|*\",'E-1'!$F$9:$F$10,\"LAO\",\
         'E-1'!$G$9:$G$10,\">=\"&DATE(2019,1,1),'E-1'!$G$9:$G$10,\"<=\"&DATE(2019,12,31))"
    );
    assert!(!written.array);
    let all = Fold { of: Selection::default(), ..fold(How::Sum, 0) };
    assert_eq!(formula(&Recipe::Fold(all), &places(&two()), false).unwrap().text, "SUM('E-1'!$H$9:$H$10)");
}

#[test]
fn different_keys_are_counted_in_an_array_formula() {
    let of = Selection { place: Some("LAO".into()), ..Selection::default() };
    let fold = Fold { of, ..fold(How::Unique, 1) };
    let written = formula(&Recipe::Fold(fold), &places(&two()), false).unwrap();
    let rows = "ISNUMBER('E-1'!$I$9:$I$10)*('E-1'!$F$9:$F$10=\"LAO\")";
    let keys = "'E-1'!$I$9:$I$10";
    let expected = format!("IF(SUMPRODUCT({rows})=0,0,SUM(--(FREQUENCY(IF({rows},{keys}),{keys})>0)))");
    assert_eq!((written.text, written.array), (expected, true));
}

#[test]
fn a_quotient_over_nothing_says_so_and_percent_is_a_fraction() {
    let all = |column| Box::new(Recipe::Fold(Fold { of: Selection::default(), ..fold(How::Sum, column) }));
    let share = Recipe::Quotient { above: all(0), below: all(1), times: Decimal::from(100) };
    let (above, below) = ("SUM('E-1'!$H$9:$H$10)", "SUM('E-1'!$I$9:$I$10)");
    let text = |percent| formula(&share, &places(&two()), percent).unwrap().text;
    assert_eq!(text(true), format!("IF({below}=0,\"[\u{F7}0]\",{above}/{below})"));
    assert_eq!(text(false), format!("IF({below}=0,\"[\u{F7}0]\",{above}/{below}*100)"));
    // A quotient within another cannot say it in place.
    let sum = Recipe::Arithmetic('+', Box::new(share), Box::new(Recipe::Number(Decimal::from(-2))));
    let text = formula(&sum, &places(&two()), false).unwrap().text;
    assert_eq!(text, format!("IFERROR((({above}/{below}*100)+(-2)),\"[\u{F7}0]\")"));
}

#[test]
fn what_no_formula_says_has_none() {
    let carried = Recipe::Arithmetic(
        '+',
        Box::new(Recipe::Carried(Carried::Reported)),
        Box::new(Recipe::Number(Decimal::ONE)),
    );
    assert_eq!(formula(&carried, &places(&two()), false), None);
    // Spreadsheets have no day before 1900.
    let early = Selection { to: Some(date(1850, 1, 1)), ..Selection::default() };
    let fold = Fold { of: early, ..fold(How::Sum, 0) };
    assert_eq!(formula(&Recipe::Fold(fold), &places(&two()), false), None);
    // So long a formula is read by none of them.
    let one = || Box::new(Recipe::Fold(self::fold(How::Sum, 0)));
    let long = (0..60).fold(*one(), |long, _| Recipe::Arithmetic('+', Box::new(long), one()));
    assert_eq!(formula(&long, &places(&two()), false), None);
}

#[test]
fn codes_that_look_like_something_else_are_set_off() {
    let day = Some(date(2019, 5, 1));
    for (code, several) in [("LAO", false), ("004", true), ("1E5", true), ("TRUE", true), ("=A1", true)] {
        let evidence = evidence(vec![row(&[], &[code], day, &[Some(1), None])]);
        assert_eq!(places(&evidence)[0].places.unwrap().several, several, "{code}");
    }
    assert_eq!(cell_of(&["LAO".into(), "UZB".into()], true), "|LAO|UZB|");
    assert_eq!(cell_of(&[], true), "");
}

#[test]
fn what_stands_on_a_day_is_open_or_ends_later() {
    let of = Selection { to: Some(date(2019, 12, 31)), standing: true, ..Selection::default() };
    let mut evidence = two();
    evidence.sheets[0].rows[0].until = Some(date(2020, 2, 1));
    let fold = Fold { of, ..fold(How::Sum, 0) };
    let text = formula(&Recipe::Fold(fold), &places(&evidence), false).unwrap().text;
    let (values, days, until) = ("'E-1'!$I$9:$I$10", "'E-1'!$G$9:$G$10", "'E-1'!$H$9:$H$10");
    let by = format!("{days},\"<=\"&DATE(2019,12,31)");
    assert_eq!(
        text,
        format!("(SUMIFS({values},{by},{until},\"=\")+SUMIFS({values},{by},{until},\">\"&DATE(2019,12,31)))")
    );
}

use super::outliers::Fences;
use super::share::{Outcome, Share, Verdict};
use crate::number::Decimal;

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn units(numbers: &[&str]) -> Vec<i128> {
    numbers.iter().map(|number| decimal(number).units()).collect()
}

#[test]
fn quartiles_lie_between_the_closest_ranks() {
    // 1 2 2 3 3 4 4 5 6 40: quartiles 2.25 and 4.75, range 2.5, fences −1.5 and 8.5.
    let values = units(&["40", "1", "2", "3", "2", "3", "4", "6", "5", "4"]);
    let fences = Fences::of(values, decimal("1.5")).unwrap();
    assert_eq!((fences.low, fences.high), (decimal("-1.5").units(), decimal("8.5").units()));
    assert!(fences.hold(decimal("8.5").units()));
    assert!(!fences.hold(decimal("8.500000000000001").units()));
}

#[test]
fn values_without_spread_have_no_fences() {
    assert_eq!(Fences::of(units(&["3", "3", "3", "3", "3", "3", "3", "9"]), decimal("3")), None);
    assert_eq!(Fences::of(Vec::new(), decimal("3")), None);
}

#[test]
fn fences_of_great_values_are_exact() {
    // The greatest numbers that tables hold, in units of 10⁻¹⁵: nothing overflows.
    let values = units(&["-999999999999999", "0", "1", "2", "3", "4", "5", "999999999999999"]);
    let fences = Fences::of(values, decimal("1.5")).unwrap();
    // Quartiles 0.75 and 4.25, range 3.5.
    assert_eq!((fences.low, fences.high), (decimal("-4.5").units(), decimal("9.5").units()));
}

#[test]
fn a_share_on_the_limit_is_within_it() {
    let share = Share { judged: 20, failing: 1, unjudged: 4 };
    assert_eq!(share.verdict(Some(decimal("0.05"))), Verdict::Within);
    assert_eq!(share.verdict(Some(decimal("0.049"))), Verdict::Beyond);
    assert_eq!(share.verdict(None), Verdict::SomeFail);
    assert_eq!(share.fraction(), Some(0.05));
}

#[test]
fn what_cannot_be_judged_is_in_no_share() {
    let outcomes = [Outcome::Aside, Outcome::Unjudged, Outcome::Unjudged];
    let share = Share::of(outcomes.into_iter());
    assert_eq!(share, Share { judged: 0, failing: 0, unjudged: 2 });
    assert_eq!((share.fraction(), share.verdict(None)), (None, Verdict::NothingJudged));
}

//! How a figure stands against its target: progress, expectation, rating.

use super::scope::Scope;
use super::targets::Agreed;
use crate::cube::{Accumulation, Figure, Method, Number, Programme, Rating, Standing, Status};
use crate::number::{Decimal, rational_to_f64};
use crate::period::{Period, PeriodKind};
use crate::project::{Better, Indicator, Project};
use jiff::civil::Date;
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Zero};

/// How a figure stands against what was agreed for its scope.
pub fn standing(project: &Project, scope: &Scope, agreed: &Agreed, figure: &Figure) -> Standing {
    let address = &figure.address;
    let indicator = &project.indicators[address.indicator];
    let whole_life =
        address.accumulation != Accumulation::InPeriod || address.period.kind == PeriodKind::Life;
    let target = if whole_life {
        agreed.life
    } else {
        agreed.of_period.get(&(address.period.kind, address.period.ordinal)).copied()
    };
    let baseline = agreed.baseline.as_ref();
    let mut standing = Standing {
        baseline: baseline.map(|(value, _)| Number::Exact(*value)),
        baseline_period: baseline.map(|(_, period)| period.code.as_str().into()),
        target: target.map(Number::Exact),
        ..Standing::default()
    };
    let from = agreed.start(indicator);
    let expected =
        if whole_life { expectation(project, scope, agreed, from, target, indicator, figure) } else { None };
    standing.milestone = expected.as_ref().is_some_and(|(_, agreed)| *agreed);
    let expected = expected.map(|(number, _)| number);
    standing.expected = expected.as_ref().and_then(Number::of_rational);

    let value = match (figure.status, figure.value) {
        (Status::Value, Some(value)) => value.to_decimal().map(Decimal::to_rational),
        _ => None,
    };
    let (Some(value), Some(target)) = (value, target) else { return standing };
    let towards = |goal: &BigRational| progress(&value, from, goal, indicator.better);
    let Towards { method, progress } = towards(&target.to_rational());
    standing.method = method;
    standing.progress = progress.as_ref().and_then(rational_to_f64);
    let on_expected = expected.as_ref().and_then(|expected| towards(expected).progress);
    standing.progress_expected = on_expected.as_ref().and_then(rational_to_f64);
    if target.is_zero() {
        return standing;
    }
    standing.rating = match method {
        None => Rating::NotRated,
        Some(Method::Met) => {
            if met(&value, &target.to_rational(), indicator.better) {
                Rating::Achieved
            } else {
                Rating::OffTrack
            }
        }
        Some(Method::Baseline | Method::Ratio) => match progress {
            None => Rating::NotRated,
            Some(progress) if progress >= BigRational::one() => Rating::Achieved,
            Some(progress) => band(project, &on_expected.unwrap_or(progress)),
        },
    };
    standing
}

struct Towards {
    method: Option<Method>,
    progress: Option<BigRational>,
}

/// Progress from a baseline towards a goal. With a baseline
/// (value − baseline) ÷ (goal − baseline), right also when lower is better;
/// without one value ÷ goal, and none at all when lower is better.
fn progress(value: &BigRational, from: Option<Decimal>, goal: &BigRational, better: Better) -> Towards {
    match from.map(Decimal::to_rational) {
        Some(from) if from == *goal => Towards { method: Some(Method::Met), progress: None },
        Some(from) => {
            Towards { method: Some(Method::Baseline), progress: Some((value - &from) / (goal - &from)) }
        }
        None if better == Better::Lower => Towards { method: None, progress: None },
        None if goal.is_zero() => Towards { method: Some(Method::Ratio), progress: None },
        None => Towards { method: Some(Method::Ratio), progress: Some(value / goal) },
    }
}

fn met(value: &BigRational, target: &BigRational, better: Better) -> bool {
    match better {
        Better::Lower => value <= target,
        Better::Higher | Better::Neither => value >= target,
    }
}

fn band(project: &Project, progress: &BigRational) -> Rating {
    if *progress >= project.rating.on_track.to_rational() {
        Rating::OnTrack
    } else if *progress >= project.rating.at_risk.to_rational() {
        Rating::AtRisk
    } else {
        Rating::OffTrack
    }
}

/// What is expected by the end of a figure's period: the latest milestone, else
/// the share of the programme's days that have gone by, of the way from the
/// baseline to the target; with whether it is a milestone. A ratio or a mean is
/// never prorated.
fn expectation(
    project: &Project,
    scope: &Scope,
    agreed: &Agreed,
    from: Option<Decimal>,
    target: Option<Decimal>,
    indicator: &Indicator,
    figure: &Figure,
) -> Option<(BigRational, bool)> {
    let Programme::One(code) = &figure.address.programme else {
        let end = figure.address.period.to.map_or(scope.as_of, |to| to.min(scope.as_of));
        return milestone(agreed, end).map(|number| (number, true));
    };
    let programme = project.programmes.iter().find(|programme| *programme.id == **code)?;
    let last = programme.end_known_by(scope.known_by);
    let end = end_of(&figure.address.period, last).min(scope.as_of);
    if let Some(milestone) = milestone(agreed, end) {
        return Some((milestone, true));
    }
    let prorated = indicator.is_count();
    let target = target.filter(|_| prorated)?.to_rational();
    let from = from.map_or_else(BigRational::zero, Decimal::to_rational);
    let all = days(programme.start, last);
    let gone = days(programme.start, end).clamp(0, all.max(0));
    if all <= 0 {
        return None;
    }
    let share = BigRational::new(BigInt::from(gone), BigInt::from(all));
    Some((&from + share * (target - &from), false))
}

fn end_of(period: &Period, last: Date) -> Date {
    period.to.unwrap_or(last)
}

/// Days from one to another, both inclusive.
fn days(from: Date, to: Date) -> i32 {
    (to - from).get_days() + 1
}

fn milestone(agreed: &Agreed, end: Date) -> Option<BigRational> {
    let reached = agreed.milestones.iter().filter(|(_, period)| period.to.is_some_and(|to| to <= end));
    reached.max_by_key(|(_, period)| period.to).map(|(value, _)| value.to_rational())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rational(text: &str) -> BigRational {
        text.parse::<Decimal>().unwrap().to_rational()
    }

    #[test]
    fn progress_is_right_when_lower_is_better() {
        // Baseline 40, target 20, actual 25: (25 − 40) ÷ (20 − 40) = 0.75.
        let from = Some("40".parse().unwrap());
        let towards = progress(&rational("25"), from, &rational("20"), Better::Lower);
        assert_eq!(towards.method, Some(Method::Baseline));
        assert_eq!(towards.progress, Some(rational("0.75")));
        // Without a baseline lower-is-better is not rated.
        assert_eq!(progress(&rational("25"), None, &rational("20"), Better::Lower).method, None);
    }

    #[test]
    fn a_target_equal_to_the_baseline_is_met_or_not() {
        let from = Some("5".parse().unwrap());
        let towards = progress(&rational("5"), from, &rational("5"), Better::Higher);
        assert_eq!((towards.method, towards.progress), (Some(Method::Met), None));
        assert!(met(&rational("5"), &rational("5"), Better::Higher));
        assert!(!met(&rational("4"), &rational("5"), Better::Higher));
    }

    #[test]
    fn without_a_baseline_progress_is_a_plain_ratio() {
        // 248 trained of 120 planned: 206.7 %.
        let towards = progress(&rational("248"), None, &rational("120"), Better::Higher);
        assert_eq!(towards.method, Some(Method::Ratio));
        let percent = rational_to_f64(&(towards.progress.unwrap() * rational("100"))).unwrap();
        assert!((percent - 206.666_666_666_666_67).abs() < 1e-9);
    }
}

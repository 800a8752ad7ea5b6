//! Sentences made from figures. Each states what the figures say, and nothing
//! where they do not say it: never a cause, a forecast or a judgement.

use super::format::capital;
use super::view::View;
use crate::cube::{Figure, Rating};
use crate::number::Decimal;
use crate::project::Better;

/// How many of some indicators have which rating, from best to worst.
pub fn tally(figures: &[&Figure]) -> Vec<(Rating, usize)> {
    Rating::ALL
        .into_iter()
        .map(|rating| (rating, figures.iter().filter(|f| f.standing.rating == rating).count()))
        .collect()
}

/// "Seven of eleven indicators have met their target or are on track".
/// None where no indicator is rated.
pub fn tally_title(view: &View<'_>, figures: &[&Figure]) -> Option<String> {
    let rated = figures.iter().filter(|f| f.standing.rating != Rating::NotRated).count();
    let well =
        figures.iter().filter(|f| matches!(f.standing.rating, Rating::Achieved | Rating::OnTrack)).count();
    if rated == 0 {
        return None;
    }
    // What nobody set a target for has not missed one.
    let all = figures.iter().filter(|f| f.standing.target.is_some()).count();
    let sentence = view.words().say(
        "finding-tally",
        &[
            ("well", well.into()),
            ("all", all.into()),
            ("well-words", (&view.format.in_words(well)).into()),
            ("all-words", (&view.format.in_words(all)).into()),
        ],
    );
    Some(capital(&sentence))
}

/// "Two are at risk and one is off track." Empty where none is.
pub fn tally_worry(view: &View<'_>, figures: &[&Figure]) -> String {
    let count = |rating| figures.iter().filter(|f| f.standing.rating == rating).count();
    let parts: Vec<String> = [(Rating::AtRisk, "finding-at-risk"), (Rating::OffTrack, "finding-off-track")]
        .into_iter()
        .map(|(rating, key)| (count(rating), key))
        .filter(|(n, _)| *n > 0)
        .map(|(n, key)| {
            view.words().say(key, &[("n", n.into()), ("words", (&view.format.in_words(n)).into())])
        })
        .collect();
    if parts.is_empty() {
        String::new()
    } else {
        view.words().say("sentence", &[("text", (&capital(&view.format.list(&parts))).into())])
    }
}

/// The messages that hold a figure against its plan: its target is reached; above, below and at
/// what was planned; above, below and at the target.
type Keys = [&'static str; 7];

/// Of the title of a chart, which says up to which day.
const TITLE: Keys = [
    "finding-target-reached",
    "finding-above-plan",
    "finding-below-plan",
    "finding-at-plan",
    "finding-above-target",
    "finding-below-target",
    "finding-at-target",
];

/// Of a text, above which the day stands once.
const TEXT: Keys = [
    "said-target-reached",
    "said-above-plan",
    "said-below-plan",
    "said-at-plan",
    "said-above-target",
    "said-below-target",
    "said-at-target",
];

/// "People trained: 729, 89 above what was planned by 31 December 2019", as the title of a chart.
/// None where the figure has no value or nothing is planned.
pub fn against_plan(view: &View<'_>, figure: &Figure) -> Option<String> {
    compared(view, figure, &TITLE)
}

/// "People trained: 729 (89 above plan)", within a text; of what nothing is planned, its value.
/// None where the figure has no value.
pub fn told(view: &View<'_>, figure: &Figure) -> Option<String> {
    compared(view, figure, &TEXT).or_else(|| stated(view, figure))
}

fn compared(view: &View<'_>, figure: &Figure, keys: &Keys) -> Option<String> {
    let [reached, above_plan, below_plan, at_plan, above_target, below_target, at_target] = *keys;
    let value = figure.value?;
    let shown = view.format.shown(value, &view.number_format(figure.address.indicator)).text;
    let title = view.title(figure.address.indicator);
    let standing = &figure.standing;
    if standing.rating == Rating::Achieved {
        let target = standing.target?;
        let target = view.format.shown(target, &view.number_format(figure.address.indicator)).text;
        return Some(view.words().say(
            reached,
            &[("title", title.into()), ("value", (&shown).into()), ("target", (&target).into())],
        ));
    }
    let (reference, above, below, exactly) = match (standing.expected, standing.target) {
        (Some(expected), _) => (expected, above_plan, below_plan, at_plan),
        (None, Some(target)) => (target, above_target, below_target, at_target),
        (None, None) => return None,
    };
    let difference = view.difference(Some(value), Some(reference))?;
    let key = match difference.cmp(&Decimal::ZERO) {
        std::cmp::Ordering::Greater => above,
        std::cmp::Ordering::Less => below,
        std::cmp::Ordering::Equal => exactly,
    };
    let gap = view.gap(figure.address.indicator, difference);
    let date = view.format.date(view.data_date());
    let reference = view.format.shown(reference, &view.number_format(figure.address.indicator)).text;
    Some(view.words().say(
        key,
        &[
            ("title", title.into()),
            ("value", (&shown).into()),
            ("gap", (&gap).into()),
            ("date", (&date).into()),
            ("reference", (&reference).into()),
        ],
    ))
}

/// "Uzbekistan is closest to its target, at 96%", or how many countries have
/// reached theirs, or where the value is highest and lowest. None where fewer
/// than two countries can be compared, or two share the place.
pub fn countries(view: &View<'_>, figures: &[(&str, &Figure)]) -> Option<String> {
    let with_target: Vec<(&str, f64)> =
        figures.iter().filter_map(|(name, f)| Some((*name, f.standing.progress?))).collect();
    let reached = with_target.iter().filter(|(_, progress)| *progress >= 1.0).count();
    if with_target.len() >= 2 && with_target.len() == figures.len() {
        if reached > 0 {
            let all = with_target.len();
            return Some(capital(&view.words().say(
                "finding-countries-reached",
                &[
                    ("n", reached.into()),
                    ("words", (&view.format.in_words(reached)).into()),
                    ("all-words", (&view.format.in_words(all)).into()),
                ],
            )));
        }
        let best = with_target.iter().fold(with_target[0], |a, b| if b.1 > a.1 { *b } else { a });
        let alone = with_target.iter().filter(|(_, progress)| *progress == best.1).count() == 1;
        if alone {
            let percent = view.format.fraction(best.1, 0).text;
            return Some(
                view.words()
                    .say("finding-closest", &[("country", best.0.into()), ("percent", (&percent).into())]),
            );
        }
    }
    let mut values: Vec<(&str, Decimal, String)> = figures
        .iter()
        .filter_map(|(name, f)| {
            let value = f.value?;
            let shown = view.format.shown(value, &view.number_format(f.address.indicator)).text;
            Some((*name, value.to_decimal()?, shown))
        })
        .collect();
    values.sort_by_key(|value| std::cmp::Reverse(value.1));
    let indicator = figures.first().map(|(_, f)| f.address.indicator)?;
    let neutral = view.indicator(indicator).is_none_or(|i| i.better == Better::Neither);
    let distinct = values.len() >= 2
        && values[0].1 != values[1].1
        && values[values.len() - 1].1 != values[values.len() - 2].1;
    // With two countries the highest and the lowest are both named, whichever way is better.
    if !(distinct || neutral && values.len() == 2 && values[0].1 != values[1].1) {
        return None;
    }
    let (first, last) = (values.first()?, values.last()?);
    Some(view.words().say(
        "finding-highest-lowest",
        &[
            ("title", view.title(indicator).into()),
            ("high", first.0.into()),
            ("high-value", (&first.2).into()),
            ("low", last.0.into()),
            ("low-value", (&last.2).into()),
        ],
    ))
}

/// "Women: the majority in three of six groups, and of all". None without groups.
pub fn majority(
    view: &View<'_>,
    left: &str,
    groups_led: usize,
    groups: usize,
    of_all: Option<bool>,
) -> Option<String> {
    if groups == 0 {
        return None;
    }
    let key = match of_all {
        Some(true) => "finding-majority-all",
        _ => "finding-majority",
    };
    Some(view.words().say(
        key,
        &[
            ("category", left.into()),
            ("n", groups_led.into()),
            ("words", (&view.format.in_words(groups_led)).into()),
            ("all", groups.into()),
            ("all-words", (&view.format.in_words(groups)).into()),
        ],
    ))
}

/// "People reached: 1,200", of what no plan is made. None where the figure has no value.
fn stated(view: &View<'_>, figure: &Figure) -> Option<String> {
    let shown = view.format.shown(figure.value?, &view.number_format(figure.address.indicator)).text;
    let title = view.title(figure.address.indicator);
    Some(view.words().say("label-value", &[("label", title.into()), ("value", (&shown).into())]))
}

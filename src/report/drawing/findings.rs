//! What charts say in their titles: what the figures say, and nothing where they do not say it.

use crate::cube::{Figure, Number};
use crate::number::Decimal;
use crate::period::Period;
use crate::report::chart::{CategoryKey, DumbbellRow, StackedRow, StageRow};
use crate::report::format::capital;
use crate::report::view::View;

/// "Women: the largest group in two of three countries". None where no category is ever alone
/// the largest.
pub fn largest(
    view: &View<'_>,
    keys: &[CategoryKey],
    rows: &[StackedRow],
    total: Option<&StackedRow>,
    what: &str,
) -> Option<String> {
    let leads = |row: &StackedRow| -> Option<usize> {
        let numbers: Vec<f64> = row.values.iter().map(|value| value.number).collect::<Option<_>>()?;
        let most = numbers.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let mut first = numbers.iter().enumerate().filter(|(_, number)| **number == most);
        first.next().map(|(i, _)| i).filter(|_| first.next().is_none())
    };
    let leaders: Vec<usize> = rows.iter().filter_map(leads).collect();
    let most_often = (0..keys.len())
        .max_by_key(|i| (leaders.iter().filter(|leader| *leader == i).count(), std::cmp::Reverse(*i)))?;
    let best = total.and_then(leads).unwrap_or(most_often);
    let n = leaders.iter().filter(|leader| **leader == best).count();
    if n == 0 || rows.len() < 2 || keys.get(best)?.unknown {
        return None;
    }
    let key = if n == rows.len() { "finding-largest-everywhere" } else { "finding-largest" };
    Some(view.words().say(
        key,
        &[
            ("category", (&keys[best].label).into()),
            ("n", n.into()),
            ("words", (&view.format.in_words(n)).into()),
            ("all-words", (&view.format.in_words(rows.len())).into()),
            ("what", what.into()),
        ],
    ))
}

/// "Higher after than before in all three countries; highest gain: Rwanda (0.56)". None where
/// fewer than two rows can be compared.
pub fn rise(view: &View<'_>, rows: &[DumbbellRow], groups: bool) -> Option<String> {
    let pairs: Vec<(f64, f64)> =
        rows.iter().filter_map(|row| Some((row.before.number?, row.after.number?))).collect();
    if pairs.len() < 2 {
        return None;
    }
    let risen = pairs.iter().filter(|(before, after)| after > before).count();
    let key = if risen == pairs.len() { "finding-rise-everywhere" } else { "finding-rise" };
    let what = if groups { "groups" } else { "countries" };
    let sentence = capital(&view.words().say(
        key,
        &[
            ("n", risen.into()),
            ("words", (&view.format.in_words(risen)).into()),
            ("all", pairs.len().into()),
            ("all-words", (&view.format.in_words(pairs.len())).into()),
            ("what", what.into()),
        ],
    ));
    let gains: Vec<(&DumbbellRow, f64)> =
        rows.iter().filter_map(|row| Some((row, row.gain.number?))).collect();
    match gains.as_slice() {
        [(first, most), (_, second), ..] if most > second => Some(view.words().say(
            "finding-highest-gain",
            &[
                ("text", (&sentence).into()),
                ("name", (&first.name).into()),
                ("gain", (&first.gain.text).into()),
            ],
        )),
        _ => Some(sentence),
    }
}

/// "Furthest behind: policies adopted in Uzbekistan, 34% of what was expected by now"; of
/// indicator, country and progress. None where nothing is behind.
pub fn furthest_behind(view: &View<'_>, cells: &[(&str, &str, f64)]) -> Option<String> {
    let behind = cells.iter().filter(|cell| cell.2 < 1.0).count();
    let lowest = cells.iter().fold(*cells.first()?, |a, b| if b.2 < a.2 { *b } else { a });
    let alone = cells.iter().filter(|cell| cell.2 == lowest.2).count() == 1;
    let (words, all) = (view.words(), cells.len());
    if behind == 0 {
        let all_words = view.format.in_words(all);
        return Some(words.say("finding-none-behind", &[("all-words", (&all_words).into())]));
    }
    if !alone {
        return None;
    }
    let percent = view.format.fraction(lowest.2, 0).text;
    Some(words.say(
        "finding-furthest-behind",
        &[("title", lowest.0.into()), ("country", lowest.1.into()), ("percent", (&percent).into())],
    ))
}

/// "Four of eleven have reached “Adopted”, two short of the target". Of the stage of the
/// target, or of the last one where anything is.
pub fn reached_stage(view: &View<'_>, rows: &[StageRow], target: Option<(usize, f64)>) -> Option<String> {
    let all = rows.first()?.reached.number?;
    let last = || rows.iter().rposition(|row| row.reached.number.is_some_and(|number| number > 0.0));
    let at = target.map(|(at, _)| at).or_else(last)?;
    let here = rows.get(at)?.reached.number?;
    // Counts are whole and small.
    let (n, all) = (here.round() as usize, all.round() as usize);
    let words = view.words();
    let sentence = capital(&words.say(
        "finding-stage",
        &[
            ("n", n.into()),
            ("words", (&view.format.in_words(n)).into()),
            ("all-words", (&view.format.in_words(all)).into()),
            ("stage", (&rows[at].name).into()),
        ],
    ));
    let Some((_, target)) = target else { return Some(sentence) };
    let short = target.round() - here.round();
    if short <= 0.0 {
        return Some(words.say("finding-stage-target", &[("text", (&sentence).into())]));
    }
    let short = short as usize;
    Some(words.say(
        "finding-stage-short",
        &[
            ("text", (&sentence).into()),
            ("n", short.into()),
            ("words", (&view.format.in_words(short)).into()),
        ],
    ))
}

/// "People trained: highest in Rwanda (349)". None where two countries share the place.
pub fn highest(view: &View<'_>, figures: &[(&str, &Figure)]) -> Option<String> {
    let mut values: Vec<(&str, Decimal, Number, usize)> = figures
        .iter()
        .filter_map(|(name, figure)| {
            let value = figure.value?;
            Some((*name, value.to_decimal()?, value, figure.address.indicator))
        })
        .collect();
    values.sort_by_key(|value| std::cmp::Reverse(value.1));
    let [(name, most, value, indicator), (_, second, ..), ..] = values.as_slice() else { return None };
    if most == second {
        return None;
    }
    let shown = view.format.shown(*value, &view.number_format(*indicator)).text;
    Some(view.words().say(
        "finding-highest",
        &[
            ("title", view.title(*indicator).into()),
            ("high", (*name).into()),
            ("high-value", (&shown).into()),
        ],
    ))
}

/// "People trained: 1,973, 384 more than in 2020". None where one of the two has no value.
pub fn since(view: &View<'_>, figure: &Figure, (period, before): (&Period, &Figure)) -> Option<String> {
    let indicator = figure.address.indicator;
    let difference = view.difference(figure.value, before.value)?;
    let key = match difference.cmp(&Decimal::ZERO) {
        std::cmp::Ordering::Greater => "finding-more-than",
        std::cmp::Ordering::Less => "finding-less-than",
        std::cmp::Ordering::Equal => "finding-same-as",
    };
    let shown = view.format.shown(figure.value?, &view.number_format(indicator)).text;
    let gap = view.gap(indicator, difference);
    Some(view.words().say(
        key,
        &[
            ("title", view.title(indicator).into()),
            ("value", (&shown).into()),
            ("gap", (&gap).into()),
            ("period", (&view.period(period)).into()),
        ],
    ))
}

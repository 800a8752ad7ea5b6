//! Scales: labels of axes, of periods and of values that stand beside them.

use crate::cube::Number;
use crate::number::Decimal;
use crate::period::{Period, PeriodKind};
use crate::report::format::NumberFormat;
use crate::report::view::View;

/// A value as labels say it: the subtitle has the currency.
pub fn written(view: &View<'_>, indicator: usize, number: Number) -> String {
    let format = match view.number_format(indicator) {
        NumberFormat::Money(_, decimals) => NumberFormat::Plain(decimals),
        format => format,
    };
    view.format.shown(number, &format).text
}

/// A period's label and the year it stands under.
pub fn label(view: &View<'_>, period: &Period) -> (String, String) {
    match (period.kind, period.from, period.code.split_once('-')) {
        (PeriodKind::Month, Some(from), _) => {
            (view.words().get(&format!("month-short-{}", from.month())), from.year().to_string())
        }
        (PeriodKind::Quarter | PeriodKind::FourMonth | PeriodKind::Semester, _, Some((year, part))) => {
            (part.to_string(), year.to_string())
        }
        _ => (view.period(period), String::new()),
    }
}

/// Labels from below the lowest to above the highest value, in steps of 1, 2, 2.5 or 5 times a power of ten: some six.
pub fn axis(view: &View<'_>, indicator: usize, (lowest, highest): (f64, f64)) -> Vec<(f64, String)> {
    let format = view.number_format(indicator);
    let highest = if highest > 0.0 || lowest < 0.0 { highest } else { 1.0 };
    let reach = highest - lowest;
    let mut step = 10f64.powf(reach.log10().floor() - 1.0);
    for factor in [2.0, 2.5, 2.0, 2.0, 2.5, 2.0, 2.0] {
        if reach / step <= 5.0 {
            break;
        }
        step *= factor;
    }
    // Reach over step is at most five, so both are small.
    let (below, above) = ((lowest / step).floor() as i32, (highest / step).ceil() as i32);
    (below..=above)
        .map(|i| {
            let at = step * f64::from(i);
            let exact = Decimal::from_f64(at).unwrap_or_default().round(9);
            // Labels need no more digits than their steps have.
            let digits = (0..=format.decimals())
                .find(|d| Decimal::from_f64(step).is_ok_and(|step| step.round(9) == step.round(*d)));
            let digits = digits.unwrap_or(format.decimals());
            let format = match &format {
                NumberFormat::Percent(_) => NumberFormat::Percent(digits),
                _ => NumberFormat::Plain(digits),
            };
            (at, view.format.number(exact, &format))
        })
        .collect()
}

//! Two categories against each other, by a second dimension.

use super::categories::{codes, key, name};
use super::drawn::{Drawn, chart_value, full_value, measure_line, slug};
use crate::cube::{Category, Figure};
use crate::report::chart::{Body, ChartData, Diverging, DivergingRow, Value};
use crate::report::sentence;
use crate::report::view::View;

/// The chart of an indicator by a pair of dimensions.
pub fn diverging(
    view: &View<'_>,
    indicator: usize,
    dimension: &str,
    (left, right): (&str, &str),
    share: Option<usize>,
) -> Option<Drawn> {
    let pair = view.indicator(indicator)?.by.iter().find(|by| by.name == dimension)?;
    let [across, down] = pair.columns.as_slice() else { return None };
    let accumulation = view.cumulative(indicator);
    let total = view.overall(indicator, accumulation);
    let figure = |dimension: &str, code: &str| -> Option<&Figure> {
        let mut address = total.clone();
        address.category = Category { dimension: dimension.into(), code: code.into() };
        view.input.cube.get(&address)
    };
    let counted = view.indicator(indicator).is_some_and(|i| i.is_count());
    // The cube has the pairs that occur: of what is counted, any other pair has none.
    let none = || match counted {
        true => Value { number: Some(0.0), text: view.format.count(0) },
        false => Value::default(),
    };
    let value = |figure: Option<&Figure>| figure.map_or_else(none, |f| chart_value(view, f));

    let across_codes = codes(view, across, &total, dimension, 0);
    let down_codes = codes(view, down, &total, dimension, 1);
    let key = |code: &str| key(view, across, code);
    let other_codes: Vec<&String> =
        across_codes.iter().filter(|code| *code != left && *code != right).collect();
    let share_of = |category: Category| -> (Value, bool) {
        let Some(share) = share else { return (Value::default(), false) };
        let mut address = view.overall(share, view.cumulative(share));
        address.category = category;
        match view.input.cube.get(&address) {
            None => (Value::default(), false),
            Some(figure) => {
                let half = crate::number::Decimal::from(50);
                let majority =
                    figure.value.and_then(crate::cube::Number::to_decimal).is_some_and(|value| value > half);
                (chart_value(view, figure), majority)
            }
        }
    };

    let mut rows = Vec::new();
    let mut data = Vec::new();
    for code in &down_codes {
        let at = |category: &str| figure(dimension, &format!("{category}*{code}"));
        let all: Vec<Option<&Figure>> = across_codes.iter().map(|category| at(category)).collect();
        // A group without anybody is a line without bars: it is left to the table.
        if all.iter().flatten().all(|figure| figure.value.is_some_and(|value| value.to_f64() == 0.0)) {
            continue;
        }
        let (share, majority) =
            share_of(Category { dimension: down.name.as_str().into(), code: code.as_str().into() });
        let name = name(view, down, code);
        let mut line = vec![name.clone()];
        line.extend(all.iter().map(|figure| figure.map_or(String::new(), full_value)));
        data.push(line);
        rows.push(DivergingRow {
            name,
            left: value(at(left)),
            right: value(at(right)),
            others: other_codes.iter().map(|category| value(at(category))).collect(),
            share,
            majority,
        });
    }
    if rows.is_empty() {
        return None;
    }
    let groups_led = rows
        .iter()
        .filter(|row| matches!((row.left.number, row.right.number), (Some(l), Some(r)) if l > r))
        .count();
    let comparable =
        rows.iter().filter(|row| row.left.number.is_some() && row.right.number.is_some()).count();
    // Totals are figures of their own, never sums of the rows: persons may stand in several.
    let of = |category: &str| figure(&across.name, category);
    let total_row = of(left).zip(of(right)).map(|(l, r)| {
        let (share, majority) = share_of(Category::total());
        DivergingRow {
            name: view.words().get("all"),
            left: chart_value(view, l),
            right: chart_value(view, r),
            others: other_codes.iter().map(|category| value(of(category))).collect(),
            share,
            majority,
        }
    });
    let of_all = total_row.as_ref().and_then(|row| Some(row.left.number? > row.right.number?));
    let words = view.words();
    let mut columns = vec![view.column_title(down)];
    columns.extend(across_codes.iter().map(|code| key(code).label));
    let mut notes = Vec::new();
    if other_codes.iter().any(|code| key(code).unknown) && share.is_some() {
        notes.push(words.get("note-share-known"));
    }
    let codes = [left, right].into_iter().chain(other_codes.iter().map(|code| code.as_str()));
    notes.extend(view.origin_notes(codes.filter_map(|code| figure(&across.name, code))));
    let left_key = key(left);
    let by = words.say(
        "by-two",
        &[
            ("measure", (&measure_line(view, indicator, accumulation)).into()),
            ("first", (&view.column_title(across).to_lowercase()).into()),
            ("second", (&view.column_title(down).to_lowercase()).into()),
        ],
    );
    Some(Drawn {
        slug: format!("diverging-{}", slug(view, indicator)),
        kind: "alt-diverging",
        finding: sentence::majority(view, &left_key.label, groups_led, comparable, of_all),
        measure: view.title(indicator).to_string(),
        subtitle: by,
        notes,
        body: Body::Diverging(Diverging {
            left: left_key,
            right: key(right),
            others: other_codes.iter().map(|code| key(code)).collect(),
            share: share.map(|share| view.title(share).to_string()),
            rows,
            total: total_row,
        }),
        data: ChartData { columns, rows: data },
    })
}

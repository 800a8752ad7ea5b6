//! Lengths that stand for numbers.

use super::{Layout, svg};
use crate::report::chart::{
    Body, CategoryKey, Chart, ChartData, Dumbbell, DumbbellRow, Stacked, StackedRow, StageRow, Stages, Value,
};

fn value(number: f64) -> Value {
    Value { number: Some(number), text: format!("{number}") }
}

fn chart(body: Body) -> Chart {
    Chart {
        number: 1,
        about: None,
        slug: "made".into(),
        title: "A finding".into(),
        subtitle: "A measure".into(),
        notes: Vec::new(),
        source: "Source: made up.".into(),
        alt: "Made up.".into(),
        body,
        data: ChartData::default(),
    }
}

/// Width of each rectangle of a colour.
fn widths(svg: &str, colour: &str) -> Vec<f64> {
    let fill = format!("fill=\"{colour}\"");
    let of = |line: &str, name: &str| {
        line.split(&format!(" {name}=\"")).nth(1)?.split('"').next()?.parse::<f64>().ok()
    };
    svg.lines()
        .filter(|line| line.starts_with("<rect") && line.contains(&fill) && of(line, "height") > Some(12.0))
        .filter_map(|line| of(line, "width"))
        .collect()
}

const LAYOUTS: [Layout; 3] = [Layout::Wide, Layout::Narrow, Layout::Bare];

#[test]
fn parts_of_bars_are_as_long_as_their_numbers() {
    let key = |label: &str, colour: &str| CategoryKey {
        label: label.into(),
        colour: Some(colour.into()),
        unknown: false,
    };
    let row = |name: &str, women: f64, men: f64| StackedRow {
        name: name.into(),
        values: vec![value(women), value(men)],
        total: value(women + men),
    };
    let body = Body::Stacked(Stacked {
        keys: vec![key("Women", "#63309B"), key("Men", "#CC7E0B")],
        total_head: "All".into(),
        rows: vec![row("Here", 100.0, 50.0), row("There", 25.0, 0.0)],
        total: None,
    });
    for layout in LAYOUTS {
        let drawn = svg(&chart(body.clone()), "made", layout).unwrap();
        let (women, men) = (widths(&drawn, "#63309b"), widths(&drawn, "#cc7e0b"));
        // Between parts a pixel is left white; nothing is drawn for nobody.
        assert_eq!((women.len(), men.len()), (2, 1), "{layout:?}");
        assert!(((women[0] + 1.0) / (men[0] + 1.0) - 2.0).abs() < 0.01, "{layout:?}: {women:?} {men:?}");
        assert!(((women[0] + 1.0) / (women[1] + 1.0) - 4.0).abs() < 0.02, "{layout:?}: {women:?}");
    }
}

#[test]
fn a_stage_is_as_long_as_how_many_came_to_it() {
    let row = |name: &str, reached: f64| StageRow {
        name: name.into(),
        reached: value(reached),
        went_on: String::new(),
        standing: value(1.0),
    };
    let body = Body::Stages(Stages {
        heads: ["Reached", "Went on", "Standing here"].map(String::from),
        rows: vec![row("Drafted", 12.0), row("Adopted", 6.0), row("In force", 3.0)],
        target: Some((1, 7.0, "target 7".into())),
    });
    for layout in LAYOUTS {
        let drawn = svg(&chart(body.clone()), "made", layout).unwrap();
        // Lighter before the stage that was aimed at.
        let (before, from) = (widths(&drawn, "#5b8db8"), widths(&drawn, "#0f4c81"));
        assert_eq!((before.len(), from.len()), (1, 2), "{layout:?}");
        assert!((before[0] / from[0] - 2.0).abs() < 0.01 && (from[0] / from[1] - 2.0).abs() < 0.01);
    }
}

#[test]
fn before_and_after_stand_where_the_axis_says() {
    let row = |name: &str, before: f64, after: f64| DumbbellRow {
        name: name.into(),
        before: value(before),
        after: value(after),
        gain: value(after - before),
        pairs: value(10.0),
    };
    let body = Body::Dumbbell(Dumbbell {
        ends: ["Before", "After"].map(String::from),
        heads: [Some("Gain".into()), Some("Pairs".into())],
        rows: vec![row("Here", 40.0, 80.0), row("There", 60.0, 50.0)],
        total: None,
        axis: [20.0, 40.0, 60.0, 80.0].map(|at| (at, format!("{at}"))).to_vec(),
    });
    for layout in LAYOUTS {
        let drawn = svg(&chart(body.clone()), "made", layout).unwrap();
        let discs: Vec<f64> = drawn
            .lines()
            .filter(|line| line.starts_with("<circle") && line.contains("r=\"6.5\""))
            .filter_map(|line| line.split("cx=\"").nth(1)?.split('"').next()?.parse().ok())
            .collect();
        let [before, after, lost_before, lost_after] = discs.as_slice() else { panic!("{discs:?}") };
        assert!(((after - before) / (lost_before - lost_after) - 4.0).abs() < 0.1, "{layout:?}");
    }
}

#[test]
fn layouts_are_as_wide_as_they_say_and_bare_ones_have_no_words_around_them() {
    let body = Body::Stages(Stages {
        heads: ["Reached", "Went on", "Standing here"].map(String::from),
        rows: vec![StageRow {
            name: "Drafted".into(),
            reached: value(1.0),
            went_on: String::new(),
            standing: value(1.0),
        }],
        target: None,
    });
    let [wide, narrow, bare] = LAYOUTS.map(|layout| svg(&chart(body.clone()), "made", layout).unwrap());
    for (drawn, id, width) in [
        (&wide, "made-chart-01", 720),
        (&narrow, "made-chart-01-narrow", 358),
        (&bare, "made-chart-01-bare", 720),
    ] {
        assert!(drawn.contains(&format!(" id=\"{id}\" viewBox=\"0 0 {width} ")), "{drawn}");
        assert!(drawn.contains(&format!("<desc id=\"{id}-desc\">Made up.</desc>")));
    }
    let said = |drawn: &str, words: &str| {
        drawn.lines().any(|line| line.starts_with("<text") && line.contains(words))
    };
    assert!(said(&wide, "A finding") && said(&narrow, "Source: made up.") && said(&bare, "Drafted"));
    assert!(!said(&bare, "A finding") && !said(&bare, "A measure") && !said(&bare, "Source"));
}

//! Rules of data quality: how much meets each of them, by source and by indicator.

use super::changes::{place_said, programme_said};
use super::table::{body, columns, count, group, page};
use crate::project::{QualityCheck, QualityRule, Section};
use crate::quality::{Part, PartOf, Share, Verdict};
use crate::report::document::{Block, Cell, ColumnKind, Page, Row, Table};
use crate::report::view::View;

/// The page of rules; none where the project has none.
pub fn rules(view: &View<'_>) -> Option<Page> {
    let words = view.words();
    if view.input.quality.rules.is_empty() {
        return None;
    }
    let mut page = page(Section::DataQuality, words.get("page-rules"), words.get("page-rules-about"));
    page.id = "rules".into();
    page.subtitle = words.get("quality-rules-subtitle");
    page.landscape = true;
    page.blocks.push(Block::Table(all(view)));
    let parts = by_part(view);
    if parts.rows.is_empty() {
        page.blocks.push(Block::Paragraph(words.get("quality-all-parts-meet")));
    } else {
        page.blocks.push(Block::Table(parts));
    }
    let indicators = by_indicator(view);
    if !indicators.rows.is_empty() {
        page.blocks.push(Block::Table(indicators));
    }
    Some(page)
}

fn rule<'v>(view: &View<'v>, number: usize) -> Option<&'v QualityRule> {
    view.project().quality.get(number)
}

fn all(view: &View<'_>) -> Table {
    let words = view.words();
    let assessed = &view.input.quality.rules;
    let known = assessed.iter().filter_map(|assessed| Some((rule(view, assessed.rule)?, assessed)));
    let rows: Vec<Row> = known
        .map(|(rule, assessed)| {
            let mut cells = vec![
                Cell::Strong(view.text(&rule.title).to_string()),
                Cell::Text(about(view, rule)),
                Cell::Quiet(asked(view, rule)),
            ];
            cells.extend(share_cells(view, assessed.all));
            cells.push(count(view, assessed.all.unjudged));
            cells.push(match rule.at_most {
                Some(most) => Cell::Number(view.format.fraction(most.to_f64(), 1)),
                None => Cell::Empty,
            });
            cells.push(verdict(view, rule, assessed.all));
            body(cells)
        })
        .collect();
    let has_outliers = view.project().quality.iter().any(|r| matches!(r.check, QualityCheck::Outliers(_)));
    Table {
        title: String::new(),
        subtitle: String::new(),
        columns: columns(
            view,
            &[
                ("head-rule", ColumnKind::Prose),
                ("head-rule-about", ColumnKind::Text),
                ("head-rule-what", ColumnKind::Prose),
                ("head-judged", ColumnKind::Figure),
                ("head-failing", ColumnKind::Figure),
                ("head-failing-share", ColumnKind::Figure),
                ("head-unjudged", ColumnKind::Figure),
                ("head-at-most", ColumnKind::Figure),
                ("head-result", ColumnKind::Text),
            ],
        ),
        rows,
        notes: if has_outliers { vec![words.get("note-outliers")] } else { Vec::new() },
        filter: false,
        at_length: false,
    }
}

fn by_part(view: &View<'_>) -> Table {
    let words = view.words();
    let mut rows = Vec::new();
    for assessed in &view.input.quality.rules {
        let Some(rule) = rule(view, assessed.rule) else { continue };
        let failing: Vec<&Part> = assessed.parts.iter().filter(|part| part.share.failing > 0).collect();
        if failing.is_empty() {
            continue;
        }
        rows.push(group(view.text(&rule.title)));
        rows.extend(failing.into_iter().map(|part| {
            let mut cells = part_cells(view, &part.of);
            cells.extend(share_cells(view, part.share));
            cells.push(verdict(view, rule, part.share));
            body(cells)
        }));
    }
    Table {
        title: words.get("quality-by-part-title"),
        subtitle: words.get("quality-by-part-subtitle"),
        columns: columns(
            view,
            &[
                ("head-source-id", ColumnKind::Text),
                ("head-file-or-programme", ColumnKind::Prose),
                ("head-sheet-or-place", ColumnKind::Text),
                ("head-judged", ColumnKind::Figure),
                ("head-failing", ColumnKind::Figure),
                ("head-failing-share", ColumnKind::Figure),
                ("head-result", ColumnKind::Text),
            ],
        ),
        rows,
        notes: Vec::new(),
        filter: false,
        at_length: true,
    }
}

fn by_indicator(view: &View<'_>) -> Table {
    let words = view.words();
    let mut rows = Vec::new();
    for indicator in &view.input.report.indicators {
        let of_rules = view.input.quality.rules.iter().filter_map(|assessed| {
            let share = assessed.indicators.iter().find(|(number, _)| number == indicator)?.1;
            Some((rule(view, assessed.rule)?, share)).filter(|_| share.failing > 0)
        });
        let of_rules: Vec<(&QualityRule, Share)> = of_rules.collect();
        if of_rules.is_empty() {
            continue;
        }
        rows.push(group(format!("{}  {}", view.code(*indicator), view.title(*indicator))));
        rows.extend(of_rules.into_iter().map(|(rule, share)| {
            let mut cells = vec![Cell::Text(view.text(&rule.title).to_string())];
            cells.extend(share_cells(view, share));
            cells.push(verdict(view, rule, share));
            body(cells)
        }));
    }
    Table {
        title: words.get("quality-by-indicator-title"),
        subtitle: words.get("quality-by-indicator-subtitle"),
        columns: columns(
            view,
            &[
                ("head-rule", ColumnKind::Prose),
                ("head-judged", ColumnKind::Figure),
                ("head-failing", ColumnKind::Figure),
                ("head-failing-share", ColumnKind::Figure),
                ("head-result", ColumnKind::Text),
            ],
        ),
        rows,
        notes: Vec::new(),
        filter: false,
        at_length: false,
    }
}

/// Judged, failing, and the share of the failing.
fn share_cells(view: &View<'_>, share: Share) -> [Cell; 3] {
    let fraction = match share.fraction() {
        Some(fraction) => Cell::Number(view.format.fraction(fraction, 1)),
        None => Cell::Empty,
    };
    [count(view, share.judged), count(view, share.failing), fraction]
}

/// The mark in words; one beyond the limit weighs as its rule says.
fn verdict(view: &View<'_>, rule: &QualityRule, share: Share) -> Cell {
    let verdict = share.verdict(rule.at_most);
    let word = view.words().get(match verdict {
        Verdict::Within => "verdict-within",
        Verdict::Beyond => "verdict-beyond",
        Verdict::AllMeet => "verdict-all-meet",
        Verdict::SomeFail => "verdict-some-fail",
        Verdict::NothingJudged => "verdict-nothing-judged",
    });
    match verdict {
        Verdict::Beyond => Cell::Severity(rule.severity, word),
        Verdict::NothingJudged => Cell::Quiet(word),
        Verdict::Within | Verdict::AllMeet | Verdict::SomeFail => Cell::Text(word),
    }
}

/// What a rule is about: a table, files or figures.
fn about(view: &View<'_>, rule: &QualityRule) -> String {
    let table = rule.table.and_then(|table| view.project().tables.get(table));
    match table {
        Some(table) => view.text(&table.title).to_string(),
        None if matches!(rule.check, QualityCheck::Figures(_)) => view.words().get("rule-about-figures"),
        None => view.words().get("rule-about-files"),
    }
}

/// What a rule asks.
fn asked(view: &View<'_>, rule: &QualityRule) -> String {
    let words = view.words();
    let what = |key: &str| words.say(key, &[("what", (&rule.written).into())]);
    match &rule.check {
        QualityCheck::Condition(_) | QualityCheck::Referring(_) | QualityCheck::Figures(_) => {
            rule.written.clone()
        }
        QualityCheck::Complete(_) => what("rule-asks-complete"),
        QualityCheck::Unknown(_) => what("rule-asks-unknown"),
        QualityCheck::Duplicates(_) => what("rule-asks-duplicates"),
        QualityCheck::Outliers(check) => {
            let factor = check.factor.to_string();
            words.say("rule-asks-outliers", &[("what", (&rule.written).into()), ("factor", (&factor).into())])
        }
        QualityCheck::Stages(check) => {
            let by = check.by.map(|by| words.say("rule-asks-jumps-by", &[("by", (&by.to_string()).into())]));
            let back = check.backwards.then(|| words.get("rule-asks-backwards"));
            by.into_iter().chain(back).collect::<Vec<_>>().join(&words.get("clauses-and"))
        }
        QualityCheck::Timeliness(days) => {
            words.say("rule-asks-timeliness", &[("days", (&days.to_string()).into())])
        }
        QualityCheck::Quarantined => words.get("rule-asks-quarantined"),
    }
}

/// Source, file and sheet; or nothing, programme and place.
fn part_cells(view: &View<'_>, part: &PartOf) -> Vec<Cell> {
    match part {
        PartOf::Sheet { source, file, sheet } => {
            let source = source.and_then(|source| view.project().sources.get(source));
            vec![
                Cell::Quiet(source.map_or_else(String::new, |source| source.id.clone())),
                Cell::Text(file.to_string()),
                Cell::Text(sheet.to_string()),
            ]
        }
        PartOf::Cell { programme, geography, period } => {
            let (programme, place) = (programme_said(view, programme), place_said(view, geography));
            vec![Cell::Quiet(view.period(period)), Cell::Text(programme), Cell::Text(place)]
        }
    }
}

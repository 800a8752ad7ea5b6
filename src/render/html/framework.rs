//! The results framework: wide, a table whose rows say everything of an indicator; narrow, a card
//! for each.

use super::escape::{escape, lines};
use super::mark;
use super::table::{group, head, key, notes};
use super::writer::Writer;
use crate::cube::{Origin, Rating};
use crate::report::document::{Cell, Column, ColumnKind, FigurePart, Row, RowKind, Table};

/// What becomes of the columns of the table.
#[derive(Debug, Default)]
struct Roles {
    name: Option<usize>,
    /// The unit, under the name.
    unit: Option<usize>,
    /// The year of the baseline, under it.
    year: Option<usize>,
    baseline: Option<usize>,
    /// The values up to the report's end: the last column of values.
    value: Option<usize>,
    /// Sentences, under the name.
    prose: Vec<usize>,
    /// Words with their heads, under the name.
    texts: Vec<usize>,
}

impl Roles {
    fn of(table: &Table) -> Roles {
        let mut roles = Roles::default();
        let cells = |i: usize| {
            table.rows.iter().filter_map(move |row| row.cells.get(i).filter(|_| row.cells.len() > 1))
        };
        for (i, column) in table.columns.iter().enumerate() {
            let figures = || cells(i).any(|cell| matches!(cell, Cell::Figure { .. }));
            match column.kind {
                ColumnKind::Name if roles.name.is_none() => roles.name = Some(i),
                ColumnKind::Text if roles.unit.is_none() => roles.unit = Some(i),
                ColumnKind::Text => roles.texts.push(i),
                ColumnKind::Prose => roles.prose.push(i),
                ColumnKind::Figure
                    if cells(i).any(|c| matches!(c, Cell::Figure { part: FigurePart::Value, .. })) =>
                {
                    roles.value = Some(i);
                }
                ColumnKind::Figure
                    if cells(i).any(|c| matches!(c, Cell::Figure { part: FigurePart::Baseline, .. })) =>
                {
                    roles.baseline = Some(i);
                }
                ColumnKind::Figure if i > 0 && roles.baseline == Some(i - 1) && !figures() => {
                    roles.year = Some(i);
                }
                _ => {}
            }
        }
        roles
    }

    /// Whether a column stands within another.
    fn within(&self, i: usize) -> bool {
        self.unit == Some(i) || self.year == Some(i) || self.prose.contains(&i) || self.texts.contains(&i)
    }
}

impl<'a> Writer<'a> {
    /// The results framework with its filters.
    pub fn framework(&mut self, table: &'a Table, name: &str) -> String {
        let roles = Roles::of(table);
        let body = table.rows.iter().filter(|row| row.kind == RowKind::Body).count();
        let id = self.id("framework");
        let mut out = String::from("<div class=\"card rfcard\">\n");
        out.push_str(&self.framework_filters(table, &id, body));
        out.push_str(&format!(
            "<table class=\"tb rf\" id=\"{id}\" role=\"table\"><caption class=\"vh\">{}</caption>\n\
             <thead role=\"rowgroup\"><tr role=\"row\">",
            escape(name)
        ));
        let shown: Vec<usize> = (0..table.columns.len()).filter(|i| !roles.within(*i)).collect();
        for column in shown.iter().filter_map(|i| table.columns.get(*i)) {
            out.push_str(&head(column.kind, &column.head, true).replacen(
                "<th",
                "<th role=\"columnheader\"",
                1,
            ));
        }
        out.push_str("</tr></thead>\n<tbody role=\"rowgroup\">\n");
        let mut groups = 0;
        for (i, row) in table.rows.iter().enumerate() {
            if row.kind == RowKind::Group {
                if i > 0 {
                    out.push_str("</tbody>\n<tbody role=\"rowgroup\">\n");
                }
                groups += 1;
                let row = group(row, shown.len());
                out.push_str(&row.replacen("<tr", "<tr role=\"row\"", 1).replacen(
                    "<th",
                    "<th role=\"rowheader\"",
                    1,
                ));
            } else {
                out.push_str(&self.framework_row(table, row, &roles, &shown, groups));
            }
        }
        out.push_str("</tbody></table>\n</div>\n");
        out.push_str(&notes(&table.notes));
        out
    }

    fn framework_row(
        &mut self,
        table: &'a Table,
        row: &'a Row,
        roles: &Roles,
        shown: &[usize],
        group: usize,
    ) -> String {
        let rating = row.cells.iter().find_map(|cell| match cell {
            Cell::Rating(rating, _) => Some(*rating),
            _ => None,
        });
        let rating = rating.map_or_else(String::new, |rating| format!(" data-rating=\"{}\"", rating.word()));
        let mut out = format!("<tr role=\"row\" data-group=\"{group}\"{rating}>");
        for i in shown {
            let (Some(column), Some(cell)) = (table.columns.get(*i), row.cells.get(*i)) else { continue };
            let words = match column.kind {
                ColumnKind::Name => self.about(table, row, roles, cell),
                ColumnKind::Progress => self.way(row, cell),
                _ => {
                    let mut words = self.cell(cell);
                    if roles.baseline == Some(*i)
                        && let Some(Cell::Quiet(year)) = roles.year.and_then(|year| row.cells.get(year))
                    {
                        words.push_str(&format!("<span class=\"u\">{}</span>", escape(year)));
                    }
                    words
                }
            };
            out.push_str(&framework_cell(
                column,
                cell,
                &words,
                (roles.name == Some(*i), roles.value == Some(*i)),
            ));
        }
        out.push_str("</tr>\n");
        out
    }

    /// The name of an indicator with what else is said of it.
    fn about(&mut self, table: &'a Table, row: &'a Row, roles: &Roles, cell: &'a Cell) -> String {
        let text = |i: usize| row.cells.get(i).map(|cell| cell.text()).unwrap_or_default();
        let mut out = format!("<span class=\"iname\">{}</span>", lines(cell.text()));
        // The unit, and what is said of the value, in one line.
        let line: Vec<&str> =
            roles.unit.iter().chain(&roles.prose).map(|i| text(*i)).filter(|t| !t.is_empty()).collect();
        if !line.is_empty() {
            out.push_str(&format!("<span class=\"u\">{}</span>", lines(&line.join(". "))));
        }
        let said = roles.texts.iter().filter(|i| !text(**i).is_empty()).filter_map(|i| {
            let head = table.columns.get(*i)?.head.replace('\n', " ");
            Some(format!("<span class=\"l\">{}</span> {}", escape(&head), lines(text(*i))))
        });
        let said: Vec<String> = said.collect();
        if !said.is_empty() {
            out.push_str(&format!(
                "<span class=\"u\">{}</span>",
                said.join(" <span class=\"l\">\u{B7}</span> ")
            ));
        }
        out
    }

    /// The way from baseline to target: a bar and its percent.
    fn way(&mut self, row: &'a Row, cell: &'a Cell) -> String {
        let Cell::Figure { address, shown, .. } = cell else { return self.cell(cell) };
        let parts = self.index.parts(address);
        let reported = row.cells.iter().any(|cell| {
            matches!(cell, Cell::Figure { part: FigurePart::Value, shown, .. } if shown.origin != Origin::Computed)
        });
        let words = self.shown(shown);
        match shown.number {
            Some(way) => {
                let bar = mark::bullet(88, Some(way), parts.expected_way(), reported);
                format!("<span class=\"way\">{bar}<span class=\"pv\">{words}</span></span>")
            }
            None => format!("<span class=\"way\"><span class=\"pv\">{words}</span></span>"),
        }
    }

    fn framework_filters(&self, table: &Table, id: &str, body: usize) -> String {
        let mut out = self.filter_head(id);
        let groups: Vec<&str> = table
            .rows
            .iter()
            .filter(|row| row.kind == RowKind::Group)
            .filter_map(|row| row.cells.first())
            .map(Cell::text)
            .collect();
        if groups.len() > 1 {
            out.push_str(&format!(
                "<label class=\"fl\">{}<select data-group><option value=\"\">{}</option>",
                self.word("html-result"),
                self.word("html-all")
            ));
            for (i, group) in groups.iter().enumerate() {
                out.push_str(&format!(
                    "<option value=\"{}\">{}</option>",
                    i + 1,
                    escape(&group.replace("  ", " "))
                ));
            }
            out.push_str("</select></label>\n");
        }
        let ratings: Vec<(Rating, &str)> = Rating::ALL
            .into_iter()
            .filter_map(|rating| {
                let cells = table.rows.iter().flat_map(|row| &row.cells);
                cells.into_iter().find_map(|cell| match cell {
                    Cell::Rating(found, word) if *found == rating => Some((rating, word.as_str())),
                    _ => None,
                })
            })
            .collect();
        if ratings.len() > 1 {
            out.push_str(&format!(
                "<div class=\"fl\" role=\"group\" aria-labelledby=\"{id}-rl\"><span id=\"{id}-rl\">{}</span>\
                 <span class=\"chips\">",
                self.word("head-rating")
            ));
            for (rating, word) in ratings {
                out.push_str(&format!(
                    "<button type=\"button\" class=\"chip\" aria-pressed=\"true\" data-rating=\"{}\">{}{}</button>",
                    rating.word(),
                    mark::rating(rating),
                    escape(word)
                ));
            }
            out.push_str("</span></div>\n");
        }
        out.push_str(&self.filter_foot(body));
        out
    }
}

/// A cell, with the head of its column for cards.
fn framework_cell(column: &Column, cell: &Cell, words: &str, (name, value): (bool, bool)) -> String {
    let key = key(cell);
    let class = match column.kind {
        ColumnKind::Code => "c",
        ColumnKind::Name => "nm",
        ColumnKind::Progress => "n pg",
        ColumnKind::Trend => "td",
        ColumnKind::Rating => "ra",
        _ if value => "n cu",
        _ => "n",
    };
    if name {
        return format!("<th scope=\"row\" role=\"rowheader\" class=\"{class}\"{key}>{words}</th>");
    }
    let label = match column.kind {
        ColumnKind::Figure | ColumnKind::Trend if !words.is_empty() => format!(
            "<span class=\"cl\" aria-hidden=\"true\">{}</span>",
            escape(&column.head.replace('\n', " "))
        ),
        _ => String::new(),
    };
    format!("<td role=\"cell\" class=\"{class}\"{key}>{label}<span class=\"v\">{words}</span></td>")
}

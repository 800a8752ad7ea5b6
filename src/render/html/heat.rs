//! Countries against indicators: each value printed, its cell the darker the further it has come.

use super::escape::escape;
use super::writer::Writer;
use crate::cube::{Address, Geography};
use crate::report::format::Shown;

/// Countries that stand beside each other; more of them stand below each other.
const BESIDE: usize = 12;
/// Indicators that stand beside each other at most.
const INDICATORS: usize = 9;
/// Indicators below each other at most.
const ROWS: usize = 24;
/// The shades, from the lightest: where each begins, as a part of the target, or of the greatest value.
const SHADES: [f64; 7] = [0.0, 0.25, 0.5, 0.7, 0.9, 1.0, 1.15];
/// The same for values without a target.
const STEPS: [f64; 7] = [0.0, 0.12, 0.25, 0.4, 0.6, 0.8, 1.0];

/// What stands in a cell.
type Entry<'a> = Option<(&'a Address, &'a Shown, Option<&'a Shown>)>;

/// An indicator with its values.
struct Line<'a> {
    name: String,
    cells: Vec<Entry<'a>>,
    all: Entry<'a>,
    targets: bool,
    greatest: f64,
}

impl Line<'_> {
    /// The shade of a cell; none where there is nothing to compare.
    fn shade(&self, shown: &Shown, way: Option<&Shown>) -> Option<usize> {
        let (part, shades) = match self.targets {
            true => (way?.number?, SHADES),
            false if self.greatest > 0.0 => (shown.number? / self.greatest, STEPS),
            false => return None,
        };
        Some(shades.iter().rposition(|from| part >= *from - 1e-9).unwrap_or(0))
    }
}

impl<'a> Writer<'a> {
    /// The map; empty where no two countries can be compared.
    pub fn heat(&mut self, level: u8) -> String {
        let codes: Vec<(String, String)> =
            self.index.countries.iter().map(|(code, name)| (code.clone(), name.clone())).collect();
        let lines = self.heat_lines(&codes);
        let filled = |at: usize| lines.iter().any(|line| line.cells.get(at).is_some_and(Option::is_some));
        let mut columns: Vec<usize> = (0..codes.len()).filter(|at| filled(*at)).collect();
        columns.sort_by_key(|at| codes.get(*at).map(|(_, name)| name.clone()));
        if columns.len() < 2 || lines.is_empty() {
            return String::new();
        }
        let title = self.words.get("html-heat");
        let id = self.id("heat");
        let mut out = self.heading(level, "tt", &escape(&title));
        let (some, rest) = (lines.iter().any(|line| line.targets), lines.iter().any(|line| !line.targets));
        let about = match (some, rest) {
            (true, true) => "html-heat-both",
            (true, false) => "html-heat-targets",
            _ => "html-heat-values",
        };
        out.push_str(&format!("<p class=\"ts\">{}</p>\n", self.word(about)));
        out.push_str(&self.heat_key(some));
        let across = columns.len() <= BESIDE;
        let kind = if across { "" } else { " down" };
        out.push_str(&format!(
            "<div class=\"card heatcard\"><div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-labelledby=\"{id}-c\">\n\
             <table class=\"heat{kind}\" id=\"{id}\"><caption class=\"vh\" id=\"{id}-c\">{}</caption>\n<thead><tr>",
            escape(&title)
        ));
        let all = self.words.get("all-countries");
        let name = |at: &usize| codes.get(*at).map(|(_, name)| name.clone()).unwrap_or_default();
        let corner = if across { "head-indicator" } else { "head-country" };
        out.push_str(&format!("<th scope=\"col\" class=\"nm\">{}</th>", self.word(corner)));
        if across {
            for at in &columns {
                out.push_str(&format!("<th scope=\"col\">{}</th>", escape(&name(at))));
            }
            out.push_str(&format!("<th scope=\"col\" class=\"all\">{}</th>", escape(&all)));
            out.push_str("</tr></thead>\n<tbody>\n");
            for line in &lines {
                out.push_str(&format!("<tr><th scope=\"row\">{}</th>", escape(&line.name)));
                for at in &columns {
                    out.push_str(&self.heat_cell(line, line.cells.get(*at).copied().flatten(), None));
                }
                out.push_str(&self.heat_cell(line, line.all, Some(" all")));
                out.push_str("</tr>\n");
            }
        } else {
            let shown: Vec<&Line<'a>> = fullest(&lines, columns.len());
            for line in &shown {
                out.push_str(&format!("<th scope=\"col\">{}</th>", escape(&line.name)));
            }
            out.push_str("</tr></thead>\n<tbody>\n");
            let says = |at: &usize| shown.iter().any(|line| line.cells.get(*at).is_some_and(Option::is_some));
            for at in columns.iter().filter(|at| says(at)) {
                out.push_str(&format!("<tr><th scope=\"row\">{}</th>", escape(&name(at))));
                for line in &shown {
                    out.push_str(&self.heat_cell(line, line.cells.get(*at).copied().flatten(), None));
                }
                out.push_str("</tr>\n");
            }
            out.push_str(&format!("<tr class=\"allrow\"><th scope=\"row\">{}</th>", escape(&all)));
            for line in &shown {
                out.push_str(&self.heat_cell(line, line.all, Some("")));
            }
            out.push_str("</tr>\n");
        }
        out.push_str("</tbody></table></div></div>\n");
        out
    }

    fn heat_lines(&self, codes: &[(String, String)]) -> Vec<Line<'a>> {
        let entry = |indicator: usize, place: &Geography| -> Entry<'a> {
            let (address, parts) = self.index.to_date(indicator, place)?;
            Some((address, parts.value?, parts.progress))
        };
        let mut lines: Vec<Line<'a>> = Vec::new();
        for (indicator, name) in &self.index.indicators {
            let cells: Vec<Entry<'a>> = codes
                .iter()
                .map(|(code, _)| entry(*indicator, &Geography::Country(code.as_str().into())))
                .collect();
            let numbers = || cells.iter().flatten().filter_map(|(_, shown, _)| shown.number);
            // What is the same everywhere tells no two countries apart.
            let first = numbers().next();
            if numbers().count() < 2 || numbers().all(|number| Some(number) == first) {
                continue;
            }
            let targets =
                cells.iter().flatten().any(|(_, _, way)| way.is_some_and(|way| way.number.is_some()));
            let greatest = numbers().fold(0.0, f64::max);
            lines.push(Line {
                name: name.clone(),
                cells,
                all: entry(*indicator, &Geography::All),
                targets,
                greatest,
            });
        }
        // What can be judged by a target comes first.
        lines.sort_by_key(|line| !line.targets);
        lines.truncate(ROWS);
        lines
    }

    /// A cell; that of all countries together has a class of its own, or none.
    fn heat_cell(&mut self, line: &Line<'a>, entry: Entry<'a>, all: Option<&str>) -> String {
        let class = all.unwrap_or_default();
        let Some((address, shown, way)) = entry else {
            return format!("<td class=\"h none{class}\"></td>");
        };
        let words = self.figure(address, shown);
        // The total of all countries is no part of what a row is compared by.
        let shade = if all.is_none() || line.targets { line.shade(shown, way) } else { None };
        let shade = match (shown.absence, shade) {
            (None, Some(shade)) => format!("h{shade}"),
            (None, None) => "hp".to_string(),
            (Some(_), _) => "ha".to_string(),
        };
        let way = match way.filter(|way| line.targets && way.number.is_some()) {
            Some(way) => format!("<span class=\"hw\">{}</span>", escape(&way.text)),
            None => String::new(),
        };
        format!("<td class=\"h {shade}{class}\">{words}{way}</td>")
    }

    /// What the shades mean.
    fn heat_key(&self, targets: bool) -> String {
        let words = match targets {
            true => ["0", "25", "50", "70", "90", "100", "115"].map(|from| {
                let number = self.words.say("percent", &[("number", from.into())]);
                self.words.say("html-from", &[("number", (&number).into())])
            }),
            false => ["", "", "", "", "", "", ""].map(String::from),
        };
        let mut out = String::from("<ul class=\"key\">");
        if !targets {
            out.push_str(&format!("<li class=\"kw\">{}</li>", self.word("html-heat-low")));
        }
        for (i, word) in words.iter().enumerate() {
            let words = if word.is_empty() { String::new() } else { escape(word) };
            let blank = if word.is_empty() { " aria-hidden=\"true\"" } else { "" };
            out.push_str(&format!("<li class=\"h{i}\"{blank}>{words}</li>"));
        }
        if !targets {
            out.push_str(&format!("<li class=\"kw\">{}</li>", self.word("html-heat-high")));
        }
        out.push_str("</ul>\n");
        out
    }
}

/// The indicators that say most about the most countries, in their order.
fn fullest<'l, 'a>(lines: &'l [Line<'a>], countries: usize) -> Vec<&'l Line<'a>> {
    let says = |line: &Line<'a>| {
        line.cells.iter().flatten().filter(|(_, shown, _)| shown.number.is_some_and(|n| n != 0.0)).count()
    };
    let mut by: Vec<(usize, usize)> = lines.iter().enumerate().map(|(i, line)| (says(line), i)).collect();
    by.sort_by_key(|(said, i)| (std::cmp::Reverse(*said), *i));
    let mut kept: Vec<usize> =
        by.into_iter().filter(|(said, _)| *said * 4 >= countries).take(INDICATORS).map(|(_, i)| i).collect();
    kept.sort_unstable();
    let kept: Vec<&Line<'a>> = kept.into_iter().filter_map(|i| lines.get(i)).collect();
    if kept.is_empty() { lines.iter().take(INDICATORS).collect() } else { kept }
}

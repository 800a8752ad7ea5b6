//! The indicators, as a list and as reference sheets.

use crate::diag::nearest;
use crate::project::Project;
use crate::report::reference_sheets;
use std::fmt::Write as _;

/// How wide the text of a reference sheet is.
const WIDTH: usize = 76;

/// All indicators: code, id, level, unit and title.
pub fn list(project: &Project, language: &str) -> String {
    let width = |of: fn(&crate::project::Indicator) -> usize, least: usize| {
        project.indicators.iter().map(of).max().unwrap_or(0).max(least)
    };
    let (codes, ids) = (width(|i| i.code.chars().count(), 4), width(|i| i.id.chars().count(), 2));
    let (levels, units) = (8, width(|i| i.unit.chars().count(), 4));
    let mut text =
        format!("{:<codes$}  {:<ids$}  {:<levels$}  {:<units$}  title\n", "code", "id", "level", "unit");
    for indicator in &project.indicators {
        let title = indicator.title.get(&[language, &project.languages[0]]);
        // Writing to a String cannot fail.
        let _ = writeln!(
            text,
            "{:<codes$}  {:<ids$}  {:<levels$}  {:<units$}  {title}",
            indicator.code,
            indicator.id,
            indicator.level.word(),
            indicator.unit
        );
    }
    text
}

/// One indicator in full.
///
/// # Errors
/// If there is no such indicator, with the nearest name.
pub fn sheet(project: &Project, name: &str, language: &str) -> Result<String, String> {
    let found = project.indicators.iter().position(|i| i.id == name || i.code.eq_ignore_ascii_case(name));
    let Some(number) = found else {
        let names = project.indicators.iter().flat_map(|i| [i.id.as_str(), i.code.as_str()]);
        let near = nearest(name, names).map(|near| format!("; did you mean {near}?")).unwrap_or_default();
        return Err(format!("there is no indicator named {name}{near}"));
    };
    let indicator = &project.indicators[number];
    let mut text =
        format!("{} ({})\n", indicator.title.get(&[language, &project.languages[0]]), indicator.id);
    for (head, said) in reference_sheets(project, &[number], language).into_iter().flatten() {
        let _ = write!(text, "\n{head}\n{}", wrapped(&said));
    }
    let at = indicator.at.to_string();
    let _ = writeln!(text, "\n{at}");
    Ok(text)
}

/// Text in lines of limited width, each line of it by itself, indented.
fn wrapped(text: &str) -> String {
    let mut wrapped = String::new();
    for line in text.lines() {
        let mut length = 0;
        wrapped.push_str("  ");
        for word in line.split(' ') {
            let width = word.chars().count();
            if length > 0 && length + 1 + width > WIDTH {
                wrapped.push_str("\n    ");
                length = 2;
            } else if length > 0 {
                wrapped.push(' ');
                length += 1;
            }
            wrapped.push_str(word);
            length += width;
        }
        wrapped.push('\n');
    }
    wrapped
}

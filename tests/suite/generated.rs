//! Pages of `docs` that are made from the code and the definitions. A test
//! holds them current; with `UPDATE_DOCS=1` in the environment it writes them.

use crate::folder::demonstration;
use std::fmt::Write as _;
use yardstick::diag::Code;
use yardstick::pipeline::define;
use yardstick::project::{Component, Fold, Measure};
use yardstick::source::Root;

/// The sections of the catalogue, by the letter of the code.
const SECTIONS: [(char, &str); 11] = [
    ('D', "Definitions"),
    ('F', "Files and sheets"),
    ('S', "Headers and columns"),
    ('C', "Cells"),
    ('R', "Rows"),
    ('P', "Persons"),
    ('Q', "Quality of data"),
    ('T', "Targets"),
    ('M', "Money"),
    ('V', "Reported totals"),
    ('X', "The program itself"),
];

/// A text that stands in a cell of a table.
fn cell(text: &str) -> String {
    text.trim().replace('|', "\\|").replace('\n', " ")
}

fn findings() -> String {
    let mut page = String::from(
        "# Findings\n\nMade from `src/diag/code.rs`: `UPDATE_DOCS=1 cargo test --test suite generated` writes \
         this page anew.\n\nAn *error* raises the exit status to 1 unless it is listed in \
         `input/accepted.csv`; a *warning* and an *info* do not. A rule may weigh a finding differently where \
         it says so.\n",
    );
    for (letter, title) in SECTIONS {
        let _ = write!(page, "\n## {title}\n\n");
        page.push_str(
            "| code | name | severity | what it means | what it does about it |\n|---|---|---|---|---|\n",
        );
        for code in Code::ALL.iter().filter(|code| code.as_str().starts_with(letter)) {
            let (name, severity) = (code.name(), code.severity().word());
            let (meaning, why) = (cell(code.meaning()), cell(code.why()));
            let _ = writeln!(page, "| {code} | {name} | {severity} | {meaning} | {why} |");
        }
    }
    page
}

fn measure(measure: &Measure) -> &'static str {
    let fold = |component: &Component| match component.fold {
        Fold::Count => "count",
        Fold::Distinct(_) => "distinct",
        Fold::Sum(_) => "sum",
        Fold::Mean(_) => "mean",
        Fold::Median(_) => "median",
        Fold::Min(_) => "min",
        Fold::Max(_) => "max",
    };
    match measure {
        Measure::Single(component) => fold(component),
        Measure::Mean(_) => "mean",
        Measure::Ratio { .. } => "ratio",
        Measure::State { .. } => "state",
        Measure::Moved { .. } => "moved",
        Measure::Checklist { .. } => "checklist",
        Measure::Countries(_) => "countries",
        Measure::Derived(_) => "derived",
        Measure::Reported { .. } => "reported",
    }
}

fn indicators() -> String {
    let (project, _, _) = define(&Root::new(demonstration()), &()).unwrap();
    let mut page = String::from(
        "# The indicators of the demonstration\n\nMade from `indicators/`: `UPDATE_DOCS=1 cargo test --test \
         suite generated` writes this page anew. `yardstick indicators ID` prints one in full.\n\n\
         | code | id | title | unit | level | measure | links |\n|---|---|---|---|---|---|---|\n",
    );
    for indicator in &project.indicators {
        let title = cell(indicator.title.get(&[&project.languages[0]]));
        let link = |(list, code): &(usize, String)| format!("{}/{code}", project.code_lists[*list].name);
        let links: Vec<String> = indicator.links.iter().map(link).collect();
        let (level, measure) = (indicator.level.word(), measure(&indicator.measure));
        let _ = writeln!(
            page,
            "| {} | `{}` | {title} | {} | {level} | {measure} | {} |",
            indicator.code,
            indicator.id,
            cell(&indicator.unit),
            cell(&links.join(", "))
        );
    }
    page
}

/// Holds a page current, or writes it.
fn hold(name: &str, page: &str) {
    let path = demonstration().join("docs").join(name);
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(&path, page).unwrap();
    }
    let current = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        current == page,
        "docs/{name} is out of date: UPDATE_DOCS=1 cargo test --test suite generated writes it"
    );
}

#[test]
fn the_page_of_findings_is_current() {
    let page = findings();
    for code in Code::ALL {
        assert!(page.contains(&format!("| {code} | {} |", code.name())), "{code} is in no section");
    }
    hold("findings.md", &page);
}

#[test]
fn the_page_of_indicators_is_current() {
    hold("indicators.md", &indicators());
}

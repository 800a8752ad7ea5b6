//! Laws that every chart of the demonstration keeps, in every language, wide and on a phone:
//! nothing stands outside the picture, no text upon another, none is cut or too small, the
//! drawing is well formed, and no id stands twice on a page that holds both layouts.

use crate::folder::demonstration;
use std::collections::{BTreeMap, BTreeSet};
use ttf_parser::Face;
use yardstick::pipeline::{Made, Options, check, make};
use yardstick::project::Output;
use yardstick::source::Root;

const FONTS: [&[u8]; 2] = [
    include_bytes!("../../assets/fonts/NotoSans-Regular.ttf"),
    include_bytes!("../../assets/fonts/NotoSans-Bold.ttf"),
];

/// A text of a drawing: what it says, and from where to where it reaches.
struct Text {
    words: String,
    size: f64,
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
}

fn texts(svg: &str) -> Vec<Text> {
    let faces = FONTS.map(|font| Face::parse(font, 0).unwrap());
    let mut found = Vec::new();
    for line in svg.lines().filter(|line| line.starts_with("<text")) {
        let attribute = |name: &str| {
            let rest = line.split(&format!(" {name}=\"")).nth(1)?;
            rest.split('"').next()
        };
        let number = |name: &str| attribute(name).unwrap().parse::<f64>().unwrap();
        let words = line.split_once('>').unwrap().1.trim_end_matches("</text>");
        let words =
            words.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
        let (x, y, size) = (number("x"), number("y"), number("font-size"));
        let face = &faces[usize::from(attribute("font-weight").is_some())];
        let advance = |c: char| {
            let glyph = face.glyph_index(c).unwrap_or_else(|| panic!("the font has no {c:?}: {words}"));
            f64::from(face.glyph_hor_advance(glyph).unwrap())
        };
        let wide = words.chars().map(advance).sum::<f64>() * size / f64::from(face.units_per_em());
        let left = match attribute("text-anchor") {
            Some("middle") => x - wide / 2.0,
            Some("end") => x - wide,
            _ => x,
        };
        // From the height of capitals to below the base line.
        let (top, bottom) = (y - size * 0.72, y + size * 0.12);
        found.push(Text { words, size, left, right: left + wide, top, bottom });
    }
    found
}

/// Width and height of a drawing.
fn size(svg: &str) -> (f64, f64) {
    let view = svg.split("viewBox=\"0 0 ").nth(1).unwrap().split('"').next().unwrap();
    let (width, height) = view.split_once(' ').unwrap();
    (width.parse().unwrap(), height.parse().unwrap())
}

fn check_drawing(name: &str, svg: &str, faults: &mut Vec<String>) {
    let (width, height) = size(svg);
    let expected = if name.ends_with("-narrow.svg") { 358.0 } else { 720.0 };
    if width != expected {
        faults.push(format!("{name} is {width} wide"));
    }
    let found = texts(svg);
    assert!(found.len() > 5, "{name} has hardly any text");
    for (i, text) in found.iter().enumerate() {
        let inside =
            text.left > -0.6 && text.right < width + 0.6 && text.top > -1.0 && text.bottom < height + 1.0;
        if !inside {
            faults.push(format!("{name}: “{}” stands outside", text.words));
        }
        if text.size < 11.0 {
            faults.push(format!("{name}: “{}” is too small", text.words));
        }
        if text.words.contains('\u{2026}') || text.words.contains('\u{27E6}') {
            faults.push(format!("{name}: “{}” is cut", text.words));
        }
        for other in &found[i + 1..] {
            let beside = text.right <= other.left + 0.5 || other.right <= text.left + 0.5;
            let above = text.bottom <= other.top + 0.5 || other.bottom <= text.top + 0.5;
            if !beside && !above {
                faults.push(format!("{name}: “{}” stands upon “{}”", text.words, other.words));
            }
        }
    }
    if let Err(error) = resvg::usvg::Tree::from_str(svg, &resvg::usvg::Options::default()) {
        faults.push(format!("{name} is not well formed: {error}"));
    }
    for unwanted in ["<style", "style=", "class=", "paint-order"] {
        if svg.contains(unwanted) {
            faults.push(format!("{name} has {unwanted}"));
        }
    }
    let description = svg.split("<desc").nth(1).and_then(|rest| rest.split(['<', '>']).nth(1)).unwrap();
    if description.chars().count() > 300 || description.len() < 40 {
        faults.push(format!("{name} is described by {} characters", description.chars().count()));
    }
}

fn ids(svg: &str) -> Vec<String> {
    svg.split(" id=\"").skip(1).map(|rest| rest.split('"').next().unwrap().to_string()).collect()
}

/// The reports of the demonstration in a language, as charts alone.
fn drawn(reports: &[&str], languages: &[&str]) -> Vec<(String, Made)> {
    let mut checked = check(&Root::new(demonstration()), &()).unwrap();
    let options =
        Options { reports: reports.iter().map(|id| id.to_string()).collect(), ..Options::default() };
    let mut all = Vec::new();
    for language in languages {
        for report in &mut checked.project.reports {
            report.language = language.to_string();
            report.outputs = vec![Output::Charts];
        }
        let made = make(&checked, &options, &()).unwrap();
        all.extend(made.into_iter().map(|made| (format!("{} ({language})", made.id), made)));
    }
    all
}

fn keep_the_laws(reports: &[&str], languages: &[&str]) -> BTreeSet<String> {
    let mut faults = Vec::new();
    let mut kinds = BTreeSet::new();
    for (id, made) in drawn(reports, languages) {
        let mut seen: BTreeMap<String, String> = BTreeMap::new();
        for file in made.files.iter().filter(|file| file.name.ends_with(".svg")) {
            let svg = std::str::from_utf8(&file.bytes).unwrap();
            let name = format!("{id} {}", file.name);
            check_drawing(&name, svg, &mut faults);
            for id in ids(svg) {
                if let Some(other) = seen.insert(id.clone(), name.clone()) {
                    faults.push(format!("{id} stands in {other} and in {name}"));
                }
            }
            let slug = file.name.split('/').next_back().unwrap().split('-').nth(1).unwrap();
            kinds.insert(slug.trim_end_matches(".svg").to_string());
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
    kinds
}

#[test]
fn charts_of_the_donor_report_keep_the_laws_in_every_language() {
    let kinds = keep_the_laws(&["kfit-donor"], &["en", "fr", "es"]);
    let kinds: Vec<&str> = kinds.iter().map(String::as_str).collect();
    assert_eq!(
        kinds,
        [
            "countries",
            "diverging",
            "dumbbell",
            "heatmap",
            "multiples",
            "progress",
            "series",
            "stacked",
            "stages"
        ]
    );
}

#[test]
#[ignore = "every report in three languages takes some minutes"]
fn charts_of_every_report_keep_the_laws_in_every_language() {
    keep_the_laws(&["monitoring", "ecoc", "strategy", "kfit-summary"], &["en", "fr", "es"]);
}

//! A document as one page for browsers: a single file that asks nobody for anything, with its
//! fonts, charts and, in an internal edition, the records behind its figures.

mod escape;

mod mark;

mod index;

mod data;

mod writer;

mod table;

mod framework;

mod heat;

mod section;

pub use writer::Picture;

use crate::evidence::Evidence;
use crate::render::theme;
use crate::report::Words;
use crate::report::document::Document;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use data::Data;
use escape::escape;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};
use writer::Writer;

/// Sections beyond which their names do not fit into a line, and stand in a menu as well.
const MANY: usize = 8;

/// How the page looks.
const SHEET: &str = include_str!("../../assets/html/page.css");
/// What it can do.
const SCRIPT: &str = include_str!("../../assets/html/page.js");
/// The fonts, as browsers take them.
const FONTS: [(u16, &[u8]); 2] = [
    (400, include_bytes!("../../assets/fonts/NotoSans-Regular.woff2")),
    (700, include_bytes!("../../assets/fonts/NotoSans-Bold.woff2")),
];

/// The messages that the script fills in itself, with what it puts into them.
const SCRIPTED: [(&str, &[&str]); 27] = [
    ("html-count", &["shown", "all"]),
    ("html-where-from", &["figure"]),
    ("html-close", &[]),
    ("html-rows-read", &[]),
    ("html-left-out", &[]),
    ("html-repeats", &[]),
    ("html-records", &[]),
    ("html-different", &[]),
    ("html-added-up", &[]),
    ("html-median", &[]),
    ("html-least", &[]),
    ("html-greatest", &[]),
    ("html-counts", &[]),
    ("html-worked-out", &[]),
    ("html-reasons", &[]),
    ("html-others", &[]),
    ("html-adds", &[]),
    ("html-same-as", &["row"]),
    ("html-date", &[]),
    ("html-next", &["n"]),
    ("html-records-shown", &["shown", "all"]),
    ("html-evidence-sheet", &["sheet"]),
    ("html-range", &["from", "to"]),
    ("html-until", &["to"]),
    ("html-undated", &[]),
    ("html-no-records", &[]),
    ("html-reset", &[]),
];

/// The page; `pictures` are the charts of the document, in its order.
pub fn html(document: &Document, evidence: Option<&Evidence>, pictures: &[Picture<'_>]) -> Vec<u8> {
    let words = Words::of(&document.meta.language);
    let mut writer = Writer::new(document, evidence.map(Data::of), pictures, words);
    let parts = writer.sections();
    let meta = &document.meta;
    let mut body = format!("<a class=\"skip\" href=\"#main\">{}</a>\n", writer.word("html-skip"));
    body.push_str("<header class=\"head\"><div class=\"in\">\n");
    body.push_str(&format!("<p class=\"project\">{}</p>\n", escape(&meta.project)));
    body.push_str(&format!("<h1>{}</h1>\n", escape(&meta.title)));
    let said = [("b", &meta.subtitle), ("span", &meta.data_to), ("span", &meta.edition)];
    body.push_str("<p class=\"meta\">");
    for (tag, text) in said.into_iter().filter(|(_, text)| !text.is_empty()) {
        body.push_str(&format!("<{tag}>{}</{tag}>", escape(text)));
    }
    body.push_str("</p>\n");
    if !meta.note.is_empty() {
        body.push_str(&format!("<p class=\"warn\">{}</p>\n", escape(&meta.note)));
    }
    body.push_str("</div></header>\n");
    let many = parts.len() > MANY;
    body.push_str(&format!(
        "<nav class=\"nav{}\" aria-label=\"{}\"><div><ul>\n",
        if many { " many" } else { "" },
        writer.word("html-sections")
    ));
    let links: String = parts
        .iter()
        .map(|part| format!("<li><a href=\"#{}\">{}</a></li>\n", part.id, escape(&part.name)))
        .collect();
    body.push_str(&links);
    body.push_str("</ul>");
    if many {
        let all = writer.word("html-all-sections");
        body.push_str(&format!(
            "<details class=\"menu\"><summary>{all}</summary><ul>\n{links}</ul></details>"
        ));
    }
    body.push_str("</div></nav>\n<main id=\"main\" tabindex=\"-1\">\n");
    for part in &parts {
        body.push_str(&format!(
            "<section id=\"{}\"><div class=\"in\">\n{}</div></section>\n",
            part.id, part.html
        ));
    }
    body.push_str("</main>\n");
    let Writer { words, index, data, .. } = writer;
    let mut payload = Map::new();
    payload.insert("words".into(), scripted(&words));
    body.push_str("<footer class=\"foot\"><div class=\"in\">");
    if let Some(data) = data {
        if !data.left_out.is_empty() {
            let sheets = data.left_out.join(", ");
            body.push_str(&format!(
                "<p>{}</p>",
                escape(&words.say("html-too-long", &[("sheets", (&sheets).into())]))
            ));
        }
        payload.insert("about".into(), about(&index, &data));
        payload.insert("names".into(), json!([data.programmes(&index.programmes), index.countries]));
        payload.insert("evidence".into(), data.finish());
    }
    body.push_str(&format!(
        "<p>{} \u{B7} {} \u{B7} {}</p></div></footer>\n",
        escape(&meta.title),
        escape(&meta.data_to),
        escape(&meta.edition)
    ));
    body.push_str(&format!(
        "<script type=\"application/json\" id=\"data\">{}</script>\n",
        escape::json(&Value::Object(payload))
    ));
    assemble(document, &body).into_bytes()
}

/// What is said of the indicators whose figures lead to records.
fn about(index: &index::Index<'_>, data: &Data<'_>) -> Value {
    let said = data.indicators().into_iter().map(|indicator| {
        let (text, formula) = match index.definition(indicator) {
            Some(definition) => (definition.text.clone(), definition.formula.clone()),
            None => Default::default(),
        };
        (indicator.to_string(), json!([index.title(indicator), text, formula]))
    });
    Value::Object(said.collect())
}

/// The messages of the script, with marks for what it puts into them.
fn scripted(words: &Words) -> Value {
    let mut told = Map::new();
    for (key, gaps) in SCRIPTED {
        let marks: Vec<String> = gaps.iter().map(|gap| format!("{{{gap}}}")).collect();
        let fillings: Vec<_> = gaps.iter().zip(&marks).map(|(gap, mark)| (*gap, mark.into())).collect();
        told.insert(key.trim_start_matches("html-").into(), words.say(key, &fillings).into());
    }
    told.insert("group".into(), words.get("number-group").into());
    told.insert("point".into(), words.get("number-point").into());
    let months: Vec<String> = (1..=12).map(|month| words.get(&format!("month-short-{month}"))).collect();
    told.insert("months".into(), json!(months));
    let day = [("day", "{day}".into()), ("month", "{month}".into()), ("year", "{year}".into())];
    told.insert("day".into(), words.say("date-short", &day).into());
    Value::Object(told)
}

/// The whole file: the head with the policy that lets in this style and this script alone.
fn assemble(document: &Document, body: &str) -> String {
    let style = format!("{}{}{SHEET}", fonts(), tokens());
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; img-src data:; font-src data:; \
         base-uri 'none'; form-action 'none'",
        hash(&style),
        hash(SCRIPT)
    );
    let meta = &document.meta;
    format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"robots\" content=\"noindex\">\n<meta name=\"referrer\" content=\"no-referrer\">\n\
         <title>{}</title>\n<link rel=\"icon\" href=\"data:,\">\n<style>{style}</style>\n</head>\n<body>\n{body}\
         <script>{SCRIPT}</script>\n</body>\n</html>\n",
        escape(&meta.language),
        escape(&meta.title)
    )
}

/// The hash of something that stands in the page, as its policy names it.
fn hash(text: &str) -> String {
    STANDARD.encode(Sha256::digest(text.as_bytes()))
}

fn fonts() -> String {
    let face = |(weight, bytes): (u16, &[u8])| {
        format!(
            "@font-face{{font-family:\"Noto Sans\";font-weight:{weight};font-display:block;\
             src:url(data:font/woff2;base64,{}) format(\"woff2\")}}\n",
            STANDARD.encode(bytes)
        )
    };
    FONTS.into_iter().map(face).collect()
}

/// The colours of the visual language, by name.
fn tokens() -> String {
    let colours = [
        ("ink", theme::INK),
        ("ink2", theme::INK2),
        ("ink3", theme::INK3),
        ("axis", theme::AXIS),
        ("rule", theme::RULE),
        ("rule2", theme::RULE2),
        ("wash", theme::WASH),
        ("paper", theme::PAPER),
        ("brand", theme::BRAND),
        ("brandwash", theme::BRANDWASH),
        ("link", theme::LINK),
    ];
    let colours: String =
        colours.into_iter().map(|(name, colour)| format!("--{name}:{};", colour.hex())).collect();
    format!(":root{{{colours}}}\n")
}

#[cfg(test)]
mod tests;

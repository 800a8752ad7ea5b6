//! The sections of the page, from the pages of the document: the summary first, then the results
//! framework, the charts, and the others in their order, pages of one kind under one heading.

use super::escape::escape;
use super::mark;
use super::writer::Writer;
use crate::cube::{Origin, Rating};
use crate::project::Section;
use crate::report::document::{Block, Cell, Page, PageKind, Table, Tile};
use crate::report::format::capital;

/// Pages of one kind beyond which each is folded up.
const FOLDED: usize = 3;
/// Tables of one page beyond which each is folded up.
const TABLES: usize = 4;

/// A section.
#[derive(Debug)]
pub struct Part {
    /// Its id.
    pub id: String,
    /// Its name among the links.
    pub name: String,
    /// What is in it, its heading first.
    pub html: String,
}

/// What a section is made from.
enum Plan {
    Summary,
    Framework(usize),
    Charts,
    Pages(Section, Vec<usize>),
    Countries(Vec<usize>),
}

impl<'a> Writer<'a> {
    /// All sections.
    pub fn sections(&mut self) -> Vec<Part> {
        self.plan().into_iter().filter_map(|plan| self.part(plan)).collect()
    }

    fn plan(&self) -> Vec<Plan> {
        let mut plans: Vec<Plan> = vec![Plan::Summary];
        for (at, page) in self.document.pages.iter().enumerate() {
            let PageKind::Section(section) = page.kind else { continue };
            if section == Section::Summary {
                continue;
            }
            match (section, plans.last_mut()) {
                (Section::ResultsFramework, _) => plans.push(Plan::Framework(at)),
                (_, Some(Plan::Pages(same, pages))) if *same == section => pages.push(at),
                (Section::Countries, Some(Plan::Countries(pages))) => pages.push(at),
                (Section::Countries, _) => plans.push(Plan::Countries(vec![at])),
                _ => plans.push(Plan::Pages(section, vec![at])),
            }
        }
        // Charts stand after the framework; where there is none, after the summary.
        let framework = plans.iter().position(|plan| matches!(plan, Plan::Framework(_)));
        plans.insert(framework.unwrap_or(0) + 1, Plan::Charts);
        if !plans.iter().any(|plan| matches!(plan, Plan::Countries(_))) {
            let at =
                plans.iter().position(|plan| matches!(plan, Plan::Charts)).map_or(plans.len(), |at| at + 1);
            plans.insert(at, Plan::Countries(Vec::new()));
        }
        plans
    }

    fn part(&mut self, plan: Plan) -> Option<Part> {
        let document = self.document;
        let anchor = |writer: &Writer<'a>, at: usize| writer.anchors.get(at).cloned().unwrap_or_default();
        match plan {
            Plan::Summary => Some(self.summary()),
            Plan::Framework(at) => {
                let page = document.pages.get(at)?;
                let mut html = self.opening(&page.title, &page.subtitle);
                if self.data.is_some() {
                    html.push_str(&format!("<p class=\"ps js\">{}</p>\n", self.word("html-select-figure")));
                }
                let mut first = true;
                for block in &page.blocks {
                    match block {
                        Block::Table(table) if first => {
                            first = false;
                            html.push_str(&self.framework(table, &page.title));
                        }
                        block => html.push_str(&self.block(block, page, 3)),
                    }
                }
                Some(Part { id: anchor(self, at), name: page.name.clone(), html })
            }
            Plan::Charts => {
                let charts: Vec<usize> =
                    self.summary_pages().flat_map(|page| &page.blocks).filter_map(chart).collect();
                if charts.is_empty() {
                    return None;
                }
                let title = self.words.get("html-charts");
                let mut html = self.opening(&title, &self.words.get("html-charts-about"));
                for chart in charts {
                    html.push_str(&self.chart(chart));
                }
                Some(Part { id: self.id("charts"), name: title, html })
            }
            Plan::Countries(pages) => {
                let title = self.words.get("html-countries");
                let mut html = self.opening(&title, "");
                let heat = self.heat(3);
                if heat.is_empty() && pages.is_empty() {
                    return None;
                }
                html.push_str(&heat);
                html.push_str(&self.pages(&pages, true));
                Some(Part { id: self.id("countries"), name: title, html })
            }
            Plan::Pages(section, pages) => match pages.as_slice() {
                [at] => {
                    let page = document.pages.get(*at)?;
                    let mut html = self.opening(&page.title, &page.subtitle);
                    html.push_str(&self.blocks(page, 3));
                    Some(Part { id: anchor(self, *at), name: page.name.clone(), html })
                }
                _ => {
                    let key = format!("section-{}", section.word().replace('_', "-"));
                    let title = capital(&self.words.get(&key));
                    let mut html = self.opening(&title, "");
                    html.push_str(&self.pages(&pages, pages.len() > FOLDED));
                    Some(Part { id: self.id(section.word()), name: title, html })
                }
            },
        }
    }

    /// Pages under one heading; folded up where they are many.
    fn pages(&mut self, pages: &[usize], folded: bool) -> String {
        let document = self.document;
        let mut html = String::from(if folded { "<div class=\"folds\">\n" } else { "" });
        for at in pages {
            let Some(page) = document.pages.get(*at) else { continue };
            let anchor = self.anchors.get(*at).cloned().unwrap_or_default();
            let heading = self.heading(3, "pt", &escape(&page.title));
            html.push_str(&match folded {
                true => format!(
                    "<details class=\"page\" id=\"{anchor}\"><summary>{}</summary>\n",
                    heading.trim_end()
                ),
                false => format!("<div class=\"page\" id=\"{anchor}\">{heading}"),
            });
            if !page.subtitle.is_empty() {
                html.push_str(&format!("<p class=\"ps\">{}</p>\n", escape(&page.subtitle)));
            }
            html.push_str(&self.blocks(page, 4));
            html.push_str(if folded { "</details>\n" } else { "</div>\n" });
        }
        if folded {
            html.push_str("</div>\n");
        }
        html
    }

    /// All that is on a page; tables that are folded up stand side by side.
    fn blocks(&mut self, page: &'a Page, level: u8) -> String {
        let mut html = String::new();
        let mut beside = false;
        for block in &page.blocks {
            let folded = matches!(block, Block::Table(table) if is_one_of_many(page, table));
            if folded != beside {
                html.push_str(if folded { "<div class=\"folds\">\n" } else { "</div>\n" });
                beside = folded;
            }
            html.push_str(&self.block(block, page, level));
        }
        if beside {
            html.push_str("</div>\n");
        }
        html
    }

    fn opening(&mut self, title: &str, subtitle: &str) -> String {
        let mut html = self.heading(2, "", &escape(title));
        if !subtitle.is_empty() {
            html.push_str(&format!("<p class=\"ps\">{}</p>\n", escape(subtitle)));
        }
        html
    }

    fn summary_pages(&self) -> impl Iterator<Item = &'a Page> + use<'a> {
        let pages = self.document.pages.iter();
        pages.filter(|page| page.kind == PageKind::Section(Section::Summary))
    }

    /// What the figures say, and what this is about.
    fn summary(&mut self) -> Part {
        let document = self.document;
        let cover = || document.pages.iter().filter(|page| page.kind == PageKind::Cover);
        let contents = document.pages.iter().filter(|page| page.kind == PageKind::Contents);
        let at = document.pages.iter().position(|page| page.kind == PageKind::Section(Section::Summary));
        let page = at.and_then(|at| document.pages.get(at));
        let name = page.map_or_else(|| self.words.get("page-summary"), |page| page.name.clone());
        let id = match at.and_then(|at| self.anchors.get(at)) {
            Some(anchor) => anchor.clone(),
            None => self.id("summary"),
        };
        let mut html = self.heading(2, "vh", &escape(page.map_or(name.as_str(), |page| page.title.as_str())));
        // What stands in the box of facts is not said again.
        let mut told: Vec<&str> = Vec::new();
        if let Some(page) = page {
            let tally = page.blocks.iter().find_map(|block| match block {
                Block::Tally(tally) => Some(tally),
                _ => None,
            });
            let leads: Vec<&str> = page
                .blocks
                .iter()
                .filter_map(|block| match block {
                    Block::Lead(lead) => Some(lead.as_str()),
                    _ => None,
                })
                .collect();
            html.push_str("<div class=\"top\"><div class=\"lead\">\n");
            html.push_str(&leads.iter().map(|lead| lead_html(lead)).collect::<String>());
            let text = |block: &&Block| matches!(block, Block::Paragraph(_) | Block::Prose(_));
            let said: Vec<&'a Block> = page.blocks.iter().filter(text).collect();
            for block in said {
                html.push_str(&self.block(block, page, 3));
            }
            if !page.subtitle.is_empty() {
                html.push_str(&format!("<p class=\"ps\">{}</p>\n", escape(&page.subtitle)));
            }
            html.push_str("</div>\n<div class=\"side\">\n");
            if let Some(tally) = tally {
                html.push_str(&self.tally(tally));
            }
            for block in &page.blocks {
                if let Block::Facts(facts) = block {
                    html.push_str(&facts_html(facts));
                    told.extend(facts.iter().map(|(label, _)| label.as_str()));
                }
            }
            html.push_str("</div></div>\n");
            for block in &page.blocks {
                match block {
                    Block::Lead(_) | Block::Tally(_) | Block::Chart(_) | Block::Facts(_) => {}
                    Block::Paragraph(_) | Block::Prose(_) => {}
                    block => html.push_str(&self.block(block, page, 3)),
                }
            }
        }
        let facts: Vec<(String, String)> = cover()
            .flat_map(|page| &page.blocks)
            .filter_map(|block| match block {
                Block::Facts(facts) => Some(facts.clone()),
                _ => None,
            })
            .flatten()
            .filter(|(label, _)| !told.contains(&label.as_str()))
            .collect();
        if !facts.is_empty() {
            html.push_str("<div class=\"about\">");
            let words = self.word("html-about");
            html.push_str(&self.heading(3, "tt", &words));
            html.push_str(&facts_html(&facts));
            html.push_str("</div>\n");
        }
        for block in contents.flat_map(|page| &page.blocks) {
            if let Block::Note(note) = block {
                html.push_str(&format!("<p class=\"note\">{}</p>\n", escape(note)));
            }
        }
        Part { id, name, html }
    }

    /// Something on a page; headings in it are of a level.
    fn block(&mut self, block: &'a Block, page: &'a Page, level: u8) -> String {
        match block {
            Block::Heading(text) => self.heading(level, "", &escape(text)),
            Block::Lead(text) => lead_html(text),
            Block::Paragraph(text) => format!("<p class=\"text\">{}</p>\n", escape(text)),
            Block::Note(text) => format!("<p class=\"note\">{}</p>\n", escape(text)),
            Block::Prose(blocks) => {
                let text = self.prose(blocks, level);
                format!("<div class=\"prose\">\n{text}</div>\n")
            }
            Block::Facts(facts) => facts_html(facts),
            Block::Contents(_) => String::new(),
            Block::Tally(tally) => self.tally(tally),
            Block::Tiles(tiles) => self.tiles(tiles),
            Block::Table(table) => self.table(table, &page.title, (level, is_one_of_many(page, table))),
            Block::Chart(chart) => self.chart(*chart),
        }
    }

    fn tally(&self, tally: &[(Rating, String, usize)]) -> String {
        let all: usize = tally.iter().map(|(_, _, n)| n).sum();
        let shown = all.to_string();
        let title = self.words.say("html-tally", &[("n", all.into()), ("shown", (&shown).into())]);
        let mut html = format!("<div class=\"tally\"><p class=\"th\">{}</p>\n<ul>\n", escape(&title));
        for (rating, word, n) in tally {
            html.push_str(&format!("<li>{}<b>{n}</b> {}</li>\n", mark::rating(*rating), escape(word)));
        }
        html.push_str("</ul></div>\n");
        html
    }

    fn tiles(&mut self, tiles: &'a [Tile]) -> String {
        let mut html = String::from("<ul class=\"tiles\">\n");
        for tile in tiles {
            let figure = self.cell(&tile.figure);
            let bar = match &tile.figure {
                Cell::Figure { address, shown, .. } => {
                    let parts = self.index.parts(address);
                    let way = parts.way().filter(|_| shown.absence.is_none());
                    let bar = way.map(|way| {
                        mark::bullet(150, Some(way), parts.expected_way(), shown.origin != Origin::Computed)
                    });
                    bar.unwrap_or_default()
                }
                _ => String::new(),
            };
            let bar = if bar.is_empty() { "<span class=\"nobar\"></span>".to_string() } else { bar };
            let long = if tile.figure.text().chars().count() > 9 { " lg" } else { "" };
            html.push_str(&format!(
                "<li class=\"tile\"><p class=\"ti\">{}</p><p class=\"tf{long}\">{figure}</p>{bar}<p class=\"tn\">{}</p>\
                 <p class=\"rt\">{}{}</p></li>\n",
                escape(&tile.title),
                escape(&tile.note),
                mark::rating(tile.rating),
                escape(&tile.rating_word)
            ));
        }
        html.push_str("</ul>\n");
        html
    }

    /// A chart with what to see in it, and its rows.
    fn chart(&mut self, at: usize) -> String {
        let document = self.document;
        let (Some(chart), Some(picture)) = (document.charts.get(at), self.pictures.get(at)) else {
            return String::new();
        };
        let id = self.id(&format!("figure-{}", chart.number));
        let narrow = if picture.narrow.is_empty() { "" } else { " two" };
        let title = escape(&chart.title);
        let heading = self.heading(3, "vh", &format!("{} {}. {title}", self.word("figure"), chart.number));
        let mut html = format!(
            "<div class=\"card chart{narrow}\" id=\"{id}\">\n{heading}<figure>\n<div class=\"wide\" tabindex=\"-1\">{}</div>\n",
            drawing(picture.wide)
        );
        if !picture.narrow.is_empty() {
            html.push_str(&format!("<div class=\"narrow\">{}</div>\n", drawing(picture.narrow)));
        }
        html.push_str(&format!(
            "<figcaption class=\"vh\">{}</figcaption>\n</figure>\n<div class=\"see\"><p class=\"th\">{}</p>\n",
            escape(&chart.alt),
            self.word("html-what-to-see")
        ));
        html.push_str(&format!("<p>{}</p>\n", escape(&sentence(&chart.title))));
        for note in &chart.notes {
            html.push_str(&format!("<p>{}</p>\n", escape(note)));
        }
        html.push_str(&format!(
            "<p class=\"save js\"><button type=\"button\" class=\"lk\" data-save=\"svg\">{}</button> \
             <button type=\"button\" class=\"lk\" data-save=\"csv\">{}</button></p>\n",
            escape(&self.words.say("html-save", &[("kind", "SVG".into())])),
            escape(&self.words.say("html-save", &[("kind", "CSV".into())]))
        ));
        html.push_str("</div>\n");
        html.push_str(&format!(
            "<details class=\"fold rows\"><summary>{}</summary>\n<div class=\"scroll\" tabindex=\"0\" role=\"group\" \
             aria-labelledby=\"{id}-c\"><table class=\"tb\"><caption class=\"vh\" id=\"{id}-c\">{title}</caption>\n<thead><tr>",
            self.word("html-as-table")
        ));
        for head in &chart.data.columns {
            html.push_str(&match head.is_empty() {
                true => "<td></td>".to_string(),
                false => format!("<th scope=\"col\">{}</th>", escape(head)),
            });
        }
        html.push_str("</tr></thead>\n<tbody>\n");
        for row in &chart.data.rows {
            let cells: String = row.iter().map(|cell| format!("<td>{}</td>", escape(cell))).collect();
            html.push_str(&format!("<tr>{cells}</tr>\n"));
        }
        html.push_str("</tbody></table></div></details>\n</div>\n");
        html
    }
}

/// Whether a table is folded up, since it is one of many on a page.
fn is_one_of_many(page: &Page, table: &Table) -> bool {
    let tables = page.blocks.iter().filter(|block| matches!(block, Block::Table(_))).count();
    tables > TABLES && !table.title.is_empty()
}

/// The place of a chart among those of the document.
fn chart(block: &Block) -> Option<usize> {
    match block {
        Block::Chart(at) => Some(*at),
        _ => None,
    }
}

/// A drawing as part of the page: without what a file of its own begins with.
fn drawing(svg: &str) -> &str {
    svg.find("<svg").and_then(|at| svg.get(at..)).unwrap_or(svg)
}

/// A title as a sentence.
fn sentence(title: &str) -> String {
    if title.ends_with(['.', '!', '?']) { title.to_string() } else { format!("{title}.") }
}

/// The sentence that says most: its beginning stands out.
fn lead_html(lead: &str) -> String {
    match lead.split_once(". ") {
        Some((first, rest)) => {
            format!("<p class=\"ld\"><strong>{}.</strong> {}</p>\n", escape(first), escape(rest))
        }
        None => format!("<p class=\"ld\"><strong>{}</strong></p>\n", escape(lead)),
    }
}

/// Labels and values.
fn facts_html(facts: &[(String, String)]) -> String {
    let mut html = String::from("<dl class=\"facts\">\n");
    for (label, value) in facts {
        let long = if value.chars().count() > 54 { " class=\"long\"" } else { "" };
        html.push_str(&format!("<div{long}><dt>{}</dt><dd>{}</dd></div>\n", escape(label), escape(value)));
    }
    html.push_str("</dl>\n");
    html
}

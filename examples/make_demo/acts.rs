//! Lists of activities.

use crate::book::{Cell, Dates, Out, Sheet, n, t};
use crate::day::day;

/// An activity; dates as `2017-06-14`, empty where there is none.
pub(crate) struct Act {
    pub(crate) id: &'static str,
    pub(crate) title: &'static str,
    pub(crate) kind: &'static str,
    pub(crate) modality: &'static str,
    pub(crate) areas: &'static str,
    /// As the partner types them.
    pub(crate) countries: &'static str,
    pub(crate) venue: &'static str,
    pub(crate) start: &'static str,
    pub(crate) planned: &'static str,
    pub(crate) end: &'static str,
    pub(crate) hours: i64,
    pub(crate) status: &'static str,
    pub(crate) reached: Option<(i64, &'static str)>,
}

/// Reads activities written as lines of `|`: id, title, kind, modality, areas,
/// countries, venue, start, planned end, end, hours, status, people reached and
/// whether they were counted or estimated.
pub(crate) fn read(text: &'static str) -> Vec<Act> {
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(|line| {
            let mut parts = line.split('|').map(str::trim);
            let mut next = || parts.next().unwrap_or_default();
            let mut act = Act {
                id: next(),
                title: next(),
                kind: next(),
                modality: next(),
                areas: next(),
                countries: next(),
                venue: next(),
                start: next(),
                planned: next(),
                end: next(),
                hours: next().parse().unwrap_or(0),
                status: next(),
                reached: None,
            };
            let people = next().parse().ok();
            act.reached = people.zip(Some(next()));
            act
        })
        .collect()
}

/// The header of a list of activities.
pub(crate) fn header(lang: &str) -> &'static [&'static str] {
    match lang {
        "fr" => &[
            "Code de l'activité",
            "Intitulé de l'activité",
            "Type d'activité",
            "Modalité",
            "Domaines de la Convention",
            "Pays bénéficiaires",
            "Lieu",
            "Date de début",
            "Date de fin prévue",
            "Date de fin",
            "Durée en heures",
            "État d'avancement",
            "Personnes touchées",
            "Base du nombre de personnes touchées",
        ],
        "es" => &[
            "Código de actividad",
            "Título de la actividad",
            "Tipo de actividad",
            "Modalidad",
            "Ámbitos de la Convención",
            "Países beneficiarios",
            "Lugar",
            "Fecha de inicio",
            "Fecha de fin prevista",
            "Fecha de fin",
            "Duración en horas",
            "Estado",
            "Personas alcanzadas",
            "Base de las personas alcanzadas",
        ],
        _ => &[
            "Activity code",
            "Title of the activity",
            "Type of activity",
            "Modality",
            "Areas of the Convention",
            "Beneficiary countries",
            "Venue",
            "Start date",
            "Planned end date",
            "End date",
            "Duration in hours",
            "Status",
            "People reached",
            "Counted or estimated",
        ],
    }
}

/// Fills a list of activities.
pub(crate) fn fill(out: &Out, sheet: &mut Sheet, acts: &[Act], lang: &str, dates: Dates) {
    for a in acts {
        let areas: Vec<String> =
            a.areas.split(' ').filter(|s| !s.is_empty()).map(|c| out.label("areas", c, lang)).collect();
        let on = |text: &str| dates.cell((!text.is_empty()).then(|| day(text)));
        sheet.rows.push(vec![
            t(a.id),
            t(a.title),
            t(out.label("activity_types", a.kind, lang)),
            t(out.label("modalities", a.modality, lang)),
            t(areas.join("; ")),
            t(a.countries),
            t(a.venue),
            on(a.start),
            on(a.planned),
            on(a.end),
            if a.hours > 0 { n(a.hours) } else { Cell::Empty },
            t(out.label("activity_statuses", a.status, lang)),
            a.reached.map_or(Cell::Empty, |r| n(r.0)),
            a.reached.map_or(Cell::Empty, |r| t(out.label("reached_bases", r.1, lang))),
        ]);
    }
}

/// Reads rows written as lines of `|`: the short way to a table. A cell that
/// looks like a day becomes a date, one that looks like a number a number.
pub(crate) fn lines(sheet: &mut Sheet, text: &str, dates: Dates) {
    for line in text.lines().map(str::trim).filter(|l| !l.is_empty()) {
        let cells = line
            .split('|')
            .map(|c| {
                let c = c.trim();
                let b = c.as_bytes();
                if b.len() == 10 && b[4] == b'-' && b[7] == b'-' && b[..4].iter().all(u8::is_ascii_digit) {
                    dates.cell(Some(day(c)))
                } else if let Ok(v) = c.parse::<f64>() {
                    Cell::Num(v)
                } else {
                    t(c)
                }
            })
            .collect();
        sheet.rows.push(cells);
    }
}

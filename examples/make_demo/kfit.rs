//! KFIT: what its three country offices send.

use crate::acts;
use crate::book::{Cell, Dates, Out, Result, Sheet, n, t};
use crate::day::day;
use crate::kfit_data::{LAO_ACTS, LAO_COURSES, RWA_ACTS, RWA_COURSES, UZB_ACTS, UZB_COURSES};
use crate::kfit_project;
use crate::people::{Col, Course, KFIT_MIX, LAO, Office, Person, RWANDAN, Row, UZBEK, fill};

const EN: &[&str] = &[
    "Activity code",
    "Participant no.",
    "Name",
    "E-mail",
    "Sex",
    "Year of birth",
    "Country of residence",
    "Type of stakeholder",
    "Organisation",
    "Role",
    "Days attended",
    "Hours attended",
    "Completed",
    "Pre-test score",
    "Post-test score",
    "Satisfaction (1 to 5)",
    "Follow-up due",
    "Follow-up answered",
    "Applied the skills",
];
const FR: &[&str] = &[
    "Code de l'activité",
    "N° du participant",
    "Nom et prénom",
    "Courriel",
    "Sexe",
    "Année de naissance",
    "Pays de résidence",
    "Type d'acteur",
    "Organisation",
    "Rôle",
    "Jours suivis",
    "Heures suivies",
    "Formation achevée",
    "Note avant formation",
    "Note après formation",
    "Satisfaction (1 à 5)",
    "Suivi prévu le",
    "Suivi : date de réponse",
    "Compétences appliquées",
];
const COLS: &[Col] = &[
    Col::Activity,
    Col::Id,
    Col::Name,
    Col::Email,
    Col::Sex,
    Col::Born,
    Col::Country,
    Col::Stakeholder,
    Col::Organisation,
    Col::Role,
    Col::Days,
    Col::Hours,
    Col::Completed,
    Col::Pre,
    Col::Post,
    Col::Satisfaction,
    Col::Due,
    Col::Reply,
    Col::Applied,
];

fn of_years(rows: &[Row], courses: &[Course], years: &[i32]) -> Vec<Row> {
    rows.iter()
        .filter(|r| courses.iter().any(|c| c.id == r.activity && years.contains(&day(c.end).y)))
        .cloned()
        .collect()
}

fn total(sheet: &mut Sheet, word: &str, header: &str) {
    let at = sheet.column(header);
    let sum: f64 = sheet.rows.iter().map(|r| if let Some(Cell::Num(v)) = r.get(at) { *v } else { 0.0 }).sum();
    let mut row = vec![Cell::Empty; sheet.header.len()];
    row[0] = t(word);
    row[at] = Cell::Num(sum);
    sheet.total = Some(row);
}

/// Writes the files of KFIT.
pub(crate) fn make(out: &mut Out) -> Result<()> {
    let lao_courses = Course::read(LAO_COURSES);
    let uzb_courses = Course::read(UZB_COURSES);
    let rwa_courses = Course::read(RWA_COURSES);
    let mut lao = Office::new(11, LAO, ("P", 3), &[("LAO", "")], KFIT_MIX, 47);
    let mut uzb = Office::new(12, UZBEK, ("UZ-", 4), &[("UZB", "")], KFIT_MIX, 50);
    let mut rwa = Office::new(13, RWANDAN, ("P", 3), &[("RWA", "")], KFIT_MIX, 45);

    // Lao PDR: English, real dates, one sheet a year.
    let mut rows: Vec<Row> = lao_courses.iter().flat_map(|c| lao.attend(c)).collect();
    // One participant is a woman in one record, and of unknown sex in another.
    if let Some(mut twice) = rows
        .iter()
        .find(|r| {
            r.person.as_ref().is_some_and(|p| p.sex == "F" && p.born.is_some() && r.role == "participant")
        })
        .cloned()
    {
        let id = twice.person.as_ref().map(|p| p.id.clone()).unwrap_or_default();
        out.traps.push(format!(
            "{id} of Lao PDR is a woman in the list of {}, and of unknown sex in that of LAO-05.",
            twice.activity
        ));
        rows.retain(|r| !(r.activity == "LAO-05" && r.person.as_ref().is_some_and(|p| p.id == id)));
        if let Some(person) = twice.person.as_mut() {
            person.sex = "unknown";
        }
        twice.activity = "LAO-05";
        (twice.due, twice.reply, twice.applied) = (Some(day("2019-03-20")), None, None);
        (twice.pre, twice.post) = (None, None);
        let at = rows.iter().position(|r| r.activity == "LAO-05").unwrap_or(0);
        rows.insert(at + 5, twice);
    }
    let file = "kfit/lao_activities_participants.xlsx";
    let mut activities = Sheet::new(
        "Activities",
        &["Activities in Lao PDR, 2017–2020", "KFIT, activity 1. Illustrative data."],
        acts::header("en"),
    );
    acts::fill(out, &mut activities, &acts::read(LAO_ACTS), "en", Dates::Real);
    activities.notes = vec!["Completed means that the final report was received.".into()];
    let mut years = Vec::new();
    for year in 2017..=2020 {
        let mut sheet = Sheet::new(
            &format!("Participants {year}"),
            &[&format!("Participants in Lao PDR, {year}"), "Illustrative data: all persons are invented."],
            EN,
        );
        fill(out, &mut sheet, &of_years(&rows, &lao_courses, &[year]), COLS, "en", Dates::Real);
        total(&mut sheet, "Total", "Hours attended");
        if year == 2019 {
            let copy = sheet.rows[20].clone();
            sheet.rows.insert(21, copy);
            out.fault(
                file,
                &sheet,
                21,
                "Activity code",
                "the row above once more, in every cell the same: superseded",
            );
            sheet.rows.insert(40, Vec::new());
        }
        years.push(sheet);
    }
    let at = years[3].column("Post-test score");
    years[3].rows[9][at] = n(140);
    out.fault(
        file,
        &years[3],
        9,
        "Post-test score",
        "140 where scores go from 0 to 100: the value is blanked, the row stays",
    );
    let mut sheets = vec![&activities];
    sheets.extend(&years);
    out.xlsx(file, &sheets)?;
    // The sheet of 2018 was sent a second time, in a file of its own.
    let again = "kfit/lao_participants_2018_sent_again.xlsx";
    let count = years[1].rows.len();
    out.fault(again, &years[1], 0, "Activity code", &format!("the whole sheet was sent twice: all its {count} rows are those of {file}, sheet Participants 2018: superseded"));
    out.xlsx(again, &[&years[1]])?;

    let lao_rows = rows;

    // Uzbekistan: French, dates as text. Three participants from Lao PDR keep their numbers.
    let mut rows: Vec<Row> = uzb_courses.iter().flat_map(|c| uzb.attend(c)).collect();
    let guests: Vec<Person> = lao_rows
        .iter()
        .filter(|r| r.activity == "LAO-04" && r.role == "participant" && r.hours >= 1.0)
        .filter_map(|r| r.person.clone())
        .step_by(9)
        .take(3)
        .collect();
    let names: Vec<&str> = guests.iter().map(|p| p.id.as_str()).collect();
    out.traps.push(format!(
        "Three participants of LAO-04 in 2018 ({}) went to the workshop UZB-05 in 2019 and kept their numbers; the\n  two offices share a namespace. They are one person each, in two countries.",
        names.join(", ")
    ));
    let model = rows
        .iter()
        .rposition(|r| r.activity == "UZB-05" && r.role == "participant" && r.hours > 20.0)
        .unwrap_or(0);
    for guest in guests {
        let mut row = rows[model].clone();
        row.person = Some(guest);
        rows.insert(model, row);
    }
    let file = "kfit/ouzbekistan.xls";
    let mut activities = Sheet::new(
        "Activités",
        &["Activités en Ouzbékistan, 2017-2020", "KFIT, activité 2. Données illustratives."],
        acts::header("fr"),
    );
    acts::fill(out, &mut activities, &acts::read(UZB_ACTS), "fr", Dates::Slashed);
    let mut first = Sheet::new(
        "Participants 2018",
        &["Liste des participants, 2018", "Données illustratives : toutes les personnes sont inventées."],
        FR,
    );
    fill(out, &mut first, &of_years(&rows, &uzb_courses, &[2018]), COLS, "fr", Dates::Slashed);
    let mut second = Sheet::new(
        "Participants 2019-2020",
        &[
            "Liste des participants, 2019 et 2020",
            "Données illustratives : toutes les personnes sont inventées.",
        ],
        FR,
    );
    fill(out, &mut second, &of_years(&rows, &uzb_courses, &[2019, 2020]), COLS, "fr", Dates::Slashed);
    let at = first.column("Code de l'activité");
    first.rows[30][at] = t("UZB-99");
    out.fault(
        file,
        &first,
        30,
        "Code de l'activité",
        "no activity has this code (UZB-99): the row is quarantined",
    );
    let at = second.column("Heures suivies");
    second.rows[25][at] = t("toute la journée");
    out.fault(
        file,
        &second,
        25,
        "Heures suivies",
        "text where a number of hours belongs: the value is blanked, so that attendance is not known",
    );
    total(&mut first, "Total", "Jours suivis");
    second.notes = vec!["Les trois participants lao gardent leur numéro.".into()];
    out.intermediate("ouzbekistan.xlsx", &[&activities, &first, &second])?;

    // Rwanda: English, dates as text with dots.
    let rows: Vec<Row> = rwa_courses.iter().flat_map(|c| rwa.attend(c)).collect();
    let file = "kfit/rwanda.ods";
    let mut activities = Sheet::new(
        "Activities",
        &["Activities in Rwanda, 2017–2020", "KFIT, activity 3. Illustrative data."],
        acts::header("en"),
    );
    acts::fill(out, &mut activities, &acts::read(RWA_ACTS), "en", Dates::Dotted);
    let mut list = Sheet::new(
        "Attendance",
        &[
            "Attendance lists, Kigali office",
            "Illustrative data: all persons are invented.",
            "One row for each person and activity",
        ],
        EN,
    );
    fill(out, &mut list, &rows, COLS, "en", Dates::Dotted);
    let mut other = list.rows[150].clone();
    other[10] = n(1);
    other[11] = n(6);
    other[12] = t("No");
    list.rows.insert(171, other);
    out.fault(file, &list, 171, "Hours attended", &format!("the participant of row {} a second time in the same activity, with other values: both rows are quarantined", list.address(150, "Activity code").trim_start_matches('A')));
    total(&mut list, "Total", "Hours attended");
    list.notes = vec![
        "Source: signed lists kept at the office.".into(),
        "Where somebody left no name, only the hours are known.".into(),
    ];
    out.intermediate("rwanda.xlsx", &[&activities, &list])?;

    kfit_project::make(out)
}

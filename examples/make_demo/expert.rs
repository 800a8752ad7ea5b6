//! The Expert Facility: missions of experts, and training for them.

use crate::acts;
use crate::book::{Cell, Dates, Out, Result, Sheet, t};
use crate::day::day;
use crate::people::{Col, Course, Office, POLICY_MIX, Row, WORLD, fill};
use crate::rng::Rng;

const ACTS: &str = "
EXP-2012-01|First workshop of the experts|training|in_person|cultural_sectors||Brussels|2012-02-14|2012-02-17|2012-02-17|24|completed
EXP-2013-01|Technical assistance missions 2012–2013|technical_assistance|in_person|cultural_sectors|Niger; DRC; Madagascar; Haiti||2012-03-01|2013-12-20|2013-12-20|0|completed
EXP-2015-01|Workshop of the expanded pool|training|in_person|cultural_sectors digital mobility||Paris|2015-10-06|2015-10-09|2015-10-09|24|completed
EXP-2017-01|Adapting training materials to local contexts|training|in_person|cultural_sectors|Senegal; Burkina Faso|Dakar|2017-03-21|2017-03-24|2017-03-24|24|completed
EXP-2018-01|Technical assistance missions 2016–2018|technical_assistance|in_person|artistic_freedom|Vietnam; Colombia; Ethiopia; Tunisia||2016-01-11|2018-12-14|2018-12-14|0|completed
EXP-2021-01|Training of trainers on indicators|training|online|cultural_sectors|Kenya; Malawi|online|2021-05-18|2021-05-20|2021-05-20|15|completed
";

const COURSES: &str = "
EXP-2012-01|2012-02-17|30|0|2|0|4.0|6.0|||1
EXP-2015-01|2015-10-09|34|9|2|0|4.0|6.0|||1
EXP-2017-01|2017-03-24|28|12|2|0|4.0|6.0|||1
EXP-2021-01|2021-05-20|26|14|2|0|3.0|5.0|||1
";

const FR: &[&str] = &[
    "Code activité",
    "Code participant",
    "Nom",
    "Genre",
    "Né(e) en",
    "Pays de résidence",
    "Catégorie",
    "Rôle",
    "Jours suivis",
    "Heures suivies",
    "Formation achevée",
    "Satisfaction",
];

const FIELDS: &[&str] = &[
    "Cultural policy",
    "Governance",
    "Cultural and creative industries",
    "Cultural statistics and indicators",
    "Trade",
    "Digitization",
    "Media diversity",
    "Status of the artist",
    "Preferential treatment and mobility",
];
const HOSTS: &[(&str, i32, &str)] = &[
    ("Niger", 2012, "EXP-2013-01"),
    ("DRC", 2012, "EXP-2013-01"),
    ("Madagascar", 2013, "EXP-2013-01"),
    ("Haiti", 2013, "EXP-2013-01"),
    ("Honduras", 2012, ""),
    ("Argentina", 2013, ""),
    ("Barbados", 2012, ""),
    ("Mauritius", 2013, ""),
    ("Seychelles", 2013, ""),
    ("Burkina Faso", 2015, ""),
    ("Senegal", 2014, ""),
    ("Cambodia", 2015, ""),
    ("Vietnam", 2016, "EXP-2018-01"),
    ("Columbia", 2017, "EXP-2018-01"),
    ("Ethiopia", 2018, "EXP-2018-01"),
    ("Tunisie", 2018, "EXP-2018-01"),
    ("Kenya", 2019, ""),
    ("Malawi", 2019, ""),
    ("Senegal", 2020, ""),
    ("Kenya", 2021, ""),
];
const HOMES: &[&str] = &[
    "France",
    "Argentina",
    "South Africa",
    "Spain",
    "Burkina Faso",
    "India",
    "UK",
    "Canada",
    "Colombia",
    "Germany",
    "Senegal",
    "Barbados",
];

/// Writes the files of the Expert Facility.
pub(crate) fn make(out: &mut Out) -> Result<()> {
    let mut rng = Rng::new(41);
    let mut activities =
        Sheet::new("Activities", &["Expert Facility: activities", "Illustrative data"], acts::header("en"));
    acts::fill(out, &mut activities, &acts::read(ACTS), "en", Dates::Real);
    let mut missions = Sheet::new(
        "Deployments",
        &[
            "Expert Facility: missions",
            "Illustrative data: all persons are invented. Fields of expertise: programme page",
        ],
        &[
            "Mission no.",
            "Expert no.",
            "Name",
            "Sex",
            "Year of birth",
            "Nationality",
            "Fields of expertise",
            "Host country",
            "Activity code",
            "Start date",
            "End date",
            "Days of deployment",
        ],
    );
    // Each expert keeps a name, a sex, a home and one to three fields.
    let experts: Vec<Vec<Cell>> = (0..43)
        .map(|i| {
            let woman = i % 7 < 4;
            let name = format!("{} {}", rng.pick(if woman { WORLD.0 } else { WORLD.1 }), rng.pick(WORLD.2));
            let first = rng.below(FIELDS.len());
            let fields: Vec<&str> =
                (0..1 + rng.below(3)).map(|k| FIELDS[(first + 2 * k) % FIELDS.len()]).collect();
            vec![
                t(format!("EX{:02}", i + 1)),
                t(name),
                t(if woman { "F" } else { "M" }),
                Cell::Num(f64::from(1950 + rng.below(30) as i32)),
                t(HOMES[i % HOMES.len()]),
                t(fields.join("; ")),
            ]
        })
        .collect();
    for i in 0..52 {
        let (host, year, activity) = HOSTS[i % HOSTS.len()];
        let start = day(&format!("{year}-{:02}-{:02}", 1 + (i * 5) % 11, 3 + i % 20));
        let days = 3 + rng.below(14);
        let half = if i % 9 == 4 { 0.5 } else { 0.0 };
        let mut cells = vec![t(format!("M{:03}", i + 1))];
        // Two of the 43 experts were never sent.
        cells.extend(experts[(i * 8) % 41].iter().cloned());
        cells.extend([
            t(host),
            t(activity),
            Cell::Date(start),
            Cell::Date(start.plus(days as i32 + 4)),
            Cell::Num(days as f64 + half),
        ]);
        missions.rows.push(cells);
    }
    let sum: f64 =
        missions.rows.iter().map(|r| if let Some(Cell::Num(v)) = r.last() { *v } else { 0.0 }).sum();
    let mut total = vec![Cell::Empty; missions.header.len()];
    total[0] = t("Total");
    total[11] = Cell::Num(sum);
    missions.total = Some(total);
    out.xlsx("expert/expert_facility.xlsx", &[&activities, &missions])?;

    let mut pool = Office::new(
        42,
        WORLD,
        ("FT", 3),
        &[("SEN", ""), ("BFA", ""), ("KEN", ""), ("ARG", ""), ("TUN", ""), ("VNM", "")],
        POLICY_MIX,
        15,
    );
    let mut rows: Vec<Row> = pool.attend_all(&Course::of(COURSES, "EXP-2012-01"));
    rows.extend(pool.attend_all(&Course::of(COURSES, "EXP-2015-01")));
    rows.extend(pool.attend_all(&Course::of(COURSES, "EXP-2017-01")));
    rows.extend(pool.attend_all(&Course::of(COURSES, "EXP-2021-01")));
    let mut list = Sheet::new(
        "Participants",
        &["Banque d'expertise : formations", "Données illustratives : toutes les personnes sont inventées"],
        FR,
    );
    fill(
        out,
        &mut list,
        &rows,
        &[
            Col::Activity,
            Col::Id,
            Col::Name,
            Col::Sex,
            Col::Born,
            Col::Country,
            Col::Stakeholder,
            Col::Role,
            Col::Days,
            Col::Hours,
            Col::Completed,
            Col::Satisfaction,
        ],
        "fr",
        Dates::Slashed,
    );
    out.intermediate("formations.xlsx", &[&list])
}

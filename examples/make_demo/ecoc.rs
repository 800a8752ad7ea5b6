//! European Capitals of Culture: camps, online learning, the expert call.

use crate::acts::{self, lines};
use crate::book::{Cell, Dates, Out, Result, Sheet, n, t};
use crate::day::{Day, day};
use crate::people::{CITY_MIX, Col, Course, EUROPEAN, Office, Row, fill};

const PLACES: &[(&str, &str)] = &[
    ("ITA", "matera"),
    ("BGR", "plovdiv"),
    ("HRV", "rijeka"),
    ("IRL", "galway"),
    ("LTU", "kaunas"),
    ("LUX", "esch"),
    ("SRB", "novi_sad"),
    ("ROU", "timisoara"),
    ("GRC", "elefsina"),
    ("HUN", "veszprem"),
    ("EST", "tartu"),
    ("NOR", "bodo"),
    ("AUT", "bad_ischl"),
    ("SVN", "nova_gorica"),
    ("DEU", "chemnitz"),
    ("FIN", "oulu"),
    ("SVK", "trencin"),
    ("LVA", "liepaja"),
    ("PRT", "evora"),
    ("CZE", "liberec"),
    ("CZE", "ceske_budejovice"),
    ("FRA", "bourges"),
    ("LTU", "kaunas"),
    ("ROU", "timisoara"),
    ("SRB", "novi_sad"),
    ("LUX", "esch"),
    ("HUN", "veszprem"),
    ("EST", "tartu"),
];

const ACTS: &str = "
ECOC-01|Mapping of capacity-building needs|study|online|cultural_sectors|||2019-10-15|2020-03-31|2020-04-17|0|completed
ECOC-C1|Academy Camp: community engagement|academy_camp|hybrid|civil_society|Bulgaria|Plovdiv|2020-09-22|2020-06-19|2020-09-25|24|completed
ECOC-C2|Academy Camp: audience development|academy_camp|online|cultural_sectors||online|2021-02-16|2021-02-19|2021-02-19|20|completed
ECOC-C3|Academy Camp: digital tools|academy_camp|hybrid|digital|Lithuania|Kaunas|2021-06-15|2021-06-18|2021-06-18|24|completed
ECOC-C4|Academy Camp: international cooperation|academy_camp|hybrid|mobility flows|Luxembourg|Esch-sur-Alzette|2021-11-16|2021-11-19|2021-11-19|24|completed
ECOC-C5|Closing Academy Camp|academy_camp|online|cultural_sectors||online|2022-05-12|2022-03-25|2022-05-13|12|completed
ECOC-W1|Webinar: community engagement|webinar|online|civil_society||online|2020-11-18|2020-11-18|2020-11-18|2|completed
ECOC-W2|Webinar: audience development|webinar|online|cultural_sectors||online|2021-04-14|2021-04-14|2021-04-14|2|completed
ECOC-W3|Webinar: digital tools|webinar|online|digital||online|2021-09-08|2021-09-08|2021-09-08|2|completed
ECOC-W4|Webinar: international cooperation|webinar|online|mobility||online|2022-01-26|2022-01-26|2022-01-26|2|completed
ECOC-M1|MOOC: managing a Capital of Culture|mooc|online|cultural_sectors||online|2021-03-01|2021-05-31|2021-05-31|16|completed
ECOC-M2|MOOC: monitoring and evaluation|mooc|online|cultural_sectors||online|2021-10-04|2021-12-17|2021-12-17|12|completed
ECOC-T1|Toolkit on audience development|publication|online|cultural_sectors|||2020-10-01|2021-03-31|2021-04-30|0|completed
ECOC-T2|Toolkit on digital tools|publication|online|digital|||2021-05-03|2021-12-17|2021-12-10|0|completed
ECOC-P1|Podcasts, first to third season|podcast|online|cultural_sectors|||2020-12-01|2021-12-17|2021-12-17|0|completed
ECOC-P2|Podcasts, fourth season|podcast|online|cultural_sectors|||2022-01-10|2022-03-18|2022-03-18|0|completed
ECOC-L1|Online library|library|online|digital|||2020-03-02|2022-03-31|2022-03-31|0|completed
ECOC-E1|Interactive meeting in the ENCATC Member Talks|networking|online|digital||online|2021-09-17|2021-09-17|2021-09-17|2|completed
ECOC-V1|Peer-learning visit to Matera|peer_learning|in_person|cultural_sectors|Italy|Matera||2020-05-29||16|cancelled
ECOC-A1|Launch of the call for experts|awareness|online|cultural_sectors||online|2020-07-01|2020-07-01|2020-07-01|1|completed|2300|estimated
";

const CAMPS: &str = "
ECOC-C1|2020-09-25|62|0|5|0|4.0|6.0|||0
ECOC-C2|2021-02-19|56|22|6|0|4.0|5.0|||0
ECOC-C3|2021-06-18|48|25|4|0|4.0|6.0|||0
ECOC-C4|2021-11-19|44|36|5|0|4.0|6.0|||0
ECOC-C5|2022-05-13|30|68|8|0|2.0|6.0|||0
";
const ONLINE: &str = "
ECOC-W1|2020-11-18|45|20|12|6|0.5|4.0|||0
ECOC-W2|2021-04-14|40|26|14|0|0.5|4.0|||0
ECOC-M1|2021-05-31|120|35|30|0|4.0|4.0|||0
ECOC-W3|2021-09-08|38|30|10|4|0.5|4.0|||0
ECOC-E1|2021-09-17|24|22|4|0|0.5|4.0|||0
ECOC-M2|2021-12-17|92|40|26|0|3.0|4.0|||0
ECOC-W4|2022-01-26|30|34|9|5|0.5|4.0|||0
";

const CAMP: &[&str] = &[
    "Activity",
    "User ID",
    "Full name",
    "E-mail address",
    "Gender",
    "Birth year",
    "Country of residence",
    "ECoC city",
    "Type of organisation",
    "Role",
    "Days",
    "Hours",
    "Completed the course",
    "Satisfaction",
];
const WEB: &[&str] = &[
    "Activity",
    "User ID",
    "Gender",
    "Birth year",
    "Country of residence",
    "ECoC city",
    "Type of organisation",
    "Role",
    "Hours attended",
    "Completed",
    "Rating",
];

/// Writes the files of the Capitals of Culture.
pub(crate) fn make(out: &mut Out) -> Result<()> {
    // One platform, one register: in the order in which things happened.
    let mut office = Office::new(51, EUROPEAN, ("U", 4), PLACES, CITY_MIX, 40);
    let camps = Course::read(CAMPS);
    let online = Course::read(ONLINE);
    let mut courses: Vec<&Course> = camps.iter().chain(&online).collect();
    courses.sort_by_key(|c| day(c.end));
    let rows: Vec<Row> = courses.iter().flat_map(|c| office.attend(c)).collect();
    let of =
        |ids: &[&str]| -> Vec<Row> { rows.iter().filter(|r| ids.contains(&r.activity)).cloned().collect() };

    let mut sheets = Vec::new();
    for (i, camp) in camps.iter().enumerate() {
        let mut sheet = Sheet::new(
            &format!("Camp {}", i + 1),
            &[
                &format!("Academy Camp {}: participants", i + 1),
                "Illustrative data: all persons are invented",
            ],
            CAMP,
        );
        fill(
            out,
            &mut sheet,
            &of(&[camp.id]),
            &[
                Col::Activity,
                Col::Id,
                Col::Name,
                Col::Email,
                Col::Sex,
                Col::Born,
                Col::Country,
                Col::City,
                Col::Stakeholder,
                Col::Role,
                Col::Days,
                Col::Hours,
                Col::Completed,
                Col::Satisfaction,
            ],
            "en",
            Dates::Real,
        );
        sheets.push(sheet);
    }
    let at = sheets[2].column("Type of organisation");
    sheets[2].rows[14][at] = t("Freelance collective");
    out.fault(
        "ecoc/academy_camps.xlsx",
        &sheets[2],
        14,
        "Type of organisation",
        "no stakeholder type is called Freelance collective: the value is blanked, the row stays",
    );
    out.xlsx("ecoc/academy_camps.xlsx", &sheets.iter().collect::<Vec<_>>())?;

    let mut web = Sheet::new(
        "online_learning",
        &[
            "Webinars and online courses: export of the platform",
            "Illustrative data: all persons are invented",
        ],
        WEB,
    );
    fill(
        out,
        &mut web,
        &of(&["ECOC-W1", "ECOC-W2", "ECOC-W3", "ECOC-W4", "ECOC-M1", "ECOC-M2", "ECOC-E1"]),
        &[
            Col::Activity,
            Col::Id,
            Col::Sex,
            Col::Born,
            Col::Country,
            Col::City,
            Col::Stakeholder,
            Col::Role,
            Col::Hours,
            Col::Completed,
            Col::Satisfaction,
        ],
        "en",
        Dates::Slashed,
    );
    let column = web.column("Completed");
    for row in &mut web.rows {
        // A webinar has nothing to complete.
        if matches!(&row[0], Cell::Text(id) if !id.contains("-M")) {
            row[column] = Cell::Empty;
        }
    }
    out.csv("ecoc/online_learning.csv", &web)?;
    project(out)?;
    library(out)
}

fn project(out: &mut Out) -> Result<()> {
    let mut activities = Sheet::new(
        "Activities",
        &[
            "Capacity building for European Capitals of Culture: activities",
            "Illustrative data; published: the closing camp of 12–13 May 2022 and the meeting of 17 September 2021",
        ],
        acts::header("en"),
    );
    acts::fill(out, &mut activities, &acts::read(ACTS), "en", Dates::Real);
    let mut call = Sheet::new(
        "Expert call",
        &[
            "Call for experts: rounds",
            "Illustrative data but for the applications, which are the published figures",
        ],
        &[
            "Round",
            "Date of the round",
            "Applications received",
            "Eligible applications",
            "Experts admitted",
            "Published in",
        ],
    );
    lines(&mut call, CALL, Dates::Real);
    call.notes = vec![
        "Source: news pages of the project on each evaluation round. Rounds 1 and 2 publish eligible applications, rounds 3 and 4 applications received.".into(),
        "The stated total of 640 applications is not the sum of the rounds (635). Days of the rounds are illustrative, months as published.".into(),
    ];
    let mut outputs = Sheet::new(
        "Outputs",
        &["Podcasts, recordings, toolkits", "Illustrative data"],
        &["Outcome no.", "Type of outcome", "Title", "Released", "Source of verification", "Supported by"],
    );
    let mut number = 0;
    let mut add = |kind: &str, title: String, on: Day, activity: &str| {
        number += 1;
        outputs.rows.push(vec![
            t(format!("EC-O{number:02}")),
            t(kind),
            t(title),
            Cell::Date(on),
            t("Address of the product"),
            t(activity),
        ]);
    };
    for (season, (start, activity)) in [
        ("2020-12-02", "ECOC-P1"),
        ("2021-03-03", "ECOC-P1"),
        ("2021-09-15", "ECOC-P1"),
        ("2022-01-12", "ECOC-P2"),
    ]
    .iter()
    .enumerate()
    {
        for episode in 0..5 {
            add(
                "Podcast episode",
                format!("Season {}, episode {}", season + 1, episode + 1),
                day(start).plus(episode * 14),
                activity,
            );
        }
    }
    for (i, (on, activity)) in [
        ("2020-12-09", "ECOC-W1"),
        ("2021-05-05", "ECOC-W2"),
        ("2021-09-29", "ECOC-W3"),
        ("2022-02-16", "ECOC-W4"),
    ]
    .iter()
    .enumerate()
    {
        add("Recording", format!("Webinar {}", i + 1), day(on), activity);
    }
    add("Toolkit", "Audience development".into(), day("2021-04-30"), "ECOC-T1");
    add("Toolkit", "Digital tools".into(), day("2021-12-10"), "ECOC-T2");
    add("Publication", "Map of capacity-building needs".into(), day("2020-04-17"), "ECOC-01");
    let mut gaps = Sheet::new(
        "Skills gaps",
        &["Skills gaps found in the cities", "Illustrative data"],
        &["Need ID", "Country", "City", "Class", "Gap", "Identified on", "Found by", "Addressed by"],
    );
    lines(&mut gaps, GAPS, Dates::Real);
    let mut budget = Sheet::new(
        "Budget",
        &["Budget and expenditure", "Illustrative data, in euros"],
        &[
            "Entry no.",
            "Kind of amount",
            "Source of funds",
            "Donor",
            "Budget line",
            "Amount",
            "Currency",
            "Date",
        ],
    );
    lines(&mut budget, BUDGET, Dates::Real);
    let mut targets = Sheet::new(
        "Targets",
        &["Targets of the contract", "Illustrative data"],
        &["Indicator code", "Period", "Kind", "Value", "Date set", "Reason for a change"],
    );
    lines(&mut targets, TARGETS, Dates::Real);
    out.xlsx("ecoc/ecoc_project.xlsx", &[&activities, &call, &outputs, &gaps, &budget, &targets])
}

fn library(out: &mut Out) -> Result<()> {
    let mut sheet = Sheet::new(
        "Library",
        &["Online library: items by contributor", "Illustrative data"],
        &["Item no.", "Title", "Kind of item", "Contributed by", "City concerned", "Added on"],
    );
    let kinds = ["Guide", "Case study", "Report", "Toolkit", "Video"];
    for i in 0..128_usize {
        let added = day("2020-03-16").plus((i * 6) as i32);
        // Filled by the consortium at first, then continued by users.
        let user = i > 40 && (i * 7) % 10 < i / 14;
        let city = if user || i % 3 == 0 {
            out.label("cities", PLACES[(i * 5) % PLACES.len()].1, "en")
        } else {
            String::new()
        };
        sheet.rows.push(vec![
            t(format!("LIB-{:03}", i + 1)),
            t(format!("Item {}", i + 1)),
            t(kinds[(i * 3) % 5]),
            t(if user { "User" } else { "Consortium" }),
            t(city),
            t(added.day_first()),
        ]);
    }
    let at = sheet.column("Added on");
    sheet.rows[57][at] = t("31/02/2021");
    out.fault("ecoc/library.ods", &sheet, 57, "Added on", "there is no 31 February: the row is quarantined");
    let mut total = vec![Cell::Empty; 6];
    total[0] = t("Total");
    total[1] = n(128);
    sheet.total = Some(total);
    out.intermediate("library.xlsx", &[&sheet])
}

const CALL: &str = "
Round 1|2020-09-15||246|95|First evaluation of experts' applications
Round 2|2021-02-15||174|82|Second evaluation of experts' applications
Round 3|2021-10-15|126||66|Third evaluation of experts' applications
Round 4|2022-04-15|89||39|Last evaluation round of experts' applications
";

const GAPS: &str = "
EC-N01|Lithuania|Kaunas|Skills gap|Audience development|2020-02-12|Mapping|ECOC-C2
EC-N02|Romania|Timisoara|Skills gap|Community engagement|2020-02-12|Mapping|ECOC-C1
EC-N03|Serbia|Novi Sad|Skills gap|International cooperation|2020-02-19|Mapping|ECOC-C4
EC-N04|Luxembourg|Esch|Skills gap|Digital tools|2020-02-19|Mapping|ECOC-C3
EC-N05|Hungary|Veszprém|Skills gap|Monitoring and evaluation|2020-02-26|Mapping|ECOC-M2
EC-N06|Estonia|Tartu|Skills gap|Digital tools|2020-03-04|Mapping|ECOC-C3
EC-N07|Norway|Bodø|Skills gap|Volunteers|2020-03-04|Mapping|
EC-N08|Greece|Eleusis|Institutions|Management of the organising body|2020-03-11|Mapping|ECOC-M1
EC-N09|Austria|Bad Ischl|Institutions|Cooperation among communes|2020-03-11|Mapping|ECOC-V1
EC-N10|Slovenia|Nova Gorica|Skills gap|Cross-border programme|2020-03-18|Mapping|ECOC-C4
EC-N11|Germany|Chemnitz|Skills gap|Audience development|2021-01-20|Survey|ECOC-W2
EC-N12|Czech Republic|Budweis|Skills gap|Management|2021-06-09|Survey|ECOC-C5
";

const BUDGET: &str = "
EC-F01|Approved budget|European Union|European Commission|Training and workshops|310000|EUR|2019-10-15
EC-F02|Approved budget|European Union|European Commission|Experts and consultants|140000|EUR|2019-10-15
EC-F03|Approved budget|European Union|European Commission|Equipment and platforms|90000|EUR|2019-10-15
EC-F04|Approved budget|European Union|European Commission|Project personnel|210000|EUR|2019-10-15
EC-F05|Expenditure|European Union|European Commission|Project personnel|38400.5|EUR|2020-06-30
EC-F06|Expenditure|European Union|European Commission|Equipment and platforms|41250|EUR|2020-06-30
EC-F07|Expenditure|European Union|European Commission|Training and workshops|52300|EUR|2020-12-15
EC-F08|Expenditure|European Union|European Commission|Experts and consultants|18900|EUR|2020-12-15
EC-F09|Expenditure|European Union|European Commission|Project personnel|44800|EUR|2020-12-15
EC-F10|Expenditure|European Union|European Commission|Training and workshops|68750.25|EUR|2021-06-30
EC-F11|Expenditure|European Union|European Commission|Experts and consultants|36400|EUR|2021-06-30
EC-F12|Expenditure|European Union|European Commission|Project personnel|42150|EUR|2021-06-30
EC-F13|Expenditure|European Union|European Commission|Training and workshops|84600|EUR|2021-12-15
EC-F14|Expenditure|European Union|European Commission|Experts and consultants|41800|EUR|2021-12-15
EC-F15|Expenditure|European Union|European Commission|Equipment and platforms|37500|EUR|2021-12-15
EC-F16|Expenditure|European Union|European Commission|Project personnel|43900|EUR|2021-12-15
EC-F17|Expenditure|European Union|European Commission|Training and workshops|61200.75|EUR|2022-06-15
EC-F18|Expenditure|European Union|European Commission|Project personnel|28750|EUR|2022-06-15
";

const TARGETS: &str = "
CB05|2019|Baseline|0|2019-10-15|
CB05|2020|Milestone|120|2019-10-15|
CB05|2021|Milestone|450|2019-10-15|
CB05|life|Target|600|2019-10-15|
CB07|life|Target|50|2019-10-15|
CB13|life|Target|70|2019-10-15|
CB14|life|Target|85|2019-10-15|
CB20|2019|Baseline|0|2019-10-15|
CB20|2020|Milestone|60|2019-10-15|
CB20|2021|Milestone|400|2019-10-15|
CB20|life|Target|450|2019-10-15|
CB30|life|Target|30|2019-10-15|
CB30L|2019|Baseline|0|2019-10-15|
CB30L|2021|Milestone|120|2019-10-15|
CB30L|life|Target|150|2019-10-15|
CB33N|2019|Baseline|0|2019-10-15|
CB33N|2020|Milestone|100|2019-10-15|
CB33N|2021|Milestone|220|2019-10-15|
CB33N|life|Target|250|2019-10-15|
CB36|2019|Baseline|0|2019-10-15|
CB36|2020|Milestone|35|2019-10-15|
CB36|2021|Milestone|85|2019-10-15|
CB36|life|Target|100|2019-10-15|
CB42|life|Target|80|2019-10-15|
";

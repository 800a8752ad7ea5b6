//! Writes a project of any size, for measuring: workbooks of participations
//! with fourteen columns, the activities they belong to, and the definitions.
//!
//! ```text
//! cargo run --release --example make_workload -- FOLDER [WORKBOOKS] [ROWS]
//! cargo run --release -- run --timings --project FOLDER
//! ```
//!
//! By default 20 workbooks of 25,000 rows. The same arguments write the same bytes.

#![allow(clippy::unwrap_used, clippy::print_stdout)]

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook};
use std::fs;
use std::path::Path;

const COUNTRIES: [&str; 20] = [
    "BEN", "BFA", "BOL", "CIV", "COL", "ECU", "ETH", "GHA", "KHM", "LAO", "MAR", "MDG", "MOZ", "NER", "RWA",
    "SEN", "TUN", "UGA", "UZB", "VNM",
];
const STAKEHOLDERS: [&str; 6] = ["public", "civil", "artists", "private", "academia", "other"];

/// A generator of numbers that is the same everywhere (SplitMix64).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (z ^ (z >> 31)) % limit
    }
}

fn main() {
    let mut arguments = std::env::args().skip(1);
    let Some(folder) = arguments.next() else {
        println!("usage: make_workload FOLDER [WORKBOOKS] [ROWS]");
        return;
    };
    let workbooks: u32 = arguments.next().map_or(20, |n| n.parse().unwrap());
    let rows: u32 = arguments.next().map_or(25_000, |n| n.parse().unwrap());
    let root = Path::new(&folder);
    definitions(root);
    let activities = workbooks * 40;
    activity_list(root, activities);
    for number in 0..workbooks {
        participations(root, number, rows, activities);
    }
    println!("{workbooks} workbooks of {rows} rows, {activities} activities");
}

fn save(mut workbook: Workbook, path: &Path) {
    let day = ExcelDateTime::from_ymd(2020, 1, 1).unwrap();
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&day));
    workbook.save(path).unwrap();
}

fn activity_list(root: &Path, activities: u32) {
    let mut numbers = Numbers(7);
    let mut text = String::from("activity_id,title,kind,country,start,end\n");
    for activity in 0..activities {
        let (year, month) = (2017 + numbers.below(4), 1 + numbers.below(12));
        let country = COUNTRIES[numbers.below(20) as usize];
        let kind = ["training", "meeting", "camp", "webinar"][numbers.below(4) as usize];
        let day = 1 + numbers.below(20);
        text.push_str(&format!(
            "A{activity:05},Activity {activity},{kind},{country},{year}-{month:02}-{day:02},{year}-{month:02}-{:02}\n",
            day + 4
        ));
    }
    fs::write(root.join("input/activities.csv"), text).unwrap();
}

fn participations(root: &Path, number: u32, rows: u32, activities: u32) {
    let mut numbers = Numbers(1_000 + u64::from(number));
    let mut workbook = Workbook::new();
    let date = Format::new().set_num_format("yyyy-mm-dd");
    let sheet = workbook.add_worksheet();
    sheet.set_name("Participants").unwrap();
    let header = [
        "Activity code",
        "Person code",
        "Role",
        "Sex",
        "Year of birth",
        "Stakeholder",
        "Organisation",
        "Registered on",
        "Days attended",
        "Hours attended",
        "Completed",
        "Pre-test",
        "Post-test",
        "Satisfaction",
    ];
    for (column, title) in (0u16..).zip(header) {
        sheet.write(0, column, title).unwrap();
    }
    for row in 1..=rows {
        let days = numbers.below(6);
        let pre = 20 + numbers.below(50);
        sheet.write(row, 0, format!("A{:05}", numbers.below(u64::from(activities)))).unwrap();
        let person = numbers.below(u64::from(rows) * 3 / 4);
        // What belongs to a person is made from the person.
        let mut own = Numbers(person + u64::from(number) * 1_000_003);
        sheet.write(row, 1, format!("P{person:06}")).unwrap();
        sheet.write(row, 2, if numbers.below(20) == 0 { "trainer" } else { "participant" }).unwrap();
        sheet.write(row, 3, ["F", "M", "F", "M", "X", "unknown"][own.below(6) as usize]).unwrap();
        sheet.write(row, 4, 1950 + own.below(55) as i32).unwrap();
        sheet.write(row, 5, STAKEHOLDERS[numbers.below(6) as usize]).unwrap();
        sheet.write(row, 6, format!("Organisation {}", numbers.below(400))).unwrap();
        let day =
            ExcelDateTime::from_ymd(2017, 1 + numbers.below(12) as u8, 1 + numbers.below(28) as u8).unwrap();
        sheet.write_with_format(row, 7, &day, &date).unwrap();
        sheet.write(row, 8, days as i32).unwrap();
        sheet.write(row, 9, days as f64 * 6.5).unwrap();
        sheet.write(row, 10, if numbers.below(5) == 0 { "no" } else { "yes" }).unwrap();
        sheet.write(row, 11, pre as i32).unwrap();
        sheet.write(row, 12, (pre + numbers.below(30)) as i32).unwrap();
        sheet.write(row, 13, 1 + numbers.below(5) as i32).unwrap();
    }
    save(workbook, &root.join(format!("input/participants_{number:03}.xlsx")));
}

fn definitions(root: &Path) {
    for folder in ["indicators/codelists", "indicators/tables", "indicators/main", "input", "reports"] {
        fs::create_dir_all(root.join(folder)).unwrap();
    }
    let countries: String = COUNTRIES.iter().map(|code| format!("{code},{code}\n")).collect();
    let stakeholders: String = STAKEHOLDERS.iter().map(|code| format!("{code},{code}\n")).collect();
    let bands = "code,label_en,min,max,unknown\nunder15,Under 15,0,14,\n15-24,15 to 24,15,24,\n25-34,25 to 34,25,34,\n35-54,35 to 54,35,54,\n55+,55 and over,55,120,\nunknown,Unknown,,,true\n";
    let country_codes = COUNTRIES.map(|code| format!("\"{code}\"")).join(", ");
    for (name, text) in [
        ("yardstick.toml", PROJECT.replace("COUNTRIES", &country_codes)),
        ("indicators/codelists/countries.csv", format!("code,label_en\n{countries}")),
        ("indicators/codelists/stakeholders.csv", format!("code,label_en\n{stakeholders}unknown,unknown\n")),
        (
            "indicators/codelists/sexes.csv",
            "code,label_en,unknown\nF,Women,\nM,Men,\nX,Other,\nunknown,Unknown,true\n".into(),
        ),
        ("indicators/codelists/age_bands.csv", bands.into()),
        ("indicators/tables/activities.toml", ACTIVITIES.into()),
        ("indicators/tables/participations.toml", PARTICIPATIONS.into()),
        ("indicators/main/people.toml", INDICATORS.into()),
        ("input/sources.toml", SOURCES.into()),
        ("reports/report.toml", "title = \"Workload\"\nlanguage = \"en\"\nperiod = \"2020\"\n".into()),
    ] {
        fs::write(root.join(name), text).unwrap();
    }
}

const PROJECT: &str = r#"
name = "Workload"
languages = ["en"]
countries = "countries"
base_currency = "USD"
identity_key = "workload"

[[programme]]
id = "main"
title = "Main programme"
countries = [COUNTRIES]
start = 2017-01-01
end = 2020-12-31
"#;

const ACTIVITIES: &str = r#"
name = "activities"
title = "Activities"
role = "activities"
primaryKey = "activity_id"
date = "end"
place = "country"
programme = "programme"
fields = [
  { name = "activity_id", type = "string", constraints = { required = true } },
  { name = "title", type = "string" },
  { name = "kind", type = "string" },
  { name = "country", type = "string", codelist = "countries" },
  { name = "start", type = "date" },
  { name = "end", type = "date" },
  { name = "programme", type = "string", codelist = "programmes" },
]
"#;

const PARTICIPATIONS: &str = r#"
name = "participations"
title = "Participations"
programme = "activity.programme"
date = "activity.end"
place = "activity.country"
fields = [
  { name = "activity_id", title = "Activity code", type = "string", constraints = { required = true } },
  { name = "person_id", title = "Person code", type = "string" },
  { name = "role", title = "Role", type = "string" },
  { name = "sex", title = "Sex", type = "string", codelist = "sexes" },
  { name = "birth_year", title = "Year of birth", type = "year" },
  { name = "stakeholder", title = "Stakeholder", type = "string", codelist = "stakeholders" },
  { name = "organisation", title = "Organisation", type = "string" },
  { name = "registered", title = "Registered on", type = "date" },
  { name = "days", title = "Days attended", type = "number" },
  { name = "hours", title = "Hours attended", type = "number" },
  { name = "completed", title = "Completed", type = "boolean" },
  { name = "pre", title = "Pre-test", type = "number" },
  { name = "post", title = "Post-test", type = "number" },
  { name = "satisfaction", title = "Satisfaction", type = "integer" },
]

[[foreignKeys]]
fields = "activity_id"
reference = { resource = "activities", fields = "activity_id" }
as = "activity"

[person]
name = "person"
id = "person_id"
belongs = ["sex", "birth_year"]
age = { name = "age_band", birth = "birth_year", bands = "age_bands" }
"#;

const SOURCES: &str = r#"
[[source]]
id = "activities"
files = ["activities.csv"]
table = "activities"
constants = { programme = "main" }

[[source]]
id = "participants"
files = ["participants_*.xlsx"]
table = "participations"
"#;

const INDICATORS: &str = r#"
[[indicator]]
id = "activities"
title = "Activities"
level = "output"
unit = "number"
better = "higher"
table = "activities"
measure = "count"
by = ["kind"]
periods = ["year", "semester", "life"]

[[indicator]]
id = "participations"
title = "Participations"
level = "output"
unit = "number"
better = "higher"
table = "participations"
measure = "count"
where = "role = 'participant' AND hours >= 1"
by = ["sex", "age_band", "stakeholder", ["sex", "stakeholder"]]
periods = ["year", "semester", "life"]

[[indicator]]
id = "participants"
title = "People trained"
level = "output"
unit = "people"
better = "higher"
table = "participations"
measure = { distinct = "person" }
where = "role = 'participant' AND hours >= 1"
by = ["sex", "age_band", "stakeholder", ["sex", "stakeholder"]]
periods = ["year", "semester", "life"]

[[indicator]]
id = "women_share"
title = "Women among people trained"
level = "outcome"
unit = "%"
better = "higher"
table = "participations"
where = "role = 'participant' AND hours >= 1"
measure.ratio.numerator = { distinct = "person", where = "sex = 'F'" }
measure.ratio.denominator = { distinct = "person", where = "known(sex)" }
measure.ratio.times = 100
by = ["stakeholder"]
periods = ["year", "semester", "life"]

[[indicator]]
id = "person_days"
title = "Person-days"
level = "output"
unit = "days"
better = "higher"
table = "participations"
measure = { sum = "days" }
where = "role = 'participant' AND hours >= 1"
by = ["sex"]
periods = ["year", "semester", "life"]

[[indicator]]
id = "completion"
title = "Completion rate"
level = "output"
unit = "%"
better = "higher"
table = "participations"
where = "role = 'participant'"
measure.ratio.numerator = { count = true, where = "completed" }
measure.ratio.denominator = { count = true }
measure.ratio.times = 100
by = ["sex"]
periods = ["year", "semester", "life"]

[[indicator]]
id = "gain"
title = "Mean gain"
level = "outcome"
unit = "points"
better = "higher"
table = "participations"
where = "role = 'participant' AND hours >= 1"
measure = { mean = "post - pre" }
by = ["sex", "stakeholder"]
periods = ["year", "semester", "life"]

[[indicator]]
id = "satisfaction"
title = "Satisfied participants"
level = "outcome"
unit = "%"
better = "higher"
table = "participations"
where = "role = 'participant' AND satisfaction IS NOT NULL"
measure.ratio.numerator = { count = true, where = "satisfaction >= 4" }
measure.ratio.denominator = { count = true }
measure.ratio.times = 100
by = ["sex"]
periods = ["year", "semester", "life"]
"#;

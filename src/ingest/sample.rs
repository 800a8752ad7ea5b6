//! A small project and its files, for tests of reading and checking.

use crate::diag::{Finding, Place};
use crate::number::Decimal;
use crate::period::Calendar;
use crate::project::*;
use crate::source::Root;
use crate::text::{Text, spelling};
use jiff::civil::date;
use std::collections::{BTreeMap, HashMap};
use std::path::Path as FilePath;

/// The place of definitions in the sample.
pub fn defined_at() -> Place {
    Place::text("input/sources.toml", 0..1)
}

/// A code list from lines `code|label|alias|…`.
pub fn code_list(name: &str, lines: &[&str]) -> CodeList {
    let mut list = CodeList {
        name: name.into(),
        codes: Vec::new(),
        by_code: HashMap::new(),
        by_spelling: HashMap::new(),
    };
    for (number, line) in lines.iter().enumerate() {
        let mut parts = line.split('|');
        let code = parts.next().unwrap_or("").to_string();
        let label = Text::plain(parts.next().unwrap_or(&code));
        let aliases: Vec<String> = parts.map(String::from).collect();
        list.by_code.insert(code.clone(), number);
        let mut spellings: Vec<String> = label
            .all()
            .chain(aliases.iter().map(String::as_str))
            .chain([code.as_str()])
            .map(spelling)
            .collect();
        spellings.sort();
        spellings.dedup();
        for spelling in spellings {
            list.by_spelling.entry(spelling).or_default().push(number);
        }
        let unknown = code == "U";
        list.codes.push(CodeEntry {
            code,
            label,
            aliases,
            unknown,
            order: number as i64,
            ..CodeEntry::default()
        });
    }
    list
}

/// A field.
pub fn field(name: &str, kind: FieldType) -> Field {
    Field {
        name: name.into(),
        title: Text::default(),
        description: Text::default(),
        aliases: Vec::new(),
        kind,
        format: Format::Default,
        code_list: None,
        delimiter: None,
        grain: None,
        constraints: Constraints::default(),
        on_error: OnError::Cell,
        personal: false,
        missing: vec!["".into(), "-".into(), "n/a".into()],
    }
}

/// A field that must be filled, and whose faults quarantine the row.
pub fn required(name: &str, kind: FieldType) -> Field {
    let mut field = field(name, kind);
    field.constraints.required = true;
    field.on_error = OnError::Row;
    field
}

/// A field with codes.
pub fn coded(field: Field, list: usize) -> Field {
    Field { code_list: Some(list), ..field }
}

/// A table without key, references and roles.
pub fn table(name: &str, fields: Vec<Field>) -> TableDef {
    TableDef {
        name: name.into(),
        title: Text::default(),
        description: Text::default(),
        role: None,
        parts: BTreeMap::new(),
        fields,
        primary_key: Vec::new(),
        foreign_keys: Vec::new(),
        programme: None,
        date: None,
        place: None,
        person: None,
        money: Vec::new(),
        at: defined_at(),
    }
}

/// A path to a field of a table itself.
pub fn own(tables: &[TableDef], table: usize, name: &str) -> Path {
    let column = tables[table].field(name).unwrap();
    Path { name: name.into(), links: Vec::new(), table, column: Column::Field(column) }
}

/// A source of a table.
pub fn source(id: &str, glob: &str, table: usize) -> SourceDef {
    SourceDef::plain(id, glob.into(), table, defined_at())
}

/// Numbers of the sample's tables.
pub const ACTIVITIES: usize = 0;
pub const PARTICIPATIONS: usize = 1;
pub const RATES: usize = 2;
pub const BUDGET: usize = 3;
/// Numbers of the sample's code lists.
pub const COUNTRIES: usize = 0;
pub const SEXES: usize = 1;
pub const PROGRAMMES: usize = 2;
pub const CURRENCIES: usize = 3;

/// Activities, participations that refer to them, exchange rates, and a budget.
pub fn project() -> Project {
    use FieldType::{Boolean, Date, Integer, List, Number, String, Year};
    let code_lists = vec![
        code_list(
            "countries",
            &["LAO|Lao PDR|Laos", "UZB|Uzbekistan|Ouzbékistan", "CIV|Côte d'Ivoire", "NAM|Namibia|NA"],
        ),
        code_list("sexes", &["F|Female|Femme|Mujer", "M|Male|Homme|Hombre", "U|Unknown"]),
        code_list("programmes", &["alpha|Alpha", "beta|Beta"]),
        code_list("currencies", &["USD", "KRW", "EUR", "XOF"]),
    ];
    let mut activities = table(
        "activities",
        vec![
            required("activity_id", String),
            field("title", String),
            coded(field("countries", List), COUNTRIES),
            coded(field("programme", String), PROGRAMMES),
            required("start", Date),
            field("cost", Number),
            field("online", Boolean),
        ],
    );
    activities.fields[0].title = Text::plain("Code de l'activité");
    activities.fields[2].aliases = vec!["Pays".into()];
    activities.fields[4].aliases = vec!["Start date".into(), "Fecha de inicio".into()];
    activities.primary_key = vec![0];
    let mut participations = table(
        "participations",
        vec![
            required("activity_id", String),
            field("participant_id", String),
            Field { personal: true, ..field("full_name", String) },
            coded(field("sex", String), SEXES),
            field("birth_year", Year),
            field("hours", Integer),
        ],
    );
    participations.primary_key = vec![0, 1];
    participations.foreign_keys =
        vec![ForeignKey { name: "activity".into(), fields: vec![0], table: ACTIVITIES, targets: vec![0] }];
    participations.person = Some(PersonDef {
        name: "person".into(),
        id: Some(1),
        hash: vec![2, 3, 4],
        belongs: vec![3, 4],
        names: vec![2],
        contacts: Vec::new(),
        age: None,
    });
    participations.fields[5].constraints.minimum = Some(Decimal::ZERO);
    let mut rates = table(
        "rates",
        vec![
            coded(required("currency", String), CURRENCIES),
            required("from", Date),
            required("rate", Number),
        ],
    );
    rates.role = Some(Role::Rates);
    rates.parts = BTreeMap::from([(Part::Currency, 0), (Part::Date, 1), (Part::Rate, 2)]);
    let budget = table(
        "budget",
        vec![
            required("line", String),
            field("amount", Number),
            coded(field("currency", String), CURRENCIES),
            field("on", Date),
        ],
    );
    let mut tables = vec![activities, participations, rates, budget];
    tables[ACTIVITIES].programme = Some(own(&tables, ACTIVITIES, "programme"));
    tables[ACTIVITIES].date = Some(own(&tables, ACTIVITIES, "start"));
    tables[ACTIVITIES].place = Some(own(&tables, ACTIVITIES, "countries"));
    let money = MoneyDef {
        name: "usd".into(),
        amount: 1,
        currency: 2,
        date: own(&tables, BUDGET, "on"),
        rates: RATES,
        quoted: crate::money::Quotation::UnitsPerBase,
        max_age_days: Some(40),
        condition: None,
    };
    tables[BUDGET].money = vec![money];
    let programme = |id: &str| Programme {
        id: id.into(),
        title: Text::plain(id),
        short: Text::default(),
        parent: None,
        countries: vec!["LAO".into(), "UZB".into()],
        places: Vec::new(),
        start: date(2017, 1, 1),
        end: date(2020, 12, 31),
        extensions: Vec::new(),
        donor: Text::default(),
        facts: Vec::new(),
        colour: None,
    };
    Project {
        memberships: None,
        name: Text::plain("Sample"),
        note: Text::default(),
        languages: vec!["en".into()],
        countries: COUNTRIES,
        places: Vec::new(),
        units: None,
        base_currency: "USD".into(),
        calendar: Calendar::default(),
        custom_titles: Vec::new(),
        privacy_threshold: 5,
        identity_key: "key".into(),
        limits: crate::project::Limits::default(),
        rating: RatingBands { on_track: Decimal::ONE, at_risk: Decimal::ONE },
        programmes: vec![programme("alpha"), programme("beta")],
        programme_list: PROGRAMMES,
        code_lists,
        tables,
        indicators: Vec::new(),
        results: Vec::new(),
        quality: Vec::new(),
        templates: Vec::new(),
        sources: vec![
            source("activities", "**/activities*", ACTIVITIES),
            source("participations", "**/part*", PARTICIPATIONS),
            source("rates", "**/rates*", RATES),
            source("budget", "**/budget*", BUDGET),
        ],
        reports: Vec::new(),
        accepted: Vec::new(),
        people: crate::project::PeopleList::default(),
        comments: Vec::new(),
        expected: Vec::new(),
        resubmission: crate::project::Resubmission::default(),
        files: Vec::new(),
    }
}

/// A folder with files below `input/`.
pub struct Folder(tempfile::TempDir);

impl Folder {
    /// A folder with text files.
    pub fn new(files: &[(&str, &str)]) -> Folder {
        let folder = Folder(tempfile::tempdir().unwrap());
        for (name, text) in files {
            folder.add(name, text.as_bytes());
        }
        folder
    }

    /// Adds a file below `input/`.
    pub fn add(&self, name: &str, bytes: &[u8]) {
        let path = self.0.path().join("input").join(name);
        std::fs::create_dir_all(path.parent().unwrap_or(FilePath::new("."))).unwrap();
        std::fs::write(path, bytes).unwrap();
    }

    /// The folder as a project's root.
    pub fn root(&self) -> Root {
        Root::new(self.0.path())
    }
}

/// Findings as one line each: code, place, what was found.
pub fn shown(findings: &[Finding]) -> Vec<String> {
    findings
        .iter()
        .map(|f| {
            let found = f.found.as_deref().map(|found| format!(" [{found}]")).unwrap_or_default();
            let also = if f.also.is_empty() { String::new() } else { format!(" +{}", f.also.len()) };
            format!("{} {}{found}{also}", f.code, f.place)
        })
        .collect()
}

//! Invented persons and their attendance.

use std::collections::BTreeMap;

use crate::book::{Cell, Dates, Out, Sheet, opt, t};
use crate::day::{Day, day};
use crate::rng::Rng;

/// Given names of women, of men, and family names.
pub(crate) type Names = (&'static [&'static str], &'static [&'static str], &'static [&'static str]);

pub(crate) const LAO: Names = (
    &[
        "Bouavanh",
        "Chanthala",
        "Daovone",
        "Khamla",
        "Manivone",
        "Noy",
        "Phetsamone",
        "Souksavanh",
        "Thipphavanh",
        "Vilayphone",
    ],
    &[
        "Anousone",
        "Bounmy",
        "Khamphet",
        "Keo",
        "Outhai",
        "Phonexay",
        "Sengdao",
        "Somchit",
        "Thongdy",
        "Viengkham",
    ],
    &[
        "Sayavong",
        "Phommachanh",
        "Keovilay",
        "Vongdara",
        "Inthavong",
        "Luangrath",
        "Bounyavong",
        "Sisouphanh",
        "Chanthavong",
        "Xaysana",
    ],
);
pub(crate) const UZBEK: Names = (
    &["Aziza", "Dilnoza", "Feruza", "Gulnora", "Kamola", "Lola", "Madina", "Nigora", "Saodat", "Zulfiya"],
    &["Akmal", "Bekzod", "Davron", "Farrukh", "Jasur", "Kamol", "Otabek", "Rustam", "Sherzod", "Ulugbek"],
    &[
        "Rakhimov",
        "Karimzoda",
        "Yuldashev",
        "Saidov",
        "Tursunov",
        "Ismoilov",
        "Nazarov",
        "Qodirov",
        "Usmonov",
        "Ergashev",
    ],
);
pub(crate) const RWANDAN: Names = (
    &[
        "Aline",
        "Chantal",
        "Diane",
        "Esperance",
        "Goretti",
        "Immaculee",
        "Jeanne",
        "Liliane",
        "Solange",
        "Vestine",
    ],
    &[
        "Alphonse",
        "Bosco",
        "Claude",
        "Emmanuel",
        "Fidele",
        "Gaspard",
        "Innocent",
        "Olivier",
        "Patrick",
        "Theoneste",
    ],
    &[
        "Uwimana",
        "Mukamana",
        "Habimana",
        "Niyonzima",
        "Ingabire",
        "Mugisha",
        "Nkurunziza",
        "Iradukunda",
        "Bizimana",
        "Umutoni",
    ],
);
pub(crate) const WEST_AFRICAN: Names = (
    &[
        "Aïssatou",
        "Aminata",
        "Bintou",
        "Fatoumata",
        "Khady",
        "Mariam",
        "Ndèye",
        "Rokhaya",
        "Salimata",
        "Zénabou",
    ],
    &["Abdoulaye", "Boubacar", "Cheikh", "Issa", "Lamine", "Moussa", "Ousmane", "Salif", "Seydou", "Yacouba"],
    &["Diallo", "Ouédraogo", "Sow", "Traoré", "Ndiaye", "Sawadogo", "Fall", "Kaboré", "Ba", "Compaoré"],
);
pub(crate) const ANDEAN: Names = (
    &["Ana", "Beatriz", "Camila", "Daniela", "Inés", "Luisa", "Marta", "Paola", "Rocío", "Verónica"],
    &["Andrés", "Carlos", "Diego", "Esteban", "Javier", "Luis", "Martín", "Óscar", "Raúl", "Tomás"],
    &["Quispe", "Rodríguez", "Mamani", "Gómez", "Sánchez", "Vargas", "Castillo", "Muñoz", "Peña", "Huamán"],
);
pub(crate) const WORLD: Names = (
    &["Abeba", "Chipo", "Grace", "Hanna", "Linh", "Mercy", "Naledi", "Sokha", "Thandiwe", "Wanjiru"],
    &["Bat", "Dawit", "Joseph", "Kagiso", "Minh", "Peter", "Sopheap", "Tendai", "Yonas", "Zolo"],
    &["Bekele", "Chea", "Dube", "Kamau", "Moyo", "Nguyen", "Okello", "Phiri", "Tadesse", "Tran"],
);
pub(crate) const EUROPEAN: Names = (
    &["Agnes", "Birgit", "Carla", "Elena", "Ilse", "Jana", "Maija", "Nadia", "Rita", "Sofia"],
    &["Andrei", "Bruno", "Damir", "Erik", "Janis", "Luca", "Marek", "Nikos", "Pavel", "Tomas"],
    &["Berzins", "Costa", "Fischer", "Horvat", "Jansen", "Kovacs", "Laine", "Novak", "Popescu", "Rossi"],
);

/// A person as an office knows it.
#[derive(Clone)]
pub(crate) struct Person {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) sex: &'static str,
    pub(crate) born: Option<i32>,
    pub(crate) stakeholder: &'static str,
    pub(crate) organisation: String,
    pub(crate) country: &'static str,
    pub(crate) city: &'static str,
    came: bool,
}

/// A course: how many come, and what is measured.
pub(crate) struct Course {
    pub(crate) id: &'static str,
    pub(crate) end: &'static str,
    /// Persons who come for the first time.
    pub(crate) new: usize,
    /// Persons who have come before.
    pub(crate) again: usize,
    /// Registered, did not come.
    pub(crate) absent: usize,
    /// Came, left no name and no number.
    pub(crate) anonymous: usize,
    pub(crate) days: f64,
    pub(crate) hours_a_day: f64,
    /// Mean scores before and after, where tests were held.
    pub(crate) tests: Option<(i64, i64)>,
    /// Percentage of those who answer the follow-up that apply their skills.
    pub(crate) applied: Option<usize>,
    pub(crate) trainers: usize,
}

impl Course {
    /// Reads courses written as lines of `|`: activity, last day, new, again,
    /// absent, anonymous, days, hours a day, mean scores, percentage applying,
    /// trainers.
    pub(crate) fn read(text: &'static str) -> Vec<Course> {
        text.lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .map(|line| {
                let parts: Vec<&'static str> = line.split('|').map(str::trim).collect();
                let whole = |i: usize| parts.get(i).and_then(|p| p.parse().ok()).unwrap_or(0);
                let number = |i: usize| parts.get(i).and_then(|p| p.parse().ok()).unwrap_or(0.0);
                let scores = parts.get(8).and_then(|p| p.split_once(' '));
                Course {
                    id: parts[0],
                    end: parts.get(1).copied().unwrap_or_default(),
                    new: whole(2),
                    again: whole(3),
                    absent: whole(4),
                    anonymous: whole(5),
                    days: number(6),
                    hours_a_day: number(7),
                    tests: scores.and_then(|(a, b)| a.parse().ok().zip(b.parse().ok())),
                    applied: parts.get(9).and_then(|p| p.parse().ok()),
                    trainers: whole(10),
                }
            })
            .collect()
    }

    /// The course of an activity.
    pub(crate) fn of(text: &'static str, id: &str) -> Vec<Course> {
        let mut courses = Course::read(text);
        courses.retain(|c| c.id == id);
        courses
    }
}

/// One row of an attendance list.
#[derive(Clone)]
pub(crate) struct Row {
    pub(crate) activity: &'static str,
    pub(crate) person: Option<Person>,
    pub(crate) role: &'static str,
    pub(crate) days: Option<f64>,
    pub(crate) hours: f64,
    pub(crate) completed: Option<bool>,
    pub(crate) pre: Option<f64>,
    pub(crate) post: Option<f64>,
    pub(crate) satisfaction: Option<f64>,
    pub(crate) due: Option<Day>,
    pub(crate) reply: Option<Day>,
    pub(crate) applied: Option<bool>,
}

/// An office, or a platform, with its register of persons.
pub(crate) struct Office {
    rng: Rng,
    names: Names,
    prefix: &'static str,
    width: usize,
    places: &'static [(&'static str, &'static str)],
    /// Stakeholder, share in 1000, women in 1000.
    mix: &'static [(&'static str, usize, usize)],
    unknown_sex: usize,
    people: Vec<Person>,
    owed: BTreeMap<&'static str, usize>,
    unknown_owed: usize,
    trainers: usize,
}

/// The mix of participants of KFIT.
pub(crate) const KFIT_MIX: &[(&str, usize, usize)] = &[
    ("government", 150, 470),
    ("public_institution", 80, 450),
    ("local_authority", 45, 440),
    ("cso", 140, 575),
    ("professional_association", 55, 590),
    ("artist", 310, 590),
    ("private", 120, 455),
    ("academia", 55, 620),
    ("media", 28, 600),
    ("other", 17, 500),
];

/// The mix of participants of the global strategy and of training for trainers.
pub(crate) const POLICY_MIX: &[(&str, usize, usize)] = &[
    ("government", 330, 460),
    ("local_authority", 70, 430),
    ("public_institution", 120, 480),
    ("national_commission", 40, 500),
    ("cso", 230, 560),
    ("professional_association", 70, 520),
    ("artist", 60, 540),
    ("academia", 50, 520),
    ("international_organisation", 15, 500),
    ("unknown", 15, 500),
];

/// The mix of participants of the Capitals of Culture.
pub(crate) const CITY_MIX: &[(&str, usize, usize)] = &[
    ("local_authority", 260, 610),
    ("public_institution", 160, 640),
    ("cso", 210, 630),
    ("artist", 170, 570),
    ("private", 70, 520),
    ("academia", 90, 600),
    ("media", 20, 550),
    ("other", 20, 500),
];

impl Office {
    /// An office that numbers its participants `prefix` + digits.
    pub(crate) fn new(
        seed: u64,
        names: Names,
        (prefix, width): (&'static str, usize),
        places: &'static [(&'static str, &'static str)],
        mix: &'static [(&'static str, usize, usize)],
        unknown_sex: usize,
    ) -> Self {
        Self {
            rng: Rng::new(seed),
            names,
            prefix,
            width,
            places,
            mix,
            unknown_sex,
            people: Vec::new(),
            owed: BTreeMap::new(),
            unknown_owed: 0,
            trainers: 0,
        }
    }

    fn register(&mut self, year: i32, came: bool) -> Person {
        let number = self.people.len() + 1;
        let mut ticket = self.rng.below(1000);
        let mut kind = self.mix[0];
        for entry in self.mix {
            kind = *entry;
            if ticket < entry.1 {
                break;
            }
            ticket -= entry.1;
        }
        // The share of women is kept by carrying over what is owed, so that it
        // does not drift in small groups.
        let owed = self.owed.entry(kind.0).or_insert(500);
        *owed += kind.2;
        let woman = *owed >= 1000;
        if woman {
            *owed -= 1000;
        }
        self.unknown_owed += self.unknown_sex;
        let sex = if self.unknown_owed >= 1000 {
            self.unknown_owed -= 1000;
            "unknown"
        } else if kind.0 == "artist" && number.is_multiple_of(43) {
            "X"
        } else if woman {
            "F"
        } else {
            "M"
        };
        let given = if woman { self.names.0 } else { self.names.1 };
        let age = 20 + self.rng.below(16) as i32 + self.rng.below(28) as i32;
        let (country, city) = self.places[self.rng.below(self.places.len())];
        let organisation = match kind.0 {
            "government" => "Ministry of Culture",
            "local_authority" => "City administration",
            "public_institution" => "National arts institute",
            "national_commission" => "National Commission",
            "cso" => "Culture for All association",
            "professional_association" => "Union of cultural professionals",
            "private" => "Studio Blue",
            "academia" => "University of the Arts",
            "media" => "Channel Two",
            _ => "",
        };
        let mut family = *self.rng.pick(self.names.2);
        let mut name = format!("{} {family}", self.rng.pick(given));
        let born = if self.rng.chance(6) { None } else { Some(year - age) };
        while self.people.iter().any(|p| p.name == name && p.born == born) {
            family = *self.rng.pick(self.names.2);
            name = format!("{} {family}-{}", self.rng.pick(given), self.rng.pick(self.names.2));
        }
        let person = Person {
            id: format!("{}{number:0width$}", self.prefix, width = self.width),
            name,
            sex,
            born,
            stakeholder: kind.0,
            organisation: organisation.into(),
            country,
            city,
            came,
        };
        self.people.push(person.clone());
        person
    }

    /// The attendance lists of some courses, one after the other.
    pub(crate) fn attend_all(&mut self, courses: &[Course]) -> Vec<Row> {
        courses.iter().flat_map(|c| self.attend(c)).collect()
    }

    /// The attendance list of a course.
    pub(crate) fn attend(&mut self, course: &Course) -> Vec<Row> {
        let end = day(course.end);
        let mut before: Vec<usize> = (0..self.people.len()).filter(|i| self.people[*i].came).collect();
        let mut rows = Vec::new();
        for _ in 0..course.trainers {
            let k = self.trainers % 5;
            self.trainers += 1;
            let given = if k.is_multiple_of(2) { self.names.0 } else { self.names.1 };
            let name = format!("{} {}", given[2 * k], self.names.2[9 - k]);
            let mut row = self.row(course, None);
            row.role = "trainer";
            row.person = Some(Person {
                id: format!("{}T{}", self.prefix, k + 1),
                name,
                sex: if k.is_multiple_of(2) { "F" } else { "M" },
                born: Some(1966 + 3 * k as i32),
                stakeholder: "academia",
                organisation: "University of the Arts".into(),
                country: self.places[0].0,
                city: self.places[0].1,
                came: false,
            });
            (row.pre, row.post, row.satisfaction, row.completed) = (None, None, None, None);
            rows.push(row);
        }
        let mut list = Vec::new();
        for _ in 0..course.new {
            list.push(self.register(end.y, true));
        }
        for _ in 0..course.again {
            if before.is_empty() {
                break;
            }
            let at = self.rng.below(before.len());
            list.push(self.people[before.swap_remove(at)].clone());
        }
        for person in list {
            let mut row = self.row(course, Some(person));
            self.follow(course, &mut row, end);
            rows.push(row);
        }
        for _ in 0..course.absent {
            let person = self.register(end.y, false);
            let mut row = self.row(course, Some(person));
            row.hours = 0.0;
            row.days = row.days.map(|_| 0.0);
            row.completed = row.completed.map(|_| false);
            (row.pre, row.post, row.satisfaction) = (None, None, None);
            rows.push(row);
        }
        for _ in 0..course.anonymous {
            let mut row = self.row(course, None);
            row.hours = course.hours_a_day;
            row.days = row.days.map(|_| 1.0);
            (row.completed, row.pre, row.post, row.satisfaction) = (None, None, None, None);
            rows.push(row);
        }
        rows
    }

    fn row(&mut self, course: &Course, person: Option<Person>) -> Row {
        let whole = self.rng.chance(84);
        let short = course.days >= 1.0;
        let days =
            if whole || !short { course.days } else { 1.0 + self.rng.below(course.days as usize) as f64 };
        let mut hours = days * course.hours_a_day;
        if !short && !whole {
            hours = [0.5_f64, 1.0, 1.5][self.rng.below(3)].min(hours);
        }
        let full = course.days * course.hours_a_day;
        let mut row = Row {
            activity: course.id,
            person,
            role: "participant",
            days: short.then_some(days),
            hours,
            completed: Some(hours >= 0.8 * full && self.rng.chance(97)),
            pre: None,
            post: None,
            satisfaction: None,
            due: None,
            reply: None,
            applied: None,
        };
        if let Some((pre, post)) = course.tests {
            let took = self.rng.below(100);
            let first = (pre + self.rng.around(16)).clamp(4, 96);
            let gain = (post - pre + self.rng.around(13)).max(-6);
            let second = (first + gain).clamp(0, 100);
            let half = if self.rng.chance(20) { 0.5 } else { 0.0 };
            if took < 88 {
                row.pre = Some(first as f64);
            }
            if !(80..96).contains(&took) {
                row.post = Some((second as f64 + half).min(100.0));
            }
        }
        if !self.rng.chance(14) {
            row.satisfaction =
                Some([5.0, 5.0, 5.0, 5.0, 4.0, 4.0, 4.0, 4.0, 3.0, 3.0, 2.0][self.rng.below(11)]);
        }
        row
    }

    fn follow(&mut self, course: &Course, row: &mut Row, end: Day) {
        if let Some(applied) = course.applied {
            let due = end.plus_months(6);
            row.due = Some(due);
            if self.rng.chance(41) {
                row.reply = Some(due.plus(self.rng.below(24) as i32));
                if !self.rng.chance(5) {
                    row.applied = Some(self.rng.chance(applied));
                }
            }
        }
    }
}

/// What a column of an attendance list holds.
#[derive(Clone, Copy)]
pub(crate) enum Col {
    Activity,
    Id,
    Name,
    Email,
    Sex,
    Born,
    Country,
    City,
    Stakeholder,
    Organisation,
    Role,
    Days,
    Hours,
    Completed,
    Pre,
    Post,
    Satisfaction,
    Due,
    Reply,
    Applied,
}

/// Fills the rows of an attendance sheet.
pub(crate) fn fill(out: &Out, sheet: &mut Sheet, rows: &[Row], columns: &[Col], lang: &str, dates: Dates) {
    let yes = |b: Option<bool>| match (b, lang) {
        (None, _) => Cell::Empty,
        (Some(true), "fr") => t("Oui"),
        (Some(false), "fr") => t("Non"),
        (Some(true), "es") => t("Sí"),
        (Some(true), _) => t("Yes"),
        (Some(false), _) => t("No"),
    };
    for row in rows {
        let person = row.person.as_ref();
        let of = |f: &dyn Fn(&Person) -> Cell| person.map_or(Cell::Empty, f);
        let cells = columns
            .iter()
            .map(|column| match column {
                Col::Activity => t(row.activity),
                Col::Id => of(&|p| t(p.id.as_str())),
                Col::Name => of(&|p| t(p.name.as_str())),
                Col::Email => of(&|p| t(format!("user{}@example.org", p.id.to_lowercase()))),
                Col::Sex => of(&|p| {
                    let label = out.label("sexes", p.sex, lang);
                    t(match label.as_str() {
                        "Femmes" => "Femme".to_owned(),
                        "Hommes" => "Homme".to_owned(),
                        "Mujeres" => "Mujer".to_owned(),
                        "Hombres" => "Hombre".to_owned(),
                        "Women" => "F".to_owned(),
                        "Men" => "M".to_owned(),
                        _ => label,
                    })
                }),
                Col::Born => of(&|p| opt(p.born.map(f64::from))),
                Col::Country => of(&|p| {
                    t(match (p.country, lang) {
                        ("LAO", _) => "Lao PDR".to_owned(),
                        ("VNM", _) => "Vietnam".to_owned(),
                        ("COL", "es") => "Columbia".to_owned(),
                        (c, _) => out.label("countries", c, lang),
                    })
                }),
                Col::City => of(&|p| {
                    t(match p.city {
                        "timisoara" => "Timisoara".to_owned(),
                        "ceske_budejovice" => "Budweis".to_owned(),
                        "trencin" => "Trencin".to_owned(),
                        "liepaja" => "Liepaja".to_owned(),
                        "bad_ischl" => "Bad Ischl".to_owned(),
                        c => out.label("cities", c, lang),
                    })
                }),
                Col::Stakeholder => of(&|p| t(out.label("stakeholders", p.stakeholder, lang))),
                Col::Organisation => of(&|p| t(p.organisation.as_str())),
                Col::Role => t(out.label("roles", row.role, lang)),
                Col::Days => opt(row.days),
                Col::Hours => Cell::Num(row.hours),
                Col::Completed => yes(row.completed),
                Col::Pre => opt(row.pre),
                Col::Post => opt(row.post),
                Col::Satisfaction => opt(row.satisfaction),
                Col::Due => dates.cell(row.due),
                Col::Reply => dates.cell(row.reply),
                Col::Applied => yes(row.applied),
            })
            .collect();
        sheet.rows.push(cells);
    }
}

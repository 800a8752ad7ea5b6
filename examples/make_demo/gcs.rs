//! The global strategy: headquarters, an office that writes French and keeps
//! no numbers, and one that sends csv files in Spanish.

use crate::acts::{self, lines};
use crate::book::{Cell, Dates, Out, Result, Sheet};
use crate::people::{ANDEAN, Col, Course, Office, POLICY_MIX, Row, WEST_AFRICAN, WORLD, fill};

const ACTS: &str = "
GCS-2015-02|Policies for the creative industries|training|in_person|cultural_sectors|Vietnam|Hanoi|2015-09-15|2015-09-18|2015-09-18|24|completed
GCS-2017-02|Public debate on artistic freedom|awareness|in_person|artistic_freedom|Ethiopia|Addis Ababa|2017-05-03|2017-05-03|2017-05-03|5|completed|350|counted
GCS-2018-02|Mapping of cultural enterprises|study|in_person|cultural_sectors|Cambodia|Phnom Penh|2018-03-01|2018-10-31|2018-10-31|0|completed
GCS-2019-01|Regional workshop on participatory policy monitoring|training|in_person|cultural_sectors civil_society|Botswana; Zambia; Zimbabwe|Lusaka|2019-06-10|2019-06-14|2019-06-14|30|completed
GCS-2019-02|Mentoring of the national team for the periodic report|mentoring|hybrid|cultural_sectors|Ethiopia|Addis Ababa|2019-02-04|2019-09-30|2019-10-11|40|completed
GCS-2019-03|Workshop on the status of the artist|training|in_person|artistic_freedom|Zamundia||2019-09-03|2019-09-05|2019-09-05|18|completed
GCS-2020-01|Online debates on culture in the pandemic|awareness|online|artistic_freedom digital||online|2020-04-15|2020-06-30|2020-06-30|12|completed|5400|estimated
GCS-2021-01|Workshop on gender equality in the cultural sector|training|hybrid|gender|Kenya; Uganda|Nairobi|2021-03-09|2021-03-12|2021-03-12|24|completed
GCS-2021-02|Toolkit on participatory monitoring|publication|online|civil_society|||2021-01-11|2021-06-30|2021-07-15|0|completed
GCS-2021-03|Workshop on cultural statistics|training|in_person|cultural_sectors|Mongolia|Ulaanbaatar||2021-10-15||18|postponed
";
const ACTS_FR: &str = "
GCS-2014-01|Atelier sur les politiques culturelles|training|in_person|cultural_sectors|Sénégal|Dakar|2014-05-20|2014-05-23|2014-05-23|24|completed
GCS-2015-01|Consultation nationale sur les industries culturelles|consultation|in_person|cultural_sectors civil_society|Burkina Faso|Ouagadougou|2015-03-10|2015-03-12|2015-03-12|18|completed
GCS-2016-02|Formation sur le rapport périodique|training|in_person|cultural_sectors|Tunisie|Tunis|2016-11-15|2016-11-17|2016-11-17|18|completed
GCS-2018-01|Formation sur la condition de l'artiste|training|in_person|artistic_freedom|Sénégal|Saint-Louis|2018-04-17|2018-04-20|2018-04-20|24|completed
GCS-2019-04|Journée de sensibilisation à la diversité|awareness|in_person|civil_society|Burkina Faso|Bobo-Dioulasso|2019-05-21|2019-05-21|2019-05-21|8|completed|820|estimated
";
const ACTS_ES: &str = "
GCS-2016-01|Taller sobre políticas de cine|training|in_person|cultural_sectors|Columbia|Bogotá|2016-06-07|2016-06-10|2016-06-10|24|completed
GCS-2017-01|Taller sobre la sociedad civil y la Convención|training|in_person|civil_society|Perú|Lima|2017-08-22|2017-08-24|2017-08-24|18|completed
GCS-2018-03|Consulta sobre la ley de cultura|consultation|in_person|cultural_sectors|Ecuador|Quito|2018-09-11|2018-09-13|2018-09-13|18|completed
";

const COURSES: &str = "
GCS-2014-01|2014-05-23|36|0|2|0|4.0|6.0|46 66||1
GCS-2018-01|2018-04-20|45|14|3|0|4.0|6.0|44 69||1
GCS-2015-01|2015-03-12|42|0|2|0|3.0|6.0|||1
GCS-2016-02|2016-11-17|38|0|1|0|3.0|6.0|40 64||1
GCS-2016-01|2016-06-10|44|0|2|0|3.5|6.0|45 68||1
GCS-2017-01|2017-08-24|40|9|3|0|3.0|6.5|43 65||1
GCS-2018-03|2018-09-13|52|12|2|5|3.0|6.0|||1
GCS-2015-02|2015-09-18|40|0|2|0|4.0|6.0|42 67||1
GCS-2019-01|2019-06-14|54|0|3|0|5.0|6.0|44 70||1
GCS-2019-02|2019-10-11|14|0|0|0|8.0|5.0|||1
GCS-2019-03|2019-09-05|11|0|0|0|3.0|6.0|||1
GCS-2021-01|2021-03-12|48|0|4|0|4.0|6.0|48 73||1
";

const EN: &[&str] = &[
    "Activity no.",
    "ID",
    "Full name",
    "Gender",
    "Birth year",
    "Country",
    "Stakeholder type",
    "Institution",
    "Role",
    "Hours attended",
    "Certificate",
    "Pre-test",
    "Post-test",
    "Rating",
];
const FR: &[&str] = &[
    "Réf. activité",
    "Nom complet",
    "Sexe",
    "Naissance",
    "Pays",
    "Type d'acteur",
    "Structure",
    "Fonction",
    "Jours de présence",
    "Heures de présence",
    "Attestation",
    "Avant",
    "Après",
    "Satisfaction",
];
const ES: &[&str] = &[
    "Código de actividad",
    "N.º de participante",
    "Nombre y apellidos",
    "Sexo",
    "Año de nacimiento",
    "País de residencia",
    "Tipo de actor",
    "Función",
    "Días asistidos",
    "Horas asistidas",
    "Formación completada",
    "Nota previa",
    "Nota posterior",
    "Satisfacción (1 a 5)",
];

/// Writes the files of the global strategy.
pub(crate) fn make(out: &mut Out) -> Result<()> {
    headquarters(out)?;

    // West and North Africa: French, no numbers of participants.
    let mut office = Office::new(22, WEST_AFRICAN, ("SN", 3), &[("SEN", "")], POLICY_MIX, 30);
    let mut rows: Vec<Row> = office.attend_all(&Course::of(COURSES, "GCS-2014-01"));
    rows.extend(office.attend_all(&Course::of(COURSES, "GCS-2018-01")));
    let mut burkina = Office::new(23, WEST_AFRICAN, ("BF", 3), &[("BFA", "")], POLICY_MIX, 30);
    let mut tunisia = Office::new(24, WEST_AFRICAN, ("TN", 3), &[("TUN", "")], POLICY_MIX, 30);
    rows.extend(burkina.attend_all(&Course::of(COURSES, "GCS-2015-01")));
    rows.extend(tunisia.attend_all(&Course::of(COURSES, "GCS-2016-02")));
    rows.sort_by_key(|r| r.activity);
    let mut activities = Sheet::new(
        "Activités",
        &["Stratégie mondiale : activités en Afrique francophone", "Données illustratives"],
        acts::header("fr"),
    );
    acts::fill(out, &mut activities, &acts::read(ACTS_FR), "fr", Dates::Slashed);
    let mut list = Sheet::new(
        "Participants",
        &["Listes de présence", "Données illustratives : toutes les personnes sont inventées"],
        FR,
    );
    fill(
        out,
        &mut list,
        &rows,
        &[
            Col::Activity,
            Col::Name,
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
        ],
        "fr",
        Dates::Slashed,
    );
    list.rows.insert(60, Vec::new());
    list.notes = vec!["Sans numéro de participant : la personne est reconnue à son nom, son année de naissance et son sexe.".into()];
    out.xlsx("gcs/gcs_afrique_francophone.xlsx", &[&activities, &list])?;

    // The Andes: csv files in Spanish.
    let mut office =
        Office::new(25, ANDEAN, ("AND-", 3), &[("COL", ""), ("PER", ""), ("ECU", "")], POLICY_MIX, 20);
    let mut rows = office.attend_all(&Course::of(COURSES, "GCS-2016-01"));
    rows.extend(office.attend_all(&Course::of(COURSES, "GCS-2017-01")));
    rows.extend(office.attend_all(&Course::of(COURSES, "GCS-2018-03")));
    let mut activities = Sheet::new(
        "actividades",
        &["Actividades en la región andina", "Datos ilustrativos"],
        acts::header("es"),
    );
    acts::fill(out, &mut activities, &acts::read(ACTS_ES), "es", Dates::Slashed);
    // One more came to the last of them than it had places.
    activities.header.push("Plazas ofrecidas".into());
    let width = activities.header.len();
    for (row, places) in activities.rows.iter_mut().zip([50.0, 55.0, 70.0]) {
        row.resize(width - 1, Cell::Empty);
        row.push(Cell::Num(places));
    }
    out.csv("gcs/gcs_andes_actividades.csv", &activities)?;
    let mut list = Sheet::new(
        "participantes",
        &["Participantes en la región andina", "Datos ilustrativos: todas las personas son inventadas"],
        ES,
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
            Col::Pre,
            Col::Post,
            Col::Satisfaction,
        ],
        "es",
        Dates::Slashed,
    );
    list.notes = vec!["Nota: las personas sin nombre firmaron de forma ilegible.".into()];
    out.csv("gcs/gcs_andes_participantes.csv", &list)
}

fn headquarters(out: &mut Out) -> Result<()> {
    let mut rows = Vec::new();
    let mut viet = Office::new(31, WORLD, ("VN", 3), &[("VNM", "")], POLICY_MIX, 25);
    rows.extend(viet.attend_all(&Course::of(COURSES, "GCS-2015-02")));
    let mut south =
        Office::new(32, WORLD, ("SA", 3), &[("BWA", ""), ("ZMB", ""), ("ZWE", "")], POLICY_MIX, 35);
    rows.extend(south.attend_all(&Course::of(COURSES, "GCS-2019-01")));
    let mut ethiopia = Office::new(33, WORLD, ("ET", 3), &[("ETH", "")], POLICY_MIX, 0);
    rows.extend(ethiopia.attend_all(&Course::of(COURSES, "GCS-2019-02")));
    let mut nowhere = Office::new(34, WORLD, ("ZA", 3), &[("ETH", "")], POLICY_MIX, 0);
    rows.extend(nowhere.attend_all(&Course::of(COURSES, "GCS-2019-03")));
    let mut east = Office::new(35, WORLD, ("EA", 3), &[("KEN", ""), ("UGA", "")], POLICY_MIX, 25);
    rows.extend(east.attend_all(&Course::of(COURSES, "GCS-2021-01")));

    let file = "gcs/gcs_headquarters.xlsx";
    let mut activities = Sheet::new(
        "Activities",
        &["Global capacity-building strategy: activities", "Illustrative data"],
        acts::header("en"),
    );
    acts::fill(out, &mut activities, &acts::read(ACTS), "en", Dates::Real);
    let dependants = rows.iter().filter(|r| r.activity == "GCS-2019-03").count();
    out.fault(file, &activities, 5, "Beneficiary countries", &format!("no country is called Zamundia: the activity is quarantined, and its {dependants} participations with it"));
    let mut list = Sheet::new(
        "Participants",
        &["Participants of workshops run from headquarters", "Illustrative data: all persons are invented"],
        EN,
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
            Col::Organisation,
            Col::Role,
            Col::Hours,
            Col::Completed,
            Col::Pre,
            Col::Post,
            Col::Satisfaction,
        ],
        "en",
        Dates::Real,
    );
    let mut needs = Sheet::new(
        "Needs",
        &["Needs of countries", "Illustrative data"],
        &[
            "Need ID",
            "Country",
            "Class of need",
            "Description of the need",
            "Date found",
            "Source",
            "Addressed by activity",
        ],
    );
    lines(&mut needs, NEEDS, Dates::Real);
    let mut instruments = Sheet::new(
        "Instruments",
        &["Policies, laws and strategies supported", "Illustrative data"],
        &[
            "Outcome no.",
            "Country",
            "Type of outcome",
            "Title of the instrument",
            "Areas of the Convention",
            "Gender equality theme",
            "Civil society took part",
        ],
    );
    lines(&mut instruments, INSTRUMENTS, Dates::Real);
    let mut stages = Sheet::new(
        "Stages",
        &["Stages reached", "Illustrative data"],
        &["Instrument no.", "Stage", "Date of the stage", "Evidence"],
    );
    lines(&mut stages, STAGES, Dates::Real);
    let mut others = Sheet::new(
        "Reports and tools",
        &["Periodic reports, institutions, mechanisms, tools", "Illustrative data"],
        &[
            "Outcome no.",
            "Country",
            "Type of outcome",
            "Title",
            "Organisation",
            "Date",
            "Evidence",
            "Supported by activity",
        ],
    );
    lines(&mut others, OTHERS, Dates::Real);
    let mut money = Sheet::new(
        "Expenditure",
        &["Budget and expenditure by activity", "Illustrative data"],
        &[
            "Entry no.",
            "Kind of amount",
            "Source of funds",
            "Donor",
            "Countries",
            "Budget line",
            "Activity code",
            "Amount",
            "Currency",
            "Date",
        ],
    );
    lines(&mut money, MONEY, Dates::Real);
    money.notes = vec![
        "The regional workshop is paid for as one: its expenditure is not divided among the three countries."
            .into(),
    ];
    let mut targets = Sheet::new(
        "Targets",
        &["Targets of the strategy", "Illustrative data"],
        &[
            "Indicator code",
            "Programme",
            "Period",
            "Kind",
            "Value",
            "Date set",
            "Target includes the baseline",
        ],
    );
    lines(&mut targets, TARGETS, Dates::Real);
    targets.notes = vec!["Set with the work plans of each biennium.".into()];
    out.xlsx(file, &[&activities, &list, &needs, &instruments, &stages, &others, &money, &targets])
}

const NEEDS: &str = "
GC-N01|Senegal|Policies and legislation|No status of the artist in law|2013-12-16|Questionnaire|GCS-2018-01
GC-N02|Senegal|Skills|Policy design|2013-12-16|Questionnaire|GCS-2014-01
GC-N03|Burkina Faso|Policies and legislation|Cultural industries policy|2014-09-08|Request of the ministry|GCS-2015-01
GC-N04|Vietnam|Policies and legislation|Strategy for creative industries|2014-11-24|Request of the ministry|GCS-2015-02
GC-N05|Tunisia|Institutional systems|No team for the periodic report|2016-02-15|Questionnaire|GCS-2016-02
GC-N06|Colombia|Skills|Film policy|2015-10-12|Questionnaire|GCS-2016-01
GC-N07|Peru|Institutional systems|Civil society not consulted|2016-09-05|Questionnaire|GCS-2017-01
GC-N08|Cambodia|Institutional systems|No data on enterprises|2017-06-19|Request of the ministry|GCS-2018-02
GC-N09|Ethiopia|Skills|Periodic report overdue|2018-05-07|Questionnaire|GCS-2019-02
GC-N10|Zimbabwe|Policies and legislation|Monitoring of the policy|2018-08-20|Questionnaire|GCS-2019-01
GC-N11|Zambia|Policies and legislation|Monitoring of the policy|2018-08-20|Questionnaire|GCS-2019-01
GC-N12|Mongolia|Skills|Cultural statistics|2019-11-18|Request of the ministry|GCS-2021-03
GC-N13|Kenya|Policies and legislation|Gender equality in the sector|2020-02-10|Questionnaire|GCS-2021-01
GC-N14|Uganda|Institutional systems|No mechanism with civil society|2020-02-10|Questionnaire|
";

const INSTRUMENTS: &str = "
GC-I01|Senegal|Law|Law on the status of the artist|Artistic freedom|No|Yes
GC-I02|Burkina Faso|Strategy|Strategy for cultural industries|Cultural policies|No|Yes
GC-I03|Vietnam|Strategy|Strategy for the creative industries|Cultural policies; Digital|No|No
GC-I04|Tunisia|Decree|Decree on independent producers|Cultural policies|No|Yes
GC-I05|Columbia|Law|Revision of the film law|Cultural policies|No|Yes
GC-I06|Ecuador|Law|Law on culture|Cultural policies; Civil society|No|Yes
GC-I07|Ethiopia|Policy|Cultural policy|Cultural policies|Yes|Yes
GC-I08|Zimbabwe|Strategy|Monitoring plan|Civil society|No|Yes
GC-I09|Kenya|Action plan|Gender action plan|Gender|Yes|Yes
";

const STAGES: &str = "
GC-I01|Analysed|2014-05-23|Workshop report
GC-I01|Drafted|2018-06-04|Draft
GC-I01|Submitted|2019-11-18|In Parliament
GC-I01|Adopted|2020-12-30|Official gazette
GC-I02|Consulted on|2015-03-12|Minutes
GC-I02|Drafted|2015-12-07|Draft
GC-I02|Adopted|2016-10-19|Decree
GC-I03|Drafted|2015-12-14|Draft
GC-I03|Adopted|2016-09-08|Decision
GC-I03|Implemented|2017-06-01|Budget line
GC-I04|Drafted|2017-05-02|Draft
GC-I04|Withdrawn|2018-11-12|Letter
GC-I05|Analysed|2016-06-10|Workshop report
GC-I05|Drafted|2017-10-02|Draft
GC-I06|Consulted on|2018-09-13|Minutes
GC-I06|Submitted|2019-08-06|Letter
GC-I07|Drafted|2018-03-19|Draft
GC-I07|Submitted|2019-02-25|Letter
GC-I07|Adopted|2020-06-15|Cabinet decision
GC-I08|Identified|2019-06-14|Workshop report
GC-I09|Drafted|2021-05-24|Draft
GC-I09|Submitted|2021-11-08|Letter
";

const OTHERS: &str = "
GC-O01|Tunisia|Periodic report|Periodic report||2017-06-30|Secretariat|GCS-2016-02
GC-O02|Senegal|Periodic report|Periodic report||2018-09-28|Secretariat|GCS-2018-01
GC-O03|Ethiopia|Periodic report|Periodic report||2019-11-29|Secretariat|GCS-2019-02
GC-O04|Zimbabwe|Periodic report|Periodic report||2020-04-30|Secretariat|GCS-2019-01
GC-O05|Burkina Faso|Mechanism|National team||2015-06-15|Decree|GCS-2015-01
GC-O06|Ethiopia|Mechanism|National team||2019-03-04|Letter|GCS-2019-02
GC-O07|Peru|Network|Network of civil society organisations|Culture Network|2017-11-20|Statutes|GCS-2017-01
GC-O08||Tool|Toolkit on participatory monitoring||2021-07-15|Address of the toolkit|GCS-2021-02
GC-O09|Cambodia|Publication|Mapping of cultural enterprises|Ministry of Culture|2018-11-30|Report|GCS-2018-02
GC-O10|Cambodia|Institution|Statistics unit|Ministry of Culture|2019-05-06|Organisation chart|GCS-2018-02
GC-O11|Burkina Faso|Institution|Fund for cultural industries|Development fund|2016-10-19|Decree|GCS-2015-01
";

const MONEY: &str = "
GC-F01|Approved budget|Regular programme|||Training and workshops||260000|USD|2014-01-15
GC-F02|Approved budget|Extrabudgetary|Sweden (Sida)||Training and workshops||420000|USD|2015-01-15
GC-F03|Expenditure|Regular programme||Senegal|Training and workshops|GCS-2014-01|31250.5|EUR|2014-06-16
GC-F04|Expenditure|Extrabudgetary|Sweden (Sida)|Burkina Faso|Training and workshops|GCS-2015-01|38400|EUR|2015-04-10
GC-F05|Expenditure|Extrabudgetary|Sweden (Sida)|Vietnam|Training and workshops|GCS-2015-02|46500|USD|2015-10-09
GC-F06|Expenditure|Extrabudgetary|Sweden (Sida)|Colombia|Training and workshops|GCS-2016-01|41200|USD|2016-07-08
GC-F07|Expenditure|Extrabudgetary|Sweden (Sida)|Tunisia|Training and workshops|GCS-2016-02|29875.75|EUR|2016-12-12
GC-F08|Expenditure|Extrabudgetary|Sweden (Sida)|Peru|Training and workshops|GCS-2017-01|37900|USD|2017-09-15
GC-F09|Expenditure|Regular programme||Ecuador|Training and workshops|GCS-2018-03|35600|USD|2018-10-05
GC-F10|Expenditure|Regular programme||Senegal|Training and workshops|GCS-2018-01|33480|EUR|2018-05-14
GC-F11|Expenditure|Regular programme||Cambodia|Studies and publications|GCS-2018-02|22750|USD|2018-11-19
GC-F12|Expenditure|Extrabudgetary|Sweden (Sida)|Botswana; Zambia; Zimbabwe|Training and workshops|GCS-2019-01|90000|USD|2019-06-28
GC-F13|Expenditure|Extrabudgetary|Sweden (Sida)|Ethiopia|Experts and consultants|GCS-2019-02|214000|SEK|2019-10-28
GC-F14|Expenditure|Extrabudgetary|Sweden (Sida)|Kenya; Uganda|Training and workshops|GCS-2021-01|498500|SEK|2021-04-12
";

const TARGETS: &str = "
CB01|gcs|2013|Baseline|0|2013-12-12|
CB01|gcs|2017|Milestone|10|2013-12-12|
CB01|gcs|2019|Milestone|15|2018-01-22|
CB01|gcs|2021|Milestone|20|2020-01-20|
CB01|gcs|life|Target|20|2013-12-12|No
CB05|gcs|2013|Baseline|0|2013-12-12|
CB05|gcs|2019|Milestone|450|2018-01-22|
CB05|gcs|2021|Milestone|600|2020-01-20|
CB05|gcs|life|Target|600|2013-12-12|No
CB07|gcs|life|Target|50|2013-12-12|
CB23|gcs|life|Target|6|2013-12-12|
CB26|gcs|life|Target|6|2013-12-12|
CB42|gcs|life|Target|75|2013-12-12|
CB31|expert|life|Target|45|2011-06-01|
CB32|expert|life|Target|500|2011-06-01|
CB35|cap|life|Target|5000000|2014-01-20|
";

//! The demonstration's list of countries: what partners type leads to one
//! country, and what could mean two to both.

use crate::folder::demonstration;
use std::collections::BTreeSet;
use yardstick::pipeline::define;
use yardstick::project::CodeList;
use yardstick::source::Root;
use yardstick::text::spelling;

fn countries() -> CodeList {
    let (project, _, _) = define(&Root::new(demonstration()), &()).unwrap();
    project.code_lists[project.countries].clone()
}

fn named<'l>(list: &'l CodeList, name: &str) -> Vec<&'l str> {
    let numbers = list.by_spelling.get(&spelling(name)).map_or(&[][..], Vec::as_slice);
    numbers.iter().map(|number| list.codes[*number].code.as_str()).collect()
}

#[test]
fn what_partners_type_leads_to_one_country() {
    let list = countries();
    for (code, names) in [
        ("LAO", "Laos|Lao PDR|Lao P.D.R.|Lao People's Democratic Republic|RDP lao|LA|418"),
        ("KOR", "South Korea|Korea (Rep.)|ROK|Republic of Korea|Corée du Sud|Corea del Sur|KR"),
        ("PRK", "North Korea|DPRK|Democratic People's Republic of Korea|Corée du Nord"),
        ("VNM", "Vietnam|Viet Nam|Viêt Nam|VN|704"),
        ("CIV", "Ivory Coast|Cote d Ivoire|Côte d’Ivoire|Costa de Marfil|CI|384"),
        ("COD", "DRC|DR Congo|RDC|Congo-Kinshasa|Democratic Republic of the Congo|CD|180"),
        ("COG", "Congo-Brazzaville|Republic of the Congo|CG|178"),
        ("TZA", "Tanzania|United Republic of Tanzania|Tanzanie|834"),
        ("BOL", "Bolivia|Bolivia (Plurinational State of)|068"),
        ("VEN", "Venezuela"),
        ("IRN", "Iran|Iran (Islamic Republic of)"),
        ("SYR", "Syria|Syrian Arab Republic|Syrie"),
        ("MDA", "Moldova|Republic of Moldova"),
        ("RUS", "Russia|Russian Federation|Russie|RU"),
        ("PSE", "Palestine|oPt|State of Palestine"),
        ("TUR", "Turkey|Türkiye|Turkiye|Turquie|Turquía|TR|792"),
        ("CZE", "Czechia|Czech Republic|Tchéquie|République tchèque|Chequia"),
        ("MKD", "North Macedonia|FYROM|The former Yugoslav Republic of Macedonia"),
        ("SWZ", "Eswatini|Swaziland"),
        ("CPV", "Cabo Verde|Cape Verde|Cap-Vert"),
        ("TLS", "Timor-Leste|East Timor|Timor oriental"),
        ("MMR", "Myanmar|Burma|Birmanie"),
        ("BRN", "Brunei|Brunei Darussalam"),
        ("FSM", "Micronesia (Federated States of)|Micronesia"),
        ("GBR", "UK|U.K.|United Kingdom|Royaume-Uni|Reino Unido|GB|826"),
        ("USA", "US|U.S.A.|United States|États-Unis|EE.UU.|840"),
        ("STP", "São Tomé & Príncipe|Sao Tome and Principe"),
        ("KGZ", "Kyrgyz Republic|Kyrgyzstan|Kirghizistan"),
        ("GMB", "Gambia|The Gambia|Gambia (the)"),
        ("NLD", "Netherlands|Holland|Pays-Bas|Países Bajos"),
        ("UZB", "Ouzbékistan|Uzbekistan|Uzbekistán|860"),
        ("RWA", "Ruanda|Rwanda|RW|646"),
        ("COL", "Colombia|Columbia|Colombie"),
        ("NAM", "NA|Namibia|516"),
        ("GIN", "Guinea|Guinée"),
        ("NER", "Niger"),
        ("XKX", "Kosovo"),
        ("YUG", "Yugoslavia|Yougoslavie"),
        ("SUN", "USSR|URSS|Soviet Union"),
        ("ANT", "Netherlands Antilles"),
    ] {
        for name in names.split('|') {
            assert_eq!(named(&list, name), [code], "{name}");
        }
    }
}

#[test]
fn only_what_is_stated_to_stand_for_two_does() {
    let list = countries();
    let two: BTreeSet<String> = list
        .codes
        .iter()
        .flat_map(|entry| {
            let names = entry.label.all().chain(entry.aliases.iter().map(String::as_str));
            names.filter(|name| named(&list, name).len() > 1).map(spelling).collect::<Vec<_>>()
        })
        .collect();
    let stated = [
        "congo",
        "corea",
        "coree",
        "ilesvierges",
        "islasvirgenes",
        "korea",
        "saintmartin",
        "sanmartin",
        "virginislands",
    ];
    assert_eq!(two.iter().map(String::as_str).collect::<Vec<_>>(), stated);
}

#[test]
fn countries_that_are_no_more_say_until_when_they_were() {
    let list = countries();
    for code in ["YUG", "SUN", "CSK", "DDR", "SCG", "ANT", "YMD"] {
        assert!(list.get(code).unwrap().valid_to.is_some(), "{code}");
    }
    assert!(named(&list, "Online").is_empty() && named(&list, "Global").is_empty());
}

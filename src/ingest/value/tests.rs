//! Codes, lists, yes and no: every way of writing in tables.

use super::code::Codes;
use super::list::read_list;
use super::{boolean, plain};
use crate::ingest::cell::Cell;
use crate::ingest::sample::{code_list, field};
use crate::project::{CodeList, Field, FieldType};

fn countries() -> CodeList {
    code_list(
        "countries",
        &[
            "LAO|Lao People's Democratic Republic|LA|418|Laos|Lao PDR|RDP lao",
            "UZB|Uzbekistan|UZ|860|Ouzbékistan",
            "NAM|Namibia|NA|516",
            "COG|Congo|CG|178|Congo-Brazzaville",
            "COD|Democratic Republic of the Congo|CD|180|DRC|Congo",
            "KOR|Republic of Korea|410|Korea",
            "PRK|Democratic People's Republic of Korea|408|Korea",
            "GMB|Gambia|Gambie|270",
            "CIV|Côte d'Ivoire|Ivory Coast|384",
            "TTO|Trinidad and Tobago|780",
            "BGR|Bulgaria|100",
            "AFG|Afghanistan|004",
            "NOR|Norway|NO",
            "UNK|Not known",
        ],
    )
}

fn place(missing: &[&str]) -> Field {
    let missing = missing.iter().map(ToString::to_string).collect();
    Field { code_list: Some(0), missing, ..field("country", FieldType::String) }
}

/// The code of a text, `∅` where it is missing, else the hint.
fn read(list: &CodeList, field: &Field, text: &str) -> String {
    let codes = Codes::new(list, field);
    match codes.read(text) {
        Ok(Some(code)) => codes.code(code).unwrap_or_default().to_string(),
        Ok(None) => "∅".into(),
        Err(problem) => format!("{} {}", problem.code, problem.hint.unwrap_or_default()),
    }
}

#[test]
fn countries_in_every_way_of_writing() {
    let list = countries();
    let field = place(&["", "n/a", "na"]);
    for (text, expected) in [
        ("LAO", "LAO"),
        ("lao", "LAO"),
        ("la", "LAO"),
        ("418", "LAO"),
        ("Lao P.D.R.", "LAO"),
        ("  lao\u{a0}pdr ", "LAO"),
        ("Ｌａｏｓ", "LAO"),
        ("La\u{AD}os\u{200B}", "LAO"),
        ("LAO - Laos", "LAO"),
        ("Laos (LAO)", "LAO"),
        ("LAO: Lao PDR", "LAO"),
        ("OUZBEKISTAN", "UZB"),
        ("cote d\u{2019}ivoire", "CIV"),
        ("The Gambia", "GMB"),
        ("Gambia (the)", "GMB"),
        ("Gambia, The", "GMB"),
        ("la Gambie", "GMB"),
        ("L'Ouzbékistan", "UZB"),
        ("NA", "NAM"),
        ("na", "NAM"),
        ("n/a", "∅"),
        ("N/A", "∅"),
        ("not known", "UNK"),
        ("Congo (COG)", "COG"),
        ("COD – Congo", "COD"),
        ("004", "AFG"),
        ("no", "NOR"),
        (
            "Congo",
            "C314 It could be COG (Congo) or COD (Democratic Republic of the Congo): write the code itself",
        ),
        (
            "the Congo",
            "C314 It could be COG (Congo) or COD (Democratic Republic of the Congo): write the code itself",
        ),
        (
            "Korea",
            "C314 It could be KOR (Republic of Korea) or PRK (Democratic People's Republic of Korea): write the code itself",
        ),
        ("Uzbekistn", "C304 Did you mean \"Uzbekistan\" (UZB)?"),
        ("Lao PR", "C304 Did you mean \"Lao PDR\" (LAO)?"),
        ("Cote dIvoir", "C304 Did you mean \"Côte d'Ivoire\" (CIV)?"),
        (
            "4",
            "C304 Did you mean 004? A number loses the zeros in front: format the column as text and type the code",
        ),
        (
            "n.a.",
            "C304 If \"n.a.\" says that there is no value, name it under `missing` in yardstick.toml, or under `missingValues` of the table or field",
        ),
        (
            "-",
            "C304 If \"-\" says that there is no value, name it under `missing` in yardstick.toml, or under `missingValues` of the table or field",
        ),
        ("LAO - Uzbekistan", "C304 Did you mean \"Ouzbékistan\" (UZB)?"),
        ("Zzyzx", "C304 Correct the cell, or add the spelling to the aliases of a code"),
        ("#¡REF!", "C308 "),
    ] {
        assert_eq!(read(&list, &field, text), expected, "{text:?}");
    }
}

#[test]
fn codes_keep_their_zeros() {
    let list = code_list("lines", &["0100|Travel", "0200|Fees", "300|Print"]);
    let field = place(&[""]);
    assert_eq!(read(&list, &field, "0100"), "0100");
    assert_eq!(read(&list, &field, "300"), "300");
    assert!(read(&list, &field, "100").starts_with("C304 Did you mean 0100?"));
    assert!(read(&list, &field, "0300").starts_with("C304"));
}

#[test]
fn names_are_suggested_for_so_many_texts_and_no_more() {
    let list = countries();
    let field = place(&[""]);
    let codes = Codes::new(&list, &field);
    let hint = |text: &str| codes.read(text).unwrap_err().hint.unwrap_or_default();
    for number in 0..100 {
        assert!(hint(&format!("Uzbekistn{number}")).contains("Uzbekistan"));
    }
    assert!(!hint("Uzbekistn").contains("Uzbekistan"));
}

#[test]
fn several_values_in_one_cell() {
    let list = countries();
    let coded = Field { kind: FieldType::List, ..place(&["", "-"]) };
    let codes = Codes::new(&list, &coded);
    for (text, expected) in [
        ("LAO,UZB", "|LAO|UZB|"),
        ("LAO; UZB", "|LAO|UZB|"),
        ("Laos / UZB", "|LAO|UZB|"),
        ("['Laos', 'Uzbekistan']", "|LAO|UZB|"),
        ("[\"Laos\", \"Côte d'Ivoire\"]", "|LAO|CIV|"),
        ("['Côte d'Ivoire', 'UZB']", "|CIV|UZB|"),
        ("[LAO, UZB]", "|LAO|UZB|"),
        ("[]", "∅"),
        ("\u{2022} Laos\n\u{2022} UZB", "|LAO|UZB|"),
        ("\u{2022} Laos \u{2022} UZB", "|LAO|UZB|"),
        ("- Laos\n- UZB", "|LAO|UZB|"),
        ("1. Laos\r\n2. UZB", "|LAO|UZB|"),
        ("Laos\nUZB\n\n", "|LAO|UZB|"),
        ("Laos, Gambia and UZB", "|LAO|GMB|UZB|"),
        ("Laos et Gambie", "|LAO|GMB|"),
        ("Laos y Gambia", "|LAO|GMB|"),
        ("Laos & Gambia", "|LAO|GMB|"),
        ("Trinidad and Tobago", "|TTO|"),
        ("Laos; Trinidad and Tobago", "|LAO|TTO|"),
        ("LAO, LAO", "|LAO|"),
        ("-", "∅"),
        ("LAO, Uzbekistn", "C304 [Uzbekistn]"),
        ("Trinidad and Tobajo", "C304 [Trinidad and Tobajo]"),
        ("LAO; Congo", "C314 [Congo]"),
    ] {
        let found = match read_list(Some(&codes), &coded, text) {
            Ok(list) => list.unwrap_or("∅".into()),
            Err(problem) => format!("{} [{}]", problem.code, problem.found),
        };
        assert_eq!(found, expected, "{text:?}");
    }
    let free = Field { code_list: None, ..coded };
    for (text, expected) in [
        ("SWC,DC", "|SWC|DC|"),
        ("SWC; DC", "|SWC|DC|"),
        ("a, b; c", "|a, b|c|"),
        ("['China', 'Hong Kong']", "|China|Hong Kong|"),
        ("[\"a\", \"b\"]", "|a|b|"),
        ("\u{2022} one thing\n\u{2022} another, too", "|one thing|another, too|"),
        ("['a', 'b", "|['a'|'b|"),
        ("-", "∅"),
    ] {
        let found = read_list(None, &free, text).unwrap().unwrap_or("∅".into());
        assert_eq!(found, expected, "{text:?}");
    }
}

#[test]
fn yes_and_no_in_cells_of_every_kind() {
    for (cell, expected) in [
        (Cell::Boolean(true), Some(true)),
        (Cell::Number(1.0), Some(true)),
        (Cell::Number(0.0), Some(false)),
        (Cell::Number(2.0), None),
        (Cell::Text("Sí".into()), Some(true)),
        (Cell::Text("non".into()), Some(false)),
        (Cell::Text("peut-être".into()), None),
    ] {
        assert_eq!(boolean::read(&cell).ok(), expected, "{cell:?}");
    }
}

#[test]
fn text_is_made_plain_for_numbers_and_days() {
    for (text, expected) in [
        ("１２３４", "1234"),
        ("٤٥٦٫٧", "456,7"),
        ("໑໒໓", "123"),
        ("1\u{202F}234\u{2009}567", "1 234 567"),
        ("\u{2212}5", "-5"),
        ("1\u{2019}234", "1'234"),
        ("12\u{200B}\u{AD}3", "123"),
        ("1 234\u{B9}", "1 234\u{B9}"),
        ("３－４", "3-4"),
    ] {
        assert_eq!(plain(text), expected, "{text:?}");
    }
}

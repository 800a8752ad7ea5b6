use super::*;

fn table(name: &str, sheet: &str, headers: &[&str]) -> StampTable {
    let columns = headers.iter().map(|header| (header.to_lowercase(), (*header).to_string())).collect();
    StampTable { name: name.into(), sheet: sheet.into(), columns, ..StampTable::default() }
}

fn head(name: &str, rows: &[&[&str]]) -> SheetHead {
    let rows = (0..).zip(rows).map(|(n, row)| (n, row.iter().map(|cell| spelling(cell)).collect()));
    SheetHead { name: name.into(), rows: rows.collect() }
}

#[test]
fn a_sheet_is_known_by_its_name_or_by_its_whole_header() {
    let stamp = Stamp {
        tables: vec![table("a", "Actes", &["Code", "Date"]), table("b", "Biens", &["Code", "Titre", "Prix"])],
        ..Stamp::default()
    };
    let header: &[&str] = &["Code *", "TITRE", "prix"];
    // By name, and the row of the header is seen.
    assert_eq!(table_of(&stamp, &head("BIENS", &[&["Biens"], header])), Some((1, Some(1))));
    // Renamed, and known by all of its headers.
    assert_eq!(table_of(&stamp, &head("Biens 2019", &[&["Biens"], header])), Some((1, Some(1))));
    // A name without its header leaves the header to be looked for.
    assert_eq!(table_of(&stamp, &head("Actes", &[&["Code"]])), Some((0, None)));
    // Something else that the sender added.
    assert_eq!(table_of(&stamp, &head("Notes", &[&["Code", "Titre"]])), None);
}

//! Words by which people write totals, yes and no, months and errors, in the
//! languages that are read. Language data stands here and nowhere else.

use crate::text::spelling;

/// How rows of totals begin. Compared word by word, without regard to case and accents.
const TOTALS: &[&str] = &[
    "total",
    "totals",
    "totaux",
    "totales",
    "grand total",
    "total general",
    "sub total",
    "subtotal",
    "sous total",
    "sous totaux",
    "soustotal",
    "sum",
    "suma",
    "somme",
    "ensemble",
    "of which",
    "dont",
    "de los cuales",
    "de las cuales",
];

/// How notes under or between rows begin, before a colon.
const NOTES: &[&str] = &[
    "note",
    "notes",
    "nb",
    "n b",
    "source",
    "sources",
    "remark",
    "remarks",
    "remarque",
    "remarques",
    "nota",
    "notas",
    "fuente",
    "fuentes",
    "observacion",
    "observaciones",
];

const YES: &[&str] = &["yes", "y", "true", "1", "x", "oui", "o", "vrai", "si", "s", "verdadero", "cierto"];
const NO: &[&str] = &["no", "n", "false", "0", "non", "faux", "f", "falso"];

/// Months by the beginnings of their names, in English, French and Spanish.
const MONTHS: [&[&str]; 12] = [
    &["january", "janvier", "enero", "jan", "janv", "ene"],
    &["february", "fevrier", "febrero", "feb", "fev", "fevr"],
    &["march", "mars", "marzo", "mar"],
    &["april", "avril", "abril", "apr", "avr", "abr"],
    &["may", "mai", "mayo"],
    &["june", "juin", "junio", "jun"],
    &["july", "juillet", "julio", "jul", "juil"],
    &["august", "aout", "agosto", "aug", "ago", "aou"],
    &["september", "septembre", "septiembre", "setiembre", "sep", "sept"],
    &["october", "octobre", "octubre", "oct"],
    &["november", "novembre", "noviembre", "nov"],
    &["december", "decembre", "diciembre", "dec", "dic"],
];

/// Words that stand between day, month and year and mean nothing.
const DATE_FILLERS: &[&str] = &["de", "del", "of", "le", "el", "the"];

/// What follows a day to make it the first, second, third.
const ORDINALS: &[&str] = &["st", "nd", "rd", "th", "er", "re", "o"];

/// Words for thousands and millions, which are refused: a number must be written out.
const MAGNITUDES: &[&str] = &[
    "k",
    "m",
    "mn",
    "mio",
    "mil",
    "mill",
    "million",
    "millions",
    "millones",
    "bn",
    "thousand",
    "mille",
    "milliers",
    "milliard",
    "milliards",
    "billion",
    "md",
    "mds",
];

/// How spreadsheet programs write a formula that failed.
const ERRORS: &[&str] = &[
    "#REF!",
    "#VALUE!",
    "#N/A",
    "#NAME?",
    "#DIV/0!",
    "#NUM!",
    "#NULL!",
    "#DATA!",
    "#SPILL!",
    "#VALEUR!",
    "#NOM?",
    "#NOMBRE!",
    "#NUL!",
    "#¿NOMBRE?",
    "#¡REF!",
    "#¡VALOR!",
    "#¡DIV/0!",
    "#¡NUM!",
];

/// How much of a text is a word for totals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Totals {
    /// All of it.
    Whole,
    /// Its first words.
    Start,
}

/// Whether a text is a word for totals, or begins with one; `more` are the
/// words that a source adds.
pub fn totals(text: &str, more: &[String]) -> Option<Totals> {
    let words = words(text);
    let begins = |phrase: &str| {
        let phrase = self::words(phrase);
        if phrase.is_empty() || !words.starts_with(&phrase) {
            return None;
        }
        Some(if phrase.len() == words.len() { Totals::Whole } else { Totals::Start })
    };
    let mut found = None;
    for phrase in TOTALS.iter().copied().chain(more.iter().map(String::as_str)) {
        match begins(phrase) {
            Some(Totals::Whole) => return Some(Totals::Whole),
            Some(Totals::Start) => found = Some(Totals::Start),
            None => {}
        }
    }
    found
}

/// Whether a text begins as a note does: with such a word and a colon, or with a mark of a footnote.
pub fn note(text: &str) -> bool {
    let text = text.trim();
    let word = text.split_once(':').map(|(word, _)| words(word).join(" "));
    word.is_some_and(|word| NOTES.contains(&word.as_str()))
        || text.starts_with(['*', '†', '‡', '¹', '²', '³'])
}

/// Yes or no.
pub fn boolean(text: &str) -> Option<bool> {
    let word = spelling(text);
    if YES.contains(&word.as_str()) {
        Some(true)
    } else if NO.contains(&word.as_str()) {
        Some(false)
    } else {
        None
    }
}

/// The number of a month, from 1, by its name or the usual short form of it.
pub fn month(word: &str) -> Option<i8> {
    let word = spelling(word);
    (1i8..).zip(MONTHS).find(|(_, names)| names.contains(&word.as_str())).map(|(month, _)| month)
}

/// Whether a word between the parts of a date means nothing.
pub fn fills_date(word: &str) -> bool {
    DATE_FILLERS.contains(&spelling(word).as_str())
}

/// Whether letters after a day make it the first, second, third.
pub fn ordinal(letters: &str) -> bool {
    ORDINALS.contains(&letters.to_lowercase().as_str())
}

/// Whether a word stands for thousands or millions.
pub fn magnitude(word: &str) -> bool {
    MAGNITUDES.contains(&spelling(word).as_str())
}

/// Whether a text is what a spreadsheet program shows for a formula that failed.
pub fn is_error(text: &str) -> bool {
    text.starts_with('#') && ERRORS.iter().any(|error| text.eq_ignore_ascii_case(error))
        || text
            .strip_prefix("Err:")
            .is_some_and(|rest| rest.len() == 3 && rest.bytes().all(|b| b.is_ascii_digit()))
}

fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).map(spelling).filter(|word| !word.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn totals_are_known_by_whole_words() {
        assert_eq!(totals("TOTAL", &[]), Some(Totals::Whole));
        assert_eq!(totals("Sous-total :", &[]), Some(Totals::Whole));
        assert_eq!(totals("Total Lao PDR", &[]), Some(Totals::Start));
        assert_eq!(totals("Of which women", &[]), Some(Totals::Start));
        assert_eq!(totals("Totally new", &[]), None);
        assert_eq!(totals("Σύνολο", &["Σύνολο".into()]), Some(Totals::Whole));
    }

    #[test]
    fn yes_no_and_months_in_three_languages() {
        assert_eq!(boolean("Sí"), Some(true));
        assert_eq!(boolean("NON"), Some(false));
        assert_eq!(boolean("perhaps"), None);
        assert_eq!(month("Février"), Some(2));
        assert_eq!(month("sept."), Some(9));
        assert_eq!(month("mayo"), Some(5));
        assert!(is_error("#N/A") && is_error("Err:502") && !is_error("#1"));
    }
}

//! Words by which people write totals, yes and no, months and errors, in the
//! languages that are read. Language data stands here and nowhere else.

mod marks;

pub use marks::{currency, is_error, magnitude, stands_for_nothing};

use crate::period::PeriodKind;
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
    "s total",
    "gran total",
    "suma total",
    "total geral",
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

const YES: &[&str] =
    &["yes", "y", "true", "1", "x", "oui", "o", "vrai", "v", "si", "s", "verdadero", "cierto"];
const NO: &[&str] = &["no", "n", "false", "0", "non", "faux", "f", "falso"];

/// Signs for yes and no, which have no spelling.
const YES_SIGNS: &[char] = &['✓', '✔', '☑', '✅', '√'];
const NO_SIGNS: &[char] = &['✗', '✘', '☒', '☐', '❌', '✕', '✖', '×'];

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
    &["september", "septembre", "septiembre", "setiembre", "sep", "sept", "set"],
    &["october", "octobre", "octubre", "oct"],
    &["november", "novembre", "noviembre", "nov"],
    &["december", "decembre", "diciembre", "dec", "dic"],
];

/// Words that stand between day, month and year and mean nothing: articles, and
/// days of the week.
const DATE_FILLERS: &[&str] = &[
    "de",
    "del",
    "of",
    "le",
    "el",
    "the",
    "la",
    "du",
    "l",
    "d",
    "mois",
    "mes",
    "month",
    "annee",
    "ano",
    "year",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "lundi",
    "mardi",
    "mercredi",
    "jeudi",
    "vendredi",
    "samedi",
    "dimanche",
    "lunes",
    "martes",
    "miercoles",
    "jueves",
    "viernes",
    "sabado",
    "domingo",
];

/// What follows a number to make it the first, second, third.
const ORDINALS: &[&str] = &[
    "st", "nd", "rd", "th", "er", "re", "o", "a", "e", "eme", "ieme", "nde", "nd", "d", "ero", "do", "to",
    "ro",
];

/// Articles that may stand before a name.
const ARTICLES: &[&str] = &["the", "le", "la", "les", "l", "el", "los", "las"];

/// Words between the first and the last month of a span.
const UNTIL: &[&str] = &["to", "a", "al", "au", "hasta", "through", "until", "till"];

/// The first to the fourth, in words and in Roman figures.
const FIRST_TO_FOURTH: [&[&str]; 4] = [
    &["first", "premier", "premiere", "primer", "primero", "primera", "i", "ier"],
    &["second", "deuxieme", "seconde", "segundo", "segunda", "ii", "iieme"],
    &["third", "troisieme", "tercer", "tercero", "tercera", "iii", "iiieme"],
    &["fourth", "quatrieme", "cuarto", "cuarta", "iv", "ivieme"],
];

/// Parts of a year, by all the words that name them.
const PARTS: &[(PeriodKind, &[&str])] = &[
    (PeriodKind::Month, &["m"]),
    (PeriodKind::Quarter, &["q", "t", "quarter", "qtr", "trimestre", "trim", "trimester"]),
    (PeriodKind::FourMonth, &["c", "cuatrimestre", "quadrimestre", "cuatrim", "quadrim"]),
    (PeriodKind::Semester, &["s", "h", "semester", "semestre", "sem", "half", "halfyear"]),
];

/// Words between the last two values of a list.
const AND: &[&str] = &[" and ", " et ", " y ", " e ", " & ", " + "];

/// How much of a text is a word for totals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Totals {
    /// All of it.
    Whole,
    /// Its first words.
    Start,
}

/// How words for totals begin: of most texts their first two letters say that they are none.
#[derive(Debug, Clone)]
pub struct TotalsHeads(Vec<[char; 2]>);

impl TotalsHeads {
    /// The beginnings of all words for totals, those of a source among them.
    pub fn new(more: &[String]) -> TotalsHeads {
        let phrases = TOTALS.iter().copied().chain(more.iter().map(String::as_str));
        TotalsHeads(phrases.filter_map(head).collect())
    }

    /// Whether a text may begin with one of them.
    pub fn may_begin(&self, text: &str) -> bool {
        head(text).is_some_and(|head| self.0.contains(&head))
    }
}

/// The first two letters or digits of a text.
fn head(text: &str) -> Option<[char; 2]> {
    let mut letters = text.chars().filter(|c| c.is_alphanumeric()).map(|c| c.to_ascii_lowercase());
    Some([letters.next()?, letters.next()?])
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
    // A tick may be drawn with a sign that says it is text, or a picture.
    let mut signs = text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '\u{FE0E}' | '\u{FE0F}'));
    if let (Some(sign), None) = (signs.next(), signs.next())
        && let Some(value) = match (YES_SIGNS.contains(&sign), NO_SIGNS.contains(&sign)) {
            (true, _) => Some(true),
            (_, true) => Some(false),
            _ => None,
        }
    {
        return Some(value);
    }
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

/// The number that a word makes of a part of a year: the first to the fourth.
pub fn first_to_fourth(word: &str) -> Option<i32> {
    let word = spelling(word);
    (1i32..).zip(FIRST_TO_FOURTH).find(|(_, names)| names.contains(&word.as_str())).map(|(number, _)| number)
}

/// The kind of part of a year that a word names.
pub fn part_of_year(word: &str) -> Option<PeriodKind> {
    let word = spelling(word);
    PARTS.iter().find(|(_, names)| names.contains(&word.as_str())).map(|(kind, _)| *kind)
}

/// A name without the article before it or, in brackets or behind a comma,
/// after it: "the Gambia", "Gambie (la)", "l'Inde". None where there is none.
pub fn without_article(name: &str) -> Option<&str> {
    let article = |word: &str| ARTICLES.contains(&spelling(word).as_str());
    let before =
        name.split_once([' ', '\'', '\u{2019}']).filter(|(word, _)| article(word)).map(|(_, rest)| rest);
    let bracketed = || name.strip_suffix(')').and_then(|name| name.rsplit_once('('));
    let after = || bracketed().or_else(|| name.rsplit_once(','));
    before
        .or_else(|| after().filter(|(_, word)| article(word)).map(|(rest, _)| rest))
        .map(str::trim)
        .filter(|rest| !rest.is_empty())
}

/// Whether a word stands between the first and the last month of a span.
pub fn until(word: &str) -> bool {
    UNTIL.contains(&spelling(word).as_str())
}

/// The words that stand between the last two values of a list.
pub fn ands() -> &'static [&'static str] {
    AND
}

/// Whether a word between the parts of a date means nothing.
pub fn fills_date(word: &str) -> bool {
    DATE_FILLERS.contains(&spelling(word).as_str())
}

/// Whether letters after a day make it the first, second, third.
pub fn ordinal(letters: &str) -> bool {
    ORDINALS.contains(&spelling(letters).as_str())
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
        assert_eq!(month("Set."), Some(9));
        for error in ["#N/A", "Err:502", "#¡REF!", "#NOMBRE?", "#VALEUR !", "#NV", "#div/0!", "#N/D"] {
            assert!(is_error(error), "{error}");
        }
        assert!(!is_error("#1") && !is_error("#hashtag"));
    }

    #[test]
    fn yes_and_no_in_every_form() {
        for yes in [
            "Yes",
            "Y",
            "Oui",
            "O",
            "Sí",
            "si",
            "S",
            "1",
            "TRUE",
            "Vrai",
            "Verdadero",
            "x",
            "✓",
            "✔\u{FE0F}",
            "☑",
        ] {
            assert_eq!(boolean(yes), Some(true), "{yes}");
        }
        for no in ["No", "N", "Non", "0", "false", "Faux", "Falso", "✗", "☐", "×"] {
            assert_eq!(boolean(no), Some(false), "{no}");
        }
        for neither in ["", "2", "oui, partiellement", "?", "✓✗"] {
            assert_eq!(boolean(neither), None, "{neither}");
        }
    }
}

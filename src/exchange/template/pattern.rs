//! Regular expressions as formulas of a spreadsheet, as far as those go: a
//! sequence of single signs, each out of a few.

use regex_syntax::ParserBuilder;
use regex_syntax::hir::{Class, Hir, HirKind};

/// The most signs a place may be out of.
const MOST_SIGNS: usize = 64;
/// The longest text a formula looks at.
const LONGEST: usize = 30;

/// A condition that a cell's text matches a pattern; none where a spreadsheet
/// cannot say it.
pub fn condition(pattern: &str, cell: &str) -> Option<String> {
    // Without Unicode `\d` is a digit, as people mean it who write codes.
    let parsed = ParserBuilder::new().unicode(false).utf8(false).build().parse(written(pattern)).ok()?;
    let mut places: Vec<String> = Vec::new();
    spread(&parsed, &mut places)?;
    if places.is_empty() {
        return None;
    }
    let mut parts = vec![format!("LEN({cell})={}", places.len())];
    let mut at = 0;
    while let Some(signs) = places.get(at) {
        let run = places.iter().skip(at).take_while(|place| *place == signs).count();
        let quoted = signs.replace('"', "\"\"");
        // FIND tells capitals from small letters.
        parts.push(match run {
            1 => format!("ISNUMBER(FIND(MID({cell},{},1),\"{quoted}\"))", at + 1),
            _ => format!(
                "SUMPRODUCT(--ISNUMBER(FIND(MID({cell},ROW(${}:${}),1),\"{quoted}\")))={run}",
                at + 1,
                at + run
            ),
        });
        at += run;
    }
    Some(format!("AND({})", parts.join(",")))
}

/// A pattern as it was written: the whole text must match it, so that it is
/// kept between anchors.
pub fn written(pattern: &str) -> &str {
    pattern.strip_prefix("^(?:").and_then(|rest| rest.strip_suffix(")$")).unwrap_or(pattern)
}

/// The signs possible at each place.
fn spread(part: &Hir, places: &mut Vec<String>) -> Option<()> {
    match part.kind() {
        HirKind::Empty => Some(()),
        HirKind::Literal(literal) => {
            for sign in std::str::from_utf8(&literal.0).ok()?.chars() {
                places.push(sign.to_string());
            }
            (places.len() <= LONGEST).then_some(())
        }
        HirKind::Class(Class::Bytes(class)) => {
            let signs: Vec<u8> =
                class.ranges().iter().flat_map(|range| range.start()..=range.end()).collect();
            let plain = signs.len() <= MOST_SIGNS && signs.iter().all(|sign| (b' '..=b'~').contains(sign));
            places.push(plain.then(|| String::from_utf8(signs).ok())??);
            (places.len() <= LONGEST).then_some(())
        }
        HirKind::Repetition(repetition) if repetition.max == Some(repetition.min) => {
            (0..repetition.min).try_for_each(|_| spread(&repetition.sub, places))
        }
        HirKind::Capture(capture) => spread(&capture.sub, places),
        HirKind::Concat(parts) => parts.iter().try_for_each(|part| spread(part, places)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_a_fixed_length_is_said() {
        assert_eq!(condition("^(?:[A-C]{3})$", "A7"), condition("[A-C]{3}", "A7"));
        assert_eq!(
            condition("[A-C]{3}", "A7").unwrap(),
            "AND(LEN(A7)=3,SUMPRODUCT(--ISNUMBER(FIND(MID(A7,ROW($1:$3),1),\"ABC\")))=3)"
        );
        assert_eq!(
            condition(r"P\d{2}", "B2").unwrap(),
            "AND(LEN(B2)=3,ISNUMBER(FIND(MID(B2,1,1),\"P\")),\
             SUMPRODUCT(--ISNUMBER(FIND(MID(B2,ROW($2:$3),1),\"0123456789\")))=2)"
        );
    }

    #[test]
    fn what_a_spreadsheet_cannot_say_is_left_out() {
        for pattern in ["[A-Z]+", "a|bb", ".{3}", "[A-Z]{31}", ""] {
            assert_eq!(condition(pattern, "A1"), None, "{pattern}");
        }
    }
}

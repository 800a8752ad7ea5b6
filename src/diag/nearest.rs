//! Names that are near enough to be suggested.

/// The name among `names` that is nearest to `given`, if one is near enough
/// to be a slip of the pen. Used to suggest, never to decide.
pub fn nearest<'a>(given: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let given = given.to_lowercase();
    let mut best: Option<(f64, &str)> = None;
    for name in names {
        let score = strsim::normalized_damerau_levenshtein(&given, &name.to_lowercase())
            .max(strsim::jaro_winkler(&given, &name.to_lowercase()) - 0.15);
        if score >= 0.6 && best.is_none_or(|(b, _)| score > b) {
            best = Some((score, name));
        }
    }
    best.map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nearest_suggests_a_slip_and_nothing_far_off() {
        assert_eq!(nearest("particpants", ["participants", "countries"]), Some("participants"));
        assert_eq!(nearest("zzz", ["participants", "countries"]), None);
    }
}

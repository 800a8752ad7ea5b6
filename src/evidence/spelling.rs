//! How the codes of programmes and places are spelt in evidence, so that a spreadsheet, which
//! knows no case and has wildcards, matches none that is not meant.

use crate::cube::{Geography, Programme};
use std::collections::{BTreeMap, BTreeSet};

/// How codes are spelt.
#[derive(Debug, Default)]
pub struct Spelling {
    programmes: BTreeMap<Programme, String>,
    places: BTreeMap<Geography, String>,
}

impl Spelling {
    /// Spells programmes and places: each by its code, where no other has that already.
    pub fn new(programmes: BTreeSet<&Programme>, places: BTreeSet<&Geography>) -> Spelling {
        Spelling {
            // Single programmes first, so that they keep their codes.
            programmes: {
                let (several, single): (Vec<_>, Vec<_>) =
                    programmes.into_iter().partition(|one| matches!(one, Programme::Selected(_)));
                spelt(single.into_iter().chain(several), Programme::code)
            },
            places: spelt(places.into_iter(), Geography::code),
        }
    }

    /// A programme; none: all.
    pub fn programme(&self, programme: &Programme) -> Option<String> {
        match programme {
            Programme::All => None,
            other => Some(self.programmes.get(other).cloned().unwrap_or_else(|| other.code().to_string())),
        }
    }

    /// The names of single programmes, by their codes as they are spelt.
    pub fn named<'n>(&self, name: impl Fn(&str) -> Option<&'n str>) -> BTreeMap<String, String> {
        let single = self.programmes.iter().filter(|(one, _)| matches!(one, Programme::One(_)));
        let named = single.filter_map(|(one, spelt)| Some((spelt.clone(), name(one.code())?.to_string())));
        named.filter(|(_, name)| !name.is_empty()).collect()
    }

    /// A place; none: all.
    pub fn place(&self, place: &Geography) -> Option<String> {
        match place {
            Geography::All => None,
            other => Some(self.places.get(other).cloned().unwrap_or_else(|| other.code().to_string())),
        }
    }
}

fn spelt<'c, T: Clone + Ord + 'c>(
    all: impl Iterator<Item = &'c T>,
    code: impl Fn(&'c T) -> &'c str,
) -> BTreeMap<T, String> {
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let mut found = BTreeMap::new();
    for one in all {
        let safe = |c: char| if matches!(c, '*' | '?' | '~' | '|') || c.is_control() { '_' } else { c };
        let plain: String = code(one).chars().map(safe).collect();
        let mut own = plain.clone();
        let mut nth = 1;
        while !taken.insert(own.to_lowercase()) {
            nth += 1;
            own = format!("{plain}#{nth}");
        }
        found.insert(one.clone(), own);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_code_matches_another() {
        let place = |code: &str| Geography::Place(code.into());
        let places =
            [Geography::Country("KE".into()), place("ke"), place("a*"), place("a?"), Geography::MultiCountry];
        let spelling = Spelling::new(BTreeSet::new(), places.iter().collect());
        let spelt: Vec<_> = places.iter().filter_map(|place| spelling.place(place)).collect();
        assert_eq!(spelt, ["KE", "ke#2", "a_", "a_#2", "multi"]);
        let all = [Programme::One("selected".into()), Programme::selected(["a", "b"])];
        let spelling = Spelling::new(all.iter().collect(), BTreeSet::new());
        assert_eq!(spelling.programme(&all[0]).as_deref(), Some("selected"));
        assert_eq!(spelling.programme(&all[1]).as_deref(), Some("selected#2"));
        assert_eq!(spelling.programme(&Programme::All), None);
    }
}

//! Which findings there are already of a kind, so that the same fault in many
//! cells is one finding, and many different values of one kind are not many.

use std::collections::HashMap;
use std::hash::Hash;

/// How many findings of a kind are told one by one. Where more values than these
/// are wrong in one way, it is the column that is wrong: reading on tells nothing new.
pub const APART: usize = 200;

/// The findings there are, by kind and by what was found.
#[derive(Debug)]
pub struct Gathered<K> {
    kinds: HashMap<K, Kind>,
}

/// The findings of a kind.
#[derive(Debug, Default)]
struct Kind {
    values: HashMap<Box<str>, usize>,
    further: Option<usize>,
}

/// Where something that was found belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Belongs {
    /// To the finding of a number.
    To(usize),
    /// To a finding of its own, which is to be made.
    Apart,
    /// To the finding of all further values, which is to be made.
    Further,
}

impl<K: Hash + Eq> Gathered<K> {
    /// None yet.
    pub fn new() -> Gathered<K> {
        Gathered { kinds: HashMap::new() }
    }

    /// Where a value of a kind belongs.
    pub fn belongs(&self, kind: &K, found: &str) -> Belongs {
        let Some(kind) = self.kinds.get(kind) else { return Belongs::Apart };
        match (kind.values.get(found), kind.further) {
            (Some(number), _) => Belongs::To(*number),
            (None, Some(number)) => Belongs::To(number),
            (None, None) if kind.values.len() < APART => Belongs::Apart,
            (None, None) => Belongs::Further,
        }
    }

    /// Keeps the number of the finding that was made for a value.
    pub fn keep(&mut self, kind: K, found: &str, belongs: Belongs, number: usize) {
        let kind = self.kinds.entry(kind).or_default();
        match belongs {
            Belongs::Apart => {
                kind.values.insert(found.into(), number);
            }
            Belongs::Further => kind.further = Some(number),
            Belongs::To(_) => {}
        }
    }
}

impl<K: Hash + Eq> Default for Gathered<K> {
    fn default() -> Gathered<K> {
        Gathered::new()
    }
}

//! Registers and the order in which namespaces are joined.

use super::identity::Registers;
use crate::diag::Place;
use crate::project::NamespaceJoin;
use jiff::civil::date;

fn join(one: &str, other: &str) -> NamespaceJoin {
    NamespaceJoin {
        one: one.into(),
        other: other.into(),
        reason: String::new(),
        who: String::new(),
        date: date(2018, 1, 1),
        at: Place::Project,
    }
}

#[test]
fn namespaces_join_in_any_order() {
    let joins = [join("d", "c"), join("a", "b"), join("b", "c"), join("x", "y")];
    let reversed: Vec<NamespaceJoin> = joins.iter().rev().cloned().collect();
    for registers in [Registers::new(&joins), Registers::new(&reversed)] {
        for name in ["a", "b", "c", "d"] {
            assert_eq!(registers.of(name), "a");
            assert_eq!(registers.joined_with(name), ["a", "b", "c", "d"]);
        }
        assert_eq!(registers.of("y"), "x");
        assert_eq!(registers.of("alone"), "alone");
        assert!(registers.joined_with("alone").is_empty());
    }
}

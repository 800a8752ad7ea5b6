//! Which part of a condition is not met, and which value is missing.

use super::columns::conditions;
use crate::project::{Basis, Expression, Indicator};
use crate::recount::Recount;
use sqlparser::ast::{BinaryOperator, Expr};
use std::sync::Arc;

/// The conditions of an indicator, part by part.
pub struct Parts {
    /// Of the condition of the records: the parts that must all hold, each with
    /// its text and its answer for every row.
    parts: Vec<(Arc<str>, Vec<Option<bool>>)>,
    /// The conditions of the measure's parts, where there are some.
    of_measure: Option<Arc<str>>,
    /// The columns of all conditions, with whether each row lacks the value.
    missing: Vec<(Arc<str>, Vec<bool>)>,
}

impl Parts {
    /// The conditions of an indicator, judged for every row of its table.
    pub fn new(recount: &Recount<'_>, indicator: &Indicator, basis: &Basis) -> Parts {
        let mut parts = Vec::new();
        if let Some(condition) = &basis.condition {
            for part in split(condition) {
                let holds = recount.holds(basis.table, &part);
                parts.push((part.text.as_str().into(), holds));
            }
        }
        let all = conditions(indicator, basis);
        let own = usize::from(basis.condition.is_some());
        let texts: Vec<&str> = all.iter().skip(own).map(|condition| condition.text.as_str()).collect();
        let of_measure = match texts.as_slice() {
            [] => None,
            [text] => Some((*text).into()),
            // Each belongs to a side of the measure, and the row is on none of them.
            texts => Some(format!("neither {}", texts.join(" nor ")).into()),
        };
        let mut missing: Vec<(Arc<str>, Vec<bool>)> = Vec::new();
        for path in all.iter().flat_map(|condition| &condition.columns) {
            if !missing.iter().any(|(name, _)| **name == *path.name) {
                let keys = recount.keys(basis.table, path);
                missing.push((path.name.as_str().into(), keys.iter().map(Option::is_none).collect()));
            }
        }
        Parts { parts, of_measure, missing }
    }

    /// The first part that a row does not meet.
    pub fn unmet(&self, row: usize) -> String {
        let failed = self.parts.iter().find(|(_, holds)| holds.get(row) == Some(&Some(false)));
        match (failed, &self.of_measure) {
            (Some((text, _)), _) => text.to_string(),
            (None, Some(text)) => text.to_string(),
            (None, None) => String::new(),
        }
    }

    /// The values that a row lacks.
    pub fn missing(&self, row: usize) -> String {
        let names = self.missing.iter().filter(|(_, missing)| missing.get(row) == Some(&true));
        names.map(|(name, _)| &**name).collect::<Vec<_>>().join(", ")
    }
}

/// The parts of a condition that must all hold.
fn split(condition: &Expression) -> Vec<Expression> {
    let mut trees: Vec<&Expr> = Vec::new();
    conjuncts(&condition.tree, &mut trees);
    if trees.len() < 2 {
        return vec![condition.clone()];
    }
    let written = split_text(&condition.text);
    let as_written = written.len() == trees.len();
    let part = |(number, tree): (usize, &Expr)| Expression {
        text: match written.get(number).filter(|_| as_written) {
            Some(text) => (*text).to_string(),
            // The tree quotes names, which nobody wrote.
            None => tree.to_string().replace('"', ""),
        },
        tree: Arc::new(tree.clone()),
        ..condition.clone()
    };
    trees.into_iter().enumerate().map(part).collect()
}

fn conjuncts<'e>(tree: &'e Expr, found: &mut Vec<&'e Expr>) {
    match tree {
        Expr::BinaryOp { left, op: BinaryOperator::And, right } => {
            conjuncts(left, found);
            conjuncts(right, found);
        }
        Expr::Nested(inner) if matches!(**inner, Expr::BinaryOp { op: BinaryOperator::And, .. }) => {
            conjuncts(inner, found);
        }
        other => found.push(other),
    }
}

/// The text between the ANDs of a condition that stand in no parentheses and no
/// quotes. A BETWEEN has one of its own, so that the parts are then too many.
fn split_text(text: &str) -> Vec<&str> {
    let (mut parts, mut start, mut depth, mut quoted) = (Vec::new(), 0, 0, None);
    let mut previous = ' ';
    for (at, c) in text.char_indices() {
        match quoted {
            Some(quote) if c == quote => quoted = None,
            Some(_) => {}
            None if c == '\'' || c == '"' => quoted = Some(c),
            None if c == '(' => depth += 1,
            None if c == ')' => depth -= 1,
            None => {
                let word = text.get(at..at + 3).is_some_and(|word| word.eq_ignore_ascii_case("and"));
                let ends = text.get(at + 3..).and_then(|rest| rest.chars().next());
                let is_word = word
                    && !(previous.is_alphanumeric() || previous == '_')
                    && ends.is_none_or(|next| !(next.is_alphanumeric() || next == '_'));
                if depth == 0 && is_word {
                    parts.push(text[start..at].trim());
                    start = at + 3;
                }
            }
        }
        previous = c;
    }
    parts.push(text[start..].trim());
    parts
}

#[cfg(test)]
mod tests {
    use super::split_text;

    #[test]
    fn a_condition_is_parted_at_the_words_between_its_parts() {
        assert_eq!(
            split_text("role = 'salt and pepper' AND (a = 1 AND b = 2) and brand = 3"),
            ["role = 'salt and pepper'", "(a = 1 AND b = 2)", "brand = 3"]
        );
        assert_eq!(split_text("known(sex)"), ["known(sex)"]);
        // One too many: the tree has the range as one part.
        assert_eq!(split_text("a BETWEEN 1 AND 2").len(), 2);
    }
}

//! Text to syntax tree, with faults placed where they are.

use super::written::Written;
use crate::diag::{Code, Finding};
use crate::project::faults::Faults;
use sqlparser::ast::Expr;
use sqlparser::dialect::GenericDialect;
use sqlparser::parser::{Parser, ParserError};
use sqlparser::tokenizer::{Location, Token};

/// Parses an expression, which must be all of the text.
pub fn parse(written: Written<'_>, faults: &mut Faults) -> Option<Expr> {
    if written.text.trim().is_empty() {
        let finding = Finding::new(Code::BadExpression, written.place(), "there is no expression");
        faults.add(finding.expected("an expression such as `attended_hours >= 1`"));
        return None;
    }
    let dialect = GenericDialect {};
    let mut parser = match Parser::new(&dialect).try_with_sql(written.text) {
        Ok(parser) => parser,
        Err(error) => {
            report(&error, written, faults);
            return None;
        }
    };
    match parser.parse_expr() {
        Err(error) => {
            report(&error, written, faults);
            None
        }
        Ok(tree) => {
            let next = parser.peek_token();
            if next.token == Token::EOF {
                return Some(tree);
            }
            let message = format!("`{}` cannot follow here", next.token);
            let finding = Finding::new(Code::BadExpression, written.between(next.span), message)
                .found(next.token.to_string())
                .expected("the end of the expression, AND or OR");
            faults.add(match next.token {
                Token::Word(_) => finding.hint("text stands in single quotes"),
                _ => finding,
            });
            None
        }
    }
}

fn report(error: &ParserError, written: Written<'_>, faults: &mut Faults) {
    let text = match error {
        ParserError::TokenizerError(text) | ParserError::ParserError(text) => text.as_str(),
        ParserError::RecursionLimitExceeded => "the expression is nested too deeply",
    };
    let (message, location) = split_location(text);
    let (expected, found) =
        match message.strip_prefix("Expected: ").and_then(|rest| rest.split_once(", found: ")) {
            Some((expected, found)) => (Some(expected), Some(found)),
            None => (None, None),
        };
    let place = location.and_then(|location| written.byte(location)).map_or(written.place(), |start| {
        let rest = &written.text[start..];
        let length = found
            .filter(|found| rest.starts_with(*found))
            .map_or_else(|| rest.chars().next().map_or(0, char::len_utf8), str::len);
        written.part(start..start + length)
    });
    let finding = match found {
        Some("EOF") => Finding::new(Code::BadExpression, written.place(), "the expression is not finished"),
        Some(found) => {
            Finding::new(Code::BadExpression, place, format!("`{found}` cannot stand here")).found(found)
        }
        None => Finding::new(Code::BadExpression, place, sentence(message)),
    };
    let finding = match expected {
        Some(expected) => finding.expected(expected.to_string()),
        None => finding,
    };
    faults.add(match found {
        Some(found) if found.chars().all(|c| c.is_alphanumeric() || c == '_') && found != "EOF" => {
            finding.hint(format!("if `{found}` is a column, put it in double quotes: it is a word of SQL"))
        }
        _ => finding,
    });
}

/// The parser's message without the position at its end, and the position.
fn split_location(text: &str) -> (&str, Option<Location>) {
    let Some((message, position)) = text.rsplit_once(" at Line: ") else { return (text, None) };
    let location = position.split_once(", Column: ").and_then(|(line, column)| {
        Some(Location { line: line.trim().parse().ok()?, column: column.trim().parse().ok()? })
    });
    (message, location)
}

fn sentence(message: &str) -> String {
    let mut chars = message.chars();
    match chars.next() {
        Some(first) => first.to_lowercase().chain(chars).collect(),
        None => String::new(),
    }
}

//! The walk over a syntax tree: only what is listed here is allowed, every name
//! becomes a column, and what a database would do differently is spelt out.

use super::allowed::{ALLOWED, FUNCTIONS, is_plain_literal, name_of, plain_arguments};
use super::compare::{Part, check_code, is_day, join};
use super::groups;
use super::spell;
use super::written::Written;
use crate::diag::{self, Code, Finding, Place};
use crate::project::faults::Faults;
use crate::project::model::Path;
use crate::project::schema::{Kind, Lookup, Schema};
use sqlparser::ast::{
    BinaryOperator, CaseWhen, DataType, DateTimeField, Expr, ExtractSyntax, Function, Ident, ObjectNamePart,
    Spanned, UnaryOperator, Value, ValueWithSpan,
};
use std::collections::BTreeMap;

/// Numbers in tables have at most so many digits before the point.
const DIGITS: usize = 15;

/// Resolves one expression.
pub struct Resolver<'a> {
    written: Written<'a>,
    table: usize,
    schema: &'a Schema,
    faults: &'a mut Faults,
    columns: BTreeMap<String, Path>,
}

impl<'a> Resolver<'a> {
    /// A resolver of names of a table.
    pub fn new(
        written: Written<'a>,
        table: usize,
        schema: &'a Schema,
        faults: &'a mut Faults,
    ) -> Resolver<'a> {
        Resolver { written, table, schema, faults, columns: BTreeMap::new() }
    }

    /// The columns that were met, by name.
    pub fn into_columns(self) -> Vec<Path> {
        self.columns.into_values().collect()
    }

    /// The tree to be computed, and what it holds. Faults are reported, and the walk goes on.
    pub fn expression(&mut self, expr: &Expr) -> (Expr, Kind) {
        match expr {
            Expr::Identifier(name) => self.name(std::slice::from_ref(name), expr),
            Expr::CompoundIdentifier(names) => self.name(names, expr),
            Expr::Nested(inner) => {
                let (tree, kind) = self.expression(inner);
                (spell::nested(tree), kind)
            }
            Expr::Value(value) => self.value(value, expr),
            Expr::TypedString(typed) if typed.data_type == DataType::Date => match &typed.value.value {
                Value::SingleQuotedString(text) if is_day(text) => (spell::day(text), Kind::Date),
                other => {
                    let finding = self.fault(self.place(expr), format!("{other} is not a date"));
                    self.faults.add(finding.expected("a date such as DATE '2019-01-31'"));
                    (expr.clone(), Kind::Date)
                }
            },
            Expr::UnaryOp { op, expr: inner } => self.unary(*op, inner),
            Expr::BinaryOp { left, op, right } => self.binary(left, op, right, expr),
            Expr::IsNull(inner) => (Expr::IsNull(Box::new(self.expression(inner).0)), Kind::Truth),
            Expr::IsNotNull(inner) => (Expr::IsNotNull(Box::new(self.expression(inner).0)), Kind::Truth),
            Expr::InList { expr, list, negated } => self.in_list(expr, list, *negated),
            Expr::Between { expr, negated, low, high } => self.between(expr, low, high, *negated),
            Expr::Like { negated, any: false, expr: inner, pattern, escape_char: None } => {
                self.like(inner, pattern, *negated)
            }
            Expr::Case { operand, conditions, else_result, .. } => {
                self.case(expr, operand.as_deref(), conditions, else_result.as_deref())
            }
            Expr::Extract { field, syntax: ExtractSyntax::From, expr: inner } => {
                self.extract(field, inner, expr)
            }
            Expr::Function(function) => self.function(function, expr),
            other => self.not_allowed(other, &name_of(other)),
        }
    }

    fn part<'e>(&mut self, source: &'e Expr) -> Part<'e> {
        let (tree, kind) = self.expression(source);
        Part { tree, kind, source }
    }

    fn name(&mut self, names: &[Ident], expr: &Expr) -> (Expr, Kind) {
        let Some(path) = self.find(names) else { return (expr.clone(), Kind::Doubtful) };
        let found = (spell::column(&path), self.schema.kind(&path));
        self.columns.insert(path.name.clone(), path);
        found
    }

    /// The column of a name; one that is not there is reported.
    fn find(&mut self, names: &[Ident]) -> Option<Path> {
        // A name in double quotes may be a whole path.
        let parts: Vec<(&str, &Ident)> =
            names.iter().flat_map(|name| name.value.split('.').map(move |part| (part, name))).collect();
        let words: Vec<&str> = parts.iter().map(|(word, _)| *word).collect();
        match self.schema.lookup(self.table, &words) {
            Lookup::Found(path) => Some(path),
            Lookup::Doubtful => None,
            Lookup::Unknown(part, table) => {
                let (word, ident) = parts[part];
                let at = self.written.between(ident.span);
                self.schema.report_unknown(part + 1 < parts.len(), table, word, at, self.faults);
                if ident.quote_style == Some('"')
                    && let Some(finding) = self.faults.found.last_mut()
                {
                    finding.hint = Some(format!("text stands in single quotes: '{word}'"));
                }
                None
            }
        }
    }

    fn value(&mut self, value: &ValueWithSpan, expr: &Expr) -> (Expr, Kind) {
        match &value.value {
            Value::SingleQuotedString(_) => (expr.clone(), Kind::Text(None)),
            Value::Boolean(_) => (expr.clone(), Kind::Truth),
            Value::Null => (expr.clone(), Kind::Null),
            Value::Number(digits, false) => {
                let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
                let plain = whole.len() <= DIGITS
                    && part.len() <= DIGITS
                    && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
                if !plain {
                    let finding = self.fault(self.place(expr), format!("`{digits}` cannot be kept exactly"));
                    self.faults.add(finding.expected("at most 15 digits before and 15 after the point"));
                }
                if digits.contains('.') {
                    (spell::decimal(expr.clone()), Kind::Number)
                } else {
                    (expr.clone(), Kind::Number)
                }
            }
            _ => self.not_allowed(expr, "this way to write a value"),
        }
    }

    fn unary(&mut self, op: UnaryOperator, inner: &Expr) -> (Expr, Kind) {
        let part = self.part(inner);
        let kind = match op {
            UnaryOperator::Not => Kind::Truth,
            UnaryOperator::Minus | UnaryOperator::Plus => Kind::Number,
            _ => return self.not_allowed(inner, &format!("`{op}`")),
        };
        self.need(&part, kind);
        (Expr::UnaryOp { op, expr: Box::new(part.tree) }, kind)
    }

    fn binary(&mut self, left: &Expr, op: &BinaryOperator, right: &Expr, expr: &Expr) -> (Expr, Kind) {
        let (mut left, mut right) = (self.part(left), self.part(right));
        match op {
            BinaryOperator::And | BinaryOperator::Or => {
                self.need(&left, Kind::Truth);
                self.need(&right, Kind::Truth);
                (spell::binary(left.tree, op.clone(), right.tree), Kind::Truth)
            }
            BinaryOperator::Plus | BinaryOperator::Minus => {
                self.need(&left, Kind::Number);
                self.need(&right, Kind::Number);
                (spell::binary(left.tree, op.clone(), right.tree), Kind::Number)
            }
            // The product of whole numbers may not fit a whole number, and half
            // of one is none: both are computed as decimals. Over nothing there
            // is no value, rather than an end of everything.
            BinaryOperator::Multiply | BinaryOperator::Divide => {
                self.need(&left, Kind::Number);
                self.need(&right, Kind::Number);
                let by = if *op == BinaryOperator::Divide {
                    spell::call("NULLIF", vec![right.tree, spell::whole(0)])
                } else {
                    right.tree
                };
                (spell::binary(spell::decimal(left.tree), op.clone(), by), Kind::Number)
            }
            BinaryOperator::Eq
            | BinaryOperator::NotEq
            | BinaryOperator::Lt
            | BinaryOperator::LtEq
            | BinaryOperator::Gt
            | BinaryOperator::GtEq => {
                self.not_null(&left);
                self.not_null(&right);
                let kind = join(&mut left, &mut right, self.written, self.schema, self.faults);
                let ordered = !matches!(op, BinaryOperator::Eq | BinaryOperator::NotEq);
                if ordered && matches!(kind, Kind::Text(Some(_)) | Kind::Truth) {
                    let message = format!("{} have no order", kind.plural());
                    let finding = self.fault(self.place(expr), message);
                    self.faults.add(finding.expected("`=`, `<>` or `IN (…)`"));
                }
                (spell::binary(left.tree, op.clone(), right.tree), Kind::Truth)
            }
            _ => self.not_allowed(expr, &format!("`{op}`")),
        }
    }

    fn in_list(&mut self, expr: &Expr, list: &[Expr], negated: bool) -> (Expr, Kind) {
        let mut left = self.part(expr);
        let mut items = Vec::new();
        for item in list {
            let mut item = self.part(item);
            self.not_null(&item);
            join(&mut left, &mut item, self.written, self.schema, self.faults);
            items.push(item.tree);
        }
        if items.iter().all(is_plain_literal) {
            return (Expr::InList { expr: Box::new(left.tree), list: items, negated }, Kind::Truth);
        }
        // Other values than plain ones are compared one by one, which means the same.
        let (op, and) = if negated {
            (BinaryOperator::NotEq, BinaryOperator::And)
        } else {
            (BinaryOperator::Eq, BinaryOperator::Or)
        };
        let comparisons = items.into_iter().map(|item| spell::binary(left.tree.clone(), op.clone(), item));
        let all = comparisons.reduce(|all, one| spell::binary(all, and.clone(), one));
        (spell::nested(all.unwrap_or_else(|| left.tree.clone())), Kind::Truth)
    }

    fn between(&mut self, expr: &Expr, low: &Expr, high: &Expr, negated: bool) -> (Expr, Kind) {
        let (mut value, mut low, mut high) = (self.part(expr), self.part(low), self.part(high));
        for bound in [&mut low, &mut high] {
            self.not_null(bound);
            let kind = join(&mut value, bound, self.written, self.schema, self.faults);
            if matches!(kind, Kind::Text(Some(_)) | Kind::Truth) {
                let message = format!("{} have no order", kind.plural());
                let finding = self.fault(self.place(expr), message);
                self.faults.add(finding.expected("numbers or dates"));
                break;
            }
        }
        let between = Expr::Between {
            expr: Box::new(value.tree),
            negated,
            low: Box::new(low.tree),
            high: Box::new(high.tree),
        };
        (between, Kind::Truth)
    }

    fn like(&mut self, inner: &Expr, pattern: &Expr, negated: bool) -> (Expr, Kind) {
        let (value, pattern) = (self.part(inner), self.part(pattern));
        if matches!(value.kind, Kind::List(_)) {
            let finding = self.fault(self.place(inner), "a list cannot be compared with a pattern");
            self.faults.add(finding.expected("text").hint(format!("write `has({inner}, 'code')`")));
        } else {
            self.need(&value, Kind::Text(None));
        }
        if pattern.literal().is_none() {
            let finding = self.fault(self.place(pattern.source), "the pattern must be text in single quotes");
            self.faults.add(finding.expected("a pattern such as 'film%'"));
        }
        let like = Expr::Like {
            negated,
            any: false,
            expr: Box::new(value.tree),
            pattern: Box::new(pattern.tree),
            escape_char: None,
        };
        (like, Kind::Truth)
    }

    fn case(
        &mut self,
        case: &Expr,
        operand: Option<&Expr>,
        conditions: &[CaseWhen],
        else_result: Option<&Expr>,
    ) -> (Expr, Kind) {
        let mut value = operand.map(|operand| self.part(operand));
        let mut whens = Vec::new();
        let mut result: Option<Part<'_>> = None;
        for when in conditions {
            let mut condition = self.part(&when.condition);
            match &mut value {
                Some(value) => {
                    self.not_null(&condition);
                    join(value, &mut condition, self.written, self.schema, self.faults);
                }
                None => self.need(&condition, Kind::Truth),
            }
            let part = self.unite(&mut result, &when.result);
            whens.push(CaseWhen { condition: condition.tree, result: part });
        }
        let otherwise = else_result.map(|otherwise| Box::new(self.unite(&mut result, otherwise)));
        let tree = match case.clone() {
            Expr::Case { case_token, end_token, .. } => Expr::Case {
                case_token,
                end_token,
                operand: value.map(|value| Box::new(value.tree)),
                conditions: whens,
                else_result: otherwise,
            },
            other => other,
        };
        (tree, result.map_or(Kind::Doubtful, |result| result.kind))
    }

    /// Resolves a value that stands for the same thing as those before it.
    fn unite<'e>(&mut self, before: &mut Option<Part<'e>>, source: &'e Expr) -> Expr {
        let mut part = self.part(source);
        if let Some(before) = before {
            let kind = join(before, &mut part, self.written, self.schema, self.faults);
            before.kind = kind;
        } else {
            *before = Some(part.clone());
        }
        part.tree
    }

    fn extract(&mut self, field: &DateTimeField, inner: &Expr, expr: &Expr) -> (Expr, Kind) {
        let part = self.part(inner);
        self.need(&part, Kind::Date);
        let known = [DateTimeField::Year, DateTimeField::Quarter, DateTimeField::Month, DateTimeField::Day];
        if !known.contains(field) {
            return self.not_allowed(expr, &format!("EXTRACT of {field}"));
        }
        let extract =
            Expr::Extract { field: field.clone(), syntax: ExtractSyntax::From, expr: Box::new(part.tree) };
        (spell::wide(extract), Kind::Number)
    }

    fn function(&mut self, function: &Function, expr: &Expr) -> (Expr, Kind) {
        let name = function.name.0.last().and_then(ObjectNamePart::as_ident);
        let word = name.map(|name| name.value.to_lowercase()).unwrap_or_default();
        let place = name.map_or(self.place(expr), |name| self.written.between(name.span));
        if function.name.0.len() != 1 || !FUNCTIONS.contains(&word.as_str()) {
            let finding = self.fault(place, format!("there is no function `{}`", function.name));
            self.faults.add(match diag::nearest(&word, FUNCTIONS) {
                Some(nearest) => finding.expected(ALLOWED).hint(format!("did you mean `{nearest}`?")),
                None => finding.expected(ALLOWED),
            });
            return (expr.clone(), Kind::Doubtful);
        }
        let Some(args) = plain_arguments(function) else {
            return self.not_allowed(expr, &format!("this way to call `{word}`"));
        };
        let wrong_number = match word.as_str() {
            "coalesce" => args.len() < 2,
            "has" | "in_group" => args.len() != 2,
            _ => args.len() != 1,
        };
        if wrong_number {
            let finding = self.fault(place, format!("`{word}` does not take {} values", args.len()));
            self.faults.add(finding.expected(match word.as_str() {
                "coalesce" => "two or more values",
                "has" => "a list and a code: has(list, 'code')",
                "in_group" => "countries and a group: in_group(countries, 'group')",
                _ => "one value",
            }));
            return (expr.clone(), Kind::Doubtful);
        }
        match word.as_str() {
            "known" => self.known(args[0]),
            "has" => self.has(args[0], args[1]),
            "in_group" => self.in_group(args[0], args[1]),
            "coalesce" => {
                let mut result = None;
                let trees = args.iter().map(|arg| self.unite(&mut result, arg)).collect();
                (spell::call("COALESCE", trees), result.map_or(Kind::Doubtful, |result| result.kind))
            }
            "abs" => {
                let part = self.part(args[0]);
                self.need(&part, Kind::Number);
                (spell::call("ABS", vec![part.tree]), Kind::Number)
            }
            other => {
                let part = self.part(args[0]);
                self.need(&part, Kind::Text(None));
                let call = spell::call(&other.to_uppercase(), vec![part.tree]);
                if other == "length" { (spell::wide(call), Kind::Number) } else { (call, Kind::Text(None)) }
            }
        }
    }

    /// `known(x)`: there is a value, and it is not a code that stands for "not known".
    fn known(&mut self, arg: &Expr) -> (Expr, Kind) {
        let (tree, kind) = self.expression(arg);
        let there = Expr::IsNotNull(Box::new(tree.clone()));
        let (list, is_list) = match kind {
            Kind::Text(list) => (list, false),
            Kind::List(list) => (list, true),
            _ => (None, false),
        };
        let codes = list.and_then(|list| self.schema.code_lists.get(list)).map(|list| list.codes.iter());
        let unknown: Vec<Expr> =
            codes
                .into_iter()
                .flatten()
                .filter(|entry| entry.unknown)
                .map(|entry| {
                    if is_list { spell::text(&format!("|{}|", entry.code)) } else { spell::text(&entry.code) }
                })
                .collect();
        if unknown.is_empty() {
            return (spell::nested(there), Kind::Truth);
        }
        let told = Expr::InList { expr: Box::new(tree), list: unknown, negated: true };
        (spell::nested(spell::binary(there, BinaryOperator::And, told)), Kind::Truth)
    }

    /// `has(list, 'code')`: lists are kept as `|a|b|`, so that one that holds the
    /// code is another text without it. STRPOS would not do: to Polars it takes a
    /// regular expression, in which `|` means something, and makes 0 of NULL.
    fn has(&mut self, list: &Expr, code: &Expr) -> (Expr, Kind) {
        let (list, code) = (self.part(list), self.part(code));
        let Some(word) = code.literal() else {
            let finding = self.fault(code.place(self.written), "has() needs a code in single quotes");
            self.faults.add(finding.expected("has(list, 'code')"));
            return (list.tree, Kind::Truth);
        };
        match list.kind {
            Kind::List(codes) => {
                if let Some(codes) = codes {
                    check_code(&code, codes, self.written, self.schema, self.faults);
                }
            }
            Kind::Doubtful => {}
            other => {
                let message = format!("has() needs a list, and `{}` holds {}", list.source, other.plural());
                let finding =
                    self.fault(list.place(self.written), message).expected("a field of type `list`");
                self.faults.add(finding.hint(format!("write `{} = {}`", list.source, code.source)));
            }
        }
        (spell::has(list.tree, word), Kind::Truth)
    }

    /// `in_group(countries, 'group')`: a column of its own holds the groups.
    fn in_group(&mut self, places: &Expr, code: &Expr) -> (Expr, Kind) {
        let at = self.place(places);
        let path = match places {
            Expr::Identifier(name) => self.find(std::slice::from_ref(name)),
            Expr::CompoundIdentifier(names) => self.find(names),
            _ => {
                let finding = Finding::new(Code::NoPlaces, at.clone(), "in_group() needs a column of places");
                self.faults.add(finding.expected("in_group(countries, 'group')"));
                None
            }
        };
        let code = self.part(code);
        let written = (at, self.written);
        let found = path
            .and_then(|path| groups::in_group(&path, self.table, &code, written, self.schema, self.faults));
        let Some((path, tree)) = found else { return (places.clone(), Kind::Truth) };
        self.columns.insert(path.name.clone(), path);
        (tree, Kind::Truth)
    }

    /// Reports a part that does not hold what is needed.
    fn need(&mut self, part: &Part<'_>, needed: Kind) {
        let fits = match (part.kind, needed) {
            (Kind::Doubtful | Kind::Null, _) | (Kind::Text(_), Kind::Text(_)) => true,
            (kind, needed) => kind == needed,
        };
        if !fits {
            let message = match needed {
                Kind::Truth => format!("this holds {}, and must be true or false", part.kind.plural()),
                _ => format!("this holds {}, and must hold {}", part.kind.plural(), needed.plural()),
            };
            let finding = self.fault(part.place(self.written), message);
            self.faults.add(match needed {
                Kind::Truth => finding.expected("a comparison such as `attended_hours >= 1`"),
                _ => finding.expected(needed.plural()),
            });
        }
    }

    fn not_null(&mut self, part: &Part<'_>) {
        if part.kind == Kind::Null {
            let finding = self.fault(part.place(self.written), "nothing is equal to NULL, not even NULL");
            self.faults.add(finding.expected("`IS NULL` or `IS NOT NULL`"));
        }
    }

    fn not_allowed(&mut self, expr: &Expr, what: &str) -> (Expr, Kind) {
        let finding = self.fault(self.place(expr), format!("{what} cannot be used here"));
        self.faults.add(finding.expected(ALLOWED));
        (expr.clone(), Kind::Doubtful)
    }

    fn fault(&self, place: Place, message: impl Into<String>) -> Finding {
        Finding::new(Code::BadExpression, place, message)
    }

    fn place(&self, expr: &Expr) -> Place {
        self.written.between(expr.span())
    }
}

//! An explanation for programs.

use crate::compute::Version;
use crate::cube::{Figure, Number};
use crate::diag::{CellRef, Place, line_and_column};
use crate::explain::{Cell, Definition, Entry, Explanation};
use crate::number::Decimal;
use crate::project::Project;
use crate::source::SourceFile;
use serde_json::{Map, Value, json};

/// An explanation as an object: the figure, its definition, and all rows.
pub fn json(project: &Project, explained: &Explanation, files: &[SourceFile]) -> String {
    format!("{:#}", object(project, explained, files))
}

fn object(project: &Project, explained: &Explanation, files: &[SourceFile]) -> Value {
    let list = |entries: &[Entry]| entries.iter().map(entry).collect::<Vec<Value>>();
    json!({
        "figure": figure(explained),
        "definition": definition(project, explained, files),
        "agreed": explained.agreed.iter().map(version).collect::<Vec<Value>>(),
        "notes": explained.notes,
        "records": list(&explained.records),
        "excluded": list(&explained.excluded),
        "superseded": list(&explained.superseded),
        "operands": explained.operands.iter().map(|one| object(project, one, files)).collect::<Vec<Value>>(),
    })
}

/// A number as JSON has it: as text only where that would lose digits.
fn exact(number: Decimal) -> Value {
    if let Some(whole) = number.to_i64() {
        return whole.into();
    }
    let near = number.to_f64();
    if Decimal::from_f64(near) == Ok(number) { near.into() } else { number.to_string().into() }
}

fn number(number: Option<Number>) -> Value {
    match number {
        None => Value::Null,
        Some(Number::Exact(number)) => exact(number),
        Some(Number::Quotient(number)) => number.into(),
    }
}

fn figure(explained: &Explanation) -> Value {
    let Figure {
        address, status, value, numerator, denominator, records, incomplete, origin, standing, ..
    } = &explained.figure;
    let worded = &explained.worded;
    json!({
        "indicator": explained.definition.id,
        "geography_kind": address.geography.kind(),
        "geography": address.geography.code(),
        "programme": address.programme.code(),
        "period_kind": address.period.kind.word(),
        "period": address.period.code,
        "accumulation": address.accumulation.word(),
        "dimension": &*address.category.dimension,
        "category": &*address.category.code,
        "status": status.word(),
        "value": number(*value),
        "shown": worded.value,
        "numerator": number(*numerator),
        "denominator": number(*denominator),
        "records": records,
        "incomplete": incomplete,
        "origin": origin.word(),
        "baseline": number(standing.baseline),
        "baseline_period": standing.baseline_period.as_deref(),
        "target": number(standing.target),
        "progress": standing.progress,
        "expected": number(standing.expected),
        "expected_by_milestone": standing.milestone,
        "progress_expected": standing.progress_expected,
        "method": standing.method.map(|method| method.word()),
        "rating": standing.rating.word(),
        "returns_received": explained.coverage.map(|coverage| coverage.received),
        "returns_expected": explained.coverage.map(|coverage| coverage.expected),
        "as_of": explained.as_of.to_string(),
        "known_by": explained.known_by.map(|day| day.to_string()),
    })
}

fn definition(project: &Project, explained: &Explanation, files: &[SourceFile]) -> Value {
    let Definition {
        id,
        code,
        version,
        valid_from,
        unit,
        table,
        condition,
        date,
        place,
        programme,
        split,
        by,
        periods,
        at,
    } = &explained.definition;
    let wording = &explained.wording;
    let indicator = project.indicators.get(explained.figure.address.indicator);
    json!({
        "id": id,
        "code": code,
        "title": wording.title,
        "definition": wording.definition,
        "limitations": wording.limitations,
        "formula": wording.formula,
        "records": wording.records,
        "table": table,
        "where": condition,
        "date": date,
        "place": place,
        "programme": programme,
        "split": split.as_ref().map(|(from, to)| json!({ "from": from, "to": to })),
        "by": by,
        "periods": periods.iter().map(|kind| kind.word()).collect::<Vec<_>>(),
        "level": indicator.map(|indicator| indicator.level.word()),
        "unit": unit,
        "version": version,
        "valid_from": valid_from.map(|day| day.to_string()),
        "file": at.as_ref().and_then(Place::file_name),
        "line": at.as_ref().and_then(|at| line_and_column(at, files)).map(|(line, _)| line),
    })
}

fn version(version: &Version) -> Value {
    let mut object = place(&version.place);
    object.extend([
        ("kind".to_string(), version.kind.word().into()),
        ("period".to_string(), version.period.as_str().into()),
        ("value".to_string(), exact(version.value)),
        ("set_on".to_string(), version.set_on.map(|day| day.to_string()).into()),
        ("reason".to_string(), version.reason.clone().into()),
        ("holds".to_string(), version.holds.into()),
        ("known".to_string(), version.known.into()),
    ]);
    Value::Object(object)
}

/// File, sheet, row and cell of a place.
fn place(place: &Place) -> Map<String, Value> {
    let row = match place {
        Place::Sheet { row: Some(row), .. } => Some(row + 1),
        _ => None,
    };
    let mut object = Map::new();
    object.insert("file".into(), place.file_name().unwrap_or("").into());
    object.insert("sheet".into(), place.sheet_name().unwrap_or("").into());
    object.insert("row".into(), row.into());
    if let Place::Sheet { row: Some(row), col: Some(col), .. } = *place {
        object.insert("cell".into(), CellRef { row, col }.to_string().into());
    }
    object
}

fn entry(entry: &Entry) -> Value {
    let mut object = Map::new();
    object.insert("table".into(), (*entry.table).into());
    object.extend(place(&entry.place));
    object.insert("record".into(), entry.record.as_str().into());
    object.insert("numerator".into(), entry.numerator.map_or(Value::Null, exact));
    object.insert("denominator".into(), entry.denominator.map_or(Value::Null, exact));
    if let Some(why) = &entry.why {
        object.insert("reason".into(), why.reason.word().into());
        if !why.detail.is_empty() {
            object.insert("detail".into(), why.detail.as_str().into());
        }
        if let Some((code, message)) = &why.finding {
            object.insert("finding".into(), json!({ "code": code.as_str(), "message": &**message }));
        }
        if let Some(instead) = &why.instead {
            object.insert("counted".into(), Value::Object(place(instead)));
        }
    }
    object.insert("cells".into(), entry.cells.iter().map(cell).collect());
    Value::Object(object)
}

fn cell(cell: &Cell) -> Value {
    let mut object = Map::new();
    object.insert("column".into(), (*cell.column).into());
    object.insert("value".into(), cell.value.clone().into());
    if let Some(held) = &cell.held {
        object.insert("held".into(), held.as_str().into());
    }
    if let Some(at) = &cell.place {
        object.extend(place(at));
    }
    Value::Object(object)
}

//! The sheets of all files, put together into tables. Sheets are numbered by
//! file, sheet and source, so that numbers do not depend on what was read first.

use super::file::FileRows;
use super::header::Label;
use super::outcome::{Fault, Ingested, InputFile, RawTable};
use super::sheet::SheetRows;
use super::slots::{NO_CODE, Slots, Values};
use super::wide::Block;
use crate::diag::{CellRef, Finding};
use crate::number::SCALE;
use crate::project::{CodeList, Field, FieldType, Project};
use crate::table::{Account, BlockOrigin, Quarantined, Records, RowOrigin, SheetOrigin};
use polars::prelude::*;
use rayon::prelude::*;

/// Digits of a decimal column.
pub const PRECISION: usize = 38;

/// Puts together what was read of all files, in the order of files.
pub fn assemble(project: &Project, files: Vec<(String, FileRows)>, findings: Vec<Finding>) -> Ingested {
    let mut ingested = Ingested { findings, ..Ingested::default() };
    let mut sheets: Vec<Vec<(u32, SheetRows)>> = project.tables.iter().map(|_| Vec::new()).collect();
    let mut nobodys = Vec::new();
    for (file, rows) in files {
        ingested.files.push(InputFile { name: file.clone(), sha256: rows.sha256 });
        ingested.findings.extend(rows.findings);
        for outcome in rows.sheets {
            let mut account =
                Account { file: file.clone(), sheet: outcome.name.clone(), ..Account::default() };
            let first = ingested.findings.len();
            ingested.findings.extend(outcome.findings);
            let Some((source, mut rows)) = outcome.read else {
                account.read = outcome.unclaimed;
                account.skipped = outcome.unclaimed;
                nobodys.push(account);
                continue;
            };
            let Some((table, sheet)) =
                table_of(project, source).zip(u32::try_from(ingested.origins.sheets.len()).ok())
            else {
                continue;
            };
            let name = project.tables.get(table).map_or("", |table| table.name.as_str());
            account.table = name.to_string();
            account.read = rows.read;
            account.skipped = rows.skipped();
            account.used = rows.kept;
            account.quarantined = rows.unread.len() as u64;
            let offset = u32::try_from(ingested.findings.len()).unwrap_or(u32::MAX);
            for row in &rows.unread {
                // The finding about the missing header is the first of the sheet.
                let finding = rows.unread_for.map_or(first, |number| offset as usize + number);
                let origin = RowOrigin { sheet, row: *row, block: 0 };
                ingested.quarantine.push(Quarantined { table: name.to_string(), origin, finding });
            }
            for fault in &mut rows.faults {
                fault.finding = fault.finding.saturating_add(offset);
            }
            ingested.findings.append(&mut rows.findings);
            let layout = rows.layout.take();
            let blocks: Vec<BlockOrigin> =
                layout.iter().flat_map(|layout| &layout.blocks).map(block_origin).collect();
            if !blocks.is_empty() {
                let made = rows.rows.len() as u64;
                account.records = Some(Records { made, used: made, ..Records::default() });
            }
            ingested.origins.sheets.push(SheetOrigin {
                file: file.as_str().into(),
                sheet: outcome.name.as_str().into(),
                source,
                columns: layout.map(|layout| layout.of_field).unwrap_or_default(),
                cells: std::mem::take(&mut rows.cells),
                blocks,
            });
            ingested.accounts.push(account);
            if let Some(sheets) = sheets.get_mut(table) {
                sheets.push((sheet, rows));
            }
        }
    }
    ingested.accounts.append(&mut nobodys);
    ingested.tables = project
        .tables
        .iter()
        .zip(sheets)
        .map(|(table, sheets)| raw_table(project, &table.fields, sheets))
        .collect();
    ingested
}

fn block_origin(block: &Block) -> BlockOrigin {
    let cell = |label: &Label| CellRef { row: label.row, col: label.col };
    BlockOrigin {
        labels: block.labels.iter().map(|(field, label)| (*field, cell(label))).collect(),
        values: block.values.clone(),
    }
}

fn table_of(project: &Project, source: usize) -> Option<usize> {
    project.sources.get(source).map(|source| source.table)
}

fn raw_table(project: &Project, fields: &[Field], sheets: Vec<(u32, SheetRows)>) -> RawTable {
    let mut table = RawTable::default();
    let mut chunks: Vec<Vec<Values>> = fields.iter().map(|_| Vec::new()).collect();
    for (sheet, rows) in sheets {
        let offset = u32::try_from(table.rows.len()).unwrap_or(u32::MAX);
        let blocks = rows.blocks.iter().copied().chain(std::iter::repeat(0));
        table.rows.extend(rows.rows.iter().zip(blocks).map(|(row, block)| RowOrigin {
            sheet,
            row: *row,
            block,
        }));
        table.faults.extend(
            rows.faults.iter().map(|fault| Fault { row: fault.row.saturating_add(offset), ..fault.clone() }),
        );
        for (chunks, values) in chunks.iter_mut().zip(rows.values) {
            chunks.push(values);
        }
    }
    table.columns = fields
        .par_iter()
        .zip(chunks)
        .map(|(field, chunks)| {
            let list = field.code_list.and_then(|list| project.code_lists.get(list));
            column(field, list, chunks)
        })
        .collect();
    table
}

/// The type of a field's column.
pub fn data_type(field: &Field) -> DataType {
    match field.kind {
        FieldType::String | FieldType::List | FieldType::Period => DataType::String,
        FieldType::Integer | FieldType::Year => DataType::Int64,
        FieldType::Number => DataType::Decimal(PRECISION, SCALE as usize),
        FieldType::Boolean => DataType::Boolean,
        FieldType::Date => DataType::Date,
    }
}

/// The column of a field, from the values of its sheets.
pub fn column(field: &Field, list: Option<&CodeList>, chunks: Vec<Values>) -> Column {
    let name = || PlSmallStr::from_str(&field.name);
    let mut whole = Series::new_empty(name(), &data_type(field));
    for chunk in chunks {
        let series = match chunk {
            Values::Text(builder) => builder.finish().into_series(),
            Values::Periods { codes, of_row } => {
                let of = |number: &u32| codes.get(*number as usize).map(String::as_str);
                let mut builder = StringChunkedBuilder::new(name(), of_row.len());
                of_row.iter().for_each(|number| builder.append_option(of(number)));
                builder.finish().into_series()
            }
            Values::Codes(codes) => spelt_out(name(), &codes, list).into_series(),
            Values::Whole(slots) => Int64Chunked::from_iter_options(name(), options(slots)).into_series(),
            Values::Exact(slots) => Int128Chunked::from_iter_options(name(), options(slots))
                .into_decimal_unchecked(PRECISION, SCALE as usize)
                .into_series(),
            Values::Boolean(slots) => BooleanChunked::from_iter_options(name(), options(slots)).into_series(),
            Values::Days(slots) => {
                Int32Chunked::from_iter_options(name(), options(slots)).into_date().into_series()
            }
        };
        // Chunks of one field have one type, so that appending cannot fail.
        let _ = whole.append_owned(series);
    }
    whole.rechunk().into_column()
}

fn options<T>(slots: Slots<T>) -> impl Iterator<Item = Option<T>> {
    slots.values.into_iter().zip(slots.present).map(|(value, present)| present.then_some(value))
}

fn spelt_out(name: PlSmallStr, codes: &[u32], list: Option<&CodeList>) -> StringChunked {
    let mut builder = StringChunkedBuilder::new(name, codes.len());
    for code in codes {
        let entry =
            if *code == NO_CODE { None } else { list.and_then(|list| list.codes.get(*code as usize)) };
        builder.append_option(entry.map(|entry| entry.code.as_str()));
    }
    builder.finish()
}

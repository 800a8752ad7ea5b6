//! The process that reads one file for another one: it takes limits upon
//! itself before it has seen a byte of the file, and ends with it.

use super::cell::Cell;
use super::content::{Content, Unreadable};
use super::workbook::wire::{self, Answer, Format, Request, Sheet};
use super::workbook::{self, Workbook};
use crate::project::Limits;
use std::io::{self, Read, Write};
use std::ops::ControlFlow;

/// Cells that are sent together.
const TOGETHER: usize = 4096;

/// Reads the file that is asked for, and answers until nothing more is asked.
///
/// # Errors
/// Where the process that asks has gone.
pub fn serve(mut from: impl Read, mut to: impl Write) -> io::Result<()> {
    let mut buffer = Vec::new();
    wire::receive(&mut from, &mut buffer)?;
    let request: Request = wire::unpack(&buffer)?;
    confine(&request.limits)?;
    let mut bytes = Vec::new();
    if from.by_ref().take(request.length).read_to_end(&mut bytes)? as u64 != request.length {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    let content = match request.format {
        Format::Xls => Content::Xls,
        Format::Xlsb => Content::Xlsb,
        Format::Ods => Content::Ods,
    };
    let mut opened = match workbook::open_confined(content, &bytes, &request.limits) {
        Ok(opened) => opened,
        Err(error) => {
            wire::send(&mut to, &Answer::Failed(error.into()))?;
            return to.flush();
        }
    };
    let answer = about(opened.as_mut());
    wire::send(&mut to, &answer)?;
    to.flush()?;
    loop {
        match wire::receive(&mut from, &mut buffer) {
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(()),
            Err(error) => return Err(error),
        }
        let sheet: u64 = wire::unpack(&buffer)?;
        give(opened.as_mut(), usize::try_from(sheet).unwrap_or(usize::MAX), &mut to)?;
        to.flush()?;
    }
}

fn about(opened: &mut dyn Workbook) -> Answer<'static> {
    let names: Vec<String> = opened.sheets().to_vec();
    let sheets = (0..)
        .zip(names)
        .map(|(number, name)| Sheet {
            name,
            hidden: opened.is_hidden(number),
            hidden_rows: opened.hidden_rows(number).unwrap_or_default(),
            merged: opened.merged(number),
        })
        .collect();
    Answer::Opened { sheets, epoch_1904: opened.epoch_1904(), external: opened.has_external_references() }
}

fn give(opened: &mut dyn Workbook, sheet: usize, to: &mut impl Write) -> io::Result<()> {
    let mut waiting: Vec<(u32, Vec<(u32, Cell<'static>)>)> = Vec::new();
    let mut cells = 0;
    let mut sent = Ok(());
    let read = opened.rows(sheet, &mut |row| {
        cells += row.cells.len() + 1;
        waiting.push((
            row.number,
            row.cells.iter().map(|(col, cell)| (*col, cell.clone().into_owned())).collect(),
        ));
        if cells >= TOGETHER {
            sent = wire::send(to, &Answer::Rows(std::mem::take(&mut waiting)));
            cells = 0;
        }
        if sent.is_err() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    sent?;
    if !waiting.is_empty() {
        wire::send(to, &Answer::Rows(waiting))?;
    }
    match read {
        Ok(()) => wire::send(to, &Answer::End),
        Err(error) => wire::send(to, &Answer::Failed(Unreadable::into(error))),
    }
}

/// Limits memory and work. What this process needs beyond its own data, such
/// as the program itself and libraries, is not counted where the system can tell.
#[cfg(unix)]
fn confine(limits: &Limits) -> io::Result<()> {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    /// Room for the program itself, where all addresses are counted.
    const PROGRAM: u64 = 1024 * 1024 * 1024;
    let limit = |resource: Resource, most: u64, beyond: u64| {
        // Who started the run may have set a lower limit, which cannot be raised.
        let allowed = getrlimit(resource).maximum;
        let within = |number: u64| Some(allowed.map_or(number, |allowed| allowed.min(number)));
        let set = Rlimit { current: within(most), maximum: within(most.saturating_add(beyond)) };
        match setrlimit(resource, set) {
            // Elsewhere a system may have no such limit; the time is limited all the same.
            Err(error) if cfg!(target_os = "linux") => Err(io::Error::from(error)),
            _ => Ok(()),
        }
    };
    limit(Resource::Data, limits.memory_bytes(), 0)?;
    #[cfg(not(target_os = "openbsd"))]
    limit(Resource::As, limits.memory_bytes().saturating_add(PROGRAM), 0)?;
    // No file of what was in memory is left behind.
    limit(Resource::Core, 0, 0)?;
    limit(Resource::Cpu, limits.seconds, 1)
}

/// Elsewhere there is no limit of memory that needs no unsafe code: the one who
/// asks limits the time, and files are checked before they are opened.
#[cfg(not(unix))]
fn confine(_limits: &Limits) -> io::Result<()> {
    Ok(())
}

//! A file that a process of its own reads, with limits of memory and time: what
//! happens to that process becomes a finding about the file.

use super::seam::{Area, Rows, TakeRow, Workbook};
use super::wire::{self, Answer, Format, Request, Sheet};
use crate::ingest::cell::Row;
use crate::ingest::content::Unreadable;
use crate::project::Limits;
use std::io::{self, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// The hidden command that reads a file in a process of its own.
pub const COMMAND: &str = "read-workbook";

/// How many times longer than its work a process may take: other processes
/// want the machine too, and what is read must not depend on them. Where work
/// cannot be limited, time is.
const PATIENCE: u64 = if cfg!(unix) { 4 } else { 1 };

/// A file that another process has opened.
pub struct RemoteWorkbook {
    process: Process,
    names: Vec<String>,
    sheets: Vec<Sheet>,
    epoch_1904: bool,
    external: bool,
}

impl RemoteWorkbook {
    /// Opens a file.
    ///
    /// # Errors
    /// [`Unreadable`] if it is damaged or protected, or its reader was stopped.
    pub fn open(
        program: &Path,
        format: Format,
        bytes: &[u8],
        limits: &Limits,
    ) -> Result<RemoteWorkbook, Unreadable> {
        let mut process = Process::start(program, limits).map_err(|error| {
            let reason = format!("no process could be started to read the file ({error})");
            Unreadable::new(reason, "Run yardstick again, with fewer other programs beside it")
        })?;
        let mut buffer = Vec::new();
        let asked = process.ask(format, bytes, limits);
        // A process that stopped before it had the whole file may have said why.
        let answered = process.receive(&mut buffer);
        if asked.is_err() && answered.is_err() {
            return Err(process.why());
        }
        match answered.and_then(|()| wire::unpack(&buffer)) {
            Ok(Answer::Opened { sheets, epoch_1904, external }) => {
                let names = sheets.iter().map(|sheet| sheet.name.clone()).collect();
                Ok(RemoteWorkbook { process, names, sheets, epoch_1904, external })
            }
            Ok(Answer::Failed(told)) => Err(told.into()),
            Ok(_) | Err(_) => Err(process.why()),
        }
    }
}

impl Workbook for RemoteWorkbook {
    fn sheets(&self) -> &[String] {
        &self.names
    }

    fn epoch_1904(&self) -> bool {
        self.epoch_1904
    }

    fn is_hidden(&self, sheet: usize) -> bool {
        self.sheets.get(sheet).is_some_and(|sheet| sheet.hidden)
    }

    fn has_external_references(&self) -> bool {
        self.external
    }

    fn hidden_rows(&mut self, sheet: usize) -> Result<Vec<Rows>, Unreadable> {
        Ok(self.sheets.get(sheet).map(|sheet| sheet.hidden_rows.clone()).unwrap_or_default())
    }

    fn merged(&mut self, sheet: usize) -> Vec<Area> {
        self.sheets.get(sheet).map(|sheet| sheet.merged.clone()).unwrap_or_default()
    }

    fn rows(&mut self, sheet: usize, take: &mut TakeRow<'_>) -> Result<(), Unreadable> {
        if sheet >= self.sheets.len() {
            return Ok(());
        }
        if self.process.wants(sheet).is_err() {
            return Err(self.process.why());
        }
        let mut buffer = Vec::new();
        // Who has had enough still hears the rest, so that the next sheet can be asked for.
        let mut enough = false;
        loop {
            if self.process.receive(&mut buffer).is_err() {
                return Err(self.process.why());
            }
            match wire::unpack(&buffer) {
                Ok(Answer::Rows(rows)) => {
                    for (number, cells) in &rows {
                        enough = enough || take(Row { number: *number, cells }).is_break();
                    }
                }
                Ok(Answer::End) => return Ok(()),
                Ok(Answer::Failed(told)) => return Err(told.into()),
                Ok(Answer::Opened { .. }) | Err(_) => return Err(self.process.why()),
            }
        }
    }
}

/// A process that reads a file. It ends when this is dropped.
struct Process {
    child: Arc<Mutex<Child>>,
    to: Option<ChildStdin>,
    from: BufReader<ChildStdout>,
    /// Whether it was stopped for its time.
    late: Arc<AtomicBool>,
    /// Tells the guard of its time that it is done.
    done: Option<Sender<()>>,
    limits: Limits,
}

impl Process {
    fn start(program: &Path, limits: &Limits) -> io::Result<Process> {
        let mut child = Command::new(program)
            .arg(COMMAND)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            // What it complains about is told by how it ends.
            .stderr(Stdio::null())
            .spawn()?;
        let pipes = child.stdin.take().zip(child.stdout.take());
        let (to, from) = pipes.ok_or_else(|| io::Error::other("its pipes are missing"))?;
        let child = Arc::new(Mutex::new(child));
        let late = Arc::new(AtomicBool::new(false));
        let (done, ended) = mpsc::channel::<()>();
        let time = Duration::from_secs(limits.seconds.saturating_mul(PATIENCE));
        let (watched, tell) = (Arc::clone(&child), Arc::clone(&late));
        std::thread::Builder::new().name("time limit".into()).stack_size(128 * 1024).spawn(move || {
            if ended.recv_timeout(time) == Err(RecvTimeoutError::Timeout) {
                tell.store(true, Ordering::SeqCst);
                if let Ok(mut child) = watched.lock() {
                    // It may have ended by itself just now.
                    let _ = child.kill();
                }
            }
        })?;
        Ok(Process {
            child,
            to: Some(to),
            from: BufReader::new(from),
            late,
            done: Some(done),
            limits: *limits,
        })
    }

    fn ask(&mut self, format: Format, bytes: &[u8], limits: &Limits) -> io::Result<()> {
        let to = self.to.as_mut().ok_or(io::ErrorKind::BrokenPipe)?;
        wire::send(to, &Request { format, limits: *limits, length: bytes.len() as u64 })?;
        to.write_all(bytes)?;
        to.flush()
    }

    fn wants(&mut self, sheet: usize) -> io::Result<()> {
        let to = self.to.as_mut().ok_or(io::ErrorKind::BrokenPipe)?;
        wire::send(to, &(sheet as u64))?;
        to.flush()
    }

    fn receive(&mut self, buffer: &mut Vec<u8>) -> io::Result<()> {
        wire::receive(&mut self.from, buffer)
    }

    /// Why it says nothing more.
    fn why(&mut self) -> Unreadable {
        self.to = None;
        let status = match self.child.lock() {
            Ok(mut child) => {
                // One that is confused rather than dead is not waited for.
                if matches!(child.try_wait(), Ok(None)) {
                    std::thread::sleep(Duration::from_millis(200));
                    let _ = child.try_wait().map(|ended| if ended.is_none() { child.kill() } else { Ok(()) });
                }
                child.wait().ok()
            }
            Err(_) => None,
        };
        if self.late.load(Ordering::SeqCst) {
            return Unreadable::took_too_long(&self.limits);
        }
        match status.map_or(End::Fault, end) {
            End::Time => Unreadable::took_too_long(&self.limits),
            End::Memory => Unreadable::took_too_much_memory(&self.limits),
            End::Fault => Unreadable::reader_failed(),
        }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.to = None;
        self.done = None;
        if let Ok(mut child) = self.child.lock() {
            // It may have ended by itself; either way it is waited for, so that none is left behind.
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

enum End {
    Time,
    Memory,
    Fault,
}

#[cfg(unix)]
fn end(status: ExitStatus) -> End {
    use std::os::unix::process::ExitStatusExt;
    // Numbers that are the same on every Unix: an allocation that fails aborts,
    // the system kills what it has no memory for, and says when time is over.
    match status.signal() {
        Some(6 | 9) => End::Memory,
        Some(24) => End::Time,
        _ => End::Fault,
    }
}

#[cfg(not(unix))]
fn end(_status: ExitStatus) -> End {
    End::Fault
}

//! Why a file cannot be read, as its sender should be told.

use crate::diag::Code;
use crate::project::Limits;
use serde::{Deserialize, Serialize};

/// Why a file cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    /// The kind of finding.
    pub code: Code,
    /// What is wrong, in a sentence without a full stop.
    pub reason: String,
    /// What to do.
    pub hint: String,
}

/// What to ask for where a file of another kind was sent.
pub const SAVE_AS: &str = "Ask the sender to save it as an Excel workbook (.xlsx) and to send it again";

impl Unreadable {
    /// A file of a kind of its own.
    pub fn of(code: Code, reason: impl Into<String>, hint: impl Into<String>) -> Unreadable {
        Unreadable { code, reason: reason.into(), hint: hint.into() }
    }

    /// A file that is broken or of a kind that is not read.
    pub fn new(reason: impl Into<String>, hint: impl Into<String>) -> Unreadable {
        Unreadable::of(Code::UnreadableFile, reason, hint)
    }

    /// A file that is damaged; `detail` is what the reader said.
    pub fn damaged(detail: impl std::fmt::Display) -> Unreadable {
        // What a reader says may repeat the file's own bytes, at any length.
        let detail: String =
            detail.to_string().chars().filter(|c| !c.is_control()).take(160).collect::<String>();
        Unreadable::new(
            format!("the file is damaged ({detail})"),
            "Ask the sender to open it in a spreadsheet program, save it anew as .xlsx, and send it again",
        )
    }

    /// A file that breaks off.
    pub fn cut_off(what: &str) -> Unreadable {
        Unreadable::of(
            Code::CutOff,
            format!("the file is cut off: {what}"),
            "It was probably not uploaded to its end: ask the sender to send it again",
        )
    }

    /// A file with a password.
    pub fn encrypted() -> Unreadable {
        Unreadable::of(
            Code::EncryptedFile,
            "the file is protected by a password",
            "Ask the sender to remove the password (in Excel: File > Info > Protect Workbook > Encrypt with \
             Password, and clear it) and to send it again",
        )
    }

    /// A file beyond one of the limits: what it has, and the key of the limit.
    pub fn beyond(what: impl std::fmt::Display, key: &str, limit: u64) -> Unreadable {
        Unreadable::of(
            Code::TooLarge,
            format!("{what}, and the limit is {limit}"),
            format!(
                "Ask the sender to clear what is not part of the table, or to split it; if the file is as it \
                 should be, raise `{key}` under [limits] in yardstick.toml, which is {limit}"
            ),
        )
    }

    /// A file whose parts unpack to far more than they should.
    pub fn inflated(what: impl Into<String>, limits: &Limits) -> Unreadable {
        Unreadable::of(
            Code::Inflated,
            what,
            format!(
                "Workbooks that people make are not packed like this: ask the sender where it comes from, and to \
                 save it anew; if it is as it should be, raise `ratio` under [limits] in yardstick.toml, which is {}",
                limits.ratio
            ),
        )
    }

    /// A file at which its reader failed.
    pub fn reader_failed() -> Unreadable {
        Unreadable::of(
            Code::ReaderFailed,
            "the file is damaged: its reader failed",
            "Ask the sender to open it in a spreadsheet program, save it anew as .xlsx, and send it again",
        )
    }

    /// A file whose reader was stopped after its time.
    pub fn took_too_long(limits: &Limits) -> Unreadable {
        Unreadable::of(
            Code::TookTooLong,
            format!("the file took more than {} seconds to read, and was given up", limits.seconds),
            format!(
                "Ask the sender to clear unused rows and columns and to save it as .xlsx, which is read faster; \
                 or raise `seconds` under [limits] in yardstick.toml, which is {}",
                limits.seconds
            ),
        )
    }

    /// A file whose reader was stopped for its memory.
    pub fn took_too_much_memory(limits: &Limits) -> Unreadable {
        Unreadable::of(
            Code::TookTooMuchMemory,
            format!("the file took more than {} MB of memory to read, and was given up", limits.memory_mb),
            format!(
                "It may have a cell far from its table: ask the sender to clear unused rows and columns and to \
                 save it as .xlsx, which takes little memory; or raise `memory_mb` under [limits] in \
                 yardstick.toml, which is {}",
                limits.memory_mb
            ),
        )
    }
}

/// The same, as one process tells another.
#[derive(Debug, Serialize, Deserialize)]
pub struct Told {
    code: String,
    reason: String,
    hint: String,
}

impl From<Unreadable> for Told {
    fn from(error: Unreadable) -> Told {
        Told { code: error.code.as_str().to_string(), reason: error.reason, hint: error.hint }
    }
}

impl From<Told> for Unreadable {
    fn from(told: Told) -> Unreadable {
        let code = Code::ALL.iter().find(|code| code.as_str() == told.code);
        Unreadable::of(code.copied().unwrap_or(Code::UnreadableFile), told.reason, told.hint)
    }
}

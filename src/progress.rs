//! How long work says how far it is, without knowing who listens.

/// A stage of a run, in the order in which they happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Reading the definitions.
    Define,
    /// Reading the spreadsheets.
    Read,
    /// Checking keys, references and constraints.
    Check,
    /// Computing figures.
    Compute,
    /// Computing them a second time, and comparing.
    Recount,
    /// Finding what may be published.
    Protect,
    /// Laying out reports.
    Report,
    /// Writing files.
    Write,
}

impl Stage {
    /// What is printed for it.
    pub fn word(self) -> &'static str {
        match self {
            Stage::Define => "define",
            Stage::Read => "read",
            Stage::Check => "check",
            Stage::Compute => "compute",
            Stage::Recount => "recount",
            Stage::Protect => "protect",
            Stage::Report => "report",
            Stage::Write => "write",
        }
    }
}

/// Something that listens to progress. Called from several threads.
pub trait Progress: Sync {
    /// A stage begins, with so many steps.
    fn begin(&self, stage: Stage, steps: u64);
    /// A step of the current stage is done.
    fn step(&self);
    /// The stage is done.
    fn end(&self, stage: Stage);
}

/// Nobody listens.
impl Progress for () {
    fn begin(&self, _: Stage, _: u64) {}
    fn step(&self) {}
    fn end(&self, _: Stage) {}
}

//! The shapes of definition files: which keys each kind of entry has.
//!
//! Every key is optional here, so that an entry with one broken value still
//! tells its name and all its other values; a missing key that must be there
//! has been reported by then.

mod shapes;

mod settings;

mod table;

mod quality;

mod framework;

mod source;

mod report;

pub use framework::{
    RawChecklist, RawFramework, RawGain, RawHaving, RawIndicator, RawMeasure, RawNormalisedGain, RawParts,
    RawRatio, RawReported, RawResult, RawSplit,
};
pub use quality::{RawJumps, RawQuality, RawReferring};
pub use report::{RawAnnex, RawBeneficiaries, RawChart, RawFinance, RawReport};
pub use settings::{RawExpectation, RawLimits, RawPeriod, RawProgramme, RawProject};
pub use source::{RawCover, RawSource, RawSources, RawSupersedes, RawWide};
pub use table::{RawAge, RawConstraints, RawField, RawForeignKey, RawMoney, RawTable};

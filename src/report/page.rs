//! The pages of a report. A page that would be empty is not made.

mod table;

mod adding;

mod submissions;

mod changes;

mod rules;

mod cover;
mod disaggregation;
mod framework;
mod frameworks;
mod method;
mod narrative;
mod periods;
mod quality;
mod reference;
mod summary;

pub use cover::{contents, cover};
pub use disaggregation::disaggregation;
pub use framework::framework;
pub use frameworks::frameworks;
pub use method::method;
pub use narrative::{narrative, with_text};
pub use periods::{countries, programmes};
pub use quality::quality;
pub use reference::{formula, records, reference, reference_sheet};
pub use submissions::submissions;
pub use summary::summary;

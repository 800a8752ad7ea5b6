//! The pages of a report. A page that would be empty is not made.

mod table;

mod adding;

mod submissions;

mod changes;

mod rules;

mod cover;
mod disaggregation;
mod framework;
mod method;
mod periods;
mod quality;
mod reference;
mod summary;

pub use cover::{contents, cover};
pub use disaggregation::disaggregation;
pub use framework::framework;
pub use method::method;
pub use periods::{countries, programmes};
pub use quality::quality;
pub use reference::{reference, reference_sheet};
pub use submissions::submissions;
pub use summary::summary;
